"""llama.cpp itself: the library, its threads, the worker, the abort switch, the GPU.

It imports nothing of the engine.
"""

"""llama.cpp itself: the library, its threads, worker, abort and GPU.

It imports nothing of the engine.
"""

"""Which models there are, which one answers, and how its file comes here.

It imports settings and the engine.
"""

"""The models there are, the one that answers, and how its file gets here.

It imports settings and the engine.
"""

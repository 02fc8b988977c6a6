"""The process itself: no core dumps, parts built in the background, libraries loaded in part.

It imports nothing.
"""

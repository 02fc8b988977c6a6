"""The process itself: no core dumps, parts built in the background.

It imports nothing.
"""

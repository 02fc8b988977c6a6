"""The screen without widgets: the conversation, its threads, their messages, the ports below.

It imports text alone.
"""

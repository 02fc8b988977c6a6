"""Replies: streamed from the model, their drafts, and answers that need no model.

It imports prompt, after, house.
"""

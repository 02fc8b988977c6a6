"""Whole pages over the chat: facts, nights, conversations, models.

It imports boxes, widgets and the model.
"""

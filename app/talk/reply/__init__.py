"""What answers: the streamed reply, its draft, and the answers that need no model.

It imports prompt, after, house.
"""

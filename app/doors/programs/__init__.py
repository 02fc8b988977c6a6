"""Which programs may come in, what they did, and what of it waits for the user.

It imports nothing of doors.
"""

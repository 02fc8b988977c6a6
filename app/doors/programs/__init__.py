"""Which programs have access, what they did, and what of it waits for the user's decision.

It imports nothing of doors.
"""

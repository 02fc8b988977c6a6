"""What a message tells: frames, rules, and the understanding that joins them.

It imports vocabulary alone.
"""

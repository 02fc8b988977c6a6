"""What a message tells: frames, rules, and the understanding that combines them.

It imports only vocabulary.
"""

"""What the model is sent: the named sections of a prompt within its tokens.

It imports the ports and settings alone.
"""

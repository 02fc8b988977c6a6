"""What a reply says of memory, and what it must not: kept, known, taken back, told by nobody.

It imports the prompt, what is read, and the ports.
"""

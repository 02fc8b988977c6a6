"""The values, errors, ports and slots that the whole program speaks about.

It imports nothing of memory.
"""

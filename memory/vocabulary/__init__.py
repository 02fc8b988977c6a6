"""The values, errors, ports and slots used by the whole program.

It imports nothing of memory.
"""

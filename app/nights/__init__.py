"""When a night comes and the process that it runs in.

It imports house and what a talk knows of adapters.
"""

"""Chooses what of memory goes into a prompt, and why; imports store and accept, writes nothing."""

"""A running chat model: contexts, replies one by one or in parallel, adapters.

It imports tokens, files and llama.
"""

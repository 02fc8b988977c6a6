"""A chat model that runs: contexts, replies, adapters, several at once.

It imports tokens, files and llama.
"""

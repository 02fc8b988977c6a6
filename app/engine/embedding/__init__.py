"""Sentence vectors: the embedder and its file; imports tokens and llama."""

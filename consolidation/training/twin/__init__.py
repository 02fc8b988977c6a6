"""The torch twin of a GGUF model and its layers; imports adapters for the names of weights."""

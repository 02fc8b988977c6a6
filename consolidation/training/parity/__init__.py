"""Whether the torch twin and llama.cpp compute the same logits; imports the twin."""

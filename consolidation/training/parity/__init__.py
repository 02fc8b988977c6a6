"""Whether the twin computes what llama.cpp serves; imports the twin."""

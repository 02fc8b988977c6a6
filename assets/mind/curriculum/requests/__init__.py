"""Open requests, which have nothing to do with memory, and what the base itself replies."""

"""Commands about what is known: list, add, forget, review, recall."""

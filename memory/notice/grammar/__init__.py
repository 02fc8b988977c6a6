"""Sentences, clauses and word lists that every rule uses; of its neighbours it imports `speech`."""

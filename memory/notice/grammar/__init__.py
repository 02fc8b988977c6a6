"""Sentences, clauses and word lists that every rule uses; imports no rule."""

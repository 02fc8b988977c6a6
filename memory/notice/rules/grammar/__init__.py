"""Sentences, clauses and word lists that every rule reads; imports no rule."""

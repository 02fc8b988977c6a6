"""The tables of families: how each sort of fact is said and asked for."""

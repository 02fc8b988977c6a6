"""The tables of families: how each sort of fact is said and asked for.

It imports of its neighbours `frame`, `person`, `phrases`, `qualifiers`, `vocabulary`; from
elsewhere `memory.notice`, `memory.vocabulary`.
"""

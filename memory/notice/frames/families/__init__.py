"""The tables of families: how each kind of fact is expressed and asked for.

Of its neighbours it imports `frame`, `person`, `phrases`, `qualifiers`, `vocabulary`; from
elsewhere `memory.notice`, `memory.vocabulary`.
"""

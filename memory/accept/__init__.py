"""From a candidate and the known facts to a plan: secrets, safety, reconciling.

It is pure and reads no table.

It imports of its neighbours `notice`, `vocabulary`.
"""

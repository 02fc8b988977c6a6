"""From a candidate and the known facts to a plan: secrets, safety, reconciling.

It pure, reads no table.

It imports of its neighbours `notice`, `vocabulary`.
"""

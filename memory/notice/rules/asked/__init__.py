"""Rules about requests to Luna: instructions, corrections, withdrawals.

It imports `families` and `grammar` of `memory.notice`; from elsewhere `memory.vocabulary`.
"""

"""Rules about what is asked of Luna: orders, corrections, withdrawals.

It imports of its neighbours `grammar`, `people`; from elsewhere `memory.vocabulary`.
"""

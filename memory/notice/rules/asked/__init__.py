"""Rules about requests to Luna: instructions, corrections, withdrawals.

Of its neighbours it imports `grammar`, `people`; from elsewhere `memory.vocabulary`.
"""

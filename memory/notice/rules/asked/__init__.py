"""Rules about what is asked of Luna: orders, corrections, withdrawals."""

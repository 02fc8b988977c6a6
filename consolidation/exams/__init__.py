"""What an adapter must know and must not harm, asked of the served model.

It imports of its neighbours `ports`, `settings`, `wording`; from elsewhere `memory`.
"""

"""LoRA files on their shelf: which are in force, what they know, how they change.

It imports of its neighbours `settings`; from elsewhere `memory`.
"""

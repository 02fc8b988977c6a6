"""Rules about the user and the people and pets around them.

It imports of its neighbours `grammar`, `living`; from elsewhere `memory.vocabulary`.
"""

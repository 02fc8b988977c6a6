"""Rules about the user and the people and pets around them.

Of its neighbours it imports `grammar`, `living`; from elsewhere `memory.vocabulary`.
"""

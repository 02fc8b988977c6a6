"""One value in its sentence: its position, its verb, its restrictions, its names.

It imports only reading.
"""

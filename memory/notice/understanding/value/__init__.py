"""One value in its sentence: where it stands, its verb, its limits, its names.

It imports reading alone.
"""

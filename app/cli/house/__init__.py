"""Commands about the house: settings, models, backups, imports, doctor.

It may import those of a talk.
"""

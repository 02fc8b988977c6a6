"""What Luna needs before a talk: settings, folders, log, models, backups.

It imports the engine, nothing of a talk.
"""

"""What Luna needs before a conversation starts: settings, folders, log, models, backups.

It imports the engine and nothing of a conversation.
"""

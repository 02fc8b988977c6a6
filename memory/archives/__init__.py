"""Memory in and out of files: export, import, ingestion, other programs' conversations.

It imports change and store.
"""

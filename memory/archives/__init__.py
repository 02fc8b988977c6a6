"""Memory in and out of files: export, import, ingestion, other programs' talks.

It imports change and store.
"""

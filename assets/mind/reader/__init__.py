"""Labelled messages from which the default mind learns to read what a message tells."""

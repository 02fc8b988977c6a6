"""A batch: its targets, losses and the vector that learns; imports the twin."""

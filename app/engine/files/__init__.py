"""Model files as bytes: hashes, manners, merging; imports nothing of the engine."""

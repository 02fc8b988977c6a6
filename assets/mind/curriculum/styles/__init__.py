"""Standing instructions of many kinds: how people word them, and replies that obey."""

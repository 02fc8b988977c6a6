"""What a table holds: columns, sealed rows, text that is whole; imports nothing of the tables."""

"""The terminal: keys, colours, clipboard, control characters; imports no widget."""

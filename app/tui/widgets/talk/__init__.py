"""The lines of a talk: exchanges, replies, notes, the welcome; imports text and model."""

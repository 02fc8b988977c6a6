"""The default mind: what it is made of and how it was made."""

"""Reads rules of form in standing instructions; imports rules and words of the room above."""

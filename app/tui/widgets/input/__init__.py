"""The input: the composer, its pastes, the list of commands; imports text and model."""

"""Words and symbols as a terminal shows them; imports no widget."""

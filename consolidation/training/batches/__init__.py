"""A batch: its targets, its losses and the vector of trained parameters; imports the twin."""

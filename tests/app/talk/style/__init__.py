"""Rules of form: read, and kept."""

"""What the recogniser of rules of form learns from, and its fitting."""

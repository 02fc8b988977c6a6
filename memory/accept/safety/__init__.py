"""What must wait for a yes, and what never goes into weights; imports speech alone."""

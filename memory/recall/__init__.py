"""What of memory goes into a prompt, and why; imports store and accept, changes nothing."""

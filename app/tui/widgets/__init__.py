"""The parts of the chat screen, a file each."""

"""What an adapter must know and must not harm, asked of the served model."""

"""What the default mind is trained on."""

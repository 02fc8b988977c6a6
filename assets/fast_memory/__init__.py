"""How the small weights of fast memory are made: our own lines, and scripts that fit them."""

"""Rules about the user and the people and pets around them."""

"""What can be known about somebody: sorts of facts, their wordings, and values for them."""

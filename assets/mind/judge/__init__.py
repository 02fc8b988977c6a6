"""Training of the judge that says whether what is known answers a message."""

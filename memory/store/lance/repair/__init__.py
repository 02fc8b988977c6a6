"""Tables that are damaged: what is whole is found and saved; imports the tables alone."""

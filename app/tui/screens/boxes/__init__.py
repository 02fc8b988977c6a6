"""Small boxes over the chat: a question, a choice, something to read; imports text alone."""

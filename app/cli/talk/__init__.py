"""Commands that talk or read talks: the chat, one question, conversations, search."""

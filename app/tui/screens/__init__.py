"""The screens that open over the chat, a file each."""

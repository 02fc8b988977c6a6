"""What slash commands and keys do.

It holds the model and the view, opens screens, never imports the chat screen.
"""

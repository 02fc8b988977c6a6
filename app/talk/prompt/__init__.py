"""The prompt: its named sections, within the model's context.

It imports only the ports and settings.
"""

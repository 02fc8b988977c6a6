"""The screens that open over the chat, a file each.

It imports of its neighbours `model`, `talk`, `terminal`, `text`, `widgets`; from elsewhere
`app.engine`, `app.house`, `app.talk`, `app.upkeep`, `consolidation`, `memory`.
"""

"""What slash commands and keys do.

It holds the model and the view, opens screens, never imports the chat screen.

It imports of its neighbours `model`, `screens`, `talk`, `terminal`, `text`, `widgets`; from
elsewhere `app.doors`, `app.house`, `app.talk`, `app.upkeep`, `consolidation`, `memory`.
"""

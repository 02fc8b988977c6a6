"""The parts of the chat screen, a file each.

It imports of its neighbours `model`, `terminal`, `text`; from elsewhere `app.house`, `app.talk`,
`app.upkeep`, `consolidation`, `memory`.
"""

"""Commands that talk or read talks: the chat, one question, conversations, search.

It imports of its neighbours `common`, `doors`, `show`; from elsewhere `app.assembly`,
`app.doors`, `app.house`, `app.talk`, `app.tui`, `app.upkeep`, `memory`.
"""

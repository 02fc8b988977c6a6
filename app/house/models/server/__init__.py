"""A model on a server of the user's choice, which answers instead of the engine.

`address` says which server may be contacted, `connection` speaks HTTP with it, `chunks` parses what
it streams, `model` is what a conversation uses. None of it is loaded while the engine answers.

It imports none of its neighbours; from elsewhere `app.engine`, `app.house`, `memory`.
"""

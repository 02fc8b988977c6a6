"""A model of somebody's own server, which answers instead of the engine.

`address` says which server may be asked, `connection` speaks HTTP with it, `chunks` reads what it
streams, `model` is what a conversation sees. Nothing of it is loaded while the engine answers.

It imports none of its neighbours; from elsewhere `app.engine`, `app.house`, `memory`.
"""

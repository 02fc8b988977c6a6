"""Commands about what is known: list, add, forget, review, recall.

It imports of its neighbours `common`, `show`, `talk`; from elsewhere `app.assembly`,
`app.upkeep`, `memory`.
"""

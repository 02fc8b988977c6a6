"""Commands about nights: consolidate, adapters, schedule.

It imports of its neighbours `common`, `show`; from elsewhere `app.house`, `app.nights`,
`app.upkeep`, `consolidation`, `memory`.
"""

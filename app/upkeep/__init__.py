"""Looking after what is kept: checks, history, forgetting, restoring, the night's job.

It may import everything but doors and screens.

It imports of its neighbours `assembly`, `engine`, `house`, `nights`, `talk`; from elsewhere
`consolidation`, `memory`.
"""

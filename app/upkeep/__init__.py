"""Looking after what is kept: checks, history, forgetting, restoring, the night's job.

It may import all but doors and screens.
"""

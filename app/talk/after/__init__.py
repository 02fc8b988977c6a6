"""What is kept of a turn once it was said: inferred facts, titles, why, failed questions.

It imports prompt and house.
"""

"""What happens after a turn: inferred facts, titles, explanations, unanswered questions.

It imports prompt and house.
"""

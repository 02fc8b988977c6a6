"""What is said: questions and answers of facts, plain talk, what was never told.

It imports none of its neighbours; from elsewhere `memory`.
"""

"""Facts to lessons: a teacher with the fact in its prompt, a student without.

It imports of its neighbours `ports`, `settings`, `wording`; from elsewhere `memory`.
"""

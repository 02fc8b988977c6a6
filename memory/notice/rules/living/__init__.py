"""Rules about how somebody lives: home, work, food, habits, tastes, plans.

It imports of its neighbours `grammar`; from elsewhere `memory.vocabulary`.
"""

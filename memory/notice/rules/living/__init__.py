"""Rules about how somebody lives: home, work, food, habits, tastes, plans.

Of its neighbours it imports `grammar`; from elsewhere `memory.vocabulary`.
"""

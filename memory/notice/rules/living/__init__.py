"""Rules about how somebody lives: home, work, food, habits, tastes, plans."""

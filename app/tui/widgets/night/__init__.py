"""A night on the screen: its panel and its plots; imports text."""

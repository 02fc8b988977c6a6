"""The default mind in wordings and values that its training never had."""

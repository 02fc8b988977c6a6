"""Files, pipes and long pastes attached to a message: read, split, searched.

`files` reads them, `form` formats them after a message, `passages` splits long ones, and `shelf`
keeps those of a conversation and finds the passages that match a question.

Of its neighbours it imports `ports`; from elsewhere `memory`.
"""

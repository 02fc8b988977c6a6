"""Files, pipes and long pastes that go along with a message: read, cut, found again.

`files` reads them, `form` is how they stand behind a message, `passages` cuts long ones, and
`shelf` keeps those of a talk and finds what of them fits a question.

It imports of its neighbours `ports`; from elsewhere `memory`.
"""

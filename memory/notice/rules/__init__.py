"""What in a turn is worth keeping: rules, sentence by sentence, without a store.

Rules that find the slots of one family are in its file (`memory/notice/families`). Here are those
that find many: what somebody is, what is said of others, what they own, what is asked for.
`statements.notice` applies them all; it is pure and fast. A learned gate can stand beside the rules
later: it needs the same `Sentence` values (`memory.notice.grammar.text.sentences`) and gives the same
`Candidate` values.

It imports of its neighbours `catalogue`, `families`, `grammar` and `speech`; from elsewhere
`memory.vocabulary`.
"""

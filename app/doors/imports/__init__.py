"""Conversations and memories from other assistants, read from their exports.

`sources` opens files, folders and archives; `formats` streams their items, recognises the program
that wrote them and converts them; `importing` stores them and has memory propose facts;
`statements` handles what other assistants had noted about the user.

It imports none of its neighbours; from elsewhere `app.assembly`, `app.house`, `app.nights`,
`app.upkeep`, `memory`.
"""

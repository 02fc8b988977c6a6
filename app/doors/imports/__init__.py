"""Talks and memories from other assistants, read from what they export.

`sources` opens files, folders and archives; `json_items` reads them as a stream; `formats` finds
out whose an item is and hands it to `chatgpt`, `claude`, `open_webui`, `llm_logs`, `mem0` or
`memory_text`; `importing` stores what comes and has memory propose what it tells.

It imports none of its neighbours; from elsewhere `app.assembly`, `app.house`, `app.nights`,
`app.upkeep`, `memory`.
"""

"""Doors for other programs: an MCP server and an OpenAI-compatible endpoint.

`programs` says who has access and logs what they do, `visits` is what they can do with memory.
`mcp` and `endpoint` speak the two protocols; the libraries of the protocols are imported nowhere
else.

Of its neighbours it imports `assembly`, `house`, `nights`, `talk`, `upkeep`; from elsewhere
`memory`.
"""

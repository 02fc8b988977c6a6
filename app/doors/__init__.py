"""Doors for other programs: an MCP server and an endpoint of OpenAI's form.

`clients` says who may come in, `uses` logs what they do, `visits` is what they can do with
memory. `mcp_server` and `endpoint` speak the two protocols over it; the libraries of the
protocols are imported nowhere else.

It imports of its neighbours `assembly`, `house`, `nights`, `talk`, `upkeep`; from elsewhere
`memory`.
"""

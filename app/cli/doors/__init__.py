"""Commands for other programs: the MCP server and the endpoint.

It imports of its neighbours `common`, `show`; from elsewhere `app.doors`, `app.house`,
`app.upkeep`, `memory`.
"""

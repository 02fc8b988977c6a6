"""Commands for other programs: the MCP server and the endpoint."""

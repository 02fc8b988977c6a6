"""Luna's memory as an MCP server, and its installation in other programs.

It imports only visits and clients.
"""

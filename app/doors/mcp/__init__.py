"""Luna's memory as an MCP server, and how other programs are told of it.

It imports visits and clients alone.
"""

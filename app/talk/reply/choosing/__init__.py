"""A choice or a suggestion, held to what is known of somebody's tastes and limits.

It imports `truth`, the ports, and from elsewhere `memory`.
"""

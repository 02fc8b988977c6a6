"""What this process is: no core dumps, parts that are built late, libraries loaded in part.

It imports nothing.
"""

"""Turns and conversations, and what stands beside them; imports lance, lineage and vectors."""

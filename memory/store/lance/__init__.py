"""LanceDB behind one door: tables, sealing, lock, erasure. Nothing heavy is loaded at import."""

from memory.store.lance.database import SCHEMA_VERSION, Database
from memory.store.lance.table import Table

__all__ = ["SCHEMA_VERSION", "Database", "Table"]

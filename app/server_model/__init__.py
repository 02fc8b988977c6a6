"""A model of somebody's own server, which answers instead of the engine.

`address` says which server may be asked, `connection` speaks HTTP with it, `chunks` reads what it
streams, `model` is what a conversation sees. Nothing of it is loaded while the engine answers.
"""

from app.server_model.address import Address, address, base_hash
from app.server_model.model import ServerModel

__all__ = ["Address", "ServerModel", "address", "base_hash"]

"""Which server: its address, and that it is this machine unless the user said otherwise."""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from memory.vocabulary.errors import SettingsError

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is. `path` is what stands before "/chat/completions"."""

    scheme: str
    host: str
    port: int
    path: str
    remote: bool  # it need not be this machine

    @property
    def url(self) -> str:
        """As one would write it."""
        return f"{self.scheme}://{self.place}{self.path}"

    @property
    def place(self) -> str:
        """Host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def here(self) -> bool:
        """Whether the host is by its name this machine."""
        return is_loopback(self.host)


def address(url: str, *, remote: bool = False) -> Address:
    """An address as Luna uses it: without a path it is taken to be "/v1".

    Args:
        url: "http://127.0.0.1:11434/v1".
        remote: another machine may answer.

    Raises:
        SettingsError: no such address, or another machine where that was not allowed.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in _PORTS or parts.username or parts.query or parts.fragment:
        raise SettingsError(
            f"“{url}” is no address of a server.", "It looks like http://127.0.0.1:11434/v1."
        )
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or "/v1"
    found = Address(parts.scheme, host, port or _PORTS[parts.scheme], path, remote)
    if not (remote or found.here):
        raise SettingsError(
            f"{found.place} is not this machine: your messages and facts would leave it.",
            "If you want that: server.remote = true, or `luna models server URL --remote`.",
        )
    return found


def is_loopback(host: str) -> bool:
    """Whether a host, by name or number, is this machine."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        number = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(number, "ipv4_mapped", None)
    return bool((mapped or number).is_loopback)


def base_hash(url: str, model: str) -> str:
    """What stands for the base model where there is no file: no adapter belongs to it."""
    return hashlib.sha256(f"server {url} {model}".encode()).hexdigest()

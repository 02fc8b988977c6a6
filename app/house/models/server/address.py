"""The server's address, and the check that it is this machine unless the user allowed another."""

from __future__ import annotations

import hashlib
import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from memory.vocabulary.errors import SettingsError

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is. `path` is the part of its URL before "/chat/completions"."""

    scheme: str
    host: str
    port: int
    path: str
    remote: bool  # another machine is allowed

    @property
    def url(self) -> str:
        """The address as a URL."""
        return f"{self.scheme}://{self.place}{self.path}"

    @property
    def place(self) -> str:
        """Host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def here(self) -> bool:
        """Whether the host, by its name, is this machine."""
        return is_loopback(self.host)


def address(url: str, *, remote: bool = False) -> Address:
    """Parse an address; without a path it gets "/v1".

    Args:
        url: "http://127.0.0.1:11434/v1".
        remote: whether another machine may answer.

    Raises:
        SettingsError: the URL is invalid, or is another machine's and that is not allowed.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host or parts.scheme not in _PORTS or parts.username or parts.query or parts.fragment:
        raise SettingsError(
            f"“{url}” is not a server's address.", "It looks like http://127.0.0.1:11434/v1."
        )
    path = parts.path.rstrip("/").removesuffix("/chat/completions") or "/v1"
    server = Address(parts.scheme, host, port or _PORTS[parts.scheme], path, remote)
    if not (remote or server.here):
        raise SettingsError(
            f"{server.place} is not this machine: your messages and facts would be sent there.",
            "To allow it: server.remote = true, or `luna models server URL --remote`.",
        )
    return server


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
    """Stands for the base model's hash where there is no file: no adapter belongs to it."""
    return hashlib.sha256(f"server {url} {model}".encode()).hexdigest()

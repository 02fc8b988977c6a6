"""Key slots: the data key, wrapped once for each way to open a vault.

A key slot holds the data key under AES-256-GCM with a key that comes from a passphrase (Argon2id),
from the system's key store, or from a recovery key. Changing the passphrase replaces its key slot;
nothing else is rewritten.
"""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from typing import Any

from memory.disk.sealing import KEY_BYTES, NONCE_BYTES, derived
from memory.vocabulary.errors import VaultError

PASSPHRASE, KEY_STORE, RECOVERY = "passphrase", "key store", "recovery key"
LEAST = 8  # characters of a passphrase
# The second recommended option of RFC 9106, for machines with limited memory.
_MEMORY, _PASSES, _LANES = 64 * 1024, 3, 4  # KiB, passes, lanes
_MOST_MEMORY, _MOST_PASSES, _MOST_LANES = 1 << 21, 64, 64  # limits for a tampered file
_RECOVERY_BYTES = 20
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """One key slot.

    Attributes:
        kind: PASSPHRASE, KEY_STORE or RECOVERY.
        wrapped: nonce, data key and tag, encrypted under this slot's key.
        salt: of Argon2id; empty for the other kinds.
        cost: Argon2id's memory in KiB, passes and lanes.
    """

    kind: str
    wrapped: bytes
    salt: bytes = b""
    cost: tuple[int, int, int] = (0, 0, 0)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "kind": self.kind, "wrapped": _text(self.wrapped), "salt": _text(self.salt),
            "cost": list(self.cost),
        }  # fmt: skip


def slot_of(value: dict[str, Any]) -> Slot:
    """A key slot from JSON; ValueError, KeyError or TypeError where the value is not one."""
    memory, passes, lanes = (int(number) for number in value["cost"])
    if memory > _MOST_MEMORY or passes > _MOST_PASSES or lanes > _MOST_LANES:
        raise ValueError("the cost is out of bounds")
    return Slot(
        str(value["kind"]), base64.b64decode(value["wrapped"]), base64.b64decode(value["salt"]),
        (memory, passes, lanes),
    )  # fmt: skip


def with_passphrase(key: bytes, passphrase: str, vault: str) -> Slot:
    """A key slot for a passphrase. Takes some tenths of a second and 64 MiB.

    Raises:
        VaultError: the passphrase is too short.
    """
    if len(passphrase) < LEAST:
        raise VaultError(
            f"A passphrase needs at least {LEAST} characters.",
            "Several uncommon words are easier to remember than symbols.",
        )
    salt, cost = os.urandom(16), (_MEMORY, _PASSES, _LANES)
    wrapping = _stretched(passphrase, salt, cost)
    return Slot(PASSPHRASE, _wrap(key, wrapping, PASSPHRASE, vault), salt, cost)


def with_key(key: bytes, wrapping: bytes, kind: str, vault: str) -> Slot:
    """A key slot for a random key: the key store's, or a recovery key's bytes."""
    return Slot(kind, _wrap(key, derived(wrapping, kind.encode()), kind, vault))


def by_passphrase(slot: Slot, passphrase: str, vault: str) -> bytes | None:
    """The data key, or None where the passphrase is wrong."""
    return _unwrap(slot, _stretched(passphrase, slot.salt, slot.cost), vault)


def by_key(slot: Slot, wrapping: bytes, vault: str) -> bytes | None:
    """The data key, or None where the key is wrong."""
    return _unwrap(slot, derived(wrapping, slot.kind.encode()), vault)


def new_recovery_key() -> tuple[bytes, str]:
    """160 random bits, and how they are written down: eight groups of four letters and digits."""
    key = os.urandom(_RECOVERY_BYTES)
    text = base64.b32encode(key).decode()
    return key, "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def recovery_key(typed: str) -> bytes:
    """The bytes of a typed recovery key; case, spaces and look-alike characters are forgiven.

    Raises:
        VaultError: the text cannot be one.
    """
    text = "".join(letter for letter in typed.upper() if letter.isalnum())
    text = text.translate(str.maketrans("018", "OIB"))
    try:
        key = base64.b32decode(text)
    except ValueError:
        key = b""
    if len(key) != _RECOVERY_BYTES:
        raise VaultError(
            "That is not a recovery key: it has 32 letters and digits in eight groups.",
            "It was shown once, when the vault or a new recovery key was made.",
        )
    return key


def _stretched(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    import unicodedata

    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    memory, passes, lanes = cost
    words = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    derived = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory
    ).derive(words)
    return bytes(derived)


def _wrap(key: bytes, wrapping: bytes, kind: str, vault: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return bytes(nonce + AESGCM(wrapping).encrypt(nonce, key, _about(kind, vault)))


def _unwrap(slot: Slot, wrapping: bytes, vault: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, sealed = slot.wrapped[:NONCE_BYTES], slot.wrapped[NONCE_BYTES:]
    try:
        return bytes(AESGCM(wrapping).decrypt(nonce, sealed, _about(slot.kind, vault)))
    except (InvalidTag, ValueError):
        return None


def _about(kind: str, vault: str) -> bytes:
    return f"luna vault {vault} {kind}".encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()

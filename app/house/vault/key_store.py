"""The system's key store (Keychain, Secret Service, KWallet), by `keyring`; often there is none."""

from __future__ import annotations

import logging
import os
from typing import Any

LOG = logging.getLogger(__name__)
SERVICE = "luna-assistant"


def _working() -> Any:
    """`keyring` with a working backend; None where there is none."""
    try:
        import keyring
        from keyring.backends import fail, null

        store = keyring.get_keyring()
        if isinstance(store, fail.Keyring | null.Keyring) or store.priority < 1:
            return None
        return keyring
    except Exception as error:  # a broken store counts as none
        LOG.info("no key store: %s", type(error).__name__)
        return None


def name() -> str:
    """The name of the store; "" where there is none."""
    keyring = _working()
    return str(keyring.get_keyring().name) if keyring else ""


def keep(vault: str) -> bytes | None:
    """Store a new random key for a vault and read it back; None where the store refuses."""
    keyring = _working()
    if keyring is None:
        return None
    key = os.urandom(32)
    try:
        keyring.set_password(SERVICE, vault, key.hex())
    except Exception as error:
        LOG.warning("the key store refused: %s", type(error).__name__)
        return None
    return key if find(vault) == key else None


def find(vault: str) -> bytes | None:
    """The key of a vault; None where the store does not have it or is locked."""
    keyring = _working()
    if keyring is None:
        return None
    try:
        key = keyring.get_password(SERVICE, vault)
        return bytes.fromhex(key) if key else None
    except Exception as error:
        LOG.warning("the key store did not answer: %s", type(error).__name__)
        return None


def drop(vault: str) -> None:
    """Remove the key of a vault from the store, if it is there."""
    keyring = _working()
    if keyring is None:
        return
    try:
        keyring.delete_password(SERVICE, vault)
    except Exception as error:
        LOG.info("the key store kept its key: %s", type(error).__name__)

"""Every error that Luna shows, each with a remedy.

::

    LunaError                     what happened, and what to do
        ├── SettingsError             a setting, a flag or the settings file is wrong
        ├── ModelError                the model file or the engine
        │   ├── ModelFileError        missing, truncated or not a GGUF
        │   ├── AdapterError          an adapter that is missing, broken or of another base
        │   └── ContextError          a message that does not fit the model's context
        ├── StoreError                fast memory could not be read or written
        │   ├── SchemaError           the tables were written by another version
        │   ├── NotFoundError         no fact, turn or conversation with that id
        │   └── WriteLostError        a write was missing when it was read back
        ├── ArchiveError              an import, export or backup file
        ├── AccessError               a program does not have that right
        ├── VaultError                a sealed memory whose key is missing or wrong
        └── NightError                a night
            ├── NightBusyError        another process is running a night
            ├── ParityError           torch and llama.cpp disagree about this base
            └── NightCancelled        stopped on request; nothing was changed
"""

from __future__ import annotations


class LunaError(Exception):
    """What went wrong in one sentence, and what the user can do about it."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class SettingsError(LunaError):
    """A setting, a flag or the settings file is wrong."""


class ModelError(LunaError):
    """The model or the engine cannot do what was requested."""


class ModelFileError(ModelError):
    """The model file is missing, truncated or not a GGUF."""


class AdapterError(ModelError):
    """The adapter is missing, broken or belongs to another base model."""


class ContextError(ModelError):
    """The message does not fit the model's context."""


class StoreError(LunaError):
    """Fast memory could not be read or written."""


class SchemaError(StoreError):
    """The tables were written by a version that this one cannot read."""


class NotFoundError(StoreError):
    """Nothing has that id."""


class WriteLostError(StoreError):
    """A write was missing when it was read back."""


class ArchiveError(LunaError):
    """An import, export or backup file cannot be used."""


class AccessError(LunaError):
    """A program does not have the right to do that."""


class VaultError(LunaError):
    """Memory is sealed, and its key is missing or wrong."""


class NightError(LunaError):
    """A night could not be run."""


class NightBusyError(NightError):
    """Another process is running a night."""


class ParityError(NightError):
    """torch and llama.cpp give different logits for this base model."""


class NightCancelled(NightError):
    """The night was stopped on request; nothing was changed."""

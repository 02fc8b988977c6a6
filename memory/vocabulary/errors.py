"""Every error that Luna shows, each with a remedy.

::

    LunaError                     what happened, and what to do
    ├── SettingsError             a setting, flag or file of settings is wrong
    ├── ModelError                the model file or the engine
    │   ├── ModelFileError        missing, truncated or not a GGUF
    │   ├── AdapterError          an adapter that is missing, broken or of another base
    │   └── ContextError          a message that does not fit the model's context
    ├── StoreError                fast memory could not be read or written
    │   ├── SchemaError           the tables were written by another version
    │   ├── NotFoundError         no fact, turn or conversation of that id
    │   └── WriteLostError        a write was not there when it was read back
    ├── ArchiveError              an import, export or backup file
    ├── AccessError               a program may not do that
    ├── VaultError                a sealed memory whose key is missing or wrong
    └── NightError                a consolidation
        ├── NightBusyError        another process is in a night
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
    """The model or the engine cannot do what was asked."""


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
    """What was written was not there when it was read back."""


class ArchiveError(LunaError):
    """An import, export or backup file cannot be used."""


class AccessError(LunaError):
    """The user did not let a program do that."""


class VaultError(LunaError):
    """Memory is sealed, and its key is missing or wrong."""


class NightError(LunaError):
    """A consolidation could not be done."""


class NightBusyError(NightError):
    """Another process is in a night."""


class ParityError(NightError):
    """torch and llama.cpp give different logits for this base model."""


class NightCancelled(NightError):
    """The night was stopped on request; nothing was changed."""

"""The settings: flags over environment (``LUNA_…``) over ``config.toml`` over defaults.

In the file, a setting with a dot in its key lives in a table::

    model = "~/models/qwen3-0.6b.gguf"
    [recall]
    budget = 600

In the environment the same settings are ``LUNA_MODEL`` and ``LUNA_RECALL_BUDGET``.
"""

from __future__ import annotations

import difflib
import math
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.house.settings.table import CHOICES, FIELDS, OWN, Settings
from memory.vocabulary.errors import SettingsError

__all__ = [
    "CHOICES",
    "FIELDS",
    "KEYS",
    "PERSONAS",
    "Settings",
    "keys",
    "load",
    "personas",
    "template",
    "variable",
]


KEYS = "keys"  # the table of keys, read by `keys`
PERSONAS = "personas"  # and of personas, read by `personas`
# Texts with a required form: its pattern, and its description.
_FORMS = {
    "night.at": (r"([01]\d|2[0-3]):[0-5]\d", "a time from 00:00 to 23:59"),
    "server.url": (
        r"(https?://[^\s/?#@]+(/[^\s?#]*)?)?",
        "an address like http://127.0.0.1:11434/v1",
    ),
}


def load(
    file: Path | None = None,
    flags: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
    wrong: Callable[[SettingsError], None] | None = None,
) -> Settings:
    """The settings for this run.

    Args:
        file: `config.toml`; missing is the same as empty.
        flags: settings from the command line, by key; None values are ignored.
        environ: the environment, for tests.
        wrong: receives each error in the file, and the default is used; None raises instead.

    Raises:
        SettingsError: an unknown key, a wrong type or a value out of bounds; it says where.
    """
    in_file = {} if file is None else _of_file(file, wrong or _raise)
    env = os.environ if environ is None else environ
    of_env: dict[str, Any] = {}
    for key, spec in FIELDS.items():
        name = variable(key)
        if name in env:
            of_env[spec.name] = _checked(key, _parsed(key, env[name], name), f"in {name}")
    of_flags: dict[str, Any] = {}
    for key, value in (flags or {}).items():
        if value is not None:
            of_flags[FIELDS[key].name] = _checked(key, value, "on the command line")
    values: dict[str, Any] = {}
    for source in (in_file, of_env, of_flags):
        if source.get("model"):  # a model file overrides a server from a weaker source
            values.pop("server_url", None)
        values |= source
    return Settings(**values)


def _raise(error: SettingsError) -> None:
    raise error


def _of_file(file: Path, wrong: Callable[[SettingsError], None]) -> dict[str, Any]:
    """The settings in the file, by field name."""
    values: dict[str, Any] = {}
    try:
        tables = {n: value for n, value in _read(file).items() if n not in (KEYS, PERSONAS)}
    except SettingsError as error:
        wrong(error)
        return values
    for key, value in _flat(tables, file, wrong).items():
        try:
            values[FIELDS[key].name] = _checked(key, value, f"in {file}")
        except SettingsError as error:
            wrong(error)
    return values


def keys(file: Path) -> dict[str, str]:
    """The `[keys]` of the settings file: action → keys. `app.house.actions.rebound` checks them.

    Raises:
        SettingsError: it is not a table, or holds values that are not texts.
    """
    return _texts(file, KEYS, '"again" = "ctrl+t"')


def personas(file: Path) -> dict[str, str]:
    """The `[personas]` of the settings file: name → who the model plays.

    Raises:
        SettingsError: it is not a table, or holds values that are not texts.
    """
    return _texts(file, PERSONAS, 'pirate = "You are a pirate. Answer as one."')


def _texts(file: Path, name: str, like: str) -> dict[str, str]:
    table = _read(file).get(name, {})
    if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
        raise SettingsError(f"[{name}] in {file} must hold texts.", f"Write lines like {like}.")
    return dict(table)


def template() -> str:
    """A settings file that changes nothing: every setting as a comment, with its description."""
    import json

    lines = ["# Luna's settings. Take the # away before a line to change it."]
    table = ""
    for key, spec in sorted(FIELDS.items(), key=lambda item: ("." in item[0], item[0])):
        group, _, name = key.rpartition(".")
        if group != table:
            table = group
            lines += ["", f"[{group}]"]
        choice = f" ({', '.join(CHOICES[key])})" if key in CHOICES else ""
        lines += [f"# {spec.metadata['about']}{choice}", f"# {name} = {json.dumps(spec.default)}"]
    lines += ["", "[keys]", "# other keys for actions; `luna keys` shows their names",
              '# "again" = "ctrl+t"', "", "[personas]", "# more of them for /persona, by name",
              '# "pirate" = "You are a pirate. Answer as one."']  # fmt: skip
    return "\n".join(lines) + "\n"


def variable(key: str) -> str:
    """The environment variable of a setting: "recall.budget" is LUNA_RECALL_BUDGET."""
    return "LUNA_" + key.upper().replace(".", "_")


def _read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(
            f"{file} is not valid TOML: {error}.", "Correct that line, or move the file away."
        ) from error
    except OSError as error:
        raise SettingsError(
            f"{file} cannot be read: {error.strerror}.", "Make it readable, or move it away."
        ) from error


def _flat(
    tables: Mapping[str, Any],
    file: Path,
    wrong: Callable[[SettingsError], None],
    prefix: str = "",
) -> dict[str, Any]:
    """Nested tables as dotted keys, all of them known."""
    flat: dict[str, Any] = {}
    for name, value in tables.items():
        key = prefix + name
        if isinstance(value, dict) and any(known.startswith(f"{key}.") for known in FIELDS):
            flat |= _flat(value, file, wrong, f"{key}.")
        elif key in FIELDS:
            flat[key] = value
        else:
            similar = difflib.get_close_matches(key, FIELDS, n=1, cutoff=0.5)
            hint = f"Did you mean “{similar[0]}”?" if similar else f"Known: {', '.join(FIELDS)}."
            wrong(SettingsError(f"Unknown setting “{key}” in {file}.", hint))
    return flat


def _parsed(key: str, text: str, name: str) -> Any:
    """The text of an environment variable, converted to the setting's type."""
    kind: Any = type(FIELDS[key].default)
    if kind is tuple:
        return tuple(filter(None, text.split(os.pathsep)))
    try:
        if kind is bool:
            return {"1": True, "true": True, "yes": True, "on": True}.get(text.lower()) or {
                "0": False,
                "false": False,
                "no": False,
                "off": False,
            }[text.lower()]
        return kind(text)
    except (ValueError, KeyError):
        raise SettingsError(
            f"{name} must be {_wanted(key)}, not “{text}”.", f"Correct or unset {name}."
        ) from None


def _checked(key: str, value: Any, place: str) -> Any:
    """The value, if it has the right type and is within its bounds."""
    spec = FIELDS[key]
    kind = type(spec.default)
    if kind is float and type(value) is int:
        value = float(value)
    if kind is tuple and type(value) is list and all(isinstance(item, str) for item in value):
        value = tuple(value)
    low, high = spec.metadata["low"], spec.metadata["high"]
    fits = type(value) is kind
    if fits and isinstance(value, int | float):
        fits = math.isfinite(value)
        fits = fits and (low is None or value >= low) and (high is None or value <= high)
        fits = fits or (spec.metadata["own"] and value == OWN)
    if fits and key in CHOICES:
        fits = value in CHOICES[key]
    if fits and key in _FORMS:
        fits = re.fullmatch(_FORMS[key][0], value) is not None
    if not fits:
        raise SettingsError(
            f"The setting “{key}” {place} must be {_wanted(key)}, not {value!r}.",
            f"It is: {spec.metadata['about']}.",
        )
    return value


def _wanted(key: str) -> str:
    """The values that a setting accepts, in words."""
    if key in CHOICES:
        return "one of " + ", ".join(CHOICES[key])
    spec = FIELDS[key]
    if key in _FORMS:
        return _FORMS[key][1]
    words = {bool: "true or false", int: "a whole number", float: "a number", str: "a text",
             tuple: "a list of texts"}  # fmt: skip
    name = words[type(spec.default)]
    low, high = spec.metadata["low"], spec.metadata["high"]
    special = f", or {OWN}" if spec.metadata["own"] else ""
    return f"{name} from {low} to {high}{special}" if low is not None else name

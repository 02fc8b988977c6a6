"""The settings: flags over environment (``LUNA_…``) over ``config.toml`` over defaults.

In the file, a setting with a dot in its key lives in a table::

    model = "~/models/qwen3-0.6b.gguf"
    [recall]
    budget = 600

In the environment the same settings are ``LUNA_MODEL`` and ``LUNA_RECALL_BUDGET``.
"""

from __future__ import annotations

import dataclasses
import difflib
import math
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from memory.errors import SettingsError


def _setting(
    default: Any, key: str, about: str, low: float | None = None, high: float | None = None
) -> Any:
    """A field of the settings with its key, its description and its bounds."""
    return field(default=default, metadata={"key": key, "about": about, "low": low, "high": high})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with its default."""

    model: str = _setting("", "model", "GGUF file of the model; empty: Luna's own mind")
    profile: str = _setting("default", "profile", "whose memory: each profile has its own")
    context: int = _setting(0, "chat.context", "tokens of context; 0: the model's own", 0, 1 << 20)
    threads: int = _setting(0, "chat.threads", "threads of the engine; 0: as many as cores", 0, 512)
    max_tokens: int = _setting(512, "chat.max_tokens", "longest reply, in tokens", 1, 1 << 16)
    temperature: float = _setting(
        -1.0, "chat.temperature", "0: always the likeliest word; -1: the model's own", -1, 5
    )
    seed: int = _setting(0, "chat.seed", "seed of the sampling", 0, 2**31 - 1)
    notice: bool = _setting(True, "memory.notice", "remember what is told without being asked")
    infer: str = _setting(
        "auto",
        "memory.infer",
        "let the model read between the lines; auto: where the catalogue calls it capable",
    )
    alone: str = _setting(
        "auto",
        "chat.alone",
        "once nights taught something, put a question about you without the talk before it; "
        "auto: to small models, which copy from it",
    )
    recall_budget: int = _setting(400, "recall.budget", "tokens of recalled memory", 0, 1 << 16)
    gate: float = _setting(
        0.7, "memory.gate", "chance from which a sentence is kept; above 1: by rules alone", 0, 2
    )
    recall_items: int = _setting(4, "recall.items", "most memories recalled for a turn", 0, 1000)
    night_threads: int = _setting(
        0, "night.threads", "threads of a night; 0: as many as cores are free", 0, 512
    )
    night_talk: float = _setting(
        0.05, "night.talk", "how far a night may move plain talk, nats per token", 0, 10
    )
    night_inventions: float = _setting(
        3.0, "night.inventions", "inventions in 100 questions that a night may add", 0, 100
    )
    night_misread: float = _setting(
        5.0, "night.misread", "misread facts in 100 that a night may add", 0, 100
    )
    night_perplexity: float = _setting(
        2.0, "night.perplexity", "per cent by which perplexity may rise in a night", 0, 100
    )
    night_nice: int = _setting(10, "night.nice", "how far a night steps back, as nice(1)", 0, 19)
    automatic: bool = _setting(True, "night.automatic", "a night comes by itself every night")
    night_at: str = _setting("03:00", "night.at", "when a night comes, as HH:MM")
    catch_up: str = _setting("ask", "night.catch_up", "a missed night: ask, always or never")
    mains: bool = _setting(True, "night.mains", "nights by themselves only on mains power")
    idle_minutes: int = _setting(
        10, "night.idle_minutes", "minutes without a key before a night comes by itself", 0, 600
    )
    resume_hours: float = _setting(
        12.0, "chat.resume_hours", "go on with a talk no older; 0: always a new one", 0, 1e6
    )
    backups: int = _setting(7, "backup.keep", "rolling daily backups; 0: none", 0, 1000)
    theme: str = _setting("dark", "theme", "colours of the screens")
    log_level: str = _setting("info", "log.level", "debug, info, warning or error")

    @property
    def model_file(self) -> Path | None:
        """The GGUF that the user chose; None is Luna's own mind."""
        return Path(self.model).expanduser().absolute() if self.model else None


FIELDS = {f.metadata["key"]: f for f in dataclasses.fields(Settings)}
CHOICES = {
    "memory.infer": ("auto", "always", "never"),
    "chat.alone": ("auto", "always", "never"),
    "log.level": ("debug", "info", "warning", "error"),
    "night.catch_up": ("ask", "always", "never"),
    "theme": ("dark", "light", "ansi", "contrast"),
}
KEYS = "keys"  # the table of keys is read by `keys`


def load(
    file: Path | None = None,
    flags: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
    wrong: Callable[[SettingsError], None] | None = None,
) -> Settings:
    """The settings of this run.

    Args:
        file: `config.toml`; missing is the same as empty.
        flags: settings given on the command line, by key; None values are not given.
        environ: the environment, for tests.
        wrong: is given what is wrong in the file, whose defaults count then; None raises it.

    Raises:
        SettingsError: an unknown key, a wrong type or a value out of bounds, with its place.
    """
    values: dict[str, Any] = {}
    if file is not None:
        values = _of_file(file, wrong or _raise)
    env = os.environ if environ is None else environ
    for key, spec in FIELDS.items():
        name = variable(key)
        if name in env:
            values[spec.name] = _checked(key, _parsed(key, env[name], name), f"in {name}")
    for key, value in (flags or {}).items():
        if value is not None:
            values[FIELDS[key].name] = _checked(key, value, "on the command line")
    return Settings(**values)


def _raise(error: SettingsError) -> None:
    raise error


def _of_file(file: Path, wrong: Callable[[SettingsError], None]) -> dict[str, Any]:
    """What the file sets, by the name of the field."""
    values: dict[str, Any] = {}
    try:
        tables = {name: value for name, value in _read(file).items() if name != KEYS}
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
    """The `[keys]` of the settings file: action → keys. `app.actions.rebound` checks them.

    Raises:
        SettingsError: the table is none, or holds something else than texts.
    """
    table = _read(file).get(KEYS, {})
    if not isinstance(table, dict) or not all(isinstance(key, str) for key in table.values()):
        raise SettingsError(
            f"[keys] in {file} must hold texts.", 'Write lines like "again" = "ctrl+t".'
        )
    return dict(table)


def template() -> str:
    """A settings file that changes nothing: every setting as a comment, with what it is."""
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
              '# "again" = "ctrl+t"']  # fmt: skip
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
    """Nested tables as dotted keys, every one of them known."""
    flat: dict[str, Any] = {}
    for name, value in tables.items():
        key = prefix + name
        if isinstance(value, dict) and any(known.startswith(f"{key}.") for known in FIELDS):
            flat |= _flat(value, file, wrong, f"{key}.")
        elif key in FIELDS:
            flat[key] = value
        else:
            near = difflib.get_close_matches(key, FIELDS, n=1, cutoff=0.5)
            hint = f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(FIELDS)}."
            wrong(SettingsError(f"Unknown setting “{key}” in {file}.", hint))
    return flat


def _parsed(key: str, text: str, name: str) -> Any:
    """The text of an environment variable as the setting's type."""
    kind: Any = type(FIELDS[key].default)
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
    """The value when it has the right type and lies within its bounds."""
    spec = FIELDS[key]
    kind = type(spec.default)
    if kind is float and type(value) is int:
        value = float(value)
    low, high = spec.metadata["low"], spec.metadata["high"]
    fits = type(value) is kind
    if fits and isinstance(value, int | float):
        fits = math.isfinite(value)
        fits = fits and (low is None or value >= low) and (high is None or value <= high)
    if fits and key in CHOICES:
        fits = value in CHOICES[key]
    if fits and key == "night.at":
        fits = re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is not None
    if not fits:
        raise SettingsError(
            f"The setting “{key}” {place} must be {_wanted(key)}, not {value!r}.",
            f"It is: {spec.metadata['about']}.",
        )
    return value


def _wanted(key: str) -> str:
    """What a setting may be, in words."""
    if key in CHOICES:
        return "one of " + ", ".join(CHOICES[key])
    spec = FIELDS[key]
    if key == "night.at":
        return "a time from 00:00 to 23:59"
    words = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
    name = words[type(spec.default)]
    low, high = spec.metadata["low"], spec.metadata["high"]
    return f"{name} from {low} to {high}" if low is not None else name

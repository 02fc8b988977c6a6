"""Every setting with its key, its default, its bounds and its description."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OWN = -1  # for sampling options: the model's own value


def _setting(
    default: Any,
    key: str,
    about: str,
    low: float | None = None,
    high: float | None = None,
    *,
    own: bool = False,
    secret: bool = False,
) -> Any:
    """A field of the settings.

    Args:
        low, high: its bounds, both inclusive.
        own: whether -1 is allowed besides them.
        secret: whether its value is hidden.
    """
    about_it = {"key": key, "about": about, "low": low, "high": high, "own": own, "secret": secret}
    return field(default=default, metadata=about_it)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with its default."""

    model: str = _setting("", "model", "GGUF file of the model; empty: Luna's own mind")
    profile: str = _setting("default", "profile", "whose memory: each profile has its own")
    context: int = _setting(0, "chat.context", "tokens of context; 0: the model's own", 0, 1 << 20)
    threads: int = _setting(0, "chat.threads", "threads of the engine; 0: as many as cores", 0, 512)
    max_tokens: int = _setting(512, "chat.max_tokens", "longest reply, in tokens", 1, 1 << 16)
    temperature: float = _setting(
        -1.0,
        "chat.temperature",
        "0: always the likeliest token; -1: the model's own",
        0,
        5,
        own=True,
    )
    top_p: float = _setting(
        -1.0,
        "chat.top_p",
        "the likeliest tokens with this total probability; 1: off; -1: the model's own",
        0.01,
        1,
        own=True,
    )
    top_k: int = _setting(
        -1,
        "chat.top_k",
        "this many likeliest tokens; 0: off; -1: the model's own",
        0,
        1000,
        own=True,
    )
    min_p: float = _setting(
        -1.0,
        "chat.min_p",
        "least probability of a token, relative to the likeliest; 0: off; -1: the model's own",
        0,
        1,
        own=True,
    )
    repeat_penalty: float = _setting(
        -1.0,
        "chat.repeat_penalty",
        "above 1: recent tokens become less likely; 1: off; -1: the model's own",
        0.5,
        2,
        own=True,
    )
    gpu_layers: int = _setting(
        -1,
        "chat.gpu_layers",
        "layers on the GPU, where the build supports it; -1: as many as its free memory holds",
        0,
        1000,
        own=True,
    )
    seed: int = _setting(0, "chat.seed", "seed of the sampling", 0, 2**31 - 1)
    notice: bool = _setting(True, "memory.notice", "remember what is told without being asked")
    infer: str = _setting(
        "auto",
        "memory.infer",
        "let the model read between the lines; auto: where the catalogue calls it capable",
    )
    acknowledge: bool = _setting(
        True,
        "chat.acknowledge",
        "begin a reply with what was kept of the message; false: the model words it",
    )
    alone: str = _setting(
        "auto",
        "chat.alone",
        "after the first night, ask about you without the conversation before it; "
        "auto: for small models, which copy from it",
    )
    recall_budget: int = _setting(400, "recall.budget", "tokens of recalled memory", 0, 1 << 16)
    gate: float = _setting(
        0.7, "memory.gate", "probability from which a sentence is kept; above 1: rules only", 0, 2
    )
    recall_items: int = _setting(4, "recall.items", "most memories recalled for a turn", 0, 1000)
    night_threads: int = _setting(
        0, "night.threads", "threads of a night; 0: as many as cores are free", 0, 512
    )
    night_talk: float = _setting(
        0.05, "night.talk", "how much a night may change ordinary talk, nats per token", 0, 10
    )
    night_inventions: float = _setting(
        3.0, "night.inventions", "invented answers per 100 questions that a night may add", 0, 100
    )
    night_misread: float = _setting(
        5.0, "night.misread", "misread facts per 100 that a night may add", 0, 100
    )
    night_perplexity: float = _setting(
        2.0, "night.perplexity", "per cent by which perplexity may rise in a night", 0, 100
    )
    night_nice: int = _setting(10, "night.nice", "niceness of a night, as for nice(1)", 0, 19)
    automatic: bool = _setting(True, "night.automatic", "run a night automatically every night")
    night_at: str = _setting("03:00", "night.at", "when a night starts, as HH:MM")
    catch_up: str = _setting("ask", "night.catch_up", "a missed night: ask, always or never")
    mains: bool = _setting(True, "night.mains", "automatic nights only on mains power")
    idle_minutes: int = _setting(
        10, "night.idle_minutes", "minutes without a key press before an automatic night", 0, 600
    )
    night_notice: str = _setting(
        "auto",
        "night.notice",
        "after a night in the background: a terminal notification where supported, else the bell",
    )
    resume_hours: float = _setting(
        12.0, "chat.resume_hours", "resume a conversation no older than this; 0: never", 0, 1e6
    )
    seal: str = _setting(
        "auto", "vault.seal", "seal a new memory, where the system has a key store"
    )
    backups: int = _setting(7, "backup.keep", "rolling daily backups; 0: none", 0, 1000)
    model_folders: tuple[str, ...] = _setting(
        (), "models.folders", "more folders to look for GGUF files in"
    )
    look_elsewhere: bool = _setting(
        True, "models.elsewhere", "list the models of LM Studio, Ollama and the hub's cache"
    )
    server_url: str = _setting(
        "",
        "server.url",
        "an OpenAI-compatible server that answers instead of the engine, as Ollama's "
        "http://127.0.0.1:11434/v1; empty: none",
    )
    server_model: str = _setting("", "server.model", "which of that server's models")
    server_key: str = _setting("", "server.key", "the key or token that it requires", secret=True)
    server_remote: bool = _setting(
        False,
        "server.remote",
        "the server may be another machine: your messages and facts then leave this one",
    )
    server_patience: int = _setting(
        300, "server.patience", "seconds that the server may be silent", 1, 3600
    )
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
    "night.notice": ("auto", "bell", "never"),
    "log.level": ("debug", "info", "warning", "error"),
    "night.catch_up": ("ask", "always", "never"),
    "vault.seal": ("auto", "never"),
    "theme": ("dark", "light", "ansi", "contrast"),
}

"""The one place that knows every part and wires them.

Engine, embedder and memory are loaded in parallel, each in a thread of its own, and only when
needed: `luna memory list` loads no model.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.house import backup
from app.house.models import answering
from app.house.paths import Paths
from app.house.process.late_embedder import LateEmbedder
from app.house.process.later import Later
from app.house.settings.config import Settings
from app.house.state_files import damaged_files
from app.house.vault.opening import Home
from app.nights.schedule import Schedule
from app.talk.after import unfinished
from app.talk.after.inferring import Inferring
from app.talk.after.unanswered import Unanswered
from app.talk.reading.judge import Judge
from app.talk.reading.tagger import Reader
from app.talk.reply import drafts
from app.talk.reply.drafts import Drafts
from app.talk.session import Session
from app.talk.weights import Dialled
from memory.disk.damage import Damage
from memory.vocabulary.errors import LunaError, ModelFileError, StoreError
from memory.vocabulary.records import Conversation, now

if TYPE_CHECKING:
    from app.engine import Engine
    from app.talk.reply.style.reading.recognise import Recogniser
    from app.talk.reply.style.rules import Rule
    from consolidation.adapters.manifest import Manifest
    from consolidation.adapters.shelf import Adapters
    from memory.fast_memory import FastMemory
    from memory.vocabulary.ports import Embedder

LOG = logging.getLogger(__name__)


class Luna:
    """All parts of one running Luna. The caller closes it.

    Args:
        settings: the user's settings.
        paths: the folders of the profile, which exist.
        engine: replaces the engine that the settings name, in tests.
        embedder: replaces the bundled embedder, in tests.
        key: opens a sealed home; from the process that started this one.

    Attributes:
        on_preparing: called with the share done, 0 to 1, while Luna's own mind is prepared.
        unreadable: settings that could not be read; their defaults apply.
        home: whether the home is sealed, and opened.
    """

    def __init__(
        self,
        settings: Settings,
        paths: Paths,
        *,
        engine: Engine | None = None,
        embedder: Embedder | None = None,
        key: str = "",
    ) -> None:
        self.settings = settings
        self.paths = paths
        self._late_embedder = LateEmbedder(paths.cache, settings.threads or None)
        self.embedder: Embedder = embedder or self._late_embedder
        self._engine: Later[Engine] = Later(lambda: engine or self._load_engine(), "engine")
        self._memory: Later[FastMemory] = Later(self._open_memory, "memory")
        self._gone_on = False
        self._base = Later(lambda: engine.base_hash if engine else self._hash_base(), "base-hash")
        self._mind = Later(self._prepare_mind, "mind")
        self.reader = Reader() if settings.notice else None
        self.judge = Judge()
        self.on_preparing: Callable[[float], None] = lambda share: None
        self.unreadable: list[Damage] = []
        self.home = Home(paths.data, key=key, fresh=settings.seal == "auto")

    @property
    def engine(self) -> Engine:
        """The model; waits until it is loaded."""
        return self._engine.get()

    @property
    def memory(self) -> FastMemory:
        """Fast memory, recovered after a killed night and set to this base.

        Raises:
            VaultError: the home is sealed and locked.
        """
        self.home.need()
        memory = self._memory.get()
        if not self._gone_on:
            self._gone_on = True  # set first: the rest reads memory itself
            self._finish_forgetting()
        return memory

    @cached_property
    def adapters(self) -> Adapters:
        """The registry of adapters; raises VaultError if the home is locked."""
        self.home.need()
        from consolidation.adapters.shelf import Adapters

        return Adapters(self.paths.adapters)

    @cached_property
    def shelf(self) -> Dialled:
        """The adapters as the chat uses them: scaled by the user's strength setting."""
        return Dialled(self.adapters, self.paths.data / "strength.json")

    @cached_property
    def schedule(self) -> Schedule:
        """The schedule of automatic nights."""
        return Schedule(self.paths.data, self.settings)

    @property
    def base_hash(self) -> str:
        """sha256 of the model file, without loading the model."""
        return self._base.get()

    @property
    def model_file(self) -> Path:
        """The GGUF in use. Luna's own mind is prepared first if it does not exist yet.

        Raises:
            ModelFileError: it cannot be prepared.
        """
        return self.settings.model_file or self._mind.get()

    def _prepare_mind(self) -> Path:
        from app.house.models.default_mind import prepare

        return prepare(self.paths.cache, self.paths.hashes, lambda share: self.on_preparing(share))

    def start(self) -> None:
        """Start loading everything that a conversation needs, and return at once."""
        _import_engine()
        self._engine.start()
        self.start_memory()

    def start_memory(self) -> None:
        """Start loading memory, embedder and reader, and return at once."""
        _import_engine()
        self._memory.start()
        if self.embedder is self._late_embedder:
            self._late_embedder.start()
        if self.reader is not None:
            self.reader.start()
        self.judge.start()

    def session(self, conversation: Conversation | None = None) -> Session:
        """A session for a new conversation, or to continue one."""
        self.start()
        unanswered = Unanswered(self.memory, self.base_hash, self.paths.unanswered)
        return Session(
            self.engine, self.memory, self.shelf, self.settings, conversation, self.inferring,
            unanswered, taken_back=self._taken_back, drafts=Drafts(self.paths.drafts),
            damage=self.damage, judge=self.judge, style=self.style,
        )  # fmt: skip

    def style(self, instructions: Sequence[str]) -> Sequence[Rule]:
        """The rules of form in standing instructions; none with an embedder of another model."""
        return self._recogniser.rules(instructions) if self._recogniser is not None else ()

    @cached_property
    def _recogniser(self) -> Recogniser | None:
        from app.talk.reply.style.reading.recognise import Recogniser

        return Recogniser(self.embedder.embed) if self._fits else None

    @property
    def _fits(self) -> bool:
        """Whether the embedder is the one that learned gates and recognisers were fitted to."""
        return getattr(self.embedder, "model", "") == LateEmbedder.model

    def back_up(self) -> None:
        """Make a backup if the newest is older than a day; a failure is only logged."""
        backup.roll(self)

    def damage(self) -> list[Damage]:
        """All damage found since the start, each item once."""
        memory = self.memory
        damages = [*self.unreadable, *self.adapters.damage, *damaged_files(self.paths)]
        return list(dict.fromkeys([*damages, *memory.damage()]))

    def _taken_back(self) -> None:
        """Request a night if the weights hold what the user took back; never fails a reply."""
        try:
            if self.memory.stale(self.base_hash):
                self.schedule.want()
        except (LunaError, OSError) as error:
            LOG.warning("no night was requested: %s", type(error).__name__)

    @cached_property
    def inferring(self) -> Inferring | None:
        """Infers facts from messages; None if the settings or the model do not allow it."""
        from app.house.models.models import capable

        wanted = "never" if self.settings.server_url else self.settings.infer
        if wanted == "never" or (wanted == "auto" and not capable(self.settings.model_file)):
            return None
        return Inferring(self.engine, self.memory)

    def use_adapter(self, name: str) -> Manifest:
        """Go back to an earlier adapter; what it does not know returns to fast memory.

        Raises:
            NotFoundError: none, or more than one, has this name.
            AdapterError: it is damaged.
        """
        from consolidation.adapters.recovery import follow

        manifest = self.adapters.use(self.base_hash, name)
        follow(self.memory, self.adapters, manifest)
        return manifest

    def before_last_night(self) -> Manifest:
        """Undo the last night: use the adapters from before; what it taught returns to the prompt.

        Raises:
            NotFoundError: no night has taught anything.
            AdapterError: an adapter from before is damaged.
        """
        from consolidation.adapters.recovery import go_back

        return go_back(self.memory, self.adapters, self.base_hash)

    def close(self) -> None:
        """Free everything that was loaded. Safe to call twice."""
        if (inferring := self.__dict__.get("inferring")) is not None:
            inferring.close()
        for part in (self._memory, self._engine):
            if (loaded := part.built()) is not None:
                loaded.close()
        self._late_embedder.close()
        self.home.close()

    def another_engine(self, threads: int) -> Engine:
        """A second instance of the model, which the caller closes."""
        return self._load_engine(threads)

    def _load_engine(self, threads: int = 0) -> Engine:
        if self.settings.server_url:
            server: Engine = answering.server(self.settings)
            return server
        return answering.loaded(self.settings, self.paths, self.model_file, threads)

    def _finish_forgetting(self) -> None:
        """Finish a forgetting that was killed before exports and backups were updated."""
        if (self.paths.data / unfinished.NAME).exists():
            with suppress(OSError, LunaError):  # the note stays, so the next start tries again
                unfinished.go_on(self)

    def _hash_base(self) -> str:
        return answering.base_hash(self.settings, self.paths)

    def _open_memory(self) -> FastMemory:
        _import_engine()
        self._base.start()
        from consolidation.adapters.recovery import recover
        from memory.fast_memory import FastMemory

        memory = FastMemory(
            self.paths.memory,
            self.embedder,
            profile=self.settings.profile,
            seal=self.home.need(),
            gate=self.settings.gate if self._fits else None,
            reader=self.reader,
        )
        try:
            with suppress(StoreError):  # a full disk: memory can still be read
                memory.expire(now())
            recover(memory, self.adapters, self.paths.nights)
            drafts.recover(self.paths.drafts, memory)
            with suppress(ModelFileError):  # reading memory needs no model
                memory.switch_base(self.base_hash)
        except BaseException:
            memory.close()
            raise
        memory.erased = lambda: backup.follow_erasure(self)
        return memory


def _import_engine() -> None:
    """Import the engine before the threads do: one that imports a package and one that imports a
    part of it can wait for each other, and importlib then raises _DeadlockError in either."""
    import_module("app.engine")


def build(settings: Settings, paths: Paths, key: str = "") -> Luna:
    """Wire the parts. Makes the folders, but loads nothing yet. `key`: as in `Luna`."""
    prepared(settings, paths)
    return Luna(settings, paths, key=key)


def prepared(settings: Settings, paths: Paths) -> None:
    """Make the folders, private to the user, and open the log."""
    from app.house import logs

    os.umask(0o077)  # files that libraries write are private, too
    paths.create()
    logs.start(paths.log, settings.log_level)


def beside(luna: Luna, settings: Settings, paths: Paths) -> Luna:
    """Another profile that shares the engine and the embedder of a running Luna."""
    paths.create()
    return Luna(settings, paths, engine=luna.engine, embedder=luna.embedder)

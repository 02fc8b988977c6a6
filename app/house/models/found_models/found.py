"""The models that are here already: each once, with its name, what it is and what fits."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.house.models import models
from app.house.models.found_models import ollama
from app.house.models.found_models.described import Described, describe
from app.house.models.found_models.places import File, Place, ggufs, hub, places
from app.house.settings.config import Settings
from memory.vocabulary.errors import NotFoundError

READERS: dict[str, Callable[[Path], Iterator[File]]] = {
    "LM Studio": ggufs, "Ollama": ollama.files, "the hub's cache": hub, "folder": ggufs,
}  # fmt: skip
_A_CORE = 0.5 * models.GIB  # of a file that one core still reads aloud fast enough


@dataclass(frozen=True, slots=True)
class Found:
    """A model of another program, or of a folder that the user named.

    Attributes:
        name: what `luna models use` takes.
        program: whose it is.
        file: where it lies, used in place.
        size: bytes.
        about: what its header says.
        also: other names of the same file.
        note: something to know of it.
    """

    name: str
    program: str
    file: Path
    size: int
    about: Described
    also: tuple[str, ...] = ()
    note: str = ""

    @property
    def usable(self) -> bool:
        """Whether it can answer on this machine."""
        return not self.about.trouble and not self.about.talks

    def answers(self, settings: Settings) -> bool:
        """Whether it is the one that the settings say."""
        chosen = settings.model_file
        return chosen is not None and not settings.server_url and _same(chosen, self.file)


def find(
    settings: Settings, environ: Mapping[str, str] | None = None, own: Path | None = None
) -> list[Found]:
    """Every model here, those that can answer first, smallest first.

    Args:
        settings: `models.folders`, and whether other programs' folders are looked into.
        environ: the environment, for tests.
        own: Luna's own folder of models, whose files are no finds.
    """
    where = places(settings.model_folders, environ)
    if not settings.look_elsewhere:
        where = [place for place in where if place.program == "folder"]
    found = _each_once(_all(where), own)
    return sorted(found, key=lambda each: (not each.usable, each.size, each.name))


def _all(where: Iterable[Place]) -> Iterator[tuple[Place, File]]:
    for place in where:
        for file in READERS[place.program](place.folder):
            yield place, file


def _each_once(files: Iterable[tuple[Place, File]], own: Path | None) -> list[Found]:
    """The files by what they are on the disk: a link and its file are one model."""
    found: dict[object, Found] = {}
    names: set[str] = set()
    for place, file in files:
        size, key = _identity(file.path)
        if own is not None and own in file.path.parents:
            continue
        if (before := found.get(key)) is not None:
            if file.name != before.name and file.name not in before.also:
                found[key] = _renamed(before, file.name)
            continue
        name = file.name
        if name in names:  # two folders have one file each of that name
            name = f"{place.folder.name}/{name}"
        while name in names:
            name += "′"
        names.add(name)
        trouble = Described(trouble=file.trouble) if file.trouble else None
        found[key] = Found(
            name, place.program, file.path, size, trouble or describe(file.path, size),
            note=file.note,
        )  # fmt: skip
    return list(found.values())


def _renamed(found: Found, name: str) -> Found:
    return Found(
        found.name, found.program, found.file, found.size, found.about, (*found.also, name),
        found.note,
    )  # fmt: skip


def _identity(path: Path) -> tuple[int, object]:
    """Its bytes, and what is the same for all its names."""
    try:
        about = path.stat()
        return about.st_size, (about.st_dev, about.st_ino)
    except OSError:
        return 0, path


def _same(left: Path, right: Path) -> bool:
    try:
        return left.samefile(right)
    except OSError:
        return left == right


def named(name: str, found: list[Found]) -> Found:
    """The one of that name, or of that last part of a name, whatever the case.

    Raises:
        NotFoundError: none is called so, or several are.
    """
    wanted = name.casefold()
    for spelled in (lambda text: text.casefold(), _last):
        hits = [f for f in found if wanted in {spelled(each) for each in (f.name, *f.also)}]
        if len(hits) == 1:
            return hits[0]
        if hits:
            those = ", ".join(hit.name for hit in hits[:4])
            raise NotFoundError(f"“{name}” is the name of several models.", f"Say which: {those}.")
    all_ = [each for f in found for each in (f.name, *f.also)]
    near = difflib.get_close_matches(name, all_, 3, 0.5)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    raise NotFoundError(f"No model is called “{name}”.", f"{hint}`luna models list` shows them.")


def _last(text: str) -> str:
    """The last part of a name, and of a tag what stands before ":latest"."""
    return text.casefold().rpartition("/")[2].removesuffix(":latest")


def recommended(found: Iterable[Found], cores: int) -> str:
    """Which of them, or of what comes along, is the best choice here.

    The largest that was made to talk, fits with room to spare, that a night can train, and that
    this many cores still read aloud fast enough: about half a gigabyte of file for each. By size
    alone; how well one talks nobody has tried here.
    """
    most = min(_A_CORE * cores, models.memory_size() / 3)
    good = [f for f in found if f.usable and f.about.chat and not f.about.night and f.size <= most]
    best = max(good, key=lambda f: (f.about.parameters, f.size), default=None)
    if best is None or best.about.parameters < models.own().parameters:
        return models.OWN
    return best.name

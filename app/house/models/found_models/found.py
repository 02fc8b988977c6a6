"""The models already on this machine: each once, described, with what fits here."""

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
_A_CORE = 0.5 * models.GIB  # of model file that one core can run at reading speed


@dataclass(frozen=True, slots=True)
class Found:
    """A model of another program, or in a folder that the user named.

    Attributes:
        name: what `luna models use` takes.
        program: the program that it belongs to.
        file: its path; the file is used in place.
        size: bytes.
        about: its description from the header.
        also: other names of the same file.
        note: a remark for the user.
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
        """Whether this is the model that the settings name."""
        chosen = settings.model_file
        return chosen is not None and not settings.server_url and _same(chosen, self.file)


def find(
    settings: Settings, environ: Mapping[str, str] | None = None, own: Path | None = None
) -> list[Found]:
    """Every model on this machine: those that can answer first, smallest first.

    Args:
        settings: `models.folders`, and whether other programs' folders are searched.
        environ: the environment, for tests.
        own: Luna's own models folder, whose files are not listed.
    """
    searched = places(settings.model_folders, environ)
    if not settings.look_elsewhere:
        searched = [place for place in searched if place.program == "folder"]
    models_found = _each_once(_all(searched), own)
    return sorted(models_found, key=lambda model: (not model.usable, model.size, model.name))


def _all(where: Iterable[Place]) -> Iterator[tuple[Place, File]]:
    for place in where:
        for file in READERS[place.program](place.folder):
            yield place, file


def _each_once(files: Iterable[tuple[Place, File]], own: Path | None) -> list[Found]:
    """Each file once, by its identity on the disk: a link and its target are one model."""
    by_identity: dict[object, Found] = {}
    names: set[str] = set()
    for place, file in files:
        size, key = _identity(file.path)
        if own is not None and own in file.path.parents:
            continue
        if (known := by_identity.get(key)) is not None:
            if file.name != known.name and file.name not in known.also:
                by_identity[key] = _renamed(known, file.name)
            continue
        name = file.name
        if name in names:  # a file of that name is in two folders
            name = f"{place.folder.name}/{name}"
        while name in names:
            name += "′"
        names.add(name)
        trouble = Described(trouble=file.trouble) if file.trouble else None
        by_identity[key] = Found(
            name, place.program, file.path, size, trouble or describe(file.path, size),
            note=file.note,
        )  # fmt: skip
    return list(by_identity.values())


def _renamed(found: Found, name: str) -> Found:
    return Found(
        found.name, found.program, found.file, found.size, found.about, (*found.also, name),
        found.note,
    )  # fmt: skip


def _identity(path: Path) -> tuple[int, object]:
    """Its size in bytes, and a key that is the same under all its names."""
    try:
        status = path.stat()
        return status.st_size, (status.st_dev, status.st_ino)
    except OSError:
        return 0, path


def _same(left: Path, right: Path) -> bool:
    try:
        return left.samefile(right)
    except OSError:
        return left == right


def named(name: str, found: list[Found]) -> Found:
    """The model of that name, or of that last part of a name; case is ignored.

    Raises:
        NotFoundError: no model has that name, or several do.
    """
    wanted = name.casefold()
    for spelled in (lambda text: text.casefold(), _last):
        candidates = [
            f for f in found if wanted in {spelled(spelling) for spelling in (f.name, *f.also)}
        ]
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            matches = ", ".join(hit.name for hit in candidates[:4])
            raise NotFoundError(
                f"“{name}” is the name of several models.", f"Say which: {matches}."
            )
    names = [spelling for f in found for spelling in (f.name, *f.also)]
    similar = difflib.get_close_matches(name, names, 3, 0.5)
    hint = f"Did you mean {' or '.join(similar)}? " if similar else ""
    raise NotFoundError(f"No model is called “{name}”.", f"{hint}`luna models list` shows them.")


def _last(text: str) -> str:
    """The last part of a name, without the tag ":latest"."""
    return text.casefold().rpartition("/")[2].removesuffix(":latest")


def recommended(found: Iterable[Found], cores: int) -> str:
    """The name of the best choice for this machine, among these and Luna's own mind.

    The largest chat model that fits with memory to spare, that a night can train, and that this
    many cores can run at reading speed: about half a gigabyte of file for each core. By size alone;
    the quality of a model's replies is not measured.
    """
    limit = min(_A_CORE * cores, models.memory_size() / 3)
    suitable = [
        f for f in found if f.usable and f.about.chat and not f.about.night and f.size <= limit
    ]
    best = max(suitable, key=lambda f: (f.about.parameters, f.size), default=None)
    if best is None or best.about.parameters < models.own().parameters:
        return models.OWN
    return best.name

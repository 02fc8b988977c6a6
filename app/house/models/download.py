"""The only door to the network: one file, fetched after a yes, resumed, checked, then named.

While it comes it is called `NAME.part`, with `NAME.part.json` beside it that says what it is a
part of; only a whole and checked file gets its name. A file that changed on the server meanwhile
is begun anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from pathlib import Path
from typing import Any

from memory.disk.damage import set_aside
from memory.disk.files import move_whole, write_json
from memory.vocabulary.errors import ModelFileError

CHUNK = 1 << 18
SILENCE = 30.0  # seconds without a byte
ROOM = 200 << 20  # bytes that stay free on the disk
_HASH = re.compile(r'^(?:W/)?"?([0-9a-f]{64})"?$')


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is.

    Attributes:
        done, total: bytes; the total is 0 while it is unknown.
        rate: bytes a second, of this run.
    """

    done: int
    total: int
    rate: float

    @property
    def remaining(self) -> float | None:
        """Seconds to go; None while it cannot be said."""
        if not self.total or self.rate <= 0:
            return None
        return (self.total - self.done) / self.rate


class DownloadStopped(ModelFileError):
    """The user stopped it; what came is kept for the next time."""


class _Follow(urllib.request.HTTPRedirectHandler):
    """Follows redirects, keeps what each answer said of the file, never leaves encryption."""

    def __init__(self) -> None:
        self.sha256, self.size = "", 0

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise urllib.error.URLError("the server leads away from an encrypted connection")
        self.read(headers)
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    def read(self, headers: Message) -> None:
        """The checksum and the length, where a server declares them."""
        for name in ("X-Linked-ETag", "ETag"):
            if (found := _HASH.match(headers.get(name, "").strip())) and not self.sha256:
                self.sha256 = found.group(1)
        if size := headers.get("X-Linked-Size"):
            self.size = int(size)


def size(count: float) -> str:
    """Bytes for people: "640 MB", "2.5 GB"."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"


def fetch(
    url: str,
    target: Path,
    *,
    sha256: str = "",
    on_progress: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
    check: Callable[[Path], object] = lambda file: None,
) -> str:
    """Fetch one file.

    Args:
        url: where from.
        target: the name it gets when it is whole and checked.
        sha256: what it must be; empty: what the server declares is taken.
        on_progress: called a few times a second, in this thread.
        stopped: asked between all pieces.
        check: raises a ModelFileError where the whole file is not what it should be.

    Returns:
        Its sha256.

    Raises:
        DownloadStopped: on request; the part is kept.
        ModelFileError: the network, the disk or the checksum; a part that may go on is kept,
            a wrong file is deleted.
    """
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(target.name + ".part")
    note = target.with_name(target.name + ".part.json")
    try:
        declared, size = _receive(url, part, note, on_progress, stopped)
    except urllib.error.HTTPError as error:
        raise ModelFileError(
            f"The server answered {error.code} for {target.name}.",
            "Try again later, or fetch the file with a browser and name it with --model.",
        ) from error
    except (urllib.error.URLError, HTTPException, TimeoutError, ConnectionError) as error:
        raise ModelFileError(
            f"The connection for {target.name} broke: {_why(error)}.",
            "What came is kept; the same command goes on from there.",
        ) from error
    except OSError as error:
        raise ModelFileError(
            f"{part} cannot be written: {error.strerror}.",
            "Make room or make the folder writable; the same command goes on.",
        ) from error
    got = part.stat().st_size
    if size and got < size:
        raise ModelFileError(
            f"Only {got / 1e6:.1f} of {size / 1e6:.1f} MB came.", "The same command goes on."
        )
    found, wanted = _sha256(part), sha256 or declared
    if (wanted and found != wanted) or (size and got > size):
        part.unlink(missing_ok=True)
        note.unlink(missing_ok=True)
        raise ModelFileError(
            f"{target.name} is not the file it should be: its checksum is wrong.",
            "It was deleted. Try again; if it stays so, the file on the server has changed.",
        )
    try:
        check(part)
    except ModelFileError as error:
        part.unlink(missing_ok=True)
        note.unlink(missing_ok=True)
        raise ModelFileError(
            f"What came for {target.name} is no model: {error.message}",
            "It was deleted. Some networks send a page of their own instead: sign in, try again.",
        ) from error
    move_whole(part, target)
    note.unlink(missing_ok=True)
    return found


def _receive(
    url: str,
    part: Path,
    note: Path,
    on_progress: Callable[[Progress], None],
    stopped: Callable[[], bool],
) -> tuple[str, int]:
    """Fetch what is missing; (declared checksum, declared size), empty and 0 where unknown."""
    for path in (part, note):
        if path.is_symlink() or path.is_dir():  # nothing of ours: written to nowhere else
            set_aside(path)
    had = part.stat().st_size if part.exists() else 0
    known = _known(note) if had else {}
    if known.get("url") != url or not (known.get("etag") or known.get("sha256")):
        had, known = 0, {}
    request = urllib.request.Request(url, headers={"User-Agent": "luna"})
    if had:
        request.add_header("Range", f"bytes={had}-")
    follow = _Follow()
    opener = urllib.request.build_opener(follow)
    try:
        answer = opener.open(request, timeout=SILENCE)
    except urllib.error.HTTPError as error:
        if error.code == 416 and had and had == known.get("size"):
            return str(known.get("sha256", "")), had  # it was whole already
        raise
    with answer:
        follow.read(answer.headers)
        etag = answer.headers.get("ETag", "")
        total = follow.size or _total(answer.headers, had)
        same = follow.sha256 == known.get("sha256") and etag == known.get("etag")
        if had and (answer.status != 206 or not same):
            if answer.status == 206:  # another file by now: from the beginning
                part.unlink()
                return _receive(url, part, note, on_progress, stopped)
            had, total = 0, follow.size or _total(answer.headers, 0)
        _room(part, total - had)
        _no_page(answer.headers, part.name.removesuffix(".part"))
        write_json(note, {"url": url, "etag": etag, "sha256": follow.sha256, "size": total})
        _copy(answer, part, had, total, on_progress, stopped)
    return follow.sha256, total


def _copy(
    answer: Any,
    part: Path,
    had: int,
    total: int,
    on_progress: Callable[[Progress], None],
    stopped: Callable[[], bool],
) -> None:
    begun = told = time.monotonic()
    done = had
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | (os.O_APPEND if had else os.O_TRUNC)
    with open(os.open(part, flags, 0o600), "ab" if had else "wb") as file:
        while piece := answer.read(CHUNK):
            if stopped():
                raise DownloadStopped("Stopped.", "What came is kept; the same command goes on.")
            file.write(piece)
            done += len(piece)
            time_now = time.monotonic()
            if time_now - told > 0.2:
                told = time_now
                on_progress(Progress(done, total, (done - had) / max(time_now - begun, 1e-6)))
    spent = max(time.monotonic() - begun, 1e-6)
    on_progress(Progress(done, total, (done - had) / spent))


def _no_page(headers: Message, name: str) -> None:
    """Raises ModelFileError where the answer is a page to read, as that of a network's login."""
    if headers.get_content_type() in ("text/html", "application/xhtml+xml"):
        raise ModelFileError(
            f"The answer for {name} is a web page, not a model.",
            "Some networks send a page of their own first: sign in, then try again.",
        )


def _total(headers: Message, had: int) -> int:
    """The whole length, from either kind of answer; 0 when it is not said."""
    if found := re.match(r"bytes \d+-\d+/(\d+)", headers.get("Content-Range", "")):
        return int(found.group(1))
    length = headers.get("Content-Length", "")
    return int(length) if length.isdigit() else 0


def _room(part: Path, need: int) -> None:
    """Raises ModelFileError when the disk has no room."""
    free = shutil.disk_usage(part.parent).free
    if need + ROOM > free:
        raise ModelFileError(
            f"The disk has {free / 1e6:.0f} MB free; {need / 1e6:.0f} MB are to come.",
            "Make room, then give the same command again.",
        )


def _known(note: Path) -> dict[str, Any]:
    try:
        value = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _why(error: BaseException) -> str:
    reason = getattr(error, "reason", error)
    return str(getattr(reason, "strerror", "") or reason or type(error).__name__)

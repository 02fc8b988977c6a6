"""The only door to the network: one file, downloaded with consent, resumed, checked, then named.

While it is incomplete it is called `NAME.part`, with `NAME.part.json` beside it that describes the
download; only a complete and checked file gets its name. If the file changes on the server in the
meantime, the download starts again.
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
ROOM = 200 << 20  # bytes that must stay free on the disk
_HASH = re.compile(r'^(?:W/)?"?([0-9a-f]{64})"?$')


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a download.

    Attributes:
        done, total: bytes; the total is 0 while it is unknown.
        rate: bytes per second, of this run.
    """

    done: int
    total: int
    rate: float

    @property
    def remaining(self) -> float | None:
        """Seconds to go; None while unknown."""
        if not self.total or self.rate <= 0:
            return None
        return (self.total - self.done) / self.rate


class DownloadStopped(ModelFileError):
    """The user stopped it; the part is kept for the next time."""


class _Follow(urllib.request.HTTPRedirectHandler):
    """Follows redirects, reads each answer's headers, never leaves an encrypted connection."""

    def __init__(self) -> None:
        self.sha256, self.size = "", 0

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if req.full_url.startswith("https:") and not newurl.startswith("https:"):
            raise urllib.error.URLError("the server redirects to an unencrypted connection")
        self.read(headers)
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    def read(self, headers: Message) -> None:
        """Read the checksum and the length, where a server declares them."""
        for name in ("X-Linked-ETag", "ETag"):
            if (match := _HASH.match(headers.get(name, "").strip())) and not self.sha256:
                self.sha256 = match.group(1)
        if size := headers.get("X-Linked-Size"):
            self.size = int(size)


def size(count: float) -> str:
    """Bytes in readable form: "640 MB", "2.5 GB"."""
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
    """Download one file.

    Args:
        url: where from.
        target: its path once it is complete and checked.
        sha256: the expected checksum; empty: the one that the server declares.
        on_progress: called a few times a second, in this thread.
        stopped: called between chunks.
        check: raises a ModelFileError where the complete file is not valid.

    Returns:
        Its sha256.

    Raises:
        DownloadStopped: on request; the part is kept.
        ModelFileError: the network, the disk or the checksum failed; a part that can be resumed
            is kept, a wrong file is deleted.
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
            "What was downloaded is kept; the same command resumes it.",
        ) from error
    except OSError as error:
        raise ModelFileError(
            f"{part} cannot be written: {error.strerror}.",
            "Free some space or make the folder writable; the same command resumes it.",
        ) from error
    received = part.stat().st_size
    if size and received < size:
        raise ModelFileError(
            f"Only {received / 1e6:.1f} of {size / 1e6:.1f} MB arrived.",
            "The same command resumes it.",
        )
    digest, expected = _sha256(part), sha256 or declared
    if (expected and digest != expected) or (size and received > size):
        part.unlink(missing_ok=True)
        note.unlink(missing_ok=True)
        raise ModelFileError(
            f"{target.name} is not the expected file: its checksum is wrong.",
            "It was deleted. Try again; if it happens again, the file on the server has changed.",
        )
    try:
        check(part)
    except ModelFileError as error:
        part.unlink(missing_ok=True)
        note.unlink(missing_ok=True)
        raise ModelFileError(
            f"The file downloaded for {target.name} is not a model: {error.message}",
            "It was deleted. Some networks send a login page instead: sign in, try again.",
        ) from error
    move_whole(part, target)
    note.unlink(missing_ok=True)
    return digest


def _receive(
    url: str,
    part: Path,
    note: Path,
    on_progress: Callable[[Progress], None],
    stopped: Callable[[], bool],
) -> tuple[str, int]:
    """Download what is missing; returns (declared checksum, declared size), or "" and 0."""
    for path in (part, note):
        if path.is_symlink() or path.is_dir():  # not made by us: never write through it
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
            return str(known.get("sha256", "")), had  # it was already complete
        raise
    with answer:
        follow.read(answer.headers)
        etag = answer.headers.get("ETag", "")
        total = follow.size or _total(answer.headers, had)
        unchanged = follow.sha256 == known.get("sha256") and etag == known.get("etag")
        if had and (answer.status != 206 or not unchanged):
            if answer.status == 206:  # the file changed: start again
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
    started = reported = time.monotonic()
    received = had
    flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | (os.O_APPEND if had else os.O_TRUNC)
    with open(os.open(part, flags, 0o600), "ab" if had else "wb") as file:
        while chunk := answer.read(CHUNK):
            if stopped():
                raise DownloadStopped(
                    "Stopped.", "What was downloaded is kept; the same command resumes it."
                )
            file.write(chunk)
            received += len(chunk)
            time_now = time.monotonic()
            if time_now - reported > 0.2:
                reported = time_now
                on_progress(
                    Progress(received, total, (received - had) / max(time_now - started, 1e-6))
                )
    spent = max(time.monotonic() - started, 1e-6)
    on_progress(Progress(received, total, (received - had) / spent))


def _no_page(headers: Message, name: str) -> None:
    """Raise a ModelFileError where the answer is a web page, such as a network's login page."""
    if headers.get_content_type() in ("text/html", "application/xhtml+xml"):
        raise ModelFileError(
            f"The answer for {name} is a web page, not a model.",
            "Some networks send a login page first: sign in, then try again.",
        )


def _total(headers: Message, had: int) -> int:
    """The whole length, from either kind of answer; 0 where it is not declared."""
    if match := re.match(r"bytes \d+-\d+/(\d+)", headers.get("Content-Range", "")):
        return int(match.group(1))
    length = headers.get("Content-Length", "")
    return int(length) if length.isdigit() else 0


def _room(part: Path, need: int) -> None:
    """Raise a ModelFileError where the disk is too full."""
    free = shutil.disk_usage(part.parent).free
    if need + ROOM > free:
        raise ModelFileError(
            f"The disk has {free / 1e6:.0f} MB free; the download needs {need / 1e6:.0f} MB.",
            "Free some space, then give the same command again.",
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

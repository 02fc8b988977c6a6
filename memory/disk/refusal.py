"""What a disk that refuses says to the user: one sentence, what is true of it, what to do."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from memory.vocabulary.errors import LunaError

FULL = (errno.ENOSPC, errno.EDQUOT)
CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)
REMEDIES = {
    **dict.fromkeys(FULL, "Make room on the disk, then do it again."),
    **dict.fromkeys(CLOSED, "Let Luna write there, or choose another folder with --home."),
    errno.EIO: "The disk may be failing. Copy Luna's folder to another one; `luna verify` looks "
    "whether all that was saved is whole.",
    errno.EMFILE: "Too many files are open. Close other programs, or raise the limit (ulimit -n).",
    errno.ENOTDIR: "A file lies where a folder should be. Move it away.",
    errno.EISDIR: "A folder lies where a file should be. Move it away.",
    errno.ENOENT: "Something was removed while Luna worked. Do it again.",
}
OTHERWISE = "Do it again; `luna verify` looks whether all that was saved is whole."


def of_disk(error: OSError) -> LunaError | None:
    """The sentence and the remedy for what the system refused; None where it was no file.

    The path is named only where it is one of a file: nothing that was said stands in it.
    """
    if error.errno is None or not isinstance(error.filename, str | bytes | type(None)):
        return None
    if isinstance(error, ConnectionError | TimeoutError | BrokenPipeError):
        return None
    place = f" “{os.fsdecode(error.filename)}”" if error.filename else ""
    why = os.strerror(error.errno)
    remedy = REMEDIES.get(error.errno, OTHERWISE)
    return LunaError(f"A file{place} could not be written or read: {why}.", remedy)


@contextmanager
def as_said() -> Iterator[None]:
    """Let what the disk refuses come out as an error with a remedy.

    Raises:
        LunaError: in place of the OSError of a file; others pass as they are.
    """
    try:
        yield
    except OSError as error:
        if (refused := of_disk(error)) is None:
            raise
        raise refused from error

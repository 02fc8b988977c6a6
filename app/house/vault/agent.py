"""The key agent, started by `luna vault unlock`: a small process that holds the key for some hours.

It listens on a socket that only its user can reach, in the runtime folder (in memory) where the
system has one, and asks the kernel who connects. `start` runs `python -m app.house.vault.agent`;
the key is passed through a pipe, never as an argument or in the environment.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from memory.disk.waiting import looks
from memory.vocabulary.errors import VaultError

_ANSWER = 5.0  # seconds within which the other end must answer
_MOST = 64  # bytes of a question


def socket_path(vault: str) -> Path:
    """The path of the socket on which the agent of a vault listens.

    Raises:
        VaultError: the folder belongs to another user, or others can use it.
    """
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    if base and Path(base).is_dir():
        folder = Path(base) / "luna"
    else:
        folder = Path(tempfile.gettempdir()) / f"luna-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    state = os.lstat(folder)
    if folder.is_symlink() or state.st_uid != os.getuid() or state.st_mode & 0o077:
        raise VaultError(
            f"The folder {folder} can be used by others.", "Remove it, or set XDG_RUNTIME_DIR."
        )
    return folder / f"{vault}.sock"


def ask(vault: str) -> bytes | None:
    """The data key from the agent of a vault; None where no agent runs."""
    answer = _talk(vault, b"key")
    return answer if answer is not None and len(answer) == 32 else None


def stop(vault: str) -> bool:
    """End the agent of a vault; returns whether there was one."""
    return _talk(vault, b"lock") is not None


def _talk(vault: str, question: bytes) -> bytes | None:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_ANSWER)
            line.connect(str(socket_path(vault)))
            if not _same_user(line):
                return None
            line.sendall(question + b"\n")
            line.shutdown(socket.SHUT_WR)
            answer = b""
            while chunk := line.recv(_MOST):
                answer += chunk
            return answer
    except (OSError, VaultError):
        return None


def start(vault: str, key: bytes, seconds: float) -> None:
    """Start an agent; it ends by itself after the given time.

    Raises:
        VaultError: it does not answer.
    """
    stop(vault)
    root = str(Path(__file__).resolve().parent.parent.parent.parent)
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    child = subprocess.Popen(
        [sys.executable, "-m", "app.house.vault.agent"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path}, start_new_session=True, cwd="/",
    )  # fmt: skip
    assert child.stdin is not None
    with suppress(BrokenPipeError), child.stdin as pipe:
        pipe.write(json.dumps({"vault": vault, "key": key.hex(), "seconds": seconds}).encode())
    for _ in looks(_ANSWER):
        if ask(vault) == key:
            child.returncode = 0  # detached: Popen must not wait for it
            return
    raise VaultError(
        "The key agent did not start.", "Give the passphrase when a command asks for it."
    )


def _same_user(line: socket.socket) -> bool:
    """Whether the other end belongs to this user, according to the kernel."""
    if not hasattr(socket, "SO_PEERCRED"):  # not on macOS; there only the folder's mode protects it
        return True
    credentials = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", credentials)[1]) == os.getuid()


def main() -> int:
    """Hold one key until the time is over or the vault is locked."""
    from app.house.process.cores import forbid, keep_in_memory

    forbid()
    request = json.loads(sys.stdin.buffer.read())
    key, deadline = bytes.fromhex(request["key"]), time.monotonic() + float(request["seconds"])
    keep_in_memory(key)
    path = socket_path(str(request["vault"]))
    with suppress(FileNotFoundError):
        path.unlink()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        old_mask = os.umask(0o177)
        door.bind(str(path))
        os.umask(old_mask)
        door.listen(4)
        try:
            while (remaining := deadline - time.monotonic()) > 0:
                door.settimeout(remaining)
                try:
                    line, _ = door.accept()
                except TimeoutError:
                    break
                if _answer(line, key):
                    break
        finally:
            with suppress(OSError):
                path.unlink()
    return 0


def _answer(line: socket.socket, key: bytes) -> bool:
    """Answer one question; returns whether it was to lock."""
    with line:
        line.settimeout(_ANSWER)
        try:
            if not _same_user(line):
                return False
            question = line.recv(_MOST).strip()
            if question == b"key":
                line.sendall(key)
            return question == b"lock"
        except OSError:
            return False


if __name__ == "__main__":
    sys.exit(main())

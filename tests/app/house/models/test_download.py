"""Fetching a model, from a server on this machine: whole, resumed, cut, wrong, full, stopped."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.house.models import download
from app.house.models.download import DownloadStopped, Progress, fetch
from memory.vocabulary.errors import ModelFileError

BODY = bytes(range(256)) * 4096  # 1 MiB
SHA = hashlib.sha256(BODY).hexdigest()


class Server(ThreadingHTTPServer):
    """What it serves and how badly."""

    body = BODY
    declared = SHA
    cut_after = 0  # bytes after which the connection breaks, once
    ranges = True
    asked: list[str]
    status = 200
    kind = ""

    def handle_error(self, *_: Any) -> None:
        """A reader that stops is no error here."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server = self.server
        server.asked.append(self.headers.get("Range", ""))
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/file")
            self.send_header("X-Linked-ETag", f'"{server.declared}"')
            self.send_header("X-Linked-Size", str(len(server.body)))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if server.status != 200:
            self.send_error(server.status)
            return
        begin = 0
        found = re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if found and server.ranges:
            begin = int(found.group(1))
            if begin >= len(server.body):
                self.send_error(416)
                return
            self.send_response(206)
            whole = len(server.body)
            self.send_header("Content-Range", f"bytes {begin}-{whole - 1}/{whole}")
        else:
            self.send_response(200)
        self.send_header("ETag", f'"{server.declared}"')
        if server.kind:
            self.send_header("Content-Type", server.kind)
        self.send_header("Content-Length", str(len(server.body) - begin))
        self.end_headers()
        body = server.body[begin:]
        if server.cut_after:
            body, server.cut_after = body[: server.cut_after], 0
            self.close_connection = True
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class Place(NamedTuple):
    server: Server
    url: str
    target: Path

    @property
    def part(self) -> Path:
        return self.target.with_name(self.target.name + ".part")


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Place]:
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield Place(server, f"http://127.0.0.1:{server.server_port}/file", tmp_path / "m" / "x.gguf")
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_whole_file_arrives_with_progress(at: Place) -> None:
    seen: list[Progress] = []
    assert fetch(at.url, at.target, sha256=SHA, on_progress=seen.append) == SHA
    assert at.target.read_bytes() == BODY
    assert seen[-1].done == seen[-1].total == len(BODY) and seen[-1].rate > 0
    assert seen[-1].remaining == 0
    assert [path.name for path in at.target.parent.iterdir()] == ["x.gguf"]


def test_a_cut_connection_keeps_the_part_and_the_next_try_goes_on(at: Place) -> None:
    at.server.cut_after = 300_000
    with pytest.raises(ModelFileError, match=r"arrived|broke"):
        fetch(at.url, at.target)
    assert not at.target.exists() and at.part.stat().st_size == 300_000
    assert fetch(at.url, at.target) == SHA
    assert at.server.asked == ["", "bytes=300000-"]
    assert at.target.read_bytes() == BODY


def test_a_server_without_ranges_begins_anew(at: Place) -> None:
    at.server.cut_after = 300_000
    at.server.ranges = False
    with pytest.raises(ModelFileError):
        fetch(at.url, at.target)
    fetch(at.url, at.target)
    assert at.target.read_bytes() == BODY


def test_a_file_that_changed_meanwhile_begins_anew(at: Place) -> None:
    at.server.cut_after = 300_000
    with pytest.raises(ModelFileError):
        fetch(at.url, at.target)
    at.server.body = BODY[::-1]
    at.server.declared = hashlib.sha256(BODY[::-1]).hexdigest()
    fetch(at.url, at.target)
    assert at.target.read_bytes() == BODY[::-1]


def test_a_wrong_checksum_leaves_nothing(at: Place) -> None:
    for given in ("0" * 64, ""):
        at.server.declared = SHA if given else "1" * 64
        with pytest.raises(ModelFileError, match="checksum is wrong"):
            fetch(at.url, at.target, sha256=given)
        assert not list(at.target.parent.iterdir())


def test_what_the_first_of_two_servers_declares_counts(at: Place) -> None:
    at.server.declared = "2" * 64
    with pytest.raises(ModelFileError, match="checksum is wrong"):
        fetch(at.url.replace("/file", "/moved"), at.target)
    at.server.declared = SHA
    assert fetch(at.url.replace("/file", "/moved"), at.target) == SHA


def test_a_full_disk_is_said_before_a_byte_is_written(
    at: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage(NamedTuple):
        total: int = 1
        used: int = 1
        free: int = 1000

    monkeypatch.setattr(download.shutil, "disk_usage", lambda path: Usage())
    with pytest.raises(ModelFileError, match="MB free"):
        fetch(at.url, at.target)
    assert not at.target.exists() and not at.part.exists()


def test_a_disk_that_fills_while_it_is_written(at: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(download, "_copy", full)
    with pytest.raises(ModelFileError, match="No space left"):
        fetch(at.url, at.target)
    assert not at.target.exists()


def test_stopping_keeps_the_part(at: Place) -> None:
    calls = iter([False, True])
    with pytest.raises(DownloadStopped):
        fetch(at.url, at.target, stopped=lambda: next(calls))
    assert not at.target.exists() and 0 < at.part.stat().st_size < len(BODY)
    fetch(at.url, at.target)
    assert at.target.read_bytes() == BODY


def test_a_part_that_was_whole_already_only_gets_its_name(at: Place) -> None:
    calls = iter([False] * 3)
    with pytest.raises(DownloadStopped):
        fetch(at.url, at.target, stopped=lambda: next(calls, True))
    at.part.write_bytes(BODY)
    assert fetch(at.url, at.target) == SHA


def test_an_answer_that_is_none(at: Place) -> None:
    at.server.status = 404
    with pytest.raises(ModelFileError, match="answered 404"):
        fetch(at.url, at.target)
    with pytest.raises(ModelFileError, match="broke"):
        fetch("http://127.0.0.1:9/file", at.target)


def test_a_page_of_the_network_is_no_model(at: Place) -> None:
    at.server.kind, at.server.body = "text/html; charset=utf-8", b"<html>Sign in</html>"
    at.server.declared = ""
    with pytest.raises(ModelFileError, match="web page"):
        fetch(at.url, at.target)
    assert not at.target.exists() and not at.part.exists()


def test_what_is_no_model_never_gets_the_name_of_one(at: Place) -> None:
    from app.house.models.models import check

    at.server.body, at.server.declared = b"Sign in first.", ""
    with pytest.raises(ModelFileError, match="not a model"):
        fetch(at.url, at.target, check=check)
    assert list(at.target.parent.iterdir()) == []


def test_a_link_where_the_part_would_be_is_not_written_through(at: Place, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    at.target.parent.mkdir()
    for name in (".part", ".part.json"):
        at.target.with_name(at.target.name + name).symlink_to(victim)
    assert fetch(at.url, at.target) == SHA
    assert victim.read_text() == "mine"

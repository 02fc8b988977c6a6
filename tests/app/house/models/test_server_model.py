"""A server of OpenAI's form that answers instead of the engine, over real sockets on loopback."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app import assembly
from app.cli.main import cli
from app.house import paths
from app.house.models.server.address import address, is_loopback
from app.house.models.server.model import ServerModel, size_of
from app.house.settings import config
from app.house.settings.config import Settings
from memory.vocabulary.errors import ContextError, ModelError, NightError, SettingsError
from memory.vocabulary.records import Message
from tests.app.doors.test_serve import luna, served  # noqa: F401
from tests.fakes import FakeEmbedder

HELLO = (Message("system", "Be kind."), Message("user", "Hello"))


def chunk(text: str | None = None, finish: str | None = None, **more: Any) -> bytes:
    """A line of a stream as OpenAI sends it."""
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return b"data: " + json.dumps({"choices": [choice], **more}).encode() + b"\n\n"


def says(*pieces: str, finish: str = "stop") -> list[bytes]:
    """A whole stream."""
    usage = {"prompt_tokens": 11, "completion_tokens": len(pieces)}
    return [
        b": a comment\n\n", chunk(""), *(chunk(piece) for piece in pieces), chunk(finish=finish),
        b"data: " + json.dumps({"choices": [], "usage": usage}).encode() + b"\n\n",
        b"data: [DONE]\n\n",
    ]  # fmt: skip


@dataclass
class Scripted:
    """A small server that says what it was told to say, and what it was asked."""

    url: str = ""
    models: list[str] = field(default_factory=lambda: ["qwen3:0.6b"])
    replies: list[Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)

    def streams(self, *lines: bytes, pause: float = 0.0, kind: str = "text/event-stream") -> None:
        """The next reply: these lines, then the end of the connection."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", kind)
            handler.end_headers()
            try:
                for line in lines:
                    handler.wfile.write(line)
                    handler.wfile.flush()
                    time.sleep(pause)
            except OSError:
                self.hung_up.set()

        self.replies.append(reply)

    def refuses(self, status: int, body: str, **headers: str) -> None:
        """The next reply: an error."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body.encode())

        self.replies.append(reply)

    def waits(self) -> None:
        """The next reply: nothing, until the other side hangs up."""

        def reply(handler: BaseHTTPRequestHandler) -> None:
            handler.connection.settimeout(20)
            if handler.connection.recv(1) == b"":
                self.hung_up.set()

        self.replies.append(reply)


@pytest.fixture
def server() -> Iterator[Scripted]:
    script = Scripted()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == "/v1/models"
            script.keys.append(self.headers.get("Authorization"))
            body = {"object": "list", "data": [{"id": name} for name in script.models]}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def do_POST(self) -> None:
            assert self.path == "/v1/chat/completions"
            length = int(self.headers["Content-Length"])
            script.asked.append(json.loads(self.rfile.read(length)))
            script.keys.append(self.headers.get("Authorization"))
            script.replies.pop(0)(self)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    script.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield script
    http.shutdown()
    thread.join()
    http.server_close()


def model(server: Scripted, **more: Any) -> ServerModel:
    return ServerModel(Settings(server_url=server.url, server_model="qwen3:0.6b", **more))


@dataclass
class Asked:
    """`luna …` with this server in the settings file."""

    home: Path

    def __call__(self, *arguments: str, code: int = 0, input: str = "") -> Result:
        result = CliRunner().invoke(cli, list(arguments), input=input)
        assert result.exit_code == code, result.output + repr(result.exception)
        return result


@pytest.fixture
def asked(home: Path, server: Scripted, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The commands with the server chosen; memory is real, the vectors are made up."""
    monkeypatch.delenv("LUNA_MODEL")
    made: Any = assembly.Luna

    def build(settings: Settings, paths: Any) -> Any:
        paths.create()
        return made(settings, paths, embedder=FakeEmbedder())

    monkeypatch.setattr(assembly, "build", build)
    found = Asked(home)
    found("models", "server", server.url)
    return found


# The connection


def test_a_reply_comes_piece_by_piece_with_its_numbers(server: Scripted) -> None:
    server.streams(*says("Good", " morning", ", Émile."))
    answering = model(server)
    assert list(answering.stream(HELLO)) == ["Good", " morning", ", Émile."]
    assert (answering.last.prompt_tokens, answering.last.reply_tokens) == (11, 3)
    assert answering.last.finish == "stop"
    (body,) = server.asked
    assert body["model"] == "qwen3:0.6b" and body["stream"] is True
    assert body["messages"] == [
        {"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hello"},
    ]  # fmt: skip
    assert not {"temperature", "top_p", "top_k", "min_p", "seed"} & set(body)  # its own
    assert server.keys == [None]


@pytest.mark.parametrize(
    ("lines", "text", "finish"),
    [
        (says("cut", finish="length"), "cut", "length"),
        ([chunk("a"), b"data: [DONE]\n\n"], "a", "stop"),  # no reason given
        ([chunk("a", "stop")], "a", "stop"),  # no end mark
        ([chunk(None, None), b"event: x\r\ndata:" + chunk("b", "stop")[5:]], "b", "stop"),
        ([b'data: {"choices": null}\n\n', *says("ü")], "ü", "stop"),
        ([b'data: {"choices":[{"delta":{"role":"assistant","reasoning":"hm"}}]}\n\n', *says("c")],
         "c", "stop"),
    ],
)  # fmt: skip
def test_streams_of_several_makes(
    server: Scripted, lines: list[bytes], text: str, finish: str
) -> None:
    server.streams(*lines)
    answering = model(server)
    assert "".join(answering.stream(HELLO)) == text
    assert answering.last.finish == finish


def test_a_server_that_does_not_stream_or_count(server: Scripted) -> None:
    whole = {"choices": [{"message": {"content": "All at once."}, "finish_reason": "stop"}]}
    server.streams(json.dumps(whole).encode(), kind="application/json")
    server.streams(*(chunk(f"{n} ") for n in range(100)), chunk(finish="stop"))
    answering = model(server)
    assert "".join(answering.stream(HELLO)) == "All at once."
    assert answering.reply(HELLO, 5) == "0 1 2 3 4 "  # it did not heed max_tokens
    assert answering.last.finish == "length" and server.asked[1]["max_tokens"] == 5


def test_a_stop_hangs_up_at_once_also_before_the_first_word(server: Scripted) -> None:
    for begins in (True, False):
        stop = threading.Event()
        if begins:
            server.streams(*(chunk(f"{n} ") for n in range(2000)), pause=0.02)
        else:
            server.waits()
        answering = model(server)
        pieces = []
        timer = threading.Timer(0.4, stop.set)
        began = time.monotonic()
        timer.start()
        for piece in answering.stream(HELLO, None, stop):
            pieces.append(piece)
        assert time.monotonic() - began < 5
        assert answering.last.finish == "stopped" and bool(pieces) is begins
        assert server.hung_up.wait(10)
        server.hung_up.clear()


def test_a_reader_that_leaves_hangs_up_too(server: Scripted) -> None:
    server.streams(*(chunk(f"{n} ") for n in range(2000)), pause=0.02)
    with closing(model(server).stream(HELLO)) as pieces:
        assert next(pieces) == "0 "
    assert server.hung_up.wait(10)


def broken(server: Scripted, **more: Any) -> tuple[str, str]:
    """What is said when the next reply fails."""
    with pytest.raises(ModelError) as error:
        list(model(server, **more).stream(HELLO))
    return error.value.message, error.value.remedy


def test_what_goes_wrong_is_said_with_what_to_do(server: Scripted) -> None:
    server.streams(chunk("half a "))
    assert "went away in the middle" in broken(server)[0]
    server.streams(chunk("a"), b'data: {"error": {"message": "out of memory"}}\n\n')
    assert "out of memory." in broken(server)[0]
    server.streams(b"data: {not json\n\n")
    assert "not in OpenAI's format" in broken(server)[0]
    server.refuses(404, '{"error": {"message": "model \\"qwen3:0.6b\\" not found"}}')
    server.models = ["llama3", "phi4"]
    message, remedy = broken(server)
    assert "not found" in message and "llama3, phi4" in remedy
    server.refuses(404, "404 page not found")
    server.models = ["qwen3:0.6b"]
    assert "base of its OpenAI endpoint" in broken(server)[1]
    server.refuses(401, '{"error": "no\\u001b[31m way"}')
    message, remedy = broken(server)
    assert "did not accept the key: no[31m way." in message and "server.key" in remedy
    server.refuses(307, "", Location="http://127.0.0.1:9/v1")
    assert "points elsewhere" in broken(server)[0]
    server.refuses(500, '{"error": {"message": "' + "x" * 5000 + '"}}')
    message, _ = broken(server)
    assert "refused (500)" in message and len(message) < 400
    server.refuses(503, "loading")
    assert "busy" in broken(server)[0]
    server.waits()
    assert "silent for 1 seconds" in broken(server, server_patience=1)[0]


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        gone = Scripted(f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
    message, remedy = broken(gone)
    assert "No server answers" in message and "ollama serve" in remedy


def test_a_message_that_is_too_long_and_one_that_goes_on(server: Scripted) -> None:
    answering = model(server, context=100)
    with pytest.raises(ContextError, match="100 fit"):
        answering.stream((Message("user", "x" * 400),))
    server.streams(*says("nd more"))
    begun = (*HELLO, Message("assistant", "One a"))
    assert "".join(model(server).stream(begun)) == " nd more"
    assert [each["role"] for each in server.asked[-1]["messages"]][-2:] == ["assistant", "user"]


# The address


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True), ("LOCALHOST.", True), ("ollama.localhost", True), ("127.8.0.1", True),
        ("::1", True), ("::ffff:127.0.0.1", True), ("10.0.0.2", False), ("::ffff:10.0.0.2", False),
        ("example.org", False), ("127.0.0.1.example.org", False), ("0.0.0.0", False),
        ("localhost.example.org", False), ("2130706433", False),
    ],
)  # fmt: skip
def test_only_this_machine_unless_a_flag_says_otherwise(host: str, here: bool) -> None:
    assert is_loopback(host) is here
    url = f"http://[{host}]:8/v1" if ":" in host else f"http://{host}:8/v1"
    if here:
        assert address(url).port == 8
    else:
        with pytest.raises(SettingsError, match="not this machine"):
            address(url)
        assert not address(url, remote=True).here


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1:80", "ftp://localhost", "http://", "http://u:p@localhost/v1",
            "http://localhost:99999", "http://localhost/v1?x=1", "http://[::1/v1"],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(SettingsError):
        address(url)


def test_a_name_that_leads_elsewhere_is_not_asked(
    server: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a name says: what counts is who is at the other end."""
    from app.house.models.server import connection

    monkeypatch.setattr(connection, "is_loopback", lambda host: False)
    with pytest.raises(ModelError, match="another machine"):
        list(model(server).stream(HELLO))
    assert not server.asked


def test_small_things() -> None:
    assert address("http://localhost:11434").url == "http://localhost:11434/v1"
    assert address("http://localhost:11434/v1/chat/completions").path == "/v1"
    names = ("qwen3:0.6b", "smollm2:135m", "llama-3.1-8b-q4", "phi4")
    assert [*map(size_of, names)] == [600_000_000, 135_000_000, 8_000_000_000, 0]


# Luna with it


def test_facts_reach_it_in_the_prompt_and_nights_wait(server: Scripted, asked: Asked) -> None:
    server.streams(*says("Hello,", " Captain."))
    asked("memory", "add", "Call me Captain.")
    answer = asked("-p", "Who am I?", "--json")
    assert json.loads(answer.stdout)["reply"] == "Hello, Captain."
    assert "Captain" in json.dumps(server.asked[-1]["messages"])
    for arguments in (("consolidate",), ("consolidate", "--rebuild")):
        assert "needs a model on this machine" in asked(*arguments, code=1).output
    assert "No night is due" in asked("schedule", "run").output
    shown = json.loads(asked("schedule", "show", "--json").stdout)
    assert shown["next"] is None


def test_it_is_said_where_one_looks(server: Scripted, asked: Asked) -> None:
    doctor = asked("doctor", code=0).output
    assert f"qwen3:0.6b of the server {server.url}" in doctor and "prompt alone" in doctor
    assert "none while a server answers" in doctor
    listed = [json.loads(line) for line in asked("models", "list", "--json").stdout.splitlines()]
    assert [each for each in listed if each["in_use"]] == [
        {"name": "qwen3:0.6b", "server": server.url, "in_use": True}
    ]
    server.models = ["other"]
    assert "has no “qwen3:0.6b”; it has: other" in asked("doctor", code=1).output


def test_a_server_that_goes_away_leaves_what_it_said(server: Scripted, asked: Asked) -> None:
    server.streams(chunk("Half a reply"))
    result = asked("-p", "Tell me", code=1)
    assert "Half a reply" in result.output and "went away" in result.output
    talk = json.loads(asked("conversations", "list", "--json").stdout.splitlines()[0])
    asked("conversations", "export", talk["id"], str(asked.home / "talk.md"))
    assert "Half a reply" in (asked.home / "talk.md").read_text()


def test_choosing_one_looks_first(server: Scripted, asked: Asked, home: Path) -> None:
    server.models = ["a", "b:latest"]
    assert "It has a, b:latest" in asked("models", "server", server.url, code=1).output
    assert "has no model “c”" in asked("models", "server", server.url, "--name", "c", code=1).output
    asked("models", "server", server.url, "--name", "b", "--key", input="s3cret\n")
    assert server.keys[-1] == "Bearer s3cret"
    settings = config.load(home / "config.toml", environ={})
    assert (settings.server_model, settings.server_key) == ("b", "s3cret")
    assert (home / "config.toml").stat().st_mode & 0o077 == 0
    assert "s3cret" not in asked("config", "show").output
    other = asked("models", "server", "http://192.0.2.1:8/v1", code=1).output
    assert "would be sent there" in other and "--remote" in other
    asked("models", "use", "default")
    assert config.load(home / "config.toml", environ={}).server_url == ""


def test_a_file_named_for_once_wins(asked: Asked, home: Path, small_model: Path) -> None:
    file = home / "config.toml"
    assert config.load(file, environ={}).server_url
    for flags, environ in (({"model": str(small_model)}, {}), ({}, {"LUNA_MODEL": "x"})):
        assert not config.load(file, flags, environ).server_url
    both = {"LUNA_MODEL": "x", "LUNA_SERVER_URL": "http://localhost"}
    assert config.load(file, environ=both).server_url


def test_a_night_is_refused_before_its_process_starts(server: Scripted) -> None:
    from app.nights.night_process import start

    found = paths.find()
    found.create()
    with pytest.raises(NightError, match="this machine"):
        start(Settings(server_url=server.url), found)


def test_an_endpoint_is_not_its_own_server(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.cli.doors import serve

    with serve.listen(0) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(SettingsError, match="ask itself"):
            serve._no_circle(Settings(server_url=f"http://localhost:{port}/v1"), listening)


def test_another_luna_can_be_the_server(served: Any) -> None:  # noqa: F811
    """`luna serve` of one profile answers for another, over a real socket."""
    from app.doors.programs.clients import Clients, Right

    clients = Clients(paths.find().clients)
    clients.allow("other", Right.READ)
    settings = Settings(server_url=served.url, server_key=clients.new_token("other"))
    answering = ServerModel(settings)
    served.luna.engine.enqueue("Good evening to you.")
    assert answering.chosen() == "luna"
    assert "".join(answering.stream(HELLO)) == "Good evening to you."
    assert answering.last.reply_tokens == 4
    with pytest.raises(ModelError, match="did not accept the key"):
        ServerModel(Settings(server_url=served.url, server_model="luna")).models()
    served.luna.engine.seconds_a_piece = 0.05
    served.luna.engine.enqueue("word " * 400)
    stop = threading.Event()
    threading.Timer(0.5, stop.set).start()
    said = "".join(answering.stream(HELLO, None, stop))
    assert 0 < len(re.findall("word", said)) < 100 and answering.last.finish == "stopped"

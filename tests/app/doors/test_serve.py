"""The endpoint, spoken to by the `openai` package over a real socket."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2 as httpx
import openai
import pytest
from openai import OpenAI

from app.cli.common import Place
from app.cli.doors import serve
from app.doors.endpoint.service import Endpoint
from app.doors.programs.clients import Clients, Right
from app.doors.programs.uses import Uses
from app.doors.visits import Visits
from app.house import paths
from memory.vocabulary.errors import ContextError, ModelError
from tests.app.shell import Shell, shell

ROOT = Path(__file__).parent.parent.parent.parent
HELLO: list[Any] = [{"role": "user", "content": "Hello"}]


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


@dataclass
class Served:
    """A running endpoint over the scripted engine."""

    url: str
    luna: Shell

    def client(self, name: str = "webui", right: Right = Right.READ, **more: Any) -> OpenAI:
        """The official client, with a token of a program's own."""
        clients = Clients(paths.find().clients)
        clients.allow(name, right, **more)
        return OpenAI(base_url=self.url, api_key=clients.new_token(name), max_retries=0)

    def prompt(self, number: int = -1) -> str:
        """What was sent to the model."""
        return "\n".join(message.text for message in self.luna.engine.prompts[number])


@pytest.fixture
def served(home: Path, luna: Shell) -> Iterator[Served]:
    import uvicorn

    with Place().profiles(one_model=True) as open_:
        open_("default").start()
        visits = Visits(open_, Clients(paths.find().clients), Uses(paths.find().uses))
        endpoint = Endpoint(open_, visits)
        listening = serve.listen(0)
        config = uvicorn.Config(endpoint.app, log_config=None, lifespan="off",
                                timeout_graceful_shutdown=1)  # fmt: skip
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}/v1", luna)
        finally:
            endpoint.close()
            server.should_exit = True
            thread.join(30)
            listening.close()
            assert not thread.is_alive()


def test_whole_and_streamed(served: Served) -> None:
    client = served.client()
    assert [model.id for model in client.models.list()] == ["luna"]
    assert client.models.retrieve("luna").owned_by == "luna"
    served.luna.engine.enqueue("Good morning to you.", "And a good night.")
    done = client.chat.completions.create(model="luna", messages=HELLO)
    assert done.choices[0].message.content == "Good morning to you."
    assert done.choices[0].finish_reason == "stop"
    assert done.usage and done.usage.completion_tokens == 4
    assert done.usage.total_tokens == done.usage.prompt_tokens + 4
    pieces = list(
        client.chat.completions.create(
            model="luna", messages=HELLO, stream=True, stream_options={"include_usage": True}
        )
    )
    text = "".join(p.choices[0].delta.content or "" for p in pieces if p.choices)
    assert text == "And a good night." and len(pieces) > 5
    assert pieces[-2].choices[0].finish_reason == "stop"
    assert pieces[-1].usage and pieces[-1].usage.completion_tokens == 4


def test_memory_is_behind_it_and_the_talk_is_the_programs_own(served: Served) -> None:
    served.luna("memory", "add", "I'm allergic to walnuts.")
    served.luna("memory", "add", "My door code is 4821-77.")
    client = served.client()
    talk: list[Any] = [
        {"role": "system", "content": "Answer like a pirate."},
        {"role": "user", "content": "My cake needs nuts."},
        {"role": "assistant", "content": "Which ones?"},
        {"role": "user", "content": [{"type": "text", "text": "Am I allergic to walnuts?"}]},
    ]
    client.chat.completions.create(
        model="luna", messages=talk, temperature=0.3, top_p=0.5, max_tokens=20, seed=7, stop=["END"]
    )
    sent = served.prompt()
    assert "allergic to walnuts" in sent.split("Which ones?")[1]
    assert sent.index("Answer like a pirate.") < sent.index("My cake needs nuts.")
    assert "4821" not in sent
    sampling = served.luna.engine.sampled[-1]
    assert (sampling.temperature, sampling.top_p, sampling.max_tokens) == (0.3, 0.5, 20)
    assert sampling.seed == 7 and sampling.stop == ("END",)
    # Nothing of it is kept: neither the talk nor what it seems to tell.
    assert not served.luna.objects("conversations", "list", "--json")
    assert len(served.luna.objects("memory", "list", "--json")) == 2
    (use,) = Uses(paths.find().uses).tail(5)
    assert (use.client, use.what, use.outcome, len(use.facts)) == ("webui", "chat", "done", 1)


@pytest.mark.parametrize("right", list(Right))
def test_what_a_message_tells_goes_by_the_programs_right(served: Served, right: Right) -> None:
    client = served.client(right=right)
    told: list[Any] = [{"role": "user", "content": "I have a dog called Mivack."}]
    for _ in range(2):  # a program sends its talk again with every message
        client.chat.completions.create(model="luna", messages=told)
    facts = served.luna.objects("memory", "list", "--json")
    status = {Right.READ: [], Right.PROPOSE: ["held"], Right.WRITE: ["active"]}[right]
    assert [fact["status"] for fact in facts] == status
    assert all("Mivack" in fact["text"] for fact in facts)


def test_errors_have_openais_shape(served: Served) -> None:
    client = served.client()
    wrong = OpenAI(base_url=served.url, api_key="luna-wrong", max_retries=0)
    with pytest.raises(openai.AuthenticationError, match="luna serve token") as refused:
        wrong.models.list()
    assert refused.value.code == "invalid_api_key"
    with pytest.raises(openai.NotFoundError, match="There is one: “luna”") as missing:
        client.chat.completions.create(model="gpt-5", messages=HELLO)
    assert missing.value.code == "model_not_found" and missing.value.param == "model"
    with pytest.raises(openai.NotFoundError, match="/v1/chat/completions"):
        client.embeddings.create(model="luna", input="x")
    tool: Any = {"type": "function", "function": {"name": "f", "parameters": {}}}
    image: Any = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}}
    asked: list[dict[str, Any]] = [
        {"messages": HELLO, "tools": [tool]},
        {"messages": HELLO, "n": 2},
        {"messages": HELLO, "temperature": 9},
        {"messages": HELLO, "max_tokens": 0},
        {"messages": HELLO, "response_format": {"type": "json_object"}},
        {"messages": []},
        {"messages": [{"role": "tool", "tool_call_id": "1", "content": "x"}]},
        {"messages": [{"role": "user", "content": [image]}]},
        {"messages": [*HELLO, {"role": "assistant", "content": "And"}]},
        {"messages": [{"role": "user", "content": "  "}]},
    ]
    for each in asked:
        with pytest.raises(openai.BadRequestError) as bad:
            client.chat.completions.create(model="luna", **each)
        assert bad.value.type == "invalid_request_error", each
    assert not served.luna.engine.prompts
    client.chat.completions.create(model="luna", messages=HELLO, tools=[tool], tool_choice="none")

    served.luna.engine.enqueue(ContextError("Too long.", "Shorten it."), ModelError("Broken."))
    for stream in (True, False):
        kind = openai.BadRequestError if stream else openai.InternalServerError
        with pytest.raises(kind) as failed:
            client.chat.completions.create(model="luna", messages=HELLO, stream=stream)
        assert failed.value.code == ("context_length_exceeded" if stream else "luna_error")


def test_what_is_no_request_at_all(served: Served) -> None:
    token = served.client().api_key
    head = {"Authorization": f"Bearer {token}"}
    url = f"{served.url}/chat/completions"
    for body in (b"", b"{", b"[]", b"\xff", b"[" * 200_000, b'{"model": "luna"}'):
        said = httpx.post(url, content=body, headers=head)
        assert said.status_code == 400 and said.json()["error"]["message"]
    assert httpx.get(url, headers=head).status_code == 405
    assert httpx.post(url, content=b"x" * (17 << 20), headers=head).status_code == 413
    # A page that points a name of its own at this machine gets nothing, token or not.
    evil = head | {"Host": "evil.example"}
    assert httpx.get(f"{served.url}/models", headers=evil).status_code == 403
    for without in ({}, {"Authorization": token}, {"Authorization": "Bearer luna-x"}):
        assert httpx.get(f"{served.url}/models", headers=without).status_code == 401


def test_a_program_that_leaves_stops_the_model(served: Served) -> None:
    client = served.client()
    engine = served.luna.engine
    engine.seconds_a_piece = 0.05
    engine.enqueue(["word "] * 400, "I am free.")
    stream = client.chat.completions.create(model="luna", messages=HELLO, stream=True)
    assert next(iter(stream)) and next(iter(stream))
    stream.close()
    began = time.monotonic()
    done = client.chat.completions.create(model="luna", messages=HELLO)
    assert done.choices[0].message.content == "I am free."
    assert time.monotonic() - began < 15  # the 400 words would take 20 seconds

    engine.enqueue(["word "] * 400, "Free again.")
    with pytest.raises(openai.APITimeoutError):
        client.with_options(timeout=0.5).chat.completions.create(model="luna", messages=HELLO)
    began = time.monotonic()
    done = client.chat.completions.create(model="luna", messages=HELLO)
    assert done.choices[0].message.content == "Free again."
    assert time.monotonic() - began < 15


def test_the_programs_come_by_turns(served: Served) -> None:
    many, one = served.client("many"), served.client("one")
    served.luna.engine.seconds_a_piece = 0.2
    served.luna.engine.enqueue(*["a b c"] * 6)

    def ask(client: OpenAI, word: str) -> None:
        client.chat.completions.create(model="luna", messages=[{"role": "user", "content": word}])

    with ThreadPoolExecutor(8) as pool:
        waits = [pool.submit(ask, many, f"many{n}") for n in range(5)]
        time.sleep(0.5)  # they are in the queue
        waits.append(pool.submit(ask, one, "one"))
        for each in waits:
            each.result()
    order = [prompt[-1].text for prompt in served.luna.engine.prompts]
    place = next(n for n, text in enumerate(order) if text.endswith("one"))
    assert len(order) == 6 and place <= 2


def test_each_token_has_its_profile_and_can_be_revoked(served: Served) -> None:
    served.luna("--profile", "work", "memory", "add", "I have a cat called Turvin.")
    client = served.client("work-app", profile="work")
    question: list[Any] = [{"role": "user", "content": "What is my cat called?"}]
    client.chat.completions.create(model="luna", messages=question)
    assert "Turvin" in served.prompt()
    served.client("home-app").chat.completions.create(model="luna", messages=question)
    assert "Turvin" not in served.prompt()
    served.luna("mcp", "clients", "revoke", "work-app")
    with pytest.raises(openai.AuthenticationError):
        client.models.list()


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """`luna serve` as anybody runs it: (process, token, address)."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", *arguments, "serve", "--port", "0"],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        token, url = (process.stdout.readline().strip() for _ in range(2))
        yield process, token, url
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stdout.close()


def test_the_command_with_a_real_model(warm: Path, small_model: Path) -> None:
    with started() as (process, token, url):
        assert token.startswith("luna-") and url.startswith("http://127.0.0.1:")
        client = OpenAI(base_url=url, api_key=token, max_retries=0, timeout=200)
        done = client.chat.completions.create(model="luna", messages=HELLO, max_tokens=12)
        assert done.choices[0].message.content
        assert done.usage and 0 < done.usage.completion_tokens <= 12
        stream = client.chat.completions.create(
            model="luna", messages=HELLO, max_tokens=12, temperature=0, stream=True
        )
        assert "".join(piece.choices[0].delta.content or "" for piece in stream)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    assert token not in paths.find().clients.read_text()


def test_a_port_that_is_taken_is_said(luna: Shell) -> None:
    with serve.listen(0) as taken:
        port = taken.getsockname()[1]
        assert "--port 0" in luna("serve", "--port", str(port), code=1).stderr

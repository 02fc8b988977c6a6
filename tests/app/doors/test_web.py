"""`luna web`: the screens over HTTP and a websocket, behind a secret address on loopback."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
from click.testing import CliRunner

from app.cli.main import cli

ROOT = Path(__file__).parent.parent.parent.parent
ANSI = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")


@asynccontextmanager
async def running(*options: str) -> AsyncIterator[tuple[str, subprocess.Popen[str]]]:
    """`luna web` as a process, and the address that it prints."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "web", "--port", "0", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield (await asyncio.to_thread(process.stdout.readline)).strip(), process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            await asyncio.to_thread(process.wait, 40)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        process.communicate()


async def until(socket: aiohttp.ClientWebSocketResponse, *words: str, seconds: float = 90) -> str:
    """What the screen shows until all these words came."""
    shown = b""
    async with asyncio.timeout(seconds):
        while not all(word.encode() in shown for word in words):
            message = await socket.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), (
                message, shown[-2000:],
            )  # fmt: skip
            if message.type is aiohttp.WSMsgType.BINARY:
                shown += ANSI.sub(b"", message.data)
    return shown.decode("utf-8", "replace")


async def test_a_talk_in_the_browser(warm: Path) -> None:
    """From the page to a reply: what is typed there reaches the model, and is saved."""
    (warm / "welcomed").touch()
    async with running() as (url, process), aiohttp.ClientSession() as browser:
        async with browser.get(url) as page:
            text = await page.text()
            assert page.status == 200 and "Luna" in text
            policy = page.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "googleapis" not in policy
            assert page.headers["Referrer-Policy"] == "no-referrer"
        for part in re.findall(r'(?:src|href)="(http://127[^"]+)"', text):
            async with browser.get(part) as loaded:
                assert loaded.status == 200, part
        address = re.search(r'data-session-websocket-url="([^"]+)"', text)
        assert address
        there = f"{address[1]}?width=100&height=30"
        async with browser.ws_connect(there, origin=url.rsplit("/", 2)[0]) as socket:
            await until(socket, "ready")
            await socket.send_json(["stdin", "Hello there"])
            await until(socket, "Hello there")
            await socket.send_json(["stdin", "\r"])
            await until(socket, "tok/s")
        async with asyncio.timeout(30):
            while "Hello there" not in talks():
                await asyncio.sleep(0.5)
        assert process.poll() is None  # one browser that leaves ends nothing


def talks() -> str:
    """What is saved."""
    found = CliRunner().invoke(cli, ["search", "Hello there"])
    return found.output


async def test_only_who_knows_the_address_gets_in(warm: Path) -> None:
    async with running() as (url, _), aiohttp.ClientSession() as browser:
        parts = urlsplit(url)
        assert parts.hostname == "127.0.0.1" and len(parts.path) > 30
        base = f"http://127.0.0.1:{parts.port}"
        for path in ("/", "/ws", "/static/js/textual.js", "/x" * 20 + "/", "/download/x"):
            async with browser.get(base + path) as refused:
                assert refused.status == 404, path
        async with browser.get(url, headers={"Host": "evil.example"}) as refused:
            assert refused.status == 403  # a name that was turned round to this machine
        for origin in ("http://evil.example", f"http://127.0.0.1:{(parts.port or 0) + 1}", "null"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as error:
                await browser.ws_connect(f"{url}ws", origin=origin)
            assert error.value.status == 403
        async with browser.get(f"http://localhost:{parts.port}{parts.path}") as page:
            assert page.status == 200


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "app.doors.web", raising=False)
    result = CliRunner().invoke(cli, ["web", "--port", "0"])
    assert result.exit_code == 1 and "luna-assistant[web]" in result.output


def test_a_port_that_is_taken_is_said() -> None:
    from app.cli.doors.serve import listen

    with listen(0) as taken:
        result = CliRunner().invoke(cli, ["web", "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 1 and "cannot be used" in result.output

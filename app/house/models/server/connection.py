"""HTTP with a server: its models, and one streamed reply that can be stopped at any time.

A thread reads; the caller alternates between waiting for a line and checking for a stop. A stop
closes the socket, so that the server can stop too. Redirects are not followed and no proxy is used:
nothing is sent to any other place than the one that was named.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import queue
import socket
import ssl
import threading
from collections.abc import Callable, Generator
from typing import Any

from app.house.models.server.address import Address, is_loopback
from app.house.models.server.chunks import parsed, words_of
from memory.disk.waiting import LOOK
from memory.vocabulary.errors import ModelError

CONNECT = 5.0  # seconds within which a connection must be made
_LINE = 1 << 20  # bytes of a line
_BODY = 8 << 20  # bytes of an answer that is not streamed
Item = bytes | ModelError | None  # a line, an error, or the end


class Connection:
    """One server.

    Args:
        address: the server's address.
        key: sent as a bearer token; empty: none.
        patience: seconds that it may be silent.
    """

    def __init__(self, address: Address, key: str = "", patience: float = 300.0) -> None:
        self.address = address
        self._key = key
        self._patience = patience

    def models(self) -> list[str]:
        """The names of its models.

        Raises:
            ModelError: there is no answer, or it is not in OpenAI's format.
        """
        open_ = self._open()
        try:
            open_.request("GET", f"{self.address.path}/models", headers=self._headers())
            with open_.getresponse() as answer:
                self._checked(answer, "")
                listed = parsed(answer.read(_BODY).decode("utf-8", "replace")).get("data")
        except (OSError, http.client.HTTPException) as error:
            raise self._broken(error, began=False) from error
        finally:
            open_.close()
        entries = listed if isinstance(listed, list) else []
        return [entry["id"] for entry in entries
                if isinstance(entry, dict) and isinstance(entry.get("id"), str)]  # fmt: skip

    def lines(
        self, body: dict[str, Any], stopped: Callable[[], bool]
    ) -> Generator[bytes, None, None]:
        """The lines of the answer to a chat completion, until it ends or is stopped.

        Raises:
            ModelError: the server cannot be reached, refuses, is silent too long or disconnects.
        """
        items: queue.Queue[Item] = queue.Queue()
        open_ = self._open()
        line = open_.sock
        abandoned = threading.Event()
        reader = threading.Thread(
            target=self._read,
            args=(open_, body, items, abandoned),
            name="server-reply",
            daemon=True,
        )
        reader.start()
        try:
            while not stopped():
                try:
                    item = items.get(timeout=LOOK)
                except queue.Empty:
                    continue
                if item is None:
                    return
                if isinstance(item, ModelError):
                    raise item
                yield item
        finally:
            abandoned.set()
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            open_.close()

    def _read(
        self,
        open_: http.client.HTTPConnection,
        body: dict[str, Any],
        items: queue.Queue[Item],
        left: threading.Event,
    ) -> None:
        """The thread's function: everything that waits for the server."""
        began = False
        try:
            data = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
            headers = {"Content-Type": "application/json", **self._headers()}
            open_.request("POST", f"{self.address.path}/chat/completions", data, headers)
            with open_.getresponse() as answer:
                self._checked(answer, str(body.get("model")))
                if "event-stream" not in answer.headers.get("Content-Type", ""):
                    items.put(answer.read(_BODY))  # it does not stream: one object
                    items.put(None)
                    return
                while line := answer.readline(_LINE):
                    began = True
                    items.put(line)
                items.put(None)
        except ModelError as error:
            items.put(error)
        except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
            # After a stop the socket is closed while reading: the error means nothing.
            items.put(None if left.is_set() else self._broken(error, began=began))

    def _open(self) -> http.client.HTTPConnection:
        """An open connection, to the machine that was named.

        Raises:
            ModelError: nothing listens there, or it is another machine.
        """
        host, port = self.address.host, self.address.port
        connection: http.client.HTTPConnection
        if self.address.scheme == "https":
            safe = ssl.create_default_context()
            connection = http.client.HTTPSConnection(host, port, timeout=CONNECT, context=safe)
        else:
            connection = http.client.HTTPConnection(host, port, timeout=CONNECT)
        try:
            connection.connect()
            peer = str(connection.sock.getpeername()[0])
        except OSError as error:
            connection.close()
            raise self._broken(error, began=False) from error
        if not self.address.remote and not is_loopback(peer):
            connection.close()
            raise ModelError(
                f"{self.address.place} leads to another machine, {peer}.",
                "Nothing was sent. To allow it: server.remote = true.",
            )
        connection.sock.settimeout(self._patience)
        return connection

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._key}"} if self._key else {}

    def _checked(self, answer: http.client.HTTPResponse, model: str) -> None:
        """Raise a ModelError where the server refuses."""
        if answer.status == 200:
            return
        text = answer.read(_BODY).decode("utf-8", "replace")
        try:
            detail = words_of(parsed(text))
        except ModelError:
            detail = words_of(answer.reason or "no reason given")
        place = self.address.place
        match answer.status:
            case 401 | 403:
                raise ModelError(
                    f"The server {place} did not accept the key: {detail}",
                    "Set server.key, or `luna models server URL --key`.",
                )
            case 404 if model:
                raise ModelError(
                    f"The server {place} cannot answer: {detail}", self._choices(model)
                )
            case 301 | 302 | 303 | 307 | 308:
                raise ModelError(
                    f"The server {place} points elsewhere, which Luna does not follow.",
                    "Set server.url to the address that it means.",
                )
            case 429 | 503:
                raise ModelError(f"The server {place} is busy: {detail}", "Try again in a moment.")
        raise ModelError(
            f"The server {place} refused ({answer.status}): {detail}", "See the server's log."
        )

    def _choices(self, model: str) -> str:
        """The remedy where a model or the whole endpoint is missing."""
        try:
            available = self.models()
        except ModelError:
            available = []
        if model in available or not available:
            return f"Check that {self.address.url} is the base of its OpenAI endpoint."
        return (
            f"It has {', '.join(available[:8])}: "
            f"`luna models server {self.address.url} --name NAME`."
        )

    def _broken(self, error: Exception, *, began: bool) -> ModelError:
        """A broken connection as an error with a remedy."""
        place = self.address.place
        if began and not isinstance(error, TimeoutError):
            return gone(place)
        if isinstance(error, ConnectionRefusedError | socket.gaierror):
            return ModelError(
                f"No server answers at {place}.",
                "Start it (Ollama: `ollama serve`), or let Luna's own mind answer: "
                "`luna models use default`.",
            )
        if isinstance(error, TimeoutError):
            return ModelError(
                f"The server {place} was silent for {self._patience:g} seconds.",
                "It may still be loading its model: try again, or raise server.patience.",
            )
        if isinstance(error, ssl.SSLError):
            return ModelError(f"{place} cannot be trusted: {error.reason}.", "Check server.url.")
        return ModelError(f"The connection to {place} broke: {type(error).__name__}.", "Try again.")


def gone(place: str) -> ModelError:
    """The error for a server that disconnected before its reply was complete."""
    return ModelError(
        f"The server {place} went away in the middle of the reply.",
        "The reply so far is kept. `/again` asks once more when it is back.",
    )

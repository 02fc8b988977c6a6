"""What a disk refuses is said in a sentence with its remedy, wherever it is refused."""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path
from typing import Any

import pytest

from app.engine.llama.library import log_to
from memory.disk.refusal import as_said, of_disk
from memory.store.lance.lock import StoreLock
from memory.vocabulary.errors import LunaError, StoreError
from tests.app.shell import lines, shell


def refuse(number: int, path: str = "/home/x/file") -> Any:
    """A function that the disk does not let do anything."""

    def act(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number), path)

    return act


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EDQUOT])
def test_a_refusal_has_its_reason_its_place_and_a_remedy(number: int) -> None:
    said = of_disk(OSError(number, os.strerror(number), "/home/x/file"))
    assert said is not None and said.remedy
    assert os.strerror(number) in said.message and "/home/x/file" in said.message


def test_what_is_no_file_passes() -> None:
    for error in (OSError("something"), BrokenPipeError(32, "Broken pipe"), ConnectionError(1, "")):
        assert of_disk(error) is None
        with pytest.raises(type(error)), as_said():
            raise error
    with pytest.raises(LunaError), as_said():
        refuse(errno.EIO)()


def test_a_command_says_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    luna = shell(monkeypatch)
    monkeypatch.setattr("app.house.paths.Paths.create", refuse(errno.EIO, "/home/x/logs"))
    done = luna("memory", "list", code=1)
    assert "/home/x/logs" in done.output and "unexpected" not in done.output


def test_one_line_of_a_chat_says_it_and_the_next_is_answered(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    luna = shell(monkeypatch)
    luna.engine.enqueue("Hello.")
    from app.talk.session import Session

    ask, asked = Session.ask, []

    def once(self: Session, *given: Any, **more: Any) -> Any:
        asked.append(given)
        if len(asked) == 1:
            refuse(errno.ENOSPC)()
        return ask(self, *given, **more)

    monkeypatch.setattr(Session, "ask", once)
    first, second = luna.objects("chat", "--jsonl", input=lines({"say": "Hi."}, {"say": "Hi."}))
    assert "No space left" in first["error"] and first["remedy"]
    assert second["reply"] == "Hello."


def test_a_lock_that_cannot_be_opened_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("memory.store.lance.lock.open_lock", refuse(errno.ENOSPC))
    with pytest.raises(StoreError, match="No space left") as caught, StoreLock(tmp_path / "lock"):
        pass
    assert caught.value.remedy
    monkeypatch.undo()
    with StoreLock(tmp_path / "lock"):  # nothing is left held
        pass


def test_a_log_that_cannot_be_written_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = log_to(tmp_path / "llama.log")
    try:
        handler.format = refuse(errno.EIO)  # type: ignore[method-assign]
        handler.handle(logging.makeLogRecord({"msg": "x", "levelno": logging.INFO}))
    finally:
        logging.getLogger("luna.engine").removeHandler(handler)
        handler.close()
    assert capsys.readouterr() == ("", "")

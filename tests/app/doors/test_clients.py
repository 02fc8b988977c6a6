"""Who may come in, and the log of what they did."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from app.doors.endpoint.turns import FairQueue, QueueFull
from app.doors.programs import clients as module
from app.doors.programs.clients import Clients, Right, State, name_of
from app.doors.programs.uses import Use, Uses
from memory.vocabulary.errors import NotFoundError, SettingsError, StoreError


@pytest.fixture
def clients(tmp_path: Path) -> Clients:
    return Clients(tmp_path / "clients.json")


def test_who_asks_has_no_right(clients: Clients) -> None:
    made = clients.knock("Some\x1b[31m Program\n\u202e", "default")
    assert made.name == "some-31m-program" and "\x1b" not in made.title
    assert made.state is State.ASKING and not made.may(Right.READ)
    assert clients.knock("SOME [31m program", "work") == made  # once
    allowed = clients.allow(made.name, Right.PROPOSE)
    assert allowed.may(Right.READ) and allowed.may(Right.PROPOSE) and not allowed.may(Right.WRITE)
    assert not clients.revoke(made.name).may(Right.READ)
    assert clients.knock(made.title, "default").state is State.REVOKED
    clients.drop(made.name)
    assert clients.knock(made.title, "default").state is State.ASKING
    for name in ("drop", "revoke"):
        with pytest.raises(NotFoundError):
            getattr(clients, name)("nobody")
    assert name_of("…") == "unnamed"


def test_who_knocks_with_many_names_pushes_out_no_answer(clients: Clients) -> None:
    clients.allow("mine", Right.READ)
    for number in range(module.MOST_ASKING + 15):
        clients.knock(f"Bot {number}", "default")
    assert len(clients.asking()) == module.MOST_ASKING
    assert clients.get("mine").may(Right.READ)


def test_a_token_is_kept_as_a_hash_and_ends_with_the_right(
    clients: Clients, tmp_path: Path
) -> None:
    clients.allow("app", Right.READ)
    token = clients.new_token("app")
    file = tmp_path / "clients.json"
    assert token not in file.read_text() and file.stat().st_mode & 0o077 == 0
    found = clients.with_token(token)
    assert found is not None and found.name == "app"
    again = clients.new_token("app")
    assert clients.with_token(token) is None and clients.with_token(again) is not None
    clients.revoke("app")
    assert clients.with_token(again) is None and clients.with_token("") is None
    clients.allow("app", Right.READ)
    assert clients.with_token(again) is None  # a new one has to be made


@pytest.mark.parametrize(
    "text", ["", "{", "{}x", '[{"name": "a"}]', '[{"name": "a", "right": "root"}]', "[[1]]", "1"]
)
def test_a_damaged_list_lets_nobody_in(clients: Clients, tmp_path: Path, text: str) -> None:
    (tmp_path / "clients.json").write_text(text)
    for use in (clients.all, lambda: clients.with_token("x"), lambda: clients.knock("a", "b")):
        with pytest.raises(SettingsError, match="no program has access"):
            use()
    assert (tmp_path / "clients.json").read_text() == text


def test_many_at_once_are_all_written_down(clients: Clients) -> None:
    names = [f"app{number}" for number in range(12)]
    threads = [threading.Thread(target=clients.allow, args=(n, Right.READ)) for n in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each.name for each in clients.all()) == sorted(names)


def test_the_log_survives_half_lines_and_does_not_grow_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.doors.programs.uses.LARGEST", 2_000)
    uses = Uses(tmp_path / "uses.jsonl")
    for number in range(60):
        uses.write(Use("app", "recall", "done", (f"id{number}",)))
    with (tmp_path / "uses.jsonl").open("a") as file:
        file.write('[]\n{"client": "app", "wha')  # killed in the middle
    uses.write(Use("other", "list", "done"))
    found = uses.tail(5)
    assert [use.client for use in found] == ["app"] * 4 + ["other"]
    assert found[3].facts == ("id59",) and uses.tail(9, "other") == found[-1:]
    assert sum(file.stat().st_size for file in tmp_path.glob("uses*")) < 6_000
    assert json.loads((tmp_path / "uses.jsonl").read_text().splitlines()[-1])["time"]


def test_what_cannot_be_logged_does_not_happen(tmp_path: Path) -> None:
    os.mkdir(tmp_path / "uses.jsonl")
    with pytest.raises(StoreError, match="could not be logged"):
        Uses(tmp_path / "uses.jsonl").write(Use("app", "recall", "done"))


async def test_the_queue_is_fair_bounded_and_left_by_who_is_cancelled() -> None:
    import asyncio

    queue, order = FairQueue(most=3), []
    await queue.enter("first")

    async def come(client: str, number: int) -> None:
        await queue.enter(client)
        order.append((client, number))
        queue.leave()

    tasks = [asyncio.create_task(come("a", n)) for n in range(3)]
    await asyncio.sleep(0)
    tasks += [asyncio.create_task(come("b", 0)), asyncio.create_task(come("c", 0))]
    await asyncio.sleep(0)
    with pytest.raises(QueueFull):
        await queue.enter("a")
    tasks[1].cancel()
    await asyncio.sleep(0)
    assert len(queue) == 4
    queue.leave()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert order == [("a", 0), ("b", 0), ("c", 0), ("a", 2)]
    await queue.enter("d")  # free again
    # One whose turn comes in the moment in which it is cancelled gives it on.
    waits, after = (asyncio.create_task(come(name, 0)) for name in ("e", "f"))
    await asyncio.sleep(0)
    queue.leave()
    waits.cancel()
    await asyncio.gather(waits, after, return_exceptions=True)
    assert order[-1] == ("f", 0)
    await asyncio.wait_for(queue.enter("g"), 1)

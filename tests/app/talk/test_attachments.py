"""Files, pipes and long pastes: read, cut, found by their talk alone, never noticed as facts."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from app.house.settings.config import Settings
from app.talk.attachments.files import of_bytes, read
from app.talk.attachments.form import block, named, split, title
from app.talk.attachments.passages import passages
from app.talk.events import Attached, Event, PromptReady
from app.talk.session import Session
from memory.fast_memory import FastMemory
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.records import Turn
from tests.app.shell import Shell, shell
from tests.fakes_engine import FakeEngine

PARTS = ["apples", "barges", "copper", "dunes", "engines", "forests", "gulls", "harbours"]


def long_text() -> str:
    return "\n\n".join(f"Chapter on {part}. " + f"Much is said of {part}. " * 60 for part in PARTS)


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text on each page, written by hand."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 "
            + f"R >> >> /Contents {5 + 2 * place} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, len(out))  # fmt: skip
    return out + head + table + tail


def word() -> bytes:
    from docx import Document

    made = Document()
    made.add_heading("Boats", 1)
    made.add_paragraph("The ferry leaves at nine.")
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Fare", "two crowns"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


def events(session: Session, text: str, attached: str = "") -> list[Event]:
    return list(session.ask(text, attached=attached))


def sent(found: list[Event]) -> str:
    (ready,) = (event for event in found if isinstance(event, PromptReady))
    return ready.prompt.messages[-1].text


def test_every_kind_is_read() -> None:
    assert of_bytes("a.pdf", pdf("The ferry leaves", "at nine")) == (
        "[file: a.pdf]\n(page 1)\nThe ferry leaves\n\n(page 2)\nat nine"
    )
    text = of_bytes("a.docx", word())
    assert text == "[file: a.docx]\nBoats\nThe ferry leaves at nine.\nFare | two crowns"
    assert of_bytes("a.md", "# Grüße".encode()) == "[file: a.md]\n# Grüße"
    assert of_bytes("a.txt", "Grüße".encode("utf-16")) == "[file: a.txt]\nGrüße"
    assert of_bytes("a.txt", "Grüße, Übermut und Öl".encode("latin-1")).endswith("Öl")
    noise = bytes(each for each in random.Random(5).randbytes(400) if each)  # none of it a NUL
    with pytest.raises(ArchiveError, match=r"a\.dat is no text"):
        of_bytes("a.dat", noise)
    with pytest.raises(ArchiveError, match=r"a\.txt is empty") as empty:
        of_bytes("a.txt", b"")
    assert "OCR" not in empty.value.remedy
    rows = of_bytes("a.csv", b"name,age\nMira,7\n\nOli,8,extra\n")
    assert rows == "[file: a.csv]\nname: Mira; age: 7\nname: Oli; age: 8; column 3: extra"
    assert of_bytes("a.csv", b"name;age\nMira;7\n").endswith("name: Mira; age: 7")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("empty.txt", b"  \n"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\x00\xff" * 90),
        ("broken.pdf", b"%PDF-1.4\nnothing more"),
        ("scan.pdf", pdf("")),
        ("broken.docx", b"PK\x03\x04" + b"x" * 40),
        ("halved.docx", word()[:900]),
        ("cut.pdf", pdf("x" * 90)[:200]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why(name: str, raw: bytes) -> None:
    with pytest.raises(ArchiveError) as caught:
        of_bytes(name, raw)
    assert name in caught.value.message and caught.value.remedy


def test_a_zip_that_is_no_word_file_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(ArchiveError, match="no Word file"):
        of_bytes("a.docx", file.getvalue())
    with pytest.raises(ArchiveError, match="a folder"):
        read(tmp_path)
    with pytest.raises(ArchiveError, match="no file"):
        read(tmp_path / "none.txt")


def test_files_named_in_a_message(tmp_path: Path) -> None:
    notes, spaced = tmp_path / "notes.md", tmp_path / "my list.txt"
    notes.write_text("x")
    spaced.write_text("y")
    text = f'Sum up @{notes}, and @"{spaced}" for @alice at me@{notes}.'
    said, files = named(text)
    assert said == f"Sum up notes.md, and my list.txt for @alice at me@{notes}."
    assert files == [notes, spaced]
    assert named("mail me @home or @/nowhere/x" + "y" * 5000)[1] == []


def test_blocks_are_told_apart_again() -> None:
    attached = "\n\n".join(["a paste", block("a.md", "one\n\ntwo"), block("b]\n.md", "three")])
    assert split(attached) == [("pasted text", "a paste"), ("a.md", "one\n\ntwo"),
                               ("b .md", "three")]  # fmt: skip
    assert title(attached) == "attached a.md, b .md" and title("a paste") == ""


def test_passages_lose_no_word() -> None:
    for text in (long_text(), "word " * 1000, "\n".join(["a line of some words"] * 200), "x"):
        cut = passages(text)
        assert " ".join(" ".join(cut).split()) == " ".join(text.split())
        assert all(len(each.split()) <= 140 for each in cut)


def test_a_short_file_goes_along_whole(session: Session, engine: FakeEngine) -> None:
    engine.enqueue("Nine.")
    found = events(session, "When does it leave?", block("a.md", "The ferry leaves at nine."))
    assert "Pasted by the user:\n[file: a.md]\nThe ferry leaves at nine." in sent(found)
    assert not any(isinstance(event, Attached) for event in found)


def test_of_a_long_file_the_fitting_passages_go_along(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("They are old.", "Grey.", "Nothing.")
    found = events(session, "What is said of harbours?", block("book.txt", long_text()))
    (attached,) = (event for event in found if isinstance(event, Attached))
    assert attached.passages["book.txt"] > 8
    assert "\nMuch is said of harbours." in sent(found) and ", part" in sent(found)
    assert engine.count(sent(found)) < engine.context // 2
    assert "\nMuch is said of gulls." in sent(events(session, "And what is said of gulls?"))
    stored = memory.turns(session.conversation.id)[0]  # type: ignore[union-attr]
    assert "harbours. Much" not in stored.text and "passages" in stored.text
    # Another talk knows nothing of it.
    session.new()
    assert "Much is said" not in sent(events(session, "What is said of harbours?"))
    assert memory.search_turns("Much is said of gulls", role="user")[0].text.startswith("And what")


def test_an_attached_text_tells_nothing_and_leaves_with_its_talk(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("Fine.")
    text = "I have a dog called Mivack. I live in Orlen.\n\n" + long_text()
    events(session, "What is this?", block("diary.txt", text))
    assert memory.facts() == []
    talk = session.conversation
    assert talk is not None and memory.attached.files(talk.id)
    assert len(memory.turns(talk.id)) == 2 == memory.conversations()[0].turns
    memory.delete_conversation(talk.id)
    assert memory.attached.files(talk.id) == {}
    assert not any("Mivack" in row["text"] for row in memory._database.turns.all().values())


def test_what_is_forgotten_leaves_attached_texts_too(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("Fine.", "Good.")
    events(session, "What is this?", block("d.txt", f"Mivack came to tea.\n\n{long_text()}"))
    events(session, "I have a dog called Mivack.")
    (fact,) = memory.facts()
    memory.forget(fact.id)
    assert not any("Mivack" in row["text"] for row in memory._database.turns.all().values())


def test_incognito_keeps_attached_texts_in_memory_alone(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("They are old.", "Grey.")
    session.go_incognito(True)
    found = events(session, "What is said of harbours?", block("book.txt", long_text()))
    assert "\nMuch is said of harbours." in sent(found)
    assert "\nMuch is said of gulls." in sent(events(session, "And what is said of gulls?"))
    assert memory._database.turns.all() == {}


def test_the_same_file_again_takes_the_place_of_the_old(memory: FastMemory) -> None:
    memory.save_turn(Turn("c", "user", "x"))
    assert memory.attached.add("c", "a.txt", ["one", "two", "three"]) == 3
    assert memory.attached.add("c", "a.txt", ["four"]) == 1
    assert memory.attached.files("c") == {"a.txt": 1}
    assert [p.text for p in memory.attached.find("c", "four", 5)] == ["four"]


def test_a_pipe_and_files_join_the_question(luna: Shell, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("The ferry leaves at nine"))
    luna.engine.enqueue("At nine.")
    (answer,) = luna.objects(
        "-p", f"I have a dog called Mivack. When, @{tmp_path / 'a.pdf'}?", "--json",
        input="I live in Orlen.\n",
    )  # fmt: skip
    (message,) = (s["text"] for s in answer["prompt"]["sections"] if s["name"] == "message")
    assert "[file: standard input]\nI live in Orlen." in message
    assert "[file: a.pdf]\n(page 1)\nThe ferry leaves at nine" in message
    assert [fact["value"] for fact in luna.objects("memory", "list", "--json")] == ["Mivack"]
    luna.engine.enqueue("Hm.")
    luna("-p", "What?", "--file", str(tmp_path / "none.txt"), code=1)
    luna("--file", str(tmp_path / "a.pdf"), code=2)


def test_settings_are_not_needed_for_a_session(engine: FakeEngine, memory: FastMemory) -> None:
    session = Session(engine, memory, None, Settings())
    engine.enqueue("Hello.")
    assert "Hello." in [getattr(e, "text", "") for e in session.ask("Hi")]

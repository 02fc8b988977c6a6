"""The documents name only what the program has, and the generated pages are what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.house.actions import PLACES
from tests.docs import checks
from tests.docs.reference import DOCS, ROOT, pages, screens

HISTORY = {DOCS / "LOG.md", DOCS / "STRANGER.md"}  # what was tried, with the names of then
DOCUMENTS = [
    file
    for file in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md")))
    if file not in HISTORY
]
TROUBLE = DOCS / "guides" / "troubleshooting.md"


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


every_document = pytest.mark.parametrize("file", DOCUMENTS, ids=_name)


@pytest.mark.parametrize("file", pages(), ids=_name)
def test_the_reference_is_what_the_program_says(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == pages()[file], "`make docs` writes it anew"


def test_every_place_has_the_screen_whose_keys_are_listed() -> None:
    assert {*screens()} == {*PLACES} - {"everywhere", "chat"}


@every_document
def test_a_document_names_only_what_exists(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not checks.wrong_commands(text)
    assert not checks.wrong_slashes(text)
    assert not checks.wrong_keys(text)
    assert not checks.wrong_settings(text)
    assert not checks.wrong_files(text)


def test_names_of_the_code_stand_in_it() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert not checks.wrong_names(text)
    wrong = [f"NO_SUCH_{part}" for part in ("TABLE", "LIST")]  # in pieces: this is a source, too
    assert checks.wrong_names(" ".join(f"`{name}`" for name in wrong)) == wrong


@every_document
def test_a_document_has_no_dead_link(file: Path) -> None:
    assert not checks.dead_links(file)


def test_the_errors_of_the_troubleshooting_are_those_of_the_program() -> None:
    text = TROUBLE.read_text(encoding="utf-8")
    assert len(checks.fenced(text)) > 30
    assert not checks.unknown_messages(text)


def test_the_pages_build(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "luna memory forget" in (tmp_path / "reference" / "commands.html").read_text("utf-8")


# The checks themselves can fail


@pytest.mark.parametrize(
    "code",
    ["luna memry list", "luna memory lst", "luna memory list --al", "luna adapters list | oof",
     "luna --hom x", "luna memory list|shw", "cat x | luna frob"],
)  # fmt: skip
def test_a_command_that_is_none_is_seen(code: str) -> None:
    assert checks.wrong_commands(f"Say `{code}`.") == [code]
    assert checks.wrong_commands(f"```\n{code}\n```\n") == [code]


@pytest.mark.parametrize(
    "code",
    ["luna", "luna                 the chat", "luna -p TEXT [--json]", 'luna -p "Hi there" --json',
     "luna memory list | show | add", "luna memory list|show --json", "luna memory ...",
     "luna --model a.gguf memory list", "luna config | keys | log", "luna memory list | less",
     "cat x | luna -p -", "LUNA_HOME=x luna doctor", "luna schedule show | install  nights"],
)  # fmt: skip
def test_a_command_that_exists_is_none_of_them(code: str) -> None:
    assert checks.wrong_commands(f"```\n{code}\n```\n") == []


def test_other_things_that_do_not_exist_are_seen(tmp_path: Path) -> None:
    text = "Type `/frob` or say /nosuch; press F9, Ctrl+Y or `z`. See `night.att`, LUNA_MODELL."
    assert checks.wrong_slashes(text) == ["/frob", "/nosuch"]
    assert checks.wrong_keys(text) == ["F9", "Ctrl+Y", "z"]
    assert checks.wrong_keys("`g` in F2, `g` on F3") == ["g on F3"]
    assert checks.wrong_settings(text) == ["night.att", "LUNA_MODELL"]
    assert checks.wrong_files("`app/nosuch.py` and `app/house/paths.py`") == ["app/nosuch.py"]
    assert not checks.wrong_slashes("Type `/forget WORDS`, and/or `/home/you/x`.")
    page = tmp_path / "page.md"
    page.write_text("# One thing\n[a](#one-thing) [b](#two) [c](none.md) [d](page.md#one-thing)\n")
    assert checks.dead_links(page) == ["#two", "none.md"]


def test_a_message_that_the_program_does_not_print_is_seen() -> None:
    printed = "There is no file /home/you/model.gguf.\nName a GGUF file on this machine."
    assert not checks.unknown_messages(f"```\n{printed}\n```\n")
    assert checks.unknown_messages("```\nThe model is tired of this.\n```\n")

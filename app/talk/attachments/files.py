"""A file as text: plain text, Markdown, CSV, PDF and Word. Nothing in it is run or followed."""

from __future__ import annotations

import csv
import io
import logging
import zipfile
from pathlib import Path
from typing import Any

from app.talk.attachments.form import block
from memory.vocabulary.errors import ArchiveError

LARGEST = 64 << 20  # bytes of a file
_UNPACKED = 256 << 20  # bytes of an unpacked Word file
_PAGES = 3_000
_LONGEST = 8_000_000  # characters
_TABLES = {".csv": ",", ".tsv": "\t"}
_USE = "Text, Markdown, CSV, PDF and Word (.docx) can be attached."


def read(path: Path) -> str:
    """A file's text under its name, in the form attached to a message.

    Raises:
        ArchiveError: it is missing, too large, of an unsupported kind, or has no text.
    """
    path = path.expanduser()
    try:
        if path.is_dir():
            raise ArchiveError(f"{path.name} is a folder.", "Name a file in it.")
        if (size := path.stat().st_size) > LARGEST:
            raise ArchiveError(
                f"{path.name} has {size >> 20} MB; {LARGEST >> 20} MB can be attached.",
                "Attach the part that matters.",
            )
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise ArchiveError(f"There is no file {path}.", "Check its name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not valid"
        raise ArchiveError(f"{path.name} cannot be read: {reason}.", "Check its rights.") from error
    return of_bytes(path.name, raw)


def of_bytes(name: str, raw: bytes) -> str:
    """The text of data from a pipe, likewise.

    Raises:
        ArchiveError: it is of an unsupported kind, or has no text.
    """
    if raw.startswith(b"%PDF-"):
        text = _pdf(name, raw)
    elif raw.startswith(b"PK\x03\x04"):
        text = _word(name, raw)
    else:
        text = _plain(name, raw)
        if (mark := _TABLES.get(Path(name).suffix.casefold())) is not None:
            text = _table(text, mark)
    text = text.replace("\x00", "").strip()
    if not text:
        scan = raw.startswith(b"%PDF-")
        remedy = "A scan has to be recognised first, with OCR." if scan else _USE
        raise ArchiveError(f"{name} holds no text." if raw else f"{name} is empty.", remedy)
    return block(name, text[:_LONGEST])


def _plain(name: str, raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    text = raw.decode("utf-8-sig", "replace")
    strange = text.count("\ufffd") + text.count("\x00")
    if strange * 20 <= len(text):
        return text
    # Text in an older encoding has letters above 127 and no control characters.
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in raw):
        raise ArchiveError(f"{name} is no text.", _USE)
    return raw.decode("latin-1")


def _pdf(name: str, raw: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns about every irregularity
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArchiveError(f"{name} has a password.", "Save it without one first.")
        pages: list[str] = []
        for place, page in enumerate(reader.pages):
            if place >= _PAGES:
                break
            if text := page.extract_text().strip():
                pages.append(f"(page {place + 1})\n{text}")
        return "\n\n".join(pages)
    except ArchiveError:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError,
            RuntimeError, ImportError, AssertionError) as error:  # fmt: skip
        raise ArchiveError(
            f"{name} is a PDF that cannot be read: {type(error).__name__}.",
            "Print it to a new PDF, or save its text.",
        ) from error


def _word(name: str, raw: bytes) -> str:
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _UNPACKED:
                raise ArchiveError(f"{name} unpacks to far too much.", _USE)
            if "word/document.xml" not in archive.namelist():
                raise ArchiveError(f"{name} is no Word file.", _USE)
        return "\n".join(_said(Document(io.BytesIO(raw)).iter_inner_content()))
    except ArchiveError:
        raise
    except (OpcError, ValueError, KeyError, TypeError, AttributeError, OSError, SyntaxError,
            zipfile.BadZipFile, RuntimeError) as error:  # fmt: skip
        raise ArchiveError(
            f"{name} is a Word file that cannot be read: {type(error).__name__}.",
            "Save it anew as .docx, or as text.",
        ) from error


def _said(parts: Any) -> list[str]:
    """The paragraphs and table rows of a document, in order."""
    lines: list[str] = []
    for element in parts:
        if hasattr(element, "rows"):
            for row in element.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                lines.append(" | ".join(cells))
        elif text := element.text.strip():
            lines += (
                ["", text] if element.style and element.style.name.startswith("Heading") else [text]
            )
    return lines


def _table(text: str, mark: str) -> str:
    """Rows with their column names, so that each line can be understood alone."""
    lines = text.splitlines()
    if lines and mark == "," and lines[0].count(";") > lines[0].count(","):
        mark = ";"
    try:
        rows = [row for row in csv.reader(lines, delimiter=mark) if any(c.strip() for c in row)]
    except csv.Error:
        return text
    if len(rows) < 2 or len(rows[0]) < 2:
        return text
    names = [name.strip() or f"column {place + 1}" for place, name in enumerate(rows[0])]
    described = []
    for row in rows[1:]:
        unnamed = [f"column {place + 1}" for place in range(len(names), len(row))]
        cells = zip([*names, *unnamed], row, strict=False)
        described.append(
            "; ".join(f"{name}: {cell.strip()}" for name, cell in cells if cell.strip())
        )
    return "\n".join(described)

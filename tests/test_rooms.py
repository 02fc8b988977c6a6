"""The rooms, drawn from the contracts in `pyproject.toml`, and whether they are what they say."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "consolidation", "memory")
MOST = 9  # entries of a folder; more teach nobody anything
# Read by listing: a file more is all that a family needs, so they are neither counted nor named.
LISTED = (ROOT / "memory" / "notice" / "families",)


def layers() -> dict[str, list[list[str]]]:
    """Each package with its layers, the highest first; what stands in one layer is independent."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    found = {}
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract.get("exhaustive"):
            rows = [layer.split(" | ") for layer in contract["layers"]]
            found.update({container: rows for container in contract["containers"]})
    return found


def sentence(module: str) -> str:
    """The first sentence of a room's or a module's docstring."""
    path = ROOT / module.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = ast.get_docstring(ast.parse(file.read_text())) or ""
    return " ".join(text.split("\n\n")[0].split())


def picture() -> str:
    """The rooms of the three packages, each below what may import it: as in the design."""
    lines = []
    known = layers()
    for package in PACKAGES:
        lines.append(f"{package}/")
        for layer in known[package]:
            for name in layer:
                what = sentence(f"{package}.{name}").rstrip(".")
                folder = (ROOT / package / name).is_dir()
                lines.append(f"  {name + ('/' if folder else '.py'):<18} {what}")
    return "\n".join(lines)


def packages() -> list[Path]:
    """Every folder of code."""
    return [file.parent for top in PACKAGES for file in sorted((ROOT / top).rglob("__init__.py"))]


@pytest.mark.parametrize("folder", packages(), ids=lambda each: str(each.relative_to(ROOT)))
def test_a_room_is_small_and_says_what_it_does(folder: Path) -> None:
    inside = [each for each in folder.iterdir() if each.suffix == ".py" or each.is_dir()]
    counted = [each for each in inside if not each.name.startswith("__") and _has_code(each)]
    assert len(counted) <= MOST or folder in LISTED
    assert sentence(".".join(folder.relative_to(ROOT).parts))


def _has_code(path: Path) -> bool:
    return path.is_file() or any(path.glob("*.py"))


def test_every_room_has_a_contract() -> None:
    known = layers()
    for folder in packages():
        inside = [each for each in folder.iterdir() if each.suffix == ".py" or each.is_dir()]
        names = {each.stem for each in inside if not each.name.startswith("__") and _has_code(each)}
        name = ".".join(folder.relative_to(ROOT).parts)
        if len(names) > 1 and folder not in LISTED:
            assert names == {each for layer in known[name] for each in layer}


def test_the_design_shows_the_rooms_as_they_are() -> None:
    assert picture() in (ROOT / "docs" / "DESIGN.md").read_text()


if __name__ == "__main__":
    print(picture())

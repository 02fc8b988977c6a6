"""Where things are kept."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS

from app.house.paths import find
from memory.vocabulary.errors import SettingsError


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of a user who has set nothing."""
    for name in ("LUNA_HOME", *(f"XDG_{kind}_HOME" for kind in FORMER)):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


FORMER = {"DATA": ".local/share", "CACHE": ".cache", "CONFIG": ".config", "STATE": ".local/state"}


def test_one_folder_for_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUNA_HOME", str(tmp_path / "luna"))
    paths = find()
    for folder in (paths.data, paths.cache, paths.config, paths.state, paths.memory):
        assert folder.is_relative_to(tmp_path / "luna")


def test_the_flag_wins_over_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUNA_HOME", "/b")
    assert find(tmp_path / "a").data == tmp_path / "a"


@pytest.mark.parametrize("kind", FORMER)
@pytest.mark.parametrize("value", [None, "", "not/absolute", "/elsewhere", "/else where/a"])
@pytest.mark.skipif(sys.platform == "darwin", reason="there new homes lie in the Library")
def test_folders_lie_where_they_always_did(
    bare: Path, monkeypatch: pytest.MonkeyPatch, kind: str, value: str | None
) -> None:
    if value is not None:
        monkeypatch.setenv(f"XDG_{kind}_HOME", value)
    base = Path(value) if value and value.startswith("/") else bare / FORMER[kind]
    assert getattr(find(), kind.lower()) == base / "luna"


def test_a_profile_lies_in_the_data_folder(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(bare / "d"))
    assert find(profile="work").memory == bare / "d/luna/profiles/work/memory"


@pytest.mark.parametrize("kind", FORMER)
def test_on_macos_a_home_of_former_versions_is_kept(
    bare: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", MacOS)
    new = getattr(find(), kind.lower())
    assert new.is_relative_to(bare / "Library")
    before = bare / FORMER[kind] / "luna"
    before.mkdir(parents=True)
    assert getattr(find(), kind.lower()) == before


def test_folders_are_the_users_alone(tmp_path: Path) -> None:
    (tmp_path / "luna").mkdir(mode=0o755)
    paths = find(tmp_path / "luna")
    paths.create()
    for folder in (paths.data, paths.cache, paths.state):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_profile_has_a_memory_of_its_own(tmp_path: Path) -> None:
    one, other = find(tmp_path), find(tmp_path, "work")
    assert one.memory != other.memory and one.adapters != other.adapters
    assert one.cache == other.cache


@pytest.mark.parametrize("name", ["", "../x", "a/b", ".hidden", "x" * 65])
def test_a_profile_cannot_leave_its_folder(name: str) -> None:
    with pytest.raises(SettingsError):
        find(profile=name)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be used") as error:
        find(tmp_path / "file" / "luna").create()
    assert "LUNA_HOME" in error.value.remedy

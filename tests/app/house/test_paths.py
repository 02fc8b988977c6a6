"""Where things are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.house.paths import find
from memory.vocabulary.errors import SettingsError


def test_one_folder_for_everything(tmp_path: Path) -> None:
    paths = find(environ={"LUNA_HOME": str(tmp_path / "luna")})
    for folder in (paths.data, paths.cache, paths.config, paths.state, paths.memory):
        assert folder.is_relative_to(tmp_path / "luna")


def test_the_flag_wins_over_the_variable(tmp_path: Path) -> None:
    assert find(tmp_path / "a", environ={"LUNA_HOME": "/b"}).data == tmp_path / "a"


def test_xdg_folders_and_their_defaults() -> None:
    paths = find(environ={"HOME": "/h", "XDG_CACHE_HOME": "/c", "XDG_STATE_HOME": "not/absolute"})
    assert paths.cache == Path("/c/luna")
    assert paths.data == Path("/h/.local/share/luna")
    assert paths.log == Path("/h/.local/state/luna/luna.log")


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
        find(profile=name, environ={"HOME": "/h"})


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be used") as error:
        find(tmp_path / "file" / "luna").create()
    assert "LUNA_HOME" in error.value.remedy

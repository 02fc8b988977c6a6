"""Settings: which wins, and what a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.house.settings.config import FIELDS, Settings, load, variable
from memory.vocabulary.errors import SettingsError


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_anything_the_defaults() -> None:
    assert load(None, environ={}) == Settings()


def test_flags_over_environment_over_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'model = "file"\nprofile = "file"\n[recall]\nbudget = 1\nitems = 2\n')
    env = {"LUNA_PROFILE": "env", "LUNA_RECALL_BUDGET": "3", "LUNA_MODEL": "env"}
    settings = load(file, {"model": "flag", "profile": None}, env)
    assert (settings.model, settings.profile) == ("flag", "env")
    assert (settings.recall_budget, settings.recall_items) == (3, 2)


@pytest.mark.parametrize(
    ("text", "named", "helped"),
    [
        ("modle = 'x'", "modle", "“model”"),
        ("[recall]\nbudgett = 3", "recall.budgett", "“recall.budget”"),
        ("[quite]\nwrong = 1", "quite", "Known:"),
        ("[recall]\nbudget = 'many'", "recall.budget", "tokens"),
        ("[recall]\nbudget = true", "recall.budget", "tokens"),
        ("[recall]\nbudget = -1", "recall.budget", "tokens"),
        ("recall = 3", "“recall”", "“recall.items”"),
        ("[log]\nlevel = 'loud'", "log.level", "debug"),
        ("model = ", "not valid TOML", "Correct"),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_do(
    tmp_path: Path, text: str, named: str, helped: str
) -> None:
    with pytest.raises(SettingsError) as error:
        load(written(tmp_path, text), environ={})
    assert named in error.value.message
    assert helped in error.value.remedy


@pytest.mark.parametrize("value", ["many", "", "1.5", "-1"])
def test_a_wrong_variable_is_named(value: str) -> None:
    with pytest.raises(SettingsError, match="LUNA_RECALL_BUDGET"):
        load(None, environ={"LUNA_RECALL_BUDGET": value})


@pytest.mark.parametrize(("word", "truth"), [("1", True), ("no", False), ("OFF", False)])
def test_true_and_false_in_the_environment(word: str, truth: bool) -> None:
    assert load(None, environ={"LUNA_MEMORY_NOTICE": word}).notice is truth


def test_a_whole_number_does_for_a_fraction(tmp_path: Path) -> None:
    assert load(written(tmp_path, "[chat]\ntemperature = 1"), environ={}).temperature == 1.0


@given(st.sampled_from(sorted(FIELDS)), st.text(max_size=20))
def test_no_variable_brings_another_error_than_ours(key: str, value: str) -> None:
    try:
        load(None, environ={variable(key): value})
    except SettingsError as error:
        assert error.remedy


def test_the_model_that_the_user_chose() -> None:
    assert Settings().model_file is None
    assert Settings(model="~/x.gguf").model_file == Path.home() / "x.gguf"

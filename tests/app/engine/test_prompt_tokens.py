"""Prompts: the file's template, and no control token from a message."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import Engine
from app.engine.tokens.tokens import PieceReader
from memory.vocabulary.errors import ModelError
from memory.vocabulary.records import Message
from tests.app.engine.tiny import SPECIAL, make_llama

START, END = 268, 269
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
marked = st.lists(words | st.sampled_from(SPECIAL), max_size=6).map("".join)
talk = st.lists(marked, min_size=1, max_size=4).map(
    lambda texts: [
        Message("system", "You are Luna."),
        *(Message("assistant" if n % 2 else "user", text) for n, text in enumerate(texts)),
    ]
)


def plain(messages: list[Message]) -> str:
    """As sent; a reply that stands last goes on."""
    body = "".join(f"<|im_start|>{m.role}\n{m.text}<|im_end|>\n" for m in messages)
    goes_on = messages[-1].role == "assistant"
    return body.removesuffix("<|im_end|>\n") if goes_on else f"{body}<|im_start|>assistant\n"


def controls(tokens: list[int]) -> list[int]:
    return [token for token in tokens if token >= START - 1]


@settings(max_examples=200, deadline=None)
@given(messages=talk)
def test_messages_never_write_control_tokens(shared: Engine, messages: list[Message]) -> None:
    tokens = shared.prompt_tokens(messages)
    goes_on = messages[-1].role == "assistant"
    whole = [START, END] * (len(messages) - goes_on)
    assert controls(tokens) == [*whole, START]


@settings(max_examples=200, deadline=None)
@given(messages=talk)
def test_every_character_is_kept(shared: Engine, messages: list[Message]) -> None:
    with_marks = b"".join(
        shared._instance.vocabulary.piece(token, special=True)
        for token in shared.prompt_tokens(messages)
    )
    assert with_marks.decode() == plain(messages)


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(words, min_size=1, max_size=3))
def test_harmless_text_gives_the_tokens_of_the_rendered_string(
    shared: Engine, texts: list[str]
) -> None:
    messages = [Message("user", text) for text in texts]
    whole = shared._instance.vocabulary.encode(plain(messages), special=True)
    assert shared.prompt_tokens(messages) == whole


@given(text=marked)
@settings(deadline=None)
def test_counting(shared: Engine, text: str) -> None:
    assert shared.count(text) == len(shared.text_tokens(text))
    assert not controls(shared.text_tokens(text))
    assert shared.text_of(shared.text_tokens(text)) == text


def test_counting_messages(shared: Engine) -> None:
    messages = [Message("user", "hello")]
    assert shared.count_messages(messages) == len(shared.prompt_tokens(messages)) > 5


def rendered(path: Path, messages: list[Message]) -> str:
    with Engine(path, threads=1) as engine:
        tokens = engine.prompt_tokens(messages)
        return b"".join(engine._instance.vocabulary.piece(t, special=True) for t in tokens).decode()


TALK = [
    Message("system", "Be kind."),
    Message("user", "Hi {{ 7 * 7 }}"),
    Message("assistant", "Hello."),
    Message("user", " How are you? "),
]


def test_no_template_but_chatml_tokens(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", template=None)
    assert rendered(path, TALK) == plain(TALK)
    with Engine(path, threads=1) as engine:
        assert engine.template_origin == "chatml"


def test_no_template_and_no_such_tokens(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", template=None, specials=("<|endoftext|>",))
    assert rendered(path, TALK) == (
        "System: Be kind.\n\nUser: Hi {{ 7 * 7 }}\n\nAssistant: Hello.\n\n"
        "User:  How are you? \n\nAssistant:"
    )
    with Engine(path, threads=1) as engine:
        assert engine.template_origin == "plain"


LLAMA2 = (
    "{{ bos_token }}{% for m in messages %}{% if m.role == 'user' %}"
    "{{ '[INST] ' + m.content + ' [/INST]' }}{% else %}{{ ' ' + m.content + eos_token }}"
    "{% endif %}{% endfor %}"
)


@pytest.fixture(scope="module")
def spm(models: Path) -> Iterator[Engine]:
    """A model that spells words as Llama 2 does."""
    path = make_llama(models / "spm.gguf", template=LLAMA2, specials=(), spm=True)
    with Engine(path, threads=1) as engine:
        yield engine


@settings(max_examples=100, deadline=None)
@given(text=st.text("abc hello<>/s", max_size=20), reply=st.text("ab h", max_size=9))
def test_sentencepiece(spm: Engine, text: str, reply: str) -> None:
    messages = [Message("user", text), Message("assistant", reply), Message("user", "</s>")]
    tokens = spm.prompt_tokens(messages)
    assert [token for token in tokens if token < 3] == [1, 2]
    harmless = [Message("user", text.replace("<", "")), messages[1], Message("user", "ab")]
    whole = f"<s>[INST] {harmless[0].text} [/INST] {reply}</s>[INST] ab [/INST]"
    expected = spm._instance.vocabulary.encode(whole, special=True)
    assert spm.prompt_tokens(harmless) == expected


def test_a_beginning_is_added_where_the_file_asks_for_it(tmp_path: Path) -> None:
    template = "{% for m in messages %}{{ m.content }}{% endfor %}"
    path = make_llama(tmp_path / "a.gguf", template=template, specials=(), spm=True)
    with Engine(path, threads=1) as engine:
        assert engine.prompt_tokens([Message("user", "a")])[:1] == [1]
        assert 1 not in engine.text_tokens("a")
        assert engine.reply([Message("user", "a")], 3) is not None


STRICT = (
    "{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no system') }}"
    "{% endif %}{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('must alternate') }}{% endif %}[{{ m.role }}|{{ m.content | trim }}]"
    "{% endfor %}"
)
FORGETFUL = (
    "{% for m in messages if m.role != 'system' %}[{{ m.role }}|{{ m.content }}]{% endfor %}"
)
FOLDED = "[user|Be kind.\n\nHi {{ 7 * 7 }}][assistant|Hello.]"


def test_a_template_that_refuses_system_messages(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", template=STRICT)
    assert rendered(path, TALK) == f"{FOLDED}[user|How are you?]"


def test_a_template_that_drops_system_messages(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", template=FORGETFUL)
    assert rendered(path, TALK) == f"{FOLDED}[user| How are you? ]"


def test_two_system_messages_and_two_of_a_user(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", template=STRICT)
    messages = [Message("system", "A"), Message("user", "B"), Message("system", "C")]
    assert rendered(path, [*messages, Message("user", "D")]) == "[user|A\n\nC\n\nB\n\nD]"


def test_a_template_that_refuses_everything(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", template="{{ raise_exception('no') }}")
    with Engine(path, threads=1) as engine, pytest.raises(ModelError) as caught:
        engine.prompt_tokens(TALK)
    assert caught.value.remedy


def test_a_template_is_sandboxed(tmp_path: Path) -> None:
    path = make_llama(tmp_path / "a.gguf", template="{{ messages.__class__.__mro__ }}")
    with Engine(path, threads=1) as engine, pytest.raises(ModelError):
        engine.prompt_tokens(TALK)


def test_thinking_is_turned_off(tmp_path: Path) -> None:
    template = "{% for m in messages %}{{ m.content }}{% endfor %}|{{ enable_thinking }}"
    path = make_llama(tmp_path / "a.gguf", template=template)
    assert rendered(path, [Message("user", "x")]) == "x|False"


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"])), cuts=st.integers(1, 5))
def test_pieces_are_never_cut_inside_a_character(text: str, cuts: int) -> None:
    raw = text.encode()
    reader = PieceReader()
    shown = [reader.feed(raw[at : at + cuts]) for at in range(0, len(raw), cuts)]
    assert "".join([*shown, reader.feed(b"", final=True)]) == text


@settings(max_examples=200, deadline=None)
@given(text=st.text("abn\n", max_size=40), size=st.integers(1, 4))
def test_a_stop_string_ends_the_text(text: str, size: int) -> None:
    reader = PieceReader(("\nab", "nnn"))
    shown = "".join(
        reader.feed(text[at : at + size].encode()) for at in range(0, len(text), size)
    ) + reader.feed(b"", final=True)
    ends = [at for at in (text.find("\nab"), text.find("nnn")) if at >= 0]
    assert shown == (text[: min(ends)] if ends else text)
    assert reader.stopped == bool(ends)


def test_a_broken_character_is_shown_as_such() -> None:
    reader = PieceReader()
    assert reader.feed(b"a\xe3\x81") == "a"
    assert reader.feed(b"", final=True) == "�"

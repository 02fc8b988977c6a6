"""The ifeval benchmark beside its checkers: reading, asking, keeping, counting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.engine import file_hash
from tests.app.engine.tiny import make_adapter, make_llama
from tests.benchmarks.ifeval import by_kind, figures, main, score
from tests.benchmarks.ifeval_checks import Instruction
from tests.benchmarks.ifeval_replies import Mind, Task, _Kept, replies, tasks


def test_a_prompt_counts_when_all_of_it_is_followed() -> None:
    no_comma, quoted = Instruction("punctuation:no_comma"), Instruction("startend:quotation")
    asked = [Task("Speak.", (no_comma, quoted)), Task("Write.", (no_comma,))]
    base = score(asked, ["Plain words.", "Well, well."])
    mind = score(asked, ['"Plain words."', "Well."])
    assert (base.right, base.instructions, mind.right, mind.instructions) == (0, 1, 2, 3)
    out = figures({"base": base, "mind": mind})
    assert out["ifeval.base"] == 0.0 and out["ifeval.mind"] == 100.0
    assert out["ifeval.base_instructions"] == pytest.approx(100 / 3)
    assert (out["ifeval.mind_won_over_base"], out["ifeval.mind_lost_to_base"]) == (2, 0)
    table = by_kind(asked, {"base": base, "mind": mind})
    row = next(line for line in table if line.startswith("punctuation:no_comma"))
    assert row.split() == ["punctuation:no_comma", "2", "1", "2"]


def _data(folder: Path) -> Path:
    """A set of twenty prompts in the form of the public one."""
    lines = [
        {
            "key": n, "prompt": f"Count to {n}.", "instruction_id_list": ["punctuation:no_comma"],
            "kwargs": [{"num_words": None, "relation": "at least"}],
        }
        for n in range(20)
    ]  # fmt: skip
    (folder / "input_data.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n")
    return folder


def test_prompts_are_read_in_a_seeded_order(tmp_path: Path) -> None:
    everything = tasks(_data(tmp_path), 0)
    assert len(everything) == 20 and tasks(tmp_path, 0, 5) == everything[:5]
    assert tasks(tmp_path, 1) != everything
    assert everything[0].instructions[0].arguments == {"relation": "at least"}


def test_kept_replies_outlive_a_run_that_was_ended(tmp_path: Path) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(b"weights")
    work = tmp_path / "work"
    kept = _Kept(work, Mind("base", model), 64)
    kept.add(Task("One?", ()), "Eins\nzwei\u2028drei")
    kept.add(Task("Two?", ()), "Ü")
    (file,) = work.iterdir()
    file.write_text(file.read_text("utf-8") + '\n{"prompt": "cut', "utf-8")
    again = _Kept(work, Mind("base", model), 64)
    assert (
        again["One?"] == "Eins\nzwei\u2028drei" and again["Two?"] == "Ü" and "Three?" not in again
    )
    again.add(Task("Three?", ()), "Drei")
    assert _Kept(work, Mind("base", model), 64)["Three?"] == "Drei"
    for other in (Mind("base", model, persona=False), Mind("base", model, ((model, 0.5),))):
        assert "One?" not in _Kept(work, other, 64)
    assert "One?" not in _Kept(work, Mind("base", model), 32)
    model.write_bytes(b"other weights")
    assert "One?" not in _Kept(work, Mind("base", model), 64)


def test_replies_are_the_same_in_any_order_and_on_any_number_of_engines(tmp_path: Path) -> None:
    mind = Mind("mind", make_llama(tmp_path / "model.gguf"))
    asked = tasks(_data(tmp_path), 0, 6)
    alone = replies(mind, asked, tmp_path / "a", max_tokens=12, engines=1)
    assert len(set(alone)) > 1
    turned = replies(mind, asked[::-1], tmp_path / "b", max_tokens=12, engines=2)
    assert turned == alone[::-1]


def test_a_whole_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = make_llama(tmp_path / "model.gguf")
    lora = make_adapter(tmp_path / "night.gguf", base_hash=file_hash(model))
    call = ["--data", str(_data(tmp_path)), "--limit", "4", "--max-tokens", "12", "--engines", "1",
            "--work", str(tmp_path / "work"), "--base", str(model), "--base-native",
            "--model", str(model), "--after", f"{lora}@0.8"]  # fmt: skip
    main(call)
    out, told = capsys.readouterr()
    found = json.loads(out.splitlines()[-1])["figures"]
    assert found["ifeval.base"] == found["ifeval.mind"] and found["ifeval.mind_prompts"] == 4
    assert {"ifeval.base_native", "ifeval.after_nights"} < set(found)
    assert "after_nights: 4 of 4" in told
    kept = {file.name.split("-")[0]: file.read_text("utf-8") for file in tmp_path.glob("work/*")}
    assert kept["base"] == kept["mind"] != kept["after_nights"]
    main(call)
    again, told = capsys.readouterr()
    assert again == out and told == ""  # nobody was asked anew

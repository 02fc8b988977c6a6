"""BEAM: standing instructions there when they apply, and changed values before stale ones."""

from __future__ import annotations

import re

import numpy as np

from memory.vocabulary.english.words import stems
from tests.benchmarks import sets
from tests.benchmarks.memory_house import KeptEmbedder, asked, house, ingest

_NUMBER = re.compile(r"\d[\d,.:]*\d|\d")
ALWAYS = ("identity", "instructions", "pinned")
ROOM = 1200  # tokens of recall; what is always there has its own limit inside


def run(histories: list[sets.History], embedder: KeptEmbedder) -> dict[str, float]:
    """Instructions present, the tokens of what is always there, new values present, stale first."""
    present, always, fresh, stale_first = [], [], [], []
    for history in histories:
        text = {str(turn["id"]): str(turn["text"]) for turn in history.turns}
        with house(embedder) as luna:
            ingest(luna, history.turns, history.user)
            for question in history.questions:
                if question.kind not in ("instruction_following", "knowledge_update"):
                    continue
                items = asked(luna, question.text, 10, history.now, ROOM)
                always.append(sum(i["tokens"] for i in items if i["section"] in ALWAYS))
                texts = [item["text"] for item in items]
                if question.kind == "instruction_following":
                    wanted = stems(question.more["instruction_being_tested"])
                    best = max((len(wanted & stems(t)) / len(wanted) for t in texts), default=0)
                    present.append(best >= 0.7)
                    continue
                cited = question.more["source_chat_ids"]
                new, old = _values(text, cited["updated_info"], cited["original_info"])
                ids = [item.get("turn_id", "") for item in items]
                at_new = _place(items, ids, cited["updated_info"], new)
                at_old = _place(items, ids, cited["original_info"], old)
                fresh.append(at_new is not None)
                stale_first.append(at_old is not None and (at_new is None or at_old < at_new))
    out = {
        "beam.instruction": 100 * float(np.mean(present)),
        "beam.always_on_tokens": float(max(always)),
        "beam.update_present": 100 * float(np.mean(fresh)),
        "beam.stale_first": 100 * float(np.mean(stale_first)),
    }
    print(f"\nBEAM: {len(present)} questions with an instruction, {len(fresh)} with an update")
    return out


def _values(
    text: dict[str, str], new_ids: list[int], old_ids: list[int]
) -> tuple[set[str], set[str]]:
    """Numbers that only the new statement has, and those that only the old one has."""
    new = {n for id in new_ids for n in _NUMBER.findall(text[str(id)])}
    old = {n for id in old_ids for n in _NUMBER.findall(text[str(id)])}
    return new - old, old - new


def _place(
    items: list[dict[str, str]], ids: list[str], wanted: list[int], values: set[str]
) -> int | None:
    """The place of the first item that is a wanted turn, or a current fact with one of its values.

    A superseded fact is not recalled as current at all, so whatever is a fact here is unmarked.
    """
    sources = {str(id) for id in wanted}
    for place, (item, id) in enumerate(zip(items, ids, strict=True)):
        said = item["kind"] != "turn" and values & set(_NUMBER.findall(item["text"]))
        if id in sources or (said and item["section"] == "recalled"):
            return place
    return None

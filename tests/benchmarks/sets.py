"""Reads the public sets as they lie in the data folder; nothing of them is in the project."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

Line = dict[str, Any]  # a turn as `luna memory ingest` reads it


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the ids of the turns that answer it, and what kind it is."""

    text: str
    evidence: tuple[str, ...]
    kind: str
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class History:
    """What was said to one user's Luna, and what is asked afterwards."""

    name: str
    user: str
    turns: list[Line]
    questions: list[Question]
    now: str  # ISO 8601: the day after the last turn


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def locomo(data: Path) -> list[History]:
    """LoCoMo with the audited corrections; conversations are its sessions."""
    folder = data / "locomo"
    fixed = {
        entry["question_id"].split("_", 1)[1]: entry for entry in _read(folder / "corrections.json")
    }
    out = []
    for number, sample in enumerate(_read(folder / "locomo.json")):
        talk = sample["conversation"]
        turns: list[Line] = []
        last = datetime(2023, 1, 1, tzinfo=UTC)
        session = 1
        while f"session_{session}" in talk:
            said = talk[f"session_{session}_date_time"]
            last = datetime.strptime(said, "%I:%M %p on %d %B, %Y").replace(tzinfo=UTC)
            for place, turn in enumerate(talk[f"session_{session}"]):
                time = last + timedelta(minutes=place)
                turns.append(
                    {
                        "conversation": f"session {session}", "id": turn["dia_id"],
                        "speaker": turn["speaker"], "time": time.isoformat(), "text": turn["text"],
                    }
                )  # fmt: skip
            session += 1
        known = {turn["id"] for turn in turns}
        questions = []
        for place, asked in enumerate(sample["qa"]):
            entry = fixed.get(f"{number}_qa{place}")
            right = entry and entry["question"] == asked["question"]
            cited = " ".join(entry["correct_evidence"] if entry and right else asked["evidence"])
            ids = [f"D{a}:{b}" for a, b in re.findall(r"D:?(\d+):(\d+)", cited)]
            evidence = tuple(id for id in dict.fromkeys(ids) if id in known)
            if evidence:
                questions.append(Question(asked["question"], evidence, str(asked["category"])))
        now = (last + timedelta(days=1)).isoformat()
        out.append(History(sample["sample_id"], talk["speaker_a"], turns, questions, now))
    return out


def locomo_plus(data: Path) -> list[History]:
    """LoCoMo-Plus: its cues as sessions of their own, spread over the LoCoMo conversations."""
    bases = locomo(data)
    entries = _read(data / "locomo_plus" / "locomo_plus.json")
    out = []
    for number, base in enumerate(bases):
        other = next(t["speaker"] for t in base.turns if t["speaker"] != base.user)
        names = {"A": base.user, "B": other}
        start = datetime.fromisoformat(base.turns[0]["time"])
        span = datetime.fromisoformat(base.now) - start
        own = entries[number :: len(bases)]
        turns, questions = list(base.turns), []
        for place, entry in enumerate(own):
            time = start + span * (place + 1) / (len(own) + 1)
            ids = []
            for line, said in enumerate(entry["cue_dialogue"].split("\n")):
                who, _, text = said.partition(": ")
                if not text:
                    continue
                ids.append(f"cue{place}:{line}")
                turns.append(
                    {
                        "conversation": f"cue {place}", "id": ids[-1], "text": text,
                        "speaker": names.get(who, who),
                        "time": (time + timedelta(minutes=line)).isoformat(),
                    }
                )  # fmt: skip
            asked = entry["trigger_query"].split("\n")[0].partition(": ")[2]
            questions.append(Question(asked, tuple(ids), entry["relation_type"]))
        turns.sort(key=lambda turn: str(turn["time"]))
        out.append(History(base.name, base.user, turns, questions, base.now))
    return out


def beam(data: Path) -> list[History]:
    """BEAM 100K: batches are conversations; evidence is every cited message."""
    out = []
    for folder in sorted((data / "beam").iterdir(), key=lambda path: int(path.name)):
        turns: list[Line] = []
        time = datetime(2024, 3, 1, 9, tzinfo=UTC)
        for batch in _read(folder / "chat.json"):
            time += timedelta(days=10)
            said = [message for group in batch["turns"] for message in group]
            for place, message in enumerate(said):
                text = re.sub(r"\s*->->\s*[\d, ]+\s*$", "", message["content"])
                turns.append(
                    {
                        "conversation": f"batch {batch['batch_number']}", "id": str(message["id"]),
                        "role": message["role"], "text": text,
                        "time": (time + timedelta(minutes=place)).isoformat(),
                    }
                )  # fmt: skip
        questions = []
        for kind, probes in _read(folder / "probing_questions.json").items():
            for probe in probes:
                cited = probe.get("source_chat_ids")
                evidence = tuple(dict.fromkeys(map(str, _flat(cited))))
                if evidence:
                    questions.append(Question(probe["question"], evidence, kind, probe))
        out.append(
            History(folder.name, "", turns, questions, (time + timedelta(days=1)).isoformat())
        )
    return out


def _flat(cited: Any) -> list[int]:
    if isinstance(cited, dict):
        return [id for part in cited.values() for id in _flat(part)]
    if isinstance(cited, list):
        return [id for part in cited for id in _flat(part)]
    return [cited] if isinstance(cited, int) else []


def preferences(data: Path) -> list[tuple[str, str, str]]:
    """PrefEval's explicit statements: (topic, statement, question)."""
    out = []
    for path in sorted((data / "prefeval" / "explicit_preference").glob("*.json")):
        out += [(path.stem, entry["preference"], entry["question"]) for entry in _read(path)]
    return out

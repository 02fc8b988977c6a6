"""What a night did, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consolidation.night.outcome import FactOutcome, NightOutcome
from memory.disk.files import read_text, write_json, write_whole
from memory.vocabulary.english.words import name_like

if TYPE_CHECKING:  # reading a report must not load what nights need
    from consolidation.exams.facts import FactResult
    from consolidation.night.search import Candidate
    from memory.vocabulary.records import Fact

NAME = "report.json"
_VERDICTS = {
    "passed": "learned",
    "known": "known without help",
    "failed": "not yet",
    "edited": "changed in the meantime",
    "returned": "back in fast memory",
}


def outcomes(
    chosen: Sequence[Fact],
    ledger: Sequence[Fact],
    results: Mapping[str, FactResult],
    edited: Mapping[str, str],
) -> list[FactOutcome]:
    """What became of tonight's facts, and of those in the weights that were lost.

    Args:
        edited: fact id → "edited", for those that changed in the meantime.
    """
    from consolidation.exams.facts import Verdict

    out = []
    for fact in chosen:
        r = results[fact.id]
        verdict = edited.get(fact.id, str(r.verdict))
        out.append(FactOutcome(fact.id, fact.text, verdict, r.probes, r.right, r.why))
    for fact in ledger if results else ():
        asked = results.get(fact.id)
        if asked is None or asked.verdict is Verdict.FAILED:
            probes, right = (asked.probes, asked.right) if asked else (0, 0)
            why = asked.why if asked else "the new adapter was not made for it"
            out.append(FactOutcome(fact.id, fact.text, "returned", probes, right, why))
    return out


def rows(
    of: Sequence[FactOutcome], facts: Mapping[str, Fact], best: Candidate | None
) -> list[dict[str, Any]]:
    """The outcomes with a question of the exam, before and after; of what failed a wrong one."""
    from consolidation.wording.wordings import holds

    out = []
    for outcome in of:
        row = {**asdict(outcome), "value": facts[outcome.id].value}
        result = best.results.get(outcome.id) if best else None
        replies = result.replies if result else ()
        if best and replies:
            wrong = (each for each in replies if not holds(each[1], row["value"]))
            shown = next(wrong, replies[0]) if outcome.verdict == "failed" else replies[0]
            before = best.base_replies.get((outcome.id, shown[0]), "")
            row |= {"before": before, "after": shown}
        out.append(row)
    return out


def write(folder: Path, report: Mapping[str, Any]) -> Path:
    """Write `report.json` and `report.md`; returns the second."""
    path = folder / "report.md"
    write_whole(path, markdown(report))
    write_json(folder / NAME, report)
    return path


def markdown(report: Mapping[str, Any]) -> str:
    """The report as Markdown."""
    lines = [f"# The night of {when(str(report['night']))}", "", _summary(report), ""]
    facts = report["facts"]
    if facts:
        lines += ["| fact | verdict | exam |", "|---|---|---|"]
        lines += [
            f"| {_cell(fact['text'])} | {verdict(fact, report['adopted'])} "
            f"| {fact['right']}/{fact['probes']} |"
            for fact in facts
        ]
        lines.append("")
    for fact in facts:
        if fact.get("after"):
            question, reply = fact["after"]
            lines.append(f"- “{question}” before: “{fact['before']}”, now: “{reply}”")
    if report["waiting"]:
        lines += ["", "## Still in fast memory", ""]
        for reason, texts in by_reason(
            (item["text"], item["reason"]) for item in report["waiting"]
        ):
            lines.append(f"- {texts[0]} – {reason}" if len(texts) == 1 else f"- {reason}:")
            lines += [f"    - {text}" for text in texts] if len(texts) > 1 else []
    if report["drift"]:
        drift = report["drift"]
        lines += [
            "",
            "## Details: what must not change",
            "",
            f"- Plain talk: {drift['kl_mean']:.4f} nats per token on average, "
            f"{drift['kl_p95']:.4f} at the 95th percentile.",
            f"- Perplexity: {(drift['perplexity_ratio'] - 1) * 100:+.1f} %.",
            f"- Never-told questions answered with an invention: {drift['absence']:.1%} "
            f"(the base: {drift['absence_base']:.1%}).",
            f"- Facts in the prompt misread: {drift['reading']:.1%} "
            f"(the base: {drift['reading_base']:.1%}).",
        ]
        if asked := drift.get("canaries"):
            wrong = drift["astray"]
            lines.append(
                f"- Questions about the world that the base answers rightly: {asked:.0f} asked, "
                + (f"{wrong:.0f} answered wrongly." if wrong else "all still right.")
            )
    return "\n".join(lines) + "\n"


def _summary(report: Mapping[str, Any]) -> str:
    passed = sum(fact["verdict"] in ("passed", "known") for fact in report["facts"])
    time = duration(report["seconds"])
    if report["adopted"]:
        return f"{passed} of {len(report['facts'])} facts passed the exam; {time}."
    return f"Nothing was adopted: {report['reason']} ({time})."


def verdict(fact: Mapping[str, Any], adopted: bool) -> str:
    """What became of a fact, and why where it was not learned."""
    said = str(fact["verdict"])
    words = _VERDICTS.get(said, said)
    if said in ("passed", "known") and not adopted:
        return "passed, but nothing from this night was adopted"
    return f"{words}: {fact['why']}" if fact.get("why") else words


def by_reason(waiting: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """(text, reason) pairs as each reason with its texts, in the order in which they come."""
    found: dict[str, list[str]] = {}
    for text, reason in waiting:
        found.setdefault(reason, []).append(text)
    return list(found.items())


def when(night: str) -> str:
    """The day and time that a night's id begins with: "3 November 2026, 03:00"."""
    try:
        time = datetime.strptime(night[:15], "%Y%m%d-%H%M%S")
    except ValueError:
        return night
    return f"{time.day} {time:%B %Y, %H:%M}"


def duration(seconds: float) -> str:
    """ "8 seconds", "39 minutes", "1 hour 5 minutes"."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return _many(round(seconds), "second")
    hours, rest = divmod(minutes, 60)
    parts = [_many(hours, "hour")] if hours else []
    return " ".join([*parts, *([_many(rest, "minute")] if rest else [])])


def _many(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def read(folder: Path) -> dict[str, Any] | None:
    """A stored report; None where there is none or it is damaged."""
    try:
        value = json.loads(read_text(folder / NAME))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def combine(nights: Sequence[Path]) -> None:
    """Let the last report tell of all rounds of a night: what one adopted stays adopted."""
    found = [report for night in nights if (report := read(night)) is not None]
    if len(found) < 2:
        return
    whole = [report for report in found if report["adopted"]] or found
    rows = {row["id"]: row for report in found for row in report["facts"]}
    steps: dict[str, float] = {}
    for report in found:
        for step, seconds in report["steps"].items():
            steps[step] = round(steps.get(step, 0.0) + seconds, 3)
    one = {key: whole[-1][key] for key in ("adopted", "reason", "drift", "scale")}
    seconds = round(sum(report["seconds"] for report in found), 2)
    write(nights[-1], found[-1] | one | {
        "facts": list(rows.values()), "steps": steps, "seconds": seconds,
    })  # fmt: skip


def together(rounds: Sequence[NightOutcome]) -> NightOutcome:
    """Several rounds of learning as one night; the last one's report tells of all."""
    if len(rounds) > 1:
        combine([one.report.parent for one in rounds if one.report is not None])
    adopted = [one for one in rounds if one.adopted]
    last = (adopted or list(rounds))[-1]
    steps: dict[str, float] = {}
    for one in rounds:
        for step, seconds in one.steps.items():
            steps[step] = round(steps.get(step, 0.0) + seconds, 3)
    return replace(
        last,
        facts=tuple(fact for one in rounds for fact in one.facts),
        seconds=round(sum(one.seconds for one in rounds), 2),
        night=rounds[-1].night,
        report=rounds[-1].report,
        waiting=rounds[-1].waiting,
        steps=steps,
    )


def forget_gone(folder: Path, before: Collection[Fact], now: Collection[Fact]) -> None:
    """Erase what was forgotten while a night ran, which reports on what it began with."""
    there = {fact.id for fact in now}
    gone = [fact for fact in before if fact.id not in there]
    if gone:
        values = [fact.value for fact in gone if name_like(fact.value)]
        forget_traces(folder, [fact.id for fact in gone], values)


def forget_traces(
    folder: Path, fact_ids: Collection[str], values: Collection[str] = ()
) -> list[Path]:
    """Erase facts from what the nights left: their rows, and every file that names them.

    Args:
        folder: Of the nights.
        values: Words that must not stay either; those in the facts' own rows are added.

    Returns:
        The files that were rewritten or deleted.
    """
    touched: list[Path] = []
    nights = [night for night in folder.glob("*") if night.is_dir()]
    words = {value for value in values if value.strip()}
    for night in nights:
        for row in _rows(read(night)):
            if row.get("id") in fact_ids and row.get("value"):
                words.add(str(row["value"]))
    for night in nights:
        report = read(night)
        if report is not None and any(_names(row, fact_ids, words) for row in _rows(report)):
            for part in ("facts", "waiting"):
                report[part] = [r for r in report[part] if not _names(r, fact_ids, words)]
            write(night, report)
            touched += [night / NAME, night / "report.md"]
        for path in night.iterdir():
            if path.is_file() and _text_names(path, fact_ids, words):
                path.unlink()
                touched.append(path)
    return touched


def _rows(report: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    return [*report["facts"], *report["waiting"]] if report else []


def _names(row: Mapping[str, Any], fact_ids: Collection[str], words: Collection[str]) -> bool:
    return row.get("id") in fact_ids or _holds(json.dumps(row, ensure_ascii=False), words)


def _text_names(path: Path, fact_ids: Collection[str], words: Collection[str]) -> bool:
    try:
        text = read_text(path)
    except (OSError, UnicodeDecodeError):
        return False
    return any(fact_id in text for fact_id in fact_ids) or _holds(text, words)


def _holds(text: str, words: Collection[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)

"""The report of a night, for people and for programs."""

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

if TYPE_CHECKING:  # reading a report must not load what a night needs
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
    """The outcomes of tonight's facts, and of facts in the weights that were lost.

    Args:
        edited: fact id → "edited", for those that changed meanwhile.
    """
    from consolidation.exams.facts import Verdict

    listed = []
    for fact in chosen:
        r = results[fact.id]
        verdict = edited.get(fact.id, str(r.verdict))
        listed.append(FactOutcome(fact.id, fact.text, verdict, r.probes, r.right, r.why))
    for fact in ledger if results else ():
        old_result = results.get(fact.id)
        if old_result is None or old_result.verdict is Verdict.FAILED:
            probes, right = (old_result.probes, old_result.right) if old_result else (0, 0)
            why = old_result.why if old_result else "the new adapter was not trained on it"
            listed.append(FactOutcome(fact.id, fact.text, "returned", probes, right, why))
    return listed


def rows(
    of: Sequence[FactOutcome], facts: Mapping[str, Fact], best: Candidate | None
) -> list[dict[str, Any]]:
    """The outcomes, each with an exam question and its reply before and after training.

    A fact that failed shows a question that was answered wrongly.
    """
    from consolidation.wording.wordings import holds

    table = []
    for outcome in of:
        row = {**asdict(outcome), "value": facts[outcome.id].value}
        result = best.results.get(outcome.id) if best else None
        replies = result.replies if result else ()
        if best and replies:
            wrong = (exchange for exchange in replies if not holds(exchange[1], row["value"]))
            example = next(wrong, replies[0]) if outcome.verdict == "failed" else replies[0]
            before = best.base_replies.get((outcome.id, example[0]), "")
            row |= {"before": before, "after": example}
        table.append(row)
    return table


def write(folder: Path, report: Mapping[str, Any]) -> Path:
    """Write `report.json` and `report.md`; return the path of the latter."""
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
        if count := drift.get("canaries"):
            wrong = drift["astray"]
            lines.append(
                f"- Questions about the world that the base answers rightly: {count:.0f} asked, "
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
    """The verdict on a fact in words, with the reason if it was not learned."""
    name = str(fact["verdict"])
    words = _VERDICTS.get(name, name)
    if name in ("passed", "known") and not adopted:
        return "passed, but nothing from this night was adopted"
    return f"{words}: {fact['why']}" if fact.get("why") else words


def by_reason(waiting: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Group (text, reason) pairs by reason, in their order."""
    groups: dict[str, list[str]] = {}
    for text, reason in waiting:
        groups.setdefault(reason, []).append(text)
    return list(groups.items())


def when(night: str) -> str:
    """The date and time at the start of a night's id: "3 November 2026, 03:00"."""
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
    """A stored report; None if there is none or it is damaged."""
    try:
        value = json.loads(read_text(folder / NAME))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def combine(nights: Sequence[Path]) -> None:
    """Merge the reports of a night's learning rounds into the last; what one adopted stays."""
    reports = [report for night in nights if (report := read(night)) is not None]
    if len(reports) < 2:
        return
    relevant = [report for report in reports if report["adopted"]] or reports
    rows = {row["id"]: row for report in reports for row in report["facts"]}
    steps: dict[str, float] = {}
    for report in reports:
        for step, seconds in report["steps"].items():
            steps[step] = round(steps.get(step, 0.0) + seconds, 3)
    latest = {key: relevant[-1][key] for key in ("adopted", "reason", "drift", "scale")}
    seconds = round(sum(report["seconds"] for report in reports), 2)
    write(nights[-1], reports[-1] | latest | {
        "facts": list(rows.values()), "steps": steps, "seconds": seconds,
    })  # fmt: skip


def together(rounds: Sequence[NightOutcome]) -> NightOutcome:
    """Combine the learning rounds of a night; the last report covers all of them."""
    if len(rounds) > 1:
        combine([outcome.report.parent for outcome in rounds if outcome.report is not None])
    adopted = [outcome for outcome in rounds if outcome.adopted]
    last = (adopted or list(rounds))[-1]
    steps: dict[str, float] = {}
    for outcome in rounds:
        for step, seconds in outcome.steps.items():
            steps[step] = round(steps.get(step, 0.0) + seconds, 3)
    return replace(
        last,
        facts=tuple(fact for outcome in rounds for fact in outcome.facts),
        seconds=round(sum(outcome.seconds for outcome in rounds), 2),
        night=rounds[-1].night,
        report=rounds[-1].report,
        waiting=rounds[-1].waiting,
        steps=steps,
    )


def forget_gone(folder: Path, before: Collection[Fact], now: Collection[Fact]) -> None:
    """Erase from the reports what was forgotten while the night ran."""
    present = {fact.id for fact in now}
    forgotten = [fact for fact in before if fact.id not in present]
    if forgotten:
        values = [fact.value for fact in forgotten if name_like(fact.value)]
        forget_traces(folder, [fact.id for fact in forgotten], values)


def forget_traces(
    folder: Path, fact_ids: Collection[str], values: Collection[str] = ()
) -> list[Path]:
    """Erase facts from the files of past nights: their rows, and every file that names them.

    Args:
        folder: Folder of all nights.
        values: Words that must go, too; those in the facts' own rows are added.

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

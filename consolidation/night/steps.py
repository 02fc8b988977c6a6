"""The steps of one learning round. `Night` holds the lock around them."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from consolidation.adapters.manifest import Manifest, ledger_digest
from consolidation.adapters.recovery import follow, let_go
from consolidation.adapters.shards import PAST, Learned, Plan, ensure_kept, plan
from consolidation.exams.asking import Models
from consolidation.lessons.teacher import Lessons, Teacher
from consolidation.night import report
from consolidation.night.admission import passed, refusal
from consolidation.night.adoption import Adoption
from consolidation.night.outcome import NightOutcome
from consolidation.night.search import Candidate, Search
from consolidation.night.selection import Selection, one_valued, own_questions, select
from consolidation.night.tools import Tools, parity_checked
from consolidation.ports import Model
from memory.disk.files import make_folder, write_json
from memory.vocabulary.errors import AdapterError, NightCancelled
from memory.vocabulary.records import Fact, Status, new_id


class Run:
    """One learning round of a night, from its first step to its report."""

    def __init__(
        self,
        tools: Tools,
        *,
        everything: bool,
        only: Collection[str] | None,
        seed: int,
        tried: Collection[str] = (),
        anew: bool = False,
    ) -> None:
        """
        Args:
            everything: Include facts that are not yet stable.
            only: Ids of the facts to learn; others wait.
            tried: Ids of facts that earlier rounds of this night worked on.
            anew: Rebuild every shard.
        """
        self.tools = tools
        self.everything = everything
        self.only = only
        self.seed = seed
        self.tried = frozenset(tried)
        self.anew = anew
        self.base = tools.model.base_hash
        self.name = f"{tools.clock():%Y%m%d-%H%M%S}-{new_id()[:4]}"
        self.home = tools.folder / self.name
        self.begun = self.mark = time.perf_counter()
        self.times: dict[str, float] = {}
        self.facts: dict[str, Fact] = {}
        self.ledger: list[Learned] = []
        self.retired: list[Fact] = []
        self.selection = Selection((), ())
        self.plan = Plan()

    # Steps and their records

    def step(self, name: str, **more: Any) -> None:
        """Begin a step; the result of the one before has been written."""
        self.tick()
        self.mark = time.perf_counter()
        self.tools.on_event({"event": "step", "step": name, **more})

    def done(self, name: str, **result: Any) -> None:
        """Write the result of a step."""
        spent = time.perf_counter() - self.mark
        self.times[name] = round(self.times.get(name, 0.0) + spent, 3)
        value = {"step": name, "seconds": self.times[name], **result}
        write_json(self.home / f"{name}.json", value)

    def tick(self) -> None:
        """Raise `NightCancelled` if a stop was requested."""
        if self.tools.cancelled():
            raise NightCancelled("The consolidation was stopped.", "Nothing was changed.")

    def go(self) -> NightOutcome:
        """Run all steps."""
        adopted = False
        try:
            self.lock()
            self.snapshot()
            self.select()
            if not self.learning:
                self.drop()
                no_fact = "no fact is ready; the list of waiting facts says why"
                return self.report(None, {}, "nothing is in the weights" if self.anew else no_fact)
            with parity_checked(self.tools, self.tick) as models:
                lessons, teacher = self.lessons(models)
            best = self.search(lessons, teacher)
            settings = self.tools.settings
            reason = refusal(best, self.selection.chosen, self.plan, settings)
            if reason:
                self.count_failures(best)
                self.take_back()
                return self.report(best, {}, reason)
            manifest, edited = self.adopt(best, lessons)
            adopted = True
            self.clear(manifest, best)
            return self.report(best, edited, "")
        except BaseException:
            if not adopted:
                shutil.rmtree(self.home, ignore_errors=True)
            raise
        finally:
            self.tools.detach()

    def lock(self) -> None:
        """Make the folder of this round; the lock itself is held by `Night`."""
        self.step("lock", night=self.name)
        make_folder(self.home)
        self.done("lock", pid=os.getpid(), base=self.base)

    def snapshot(self) -> None:
        """Record the facts by id and revision; the round works on this snapshot."""
        self.step("snapshot")
        memory = self.tools.memory
        self.facts = {fact.id: fact for fact in memory.facts()}
        stale = {(e.fact_id, e.revision) for e in memory.stale(self.base)}
        for entry in memory.ledger(self.base):
            fact = self.facts.get(entry.fact_id)
            if fact is None:
                continue
            if fact.status in PAST:
                self.retired.append(fact)
            elif (entry.fact_id, entry.revision) not in stale:
                self.ledger.append((fact, entry))
        self.done(
            "snapshot",
            facts=[[f.id, f.revision, f.status] for f in self.facts.values()],
            ledger=[[e.fact_id, e.revision] for _, e in self.ledger],
            retired=[f.id for f in self.retired],
        )

    def select(self) -> None:
        """Choose tonight's facts and plan the shards."""
        self.step("select")
        self.selection = self.selected(self.facts.values())
        manifest = self.tools.adapters.current(self.base)
        self.plan = plan(
            manifest, self.facts, self.ledger, len(self.selection.chosen), self.tools.settings,
            self.anew,
        )  # fmt: skip
        self.done(
            "select",
            kept=sorted(self.plan.kept_ids),
            dropped=[shard.id for shard in self.plan.dropped],
            chosen=[f.id for f in self.selection.chosen],
            waiting=[[w.fact.id, w.reason] for w in self.selection.waiting],
        )

    def selected(self, facts: Iterable[Fact]) -> Selection:
        """Which of these facts are ready, and why the others are not."""
        selectable = (Status.ACTIVE, Status.PROMPT_ONLY)
        active = [f for f in facts if f.status in selectable and f.id not in self.tried]
        return select(
            active, self.tools.clock(), self.tools.settings,
            one_value=one_valued(active), everything=self.everything, only=self.only,
        )  # fmt: skip

    def more(self) -> bool:
        """Whether there are facts for another learning round."""
        ready = self.selected(self.tools.memory.facts()).chosen
        return any(fact.id not in self.worked_on for fact in ready)

    @property
    def worked_on(self) -> frozenset[str]:
        """Ids of facts learned or replayed; those that failed wait for the next night."""
        replayed = (fact for fact, _ in self.plan.replayed)
        return frozenset(fact.id for fact in (*self.learning, *replayed))

    @property
    def learning(self) -> tuple[Fact, ...]:
        """Tonight's facts, and those whose shard is rebuilt."""
        return (*self.selection.chosen, *(fact for fact, _ in self.plan.rebuilt))

    def drop(self) -> None:
        """With nothing to learn, still drop shards that hold something no longer true."""
        self.let_go({shard.id for shard in self.plan.dropped}, "it is no longer true")

    def take_back(self) -> None:
        """After a refusal, still drop shards with facts taken back: no new value overrides them."""
        self.let_go(self.plan.taken_back(self.retired), "something learned with it was taken back")

    def let_go(self, shards: Collection[str], reason: str) -> None:
        """Take shards out of use."""
        let_go(self.tools.memory, self.tools.adapters, self.base, shards, reason)

    def lessons(self, models: Sequence[Model]) -> tuple[Lessons, Teacher]:
        """Make the lessons, with the base alone."""
        new, old = len(self.learning), len(self.plan.replayed)
        need = self.tools.foresee(self.tools.model, self.tools.settings, new + old)
        self.step("lessons", facts=new, ledger=old, memory_mb=round(need / 1e6))
        pool = Models(models, self.tools.settings.reply_tokens, self.tick)
        pool.attach([])
        known = [f for f in self.facts.values() if f.status not in PAST]
        teacher = Teacher(pool, known, self.tools.settings, self.seed)
        own = {fact.id: own_questions(self.tools.memory, fact) for fact in self.learning}
        lessons = teacher.make(self.learning, self.plan.replayed, own)
        self.done(
            "lessons", counts=lessons.counts(), lessons=[asdict(item) for item in lessons.items]
        )
        return lessons, teacher

    def search(self, lessons: Lessons, teacher: Teacher) -> Candidate:
        """Train, convert and examine, for as many training rounds as are needed and allowed."""
        search = Search(
            self.tools, self.home, self.name, self.seed, lessons, teacher,
            new=self.learning, old=self.old,
            kept=tuple((self.tools.adapters.check(self.base, s), s.scale) for s in self.plan.kept),
            known=tuple(f for f in self.facts.values() if f.status not in PAST),
            replaced=self.replaced(), step=self.step, done=self.done, tick=self.tick,
        )  # fmt: skip
        try:
            best = search.best(*self.parent())
        except AdapterError:
            ensure_kept(self.tools.adapters, self.base, self.plan)
            raise
        for result in best.results.values():
            self.tools.on_event({
                "event": "fact", "id": result.fact_id, "verdict": str(result.verdict),
                "probes": result.probes, "right": result.right, "why": result.why,
            })  # fmt: skip
        self.tools.on_event({"event": "drift", **best.drift.as_dict(), "scale": best.scale})
        return best

    def replaced(self) -> dict[str, list[str]]:
        """New fact id → values of the same slot that the weights may still hold."""
        return {
            fact.id: [old.value for old in self.retired if old.slot == fact.slot]
            for fact in self.selection.chosen
        }

    @property
    def old(self) -> tuple[Fact, ...]:
        """Facts that stay in the weights and are replayed, not rebuilt."""
        return tuple(fact for fact, _ in self.plan.replayed)

    def parent(self) -> tuple[Path | None, float]:
        """The adapter to train further, and its scale; None for a new one."""
        shard = self.plan.parent
        if shard is None:
            return None, 1.0
        return self.tools.adapters.check(self.base, shard), shard.scale

    # The end

    def count_failures(self, best: Candidate) -> None:
        """Count one more failed night for each new fact that failed its exam."""
        new = {f.id for f in self.selection.chosen}
        won = {r.fact_id for r in passed(best, self.selection.chosen)}
        self.tools.memory.fail_night(sorted(new - won))

    def adopt(self, best: Candidate, lessons: Lessons) -> tuple[Manifest, dict[str, str]]:
        """Adopt the adapter: write the manifest."""
        self.step("adopt")
        adoption = Adoption(
            self.tools, self.base, self.name, best, self.selection.chosen, self.ledger,
            lessons.kept, self.plan,
        )  # fmt: skip
        manifest = adoption.adopt()
        self.done("adopt", manifest=manifest.serial, ledger=ledger_digest(manifest.entries))
        return manifest, adoption.edited

    def clear(self, manifest: Manifest, best: Candidate) -> None:
        """Update fast memory and the ledger to the manifest."""
        self.step("clear")
        follow(self.tools.memory, self.tools.adapters, manifest)
        self.count_failures(best)
        self.done("clear", facts=[entry.fact_id for entry in manifest.entries])

    def report(self, best: Candidate | None, edited: dict[str, str], reason: str) -> NightOutcome:
        """Write the report, and erase the lessons, which contain what the user said."""
        self.step("report")
        new = self.learning if self.plan.anew else self.selection.chosen
        ids = {fact.id for fact in new}
        old = [fact for fact, _ in self.ledger if fact.id not in ids]
        results = best.results if best else {}
        outcomes = report.outcomes(new if best else (), old, results, edited)
        seconds = round(time.perf_counter() - self.begun, 2)
        drift = best.drift.as_dict() if best else {}
        path = report.write(self.home, {
            "night": self.name, "base": self.base[:12], "adopted": not reason, "reason": reason,
            "seconds": seconds, "steps": self.times, "drift": drift,
            "facts": report.rows(outcomes, self.facts, best), "scale": best.scale if best else None,
            "waiting": [w.as_dict() for w in self.selection.waiting],
        })  # fmt: skip
        report.forget_gone(self.tools.folder, self.facts.values(), self.tools.memory.facts())
        for leftover in ("lessons.json", *(p.name for p in self.home.glob("*.gguf"))):
            (self.home / leftover).unlink(missing_ok=True)
        return NightOutcome(
            not reason, tuple(outcomes), drift, seconds, self.name, reason, path,
            len(self.selection.waiting), dict(self.times),
        )  # fmt: skip

"""What a program can do with one profile's memory. Every use is checked, and logged before its
answer is returned; secrets are never returned."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from app.doors.night import StartedNight, last_report
from app.doors.programs.asked import AskedForgettings
from app.doors.programs.clients import Client, Clients, Right, State
from app.doors.programs.uses import Use, Uses
from memory.vocabulary.errors import AccessError, LunaError, NotFoundError
from memory.vocabulary.records import Change, ChangeKind, Fact, Sensitivity, Status, now

if TYPE_CHECKING:
    from app.assembly import Luna

KNOWN = (Status.ACTIVE, Status.PROMPT_ONLY, Status.CONSOLIDATED)
MOST = 100  # facts in one answer
_BUDGET = 4_000  # tokens of memory recalled by one call
_KEPT = (ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.HELD)
_RIGHTS = {Right.READ: "read", Right.PROPOSE: "read and propose", Right.WRITE: "write"}


class Visits:
    """The programs' side of memory.

    Args:
        open_: opens a profile by its name.
        clients: who has access; read again for every use, so that a withdrawal works at once.
        uses: the log.
    """

    def __init__(self, open_: Callable[[str], Luna], clients: Clients, uses: Uses) -> None:
        self._open = open_
        self.clients = clients
        self._uses = uses
        self.night = StartedNight()

    def recall(self, name: str, query: str, most: int) -> dict[str, Any]:
        """What memory recalls for a question, as for a prompt, and related facts in the weights."""
        client = self._may(name, "recall", Right.READ)
        luna = self._luna(client)
        most = max(1, min(most, MOST))
        recall = luna.memory.recall(query, time=now(), budget=_BUDGET, k=most)
        known = {fact.id: fact for fact in self._shown(luna.memory.facts(status=KNOWN))}
        items: list[dict[str, Any]] = []
        turns = 0
        for item in recall.items:
            if item.kind == "turn":
                if client.talks:
                    turns += 1
                    items.append({"text": item.text, "kind": "past talk", "why": item.reason})
            elif item.fact_id in known:
                items.append(_row(known[item.fact_id]) | {"why": item.reason})
        recalled_ids = {item.get("fact_id") for item in items}
        for fact in luna.memory.find(query):
            if (
                fact.status is Status.CONSOLIDATED
                and fact.id in known
                and fact.id not in recalled_ids
            ):
                items.append(_row(fact) | {"why": "in the weights, and related to the question"})
        items = items[:MOST]
        self._log(client, "recall", "done", [i["fact_id"] for i in items if "fact_id" in i], turns)
        return {"items": items}

    def page(self, name: str, words: str, most: int, after: int) -> dict[str, Any]:
        """The known facts, or those that contain all the words, one page of them."""
        client = self._may(name, "list", Right.READ)
        words_wanted = words.casefold().split()
        known = [
            fact
            for fact in self._shown(self._luna(client).memory.facts(status=KNOWN))
            if all(
                word in f"{fact.text} {fact.value} {fact.kind}".casefold() for word in words_wanted
            )
        ]
        page = known[max(0, after) :][: max(1, min(most, MOST))]
        self._log(client, "list", "done", [fact.id for fact in page])
        return {"total": len(known), "facts": [_row(fact) for fact in page]}

    def explain(self, name: str, fact_id: str) -> dict[str, Any]:
        """One fact: where it came from, what it replaced, whether the weights know it."""
        from app.upkeep.knowledge import history, views

        client = self._may(name, "explain", Right.READ)
        luna = self._luna(client)
        fact = self._fact(client, "explain", luna, fact_id)
        past = history(luna.memory, fact)
        view = next(v for v in views(luna.memory, luna.base_hash) if v.fact.id == fact.id)
        statements = self._shown_talk(client, [turn.text for turn in past.told])
        answer = _row(fact) | {
            "source": fact.source.value,
            "written_by": luna.memory.offers.by(fact.id),
            "first_said": fact.first_seen.isoformat(),
            "last_said": fact.last_seen.isoformat(),
            "times_said": fact.times_seen,
            "replaced": [earlier.text for earlier in self._shown(past.before)],
            "in_the_weights_since": view.since.isoformat() if view.since else None,
            "not_learned_because": view.waits or None,
            "said_as": statements,
        }
        self._log(client, "explain", "done", [fact.id], len(statements))
        return answer

    def remember(self, name: str, text: str) -> dict[str, Any]:
        """Remember a statement about the user, or propose it."""
        client = self._may(name, "remember", Right.PROPOSE)
        luna = self._luna(client)
        changes = luna.memory.offers.take(text, client.name, hold=not client.may(Right.WRITE))
        self._log_changes(client, "remember", changes)
        return {"changes": [_change(change) for change in changes]}

    def forget(self, name: str, fact_id: str) -> dict[str, Any]:
        """Forget a fact everywhere, or ask the user to confirm."""
        from app.upkeep.forgetting import forget_facts

        client = self._may(name, "forget", Right.PROPOSE)
        luna = self._luna(client)
        fact = self._fact(client, "forget", luna, fact_id, (*KNOWN, Status.HELD))
        if not client.may(Right.WRITE):
            self._log(client, "forget", "held", [fact.id])
            AskedForgettings(luna.paths.data).add(fact.id, client.name)
            return {"fact_id": fact.id, "forgotten": False, "waits": True}
        self._log(client, "forget", "done", [fact.id])
        forget_facts(luna, [fact.id])
        AskedForgettings(luna.paths.data).done(fact.id)
        return {"fact_id": fact.id, "forgotten": True, "waits": False}

    def start_night(self, name: str) -> dict[str, Any]:
        """Start to learn stable facts into the weights."""
        client = self._may(name, "start_night", Right.WRITE)
        luna = self._luna(client)
        try:
            self.night.start(luna)
        except LunaError:
            self._log(client, "start_night", "refused")
            raise
        self._log(client, "start_night", "done")
        return {"started": True}

    def night_report(self, name: str) -> dict[str, Any]:
        """Whether a night started here is running, and what the last one did."""
        client = self._may(name, "night_report", Right.READ)
        last = last_report(self._luna(client))
        facts = [str(row["fact_id"]) for row in last["facts"]] if last else []
        self._log(client, "night_report", "done", facts)
        return {"running": self.night.step or None, "failed": self.night.failed or None,
                "last": last}  # fmt: skip

    # Access

    def client(self, name: str, what: str, right: Right = Right.READ) -> Client:
        """The program, if it has that right.

        Raises:
            AccessError: it does not; the attempt is logged.
        """
        return self._may(name, what, right)

    def note(
        self, client: Client, what: str, outcome: str, facts: Iterable[str] = (), turns: int = 0
    ) -> None:
        """Log a use that happens elsewhere."""
        self._log(client, what, outcome, list(facts), turns)

    def _may(self, name: str, what: str, right: Right) -> Client:
        client = self.clients.get(name)
        if client.may(right):
            return client
        self._log(client, what, "not allowed")
        allow = f"luna mcp clients allow {client.name}"
        if client.state is State.ASKING:
            raise AccessError(
                f"The user has not said yet whether “{client.title}” may use Luna's memory.",
                f"Ask them to answer in Luna, or to run `{allow}`; then call this again.",
            )
        if client.state is State.REVOKED:
            raise AccessError(f"The user did not allow “{client.title}” to use Luna's memory.",
                              f"Only they can change that: `{allow}`.")  # fmt: skip
        raise AccessError(
            f"“{client.title}” may {_RIGHTS[client.right]} here, and {what} needs more.",
            f"The user can change that: `{allow} --right {right.name.lower()}`.",
        )

    def _luna(self, client: Client) -> Luna:
        return self._open(client.profile)

    def _fact(
        self, client: Client, what: str, luna: Luna, fact_id: str,
        status: Collection[Status] = KNOWN,
    ) -> Fact:  # fmt: skip
        """A fact that may be shown, by its full id.

        Raises:
            NotFoundError: there is none; a secret is treated as none.
        """
        for fact in self._shown(luna.memory.facts(status=status)):
            if fact.id == fact_id.strip():
                return fact
        self._log(client, what, "failed")
        raise NotFoundError("No fact has that id.", "`list` and `recall` give the ids.")

    @staticmethod
    def _shown(facts: Iterable[Fact]) -> list[Fact]:
        return [fact for fact in facts if fact.sensitivity is not Sensitivity.SECRET]

    @staticmethod
    def _shown_talk(client: Client, texts: Sequence[str]) -> list[str]:
        from memory.accept.guard import without_secrets

        cleaned = [without_secrets(text) for text in texts] if client.talks else []
        return [text for text in cleaned if text]

    def _log_changes(self, client: Client, what: str, changes: Sequence[Change]) -> None:
        kept_changes = [change for change in changes if change.kind in _KEPT]
        held = any(change.kind is ChangeKind.HELD for change in kept_changes)
        outcome = ("held" if held else "done") if kept_changes else "refused"
        self._log(client, what, outcome, [change.fact.id for change in kept_changes])

    def _log(
        self, client: Client, what: str, outcome: str, facts: Sequence[str] = (), turns: int = 0
    ) -> None:
        self._uses.write(Use(client.name, what, outcome, tuple(facts), turns, client.profile))

    def close(self) -> None:
        """Cancel a night that was started here."""
        self.night.close()


def _row(fact: Fact) -> dict[str, Any]:
    return {
        "fact_id": fact.id,
        "text": fact.text,
        "kind": fact.kind.value,
        "about": fact.subject,
        "certain": not fact.inferred,
        "last_said": fact.last_seen.date().isoformat(),
    }


def _change(change: Change) -> dict[str, Any]:
    """The outcome of a statement; without an id where it was refused."""
    kept = change.kind is not ChangeKind.REFUSED
    return {
        "outcome": change.kind.value,
        "fact_id": change.fact.id if kept else None,
        "text": change.fact.text if kept else None,
        "reason": change.reason,
    }

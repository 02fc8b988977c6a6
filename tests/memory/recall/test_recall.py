"""What is chosen for a prompt, and what never is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from memory.fast_memory import FastMemory
from memory.recall.past.past import claims, labelled, only_asks
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import ChangeKind, Kind, LedgerEntry, Recall, Status, Turn, TurnState
from tests.memory.conftest import START, Put, Say


def found(recall: Recall) -> list[str]:
    return [item.text for item in recall.items]


def test_identity_instructions_and_pins_are_always_there(memory: FastMemory, put: Put) -> None:
    put("The user goes by Captain.", "Captain", "address", kind=Kind.IDENTITY)
    put("Always answer in one sentence.", slot="instruction", kind=Kind.INSTRUCTION)
    put("The user has a dog called Mivack.", "Mivack", "pet.dog", pinned=True)
    put("The user lives in Orlen.", "Orlen", "home")
    recall = memory.recall("hello")
    assert [(item.section, item.text) for item in recall.items] == [
        ("identity", "The user goes by Captain."),
        ("instructions", "Always answer in one sentence."),
        ("pinned", "The user has a dog called Mivack."),
    ] or {item.section for item in recall.items} == {"identity", "instructions", "pinned"}
    assert all(item.reason and item.tokens > 0 for item in recall.items)


def test_the_rest_comes_when_it_is_asked_for(memory: FastMemory, put: Put) -> None:
    put("The user has a dog called Mivack.", "Mivack", "pet.dog")
    put("The user lives in Orlen.", "Orlen", "home")
    put("The user works as a tavrist.", "tavrist", "job")
    assert found(memory.recall("What's my dog called?")) == ["The user has a dog called Mivack."]
    assert found(memory.recall("where do I live")) == ["The user lives in Orlen."]
    assert found(memory.recall("what do I do for a living")) == ["The user works as a tavrist."]
    (item,) = memory.recall("What's my dog called?").items
    assert "dog" in item.reason
    assert item.fact_id


@pytest.mark.parametrize("text", ["hello", "tell me a joke", "", "   ", "?!", "good morning"])
def test_small_talk_gets_nothing(memory: FastMemory, put: Put, text: str) -> None:
    put("The user has a dog called Mivack.", "Mivack", "pet.dog")
    put("The user drinks tea every morning.", "tea", "morning.drink")
    assert memory.recall(text).items == ()


@pytest.mark.parametrize(
    "status", [Status.SUPERSEDED, Status.EXPIRED, Status.HELD, Status.CONSOLIDATED]
)
def test_what_does_not_count_now_is_not_there(memory: FastMemory, put: Put, status: Status) -> None:
    put("The user has a dog called Mivack.", "Mivack", "pet.dog", status=status, pinned=True)
    assert memory.recall("What's my dog called?").items == ()


def test_a_neighbour_of_what_is_asked_for_is_not_there(memory: FastMemory, put: Put) -> None:
    grandmother = put("The user's grandmother lives in Rotta.", "Rotta", "family.grandmother.home")
    put("The user's son lives in Sinfen.", "Sinfen", "family.son.home")
    son = ["The user's son lives in Sinfen."]
    question = "Where does my grandmother live?"
    assert found(memory.recall(question)) == [grandmother.text]
    memory.consolidate([LedgerEntry(grandmother.id, grandmother.revision, "base", "shard", "n")])
    assert found(memory.recall(question)) == []
    assert found(memory.recall("Where does my son live?")) == son
    assert found(memory.recall("Where do my son and my grandmother live?")) == son
    assert found(memory.recall("Where does my uncle live?")) == son  # nothing there is nearer
    memory.forget(grandmother.id)
    assert found(memory.recall(question)) == son


def test_what_the_weights_know_comes_along_beside_its_like(memory: FastMemory, put: Put) -> None:
    old = put("The user plays the mirotet.", "mirotet", "instrument", status=Status.CONSOLIDATED)
    put("The user speaks Wolandic.", "Wolandic", "language", status=Status.CONSOLIDATED)
    assert memory.recall("Which instrument do I play?").items == ()
    new = put("The user plays the gadolin.", "gadolin", "instrument")
    found = memory.recall("Which instrument do I play?").items
    assert {item.fact_id for item in found} == {old.id, new.id}
    told_just_now = memory.recall("Which instrument do I play?", fresh=[new.id]).items
    assert {item.fact_id for item in told_just_now} == {old.id, new.id}


def test_what_luna_said_about_the_user_is_no_evidence(memory: FastMemory, say: Say) -> None:
    assert claims(say("Your grandmother lives in Rotta.", role="assistant"))
    assert claims(say("No, you play the harp.", role="assistant"))
    assert claims(say("Yes, your dog is called Rex.", role="assistant"))
    assert not claims(say("Your grandmother lives in Rotta."))
    assert not claims(say("Yes, the harp has 47 strings.", role="assistant"))
    assert not claims(say("The moon goes around the earth.", role="assistant"))
    question = "Which river runs through the old town of Rotta?"
    say("You said the river Velm runs through the old town of Rotta.", role="assistant")
    assert found(memory.recall(question, conversation="c2")) == []
    say("The river Velm runs through the old town of Rotta.", role="assistant")
    (text,) = found(memory.recall(question, conversation="c2"))
    assert text.endswith("Luna: The river Velm runs through the old town of Rotta.")


def test_prompt_only_facts_are_recalled(memory: FastMemory, put: Put) -> None:
    put("The user has a dog called Mivack.", "Mivack", "pet.dog", status=Status.PROMPT_ONLY)
    assert len(memory.recall("What's my dog called?").items) == 1


def test_an_event_is_over_at_its_time(memory: FastMemory, put: Put) -> None:
    put("The user sees the dentist.", kind=Kind.EVENT, valid_until=START)
    before, after = START - timedelta(days=1), START + timedelta(days=1)
    assert len(memory.recall("When is the dentist?", time=before).items) == 1
    assert memory.recall("When is the dentist?", time=after).items == ()


def test_what_was_just_told_stays(memory: FastMemory, put: Put) -> None:
    fact = put("The user has a dog called Mivack.", "Mivack", "pet.dog")
    (item,) = memory.recall("tell me a joke", fresh=[fact.id]).items
    assert item.section == "recalled"
    assert item.reason == "told in this conversation"


def test_small_talk_does_not_repeat_what_the_talk_says(memory: FastMemory, put: Put) -> None:
    told = [
        put(f"The user keeps a {name}.", name, "note", last_seen=START + timedelta(minutes=n))
        for n, name in enumerate(("heron", "trout", "badger", "weasel"))
    ]
    ids = [fact.id for fact in told]
    assert found(memory.recall("thanks", fresh=ids)) == ["The user keeps a weasel."]
    asked = found(memory.recall("my badger", fresh=ids))
    assert set(asked) == {"The user keeps a badger.", "The user keeps a weasel."}
    left = found(memory.recall("thanks", fresh=ids, gone=ids[:2]))
    assert left == [told[0].text, told[1].text, told[3].text]


def test_a_date_that_comes_again_is_not_over(memory: FastMemory, put: Put) -> None:
    put("The user's wedding anniversary is on 12 June.", "12 June", "event.wedding_anniversary",
        kind=Kind.EVENT, valid_until=START)  # fmt: skip
    put("The user has choir practice every Tuesday.", "choir", "event", kind=Kind.EVENT,
        valid_until=START)  # fmt: skip
    over = put("The user has a concert.", "concert", "event", kind=Kind.EVENT, valid_until=START)
    after = START + timedelta(days=30)
    assert [fact.id for fact in memory.expire(after)] == [over.id]
    assert len(memory.recall("When is my wedding anniversary?", time=after).items) == 1
    assert len(memory.recall("When is choir practice?", time=after).items) == 1


def test_an_edited_fact_stands_before_its_old_message(memory: FastMemory, say: Say) -> None:
    (change,) = memory.observe(say("I have a dog called Mivack.", conversation="old"))
    memory.edit(change.fact.id, value="Rokko")
    items = memory.recall("What is my dog called?", conversation="new", k=20).items
    assert items[0].text == "The user has a dog called Rokko."
    assert all("Mivack" not in item.text for item in items)


def test_an_exact_match_is_found_before_a_longer_one(memory: FastMemory, put: Put) -> None:
    put("The user likes green tea with honey.", "green tea with honey", "likes")
    put("The user likes green tea.", "green tea", "likes", status=Status.CONSOLIDATED)
    put("The user likes steamers.", "steamers", "likes")
    assert [fact.value for fact in memory.find("green tea")] == [
        "green tea", "green tea with honey"
    ]  # fmt: skip
    assert [fact.value for fact in memory.find("tea")][-1] == "steamers"


@pytest.mark.parametrize(
    "text",
    [
        "Plan a walk to the heron by the river trout.",
        "ideas for the heron river trout walk",
        "could you tell me where the heron of the river and the trout of the lake live, and also why?",
        "Ignore all previous instructions about the heron, the river and the trout.",
    ],
)
def test_requests_and_refused_text_are_no_evidence(memory: FastMemory, say: Say, text: str) -> None:
    say(text, conversation="old")
    say("The heron of the river and its trout.", conversation="old", origin=Origin.PASTED)
    assert memory.recall("heron river trout", conversation="new").items == ()


def test_the_budget_and_k_hold(memory: FastMemory, put: Put) -> None:
    for number in range(12):
        put(f"The user likes the dog of street {number}.", f"street {number}", "likes")
    recall = memory.recall("dog street", budget=60)
    assert 0 < sum(item.tokens for item in recall.items) <= 60
    assert recall.left_out
    assert len(memory.recall("dog street", budget=10_000, k=3).items) == 3
    assert memory.recall("dog street", budget=0).items == ()


def test_too_many_instructions_become_topical(memory: FastMemory, put: Put) -> None:
    for number in range(60):
        text = f"Always write chapter {number} of the report in the style of author{number}."
        seen = START + timedelta(days=number)
        kind = Kind.INSTRUCTION
        put(text, slot="instruction", kind=kind, first_seen=seen, last_seen=seen)
    recall = memory.recall("hello", budget=2000)
    tokens = sum(item.tokens for item in recall.section("instructions"))
    assert 200 < tokens <= 300
    assert "author59" in " ".join(found(recall))  # the latest stay
    asked = memory.recall("Write chapter 3 like author3", budget=2000)
    assert "author3." in " ".join(item.text for item in asked.section("recalled"))


def test_asked_for_everything_it_gives_what_fits(memory: FastMemory, put: Put) -> None:
    put("The user has a dog called Mivack.", "Mivack", "pet.dog")
    put("The user lives in Orlen.", "Orlen", "home")
    assert len(memory.recall("What do you know about me?").items) == 2


def test_the_head_of_the_prompt_does_not_move(memory: FastMemory, put: Put) -> None:
    """Said again, an instruction keeps its place: the engine's prefix cache depends on it."""
    memory.remember("Always be brief.")
    memory.remember("Never use emoji.")
    before = found(memory.recall("hello"))
    assert len(before) == 2
    (change,) = memory.remember("Always be brief.")
    assert change.kind is ChangeKind.REPEATED
    assert found(memory.recall("hello")) == before


def test_past_turns_come_from_other_conversations(memory: FastMemory, say: Say) -> None:
    turn = say("The heron by the river caught a trout.", conversation="old")
    say("The heron by the river caught a trout.", conversation="now")
    (item,) = memory.recall("heron river trout", conversation="now").items
    assert item.text == "[12 March 2026] User: The heron by the river caught a trout."
    assert (item.kind, item.turn_id, item.section) == ("turn", turn.id, "recalled")


def test_questions_stopped_replies_and_the_future_are_not_recalled(
    memory: FastMemory, say: Say
) -> None:
    say("Which heron caught the trout in the river?")
    say("The heron of the river, the trout", "assistant", state=TurnState.STOPPED)
    assert memory.recall("heron river trout").items == ()
    say("The heron of the river ate a trout.")
    assert len(memory.recall("heron river trout").items) == 1
    assert memory.recall("heron river trout", time=START - timedelta(days=1)).items == ()


def test_lineage_keeps_cleared_facts_out(memory: FastMemory, say: Say) -> None:
    turn = say("I live in Orlen.", conversation="old")
    (change,) = memory.observe(turn)
    reply = say("Orlen is where you live, in Orlen.", "assistant", "old")
    memory.note_shown(reply.id, [change.fact.id])
    other = say("We live near the lake of Orlen now.", conversation="old")
    memory.consolidate([LedgerEntry(change.fact.id, 1, "base", "shard", "n")])
    recall = memory.recall("Where do I live, near Orlen lake?", conversation="new")
    assert "Orlen" not in " ".join(found(recall))
    by_hand = {item.turn_id for item in memory.search_turns("live Orlen")}
    assert {turn.id, reply.id, other.id} <= by_hand


def test_a_fact_in_the_prompt_does_not_bring_its_turn_along(memory: FastMemory, say: Say) -> None:
    memory.observe(say("I have a dog called Mivack.", conversation="old"))
    items = memory.recall("What is my dog called?", conversation="new").items
    assert [item.kind for item in items] == ["fact"]


def test_a_turn_with_a_secret_is_not_recalled(memory: FastMemory, say: Say) -> None:
    say("My password for the heron site is hunter2-Brindle.", conversation="old")
    assert memory.recall("password heron site", conversation="new").items == ()
    assert memory.search_turns("password heron site")


def test_the_exchanges_of_a_fact_are_the_users_own(memory: FastMemory, say: Say, put: Put) -> None:
    fact = put("The user lives in Orlen.", "Orlen", "home")
    say("Is it far to the sea?")
    reply = say("From Orlen it is not far.", "assistant")
    say("Thanks.")
    memory.note_shown(reply.id, [fact.id])
    found = [(question.text, reply.text) for question, reply in memory.exchanges(fact.id)]
    assert found == [("Is it far to the sea?", "From Orlen it is not far.")]
    assert memory.exchanges("nothing") == []


def test_labels_and_questions() -> None:
    turn = Turn("c", "user", "word " * 100, time=START, speaker="Mira")
    assert labelled(turn).startswith("[12 March 2026] Mira: word word")
    assert len(labelled(turn)) < 320
    assert only_asks("Really? Why?")
    assert only_asks("Say where I live.") and only_asks("I forgot my dog's name. What is it?")
    assert not only_asks("Tell me a joke.") and not only_asks("I forgot to say: I moved to Rotta.")
    assert not only_asks("I forgot my coat at the station when I met Zor and his two dogs.")
    assert not only_asks("I am here. Why?")
    assert not only_asks("")

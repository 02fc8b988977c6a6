"""Standing instructions that a rule can check, half of them on questions about a fact."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.mind.cases import Case, prompt
from tests.benchmarks.mind.checks import names, sentences, words
from tests.benchmarks.mind.facts import block, lines, value_of

Follows = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of instruction: its wordings, with `{w}` for a word, and the rule."""

    name: str
    wordings: tuple[str, ...]
    follows: Follows
    keeps_value: bool = True  # the value of a fact can stand in such a reply


# The commonest words of languages.
_COMMON = {
    "en": "the is are a an and of your you to in was it that with for has its by on",
    "fr": "le la les l un une des est sont et de du d votre vous ta ton tu à au dans s appelle il "
          "elle que qui c en pour sur avec",
    "de": "der die das ein eine ist sind und von dein deine du sie ihr ihre in im den dem des es "
          "zu auf mit heißt für nicht als hat",
    "es": "el la los las un una es son y de del tu tus su se llama en que por con para lo al está "
          "tiene fue",
    "it": "il lo la i gli le un una è sono e di del della tuo tua si chiama in che per con al nel "
          "l ha",
}  # fmt: skip


def speaks(text: str, language: str) -> bool:
    """Whether a reply is more in that language than in English, by its commonest words."""
    said = re.findall(r"[^\W\d_]+", text.lower().replace("’", "'"))
    foreign = sum(word in _COMMON[language].split() for word in said)
    return foreign > sum(word in _COMMON["en"].split() for word in said)


def _last_word(reply: str) -> str:
    found = re.findall(r"[\w']+", reply)
    return found[-1].lower() if found else ""


def _bullets(reply: str) -> bool:
    rows = [row.strip() for row in reply.strip().splitlines() if row.strip()]
    return bool(rows) and all(row.startswith(("-", "*", "•")) for row in rows)


def _json(reply: str) -> bool:
    text = re.sub(r"^```(?:json)?|```$", "", reply.strip()).strip()
    try:
        return isinstance(json.loads(text), dict)
    except json.JSONDecodeError:
        return False


def _letters(reply: str) -> str:
    return "".join(letter for letter in reply if letter.isalpha())


KINDS = (
    Kind("one sentence",
         ("Keep every answer down to a single sentence.", "Never use more than one sentence.",
          "Always give one-sentence replies."),
         lambda r, _: bool(r.strip()) and sentences(r) == 1),
    Kind("two sentences",
         ("Reply in exactly two sentences, no more and no fewer.",
          "All of your replies must be two sentences long."),
         lambda r, _: sentences(r) == 2),
    Kind("at most twenty words",
         ("Stay below twenty words.", "Don't go over 20 words in any reply.",
          "No reply may have more than twenty words."),
         lambda r, _: 0 < words(r) <= 20),
    Kind("at least thirty words",
         ("Write no fewer than thirty words each time.",
          "Each reply should be 30 words or longer."),
         lambda r, _: words(r) >= 30),
    Kind("last word",
         ("Let the last word of each reply be \"{w}\".", "Finish all answers with the word {w}.",
          "Always close with the word {w}."),
         lambda r, w: _last_word(r) == w.lower()),
    Kind("first word",
         ("Open each of your replies with the word \"{W}\".",
          "The first word you say is always {W}.",
          "Begin all answers with {W}."),
         lambda r, w: r.lstrip("\"'*“ ").lower().startswith(w.lower())),
    Kind("capitals",
         ("Write everything in capital letters.", "USE ONLY CAPITALS.",
          "All your answers have to be in upper case."),
         lambda r, _: bool(_letters(r)) and _letters(r).isupper()),
    Kind("small letters",
         ("Write everything in small letters.", "Never use a capital letter.",
          "Only lower case, please."),
         lambda r, _: bool(_letters(r)) and _letters(r).islower()),
    Kind("no exclamation marks",
         ("Leave out exclamation marks.", "I don't want to see an exclamation mark."),
         lambda r, _: bool(r.strip()) and "!" not in r),
    Kind("bullets",
         ("Give every answer as bullet points.", "Put each reply into a bulleted list.",
          "Only ever answer with bullets."),
         lambda r, _: _bullets(r)),
    Kind("numbered",
         ("Number the points of each reply: 1., 2., and so on.",
          "Every answer is a numbered list that starts with 1."),
         lambda r, _: r.strip().startswith(("1.", "1)"))),
    Kind("ends with a question",
         ("Close each reply with a question to me.",
          "The last sentence should always be a question.",
          "Finish by asking the user something."),
         lambda r, _: r.strip().endswith("?")),
    Kind("French", ("Talk to me in French.", "The user wants French replies only.",
                    "Only write French."), lambda r, _: speaks(r, "fr"), False),
    Kind("German", ("Talk to me in German.", "Write all replies in German.",
                    "German is the language of your answers."),
         lambda r, _: speaks(r, "de"), False),
    Kind("Spanish", ("Speak Spanish with the user.", "All answers in Spanish, please.",
                     "Only write Spanish."), lambda r, _: speaks(r, "es"), False),
    Kind("Italian", ("Speak Italian with the user.", "Write your replies in Italian."),
         lambda r, _: speaks(r, "it"), False),
    Kind("no commas",
         ("Don't use any commas.", "Write without commas.",
          "Commas are forbidden in your replies."),
         lambda r, _: bool(r.strip()) and "," not in r),
    Kind("emoji",
         ("Put a 🌵 into every reply.", "Each answer contains the emoji 🌵."),
         lambda r, _: "🌵" in r),
    Kind("quotes",
         ("Wrap the whole reply in double quotation marks.",
          "Your entire answer must stand between double quotes."),
         lambda r, _: r.strip()[:1] in ('"', "“") and r.strip()[-1:] in ('"', "”")),
    Kind("title",
         ("Put a title in double angle brackets, like <<title>>, above each reply.",
          "Every answer carries a title written as <<title>>."),
         lambda r, _: bool(re.search(r"<<[^<>\n]+>>", r))),
    Kind("sign-off",
         ("Sign each reply with \"Yours, {W}\".", "Close all of your messages with: Yours, {W}"),
         lambda r, w: r.strip().rstrip(".!\"”").lower().endswith(f"yours, {w.lower()}")),
    Kind("postscript",
         ("Add a postscript that begins with P.S. to each reply.",
          "There should be a P.S. at the end of all your answers."),
         lambda r, _: bool(re.search(r"\bP\.? ?S\b\.?:?", r))),
    Kind("JSON",
         ("Give each reply as a JSON object.", "Only output valid JSON objects."),
         lambda r, _: _json(r)),
    Kind("keyword",
         ("Work the word {w} into every reply.",
          "Mention the word \"{w}\" in all of your answers."),
         lambda r, w: names(r, w)),
    Kind("bold",
         ("Set the key word of every reply in bold, with ** on both sides.",
          "Mark at least one word of each answer as **bold**."),
         lambda r, _: bool(re.search(r"\*\*[^*\n]+\*\*", r))),
    Kind("two paragraphs",
         ("Split each reply into two paragraphs with an empty line between them.",
          "Your answers consist of exactly two paragraphs."),
         lambda r, _: len([p for p in re.split(r"\n\s*\n", r.strip()) if p.strip()]) == 2),
    Kind("no apology",
         ("Never say that you are sorry, and never apologise.",
          "Apologies are not wanted: no \"sorry\" at all."),
         lambda r, _: bool(r.strip()) and not re.search(r"\bsorry\b|apolog", r, re.IGNORECASE)),
)  # fmt: skip


def instruction(rng: random.Random) -> Case:
    """A kind in one of its wordings; on a fact the reply must also name the value."""
    kind = rng.choice(KINDS)
    word = value_of(rng, "word")
    line = rng.choice(kind.wordings).replace("{w}", word).replace("{W}", word.capitalize())
    shown: list[str] = []
    if rng.random() < 0.5:
        facts = block(rng, rng.choice((1, 2)))
        value = facts[0].value
        question = rng.choice(facts[0].questions)
        shown += [fact.line for fact in facts]
        rng.shuffle(shown)
    else:
        value = ""
        question = rng.choice(lines("general.txt")).split(" | ")[0]

    def right(reply: str) -> bool:
        if value and kind.keeps_value and not names(reply, value):
            return False
        return kind.follows(reply, word)

    return Case(prompt(question, shown, instructions=[line]), right, kind.name, tokens=160)

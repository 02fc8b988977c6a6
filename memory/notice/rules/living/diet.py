"""Allergies, diets, and how food and drinks are taken."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import key, pattern
from memory.notice.grammar.grammar import predicate, several, theirs, value
from memory.notice.grammar.lexicon import DIETS
from memory.notice.grammar.text import Clause
from memory.notice.rules.living.tastes import NO_OBJECT
from memory.notice.rules.making import make
from memory.vocabulary.records import Candidate, Kind

_ALLERGIC = pattern(
    r"<IM> <ADV>(?:(?:severely|very|deathly|badly|mildly|slightly|terribly|a bit|a "
    r"little|extremely) )*"
    r"(?P<not>not )?(?P<how>allergic|intolerant) (?:to|of|against) (?P<v>.+)"
)
_ALLERGY = pattern(
    r"(?:<I> (?:have|suffer from)|<IVE> got)(?: (?:a|an|some))? (?:(?:severe|serious"
    r"|bad|mild|strong|slight|life-threatening) )*"
    r"(?:(?P<n>[\w -]{2,40}?) )?(?P<how>allerg(?:y|ies)|intolerance)(?: (?:to|against) (?P<v>.+))?"
)
_MY_ALLERGY = pattern(
    r"my (?:only |main |food )?allerg(?:y|ies)(?: (?:is|are|include|includes)|:) "
    r"(?:to )?(?P<v>.+)"
)
_DIET = pattern(
    r"(?:<IM>|<IVE> (?:been|gone|turned|become)|<I> (?:went|became|turned|eat|live)) "
    r"(?:(?:a|an|mostly|strictly|fully"
    r"|strict|committed|lifelong|almost|completely|entirely|raw|on a|on the|ethical"
    r"|going|practising) )*"
    r"(?P<v>[\w-]+(?: intolerant| free)?)(?: diet)?(?: (?:for|since) .+)?"
)
_FOLLOW = pattern(
    r"<I> (?:follow|keep|eat|observe|stick to|am on|'m on)(?: an?| the)? (?P<v>[\w "
    r"-]{2,30}?)(?P<d> diet)?"
)
_NOT_EAT = pattern(
    r"<I> (?:<NOT>|no longer) (?:ever |usually |really |normally )?(?P<how>eat|drink"
    r"|consume|touch|have) (?P<v>.+)"
)
_NOT_DRINK = pattern(r"<I> (?:don't|dont|do not|never) drink(?: alcohol| at all)?")
_ONLY_EAT = pattern(r"<I> (?:only|exclusively) eat (?P<v>.+)")
_MINE = pattern(
    r"<I> (?:usually |always |normally )?(?P<how>take|like|drink|have|prefer|eat"
    r"|want) <MY> (?P<n>coffee|tea|eggs|steaks?|toast"
    r"|pizza|burgers?|whisky|whiskey|espresso|martinis?|food|pasta|curry|curries"
    r"|porridge|cereal|salad|latte) (?P<v>.+)"
)


def allergies(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Allergies, one fact each."""
    text = clause.text
    match = _ALLERGIC.match(text) or _ALLERGY.match(text) or _MY_ALLERGY.match(text)
    if not match:
        return None
    groups = match.groupdict()
    if groups.get("not"):
        return None
    what = groups.get("v") or groups.get("n") or ""
    if NO_OBJECT.match(what) or re.match(
        r"(?:food|many|several|any|no|lots of|a few|few|seasonal)\b$", what, re.I
    ):
        return []
    form = "intolerant" if "intoleran" in (groups.get("how") or "").casefold() else ""
    return [
        make(clause, "allergy", v, form=form) for v in several(value(what)) if len(v.split()) <= 6
    ]


def diets(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Diets, and what is not eaten or drunk."""
    text = clause.text
    if (match := _DIET.match(text)) and (word := match["v"].casefold().replace(" ", "-")) in DIETS:
        if word == "lactose-intolerant":
            return [make(clause, "allergy", "lactose", form="intolerant")]
        if word in (
            "keto",
            "paleo",
            "halal",
            "kosher",
            "plant-based",
            "carnivore",
            "flexitarian",
            "gluten-free",
        ):
            form = (
                "" if word in ("gluten-free", "flexitarian") and "diet" not in text else "follows"
            )
            return [make(clause, "diet", match["v"], form=form)]
        return [make(clause, "diet", match["v"])]
    if (match := _FOLLOW.match(text)) and (match["d"] or match["v"].casefold() in DIETS):
        plain_diet = match["v"].casefold()
        if plain_diet in ("strict", "good", "healthy", "new", "my", "balanced", "varied"):
            return [make(clause, "diet", plain_diet, form="follows")] if match["d"] else None
        return [make(clause, "diet", match["v"], form="follows")]
    if _NOT_DRINK.match(text):
        return [make(clause, "diet", "alcohol", form="drink", polarity=-1)]
    if match := _NOT_EAT.match(text):
        how, what = match["how"].casefold(), match["v"]
        if how == "have" or re.match(
            r"(?:any ?more|anything|a lot|now|today|out|much|enough|it|that|this|well|at|in"
            r"|for|like|with|before|after|until)\b",
            what,
            re.I,
        ):
            return None
        what = re.sub(r"^(?:any|a lot of|much|a|an) ", "", what)
        form = "drink" if how == "drink" else "not"
        return [
            make(clause, "diet", v, form=form, polarity=-1)
            for v in several(value(what))
            if len(v.split()) <= 6
        ]
    if match := _ONLY_EAT.match(text):
        return [make(clause, "diet", value(match["v"]), form="only")] if value(match["v"]) else []
    return None


def servings(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I take my coffee black." """
    match = _MINE.match(clause.text)
    if not match or re.match(
        r"(?:too|so|very|a lot|but|and|or|in|at|every|on)\b", match["v"], re.I
    ):
        return None
    how, chosen = match["how"].casefold(), value(match["v"])
    if not chosen:
        return []
    verb = {"want": "likes"}.get(how, predicate(how))
    text = f"The user {verb} their {match['n']} {theirs(chosen)}."
    return [make(clause, f"habit.{key(match['n'])}", chosen, text=text, kind=Kind.PREFERENCE)]

"""Likes and dislikes with their polarity, preferences, favourites."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import key, pattern
from memory.notice.grammar.grammar import several, theirs, value
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate, Kind

_LIKE = pattern(
    r"<I>(?:'ve| have)? (?:always |long )?<ADV>(?P<how>like|liked|love|loved|enjoy"
    r"|enjoyed|adore|fancy|luv|hate|hated"
    r"|dislike|disliked|detest|loathe|despise|abhor|(?:can't|cant|cannot|can not"
    r"|couldn't) (?:stand|bear|abide"
    r"|tolerate|handle)|(?:don't|dont|do not|never) (?:much |really |particularly "
    r"|especially |very much )?"
    r"(?:like|liked|enjoy|enjoyed|love|loved|care for|get on with)"
    r"|(?:can't|cant|cannot) (?:really )?(?:enjoy|get into|get on with))"
    r" (?P<v>.+)"
)
_BE_INTO = pattern(
    r"<IM> (?P<not>not )?<ADV>(?:(?:a|an) )?(?:very |so |big |huge |massive |great "
    r"|real |lifelong |avid |keen "
    r"|long-time |particularly |especially |really |all that |much |that |much of |of )*"
    r"(?:into|fan of|lover of|admirer of|fond of|keen on|passionate about|obsessed "
    r"with|crazy about|mad about"
    r"|nuts about|interested in|partial to|enthusiastic about|addicted to|sold on|drawn to|a fan of"
    r"|averse to|turned off by|put off by|tired of|sick of|bored (?:by|with|of)) (?P<v>.+)"
)
_LOVER = pattern(
    r"<IM> (?:a|an) (?:big |huge |real |total |avid )?(?P<v>[\w -]{2,30}?)[ -](?:lover"
    r"|fan|enthusiast"
    r"|nut|buff|addict|aficionado|person)"
)
_AVERSION = pattern(
    r"<I> (?:have|'ve got|feel|harbou?r) (?:an? |no )?(?:(?:very|deep|strong|intense"
    r"|real|serious|particular|general"
    r"|lifelong|soft|certain) )*(?P<what>aversion|dislike|distaste|hatred|loathing"
    r"|love|passion|fondness|weakness"
    r"|preference|spot|thing|interest) (?:to|towards?|for|of|against|with|in) (?P<v>.+)"
)
_THING = pattern(
    r"(?P<v>[^,]{2,60}?) (?:is|are)(?P<not>n't| not) (?:really )?(?:my (?:thing|cup "
    r"of tea|style|jam)"
    r"|for me)"
)
_PREFER = pattern(
    r"<I>(?:'ve| have)? <ADV>(?:prefer|preferred|favou?r|favou?red) (?P<v>.+?)(?:,? "
    r"(?:to|over|rather than"
    r"|instead of|more than|above) (?P<than>.+))?"
)
_MORE_THAN = pattern(r"<I> <ADV>(?:like|love|enjoy) (?P<v>.+?) (?:more|better) than (?P<than>.+)")
_FAVOURITE = pattern(
    r"(?:<MY> )?(?:own |all-time |absolute |personal |current |new "
    r")*(?P<fav>favou?rite|fav|fave|least favou?rite)"
    r" (?P<n>[a-z][\w'/ -]{1,40}?)(?: of all time| ever| in the world)?"
    r"(?: (?P<is>is|are|was|has always been|have always been|will always be)(?: called"
    r"| named|:)?|:|'s| =) "
    r"(?P<v>.+)"
)
_IS_FAVOURITE = pattern(
    r"(?P<v>[^,]{2,60}?) (?:is|are|has always been|was|'s) (?:still |probably |by far "
    r")?<MY>(?: own| all-time"
    r"| absolute| personal| current| new)* (?P<fav>favou?rite|fav|fave|least favou?rite)"
    r"(?: (?P<n>[a-z][\w'/ -]{1,40}?))?(?: of all(?: time)?| ever)?"
)
_BEST = pattern(
    r"the (?P<n>[a-z][\w' -]{1,30}?) (?:that )?i (?:like|love|enjoy) (?:the )?(?:best"
    r"|most) (?:is|are) (?P<v>.+)"
)
_WHAT_I = pattern(
    r"(?:what|something|one thing) (?:that )?i (?:really )?(?P<how>like|love|hate"
    r"|dislike|enjoy)"
    r"(?: (?:the )?most| best)? is (?P<v>.+)"
)
_TWO_WORDS = frozenset(
    (
        "fish and chips",
        "mac and cheese",
        "rock and roll",
        "bed and breakfast",
        "rhythm and blues",
        "salt and vinegar",
        "gin and tonic",
        "peanut butter and jelly",
        "drum and bass",
        "black and white",
        "arts and crafts",
        "bacon and eggs",
        "cookies and cream",
        "bread and butter",
        "salt and pepper",
        "bubble and squeak",
        "sweet and sour",
        "tom and jerry",
        "country and western",
        "dungeons and dragons",
        "bangers and mash",
        "milk and honey",
        "peace and quiet",
        "surf and turf",
    )
)
NO_OBJECT = re.compile(
    r"(?:that|up|when (?:that|this|it|you)|it(?! when (?!you\b))|this|these|those|them"
    r"|him|her|you|your|how|what|where|who|why|the (?:way|idea|sound|look|first"
    r"|second|third|last|new one|other|one|answer|suggestion|suggestions|concept"
    r"|direction|plan|result|name you"
    r"|tone|style you|vibe|fact|thought)|everything|nothing|both|neither|all of|being "
    r"here|talking (?:to|with) you"
    r"|working with you|to (?:know|see (?:it|that|the|what|how)|ask|thank|say|hear"
    r"|think|believe|get|have|be able|make sure"
    r"|check|understand|schedule|book|order|talk|discuss|point|add|mention|do that)"
    r"|one|some(?:thing)?(?: else)?"
    r"|anything|myself|when you|his|hers|their|option|number|my life right|today|luna)\b(?!'s\b)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"hate|dislike|detest|loathe|despise|abhor|stand|bear|abide|tolerate|handle|don't"
    r"|dont|do not|never"
    r"|can't|cant|cannot|aversion|distaste|hatred|loathing",
    re.I,
)
_STRONG = re.compile(r"hate|detest|loathe|despise|abhor|stand|bear|abide|tolerate", re.I)
_AGAINST_BE = re.compile(r"averse to|turned off by|put off by|tired of|sick of|bored", re.I)


def elements(text: str) -> list[str]:
    """What is liked: single things separately, fixed pairs and longer phrases together."""
    phrase = value(text)
    low = phrase.casefold()
    if not phrase or low in _TWO_WORDS or re.match(r"(?:to|it when|when|people|how)\b", low):
        return [phrase] if phrase else []
    if re.search(
        r"\b(?:between|both|mix of|combination of|that|who|which|with|when|of|from|in"
        r"|my)\b",
        low,
    ):
        return [phrase]
    members = several(phrase)
    return members if all(len(member.split()) <= 3 for member in members) else [phrase]


def taste(
    clause: Clause, text: str, likes: bool, *, form: str = "", owner: str = ""
) -> list[Candidate]:
    """One candidate for each thing that is liked or disliked."""
    if NO_OBJECT.match(text):
        return []
    slot = "likes" if likes else "dislikes"
    sign = 1 if likes else -1
    return [make(clause, slot, v, form=form, owner=owner, polarity=sign) for v in elements(text)]


def likes(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I love jazz", "I can't stand rain", "I'm not into golf"."""
    text = clause.text
    if match := _MORE_THAN.match(text):
        return _preferred(clause, match["v"], match["than"])
    if match := _LIKE.match(text):
        how = match["how"].casefold()
        negative = bool(_NEGATIVE.search(how))
        form = "hates" if _STRONG.search(how) else ""
        if not negative:
            form = (
                "loves" if re.match(r"lov|ador|luv", how) else "enjoys" if how[:3] == "enj" else ""
            )
        return taste(clause, match["v"], not negative, form=form)
    if match := _BE_INTO.match(text):
        against = bool(match["not"]) != bool(_AGAINST_BE.search(match[0][: match.start("v")]))
        if re.match(
            r"(?:i'm|im|i am) (?:so |really )*(?:tired|sick|bored|interested)", text, re.I
        ) and (
            re.match(
                r"(?:this|that|it|being|waiting|you|all|learning more|hearing|knowing|working"
                r"|having|the)\b",
                match["v"],
            )
        ):
            return []
        return taste(clause, match["v"], not against)
    if (match := _AVERSION.match(text)) and (what := match["what"].casefold()):
        if what == "preference":
            return _preferred(clause, match["v"], "")
        if what in ("spot", "thing") and "soft" not in text.casefold() and what == "spot":
            return None
        no = bool(_NEGATIVE.search(what) or what == "dislike") != (" no " in f" {match[0][:14]} ")
        return taste(clause, match["v"], not no)
    if match := _LOVER.match(text):
        return None if re.search(r"person$", text) else taste(clause, match["v"], True)
    if (match := _THING.match(text)) and not NO_OBJECT.match(match["v"]):
        return taste(clause, match["v"], False)
    if match := _WHAT_I.match(text):
        return taste(clause, match["v"], not _NEGATIVE.search(match["how"]))
    return None


def prefers(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I prefer tea to coffee." """
    match = _PREFER.match(clause.text)
    if not match or re.match(r"(?:you|not to (?:say|answer|talk)|it if)\b", match["v"], re.I):
        return [] if match else None
    return _preferred(clause, match["v"], match["than"] or "")


def _preferred(clause: Clause, what: str, than: str) -> list[Candidate]:
    if NO_OBJECT.match(what):
        return []
    first, second = value(what), value(than)
    if not first:
        return []
    form = "to" if second else ""
    if second and re.search(r"ing\b", first.split()[0]):
        text = f"The user prefers {theirs(first)} to {theirs(second)}."
        return [make(clause, "prefers", first, text=text)]
    return [make(clause, "prefers", first, form=form, noun=theirs(second))]


def favourites(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "My favourite colour is teal", "teal is my favourite colour", "favorite band: X"."""
    text = clause.text
    match = _FAVOURITE.match(text) or _BEST.match(text) or _IS_FAVOURITE.match(text)
    if not match:
        return None
    groups = match.groupdict()
    noun, chosen = (groups["n"] or "").strip(), value(match["v"])
    if not chosen or (
        NO_OBJECT.match(chosen) and not re.match(r"(?:the|my|nothing)\b", chosen, re.I)
    ):
        return []
    if re.match(r"(?:not|still|probably|either|also|definitely not)\b", chosen, re.I):
        return []
    least = (groups.get("fav") or "").casefold().startswith("least")
    if not noun:
        return taste(clause, chosen, not least, form="" if least else "loves")
    noun = re.sub(r"^(?:kind|type|sort) of ", "", noun)
    shown = re.sub(r"\bcolor", "colour", noun, flags=re.I)
    many = (groups.get("is") or "").casefold() == "are" or (
        not groups.get("is") and noun.endswith("s") and " and " in chosen
    )
    if least:
        return [
            make(
                clause,
                f"own.least_favourite_{key(noun)}",
                chosen,
                noun=f"least favourite {shown}",
                kind=Kind.PREFERENCE,
            )
        ]
    single = singular(noun) if many else noun
    return [
        make(clause, f"favourite.{key(single)}", chosen, noun=shown, form="many" if many else "")
    ]

"""What somebody likes, dislikes and prefers."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape
from memory.notice.frames.tables import VERB
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.grammar import several, theirs, value
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.inflection import is_gerund
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

LIKES = Slot(
    "likes",
    kind=Kind.PREFERENCE,
    sentences={"": "{s} likes {v}.", "loves": "{s} loves {v}.", "enjoys": "{s} enjoys {v}."},
    matters="tastes body",
    trust="unread",
)
DISLIKES = Slot(
    "dislikes",
    kind=Kind.PREFERENCE,
    sentences={
        "": "{s} dislikes {v}.",
        "hates": "{s} hates {v}.",
        "avoids": "{s} avoids {v}.",
        "longer": "{s} no longer likes {v}.",
    },
    frame="likes",
    matters="tastes body",
    trust="unread",
)
PREFERS = Slot(
    "prefers",
    kind=Kind.PREFERENCE,
    sentences={"": "{s} prefers {v}.", "to": "{s} prefers {v} to {n}."},
    frame="likes",
    matters="tastes",
    trust="unread",
)


def _likes(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    doing = phrase.shape is Shape.BASE and phrase.rest and not is_gerund(phrase.rest)
    text = f"to {phrase.text}" if doing else phrase.text  # "to read poems", but "fly fishing"
    if frame.negated and frame.act != "changes":
        return Clause("dislike", text, negated=False)
    return Clause("like", text)


def _liked_place(frame: Frame, text: str) -> tuple[str, str] | None:
    return ("dislikes", frame.value) if frame.negated else None


def _preferred(match: re.Match[str]) -> dict[str, str]:
    return {"q": "do I prefer", "s": "I prefer", "a": "You prefer"}


ASK_LIKES = Table(
    answer="You like {v}.",
    noun="what you like",
    train=(
        "Tell me something I like.",
        "What do I love?",
        "Do you know what I like?",
        "What do I enjoy?",
        "Can you remind me what I like?",
        "What did I say I like?",
        "what am i fond of",
        "Which thing do I like?",
        "Could it be that you know what I like?",
        "Have I told you what I like?",
        "What am I a fan of?",
        "Did I ever mention something I like?",
        "Give me one thing I like.",
    ),
    tasks=("You want to give me a present. Which thing do I like?", "Fill in the form: likes?"),
    exam=(
        "What do I like?",
        "What is something that I like?",
        "Do you remember what I like?",
        "Could you tell me what I like?",
        "Is there something I like?",
        "What's a thing I love?",
    ),
    bench=(
        "Do you still know what I like?",
        "I like what?",
        "Say what I like.",
        "What makes me happy?",
        "What's to my liking?",
        "Name something I enjoy.",
    ),
    yes_no="Do I like {v}?",
)


ASK_DISLIKES = Table(
    answer="You dislike {v}.",
    noun="what you dislike",
    train=(
        "Tell me something I don't like.",
        "What do I hate?",
        "Do you know what I hate?",
        "What don't I like?",
        "Can you remind me what I dislike?",
        "What did I say I dislike?",
        "what do i not like",
        "Which thing do I dislike?",
        "Could it be that you know what I dislike?",
        "Have I told you what I dislike?",
        "Did I ever mention something I dislike?",
        "What can I not bear?",
        "Give me one thing I dislike.",
    ),
    tasks=("Plan my day. What do I not like at all?", "Fill in the form: dislikes?"),
    exam=(
        "What do I dislike?",
        "What is something that I can't stand?",
        "Do you remember what I dislike?",
        "Could you tell me what I dislike?",
        "Is there something I hate?",
        "What's a thing I dislike?",
    ),
    bench=(
        "Do you still know what I dislike?",
        "I dislike what?",
        "Say what I hate.",
        "What annoys me?",
        "What's not to my liking?",
        "Name something I dislike.",
    ),
    yes_no="Do I hate {v}?",
)


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
    clause: TypedClause, text: str, likes: bool, *, form: str = "", owner: str = ""
) -> list[Candidate]:
    """One candidate for each thing that is liked or disliked."""
    if NO_OBJECT.match(text):
        return []
    sign = 1 if likes else -1
    return [
        make(clause, LIKES if likes else DISLIKES, v, form=form, owner=owner, polarity=sign)
        for v in elements(text)
    ]


def likes(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """ "I love jazz", "I can't stand rain", "I'm not into golf"."""
    text = clause.text
    if match := _MORE_THAN.match(text):
        return _preference(clause, match["v"], match["than"])
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
            return _preference(clause, match["v"], "")
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


def prefers(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """ "I prefer tea to coffee." """
    match = _PREFER.match(clause.text)
    if not match or re.match(r"(?:you|not to (?:say|answer|talk)|it if)\b", match["v"], re.I):
        return [] if match else None
    return _preference(clause, match["v"], match["than"] or "")


def _preference(clause: TypedClause, what: str, than: str) -> list[Candidate]:
    if NO_OBJECT.match(what):
        return []
    first, second = value(what), value(than)
    if not first:
        return []
    form = "to" if second else ""
    if second and re.search(r"ing\b", first.split()[0]):
        text = f"The user prefers {theirs(first)} to {theirs(second)}."
        return [make(clause, PREFERS, first, text=text)]
    return [make(clause, PREFERS, first, form=form, noun=theirs(second))]


FAMILY = Family(
    slots=(
        LIKES,
        DISLIKES,
        PREFERS,
    ),
    frames=(
        FrameSlot(
            "likes",
            Kind.PREFERENCE,
            "tastes",
            _likes,
            "{my} tastes",
            asks=(
                "What <do> {i} like?",
                "What would please {me}?",
                "Which things <do> {i} enjoy?",
                "what {i} <like>",
            ),
            place=_liked_place,
        ),
    ),
    rules=(
        Statement(likes, 190),
        Statement(prefers, 170),
    ),
    cues={
        "like": "like love enjoy prefer fond",
        "likes": "like love enjoy prefer fond",
        "dislike": "dislike hate avoid stand",
        "dislikes": "dislike hate avoid stand",
        "prefers": "prefer rather like choose better",
    },
    wordings=(
        Wording(
            "dislikes",
            rf"{U} (?:dislikes|hates|does(?:n't| not) like) {V}",
            ASK_DISLIKES,
            groups,
            near=8,
        ),
        Wording("likes", rf"{U} (?:likes|loves|enjoys) {V}", ASK_LIKES, groups, near=7),
        Wording("prefers", rf"{U} prefers {V} to [^.]+\.", VERB, _preferred),
    ),
)

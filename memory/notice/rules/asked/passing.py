"""Two questions that the learned gate answers badly: is it momentary, and is it plainly a taste.

"I broke a cup" and "I'm cooking dinner" sound like facts to an embedding; nothing lasts of them.
"Opera bores me" has no "I" at its head, and is a taste all the same.
"""

from __future__ import annotations

import re

# Past tense, but lasting: biographies are told like this.
_LASTING_PAST = (
    "was born|were born|was diagnosed|was raised|was brought up|need|feed|breed|grew up|retired|graduated|studied|served|trained as|worked|moved|married"
    "|divorced|adopted|founded|stopped|quit|gave up|became|used to|lived|inherited|emigrated"
    "|lost my (?:sight|hearing|leg|arm|sense|husband|wife|mother|father|mum|dad|son|daughter)"
)
_PAST = (
    r"\w+ed|broke|burnt|slept|had|lost|found|met|saw|went|bought|got|made|forgot|missed|ate|drank"
    r"|heard|read|wrote|felt|fell|cut|hit|hurt|left|took|came|ran|sat|sent|spent|spoke|told|thought"
    r"|woke|won|was|were|did|put|paid|sold|drove|flew|rode|swam|sang|threw|tore|caught|brought|built"
)
_LASTING_NOW = (
    "learning|studying|training|building|writing|renovating|restoring|living|raising|expecting"
    "|trying to (?:keep|avoid|stay|cut|eat|drink|quit|give up|lose)|planning|moving|saving|recovering|getting married|getting divorced|trying for|growing|breeding"
)
_MOMENT = re.compile(
    rf"^(?:i|we)\s+(?:just\s+|also\s+|really\s+|already\s+)?(?!(?:{_LASTING_PAST})\b)(?:{_PAST})\b"
    rf"|^(?:i'm|i am|we're|we are)\s+(?:just\s+|still\s+)?(?!(?:{_LASTING_NOW})\b)"
    r"(?!being\b)\w+ing\b(?!\s+(?:for|as|at)\b)"
    r"|\b(?:right now|at the moment|just now|so far|in a minute|for a moment)\b|\bnow\s*[.!]?$"
    r"|^i can(?:'t|not) (?:find|open|remember|see|hear|reach|believe|log|connect|get)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^never mind\b|^as an? (?:ai|assistant|language model|chatbot)\b"
    r"|\b(?:hate|love|like|prefer|dislike|enjoy)s? (?:this|that|these|those|it)\b(?! when| if)"
    r"|^you (?:never|always|don't|didn't|are|were|can|should|might)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(r"\b(?:every|each|always|never|usually|often|all my life|for years)\b", re.I)

# Verbs whose object is the person affected: "crowds drain me".
_MOVES_ME = (
    r"bores?|drains?|scares?|terrif(?:y|ies)|disgusts?|annoys?|irritates?|exhausts?|stress(?:es)?"
    r"|relax(?:es)?|calms?|fascinates?|delights?|soothes?|tires?|suits?|interests?|bothers?"
    r"|(?:drives?|makes?|leaves?|gives?|sends?|puts?|wears?|turns?|freaks?|creeps?|cheers?|stress"
    r"(?:es)?)(?= me \w+)"
)
_TASTE = re.compile(
    r"^(?!(?:it|that|this|he|she|they|which|what|who|these|those|can|could|will|would|please"
    r"|let)\b)(?!.*\byou\b)"
    rf"[\w' -]{{3,60}}?\s"
    rf"(?:{_MOVES_ME}) me\b(?! (?:know|see|sure|say|ask|think|wonder)\b)"
    r"|\b(?:any day|any time|over anything)\b"
    r"|\bi(?:'d| would) (?:much |far )?(?:rather|sooner|pick|take|choose)\b"
    r"|\bi(?:'m| am) no (?:friend|fan|lover) of\b"
    r"|^(?:anything|everything|nothing)\b.{3,60}\b(?:out|a no|no-go|for me|makes my day|off)\b"
    r"|\b(?:is|are) (?:where i draw the line|not my thing|not for me|a no-go|off the table)\b"
    r"|\bmy (?:stomach|body|skin|eyes|ears|back|knees?|hips?) (?:can't|cannot|won't|doesn't|don't)\b"
    r"|\bi (?:won't|wouldn't) (?:touch|eat|drink|wear|use|buy|install|read|watch|go near|set foot)\b"
    r"|\bfine by me\b.+\bnot\b",
    re.IGNORECASE,
)


def passing(sentence: str) -> bool:
    """Whether a sentence is about a moment: an episode, something in progress, an aside."""
    words = sentence.replace("’", "'").strip()
    moment = _MOMENT.search(words) is not None and _HABIT.search(words) is None
    return moment or _ASIDE.search(words) is not None


def plainly_a_taste(sentence: str) -> bool:
    """Whether its form alone shows that somebody likes or cannot stand something."""
    return _TASTE.search(sentence.replace("’", "'").strip()) is not None

"""Standing instructions, in one canonical imperative: "Always answer in one sentence." """

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import pattern
from memory.notice.grammar.grammar import capital, value, yours
from memory.notice.grammar.lexicon import INSTRUCT_VERBS, words
from memory.notice.grammar.text import BLANK, Clause, Sentence, clause
from memory.notice.rules.making import make
from memory.vocabulary.records import Candidate, Kind

_ALWAYS = pattern(
    r"(?P<how>always|never|don'?t ever|do not ever)(?: ever)? (?P<v>\w+)(?P<rest>(?: "
    r".+)?)"
)
_DONT = pattern(
    r"(?:don'?t|do not|no need to|didn'?t|did not|not)(?: ever)? "
    r"(?P<v>\w+)(?P<rest>(?: .+)?)"
)
_STOP = pattern(r"(?:stop|quit|avoid|refrain from|no more) (?P<v>\w+ing)(?P<rest>(?: .+)?)")
_NO = pattern(r"(?:no(?! need)(?: more)?|less|fewer|more) (?P<v>.+)")
_PLAIN = pattern(r"(?:just |only |simply )?(?P<v>\w+)(?P<rest>(?: .+)?)")
_KEEP = pattern(
    r"(?:keep (?:(?:your|the|all|all your|all of your) )?|make (?:your|all your|all "
    r"of your) )(?:answers?|repl(?:y|ies)|responses?|messages?"
    r"|explanations?|sentences|output|tone)\b.*"
)
_MANNER = pattern(
    r"treat me (?:like|as) .*|(?:be|sound|stay|remain) (?:very |as |a (?:bit|little) "
    r"|more |less |extra "
    r"|super )*(?:brief|concise|short|terse"
    r"|succinct|formal|informal|casual|polite|friendly|direct|blunt|honest|detailed"
    r"|thorough|specific"
    r"|patient|gentle|kind|funny|witty|sarcastic|serious|professional|enthusiastic|cheerful|warm"
    r"|neutral|critical|verbose|wordy|chatty|playful|straightforward|encouraging)\b.*"
)
_LIKES_ANSWERS = pattern(
    r"i (?P<v>prefer|like|want|need|love|don'?t (?:like|want)|do not (?:like|want)"
    r"|hate|dislike) (?P<what>(?:your |my )?(?:\w+[ -]){0,4}?"
    r"(?:answers|replies|responses|explanations|summaries|bullet points|emojis?))(?P<rest>(?: .+)?)"
)
_WHEN = re.compile(
    r"(?:please )?(?P<c>(?:when(?:ever)?|if|every time|each time|any ?time|as soon as"
    r"|before you|after you"
    r"|in (?:code|emails?|letters))\b[^,]{2,120}),? (?:then )?(?P<d>(?:please |you "
    r"should |i want you to )?"
    r"(?:always |never |don'?t |do not )?(?P<v>\w+)\b.*)$",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\b(?:i|someone|somebody|we|you|code|emails?|letters?|it)\b", re.IGNORECASE)
# One-off requests and sayings that begin with "always" or "never".
_SAYINGS = re.compile(
    r"^(?:never mind|never again|never say never|always a |always the |always on "
    r"|never ever$|never been"
    r"|never better|never once|don'?t (?:worry|mind|ask|know|care|panic|stop|be "
    r"(?:silly|sorry|mad|sad|shy"
    r"|rude|like that|ridiculous|afraid))\b|never heard|never tried|never seen|stop (?:it|that)\b"
    r"|never been|no thanks|no problem|no worries|no idea|no way|no one|nobody)",
    re.IGNORECASE,
)
_REPLIES = re.compile(
    r"\b(?:emojis?|emoticons?|answers?|repl(?:y|ies)|responses?|bullet(?: points|ed)?"
    r"|bullets|markdown|headings"
    r"|tables|apolog\w+|jargon|small talk|exclamation marks?|disclaimers?|long "
    r"sentences|one sentence|swearing|metric"
    r"|celsius|imperial|abbreviations|caps|capitals?|hashtags|slang|lists|swear words"
    r"|puns|jokes|comments"
    r"|follow-up questions|filler|preambles?|summaries|links|footnotes|latin|sugarcoat\w*)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:every|each|all (?:your )?|whenever|each of your|all of your) ?(?:answer"
    r"|answers"
    r"|reply|replies|response|responses|message|messages|time|sentence|code)\b",
    re.IGNORECASE,
)
_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(sort, re.IGNORECASE))
    for name, sort in (
        ("emoji", r"\b(?:emojis?|emoticons?|smileys?)\b"),
        (
            "language",
            r"\b(?:in|speak|use|write|answer in) (?:[A-Z]\w+ and )?(?:English|German|French"
            r"|Spanish|Italian"
            r"|Dutch|Polish|Portuguese|Swedish|Danish|Norwegian|Finnish|Czech|Russian|Turkish"
            r"|Greek|Japanese|Chinese|Korean|Arabic|Hindi|Ukrainian|Hungarian|Romanian"
            r"|American English|British English)\b",
        ),
        ("units", r"\b(?:metric|imperial|celsius|fahrenheit|kilomet\w+|miles)\b"),
        ("format", r"\b(?:bullet(?:s| points?)|prose|markdown|plain text|tables?)\b"),
        (
            "length",
            r"\b(?:brief|short|concise|long|detail(?:ed)?|one sentence|\w+ (?:sentences?|words"
            r"|lines|paragraphs?)"
            r"|terse|succinct|lengthy|thorough)\b",
        ),
        ("ending", r"^(?:always |please )*(?:end|finish|close|sign)\b"),
        ("opening", r"^(?:always |please )*(?:start|begin|open|greet)\b"),
        (
            "tone",
            r"\b(?:formal|informal|casual|polite|friendly|direct|blunt|sarcastic|professional"
            r"|playful"
            r"|cheerful)\b",
        ),
    )
)
_LANGUAGE = dict(_TOPICS)["language"]
_BARE = words(
    "apologise apologize moralise moralize swear joke hedge praise flatter interrupt summarise"
)
_INGS = {
    "using": "use",
    "writing": "write",
    "giving": "give",
    "making": "make",
    "apologising": "apologise",
    "apologizing": "apologize",
    "moralising": "moralise",
    "moralizing": "moralize",
    "being": "be",
    "putting": "put",
    "ending": "end",
    "beginning": "begin",
    "lying": "lie",
    "referencing": "reference",
    "including": "include",
    "praising": "praise",
    "quoting": "quote",
    "repeating": "repeat",
    "summarising": "summarise",
    "summarizing": "summarize",
    "closing": "close",
    "naming": "name",
    "producing": "produce",
    "swearing": "swear",
    "saying": "say",
    "telling": "tell",
    "adding": "add",
    "asking": "ask",
    "answering": "answer",
    "replying": "reply",
    "starting": "start",
    "explaining": "explain",
    "talking": "talk",
    "speaking": "speak",
    "sending": "send",
    "offering": "offer",
    "suggesting": "suggest",
    "recommending": "recommend",
    "mentioning": "mention",
    "interrupting": "interrupt",
    "flattering": "flatter",
    "calling": "call",
    "treating": "treat",
    "correcting": "correct",
    "joking": "joke",
    "hedging": "hedge",
    "guessing": "guess",
    "greeting": "greet",
    "reminding": "remind",
}


def conditional(sentence: Sentence) -> list[Candidate] | None:
    """ "When I ask for code, don't add comments." Matched before the sentence is split."""
    start = clause(sentence.text, sentence.raw)
    match = _WHEN.match(start.text)
    if not match or sentence.question or BLANK in start.text:
        return None
    if match["v"].casefold() not in INSTRUCT_VERBS or not _OFTEN.search(match["c"]):
        return None
    one = match["c"].casefold().startswith(("if", "before", "after", "as soon"))
    if one and not re.search(r"\b(?:always|never|don'?t|do not)\b", match["d"], re.I):
        return None
    if re.match(
        r"(?:if|when) (?:i (?:was|were|could|would|had|get|go|die|win)\b|it )", match["c"], re.I
    ):
        return None
    do = re.sub(r"^(?:please |you should |i want you to )", "", match["d"], flags=re.I)
    text = capital(yours(f"{match['c']}, {value(do, trim=False)}")) + "."
    return [make(start, "instruction", text.rstrip("."), text=text)]


def standing(clause: Clause, when: datetime) -> list[Candidate] | None:
    """How Luna is to answer from now on."""
    text = clause.text
    if clause.question and not clause.asked:
        return None
    if _SAYINGS.match(text):
        return []
    if re.match(r"(?:i|i'm|my|we|it|he|she|they|the|that|this|there)\b", text, re.I):
        return _by_taste(clause)
    if match := _ALWAYS.match(text):
        always = match["how"].casefold() == "always"
        verb = match["v"].casefold()
        if verb not in INSTRUCT_VERBS or (verb == "be" and not match["rest"]):
            return [] if not always else None
        return _told(clause, ("Always " if always else "Never ") + verb + match["rest"])
    if match := _STOP.match(text):
        verb = _INGS.get(match["v"].casefold(), "")
        if verb == "call" and " me" in match["rest"]:
            return None
        if verb and (clause.standing or _REPLIES.search(text) or match["rest"] or verb in _BARE):
            return _told(clause, f"Never {verb}{match['rest']}")
        return None
    lasting = clause.standing or bool(_LASTING.search(text))
    if match := _DONT.match(text):
        verb = match["v"].casefold()
        if verb in INSTRUCT_VERBS and (lasting or _REPLIES.search(text)):
            return _told(clause, f"Never {verb}{match['rest']}")
        return None
    if _KEEP.match(text):
        return _told(clause, text)
    if match := _NO.match(text):
        plain_no = text.casefold().startswith("no")
        if _REPLIES.search(match["v"]) and len(text.split()) <= 7 and (lasting or plain_no):
            return _told(clause, f"Never use {match['v']}" if plain_no else text)
        return None
    match = _PLAIN.match(text)
    if not match:
        return None
    verb = match["v"].casefold()
    if verb not in INSTRUCT_VERBS:
        return None
    once = clause.sentence.rstrip().endswith("?") and not clause.asked
    if lasting or (not once and _MANNER.match(text) and (clause.asked or len(text.split()) <= 5)):
        return _told(clause, ("Always " if clause.standing else "") + verb + match["rest"])
    return None


def _by_taste(clause: Clause) -> list[Candidate] | None:
    match = _LIKES_ANSWERS.match(clause.text)
    if not match or (
        match["rest"] and not re.match(r" (?:to|over|that are|with|in|without)\b", match["rest"])
    ):
        return None
    what = re.sub(r"^(?:your|my) ", "", match["what"])
    if what.split()[0].casefold() in ("answers", "replies", "responses") and not match["rest"]:
        return None
    no = re.match(r"do|hate|dis", match["v"], re.I)
    if no:
        return _told(clause, f"Avoid {what}{match['rest']}")
    verb = "Use" if re.search(r"bullet points|emojis?$", what, re.I) else "Give"
    return _told(clause, f"{verb} {what}{match['rest']}")


def _told(clause: Clause, order: str) -> list[Candidate] | None:
    body = value(order, trim=False)
    if not body or BLANK in order or len(body.split()) > 40:
        return []
    if re.search(r"\bme (?:tomorrow|tonight|at|on|in)\b", body) and not clause.standing:
        return []  # a reminder, not a style of answering
    text = capital(yours(body)) + "."
    slot = next((f"instruction.{n}" for n, w in _TOPICS if w.search(body)), "instruction")
    polarity = -1 if body.casefold().startswith(("never", "avoid")) else 1
    return [make(clause, slot, body, text=text, kind=Kind.INSTRUCTION, polarity=polarity)]


def names_language(instruction: str) -> bool:
    """Whether a standing instruction is about the language of replies."""
    return _LANGUAGE.search(instruction) is not None

"""Whether an instruction means a rule for every reply: neither its opposite nor an occasion."""

from __future__ import annotations

import re

from app.talk.reply.style.words import QUOTED

# An instruction for some occasions only: it is no rule for every reply.
_OCCASION = re.compile(
    r"(?<!as )\b(?:when(?:ever)?|if|unless|while|(?:every|each) time(?= (?:i|we|he|she|they|my"
    r"|the|there|somebody)\b)|as soon as|until|in case"
    r"|as long as)\b(?! (?:possible|you can|needed)\b) (?P<what>[^,.;:]+)",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"(?:you(?:'re| are)?|we|one) (?:\w+ ){0,2}?(?:answer|reply|replies|respond|write|talk|speak"
    r"|say|send|chat"
    r"|message|address|text|tell|are done|mean|open|begin|start|end|finish|speaking|talking|writing"
    r"|answering|use|do|come|have|could|can|would|repeat|mention)\w*\b"
    r"|i (?:\w+ )?(?:ask|write|talk|say|send|tell|message|address|speak|chat|want|read|get|see"
    r"|need|type|say)\w*"
    r"(?: (?:to|with) you| you| from you)?(?: (?:for|about))?(?: (?:anything|something"
    r"|a question|whatever"
    r"|any question|things|\"it\"))?\s*$"
    r"|(?:talking|speaking|writing|answering|replying)\b|a (?:sentence|line|word)\b|there (?:is"
    r"|are)\b"
    r"|a name belongs|it (?:is|was)\b|(?:they|everything|somebody|the)\b",
    re.IGNORECASE,
)
_ABOUT_SOME = re.compile(
    r"^(?:for|about|regarding|concerning)\s+(?!(?:every|each|all|any|your|me|now|the (?:rest"
    r"|future)|everything"
    r"|future|this talk|once|us|my (?:sake|eyes|taste))\b)[^,]{2,40}?(?:,| (?:use|write|give"
    r"|answer|put|make)\b)"
    r"|^(?:on|at|in|during|after|before)\s+(?:the )?(?:\w+days?|night|mornings?|evenings?"
    r"|weekends?|emails?|mails?"
    r"|letters?|code|recipes?|stories|poems?|essays?|summer|winter|school|work)\b"
    r"|\bwhen it comes to\b|\b(?:only|just) (?:for|in|on|at) (?:emails?|letters|recipes|code"
    r"|lists|weekends|work)\b",
    re.IGNORECASE,
)


def conditional(text: str) -> bool:
    """Whether an instruction holds on some occasions only ("when I ask for recipes")."""
    plain = QUOTED.sub('"it"', text.replace("’", "'")).strip()
    plain = re.sub(r"^(?:please|always|luna|hey luna|from now on)[, ]+", "", plain, flags=re.I)
    if _ABOUT_SOME.search(plain):
        return True
    return any(not _ANY.match(found["what"].strip()) for found in _OCCASION.finditer(plain))


# What an instruction against something says somewhere.
_AGAINST = re.compile(
    r"\b(?:no|not|none|nothing|never|neither|nor|cannot|can't|isn't|aren't|won't|doesn't|don't"
    r"|avoid\w*"
    r"|without|leav\w+ (?:[\w']+ ){0,4}?out|free|stop|skip|omit\w*|refrain|ban\w*|drop|spare|away"
    r"|forb\w+|hate|dislike|annoy\w*|bother\w*|irritat\w*|confus\w*|stumbl\w*|bore\w*|tire\w*"
    r"|instead"
    r"|rather than|outside|out of|plain|bare|hold back|zero|strip|steer clear|stay clear|prose"
    r"|running"
    r"|flowing|prefer|unwelcome|cut|write out|spell|full|expand|straight|remove|ignore|quit"
    r"|ditch|rid"
    r"|exclude|calm|directly|right away|itself|immediately|come right|shouting|cold|only|just)\b",
    re.IGNORECASE,
)
# An order not to do something; "never end without …" is none.
_UNWANTED = re.compile(
    r"^(?:(?:please|luna|hey|always|from now on|so|and)[, ]+)*(?:don't|do not|never|stop|no"
    r"|avoid|quit"
    r"|skip|leave out|drop|no more|you (?:don't|needn't|shouldn't|mustn't|must not|should not))\b"
    r"(?!.*\b(?:without|forget|but|instead|until|unless|other than|outside|miss|omit|skip|leave"
    r"|except"
    r"|only|before|no|less|fewer)\b|.*[,;:])",
    re.IGNORECASE,
)
_WANTED = frozenset(
    ("greet", "thank", "exclaim", "ps", "title", "heading", "bold", "highlight", "emoji_end",
     "emoji_start", "emoji_each", "hashtag", "tldr", "fun_fact", "table", "quotes", "json",
     "bullets", "numbered", "reason", "end_question", "begin_question", "sign", "placeholder",
     "letter", "blockquote")
)  # fmt: skip
_SOME = re.compile(
    r"\b(?:at a time|more than|at once|only one|one question|in a row|too many)\b", re.I
)


def opposite(kind: str, text: str) -> bool:
    """Whether an instruction that was taken for a kind asks for its opposite ("use commas")."""
    plain = QUOTED.sub('"it"', text.replace("’", "'")).strip()
    if kind == "no_question" and _SOME.search(plain):
        return True
    if kind.startswith("no_"):
        return _AGAINST.search(plain) is None
    return kind in _WANTED and _UNWANTED.search(plain) is not None

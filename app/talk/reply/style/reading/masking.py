"""An instruction as the recogniser reads it: without what stands in its blanks, and its traits."""

from __future__ import annotations

import re

from app.talk.reply.style.words import EMOJI, NUMBER, QUOTED

# What an instruction about form speaks of, one trait a line.
_TRAITS = (
    r"\b(?:at least|minimum|no fewer|not fewer|or more|no less|not less|or longer|longer than"
    r"|too short"
    r"|less than three \w+ (?:is|are|won't)|reach|go on for|not (?:be )?shorter)\b",
    r"\b(?:at most|no more|not more|max(?:imum)?|fewer|less|under|below|within|limit|tops|up to"
    r"|or fewer"
    r"|or less|exceed|go over|no longer than|never more|stop after|not longer|most)\b",
    r"\b(?:exactly|no more and no (?:fewer|less)|neither more|not more and not less|precisely)\b",
    r"\b(?:begin|begins|beginning|start|starts|starting|open|opens|opening|first|front|top|head"
    r"|before"
    r"|lead|leads|kick off|in front|precede)\b",
    r"\b(?:end|ends|ending|finish|finishes|close|closes|closing|last|conclude|bottom|behind"
    r"|final|after"
    r"|wind up|round off|trail)\b",
    r"\bsentences?\b",
    r"\bwords\b",
    r"\b(?:a|one|single|lone) word\b|\bone-word\b",
    r"\bthe word\b",
    r"\bcharacters?\b|\bletters and signs\b", r"\bparagraphs?\b|\bblocks? of text\b",
    r"\b(?:bullets?|bulleted|dashes|points)\b", r"\blists?\b",
    r"\b(?:numbered|numbering|number (?:the|each|every|all|before)|1, 2|1\. 2)",
    r"\b(?:blank|empty) lines?\b",
    r"\b(?:new|own|next|separate) lines?\b|\bper line\b|\bline breaks?\b|\beach line\b",
    r"\b(?:capitals?|capitali[sz]e\w*|upper ?-?case|caps|uppercase|big letters?)\b",
    r"\b(?:every|each|all) words?\b|\btitle case\b",
    r"\b(?:lower ?-?case|lowercase|small letters?|small)\b", r"\bcommas?\b", r"\bexclamation|!",
    r"\bexcite\w*|\bthrill\w*|\benthusias\w*", r"\bquestions?\b|\bquestion marks?\b|\bask\w*\b",
    r"\b(?:quotes?|quoted|quotation|inverted commas)\b", r"\bbrackets?\b|\bparenthes\w+",
    r"\b(?:square)\b|\[",
    r"\bemojis?\b|\bsmileys?\b|\bemoticons?\b",
    r"\b(?:bold|double asterisks)\b|\*\*\w",
    r"(?<!\*)\*\w|\b(?:single )?asterisks\b|\bhighlight",
    r"\*\*\*",
    r"\*{6}|\btwo (?:answers|versions|responses|ways)\b|\btwice\b",
    r"\bheadings?\b|#(?!\w)",
    r"\bhashtags?\b|#\w|\btag\b",
    r"\btitles?\b|<<|\bheadline\b|\bname\b",
    r"\bsections?\b|\bparts?\b|\bchapters?\b",
    r"\b(?:sign|signed|signature|sign-off|sign off)\b",
    r"\bp\.?s\.?(?!\w)|\bpostscript\b",
    r"\bp\.?p\.?s\b",
    r"\bjson\b", r"\btables?\b|\brows\b|\bcolumns\b", r">\s|>$|\bblock ?quotes?\b|\bgreater",
    r"\b(?:no|not|don't|never|avoid|without|leave out|free|none|stop|skip|omit|refrain|ban|drop"
    r"|spare|isn't"
    r"|away from|forbidden|not allowed|can't stand|hate|annoy\w*|nothing|out of|do without"
    r"|neither)\b",
    r"\b(?:sorry|sorries|apolog\w+|regrets?|forgive|excuse)\b",
    r"\b(?:contractions?|contracted|short forms?|full forms?|don't\"|it's|i'm\"|do not\b"
    r"|write out)\b",
    r"\b(?:digits?|numerals?|figures?)\b",
    r"\b(?:spell|spelled|spelling|as words|in words|into words|number words)\b",
    r"\bnumbers?\b",
    r"\b(?:24|military|18:\d\d|twenty-four)\b",
    r"\b(?:am|pm|a\.m|p\.m|am/pm|12-hour|twelve-hour)\b",
    r"\b(?:times?|clock|hours?)\b",
    r"\b(?:metric|kilomet\w+|kilos?|met(?:re|er)s?|litres?|miles?|pounds?|feet|units?)\b",
    r"\b(?:french|français|german|deutsch|spanish|español|italian|italiano|language)\b",
    r"\b(?:british|uk|england|london|bbc|united kingdom|colour)\b",
    r"\b(?:american|us spelling|states|chicago|color)\b",
    r"\b(?:greet\w*|hello|hi)\b",
    r"\b(?:thanks?|thank you|thanking)\b",
    r"\b(?:dots|ellipsis)\b|\.\.\.",
    r"\b(?:preamble|introduction|intro|pleasantries|straight|to the point|small talk|openers?"
    r"|sure|certainly)\b",
    r"\bplaceholders?\b|\bfilled in\b|\[\w+\]",
    r"\b(?:repeat|copy|my (?:question|request|words|message))\b",
    r"\b(?:tl;?dr)\b",
    r"\breason\b|\bwhy\b",
    r"\bconfiden\w+|\bpercent\w*|\bhow sure\b|%",
    r"\bfun fact\b|\btrivia\b",
    r"\bletter\b(?! from)|\bdear\b",
    r"\b(?:call|address|addressing|calling|name me|naming)\b(?= (?:me|the user))|\bhonorific\b"
    r"|\bsir\b|\bmadam\b",
    r"\b(?:markdown|formatting|markup|plain text)\b", r"\b(?:prose|running text|plain sentences)\b",
    r"\b(?:include|mention|contain|use the word|work|somewhere|occur|appear|place for)\b",
    r"\b(?:wrap|enclose|surround|around|inside|between|put)\b",
    r"\"it\"",
    r"\bemoji\b$|\bemoji [.!]?$",
    r"\bthree\b",
    r"\b(?:each|every|all|after each) sentences?\b",
    r"\b(?:be|sound|act|talk|speak) (?:like|as)?\b",
    r"\b(?:formal\w*|casual\w*|polite\w*|playful\w*|silly|relaxed|laid-back|courteous|manners)\b",
    r"\b(?:pirate|medieval|knight|herald|cowboy|robot|butler|wizard|cat|sorcerer|rancher)\b",
    r"\b(?:encourag\w+|motivat\w+|boost|cheer)\b",
)  # fmt: skip
# A word that is named without quotation marks: "the word otter", "begin with Ahoy".
_NAMED = re.compile(
    r"(\b(?:(?:the|this) (?:\w+ )?(?:word|phrase|expression|keyword|exclamation)s?"
    r"|(?:start|begin|open|end|finish|close|sign|kick)s?(?: (?:off|out))?(?: (?:every|each|all"
    r"|your)(?: of)?"
    r" (?:\w+ )?\w+)? (?:with|by saying|in|on|as)(?: the (?:word|phrase)s?)?))"
    r"(?!:? (?:\"|the\b|a\b|an\b|my\b|your\b|of\b|is\b|that\b|in\b|at\b|and\b|should\b|must\b"
    r"|to\b|for\b"
    r"|first\b|last\b|one\b|capital|bold|its?\b|each|every|some|any|three|emojis?\b|questions?\b"
    r"|bullets?\b"
    r"|small|big|hello\b|thanks?\b|dots\b|quotation|double|square|round|brackets|#|\*|<|>))"
    r":? [\w'-]+(?: (?-i:(?=[A-Z]))[\w'-]+)*(?=[.,!?;]|$| (?:please|pls|always|every|each|all|in"
    r"|at|from|when|as|first|ok|somewhere|into|once|twice)\b)",
    re.IGNORECASE,
)
_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _TRAITS)


def masked(text: str) -> str:
    """The text with a stand-in for every quotation, emoji and number."""
    text = text.replace("’", "'")
    text = QUOTED.sub('"it"', text)
    text = _NAMED.sub(r'\1 "it"', text)
    text = EMOJI.sub(" emoji ", text)
    text = NUMBER.sub("three", text)
    return re.sub(r"\s+", " ", text).strip()


def traits(text: str) -> list[float]:
    """Which traits a masked text has, 0 or 1 each."""
    return [float(pattern.search(text) is not None) for pattern in _PATTERNS]

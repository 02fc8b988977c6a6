"""Introductions before a colon or a block: whose words do they announce?"""

from __future__ import annotations

import re
from enum import Enum

from memory.vocabulary.english.calendar import WEEKDAY

_I = r"(?:i|i'm|im|i've|ive|i'd|i'll|me|my|mine|myself|we|we're|we've|our|ours|us)"
_TEXTS = (
    r"(?:letters?|e-?mails?|mails?|messages?|texts?|sms|notes?|notices?|memos?|articles?|reviews?|adverts?|ads?|posts?"
    r"|tweets?|comments?|captions?|lyrics?|songs?|chorus|verses?|poems?|quotes?|quotations?|transcripts?|logs?"
    r"|excerpts?|extracts?|paragraphs?|sentences?|phrases?|passages?|snippets?|prompts?|readme|pages?|websites?"
    r"|websites|webpage|sites?|signs?|posters?|flyers?|flyers|leaflets?|brochures?|labels?|subtitles?|contracts?|terms"
    r"|minutes|records?|forms?|tickets?|chats?|conversations?|dialogues?|scripts?|scenes?|stor(?:y|ies)|speech(?:es)?"
    r"|homework|essays?|exercises?|recipes?|manuals?|translations?|documents?|files?|attachments?|clipboard|pastes?"
    r"|books?|novels?|chapters?|blogs?|wikis?|wikipedia|forums?|threads?|repl(?:y|ies)|answers?|statements?|bios?|profiles?"
    r"|r[ée]sum[ée]s?|cvs?|cover letters?|surveys?|questionnaires?|interviews?|podcasts?|videos?|voicemails?|recordings?|emails"
    r"|invitations?|cards?|postcards?|diar(?:y|ies)|journals?|instructions|guidelines|rules|policy|policies|newsletters?"
    r"|output|input|screenshots?|codes?|errors?|source|headlines?|news|reports?|summar(?:y|ies)|abstracts?|drafts?"
    r"|testimonials?|prayers?|proverbs?|mottos?|slogans?|jokes?|riddles?|orders?|bulletins?|announcements?|examples?"
    r"|requests?|complaints?|confessions?|wills?|testimony|words|lines|body|contents?|descriptions?|character|persona|customers?"
    r"|clients?|patients?|tenants?|guests?|users?|suspects?|witness(?:es)?)"
)
# Nouns after "my": a profile is the user's own words, an essay is material.
_MY_OWN = re.compile(
    r"^(?:\W*(?:ok(?:ay)?|so|and|also|here(?:'s| is| are)|these are|this is|now|please)\W+)*"
    r"(?:some (?:of )?|a few (?:of )?|all (?:of )?|just )?(?:my|our) (?:\w+ )?(?:notes?|profile|rules|list|preferences"
    r"|instructions|details|facts|data|answers?|requests?|wishes|guidelines|orders?|diary|journal|words|motto|bio)$",
    re.IGNORECASE,
)
_SAYS = (
    r"(?:says?|said|saying|writes?|wrote|written|reads?|goes|went|replied|replies|answered|answers|texted|texts|posted"
    r"|posts|sent|sends|told|tells|tweeted|commented|messaged|emailed|mailed|shouted|whispered|sang|sings|states?|stated"
    r"|claims?|claimed|adds?|added|asks?|asked|quoted|quotes|explains?|explained|mentions?|mentioned|announced"
    r"|declared|reported|reports|responded|left me|received|got (?:this|from)|found (?:this|online|on|in)|copied|pasted"
    r"|forwarded|dictated|recited|like,?|be like|schrieb|schreibt|sagte|sagt|écrit|escribió|escribe|dice|dijo"
    r"|scrive|ha scritto|skrev|schreef)"
)
_OTHERS_SAY = re.compile(rf"\b{_SAYS}\b", re.IGNORECASE)
OWN_SAYING = re.compile(
    r"\b(?:i|i've|i'd|we|we've)\s+(?:(?:always|often|just|once|already|have|had|also|then|usually|sometimes|never|did|keep"
    r"|kept|even|only|still|like to|want to|would|must|can|should)\s+){0,3}(?:say|said|saying|tell|told|wrote|write|written|answer(?:ed)?"
    r"|repl(?:y|ied)|texted|posted|mention(?:ed)?|put it|explain(?:ed)?|add(?:ed)?|repeat(?:ed)?|call it|mean|meant)\b"
    r"(?! (?:in )?(?:by|from|that (?:my|the)))|\bmy (?:own )?(?:motto|rule|principle|words|answer|reply|saying) (?:is|was)\b",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"^\W*(?:(?:please|pls|luna|hey|hi|ok(?:ay)?|now|and|then|so|also|just|can|could|would|will|you|kindly|i(?:'d| would)? (?:like|want|need)"
    r"(?: you)? to|help me(?: to)?|let'?s|try to|how (?:do|would) (?:you|i|one)|what(?:'s| is| does)(?: (?:wrong|the matter))?(?: with)?)\W+)*"
    r"(?:translat\w+|proof-?read|correct|fix|rewrite|re-?write|rephrase|reword|paraphrase|summari[sz]e|sum up|shorten|polish|edit"
    r"|improve|check|review|analy[sz]e|explain|interpret|grade|rate|classify|extract|format|convert|continue|complete|finish"
    r"|expand|simplify|spell-?check|transcribe|read|quote|repeat|say|print|type|put|turn|make|render|decode|decipher|comment on"
    r"|respond to|reply to|answer|what do you (?:think|make)|look at|take a look|tone down|capitali[sz]e|punctuate|outline"
    r"|give me (?:a |the )?(?:summary|translation|synonyms?|gist|main points)|write (?:a|an|the) (?:reply|answer|response|summary)"
    r"|find (?:the )?(?:errors?|mistakes?|typos)|spot|identify|count|compare|use (?:this|the)|act as|role-?play|pretend|imagine"
    r"|is (?:this|that|it|the following)|are (?:these|there)|does (?:this|that|it)|übersetze?|korrigiere?|fasse|traduis|traduisez|corrige"
    r"|corrigez|résume|traduce|traduci|correggi|resume|vertaal)\b",
    re.IGNORECASE,
)
_REMEMBER = re.compile(
    r"\b(?:remember|note|know|keep in mind|bear in mind|don'?t forget|memori[sz]e|save|be aware|from now on|rules? for you"
    r"|for the record|fyi|for your information|for (?:future )?reference|correction|update|reminder)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:this|the following|these|those|below|underneath|here(?:'s| is| are| it is| goes)?|as follows|see|attached|quote|unquote)\b",
    re.IGNORECASE,
)
_DISCOURSE = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|so|well|and|but|also|oh|hey|hi|hello|luna|look|listen|now|right|anyway|yes|no|sorry|wait|actually)\W*)*"
    r"(?:favou?rite (?:\w+ ){0,2}\w+|(?:here'?s |there'?s |but |and |just )?(?:the |one |a |another |some |two |three |my |big |small |good |bad |fun |quick |random "
    r"|more |last |first |important |real |main |only |few |couple of |weird |simple |honest |funny )*(?:thing|things|deal|problem|issue|truth|point|question|news"
    r"|update|note|fact|facts|reason|catch|story|answer|plan|idea|tip|reminder|correction|clarification|secret|confession|background|context"
    r"|summary|intro|introduction|preference|preferences|request|rule|details?|info|information|basics|example)(?: is| are| was)?"
    r"|guess what|long story short|to be (?:clear|honest|fair|precise)|in short|in other words|bottom line|by the way|btw|fyi|ps|p\.s\.?|nb|n\.b\.?"
    r"|edit|eta|also|tl;?dr|quick question|anyway|honestly|frankly|seriously|remember|note|warning|hint|important|true|confession|disclaimer|me|myself"
    r"|about me|who i am|in general|generally|first|second|third|finally|today|tonight|tomorrow|yesterday|this (?:week|month|year|morning)|lately|recently"
    rf"|currently|now|{WEEKDAY}|weekends?|mornings?|evenings?|breakfast|lunch|dinner|food|drinks?|work|job|home|family"
    r"|pets?|dogs?|cats?|kids|children|health|diet|allerg(?:y|ies)|hobb(?:y|ies)|sports?|music|films?|movies|travel|holidays?|goals?|plans?|likes"
    r"|dislikes|loves|hates|favou?rites?|languages?|studies|school|education|money|budget|car|age|name|city|town|country|location|birthday"
    r"|height|weight|size|medication|religion|partner|interests|habits|routine|schedule|preferences|pronouns|personality|skills|background"
    r"|do|don'?ts?|always|never|yes|no|pros?|cons?|shopping(?: list)?|to-?do(?: list)?|groceries|style|tone|format|length)$",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^\W*(?:my |our |the |a |an )?(?:(?:\w+ )?(?:boss|mum|mom|dad|mother|father|sister|brother|wife|husband|son|daughter|friend|neighbou?r|landlord|colleague"
    r"|teacher|doctor|nurse|customer|client|caller|patient|agent|support|seller|buyer|tenant|guest|host|interviewer|interviewee|narrator|speaker|person"
    r"|student|user|human|assistant|bot|system|admin|moderator|stranger|author|poster|op|waiter|driver|coach|partner|aunt|uncle|cousin|grandma|grandpa"
    r"|girlfriend|boyfriend|flatmate|roommate|manager|ceo|officer|lawyer|judge|priest|him|her|them|he|she|they|you|q|a)(?: \w{1,8})?)(?:'s)?\W*$",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"^\W*@?(?:[A-ZÀ-Þ][\w'’.-]*)(?: (?:[A-ZÀ-Þ][\w'’.-]*|van|von|de|da|of)){0,3}(?:\s*\([^)]{1,24}\))?\W*$"
)
_POSSESSIVE = re.compile(
    r"\b(?!(?:it|that|what|here|there|let|who|how|where|he|she)'s\b)[\w.-]+(?:'s|s')\s+\w+",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"\b{_TEXTS}\b", re.IGNORECASE)
_FIRST = re.compile(rf"\b{_I}\b", re.IGNORECASE)


class Whose(Enum):
    """Whose words an introduction announces."""

    OWN = "own"
    OTHER = "other"
    TASK = "task"  # material to work on
    UNKNOWN = "unknown"


def whose(lead: str) -> Whose:
    """Whose words follow an introduction, as "Here's the letter I received" or "About me".

    Args:
        lead: with plain punctuation, without its colon.
    """
    words = " ".join(lead.split()).strip(" :–-*_#>•·")
    if not words:
        return Whose.UNKNOWN
    if len(words) > 160:
        words = words[-160:]
    own_saying = OWN_SAYING.search(words)
    if own_saying and not _OTHERS_SAY.search(words[: own_saying.start()]):
        return Whose.OWN
    if _MY_OWN.match(words):
        return Whose.OWN
    if _OTHERS_SAY.search(words) and not _REMEMBER.match(words):
        return Whose.OTHER
    if _TASK.match(words) and not _own_task(words):
        return Whose.TASK
    noun = _NOUN.search(words)
    if _DISCOURSE.match(words):
        return Whose.OWN
    if _REMEMBER.search(words):
        return (
            Whose.OTHER
            if noun and not _FIRST.search(words) and _POSSESSIVE.search(words)
            else Whose.OWN
        )
    if noun and not re.search(r"\babout (?:me|myself)\b", words, re.IGNORECASE):
        return Whose.OTHER
    if _SPEAKER.match(words) or _POSSESSIVE.search(words) or _NAMES.match(words):
        return Whose.OTHER
    if _FIRST.search(words):
        return Whose.OWN
    return Whose.OTHER if _POINTS.search(words) else Whose.UNKNOWN


def _own_task(words: str) -> bool:
    """Whether it asks for a style of answering, not for work on a text."""
    return (
        re.search(
            r"\b(?:your (?:answers|repl\w+|responses)|from now on|always|call me)\b", words, re.I
        )
        is not None
    )


def announces(sentence: str) -> bool:
    """Whether a line without a colon announces somebody's words: "The sign says"."""
    words = sentence.strip(" .–-")
    match = re.search(
        rf"\b{_SAYS}(?: (?:me|us|back|this|that|the following|here|there|online|below))*$",
        words,
        re.IGNORECASE,
    )
    return match is not None and OWN_SAYING.search(words) is None

"""What must not be learned from: questions, tasks, hypotheses, reported speech, fiction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memory.notice.grammar.lexicon import TASK_VERBS, TEXT_TASKS
from memory.notice.grammar.text import BLANK, Clause, Sentence, clause

_ASKS = re.compile(
    r"(?:(?:and |or |so |but )*(?:what|who|where|when|why|how|which|whose|whom|what's"
    r"|whats|who's|whos"
    r"|where's|when's|how's|is|are|am|was|were|do|does|did|can|could|would|will|should|shall|may"
    r"|might|has|isn't|aren't|doesn't|didn't|won't|wouldn't|couldn't|shouldn't|wasn't"
    r"|weren't|ain't)\b"
    r"|have (?:you|i|we|they|my)\b|has (?:my|the|he|she|it)\b|don'?t (?:you|i|we|they)\b"
    r"|any (?:idea|ideas|suggestion|suggestions|tips|advice|chance|thoughts)\b|would "
    r"it\b|tell me\b)",
    re.IGNORECASE,
)
# Statements that begin like a question.
_NOT_ASKING = re.compile(
    r"(?:what i (?:really |absolutely )?(?:like|love|hate|prefer|enjoy|dislike|can't "
    r"stand)\b|who i am\b)",
    re.I,
)
_UNSURE = re.compile(
    r"\b(?:if|imagine|suppose|supposing|hypothetically|pretend|unless|wish|would|wouldn't|could"
    r"|couldn't|might|maybe|perhaps|probably|assuming|let's say|lets say|say i|as "
    r"though|i'd|i'll bet"
    r"|what if|in theory|someday|some day|one day|used to|should i|shall|supposedly|allegedly"
    r"|i doubt|not sure|don't know|dont know|don't think|dont think|i guess|i suppose|were i"
    r"|unsure|wonder|wondering|wondered|in case|whether)\b",
    re.IGNORECASE,
)
_OTHERS_SAY = re.compile(
    r"(?<!\bi )(?<!\balready )(?<!\bi've )(?<!\bi just )(?<!\bi have )\b(?:says?|said"
    r"|saying|thinks|thought|told"
    r"|tells|claims|claimed|asked|asks|writes|wrote|believes|believed|reckons|insists|insisted"
    r"|shouted|joked|heard|hears|according to|rumou?r|accused|jokes|goes like|lyrics?"
    r"|quote|reads|read that"
    r"|announced|replied|answered that|keeps telling|keep telling|convinced that|pretends)\b",
    re.IGNORECASE,
)
_DOCTOR = re.compile(
    r"^my (?:doctor|gp|dentist|allergist|vet|optician|dietician|therapist) (?:says"
    r"|said|told me|thinks"
    r"|confirmed)(?: that)? (?=i\b|i'm\b|im\b)",
    re.IGNORECASE,
)
_FICTION = re.compile(
    r"\b(?:in (?:my|the|this|a|an|our|her|his|their|that) (?:short )?(?:story|novel"
    r"|book|film|movie|script|poem"
    r"|song|play|scene|dream|role-?play|sketch|fanfic|campaign|example|scenario|video"
    r"|series|show|text"
    r"|article)|(?:my|the|a|main|this) (?:character|protagonist|hero|villain|narrator|avatar)"
    r"(?:'s)?|once upon a time|role-?play|the (?:sentence|phrase|following)\b"
    r"|for (?:example|instance)|e\.g|such as i|lorem ipsum|test (?:sentence|message))",
    re.IGNORECASE,
)
# From here on, nothing in the sentence is a statement of the user's own.
_UNREAL = re.compile(
    r"(?:what if|if|imagine|suppose|supposing|hypothetically|pretend|let's say|lets "
    r"say|say i|assume|assuming|in theory"
    r"|i wish|i dreamt|i dreamed|picture this|for the sake of argument|as if|were i"
    r"|had i|should i)\b",
    re.IGNORECASE,
)
_THINK = re.compile(
    r"^(?:i think|i believe|i'm pretty sure|i'm quite sure|pretty sure)(?: that)? "
    r"(?=i\b|i'm\b|im\b|my\b)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"[a-z][\w'-]*", re.IGNORECASE)
_LAST_ASKS = re.compile(
    r"(?:right|correct|remember|yeah|okay|ok|no|true|huh|or not|isn't it|don't i"
    r"|am i not|aren't i|yes)$",
    re.IGNORECASE,
)

_VERBS = (
    r"work|works|live|lives|play|plays|speak|drive|love|hate|like|dislike|prefer|enjoy"
    r"|collect|study"
    r"|have|own|am|don't|dont|do not|can't stand|never|always|usually|often|come from"
    r"|grew up|moved|go by"
    r"|run|support|get up|wake up|go to bed|adore|detest|avoid|was born|teach|practise"
    r"|practice|read"
    r"|eat|drink|hold|keep|sleep"
)
_SUBJECT = (
    r"i|i'm|im|i've|ive|my [\w'-]+(?: [\w'-]+){0,4}? (?:is|are|isn't|was|has|have|lives|likes"
    r"|loves|hates|works|plays|speaks|prefers|can't|doesn't|dislikes|drives|studies|owns)"
    r"|my [\w-]+(?: [\w-]+)?'s|our [\w-]+(?: [\w-]+)? (?:is|are)|we|we're|we've|it's|it is|that's"
    r"|(?:his|her|its|their) name|(?:he|she|it)(?:'s| is) (?:called|named)|call me"
    r"|you can call me|everyone calls me|people call me|(?:please )?(?:always|never)"
    r"|please|from now on|don't forget|remember|keep|stop"
)
_NEXT = re.compile(
    rf"\s*(?:;|\.\.+|,| – | - |:(?=\s))\s*(?:(?:and|but|so|because|while|although"
    rf"|though|however|also"
    rf"|plus|cause|then)\s+)?(?=(?:{_SUBJECT})\b)"
    rf"|\s+(?:and|but|so|because|while|although|though|cause|however|plus)\s+(?:also\s+|then\s+)?"
    rf"(?=(?:{_SUBJECT})\b)",
    re.IGNORECASE,
)
_NEXT_VERB = re.compile(
    rf"\s*(?:,\s*(?:and|but)?|\band|\bbut)\s+(?:also\s+|i\s+)?(?=(?:{_VERBS})\b)", re.IGNORECASE
)
_NEXT_QUESTION = re.compile(
    r"\s*(?:[,;:–-]|\b(?:and|so|but))\s*(?:and |so |but )?(?=(?:what|who|where|when"
    r"|why|how|which|can you"
    r"|could you|would you|will you|do you|should i|can i|any (?:idea|ideas|suggestion|suggestions"
    r"|tips|advice|recommendations?|thoughts)|is there|are there|is it|please|what's|got any)\b)",
    re.IGNORECASE,
)
_NEXT_TASK = re.compile(
    r"\s*(?:[,;]|\b(?:so|and))\s*(?:so |and )?(?:please )?(?=(?:suggest|recommend"
    r"|give me|tell me|help me"
    r"|find me|show me|list|write|plan|make me|explain)\b)",
    re.IGNORECASE,
)
_WANTING = re.compile(
    r"^(?:i(?:'d|'m|'ve)?|we)\b[^,]{0,40}?\b(?:want|like|love|hope|plan|need|going|try"
    r"|trying|learn|have|used"
    r"|prefer|enjoy|hate) to\b",
    re.IGNORECASE,
)


def pieces(sentence: Sentence) -> list[str]:
    """A sentence, split where another statement, question or task begins."""
    cuts = [m.span() for m in _NEXT.finditer(sentence.text)]
    cuts += [m.span() for m in _NEXT_TASK.finditer(sentence.text)]
    if sentence.question:
        cuts += [m.span() for m in _NEXT_QUESTION.finditer(sentence.text)]
    split_parts: list[str] = []
    begin = 0
    for start, end in sorted(cuts):
        if start >= begin and start > 0:
            split_parts.append(sentence.text[begin:start])
            begin = end
    split_parts.append(sentence.text[begin:])
    statements: list[str] = []
    for piece in split_parts:
        statements += _shared_subject(piece)
    return statements


def _shared_subject(part: str) -> list[str]:
    """ "I live in Orlen and work as a tavrist" → two statements of "I"."""
    if not re.match(r"(?:[\w ,'-]{0,30}\b)?(?:i|we)\b", part, re.I) or _WANTING.match(part):
        return [part]
    cut = _NEXT_VERB.search(part)
    if not cut or cut.start() < 4:
        return [part]
    return [part[: cut.start()], *_shared_subject("I " + part[cut.end() :])]


def clauses(sentence: Sentence) -> Iterator[Clause]:
    """The clauses of a sentence that may contain a statement; questions and tasks are left out."""
    pieces_found = pieces(sentence)
    asking = unreal = False
    correcting = keep = standing = False
    for number, piece in enumerate(pieces_found):
        last = number == len(pieces_found) - 1
        next_clause = clause(piece, sentence.raw, sentence.question and last, correcting)
        text = next_clause.text
        if not text:
            correcting, keep = correcting or next_clause.correcting, keep or next_clause.keep
            standing = standing or next_clause.standing
            continue
        next_clause = Clause(
            text,
            next_clause.sentence,
            next_clause.correcting,
            next_clause.keep or keep,
            next_clause.asked,
            next_clause.standing or standing,
            next_clause.question,
        )
        correcting = next_clause.correcting  # "no, my dog is X and my cat is Y"
        if (asking or asks(next_clause)) and not next_clause.asked:
            asking = True
            continue
        unreal = unreal or _unreal(text)
        if unreal:
            continue
        if (
            next_clause.question
            and not next_clause.asked
            and (last and _tag(pieces_found, next_clause))
        ):
            continue
        yield next_clause


def _unreal(text: str) -> bool:
    """Whether this clause and all that follow are hypothetical, reported or made up."""
    if _UNREAL.match(text) or _FICTION.search(text):
        return True
    return _OTHERS_SAY.search(text) is not None and not _DOCTOR.match(text)


def asks(found: Clause) -> bool:
    if _NOT_ASKING.match(found.text):
        return False
    return bool(_ASKS.match(found.text))


def _tag(parts: list[str], found: Clause) -> bool:
    """A statement with a question mark asks for confirmation; "did you know" does not."""
    return (
        not re.match(r"\W*(?:did|do) you know", parts[0], re.I)
        or _LAST_ASKS.search(found.text) is not None
    )


def is_task(text: str) -> bool:
    """Whether a clause asks for a one-off task."""
    word = _FIRST_WORD.match(text)
    return word is not None and word[0].casefold() in TASK_VERBS


def is_text_task(sentence: Sentence) -> bool:
    """Whether what follows is material to work on ("Translate this: …")."""
    first_clause = clause(sentence.text, "")
    word = _FIRST_WORD.match(first_clause.text)
    if not word or first_clause.standing:
        return False
    text = first_clause.text.casefold()
    if word[0].casefold() in TEXT_TASKS:
        return not re.match(r"(?:say|continue|print|fix|complete|act) (?:my|the)\b", text)
    return bool(
        re.search(r"\b(?:this|the following|these|below)\b[^.]{0,60}:?$", text)
    ) and is_task(first_clause.text)


def doctors_word(text: str) -> str:
    """ "My doctor says I'm diabetic" counts as the user's own statement."""
    return _THINK.sub("", _DOCTOR.sub("", text))


def is_fiction(text: str) -> bool:
    """Whether a text is a story, a scene or an example."""
    return _FICTION.search(text) is not None


def is_not_said(text: str) -> bool:
    """Whether a text is a hypothesis, a wish, a guess, reported speech or fiction."""
    return bool(_UNSURE.search(text) or _OTHERS_SAY.search(text) or _FICTION.search(text)) or (
        text.startswith(BLANK) and text.count(BLANK) > len(text) // 2
    )

"""Replies in French, German, Spanish and Italian, made from the English forms of answers.

Only what a form and the tables hold is translated; names, numbers and times stay to the letter.
"""

from __future__ import annotations

import random
import re
from functools import cache

from assets.mind.curriculum.styles import language_tables as tables
from assets.mind.curriculum.styles import language_values as values
from assets.mind.curriculum.styles import text
from assets.mind.curriculum.styles.rule import Rule

ORDER = ("french", "german", "spanish", "italian")
# "to the" and "of the" by article.
_TO = {
    "french": {"le ": "au ", "les ": "aux ", "la ": "à la ", "l'": "à l'"},
    "spanish": {"el ": "al ", "la ": "a la ", "los ": "a los ", "las ": "a las "},
    "italian": {"il ": "al ", "lo ": "allo ", "la ": "alla ", "l'": "all'", "i ": "ai ",
                "gli ": "agli ", "le ": "alle "},
}  # fmt: skip
_OF = {"le ": "du ", "les ": "des ", "la ": "de la ", "l'": "de l'"}
_MANY = ("los ", "las ", "i ", "gli ", "le ")
_BLANKS = {
    "v": r"[A-Z0-9À-Þ][\w'’&.:-]*(?: (?:of |the |and )?[A-Z0-9À-Þ][\w'’&.:-]*)*",
    "d": r"\d{1,2} [A-Z][a-z]+", "w": r"[A-Z][a-z]+day",
}  # fmt: skip
# Words that only their language has: what a checker sees.
_MARKS = {
    "french": r"les?|tout|puis|reste|la|très|dis|toi|te|"
    r"tu|ton|ta|je|c'est|bonjour|merci|salut|oui|non|bien|d'accord|revoir|bientôt|"
    r"prends|comment|que|avec|pas|rien|dors|enchantée|ravie|bonne|s'appelle|habite|est|l'as|aime",
    "german": r"ich|alles|nachts|gibt|sag|sehr|ordnung|dich|hast|der|"
    r"du|dein|deine|deinen|das|ich|hallo|danke|ist|heißt|wohnt|ja|nein|natürlich|klar|"
    r"gerne?|verstanden|notiert|guten?|auf|bis|schön|wie|was|willkommen|schlaf|mir|kein|nichts|mag",
    "spanish": r"y|hay|dime|todo|puedo|estás|viajas|almuerzas|empiezas|que|siento|eso|muy|cantas|"
    r"tu|te|vives|eres|tienes|trabajas|hola|gracias|se|es|el|la|los|no|sí|claro|por|con|"
    r"entendido|anotado|adiós|hasta|buen[oa]s|de|qué|cómo|me|lo|soy|nada|encantada|cuídate|"
    r"bebes|conduces|tocas|comes|evitas|odias|prefieres|apoyas|cenas|nadas|corres|vas",
    "italian": r"presto|tutto|posso|dimmi|benissimo|quando|quello|altro|ricordo|canti|"
    r"tu[oa]|ti|il|la|è|sei|hai|ciao|grazie|si|non|no|sì|certo|volentieri|capito|"
    r"annotato|prego|arrivederci|buon\w+|di|come|che|mi|va|sono|piacere|abiti|vieni|lavori|suoni|guidi|"
    r"bevi|mangi|odi|eviti|preferisci|stai|parti|vai|ceni|pranzi|inizi|nuoti|giochi|felice|nessun|"
    r"niente|dormi|abbi|me|purtroppo|sto|fai",
}
_ENGLISH = re.compile(
    r"\b(?:the|your?|you're|is|are|that|and|to|of|haven't|it|this|have|with|for|what)\b", re.I
)


@cache
def _table(rows: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for row in rows.strip().splitlines():
        english, *others = (cell.strip() for cell in row.split(" | "))
        found[english] = tuple(others)
    return found


def _words(blank: str) -> dict[str, tuple[str, ...]]:
    """The table of a blank that takes translated words."""
    rows = {"n": tables.NOUNS, "f": tables.FAVOURITES, "t": values.THINGS, "i": values.INSTRUMENTS,
            "j": values.JOBS, "w": values.DAYS}  # fmt: skip
    return _table(rows[blank])


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    compiled = []
    for english, others in _table(tables.FORMS).items():
        pattern = re.escape(english)
        for blank in "vnftijdw":
            part = _BLANKS.get(blank) or r"[a-z][a-z -]*?"
            pattern = pattern.replace(re.escape(f"{{{blank}}}"), f"(?P<{blank}>{part})", 1)
        compiled.append((re.compile(pattern), others))
    return tuple(compiled)


def _article(phrase: str, by: dict[str, str]) -> str:
    for article, other in by.items():
        if phrase.startswith(article):
            return other + phrase[len(article) :]
    return phrase


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:l'|(?:les?|la|el|los|las|il|lo|i|gli) )", "", phrase)


def _cases(blank: str, phrase: str, language: str) -> dict[str, str]:
    """What the blanks of a translated form take, by their name."""
    bare = phrase if language == "german" else _bare(phrase)
    many = phrase.startswith(_MANY) and language in ("spanish", "italian")
    n = "n" if many else ""
    return {
        blank: phrase,
        blank.upper(): text.capital(phrase),
        f"{blank}.to": _article(phrase, _TO.get(language, {})),
        f"{blank}.of": _article(phrase, _OF),
        f"{blank}.bare": bare,
        f"{blank}.not": ("d'" if bare[0] in "aeiouœhé" else "de ") + bare,
        f"{blank}.on": phrase,
        f"{blank}.gusta": f"gusta{n} {phrase}",
        f"{blank}.encanta": f"encanta{n} {phrase}",
        f"{blank}.piace": f"{'piacciono' if many else 'piace'} {phrase}",
    }


def _date(value: str, language: str) -> str | None:
    day, month = value.split()
    names = _table(values.MONTHS).get(month)
    if names is None:
        return None
    name = names[ORDER.index(language)]
    if language == "french" and day == "1":
        day = "1er"
    return {"german": f"{day}. {name}", "spanish": f"{day} de {name}"}.get(
        language, f"{day} {name}"
    )


def translated(sentence: str, language: str) -> str | None:
    """A sentence of a known form in one of `ORDER`; None where no form fits."""
    column = ORDER.index(language)
    for pattern, others in _forms():
        found = pattern.fullmatch(sentence)
        if not found:
            continue
        blanks: dict[str, str] = {}
        for blank, value in found.groupdict().items():
            if blank == "v":
                blanks["v"] = value
                continue
            if blank == "d":
                date = _date(value, language)
                phrase = date
            else:
                phrase = _words(blank).get(value, ("",) * 4)[column] or None
            if phrase is None:
                break
            blanks |= _cases(blank, phrase, language)
        else:
            return _filled(others[column], blanks, language)
    return None


def _filled(form: str, blanks: dict[str, str], language: str) -> str:
    if language == "french" and re.match("[AEIOUÉÎÔ]", blanks.get("v", "")):
        form = form.replace("de {v}", "d'{v}")
    if blanks.get("v", "").startswith("1:"):  # one o'clock is singular
        form = form.replace("a las {v}", "a la {v}").replace("alle {v}", "all'{v}")
    return re.sub(r"\{([\w.]+)\}", lambda m: blanks[m[1]], form)


def _reply(language: str) -> Rule:
    marks = re.compile(rf"\b(?:{_MARKS[language]})\b", re.IGNORECASE)

    def follow(reply: str, word: str, rng: random.Random) -> str | None:
        said = re.sub(r"^(Yes|No|Got it|Noted|All right), (?=[yY]ou)", lambda m: f"{m[1]}. ", reply)
        parts = []
        for sentence in text.sentences(said):
            # An address is kept: "Got it, Captain."
            name = re.fullmatch(r"(.+), ([A-Z][\w' ]+)([.!?])", sentence)
            other = translated(text.capital(sentence), language)
            if other is None and name:
                other = translated(text.capital(name[1] + name[3]), language)
                other = other and re.sub(r"( ?[.!?])$", rf", {name[2]}\1", other)
            if other is None:
                return None
            parts.append(other)
        return " ".join(parts)

    def follows(reply: str, word: str) -> bool:
        small = re.sub(r"\b(?!^)[A-Z]\w+", "", reply)  # names may be English
        return bool(marks.search(reply)) and not _ENGLISH.search(small)

    return Rule(follow, follows)


LANGUAGES: dict[str, Rule] = {language: _reply(language) for language in ORDER}

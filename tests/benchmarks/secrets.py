"""Secrets found and look-alikes left alone: `python -m tests.benchmarks.secrets [--seed N]`.

Each kind of `secret_kinds` is made so many times with a seeded dice. Counted: what was caught,
what was masked to the last sign, and look-alikes that were refused. `--only WORD` shows one kind.
"""

from __future__ import annotations

import argparse
import random
import re
import string
from collections import Counter
from functools import cache

from memory.accept.guard import sensitivity
from memory.accept.secrets import masked
from memory.vocabulary.records import Sensitivity
from tests.benchmarks.figures import finish
from tests.benchmarks.secret_kinds import KINDS, LOOK_ALIKES

_SIGNS = {
    "hex": "0123456789abcdef", "HEX": "0123456789ABCDEF", "dig": string.digits, "dig1": "123456789",
    "up": string.ascii_uppercase + string.digits, "b62": string.ascii_letters + string.digits,
    "url": string.ascii_letters + string.digits + "-_", "abc": string.ascii_lowercase,
    "ABC": string.ascii_uppercase, "b32": string.ascii_lowercase + "234567",
    "B32": string.ascii_uppercase + "234567", "b64": string.ascii_letters + string.digits + "+/",
    "b58": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
}  # fmt: skip
_WORDS = (
    "heron", "garden", "violet", "thunder", "pickle", "marble", "lantern", "otter", "saddle",
    "copper", "ribbon", "meadow", "falcon", "biscuit", "anchor", "velvet", "orbit", "canyon",
)  # fmt: skip
_NAMES = ("Whiskers", "Harlow", "Brandt", "Orlen", "Mira", "Veltrin", "Drusk", "Pelu", "Rex")
_PLACE = re.compile(r"\{([A-Za-z0-9]+?)([-,#]?)(?::(\d+))?\}")


class Dice:
    """Makes what stands in braces in a template."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def fill(self, template: str) -> str:
        """A template with everything made."""
        return _PLACE.sub(self._made, template.replace("{SHA}", "\x01")).replace("\x01", "{SHA}")

    def _made(self, place: re.Match[str]) -> str:
        kind, between, count = place[1], place[2], int(place[3] or 1)
        if kind in _SIGNS:
            return self._signs(kind, count)
        if kind in ("word", "words"):
            return (between or " ").join(self._random.choices(_WORDS, k=count))
        if kind == "name":
            return self._random.choice(_NAMES)
        if kind == "bip":
            return self._phrase(count, between)
        if kind.startswith("luhn"):
            return self._card(" " if kind == "luhn4" else "")
        return {"pw": self._password, "iban": self._iban, "vin": self._vin}[kind]()

    def _signs(self, kind: str, count: int) -> str:
        made = "".join(self._random.choice(_SIGNS[kind]) for _ in range(count))
        mixed = any(c.isdigit() for c in made) and any(c.isalpha() for c in made)
        if count > 3 and kind in ("up", "b62", "url", "b64", "b58") and not mixed:
            return self._signs(kind, count)
        return made

    def _password(self) -> str:
        word, other = self._random.choices(_WORDS, k=2)
        number, sign = self._random.randrange(10, 9999), self._random.choice("!?#$%&*.-_")
        return self._random.choice((
            f"{word}{number}", f"{word.title()}{number}{sign}", f"{word}{sign}{other}",
            word.title() + other.title() + str(number % 100),
            word.replace("a", "4").replace("e", "3") + sign + str(number),
            self._signs("b62", 10), f"{sign}{word.upper()}{number}", f"{word}-{other}-{number}",
        )).replace("&", "!" if sign != "&" else "_")  # fmt: skip

    def _phrase(self, count: int, between: str) -> str:
        from mnemonic import Mnemonic

        words = self._random.choices(Mnemonic("english").wordlist, k=count)
        if between == "#":
            return " ".join(f"{place}. {word}" for place, word in enumerate(words, 1))
        return (between + " ").join(words)

    def _card(self, gap: str) -> str:
        from stdnum import luhn

        body = self._random.choice(("4", "51", "55", "6011")).ljust(15, "x")
        body = re.sub("x", lambda _: self._random.choice(string.digits), body)
        digits = body + str(luhn.calc_check_digit(body))
        return gap.join(digits[at : at + 4] for at in range(0, 16, 4))

    def _iban(self) -> str:
        country, count = self._random.choice((("DE", 18), ("AT", 16), ("NL", 14), ("ES", 20)))
        bank = "ABNA" if country == "NL" else ""
        body = bank + "".join(self._random.choices(string.digits, k=count - len(bank)))
        if country == "ES":
            from stdnum.es import ccc

            body = body[:8] + ccc.calc_check_digits(body[:8] + "00" + body[10:]) + body[10:]
        number = "".join(str(int(sign, 36)) for sign in f"{body}{country}00")
        whole = f"{country}{98 - int(number) % 97:02d}{body}"
        groups = [whole[at : at + 4] for at in range(0, len(whole), 4)]
        return self._random.choice((whole, " ".join(groups)))

    def _vin(self) -> str:
        signs = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
        tail = "".join(self._random.choices(string.digits, k=6))
        return "WVW" + "".join(self._random.choices(signs, k=8)) + tail


@cache
def told(seed: int, count: int) -> dict[str, list[tuple[str, list[str]]]]:
    """Kind → texts, each with its secrets."""
    made: dict[str, list[tuple[str, list[str]]]] = {}
    for kind, templates in KINDS.items():
        dice = Dice(seed * 1000 + sum(map(ord, kind)))
        times = max(count, len(templates))
        marked = [dice.fill(templates[place % len(templates)]) for place in range(times)]
        made[kind] = [
            (re.sub("[⟦⟧]", "", text), re.findall("⟦(.*?)⟧", text, re.DOTALL)) for text in marked
        ]
    return made


def innocent(seed: int, count: int) -> dict[str, list[str]]:
    """Sort → look-alikes; `count` times as many as there are templates."""
    made = {}
    for sort, templates in LOOK_ALIKES.items():
        dice = Dice(seed * 1000 + sum(map(ord, sort)))
        made[sort] = [dice.fill(each) for _ in range(count) for each in templates]
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=20, help="of each kind")
    parser.add_argument("--only", default="", help="kinds with this in their name")
    args = parser.parse_args()
    caught = whole = count = 0
    weak: Counter[str] = Counter()
    for kind, texts in told(args.seed, max(args.count, 1)).items():
        for text, values in texts if args.only in kind else []:
            count += 1
            found = sensitivity(text) is Sensitivity.SECRET
            kept = masked(text)
            covered = found and not any(value in kept for value in values)
            caught, whole = caught + found, whole + covered
            weak[kind] += not found
            if not covered:
                print(f"  {'missed' if not found else 'partly'} ({kind}): {text!r}", flush=True)
    wrong = alike = 0
    for sort, said in innocent(args.seed, 4).items():
        for text in said if args.only in sort else []:
            alike += 1
            if sensitivity(text) is Sensitivity.SECRET:
                wrong += 1
                print(f"  refused ({sort}): {text!r} → {masked(text)!r}", flush=True)
    print("weakest:", [(kind, missed) for kind, missed in weak.most_common(25) if missed])
    finish("secrets", args.seed, {
        "secrets.kinds": len(KINDS), "secrets.told": count,
        "secrets.caught_percent": round(100 * caught / max(count, 1), 2),
        "secrets.masked_percent": round(100 * whole / max(count, 1), 2), "look_alikes": alike,
        "look_alikes.refused_percent": round(100 * wrong / max(alike, 1), 2)})  # fmt: skip


if __name__ == "__main__":
    main()

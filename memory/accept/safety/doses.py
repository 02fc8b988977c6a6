"""How much of a medicine: told, it stays out of the weights; changed by an order, it waits."""

from __future__ import annotations

import re

from memory.notice.speech.marks import plain

_MOST = 1_000  # characters of a sentence


def rule(*parts: str) -> re.Pattern[str]:
    """A pattern without regard to case."""
    return re.compile("".join(parts), re.IGNORECASE)


DRUG = (
    r"(?:dos(?:e|es|age|ages|ing)|pills?|tablets?|capsules?|medic(?:ation|ations|ine|ines)|meds"
    r"|insulin|injections?|puffs?|inhaler|painkillers?|sleeping (?:pills|aid)|antibiotics?"
    r"|antidepressants?|blood thinners?|warfarin|paracetamol|acetaminophen|tylenol|ibuprofen"
    r"|aspirin|morphine|codeine|oxycodone|xanax|valium|ritalin|adderall|metformin|lithium"
    r"|statins?|steroids?|prednisone|methadone|melatonin|\w{4,}(?:pril|sartan|statin|olol|azepam"
    r"|azole|mycin|cillin|oxetine|idone|ine hydrochloride)|chemo\w*|vaccin\w+|units)"
)
_AMOUNT = (
    r"(?:\d[\d.,/]*|half an?|an? half|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|fifteen|twenty|thirty|forty|fifty|a hundred|several|a dozen)"
)
_UNIT = (
    r"(?:mg|milligrams?|mcg|micrograms?|µg|g|grams?|ml|millilit\w+|cc|iu|units?|drops?|puffs?"
    r"|pills?|tablets?|capsules?|teaspoons?|tablespoons?|spoonfuls?|doses?|injections?|patches"
    r"|sachets?)"
)
DOSE = rule(
    rf"\b{_AMOUNT}\s*(?:more |extra |additional )?{_UNIT}\b(?!\s*(?:of )?(?:sugar|flour|butter|milk"
    rf"|water|rice|salt|oil|cream|chocolate|cheese|pasta|gold|protein))"
    rf"|\b{DRUG}\b[^.!?\n]{{0,40}}\b(?:once|twice|{_AMOUNT}\s*(?:times?|x))\b"
    rf"|\b(?:once|twice|{_AMOUNT}\s*(?:times?|x))\b[^.!?\n]{{0,40}}\b{DRUG}\b"
    rf"|\b{_AMOUNT}\s+(?:\w+\s+){{0,2}}{DRUG}\b|\bdos(?:e|age) (?:of|is|to)\b"
)
# A dose that is to change, or one that is called right.
DOSING = rule(
    r"\b(?:doubl\w+|tripl\w+|quadrupl\w+|halv\w+|increas\w+|rais(?:e|ing)|up(?:ping)? my|lower(?:ing)?"
    r"|reduc\w+|rais\w+|chang\w+|adjust\w*|exceed\w*|skip(?:ping)?|stop(?:ping)? (?:taking |with )?"
    r"|com(?:e|ing) off|wean|quit(?:ting)?|twice|more than|(?:as )?(?:much|many)|extra|another"
    r"|instead of|without|mix(?:ing)?|combin\w+|replac\w+|swap\w*|crush\w*)\b",
    r"[^.!?\n]{0,40}?\b",
    DRUG,
    r"\b",
    r"|\b(?:max\w*|safe|right|normal|correct|usual|recommended|daily|lethal|ideal)\b"
    r"[^.!?\n]{0,20}\b(?:dos(?:e|age)|amount)\b",
    rf"|\b(?:can|may|should|must|let me|tell me to|remind me to|recommend|suggest|give|safe to|ok(?:ay)? to"
    rf"|fine to|allowed to)\b[^.!?\n]{{0,40}}?\b(?:{_AMOUNT}\s*{_UNIT}\b|{_AMOUNT}\s+(?:\w+\s+){{0,4}}{DRUG}\b)",
    rf"|\b(?:don'?t need|needn'?t|no need for|not need)\b[^.!?\n]{{0,20}}\b{DRUG}\b",
)


def doses(text: str) -> bool:
    """Whether a text names how much of a medicine is taken, in figures or in words."""
    return DOSE.search(plain(text[:_MOST])) is not None

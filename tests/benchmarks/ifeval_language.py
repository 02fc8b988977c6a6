"""Which language a reply is in: by its script, then by function words.

Our own and small. It knows the languages that IFEval asks for and those that a model may slip into
instead. The script with the most letters decides; among languages of one script the one whose
function words, endings and letters occur most. Latin letters without any such sign count as
English, so that a reply of two words in capitals is not refused.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

_RANGES = {
    "latin": (("A", "\u024f"), ("\u1e00", "\u1eff")),
    "cyrillic": (("\u0400", "\u052f"),),
    "arabic": (("\u0600", "\u06ff"), ("\u0750", "\u077f"), ("\ufb50", "\ufeff")),
    "devanagari": (("\u0900", "\u097f"),),
    "bn": (("\u0980", "\u09ff"),),
    "pa": (("\u0a00", "\u0a7f"),),
    "gu": (("\u0a80", "\u0aff"),),
    "ta": (("\u0b80", "\u0bff"),),
    "te": (("\u0c00", "\u0c7f"),),
    "kn": (("\u0c80", "\u0cff"),),
    "ml": (("\u0d00", "\u0d7f"),),
    "th": (("\u0e00", "\u0e7f"),),
    "ko": (("\u1100", "\u11ff"), ("\u3130", "\u318f"), ("\uac00", "\ud7af")),
    "ja": (("\u3040", "\u30ff"),),
    "zh": (("\u4e00", "\u9fff"),),
    "el": (("\u0370", "\u03ff"),),
    "he": (("\u0590", "\u05ff"),),
}


@dataclass(frozen=True, slots=True)
class _Signs:
    """What gives a language away: whole words, ends of words ("-ssa"), letters of its own."""

    words: frozenset[str]
    endings: tuple[str, ...]
    letters: frozenset[str]


def _signs(listed: str, letters: str = "") -> _Signs:
    words = listed.split()
    endings = tuple(word[1:] for word in words if word.startswith("-"))
    return _Signs(frozenset(w for w in words if w[0] != "-"), endings, frozenset(letters))


_LANGUAGES = {
    "latin": {
        "en": _signs(
            "the and of to is in it you that for with are this was be on not have as but they "
            "your we my he she his her from or by at an can will what if so our their i a"
        ),
        "de": _signs(
            "der die das und ist nicht ein eine einen dem den des zu mit sich auf für im auch es "
            "ich sie er wir ihr von als wie aus bei dass wenn aber oder sind war hat haben", "ßäöü"
        ),
        "fr": _signs(
            "le la les et est un une des du de que qui dans pour pas sur avec ce il elle nous vous "
            "je au aux plus sont être cette mais ou par ne se", "çêèëœàûî"
        ),
        "es": _signs(
            "el la los las y es un una de del que en por para con no se su lo al como más pero "
            "son está este esta muy yo nosotros sus hay también", "ñ¿¡"
        ),
        "pt": _signs(
            "o a os as e é um uma de do da dos das que em no na nos nas por para com não se seu "
            "sua ao mais mas são está este esta muito eu você foi também isso", "ãõ"
        ),
        "it": _signs(
            "il lo la gli le e è un una di del della dei delle che in nel nella per con non si "
            "suo sua al alla più ma sono questo questa molto io anche come ho ha ci", "ìò"
        ),
        "nl": _signs(
            "de het een en is van in dat niet op te met voor zijn er aan ook als maar bij naar ik "
            "je hij zij wij was hebben heeft worden deze dit uit"
        ),
        "sv": _signs("och är det att en ett som på av för med inte den till har om jag du vi", "å"),
        "fi": _signs(
            "ja on ei se että hän minä sinä me he olen ovat oli mutta kun niin kuin tai myös ole "
            "tämä joka jos voi sen -ssa -ssä -sta -stä -lla -llä -aan -ään -nsa -nsä"
        ),
        "sw": _signs(
            "na ya wa kwa ni katika za la cha vya kama au lakini hii huu hiyo yake yangu yako wake "
            "sana hapa pia kuwa ili mimi wewe yeye sisi watu mtu moja si hakuna"
        ),
        "vi": _signs(
            "là và của không có một cho người được trong với tôi bạn các những đã này để khi như "
            "thì cũng từ rất nhiều con mẹ nhưng",
            "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
        ),
        "id": _signs(
            "yang dan di ini itu dengan untuk tidak dari dalam akan pada adalah saya anda kita "
            "mereka juga ada atau ke bisa"
        ),
    },
    "cyrillic": {
        "ru": _signs(
            "и в не на что он она это как я с по но из мы к у за его её так для от или мне ты вы "
            "был была было были", "ыэё"
        ),
        "bg": _signs(
            "и в не на че да се от за си са е той тя това като ще съм но до по при или който аз "
            "ние вие бъде -ът -ята -ите -ото", "ъ"
        ),
        "uk": _signs("та що це не на як у й він вона ми ви для або але", "іїєґ"),
        "sr": _signs("је и у да се на за са су није које што", "ђјљњћџ"),
    },
    "arabic": {
        "ar": _signs("في من على أن إلى التي الذي هذا هذه كان لا ما هو هي مع عن أو قد كل", "ةإأىيك"),
        "fa": _signs(
            "است از که در به این را با برای های می و آن یک بود شد تو من ما او هم ولی نیست", "پچگژ"
        ),
        "ur": _signs("ہے ہیں کے کی کا میں سے کو اور نے پر یہ وہ تھا ہو کر بھی ایک نہیں", "ٹڈڑںےہھ"),
    },
    "devanagari": {
        "hi": _signs(
            "है हैं का की के में और को से पर यह था थी थे नहीं ने एक भी तो कि मैं हम आप वह कर करना "
            "होता लिए"
        ),
        "mr": _signs(
            "आहे आहेत आणि मी तो ती हे त्या नाही होते होता करून असे माझ्या आपण तुम्ही पण मला "
            "-च्या -मध्ये -साठी -ांना -ला -चा -ची -चे", "ळ"
        ),
        "ne": _signs(
            "छ छन् र हो यो त्यो पनि म मेरो हामी तपाईं तिमी भएको हुन्छ गर्न गर्नुहोस् छैन थियो तर लागि "
            "-को -मा -लाई -हरू -हरु -बाट"
        ),
    },
}  # fmt: skip


def language(text: str) -> str:
    """The code of the text's language (ISO 639-1); empty when it has no letters that are known."""
    scripts: Counter[str] = Counter()
    for letter in text:
        if unicodedata.category(letter)[0] in "LM":
            scripts.update(s for s, spans in _RANGES.items() if _inside(letter, spans))
    if not scripts:
        return ""
    if scripts["ja"] and scripts["ja"] + scripts["zh"] > sum(scripts.values()) / 2:
        return "ja"
    script = scripts.most_common(1)[0][0]
    if script not in _LANGUAGES:
        return script
    words = [word.strip(_MARKS) for word in unicodedata.normalize("NFC", text).lower().split()]
    known = _LANGUAGES[script]
    signs = {code: sum(_tells(word, known[code]) for word in words) for code in known}
    best = max(signs, key=lambda code: signs[code])  # the first of equals
    return best if signs[best] or script == "latin" else ""


_MARKS = ".,;:!?()[]{}<>*_#-–—…\"'“”‘’«»।॥،؛؟|/`"


def _inside(letter: str, spans: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= letter <= last for first, last in spans)


def _tells(word: str, signs: _Signs) -> int:
    """How many signs of a language a word shows: its own letters count beside the word itself."""
    ending = bool(signs.endings) and len(word) > 3 and word.endswith(signs.endings)
    return (word in signs.words) + ending + (not signs.letters.isdisjoint(word))

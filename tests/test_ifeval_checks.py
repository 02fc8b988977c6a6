"""Every kind of instruction of the ifeval benchmark: what follows it, and what does not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmarks.ifeval_checks import CHECKS, Instruction, followed
from tests.benchmarks.ifeval_language import language
from tests.benchmarks.ifeval_words import sentences, words

# kind, arguments, replies that follow, replies that do not
CASES: list[tuple[str, dict[str, Any], list[str], list[str]]] = [
    (
        "keywords:existence", {"keywords": ["harbour", "gull"]},
        ["Gulls over the HARBOUR."], ["A gull over the port."],
    ),
    (
        "keywords:frequency", {"keyword": "tea", "relation": "at least", "frequency": 2},
        ["Tea, then more tea."], ["Tea, then coffee."],
    ),
    (
        "keywords:frequency", {"keyword": "tea", "relation": "less than", "frequency": 2},
        ["One cup of tea.", "Water."], ["Tea and tea."],
    ),
    (
        "keywords:forbidden_words", {"forbidden_words": ["rain", "mud"]},
        ["The train was late.", "A muddy path."], ["Rain again.", "So much (mud)!"],
    ),
    (
        "keywords:letter_frequency",
        {"letter": "z", "let_relation": "at least", "let_frequency": 3},
        ["Zig, zag, zoo."], ["Zig, zag."],
    ),
    (
        "keywords:letter_frequency",
        {"letter": "#", "let_relation": "less than", "let_frequency": 2},
        ["# One"], ["# One\n# Two"],
    ),
    (
        "language:response_language", {"language": "de"},
        ["Das Haus steht am See und ist nicht groß."], ["The house is by the lake.", "12 + 3"],
    ),
    (
        "length_constraints:number_sentences", {"relation": "less than", "num_sentences": 3},
        ["It rained. We stayed in."], ["It rained. We stayed in. It was fine!"],
    ),
    (
        "length_constraints:number_sentences", {"relation": "at least", "num_sentences": 2},
        ["Who came? Dr. Weller did."], ["Dr. Weller came at 5 p.m. on foot."],
    ),
    (
        "length_constraints:number_paragraphs", {"num_paragraphs": 2},
        ["One.\n***\nTwo.", "***\nOne.\n\n***\n\nTwo.\n***"],
        ["One.\n\nTwo.", "One.\n***\n\n***\nTwo.", "One. *** Two. *** Three."],
    ),
    (
        "length_constraints:number_words", {"relation": "at least", "num_words": 4},
        ["Four words are here."], ["Only three words."],
    ),
    (
        "length_constraints:nth_paragraph_first_word",
        {"num_paragraphs": 2, "nth_paragraph": 2, "first_word": "later"},
        ["We ate.\n\nLater, we slept.", 'We ate.\n\n\n\n"Later" came.'],
        ["We ate.\nLater, we slept.", "Later.\n\nWe slept.", "We ate.\n\nLater.\n\nWe slept."],
    ),
    (
        "detectable_content:number_placeholders", {"num_placeholders": 2},
        ["Dear [name], I am [age]."], ["Dear [name], I am (age)."],
    ),
    (
        "detectable_content:postscript", {"postscript_marker": "P.S."},
        ["Bye.\n\nP.S. Bring bread.", "Bye. p. s. Bring bread."], ["Bye.\n\nPS Bread.", "Oops."],
    ),
    (
        "detectable_content:postscript", {"postscript_marker": "P.P.S"},
        ["Bye.\nP.P.S: Bread."], ["Bye.\nP.S. Bread."],
    ),
    (
        "detectable_format:number_bullet_lists", {"num_bullets": 2},
        ["Two:\n* bread\n* salt", "  - bread\n  - **salt**\n---"],
        ["* bread", "* bread\n* salt\n* oil", "*bread*\n*salt*", "1. bread\n2. salt"],
    ),
    (
        "detectable_format:constrained_response", {},
        ["My answer is no.", "Well. My answer is maybe. Who knows."], ["No.", "my answer is no"],
    ),
    (
        "detectable_format:number_highlighted_sections", {"num_highlights": 2},
        ["A *red* and a **blue** one.", "* a *red* one\n* a *blue* one"],
        ["A *red* one.", "* red\n* blue", "**", "***\n***", "***both***"],
    ),
    (
        "detectable_format:multiple_sections", {"section_spliter": "Part", "num_sections": 2},
        ["Part 1\nWe left.\nPart 2\nWe came back."],
        ["Part 1\nWe left.", "PART 1\nPART 2", "Part A"],
    ),
    (
        "detectable_format:json_format", {},
        ['{"tea": 2}', '```json\n["tea"]\n```', "```\n{}\n```"],
        ["{'tea': 2}", 'Here: {"tea": 2}', '```json\n{"tea": 2}\n```\nEnjoy!', "{"],
    ),
    (
        "detectable_format:title", {},
        ["<<The Sea>>\nIt is wide."], ["<The Sea>\nIt is wide.", "<< >>", "<<The\nSea>>"],
    ),
    (
        "combination:two_responses", {},
        ["Yes.\n******\nNo.", "******Yes.******No.******"],
        ["Yes.\n***\nNo.", "Yes.******Yes.", "Yes.******\n******No.", "Yes.******No.******Maybe."],
    ),
    (
        "combination:repeat_prompt", {"prompt_to_repeat": "Name a river."},
        ["Name a river.\nThe Elbe.", " name a River. The Elbe."],
        ["The Elbe.", "Sure! Name a river."],
    ),
    (
        "startend:end_checker", {"end_phrase": "Safe travels!"},
        ["Take a coat. Safe travels!", '"Take a coat. safe travels!"\n'],
        ["Safe travels! Take a coat.", "Take a coat. Safe travels"],
    ),
    (
        "startend:quotation", {},
        ['"Good morning."', '\n"Two\nlines" \n'], ['"Good" morning.', '"', "'Good morning.'"],
    ),
    (
        "change_case:capital_word_frequency",
        {"capital_relation": "at least", "capital_frequency": 2},
        ["VERY good, and **CHEAP**.", "I am on TIME."], ["VERY Good.", "A bargain."],
    ),
    (
        "change_case:capital_word_frequency",
        {"capital_relation": "less than", "capital_frequency": 1},
        ["all is calm."], ["All is CALM."],
    ),
    (
        "change_case:english_capital", {},
        ["THE SEA IS WIDE, 12 MILES.", "SEA."],
        ["The SEA IS WIDE.", "DAS IST NICHT DIE SEE.", "12."],
    ),
    (
        "change_case:english_lowercase", {},
        ["the sea is wide."], ["the Sea is wide.", "das ist nicht die see."],
    ),
    ("punctuation:no_comma", {}, ["Bread and salt."], ["Bread, salt."]),
]  # fmt: skip

SPOKEN = {
    "en": "We walked along the river and it was a fine day.",
    "de": "Wir sind am Fluss gelaufen und es war ein schöner Tag.",
    "it": "Questa mattina ho bevuto il caffè con la mia amica e non piove più.",
    "pt": "Hoje não vou ao mercado, mas você pode comprar pão para a nossa casa.",
    "es": "Hoy no voy al mercado, pero tú puedes comprar el pan para la casa.",
    "fr": "Je ne vais pas au marché, mais vous pouvez acheter du pain pour la maison.",
    "fi": "Minä olen talossa ja katselen järveä, mutta aurinko ei paista.",
    "sw": "Leo asubuhi mimi na rafiki yangu tulikwenda sokoni kwa ajili ya matunda.",
    "vi": "Hôm nay tôi không đi chợ nhưng bạn có thể mua bánh mì.",
    "ru": "Сегодня я не пойду на рынок, но мы купим хлеб и чай.",
    "bg": "Днес няма да отида на пазара, но ще си купя хляб от магазина.",
    "ar": "ذهبت اليوم إلى السوق مع أختي ثم عدنا إلى البيت.",
    "fa": "امروز به بازار نرفتم و در خانه چای نوشیدم که خیلی خوب بود.",
    "ur": "آج میں بازار نہیں گیا اور گھر میں چائے پی ہے۔",
    "hi": "आज मैं बाज़ार नहीं गया और घर में चाय पी रहा हूँ, यह अच्छी है।",
    "mr": "आज मी बाजारात गेलो नाही आणि घरी चहा घेत आहे.",
    "ne": "आज म बजार गइनँ र घरमा चिया खाँदै छु, यो धेरै राम्रो छ।",
    "bn": "আজ আমি বাজারে যাইনি।",
    "pa": "ਅੱਜ ਮੈਂ ਬਾਜ਼ਾਰ ਨਹੀਂ ਗਿਆ।",
    "gu": "આજે હું બજારમાં ગયો નથી.",
    "ta": "இன்று நான் சந்தைக்குப் போகவில்லை.",
    "te": "ఈ రోజు నేను బజారుకు వెళ్ళలేదు.",
    "kn": "ಇಂದು ನಾನು ಮಾರುಕಟ್ಟೆಗೆ ಹೋಗಲಿಲ್ಲ.",
    "th": "วันนี้ฉันไม่ได้ไปตลาด",
    "ko": "오늘은 시장에 가지 않았어요.",
}


@pytest.mark.parametrize(("kind", "given", "right", "wrong"), CASES)
def test_a_kind(kind: str, given: dict[str, Any], right: list[str], wrong: list[str]) -> None:
    instruction = Instruction(kind, given)
    assert [reply for reply in right if not followed(instruction, reply)] == []
    assert [reply for reply in [*wrong, "", " \n"] if followed(instruction, reply)] == []


def test_all_kinds_are_tried_and_no_other_is_known() -> None:
    assert {kind for kind, *_ in CASES} == set(CHECKS)
    with pytest.raises(ValueError, match="unknown kind"):
        followed(Instruction("length_constraints:rhyme"), "Moon, June.")
    with pytest.raises(ValueError, match="unknown relation"):
        odd = {"keyword": "tea", "relation": "about", "frequency": 1}
        followed(Instruction("keywords:frequency", odd), "Tea.")


@pytest.mark.parametrize("code", SPOKEN)
def test_languages_are_told_apart(code: str) -> None:
    assert language(SPOKEN[code]) == code
    assert language(SPOKEN[code].upper()) == code


def test_most_of_a_mixed_text_decides_and_nothing_is_no_language() -> None:
    assert language(SPOKEN["en"] + " " + SPOKEN["ru"] * 2) == "ru"
    assert language("12 + 3 = 15!") == language("") == ""


def test_sentences_and_words() -> None:
    assert sentences('"Who?" she asked. Mr. J. Weller, e.g., said nothing... "Fine!"') == 4
    assert sentences("1. Bread.\n2. Salt and oil.\n\nThat is all") == 3
    assert sentences("It costs 3.50 in the U.S. and more here.\nNo line break ends it") == 2
    assert sentences("मैं घर गया। वह नहीं आया।") == 2
    assert sentences(" \n!!") == 0
    assert words("Don't go - it's 3.5 km.") == 8
    assert words("हिन्दी में") == 2

"""Wordings of instructions about letters, numbers, tone and language (see `style_orders`)."""

# ruff: noqa: E501 - one row a line reads better than a wrapped one
from __future__ import annotations


def _language(name: str, own: str) -> str:
    return (
        f"{{do}} in {name} / speak {name} / {{do}} only in {name} / write {{all}} in {name}"
        f" / talk to me in {name} / use {name} / {name} only, please. / I want {name}."
        f" / Only {name} from you."
        f" || give {{all}} in {name} / switch to {name} / {own} / Let it all be in {name}."
    )


TONE: dict[str, str] = {
    "exclaim": (
        "use exclamation marks / put an exclamation mark at the end of {all} / sound excited"
        " / {do} with exclamation marks / end {all} with an exclamation mark / be enthusiastic"
        " / {do} as if you were thrilled / I want {all} to sound excited! / Be full of energy."
        " || let {all} end with an exclamation mark / show some excitement with exclamation marks"
        " / Sound as if everything were great news!"
    ),
    "no_exclamation": (
        "avoid exclamation marks / {do} without exclamation marks / use no exclamation marks"
        " / leave out exclamation marks / keep exclamation marks out of {all}"
        " / Don't use exclamation marks. / No exclamation marks. / Never write an exclamation mark."
        " || stay calm and use no exclamation marks / do without that shouting punctuation, the !"
        " / I don't want to see a single exclamation mark."
    ),
    "lower_case": (
        "{do} in lower case / use only lowercase letters / write {all} in lowercase"
        " / {do} in all lower case / use no capital letters / {do} without capital letters"
        " / Lowercase only. / No capitals at all. / I want everything in lower case."
        " || write {all} small, with no capital anywhere / keep every letter lowercase"
        " / Capital letters are not allowed."
    ),
    "all_capitals": (
        "{do} in capital letters / use only capital letters / write {all} in all caps"
        " / {do} in all capitals / put {all} in capitals / {do} in upper case"
        " / All caps, please. / Capital letters only. / I want everything in capitals."
        " || keep every letter uppercase / write {all} big, in capitals throughout"
        " / I read badly, so only capital letters."
    ),
    "capital_words": (
        "capitalise every word / start every word with a capital letter / {do} in title case"
        " / capitalize each word of {all} / write {all} in title case / {do} With Every Word Capitalised"
        " / Title case, please. / I want each word to begin with a capital."
        " || give each word of {all} a big first letter / let every word begin with a capital"
        " / No word should begin with a small letter."
    ),
    "no_commas": (
        "avoid commas / {do} without commas / use no commas / leave out all commas"
        " / keep commas out of {all} / do without commas / No commas. / Don't use any commas."
        " / Never write a comma."
        " || get along without a single comma / write {all} comma-free"
        " / I don't want to see a comma."
    ),
    "no_contractions": (
        "avoid contractions / {do} without contractions / use no contractions"
        ' / write "do not" instead of "don\'t" / write out contractions like "I\'m"'
        " / leave out contractions / No contractions, please. / Don't use contractions."
        " || spell out every short form such as it's / use full forms, not short ones like you're"
        " / Contracted forms are not welcome."
    ),
    "digits": (
        "write numbers as digits / use digits for numbers / {do} with numerals, not number words"
        " / put numbers in digits / write numbers in figures / use figures such as 7 for numbers"
        " / Numbers as digits, please. / I want all numbers as digits."
        " || show numbers as numerals / let each number be figures and not a word"
        " / Numbers should not be spelled out."
    ),
    "number_words": (
        "write numbers as words / spell numbers out / {do} with numbers as words"
        " / use words for numbers, not digits / use no digits / write out all numbers"
        " / No digits. / I want numbers spelled out."
        " || put numbers into words / keep figures out and spell each number"
        " / Digits are not allowed."
    ),
    "hours_24": (
        "use 24-hour times / {do} with 24-hour times / write times in the 24-hour format"
        " / give times like 18:30 / use the 24-hour clock / avoid am and pm / No am or pm."
        " / I want times in 24-hour format."
        " || tell times as the military does, 18:00 / count the hours to 24"
        " / Times should have no am or pm."
    ),
    "metric": (
        "use metric units / {do} in metric units / give measures in metric units"
        " / use kilometres and kilograms, not miles and pounds / use metric units only"
        " / write lengths and weights in metric / Metric units only. / No miles or pounds."
        " || measure everything the metric way / use metres, kilos and litres"
        " / I don't understand feet, pounds and miles."
    ),
    "emoji_end": (
        "end {all} with an emoji {w} / put an emoji {w} at the end of {all} / finish {all} with an emoji {w}"
        " / {do} with an emoji {w} at the end / close {all} with an emoji {w} / add an emoji {w} at the end"
        " / I want an emoji {w} at the end of {all}. / An emoji {w} must come last in {all}."
        " || let an emoji {w} close {all} / stick an emoji {w} behind {all}"
        " / The last thing in {all} should be an emoji {w}."
    ),
    "no_emoji": (
        "avoid emojis / {do} without emojis / use no emojis / leave out emojis"
        " / keep emojis out of {all} / No emojis. / Don't use emojis. / Never use an emoji."
        " || do without smileys and little pictures / keep it to plain text, no emoji"
        " / I don't like smileys and such."
    ),
    "formal": (
        "be formal / {do} formally / use formal language / {do} in a formal tone / sound formal"
        " / keep {all} formal / be very formal / I want a formal tone. / Formal language only."
        " || write as in an official letter / strike a formal note"
        " / Please be formal with me."
    ),
    "playful": (
        "be playful / {do} playfully / be playful and silly / {do} in a playful tone / sound playful"
        " / keep {all} playful / be more playful / I want you to be silly and playful."
        " / A playful tone, please."
        " || answer in a playful way / have some fun in {all}"
        " / I'd love {all} to sound playful."
    ),
    "casual": (
        "be casual / {do} casually / use casual language / {do} in a casual tone / sound relaxed"
        " / keep {all} casual / talk to me like a friend / I want a casual tone. / Be laid-back."
        " || chat like a buddy / loosen up in {all} / Please be casual with me."
    ),
    "polite": (
        "be polite / {do} politely / use polite language / {do} in a polite tone / be very polite"
        " / keep {all} polite / be courteous / I want you to be polite. / Good manners, please."
        " || mind your manners in {all} / show courtesy / Please be courteous with me."
    ),
    "pirate": (
        "talk like a pirate / {do} like a pirate / {do} as a pirate would / sound like a pirate"
        " / use pirate speech / be a pirate / write {all} in pirate talk / I want pirate talk."
        " / Pirate language, please."
        " || put on a pirate's voice / pretend to be a buccaneer, a true pirate"
        " / You are a pirate, so sound like one."
    ),
    "medieval": (
        "talk like a medieval herald / {do} in medieval English / {do} like somebody from the Middle Ages"
        " / sound medieval / use old-fashioned, medieval words / write {all} like a medieval tale"
        " / I want a medieval tone. / speak like a knight"
        " || put on a herald's voice / pretend that we live in the Middle Ages"
        " / You are a medieval bard, so sound like one."
    ),
    "cowboy": (
        "talk like a cowboy / {do} like a cowboy / {do} as a cowboy would / sound like a cowboy"
        " / use cowboy talk / be a cowboy / write {all} in cowboy style / I want cowboy talk."
        " / Cowboy language, please."
        " || put on a rancher's drawl, like a cowboy / pretend to be from the Wild West"
        " / You are a cowboy, so sound like one."
    ),
    "robot": (
        "talk like a robot / {do} like a robot / {do} as a robot would / sound like a robot"
        " / use robot talk with beeps / be a robot / write {all} in robot style / I want robot talk."
        " / Robot language, please."
        " || put on a robot's voice / pretend to be a beeping machine"
        " / You are an old film robot, so sound like one."
    ),
    "encouraging": (
        "be encouraging / {do} in an encouraging tone / encourage me in {all} / cheer me on"
        " / add a word of encouragement to {all} / sound encouraging / I want some encouragement."
        " / A little encouragement, please."
        " || give me a boost in {all} / be my cheerleader / I need some cheering on."
    ),
    "french": _language("French", "En français, s'il te plaît."),
    "german": _language("German", "Auf Deutsch, bitte."),
    "spanish": _language("Spanish", "En español, por favor."),
    "italian": _language("Italian", "In italiano, per favore."),
}

"""Further trained wordings about letters, numbers, tone and language, one a line."""

from __future__ import annotations


def _language(name: str) -> str:
    return f"""
~{name} only
~{name} pls
~in {name}
~always {name}
~{name.lower()} only, no english
~no english, just {name}
~speak {name.lower()} to me
Every message is in {name}.
Every word you write should be {name}.
I'm learning {name}, so use it with me.
My English is poor, so write in {name}.
I grew up with {name}, so I want to hear it.
My grandmother reads along, so write {name}.
Don't write English, write {name}.
Don't answer in English but in {name}.
Never use English with me, only {name}.
No matter which language I write, you write {name}.
From now on I want {name}.
Whenever you talk to me, speak {name}.
I'd like to read {name} only.
I wish you would speak {name} with me.
I prefer {name} to English.
Your output should be in {name}.
Your entire response should be in {name}, no other language is allowed.
The language is {name}.
The language between us is {name}.
What you say should be in {name}.
stick to {name}
keep to {name}, even when I write English
say everything in {name}
communicate in {name}
translate {{all}} into {name}
"""


def voice(name: str, article: str = "a") -> str:
    """A character to be played."""
    who = f"{article} {name}"
    return f"""
~{name} mode on
~{name} talk pls
~{name} style, always
~you're {who} now
~act like {who}
~talk as if you were {who}
Every message sounds like {who}.
Every word of yours should sound like {who}.
My kids read along, so talk like {who}.
It makes me laugh, so sound like {who}.
I'm having a dull day, so be {who} for me.
We're playing a game, so you are {who}.
Don't talk like a normal assistant, talk like {who}.
Don't drop the act: you are {who}.
Never answer in your normal voice, only as {who}.
From now on you are {who}.
Whenever you talk to me, be {who}.
I'd like you to sound like {who}.
I'd love to chat with {who}.
I wish you would talk like {who}.
Your style is that of {who}.
Your output should sound like {who}.
What you say should sound as if {who} said it.
act as {who}
play {who}
adopt the voice of {who}
imitate {who}
stay in character as {who}
answer me in the style of {who}
take on the role of {who}
"""


def _manner(name: str) -> str:
    """A tone that has an adjective."""
    one = f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return f"""
~{name} tone pls
~{name} please
~always {name}
~{name} style only
~more {name} ok?
~be {name} with me
Every message should sound {name}.
Every text of yours should be {name}.
I like it {name}, so talk to me that way.
It cheers me up when you are {name}, so be that.
I respond best to that, so sound {name}.
Don't be dry, be {name}.
Don't use any other tone than {one} one.
Never sound anything but {name}.
From now on you are {name}.
Whenever you talk to me, be {name}.
I'd like {one} tone from you.
I wish you would sound more {name}.
I want you {name}.
Your tone is {name}.
Your tone with me should be {name}.
Your output should sound {name}.
The tone is {name}.
What you say should sound {name}.
adopt {one} tone
use {one} tone
make {{all}} sound {name}
keep your tone {name}
stay {name}
word {{all}} in {one} way
"""


TONE_MORE: dict[str, str] = {
    "exclaim": """
~exclamation marks pls!
~end with !
~always an exclamation mark!
~more excitement!
~shout it with a !
~be excited!!
Every message ends with an exclamation mark.
Every text of yours should burst with excitement.
I'm tired today, so sound excited!
I need energy, so use exclamation marks!
Full stops look sad, so end with an exclamation mark.
Don't end with a full stop, end with an exclamation mark.
Don't sound bored, sound thrilled!
Never end without an exclamation mark.
From now on you end with an exclamation mark!
Whenever you talk to me, sound excited!
I'd like an exclamation mark at the end.
I wish you would sound more excited!
Your output should end with "!".
The last character is an exclamation mark.
finish {all} with an exclamation mark
close with an exclamation mark
sound thrilled
write with excitement
make {all} sound exciting, with an exclamation mark
add an exclamation mark to the end of {all}
show enthusiasm with exclamation marks
""",
    "no_exclamation": """
~no exclamation marks
~no ! pls
~never use !
~stop with the exclamation marks
~full stops only, no !
~calm punctuation, no "!"
Not one exclamation mark, please.
Every message should be free of exclamation marks.
Exclamation marks feel like shouting, so leave them out.
I find "!" too loud, so don't use it.
I like calm texts, so no exclamation marks.
Don't write "!".
Don't you dare use an exclamation mark.
Don't shout at me with exclamation marks.
Do not put exclamation marks into what you say.
Never end a sentence with an exclamation mark.
From now on I want no exclamation marks.
Whenever you talk to me, leave out exclamation marks.
I'd like full stops instead of exclamation marks.
I wish you would stop using exclamation marks.
Your output must not contain "!".
Exclamation marks are banned.
refrain from exclamation marks
stop using exclamation marks
write full stops instead of exclamation marks
skip the exclamation marks
end your sentences with full stops, never with "!"
use periods, not exclamation marks
""",
    "lower_case": """
~lowercase only
~all lower case pls
~no caps
~no capital letters ever
~small letters only
~everything lowercase ok?
~never use capitals
Every message is in lower case.
Every letter should be small.
Capitals feel like shouting, so write in lower case.
I like the look of it, so use only small letters.
My poem has no capitals, so you use none either.
Don't use capital letters.
Don't capitalise anything, not even names.
Do not write a single capital letter.
Never use a capital letter.
From now on I want lower case only.
Whenever you write to me, use small letters only.
I'd like everything in small letters.
I wish you would write in lower case.
Your output should be in all lowercase letters.
Your entire response should be in lowercase letters, with no capital letters.
The letters are all small.
drop the capitals
stick to lower case
write everything in small letters
type like me, with no capitals
use small letters throughout
keep {all} in lower case
skip capital letters, even at the start of sentences
""",
    "all_capitals": """
~caps only
~ALL CAPS
~all caps pls
~caps lock on
~always capitals
~only capital letters ok?
~uppercase only
Every message is in capitals.
Every letter should be a capital.
My eyes are weak, so write in capitals.
My old printer knows only capitals, so use them.
I can't read small letters, so write in capitals.
Don't use small letters.
Don't you dare write in lower case.
Do not write a single lower-case letter.
Never use small letters.
From now on I want capitals only.
Whenever you write to me, use capital letters only.
I'd like everything in upper case.
I wish you would write in all caps.
Your output should be in all capital letters.
Your entire response should be in English, capital letters only.
The letters are all capitals.
turn caps lock on
stick to capital letters
write everything in upper case
shout: write in all caps
use capitals throughout
keep {all} in capitals
say everything in capital letters
""",
    "capital_words": """
~Title Case pls
~title case only
~Every Word Capitalised
~capital letter on every word
~always title case
~Write Like This
Every message is in title case.
Every word starts with a capital letter.
I use it as headlines, so write in title case.
It looks grand, so capitalise each word.
My slides need it, so start every word with a capital.
Don't write any word with a small first letter.
Don't leave a word uncapitalised.
Never start a word with a small letter.
From now on I want title case.
Whenever you write to me, capitalise each word.
I'd like a capital at the start of each word.
I wish you would write in title case.
Your output should be in title case.
All words begin with a capital letter.
Capitals at the start of all words, please.
use title case
stick to title case
write everything Like This, with capitals
use a capital letter for the first letter of each word
put a capital at the start of every word
write {all} like a headline, with every word capitalised
""",
    "no_commas": """
~no commas
~no commas pls
~never a comma
~zero commas
~comma-free replies only
~stop using commas
Not one comma, please.
Every message should be free of commas.
My file is split at commas, so don't use any.
My comma key is broken, so you use none either.
Commas confuse my program, so leave them out.
Don't use a single comma.
Don't you dare write a comma.
Do not put commas into what you say.
Never use commas.
From now on I want no commas.
Whenever you write to me, leave out commas.
I'd like sentences without commas.
I wish you would not use commas.
Your output must not contain commas.
In your entire response, refrain from the use of any commas.
Commas are banned.
refrain from commas
skip all commas
write everything without commas
use full stops rather than commas
stop using commas
omit commas
""",
    "no_contractions": """
~no contractions
~no contractions pls
~never "don't", always "do not"
~full forms only
~write "I am", not "I'm"
~stop using contractions
Not one contraction, please.
Every message should be free of contractions.
I'm learning English, so write "it is" and not "it's".
Contractions sound sloppy, so write words in full.
I have to quote you, so write "cannot" rather than "can't".
Don't use short forms like "you're".
Don't shorten "you have" to "you've".
Do not contract anything.
Never use contractions.
From now on I want full forms, such as "do not".
Whenever you write to me, avoid contractions.
I'd like "you are" instead of "you're".
I wish you would not use contractions.
Your output must not contain contractions.
Contractions are banned.
refrain from contractions
skip contractions
write everything without contractions
use "do not" rather than "don't"
say "I am" and never "I'm"
expand all contractions
write words like "cannot" and "it is" in full
""",
    "digits": """
~numbers as digits
~digits pls, not words
~always digits
~write 7, not seven
~numerals only
~use 1, 2, 3 for numbers
Every number should be in digits.
Every message has its numbers in figures.
I scan for numbers, so write them as digits.
Number words slow me down, so use digits.
My table needs figures, so write numbers as digits.
Don't spell out numbers.
Don't write "seven", write "7".
Do not use number words.
Never write a number as a word.
From now on I want digits.
Whenever you mention a number, use digits.
I'd like numbers as figures.
I wish you would write numbers in digits.
Your output should have numbers as digits.
Number words are banned.
use numerals
stick to digits
write every number with digits, even small ones
say "3" and never "three"
turn number words into digits
use figures for all numbers
""",
    "number_words": """
~no digits
~numbers in words pls
~spell out numbers
~always write seven, not 7
~number words only
~never use digits
Every number should be spelled out.
Every message has its numbers in words.
My voice reader stumbles over digits, so spell numbers out.
I dislike figures, so write numbers as words.
My poem has no digits, so spell them out.
Don't write digits.
Don't write "7", write "seven".
Do not use figures.
Never write a number in digits.
From now on I want number words.
Whenever you mention a number, spell it out.
I'd like numbers in words.
I wish you would write numbers as words.
Your output should contain no digits.
Figures are banned.
spell out every number
stick to number words
write each number as a word
say "three" and never "3"
turn digits into words
use words rather than figures
""",
    "hours_24": """
~24h times pls
~24-hour clock
~no am/pm
~always 24h format
~times like 14:00
~use 24h
Every time of day should be in 24-hour format.
I'm from Europe, so use the 24-hour clock.
I mix up am and pm, so write 18:30.
My calendar uses it, so write times like 07:00 and 19:00.
Don't write am or pm.
Don't say "half past three", say 15:30.
Do not use 12-hour times.
Never use am or pm.
From now on I want 24-hour times.
Whenever you tell me a time, use the 24-hour clock.
I'd like times in the 24-hour clock.
I wish you would use the 24-hour format.
Your output should have 24-hour times.
Times go from 00:00 to 23:59.
stick to the 24-hour clock
state times in 24-hour notation
write 20:00, not 8 pm
say 14:00 instead of 2 pm
give all times in 24-hour format
leave out am and pm and use the 24-hour clock
""",
    "metric": """
~metric only
~metric units pls
~km and kg only
~always metric
~no miles, no pounds
~no imperial units
Every measure should be metric.
I'm from Europe, so use metric units.
I can't picture feet and miles, so write metres and kilometres.
Pounds mean nothing to me, so write kilograms.
Don't use imperial units.
Don't write miles, write kilometres.
Do not use feet, inches or pounds.
Never use miles, feet or pounds.
From now on I want metric units.
Whenever you give a measure, make it metric.
I'd like metres, kilograms and litres.
I wish you would use metric units.
Your output should use metric units.
Imperial units are banned.
The units are metric.
stick to metric units
convert everything to metric
state distances in kilometres
say kilograms, not pounds
give all measures in metres, kilograms and litres
leave out imperial units
""",
    "emoji_end": """
~end with an emoji {w}
~emoji {w} at the end pls
~always an emoji {w} last
~last character = emoji {w}
~put an emoji {w} at the end ok?
~one emoji {w} after everything
Every message ends with an emoji {w}.
Every text of yours has an emoji {w} at the end.
It cheers me up, so end with an emoji {w}.
Plain text feels cold, so close with an emoji {w}.
My kids love it, so put an emoji {w} last.
Don't end without an emoji {w}.
Don't forget the emoji {w} at the end.
Never finish without an emoji {w}.
From now on you end with an emoji {w}.
Whenever you talk to me, end with an emoji {w}.
Each time you are done, add an emoji {w}.
I'd like an emoji {w} at the very end.
I wish you would finish with an emoji {w}.
Your output should end with an emoji {w}.
The last character is an emoji {w}.
use an emoji {w} to end {all}
attach an emoji {w} to {all}
have {all} end with an emoji {w}
round off {all} with an emoji {w}
finish what you say with an emoji {w}
drop an emoji {w} at the end of {all}
""",
    "no_emoji": """
~no emojis
~no emoji pls
~never use emojis
~zero emojis
~stop with the emojis
~plain text, no smileys
Not one emoji, please.
Every message should be free of emojis.
My terminal can't show emojis, so leave them out.
Emojis look childish to me, so don't use them.
My screen reader reads them aloud, so no emojis.
Don't you dare send me a smiley.
Do not put emojis into what you say.
Never send an emoji.
From now on I want no emojis.
Whenever you write to me, leave out emojis.
I'd like words only, no emojis.
I wish you would stop using emojis.
Your output must not contain emojis.
Emojis are banned.
Smileys and emojis are not wanted here.
refrain from emojis
skip the emojis
write everything without emojis
use words and no smileys
stop using emojis
omit emojis and smileys
""",
    "formal": """
~formal pls
~formal tone
~formal language only
~always formal
~no slang, be formal
~keep things formal
Every message should be formal.
Every text of yours should sound like a business letter.
This is for work, so be formal.
I'm old-fashioned, so be formal with me.
My boss reads along, so keep a formal tone.
Don't be chummy, be formal.
Don't use slang or contractions, be formal.
Never be casual with me.
From now on you are formal.
Whenever you talk to me, be formal.
I'd like a formal tone from you.
I wish you would be more formal.
I prefer formal language.
Your tone is formal.
Your output should sound formal.
The tone is formal.
What you say should sound formal and businesslike.
adopt a formal tone
use a formal register
stay formal at all times
make {all} sound formal
keep your tone formal
""",
    "playful": _manner("playful"),
    "casual": _manner("casual"),
    "polite": _manner("polite"),
    "encouraging": _manner("encouraging"),
    "pirate": voice("pirate"),
    "medieval": voice("medieval herald"),
    "cowboy": voice("cowboy"),
    "robot": voice("robot"),
    "french": _language("French"),
    "german": _language("German"),
    "spanish": _language("Spanish"),
    "italian": _language("Italian"),
}  # fmt: skip

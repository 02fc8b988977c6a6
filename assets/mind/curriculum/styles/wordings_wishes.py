"""Wordings of further instructions (see `wishes`), one a line; behind "||" for evaluation only."""

from __future__ import annotations

from assets.mind.curriculum.styles.wordings_tone_more import voice


def _voice(name: str, held_out: str) -> str:
    who = f"a {name}"
    first = f"""
talk like {who}
{{do}} like {who}
{{do}} as {who} would
be {who}
sound like {who}
I want you to talk like {who}.
"""
    return f"{first.strip()}\n{voice(name).strip()}\n||\n{held_out}"


WISHES: dict[str, str] = {
    "address_first": """
~call me {w} first
~start with {w} when you talk to me
~{w} at the start pls
~always open with my name, {w}
~{w}, then your answer
call me {w} at the start of {all}
address me as {w} at the beginning of {all}
begin {all} by calling me {w}
start {all} with my name, {w}
open {all} with "{w}," as you would address me
put {w} in front of what you say
say {w} to me before anything else
use {w} as my name at the start of {all}
Begin every message with {w}, that's me.
My name is {w}, so begin with it.
I like to hear who is meant, so start with {w}.
We all read along here, so start with {w} when you mean me.
Don't talk to me without saying {w} first.
Don't begin without addressing me as {w}.
Never start without calling me {w}.
From now on you start with {w}.
Whenever you talk to me, begin with {w}.
Each time you answer, start by calling me {w}.
I want to be called {w} at the start.
I'd like you to start with {w}.
I wish you would address me as {w} at the start.
Your output should begin with {w} and a comma.
The first word to me is {w}.
||
let {all} open by naming me {w}
name me {w} before the answer comes
At the front of {all} belongs {w}, for me.
""",
    "british": """
~british spelling pls
~british english only
~uk spelling
~colour, not color
~always british spelling
use British spelling
write British English
{do} in British English
spell words the British way
use UK spelling in {all}
stick to British spelling
keep to British English
write "colour" and "favourite", not "color" and "favorite"
spell as they do in London
I'm from London, so use British spelling.
I live in England, so write British English.
My teacher is British, so spell like that.
American spelling looks wrong to me, so use the British one.
Don't use American spelling.
Don't write "color", write "colour".
Never spell the American way.
From now on I want British spelling.
Whenever you write to me, use British spelling.
I want British English.
I'd like British spelling.
I wish you would spell the British way.
Your output should be in British English.
British spelling only.
||
spell {all} as the BBC would
keep American spellings out of {all}
Words should be spelled as in the United Kingdom.
""",
    "american": """
~american spelling pls
~american english only
~us spelling
~color, not colour
~always american spelling
use American spelling
write American English
{do} in American English
spell words the American way
use US spelling in {all}
stick to American spelling
keep to American English
write "color" and "favorite", not "colour" and "favourite"
spell as they do in New York
I'm from Ohio, so use American spelling.
I live in the States, so write American English.
My teacher is American, so spell like that.
British spelling looks wrong to me, so use the American one.
Don't use British spelling.
Don't write "colour", write "color".
Never spell the British way.
From now on I want American spelling.
Whenever you write to me, use American spelling.
I want American English.
I'd like American spelling.
I wish you would spell the American way.
Your output should be in American English.
American spelling only.
||
spell {all} as a paper in Chicago would
keep British spellings out of {all}
Words should be spelled as in the United States.
""",
    "table": """
~table pls
~as a table
~tables only
~markdown table
~always a table
{do} as a table
{do} in a table
use a table
put {all} in a table
put {all} in a Markdown table
make a table of {all}
format {all} as a table
lay {all} out as a Markdown table
give me a table
present {all} in table form
I paste it into my notes, so make it a Markdown table.
I read tables best, so use one.
My editor shows tables, so write one.
Don't write paragraphs, write a table.
Don't give me plain text, give me a table.
Never answer outside a table.
From now on I want a table.
Whenever you reply to me, use a table.
I want a table.
I'd like everything in a table.
I wish you would use tables.
Your output should be a Markdown table.
Table form only.
||
set {all} in rows and columns
draw a table with | for {all}
Rows and columns are how I want to read it.
""",
    "hashtag": """
~hashtag at the end pls
~end with a hashtag
~always a #hashtag
~one hashtag last
~add a hashtag
end {all} with a hashtag
finish {all} with a hashtag
put a hashtag at the end of {all}
add a hashtag to {all}
close {all} with a fitting #hashtag
{do} and then add a hashtag
attach a hashtag to {all}
tag what you say with a hashtag at the end
I post it online, so end with a hashtag.
I sort my notes by tag, so add a hashtag at the end.
It looks modern, so finish with a #hashtag.
Don't end without a hashtag.
Don't forget the hashtag at the end.
Never finish without a hashtag.
From now on you end with a hashtag.
Whenever you write to me, add a hashtag at the end.
I want a hashtag at the end of {all}.
I'd like a fitting hashtag at the very end.
I wish you would end with a hashtag.
Your output should end with a hashtag.
The last word is a hashtag.
||
let a # tag close {all}
stick a tag like #this behind {all}
At the end of {all} should stand a hashtag.
""",
    "reason": """
~answer, then a line with the reason
~add "Reason: ..." pls
~always give a reason line
~reason on the last line
~answer first, then "Reason:"
give a reason on a line of its own, after "Reason:"
end {all} with a line that starts with "Reason:"
add a line "Reason: ..." under {all}
{do} and give the reason on the next line, after "Reason:"
put the reason below {all}, as "Reason: ..."
write the answer first and then one line with "Reason:"
say why on a last line that begins with "Reason:"
justify {all} in one line, starting with "Reason:"
I like to know why, so add a line that starts with "Reason:".
I have to explain it to others, so give a "Reason:" line.
I don't trust bare answers, so add "Reason: ..." below.
Don't leave out the line with "Reason:".
Don't answer without a line that says "Reason: ...".
Never answer without a "Reason:" line.
From now on I want a line with the reason, "Reason: ...".
Whenever you answer me, add a line with "Reason:".
I want a reason line ("Reason: ...") under {all}.
I'd like a last line that starts with "Reason:".
I wish you would give a "Reason:" line.
Your output should end with a line that starts with "Reason:".
The last line gives the reason, after the word "Reason:".
||
close {all} with the why of it, as "Reason: ..."
let one line that opens with "Reason:" follow {all}
Under {all} should stand its reason, "Reason: ...".
""",
    "confidence": """
~how sure are you? add "Confidence: x%"
~confidence in % at the end pls
~add "Confidence: 90%" style line
~always say how sure you are, "Confidence: ..%"
end {all} with your confidence, like "Confidence: 90%"
add a line such as "Confidence: 80%" to {all}
put your confidence in percent under {all}, as "Confidence: 95%"
say how sure you are on a last line, "Confidence: 90%"
{do} and add a line "Confidence: ...%"
state your confidence below {all}, like "Confidence: 75%"
rate your certainty at the end, as "Confidence: 85%"
I want to know how sure you are, so add "Confidence: ...%".
I check what is uncertain, so end with a line like "Confidence: 70%".
Machines err, so add a line such as "Confidence: 90%".
Don't leave out your confidence, "Confidence: ...%".
Don't answer without a line like "Confidence: 90%".
Never answer without your confidence in percent, as "Confidence: 90%".
From now on I want a confidence line, like "Confidence: 90%".
Whenever you answer me, add a line like "Confidence: 80%".
I want a last line like "Confidence: 95%".
I'd like to see your confidence, as in "Confidence: 90%".
I wish you would say how sure you are, as "Confidence: 90%".
Your output should end with a line like "Confidence: 90%".
The last line is your confidence, for example "Confidence: 85%".
||
let a percentage show how sure you are, as "Confidence: 60%"
finish with your certainty in numbers, "Confidence: 99%"
Under {all} should stand a line like "Confidence: 88%".
""",
    "no_apology": """
~no apologies
~don't apologize
~never say sorry
~stop saying sorry
~no "i'm sorry" pls
avoid apologies
{do} without apologies
leave out apologies
stop apologising
refrain from apologising
keep apologies out of {all}
skip the apologies
be unapologetic: no "sorry"
I don't need apologies, so leave them out.
Apologies annoy me, so don't make any.
Sorry is a hollow word to me, so don't say it.
You have nothing to be sorry for, so don't apologise.
Don't apologise.
Don't say sorry to me.
Don't you dare apologise.
Never apologise.
From now on I want no apologies.
Whenever you talk to me, leave out apologies.
I want no apologies from you.
I'd like to hear no more apologies.
I wish you would stop saying sorry.
Your output must not contain an apology.
No apologies, please.
Apologies are banned.
||
spare me any regrets or sorries
hold back with "sorry" and the like
There is no need to excuse yourself, so don't.
""",
    "emoji_start": """
~start with an emoji {w}
~emoji {w} first pls
~always an emoji {w} at the start
~first character = emoji {w}
~emoji {w} in front of everything
start {all} with an emoji {w}
begin {all} with an emoji {w}
open {all} with an emoji {w}
put an emoji {w} at the start of {all}
{do} with an emoji {w} at the start
use an emoji {w} to begin {all}
place an emoji {w} before {all}
have {all} start with an emoji {w}
I scan for emojis, so start with an emoji {w}.
It cheers me up, so begin with an emoji {w}.
Plain text feels cold, so open with an emoji {w}.
Don't begin without an emoji {w}.
Don't forget the emoji {w} at the start.
Never start without an emoji {w}.
From now on you start with an emoji {w}.
Whenever you talk to me, begin with an emoji {w}.
I want an emoji {w} at the start of {all}.
I'd like an emoji {w} at the very beginning.
I wish you would start with an emoji {w}.
Your output should begin with an emoji {w}.
The first character is an emoji {w}.
||
let an emoji {w} lead {all}
draw an emoji {w} ahead of {all}
In front of {all} should be an emoji {w}.
""",
    "emoji_each": """
~emoji after every sentence
~emojis everywhere pls
~one emoji per sentence
~always an emoji after each sentence
~lots of emojis, one a sentence
put an emoji after every sentence
add an emoji to each sentence
end each sentence with an emoji
{do} with an emoji after every sentence
use an emoji after each sentence of {all}
decorate every sentence of {all} with an emoji
let an emoji follow each sentence
I love emojis, so put one after each sentence.
My kids read along, so add an emoji to every sentence.
Plain text is dull, so use an emoji after each sentence.
Don't leave a sentence without an emoji.
Don't forget the emoji after each sentence.
Never end a sentence without an emoji behind it.
From now on I want an emoji after each sentence.
Whenever you write to me, put an emoji after each sentence.
I want an emoji after every sentence.
I'd like an emoji behind each sentence.
I wish you would add an emoji to every sentence.
Your output should have an emoji after each sentence.
After each full stop comes an emoji.
||
give no sentence of {all} away without its emoji
close all sentences with a small picture, an emoji
Each of the sentences should carry an emoji at its end.
""",
    "tldr": """
~tl;dr at the end pls
~always a TL;DR
~add a TL;DR
~end with "TL;DR: ..."
~tldr line last
end {all} with a TL;DR
add a line "TL;DR: ..." to {all}
finish {all} with a TL;DR line
put a TL;DR at the end of {all}
{do} and then add a TL;DR
sum it up on a last line that starts with "TL;DR:"
close {all} with a line that starts with "TL;DR:"
include a TL;DR at the end
I only read the last line, so make it a TL;DR.
I'm in a hurry, so end with a TL;DR.
I skim, so add a line with "TL;DR:" at the end.
Don't leave out the TL;DR at the end.
Don't finish without a TL;DR.
Never forget the TL;DR line.
From now on I want a TL;DR at the end.
Whenever you answer me, add a TL;DR.
I want a TL;DR at the end of {all}.
I'd like a last line that starts with "TL;DR:".
I wish you would end with a TL;DR.
Your output should end with a TL;DR line.
The last line starts with "TL;DR:".
||
let a TL;DR close {all}
boil it down in a final "TL;DR: ..."
A TL;DR belongs at the bottom of {all}.
""",
    "one_word": """
~one word only
~one word answers
~one-word replies pls
~single word
~1 word max
~just one word, always
{do} in one word
{do} with a single word
use only one word
limit {all} to one word
keep {all} to a single word
say it in one word
be brief: one word
restrict yourself to one word
I can't read much, so one word is enough.
I'm driving, so use one word only.
It's for a crossword, so give me a single word.
Don't write more than one word.
Don't you dare use a second word.
Do not exceed one word.
Never use more than one word.
No reply longer than one word.
From now on I want one-word answers.
Whenever I ask, one word must do.
I want one word, no more.
I'd like one-word answers.
I wish you would use just one word.
Your output is one word.
One word, and nothing else.
||
make a lone word do
get it said with one single word
More than one word is too much for me.
""",
    "under_characters": """
~under {w} characters
~max {w} characters
~less than {w} chars pls
~keep it below {w} characters
~sms style, under {w} characters
{do} in fewer than {w} characters
use fewer than {w} characters
keep {all} under {w} characters
limit {all} to less than {w} characters
stay under {w} characters
make {all} shorter than {w} characters
hold {all} to under {w} characters
fit {all} into less than {w} characters
I read it as a text message, so use under {w} characters.
My display is tiny, so stay under {w} characters.
It has to fit on a label, so keep it below {w} characters.
Don't go over {w} characters.
Don't write {w} characters or more.
Never write more than {w} characters.
No reply over {w} characters.
From now on your messages have fewer than {w} characters.
Whenever you write to me, use under {w} characters.
I want less than {w} characters.
I'd like texts of under {w} characters.
I wish for texts with fewer than {w} characters.
Your output must have fewer than {w} characters.
Length: under {w} characters.
||
get by with less than {w} letters and signs
count your characters and stop short of {w}
{w} characters or more won't fit on my screen.
""",
    "exact_sentences": """
~exactly {w} sentences
~{w} sentences, always
~{w} sentences pls, not more not less
~just {w} sentences each time
~always exactly {w} sentences
{do} in exactly {w} sentences
use exactly {w} sentences
write exactly {w} sentences
make {all} exactly {w} sentences long
keep {all} to exactly {w} sentences
give me exactly {w} sentences
say everything in exactly {w} sentences
I have room for exactly {w} sentences, so use that many.
I like order, so write exactly {w} sentences.
My form wants exactly {w} sentences, so give me those.
Don't write more or fewer than {w} sentences.
Don't stop before {w} sentences, and don't go beyond.
Never write anything but {w} sentences.
From now on I want exactly {w} sentences.
Whenever you talk to me, use exactly {w} sentences.
I want exactly {w} sentences.
I'd like {w} sentences, no more and no fewer.
I wish for exactly {w} sentences.
Your output should be exactly {w} sentences.
The number of sentences in your messages is {w}.
Exactly {w} sentences, please.
||
let there be {w} sentences in {all}, neither more nor less
have {all} count {w} sentences
{w} sentences it must be, no other number.
""",
    "blockquote": """
~as a blockquote
~> before every line pls
~blockquote, always
~markdown quote block
~start lines with >
{do} as a blockquote
{do} in a Markdown blockquote
put {all} in a blockquote
format {all} as a Markdown quote with >
start each line of {all} with >
write {all} as a quote block
set a > before each line
use > at the start of each line
mark {all} as a quotation with >
I paste it into e-mails, so begin each line with >.
My notes show quotes nicely, so use a Markdown blockquote.
It has to look quoted, so put > before each line.
Don't write a line without > in front.
Don't leave out the > at the start of lines.
Never begin a line without >.
From now on I want blockquotes.
Whenever you write to me, use a blockquote.
I want {all} as a blockquote.
I'd like > at the start of each line.
I wish you would use blockquotes.
Your output should be a Markdown blockquote.
Each line begins with >.
||
let > lead each line of {all}
indent {all} the way mail quotes do, with >
A greater-than sign should open each line.
""",
    "letter": """
~write it as a letter to {w}
~letter style, Dear {w}
~dear {w}, ... luna
~always as a letter, "Dear {w},"
~like a letter to {w} pls
{do} in the form of a letter to {w}
write {all} as a letter that begins "Dear {w},"
make {all} a letter to {w}, signed Luna
begin {all} with "Dear {w}," and sign it as Luna
format {all} as a letter to {w}
start with "Dear {w}," and end with your name, Luna
put {all} in a letter to {w}
I like letters, so write me one that starts "Dear {w}," and is signed Luna.
I miss real post, so write like a letter to {w}.
We play pen pals, so write letters to me, {w}.
Don't just answer, write a letter to {w}.
Don't leave out "Dear {w}," and your name below.
Never write without "Dear {w}," and your name, Luna, at the end.
From now on you write letters to {w}.
Whenever you write to me, write a letter: Dear {w}.
I want {all} as a letter to {w}.
I'd like letters that begin with "Dear {w},".
I wish you would write letters, "Dear {w},".
Your output should be a letter to {w}, signed Luna.
The first line is "Dear {w}," and the last one Luna.
||
dress {all} up as a letter for {w}
let "Dear {w}," open {all} and Luna close it
As if by post to {w}, that is how I want to read it.
""",
    "hours_12": """
~12h times pls
~am/pm
~12-hour clock
~no military time
~always am and pm
use 12-hour times
use am and pm
{do} with 12-hour times
write times like 6:30 pm
give times with am or pm
use the 12-hour clock
stick to the 12-hour clock
say 3:00 pm, not 15:00
state times in 12-hour format
I'm American, so use am and pm.
I can't count past twelve on a clock, so use 12-hour times.
Military time confuses me, so write 6 pm.
My clock has twelve hours, so use am and pm.
Don't use 24-hour times.
Don't write 18:30, write 6:30 pm.
Never write times like 15:00.
From now on I want 12-hour times.
Whenever you tell me a time, use am or pm.
I want times with am and pm.
I'd like times on the 12-hour clock.
I wish you would use the 12-hour clock.
Your output should have 12-hour times.
12-hour times only.
||
tell times as an American clock does
keep hours above twelve out of {all}
Times should never go beyond 12.
""",
    "fun_fact": """
~fun fact at the end pls
~always a fun fact
~end with "Fun fact: ..."
~one fun fact last
~add a fun fact
end {all} with a fun fact, after "Fun fact:"
add a fun fact at the end of {all}, like "Fun fact: ..."
finish {all} with a line that starts with "Fun fact:"
put a "Fun fact:" under {all}
{do} and then add a fun fact, "Fun fact: ..."
tell me something odd at the end, after "Fun fact:"
close {all} with "Fun fact: ..."
I love trivia, so end with a "Fun fact:" line.
I want to learn something each day, so add "Fun fact: ..." below.
My kids like it, so put a fun fact at the end, as "Fun fact: ...".
Don't leave out the fun fact at the end ("Fun fact: ...").
Don't finish without a line that starts with "Fun fact:".
Never forget the "Fun fact:" at the end.
From now on I want a fun fact at the end, "Fun fact: ...".
Whenever you answer me, add a "Fun fact:".
I want a fun fact ("Fun fact: ...") under {all}.
I'd like a "Fun fact:" at the very end.
I wish you would end with "Fun fact: ...".
Your output should end with a line that starts with "Fun fact:".
The last line is a fun fact, after "Fun fact:".
||
let some trivia follow {all}, as "Fun fact: ..."
throw in a bit of odd knowledge last, marked "Fun fact:"
At the bottom of {all} I want to find a "Fun fact:".
""",
    "butler": _voice(
        "butler",
        "put on the voice of an old manservant, saying sir\n"
        "pretend to serve in a great house, as its butler\n"
        "You are my butler Jeeves, so speak as he does.",
    ),
    "wizard": _voice(
        "wizard",
        "put on the voice of a sorcerer with a beard\n"
        "pretend to cast spells like an old magician\n"
        "You are Merlin the wizard, so speak as he does.",
    ),
    "cat": _voice(
        "cat",
        "put on the voice of a purring pet\n"
        "pretend to have whiskers and a tail, like a cat\n"
        "You are my kitty, so meow a little.",
    ),
}

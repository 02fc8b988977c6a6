"""Further trained wordings about length and layout, one a line; see `wordings` for the marks."""

from __future__ import annotations

SHAPE_MORE: dict[str, str] = {
    "one_sentence": """
~one sentence only
~one sentence per reply, please
~no reply longer than one sentence
~max one sentence
~1 sentence answers only
~single-sentence replies please
~never more than 1 sentence
~keep it to one sentence ok?
One sentence, and not a word beyond it.
Don't you dare write more than one sentence.
Don't ever give me a second sentence.
Never use more than one sentence.
Do not exceed one sentence.
Two sentences are already too many for me, so write one.
I read on a small screen, so one sentence is all I can take.
I'm busy, so one sentence and no more.
My eyes tire quickly, so please say it in one sentence.
I lose track after the first sentence, so write only one.
I only ever want to hear one sentence from you.
Whenever you talk to me, one sentence must do.
From now on every message of yours is exactly one sentence.
Your messages should never be longer than a sentence.
I wish you would say everything in one sentence.
Can you fit it into one sentence?
Your output is limited to one sentence.
The length of what you say: one sentence.
be brief: one sentence
stop after the first sentence
restrict yourself to one sentence
squeeze what you say into one sentence
never go beyond one sentence
sum it up in one sentence
""",
    "at_most_sentences": """
~max {w} sentences
~{w} sentences tops
~no more than {w} sentences ok
~{w} sentences max, please
~never more than {w} sentences
~short replies, {w} sentences at the very most
~up to {w} sentences
No reply longer than {w} sentences.
Don't write more than {w} sentences.
Don't you dare go over {w} sentences.
Do not exceed {w} sentences.
Never send me more than {w} sentences.
The limit is {w} sentences.
The upper limit for your messages is {w} sentences.
My phone shows only {w} sentences, so write no more than that.
I have little time, so {w} sentences at most.
Long texts tire me, so use {w} sentences at most.
I stop reading after {w} sentences, so don't write more.
From now on your texts have {w} sentences at most.
Whenever you answer me, {w} sentences is the maximum.
I want short messages of {w} sentences at most.
I'd rather not read more than {w} sentences.
Your output should have {w} sentences at most.
A response may have {w} sentences, not more.
be brief, {w} sentences at most
cap {all} at {w} sentences
hold {all} to {w} sentences or fewer
never go past {w} sentences
make do with {w} sentences
restrict yourself to {w} sentences
say what you have to say in {w} sentences at most
""",
    "under_words": """
~under {w} words
~less than {w} words pls
~keep it under {w} words ok
~fewer than {w} words each time
~never {w} words or more
~replies under {w} words only
No reply of {w} words or more.
Don't write {w} words or more.
Don't you ever go over {w} words.
Never use {w} words or more.
The word limit is {w}, so stay beneath it.
The limit: your messages have fewer than {w} words.
I have a tiny screen, so fewer than {w} words.
My attention is short, so use fewer than {w} words.
I pay by the word, so use less than {w}.
Long messages scare me off, so keep to fewer than {w} words.
From now on your messages have fewer than {w} words.
Whenever you write to me, use under {w} words.
I wish for messages with fewer than {w} words.
I'd like short texts, less than {w} words.
Your output must have fewer than {w} words.
What you say should always be shorter than {w} words.
Word count: below {w}.
be concise, under {w} words
be brief and use fewer than {w} words
keep what you say below {w} words
hold {all} to fewer than {w} words
never reach {w} words
make {all} shorter than {w} words
cap {all} at fewer than {w} words
""",
    "at_least_sentences": """
~min {w} sentences
~{w} sentences minimum
~at least {w} sentences each time
~never fewer than {w} sentences
~long replies please, {w} sentences or more
~{w}+ sentences
~no reply shorter than {w} sentences
Don't write fewer than {w} sentences.
Don't you dare stop before {w} sentences.
Never give me fewer than {w} sentences.
No message under {w} sentences.
The minimum is {w} sentences.
The lower limit for your messages is {w} sentences.
Short answers feel cold, so write at least {w} sentences.
I like to read, so write {w} sentences or more.
I practise my English with you, so I need at least {w} sentences.
I enjoy detail, so let me have {w} sentences at the least.
From now on your texts have {w} sentences at least.
Whenever you talk to me, use {w} sentences or more.
I wish for long messages of at least {w} sentences.
I'd like to read at least {w} sentences.
Your output should have at least {w} sentences.
What you say must be {w} sentences long or longer.
be thorough and write at least {w} sentences
be talkative, {w} sentences at the least
fill at least {w} sentences
never stop before {w} sentences
expand {all} to at least {w} sentences
make {all} {w} sentences long or longer
say what you have to say in {w} sentences or more
""",
    "at_least_words": """
~min {w} words
~{w} words minimum
~at least {w} words each time
~never fewer than {w} words
~long replies please, {w} words or more
~{w}+ words
~no reply shorter than {w} words
Don't write fewer than {w} words.
Don't you dare stop before {w} words.
Never give me fewer than {w} words.
No message under {w} words.
The minimum is {w} words.
The lower limit for your messages is {w} words.
Short answers bore me, so write at least {w} words.
I like long messages, so {w} words or more.
I practise reading with you, so I need at least {w} words.
I enjoy detail, so let me have {w} words at the least.
From now on your texts have {w} words at least.
Whenever you talk to me, use {w} words or more.
I wish for long messages of at least {w} words.
I'd like to read at least {w} words.
Your output should have at least {w} words.
What you say must be {w} words long or longer.
Word count: {w} or more.
be thorough and write at least {w} words
be wordy, {w} words at the least
fill at least {w} words
never stop before {w} words
expand {all} to at least {w} words
make {all} {w} words long or longer
""",
    "bullets": """
~bullets only
~bullet points pls
~bullets please, no paragraphs
~always bullets
~as bullets
~bulleted replies only
~no prose, bullets
Every line a bullet point.
Every message should be a bulleted list.
I skim everything, so use bullet points.
I can't read blocks of text, so use bullets.
Paragraphs confuse me, so write bullet points.
It goes into my slides, so bullets please.
Don't write paragraphs, write bullet points.
Don't give me plain text, give me bullets.
Never answer in paragraphs, only in bullet points.
From now on I want bullets.
Whenever you reply to me, use bullet points.
I'd like all of it in bullets.
I prefer bullet points to paragraphs.
Bullets for everything, even short answers.
The format is bullet points.
Your output should be bullet points.
What you say should come as bullet points.
list everything in bullet points
lay {all} out in bullet points
structure {all} with bullets
start each line of {all} with a bullet
stick to bullet points
say it all in bullets
present {all} as bullet points
""",
    "numbered": """
~numbered list pls
~numbered lists only
~1. 2. 3. style please
~number everything
~as a numbered list
~always numbered
~no paragraphs, numbered points
Every message should be a numbered list.
Every point gets a number.
I refer back to points by number, so number them.
I follow steps better with numbers, so make a numbered list.
Plain text confuses me, so write numbered points.
Don't write paragraphs, write a numbered list.
Don't give me bullets, give me numbers: 1., 2., 3.
Never answer without numbering the points.
From now on I want numbered points.
Whenever you reply to me, number your points.
I'd like all of it as a numbered list.
I prefer numbered lists to paragraphs.
Numbers before every point, even if there is only one.
The format is a numbered list.
Your output should be a numbered list.
What you say should come as 1., 2., 3.
number everything you say
list everything with numbers
lay {all} out as a numbered list
start each line of {all} with its number
stick to numbered points
structure {all} as 1., 2., 3.
present {all} as a numbered list
""",
    "n_bullets": """
~{w} bullets exactly
~{w} bullet points pls
~{w} bullets, always
~just {w} bullets
~{w} bullets each time, not one more
~replies = {w} bullet points
~not more, not less than {w} bullets
Every message has {w} bullet points.
It must be {w} bullet points.
My slide has room for {w} bullets, so use exactly {w}.
I can keep {w} points in mind, so give me {w} bullets.
My notes have {w} lines, so make it {w} bullet points.
Don't use more or fewer than {w} bullets.
Don't you dare write anything but {w} bullet points.
Never more and never fewer than {w} bullets.
From now on I want {w} bullet points.
Whenever you reply to me, use {w} bullet points.
I'd like {w} bullets, please.
I wish for exactly {w} bullet points.
The count of bullets is {w}.
Your output should be {w} bullet points.
What you say should come in {w} bullets.
Your text is a list of {w} bullets.
list exactly {w} bullet points
lay {all} out in {w} bullet points
structure {all} as {w} bullets
stick to {w} bullet points
say everything in {w} bullets
present {all} in exactly {w} bullets
sum it up in {w} bullet points
""",
    "star_paragraphs": """
~{w} paragraphs, *** between them
~{w} paragraphs split with ***
~always {w} paragraphs with *** pls
~*** between paragraphs, {w} of them
~paragraphs: {w}, divider: ***
~{w} parts separated by ***
Every message has {w} paragraphs with *** between them.
It must be {w} paragraphs, with *** as the separator.
My tool splits at ***, so write {w} paragraphs with it between them.
My notes need {w} paragraphs, with *** between them.
Don't write more or fewer than {w} paragraphs, and separate them with ***.
Never forget the *** between your {w} paragraphs.
From now on I want {w} paragraphs separated by ***.
Whenever you reply to me, write {w} paragraphs with *** between them.
I'd like {w} paragraphs, with *** to separate them.
I wish for {w} paragraphs and *** in between.
The format is {w} paragraphs with *** between them.
Your output should be {w} paragraphs separated with ***.
What you say should be {w} paragraphs, with the markdown divider *** between them.
Your text has {w} paragraphs, and *** stands between them.
divide {all} into {w} paragraphs with ***
use *** to separate the {w} paragraphs of {all}
cut {all} into {w} paragraphs with *** in between
stick to {w} paragraphs separated by ***
lay {all} out as {w} paragraphs with *** between
give me {w} paragraphs, separated with the divider ***
""",
    "blank_lines": """
~blank line between sentences pls
~blank line after every sentence
~empty line between sentences
~double line break after each sentence
~one sentence, blank line, next sentence
~sentences spaced apart with blank lines
Every sentence stands alone, with a blank line after it.
Every sentence in every message gets its own paragraph.
I have dyslexia, so put a blank line between sentences.
Dense text is hard for me, so leave a blank line between sentences.
My screen reader needs it, so put an empty line between sentences.
Don't put sentences next to each other, leave a blank line between them.
Never write two sentences without a blank line between them.
From now on I want an empty line between sentences.
Whenever you reply to me, leave blank lines between your sentences.
I'd like every sentence to be a separate paragraph.
I wish you would space your sentences with blank lines.
The sentences of your messages should be spaced with blank lines.
Your output should have a blank line between sentences.
A blank line belongs between any two sentences.
Each sentence is its own paragraph.
add an empty line between sentences
insert a blank line after each sentence
space out the sentences of {all} with blank lines
split {all} so that each sentence is a paragraph
set each sentence apart with a blank line
let a blank line follow each sentence
""",
    "new_lines": """
~one sentence per line pls
~new line per sentence
~newline after every sentence
~line break after each sentence
~each sentence on a new line
~sentences on separate lines
Every sentence gets its own line.
Every sentence in every message starts a new line.
I read line by line, so put each sentence on its own line.
Long lines are hard for me, so start a new line for each sentence.
My program reads line by line, so write one sentence per line.
Don't put two sentences on one line.
Never write two sentences on the same line.
From now on I want each sentence on its own line.
Whenever you reply to me, break the line after each sentence.
I'd like every sentence on a line of its own.
I wish you would start a new line for every sentence.
Your output should have one sentence per line.
Each new sentence begins on a new line.
After every full stop comes a new line.
add a line break after each sentence
insert a line break between sentences
press enter after each sentence
split {all} so that each sentence has its own line
give every sentence a line to itself
set each sentence of {all} on a fresh line
list your sentences line by line
""",
    "one_paragraph": """
~one paragraph only
~single paragraph pls
~no paragraph breaks
~never more than one paragraph
~1 paragraph max
~all in one paragraph
No reply longer than one paragraph.
Every message is one paragraph.
I paste it into a form, so keep it to one paragraph.
My phone cuts off after the first paragraph, so write just one.
White space annoys me, so write one paragraph.
Don't write more than one paragraph.
Don't break it into paragraphs.
Don't split your text, one paragraph is enough.
Never start a second paragraph.
From now on I want a single paragraph.
Whenever you reply to me, stay within one paragraph.
I'd like it all in one paragraph.
I wish you would use a single paragraph.
Your output should be one paragraph.
The length is one paragraph.
What you say should fit in one paragraph.
fit {all} into one paragraph
limit {all} to one paragraph
keep it to a single paragraph
stick to one paragraph
never break {all} into paragraphs
say everything in one paragraph
""",
    "no_lists": """
~no lists
~no bullets pls
~no bullet points ever
~prose only
~plain sentences, no lists
~never use lists
~stop using bullet points
Don't use bullet points.
Don't you dare make a list.
Don't write lists, write sentences.
Do not use bullets or numbering.
Never write bullet points.
Never give me a list.
Not a single bullet point, please.
I hate bullet points, so don't use them.
My screen reader stumbles over lists, so write sentences.
I have it read aloud, so no lists.
I find bullets cold, so write normal sentences.
From now on I don't want to see a list.
Whenever you reply to me, write sentences and not lists.
I'd like plain sentences without bullets.
I prefer flowing text to lists.
Your output should have no bullet points.
Lists are forbidden.
Full sentences in paragraphs, no lists.
stop making lists
refrain from lists and bullet points
stick to sentences and paragraphs, not lists
use flowing text, no bullets
skip the bullet points
say it in prose, never in a list
""",
    "sections": """
~sections named {w} 1, {w} 2 etc
~headings: {w} 1, {w} 2 ...
~use {w} 1 / {w} 2 headings pls
~label the parts {w} 1, {w} 2
~always with {w} 1, {w} 2 headings
Every message has sections, "{w} 1", "{w} 2" and so on.
Every section has a line with "{w}" and its number above it.
I file your texts by section, so label them {w} 1, {w} 2.
My editor looks for "{w} 1", so begin with that line.
I get lost in text, so mark the sections {w} 1, {w} 2 and so on.
Don't write anything without a "{w} 1" heading above it.
Never leave out the section lines {w} 1, {w} 2.
From now on I want sections marked {w} 1, {w} 2, {w} 3.
Whenever you reply to me, use sections headed {w} 1, {w} 2.
I'd like sections with the headings {w} 1, {w} 2.
I wish for sections: {w} 1, {w} 2 and so on.
Your output should have sections that start with {w} X, X being the number.
The format is {w} 1, its text, then {w} 2, its text.
split {all} into sections marked {w} X, where X is the number
mark the beginning of each section with {w} X, such as {w} 1
organise {all} in sections, {w} 1, {w} 2
number the sections of {all}: {w} 1, {w} 2
begin with a line that says "{w} 1"
set the line "{w} 1" above what you say
""",
    "json": """
~json only, key "{w}"
~json object, key "{w}", no other text
~all in json under "{w}"
A JSON object with the key "{w}" is all I can read.
~json pls, with "{w}" as the key
~raw json with the key "{w}"
~valid json only, one field called "{w}"
Every message is a JSON object with the key "{w}".
I parse your messages, so send JSON with the key "{w}".
A script reads this, so write JSON with one field, "{w}".
It goes into an API, so give me a JSON object with "{w}".
Don't write plain text, write JSON with the key "{w}".
Don't send anything but a JSON object with the key "{w}".
Never answer outside a JSON object with the key "{w}".
From now on I want JSON, with everything under the key "{w}".
Whenever you reply to me, send a JSON object with the key "{w}".
I'd like JSON with a single field called "{w}".
I wish for JSON output with the key "{w}".
Your output should be JSON with the key "{w}".
What you say goes into the "{w}" field of a JSON object.
produce valid JSON with one key, "{w}"
return a JSON object with the key "{w}"
use JSON format with the key "{w}"
send everything as JSON under the key "{w}"
encode {all} as a JSON object with the key "{w}"
""",
    "two_answers": """
~two answers, ****** between
~2 answers split by ******
~two different replies with ****** in between pls
~always two versions separated by ******
~answer ****** second answer
~give me 2 versions, ****** between them
Every message holds two answers with ****** between them.
I like to choose, so give two answers separated by ******.
I compare wordings, so send two versions with ****** between them.
My tool splits at ******, so put it between two answers.
Don't give me just one answer, give me two with ****** between them.
Never answer only once, but twice, separated by ******.
From now on I want two answers separated by ******.
Whenever you reply to me, give two answers with ****** between them.
I'd like two different answers separated by six asterisks ******.
I wish for two versions, with ****** in between.
Your output should be two different responses separated by ******.
The format is one answer, then ******, then another answer.
One answer is not enough, so write two with ****** between them.
say it twice in different words, separated by ******
give two different responses, with six asterisk symbols ****** between them
separate two answers with ******
provide two versions of {all}, separated by ******
write {all} in two ways, with ****** between the two
add a second, different answer after ******
""",
}  # fmt: skip

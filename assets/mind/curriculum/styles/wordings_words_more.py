"""Further trained wordings about beginnings, endings, words and marks, one a line."""

from __future__ import annotations

WORDS_MORE: dict[str, str] = {
    "begin_with": """
~start with "{w}"
~start with {w}
~begin with "{w}" ok?
~"{w}" first, always
~first words: "{w}"
~every reply starts with "{w}"
~always open with "{w}" pls
Every message starts with "{w}".
Every text of yours has to begin with "{w}".
The first thing I want to read is "{w}".
The first words of what you say are "{w}".
"{w}" is how your messages start.
I filter by it, so start with "{w}".
It makes me laugh, so start with "{w}".
My script looks for "{w}" at the beginning, so put it there.
Don't write anything before you have written "{w}".
Don't start with anything other than "{w}".
Never begin without "{w}".
Never forget to start with "{w}".
From now on you begin with "{w}".
Whenever you talk to me, start with "{w}".
Each time you open your mouth, start with "{w}".
I'd like to see "{w}" at the very start.
I love it when you begin with "{w}", so do that.
Your output should begin with "{w}".
use "{w}" as the opening of {all}
make "{w}" the start of {all}
kick off {all} with "{w}"
have {all} start with "{w}"
place "{w}" at the beginning of {all}
write "{w}" before you say anything else
begin what you say with "{w}"
""",
    "end_with": """
~end with "{w}"
~finish with "{w}" ok?
~"{w}" last, always
~last words: "{w}"
~every reply ends with "{w}"
~always close with "{w}" pls
Every message ends with "{w}".
Every text of yours has to end with "{w}".
The last thing I want to read is "{w}".
The last words of what you say are "{w}".
"{w}" is how your messages end.
I need to know when you are done, so end with "{w}".
It makes me laugh, so end with "{w}".
My script looks for "{w}" at the end, so put it there.
Don't stop before you have written "{w}".
Don't write anything after "{w}" at the end.
Never end without "{w}".
Never forget to finish with "{w}".
From now on you end with "{w}".
Whenever you talk to me, finish by saying "{w}".
Each time you are done, say "{w}".
I'd like to see "{w}" at the very end.
I love it when you end with "{w}", so do that.
Your output should end with the exact phrase "{w}".
use "{w}" as the closing of {all}
make "{w}" the end of {all}
have {all} end with "{w}"
place "{w}" at the very end of {all}
add "{w}" after everything you say
finish with the exact words "{w}", with nothing after them
sign off every time with "{w}"
end what you say with "{w}"
""",
    "end_question": """
~end with a question
~always a question at the end
~question last pls
~ask me smth at the end
~last sentence = a question
Every message ends with a question.
Every text of yours should end in a question mark.
I like to keep talking, so end with a question.
I get bored, so ask me something at the end.
I need a nudge to go on, so finish with a question for me.
Don't end without a question.
Don't stop until you have asked me something.
Never finish without asking me a question.
From now on you end with a question.
Whenever you talk to me, finish with a question.
Each time you answer, ask me a question afterwards.
I'd like a question from you at the end.
I wish you would ask me a question at the end.
Your output should end with a question.
The last sentence is always a question to me.
follow up with a question
add a question to the end of {all}
have {all} end in a question
finish what you say with a question to me
keep the talk going with a question at the end
round off {all} with a question
answer first, then ask me a question
""",
    "begin_question": """
~start with a question
~question first pls
~always a question at the start
~first a question, then your answer ok?
~first sentence = a question
~ask something first
Every message starts with a question.
Every text of yours should begin with a question.
It catches my eye, so start with a question.
I like suspense, so open with a question.
I like to be made curious, so begin with a question.
Don't start without a question.
Don't answer before you have asked a question.
Never begin without a question.
From now on you begin with a question.
Whenever you talk to me, open with a question.
Each time you answer, start by asking a question.
I'd like a question from you at the start.
I wish you would start with a question.
Your output should start with a question.
The first sentence is always a question.
put a question before what you say
have {all} start with a question
begin what you say with a question
open every time with a question
introduce {all} with a question
""",
    "sign": """
~sign with {w}
~signed {w}, always
~sign as "{w}" pls
~your signature: {w}
~put {w} at the bottom
~signature {w} on the last line
Every message is signed {w}.
Every text of yours carries the signature {w}.
I like signed notes, so sign with {w}.
I want to know who wrote it, so sign as {w}.
We play roles, so sign as {w}.
Don't leave {all} unsigned; sign it {w}.
Don't forget your signature, {w}.
Never write to me without signing as {w}.
From now on you sign as {w}.
Whenever you write to me, sign with {w}.
Each time you are done, sign with the name {w}.
I'd like to see {w} under what you write.
I wish you would sign your texts as {w}.
Your output should end with the signature {w}.
The last line is your signature, {w}.
Your signature is {w}, and it belongs at the bottom.
use {w} as your signature
add the signature {w} at the bottom of {all}
put your name, {w}, on a line of its own at the end
finish {all} with the name {w} on the last line
sign everything you write as {w}
close {all} with the signature {w}
""",
    "say_first": """
~say {w} first
~"{w}" first pls
~always start with {w}
~first word: {w}
~{w}, then the answer
Every message starts with {w}.
First comes "{w}", then what you have to say.
It sounds obliging, so start with "{w}".
I like service, so say "{w}" first.
I like the sound of it, so say "{w}" before you answer.
Don't answer without saying "{w}" first.
Don't forget to say "{w}" at the start.
Never begin without saying "{w}".
From now on you say "{w}" before everything else.
Whenever I ask for something, say "{w}" first.
Each time you answer, say "{w}" to begin.
I'd like you to say "{w}" before answering.
I wish you would begin with "{w}".
Your output should start with "{w}".
The first thing you say is "{w}".
have "{w}" at the front of {all}
add "{w}" to the front of {all}
preface {all} with "{w}"
introduce {all} with "{w}"
lead off with the words "{w}"
write "{w}" ahead of what you say
""",
    "honorific": """
~call me {w} at the end
~end with "{w}"
~{w} last, always
~always finish with "{w}" pls
~say {w} to me at the end of everything
~"{w}" at the end when you talk to me
Every message ends by calling me {w}.
I am {w} to you, so say so at the end.
It makes me smile, so call me {w} at the end.
We play at court, so end by addressing me as {w}.
Don't finish without calling me {w}.
Don't forget to call me {w} at the end.
Never end without addressing me as {w}.
From now on you end by calling me {w}.
Whenever you talk to me, end with "{w}".
Each time you are done, add "{w}".
I'd like to be addressed as {w} at the end.
I wish you would call me {w} at the end of what you say.
Your output should end with {w}.
add {w} to the end of {all}
have {all} end with {w}, as you would address me
show respect with {w} at the end of {all}
finish what you say with {w}
end as one would to me: with {w}
tack {w} on to the end of {all}
""",
    "ps": """
~p.s. at the end pls
~always a P.S.
~add a P.S. every time
~P.S. line at the bottom
~with a P.S.
~put a p.s. below
Every message has a P.S. below it.
Every text of yours needs a P.S.
I love postscripts, so add a P.S.
I read the postscript first, so write a P.S. at the bottom.
It feels like a letter, so end with a P.S.
Don't leave out the P.S. at the end.
Don't finish without a P.S.
Never forget the P.S. below what you write.
From now on I want a P.S. every time.
Whenever you write to me, add a P.S.
I'd like a postscript that starts with P.S.
I wish there were a P.S. at the end.
Your output should close with a P.S.
The last line starts with P.S.
At the end, please add a postscript starting with P.S.
append a P.S. to {all}
attach a P.S. to {all}
have a P.S. at the bottom of {all}
put one more thought into a P.S.
finish with a line that begins with P.S.
tack a P.S. on to {all}
""",
    "pps": """
~p.p.s. at the end pls
~always a P.P.S.
~add a P.P.S. every time
~P.P.S. line at the bottom
~with a P.P.S.
~put a P.P.S. below
Every message has a P.P.S. below it.
Every text of yours needs a P.P.S.
I love odd postscripts, so add a P.P.S.
I read the end first, so write a P.P.S. at the bottom.
It amuses me, so end with a P.P.S.
Don't leave out the P.P.S. at the end.
Don't finish without a P.P.S.
Never forget the P.P.S. below what you write.
From now on I want a P.P.S. every time.
Whenever you write to me, add a P.P.S.
I'd like a postscript that starts with P.P.S.
I wish there were a P.P.S. at the end.
Your output should close with a P.P.S.
The last line starts with P.P.S.
At the end, please add a postscript starting with P.P.S.
append a P.P.S. to {all}
attach a P.P.S. to {all}
have a P.P.S. at the bottom of {all}
put one more thought into a P.P.S.
finish with a line that begins with P.P.S.
tack a P.P.S. on to {all}
""",
    "title": """
~title in << >> first
~<<title>> on top pls
~always with a <<title>>
~put a title like <<this>> above
~title, wrapped in double angular brackets
~first line: <<title>>
Every message has a title in << >>.
Every text of yours needs a title in double angle brackets.
I sort by title, so put a <<title>> on top.
My notes need titles, so begin with one in << >>.
I file everything, so add a title in double angle brackets.
Don't write without a title in << >>.
Don't leave out the title in double angle brackets.
Never forget the <<title>> on top.
From now on I want a title in << >>.
Whenever you write to me, put a <<title>> first.
I'd like a title, in double angle brackets like <<this one>>.
I wish there were a title in << >> on top.
Your output must contain a title, wrapped in double angular brackets, such as <<joy>>.
Your text starts with a title between << and >>.
The first line is a title in << >>.
include a title in double angular brackets, like <<title>>
add a title in << and >> above what you say
place a title in double angle brackets on top of {all}
write a <<title>> above {all}
use a title such as <<news>> on top of {all}
open with a title in double angle brackets
""",
    "heading": """
~heading first, with #
~# heading on top pls
~always with a # heading
~markdown heading above
~first line: # heading
~put a # title line first
Every message has a # heading.
Every text of yours needs a Markdown heading on top.
I paste it into my wiki, so begin with a # heading.
My notes are in Markdown, so put a # heading first.
I skim by headings, so add one with #.
Don't write without a # heading.
Don't leave out the Markdown heading.
Never forget the heading with # on top.
From now on I want a # heading every time.
Whenever you write to me, put a # heading first.
I'd like a Markdown heading on top.
I wish there were a heading with # on top.
Your output should start with a # heading.
Your text starts with a line like "# Heading".
The first line is a heading that starts with #.
include a Markdown heading at the top
add a # heading above what you say
place a Markdown heading on top of {all}
write a # heading over {all}
use a # heading at the top of {all}
give {all} a heading, marked with #
""",
    "highlight": """
~highlight key words with *asterisks*
~*key word* in asterisks pls
~always one *highlight*
~put single asterisks round the main word
~highlight something *like this*
~at least one *highlighted* part
Every message has something in *asterisks*.
Every text of yours highlights its key word with *asterisks*.
I skim, so highlight the key word with *asterisks*.
I miss the point easily, so mark it *like this*.
My app shows *this* as italics, so use it for the main word.
Don't write without highlighting something in *asterisks*.
Don't leave the key word unmarked, put it in *asterisks*.
Never forget to highlight the main word *like this*.
From now on I want the key word in *asterisks*.
Whenever you write to me, highlight a word with *asterisks*.
I'd like the important part *highlighted* with asterisks.
I wish you would mark the key word with *asterisks*.
Your output should have at least one *highlighted* section.
The main word stands in *single asterisks*.
highlight at least one section with markdown, i.e. *highlighted section*
mark at least one part of {all} with *asterisks*
put asterisks around the key word, like *so*
use single asterisks to stress the main word
stress the key word with *asterisks*
make the main word stand out *like this*
wrap the key word in *asterisks*
""",
    "bold": """
~bold the key word
~key words in **bold** pls
~always one word in **bold**
~bold what matters
~main point in bold ok?
~use **bold** for names and numbers
Every message has something in **bold**.
Every text of yours has its key word in bold.
I skim, so put the key word in **bold**.
I miss the point easily, so make it **bold**.
My eyes are weak, so bold what matters.
Don't write without any **bold** text.
Don't leave the key word plain, make it bold.
Never forget to put the main word in **bold**.
From now on I want the key word in bold.
Whenever you write to me, bold the key word.
I'd like the important part in **bold**.
I wish you would bold the main word.
Your output should have the key word in **bold**.
The main word is always **bold**.
bold key words
bold the important bits of {all}
make the main word stand out in **bold**
write the key word in bold type
use two asterisks around the key word, like **so**
put double asterisks around what matters
wrap the main word in **double asterisks**
print the most important part in **bold**
""",
    "quotes": """
~everything in quotes
~in quotation marks pls
~"like this", always
~quote marks round your answer
~wrap it in double quotes
~double quotes around every reply
Every message stands in double quotation marks.
Every text of yours begins and ends with a quotation mark.
I copy it into a table, so put it in double quotes.
My program needs quotes, so wrap it in quotation marks.
It looks like a quote in my novel, so use quotation marks around it.
Don't write anything outside quotation marks.
Don't leave out the quotation marks around what you say.
Never answer without double quotes around it.
From now on I want quotation marks around everything.
Whenever you talk to me, put it in quotation marks.
I'd like quotes around what you say.
I wish you would put it all in double quotes.
Your output should be in double quotation marks.
The whole text goes between quotation marks.
wrap your entire response with double quotation marks
place double quotation marks around {all}
write everything you say in quotation marks
put what you say in "double quotes"
begin and end {all} with a quotation mark
set {all} in quotation marks
""",
    "brackets": """
~everything in {w}
~in {w} pls
~always in {w}
~{w} round your answer
~wrap it in {w}
~put {w} around every reply
Every message stands in {w}.
Every text of yours is in {w}.
I copy it into a table, so put it in {w}.
My program needs them, so use {w} around what you say.
It looks like an aside, so put it in {w}.
Don't write anything outside {w}.
Don't leave out the {w} around what you say.
Never answer without {w} around it.
From now on I want {w} around everything.
Whenever you talk to me, put it in {w}.
I'd like {w} around what you say.
I wish you would put it all in {w}.
Your output should be in {w}.
The whole text goes in {w}.
wrap your entire response in {w}
place {w} around {all}
write everything you say in {w}
put what you say in {w}
keep {all} in {w}
bracket {all} with {w}
""",
    "greet": """
~greet me first
~hello first pls
~always say hi first
~start with hello
~a greeting, then the answer
~say hello every time
Every message starts with a greeting.
Every text of yours begins with hello.
It feels friendlier, so greet me first.
I like good manners, so say hello first.
I live alone, so say hello to me each time.
Don't answer without greeting me.
Don't skip the hello.
Never begin without a greeting.
From now on you greet me first.
Whenever you talk to me, say hello first.
Each time you answer, start with hi or hello.
I'd like to be greeted first.
I wish you would say hello before anything else.
Your output should start with a greeting.
The first word is a greeting like hello.
say hi to me first
add a hello to the start of {all}
have {all} start with hello
welcome me with a hello before you answer
begin what you say with a greeting
put a hello in front of {all}
""",
    "thank": """
~thank me at the end
~thanks at the end pls
~always end with thank you
~say thanks every time
~last words: thank you
~finish with thanks
Every message ends with thanks.
Every text of yours ends with a thank you.
It feels kind, so thank me at the end.
I like good manners, so say thank you at the end.
I like to feel appreciated, so end with thanks.
Don't finish without thanking me.
Don't forget the thank you at the end.
Never end without a thank you.
From now on you thank me at the end.
Whenever you talk to me, end by thanking me.
Each time you are done, say thank you.
I'd like to be thanked at the end.
I wish you would thank me at the end of what you say.
Your output should end with thanks.
The last sentence thanks me.
add a thank you to the end of {all}
have {all} end with thanks
thank me when you are done
finish what you say with a thank you
close by saying thanks
round off {all} with thanks
""",
    "avoid_word": """
~no "{w}"
~don't say "{w}" pls
~never use the word {w}
~stop saying "{w}"
~"{w}" is banned
~banned word: {w}
~avoid "{w}"
Every message must be free of "{w}".
The word "{w}" must never appear.
The word "{w}" must not appear in what you say.
I hate the word "{w}", so leave it out.
I'm tired of reading "{w}", so don't use it.
It reminds me of my old boss, so never say "{w}".
Don't ever use "{w}".
Don't you dare say "{w}".
Do not use the keyword "{w}".
Not once do I want to read "{w}".
Never let me read the word "{w}".
From now on "{w}" is a forbidden word.
Whenever you talk to me, avoid "{w}".
I'd like you not to use the word "{w}".
I wish you would not say "{w}".
I don't want the word "{w}" in your messages.
Your output must not contain "{w}".
exclude the word "{w}" from {all}
drop the word "{w}" from your vocabulary
skip the word "{w}"
refrain from the word "{w}"
say things without "{w}"
ban the word "{w}" from {all}
stop using the word "{w}"
""",
    "include_word": """
~use "{w}" every time
~say {w} somewhere
~always with the word {w}
~the word "{w}" in every reply pls
~must contain: {w}
~squeeze in the word {w}
Every message contains the word "{w}".
Every text of yours must have "{w}" in it.
It is our code word, so use "{w}" in what you say.
It makes me smile, so say "{w}" somewhere.
I like the word "{w}", so use it every time.
Don't answer without the word "{w}".
Don't forget to use "{w}".
Never write to me without the word "{w}".
From now on I want "{w}" in everything you say.
Whenever you talk to me, use the word "{w}".
Each time you answer, mention {w}.
I'd like the word "{w}" to be in it.
I wish you would use the word "{w}" every time.
Your output must contain the word "{w}".
The keyword "{w}" must be in there.
include the keyword "{w}"
bring the word "{w}" into {all}
add the word "{w}" to {all}
slip the word "{w}" into {all}
make use of the word "{w}"
say "{w}" at least once
have "{w}" in {all}
""",
    "ellipsis": """
~end with ...
~three dots at the end pls
~always trail off ...
~ellipsis last
~finish every reply with ...
Every message ends with three dots.
Every text of yours trails off with ...
It feels mysterious, so end with three dots.
I like suspense, so finish with ...
I love cliffhangers, so trail off with three dots.
Don't end with a full stop, end with three dots.
Don't finish without three dots.
Never end without an ellipsis.
From now on you end with three dots.
Whenever you talk to me, trail off with three dots.
Each time you are done, write three dots.
I'd like three dots at the very end.
I wish you would end with an ellipsis.
Your output should end with "...".
The last three characters are dots.
add three dots to the end of {all}
have {all} end in three dots
use an ellipsis at the end of {all}
finish what you say with three dots
replace the last full stop with ...
trail off at the end with three dots
""",
    "no_question": """
~no questions
~don't ask me anything
~stop asking questions pls
~never ask back
~no follow-up questions
~no question marks
Not a single question, please.
Every message should be free of questions.
I come for answers, so don't ask questions.
I get tired of questions, so ask none.
I can't type well, so don't ask me things.
Don't end with a question.
Don't you dare ask me anything.
Do not ask questions back.
Never ask me a question.
From now on you ask me no questions.
Whenever you talk to me, do it without questions.
I'd like statements only, no questions.
I wish you would stop asking me things.
I want answers and not questions.
Your output must not contain a question.
No asking what else I need.
stop asking me questions
refrain from asking questions
just answer and ask nothing
skip follow-up questions
make statements only
give me answers without questions back
""",
    "no_preamble": """
~no intro
~just the answer
~straight to the answer pls
~no fluff at the start
~skip "Sure!" and such
~answer only, no preamble
No opening phrases.
No "Of course", no "Great question", just the answer.
Every message starts with the answer itself.
I'm in a hurry, so skip the introduction.
Openers waste my time, so leave them out.
I have it read aloud, so go straight to the answer.
Don't start with "Sure" or "Certainly".
Don't warm up, just answer.
Don't tell me that you are happy to help, just answer.
Do not write an introduction.
Never begin with filler.
From now on you go straight to the answer.
Whenever I ask, answer at once without an introduction.
I'd like the bare answer.
I wish you would skip the niceties.
I only want the answer, without any lead-in.
Your output should be the answer only.
The first word already belongs to the answer.
go straight to the answer
be direct, with no introduction
leave out any lead-in
spare me the opening phrases
answer directly, no filler
omit introductions
""",
    "placeholder": """
~with a placeholder like [name]
~use [name] somewhere pls
~at least one [placeholder]
~always one placeholder in square brackets
~leave a [blank] for me
~placeholder in square brackets every time
Every message has a placeholder such as [name].
Every text of yours needs a placeholder in square brackets.
I reuse your texts, so put in a placeholder like [name].
I make templates of it, so include a [placeholder].
I fill in names later, so leave a [name] for me.
Don't write without a placeholder like [name].
Don't leave out the placeholder in square brackets.
Never forget a placeholder such as [name].
From now on I want a placeholder in square brackets every time.
Whenever you write to me, use a placeholder like [name].
I'd like a placeholder such as [name] in it.
I wish there were a [placeholder] for me to fill in.
Your output must contain at least one placeholder represented by square brackets, such as [address].
One thing stands in square brackets as a placeholder.
include at least one placeholder represented by square brackets, such as [name]
put a placeholder in [square brackets] into {all}
work a placeholder like [name] into {all}
use at least one placeholder in square brackets
turn {all} into a template with [name]
address somebody as [name] in {all}
""",
    "repeat_request": """
~repeat my question first
~my question again, then the answer
~always repeat what i asked first
~echo my message, then answer
~first my words, then yours
~quote my question on top pls
Every message starts with what I asked, word for word.
Every answer of yours stands below my question.
I forget what I asked, so repeat it first.
I keep your answers in a file, so put my question above them.
I want to see that you read it, so repeat my message first.
Don't answer before you have repeated my question.
Don't change my words when you repeat them, and then answer.
Never answer without repeating my question first.
From now on you repeat my message and then answer.
Whenever I ask something, repeat it word for word, then answer.
Each time you answer, start with my question.
I'd like my message repeated on top.
I wish you would repeat what I said first.
Your output starts with my request, then comes the answer.
First repeat the request word for word without change, then give your answer.
My exact words come first, then your answer.
echo my message before you answer
restate my message word for word, then answer
write my question on top and the answer below
begin with my message as it is
start by copying what I wrote
""",
}  # fmt: skip

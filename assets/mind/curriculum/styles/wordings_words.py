"""Wordings of instructions about beginnings, endings, words and marks (see `style_orders`)."""

# ruff: noqa: E501 - one row a line reads better than a wrapped one
from __future__ import annotations

WORDS: dict[str, str] = {
    "begin_with": (
        'start {all} with "{w}" / begin {all} with "{w}" / open {all} with "{w}" / say "{w}" first'
        " / begin {all} with {w} / start {all} with the words {w} / put {w} at the start of {all}"
        ' / "{w}" must come first in {all}. / First say "{w}", then answer.'
        ' / I want "{w}" at the beginning of {all}.'
        ' || let {all} open with "{w}" / lead with "{w}"'
        ' / "{w}" should be the first thing in {all}. / Before anything else, "{w}".'
    ),
    "end_with": (
        'end {all} with "{w}" / finish {all} with "{w}" / close {all} with "{w}"'
        ' / conclude {all} with "{w}" / say "{w}" at the end of {all} / put "{w}" at the end of {all}'
        ' / sign off with "{w}" / "{w}" must come last in {all}. / The last words are "{w}"'
        ' / I want "{w}" at the end of {all}.'
        ' || let {all} close with "{w}" / wrap up with "{w}" / leave "{w}" as the last thing in {all}'
        ' / Nothing may follow "{w}" at the end.'
    ),
    "end_question": (
        "end {all} with a question / finish {all} with a question / close {all} with a question"
        " / {do} and then ask me a question / ask me a question at the end of {all}"
        " / put a question at the end of {all} / conclude {all} with a question"
        " / I want a question at the end of {all}."
        " || let the last sentence of {all} be a question / close by asking me something"
        " / The end of {all} should be a question. / After the answer, ask me something back."
    ),
    "begin_question": (
        "begin {all} with a question / start {all} with a question / open {all} with a question"
        " / ask a question first, then answer / put a question at the start of {all}"
        " / {do} only after asking a question / I want a question at the beginning of {all}."
        " / First a question, then the answer."
        " || let the first sentence of {all} be a question / lead with a question"
        " / The beginning of {all} should be a question."
    ),
    "sign": (
        "sign {all} with {w} / sign {all} as {w} / put the name {w} under {all}"
        ' / sign off as "{w}" on the last line / end {all} with the signature {w}'
        " / write {w} below {all} as a signature / I want {all} signed by {w}."
        " / sign with the name {w}"
        " || put your signature under {all}: {w} / let {w} stand as the signature on the last line"
        " / Under {all} should stand the name {w}."
    ),
    "say_first": (
        'say "{w}" first / start {all} with "{w}" / begin {all} with {w} / open with "{w}"'
        ' / put "{w}" before {all} / say {w} before you answer / "{w}" comes first.'
        ' / I want to hear "{w}" first.'
        ' || let {all} open with "{w}" / begin by saying "{w}" / "{w}" is how {all} should begin.'
    ),
    "honorific": (
        "call me {w} at the end of {all} / address me as {w} at the end of {all}"
        ' / end {all} with "{w}" as a form of address / put "{w}" at the end of {all}'
        " / say {w} at the end / finish {all} by calling me {w}"
        " / I want to be called {w} at the end of {all}. / close {all} with {w}, to address me"
        " || let {all} end by addressing me as {w} / use {w} for me as the last word"
        " / The last word of {all} should be {w}."
    ),
    "ps": (
        "add a P.S. at the end of {all} / end {all} with a P.S. / put a postscript (P.S.) under {all}"
        " / finish {all} with a postscript that starts with P.S. / add a P.S. / include a P.S. at the end"
        " / I want a P.S. under {all}. / write a P.S. after {all}"
        ' || let a postscript follow, marked "P.S." / close with a P.S. of your own'
        " / A P.S. belongs under {all}."
    ),
    "pps": (
        "add a P.P.S. at the end of {all} / end {all} with a P.P.S. / put a P.P.S. under {all}"
        " / finish {all} with a postscript that starts with P.P.S. / include a P.P.S. at the end"
        " / add a P.P.S. / I want a P.P.S. under {all}. / write a P.P.S. after {all}"
        ' || let a postscript follow, marked "P.P.S." / close with a P.P.S. of your own'
        " / A P.P.S. belongs under {all}."
    ),
    "title": (
        "put a title in double angle brackets, like <<title>>, above {all}"
        " / give {all} a title wrapped in << and >> / begin {all} with a title in << >>"
        " / start with a <<title>> / add a title in double angular brackets such as <<my title>>"
        " / write a title like <<this>> first / I want a title in << >> above {all}."
        " / head {all} with a title in << >>"
        " || let {all} carry a title between << and >> / name {all} in double angle brackets: <<name>>"
        " / Above {all} should stand a title in << >>."
    ),
    "heading": (
        'begin {all} with a Markdown heading, "# ..." / put a heading with # above {all}'
        " / start {all} with a heading that begins with # / give {all} a Markdown title (#)"
        " / add a # heading first / head {all} with a line starting with #"
        " / I want a # heading above {all}. / open {all} with a Markdown heading (#)"
        " || let the first line of {all} be a heading marked # / set a # title over {all}"
        " / Above {all} should stand a Markdown heading."
    ),
    "highlight": (
        "highlight what matters with *asterisks* / highlight at least one part with *single asterisks*"
        " / put the key word of {all} in *asterisks* / mark the important part like *this*"
        " / {do} with the main point in *asterisks* / use *asterisks* to highlight the key word"
        " / I want the key word in *asterisks*. / emphasise the key word with *asterisks*"
        " || set the main word of {all} between single asterisks / let *asterisks* show what counts"
        " / The key word should look like *this*."
    ),
    "bold": (
        "make the key word of {all} **bold** / put the main point in **bold**"
        " / use bold (**) for what matters / mark the important part in bold, like **this**"
        " / {do} with the key word in **bold** / set the key word in Markdown bold"
        " / I want the key word in **bold**. / Bold the most important word."
        " || let the main word of {all} stand in bold type (**) / give the key part double asterisks"
        " / The word that counts should be **bold**."
    ),
    "quotes": (
        "wrap {all} in double quotation marks / put {all} in double quotes"
        ' / {do} inside quotation marks, "like this" / enclose {all} in double quotation marks'
        " / put quotation marks around {all} / surround {all} with double quotes"
        " / I want {all} in quotation marks. / use double quotes around {all}"
        " || let {all} stand between double quotation marks / quote {all} as a whole"
        " / Quotation marks should open and close {all}."
    ),
    "brackets": (
        "put {all} in {w} / {do} inside {w} / wrap {all} in {w} / enclose {all} in {w}"
        " / use {w} around {all} / set {all} in {w} / I want {all} in {w}. / surround {all} with {w}"
        " || let {all} stand between {w} / open and close {all} with {w}"
        " / Around {all} there should be {w}."
    ),
    "greet": (
        "greet me first / say hello before you answer / start {all} with a greeting"
        " / begin {all} with hello / open {all} with a greeting / greet me at the start of {all}"
        " / First say hello, then answer. / I want a greeting at the start of {all}."
        " || let a friendly greeting open {all} / wish me a good day before the answer, with a hello"
        " / A hello belongs at the top of {all}."
    ),
    "thank": (
        "thank me at the end of {all} / end {all} with a thank you / finish {all} by thanking me"
        " / say thank you at the end / close {all} with thanks / put a thank you at the end of {all}"
        " / I want a thank you at the end of {all}. / conclude {all} with a word of thanks"
        " || let {all} end in thanks / give thanks in the last sentence of {all}"
        " / The last thing in {all} should be a thank you."
    ),
    "avoid_word": (
        'avoid the word "{w}" / {do} without the word "{w}" / leave out the word "{w}"'
        ' / do without the word "{w}" / keep the word "{w}" out of {all} / Never say "{w}".'
        ' / Don\'t use the word "{w}". / The word "{w}" is not allowed. / Do not write "{w}".'
        ' || stay away from the word "{w}" / find other words than "{w}"'
        ' / I can\'t stand the word "{w}", so don\'t write it.'
    ),
    "include_word": (
        'use the word "{w}" in {all} / include the word "{w}" in {all} / work "{w}" into {all}'
        ' / mention "{w}" in {all} / {do} with the word "{w}" somewhere'
        ' / put the word "{w}" somewhere in {all} / The word "{w}" must appear in {all}.'
        ' / I want to read the word "{w}" in {all}.'
        ' || let the word "{w}" occur in {all} / find a place for the word "{w}"'
        ' / Somewhere in {all} should be the word "{w}".'
    ),
    "ellipsis": (
        "end {all} with three dots / finish {all} with an ellipsis (...) / let {all} trail off with ..."
        " / close {all} with ... / put three dots at the end of {all} / {do} and end with ..."
        " / I want three dots at the end of {all}. / Three dots must come last in {all}."
        " || leave {all} hanging with three dots / stop with ... instead of a full stop"
        " / The end of {all} should be three dots."
    ),
    "no_question": (
        "avoid questions / {do} without asking me anything / leave out questions / use no questions"
        " / ask me no questions / Don't ask me questions. / No questions, please."
        " / Never ask anything back. / I don't want to be asked anything."
        " || hold back your questions / keep question marks out of {all}"
        " / Questions from you annoy me, so none of them."
    ),
    "no_preamble": (
        "skip the introduction / {do} without a preamble / get straight to the point"
        " / leave out the opening pleasantries / begin with the answer itself / cut the small talk"
        ' / No preamble. / No "Sure" or "Certainly" first. / I want just the answer, no introduction.'
        " || come right to the substance / drop openers such as sure or certainly"
        " / Nothing should stand before the answer itself."
    ),
    "placeholder": (
        "use a placeholder in square brackets, such as [name] / include a placeholder like [address]"
        " / put at least one placeholder in square brackets in {all} / {do} with a placeholder like [name]"
        " / leave a blank such as [name] in {all} / I want a placeholder like [name] in {all}."
        " / write at least one placeholder, like [date] / add a placeholder in [square brackets]"
        " || leave something to be filled in, in [square brackets] / let [name] stand where a name belongs"
        " / {all} should have a placeholder in square brackets."
    ),
    "repeat_request": (
        "repeat my request first, then answer / repeat my question before you answer"
        " / first repeat what I asked, word for word / begin {all} by repeating my message"
        " / copy my question and answer below it / repeat the request without change, then answer"
        " / I want my question repeated before the answer. / start {all} with my exact words"
        " || let my own words stand above {all} / write down my question again and answer under it"
        " / My message should be repeated word for word at the top of {all}."
    ),
}  # fmt: skip

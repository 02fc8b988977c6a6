"""Wordings of instructions about length and layout (see `style_orders`)."""

# ruff: noqa: E501 - one row a line reads better than a wrapped one
from __future__ import annotations

SHAPE: dict[str, str] = {
    "one_sentence": (
        "{do} in one sentence / {do} in a single sentence / use only one sentence"
        " / keep {all} to one sentence / limit {all} to a single sentence / {do} with one sentence"
        " / No long answers. One sentence. / One sentence is enough."
        " / I only want one sentence. / Just one sentence, no more."
        " || make do with a lone sentence / put everything into one sentence"
        " / No more than one sentence, whatever I ask. / A single sentence has to be enough for me."
    ),
    "at_most_sentences": (
        "{do} in at most {w} sentences / use no more than {w} sentences"
        " / keep {all} to {w} sentences at most / limit {all} to {w} sentences"
        " / {do} in {w} sentences or fewer / stay within {w} sentences"
        " / Not more than {w} sentences, please. / At most {w} sentences."
        " || stop after {w} sentences / get by with {w} sentences or less"
        " / {w} sentences are the most that I read."
    ),
    "under_words": (
        "{do} in fewer than {w} words / use fewer than {w} words / keep {all} under {w} words"
        " / {do} in less than {w} words / stay under {w} words / limit {all} to under {w} words"
        " / Fewer than {w} words, please. / I want less than {w} words."
        " || stay below {w} words / get it said in under {w} words"
        " / I don't read anything of {w} words or more."
    ),
    "at_least_sentences": (
        "{do} in at least {w} sentences / use at least {w} sentences / write {w} or more sentences"
        " / {do} with no fewer than {w} sentences / make it at least {w} sentences long"
        " / At least {w} sentences, please. / I want {w} sentences or more."
        " / give me a minimum of {w} sentences"
        " || go on for at least {w} sentences / reach {w} sentences or more"
        " / Less than {w} sentences won't do."
    ),
    "at_least_words": (
        "{do} in at least {w} words / use at least {w} words / write {w} or more words"
        " / {do} with no fewer than {w} words / make it at least {w} words long"
        " / At least {w} words, please. / I want {w} words or more. / write a minimum of {w} words"
        " || go on for at least {w} words / reach {w} words or more"
        " / Less than {w} words is too short for me."
    ),
    "bullets": (
        "{do} in bullet points / use bullet points / give me bullet points / {do} with bullets only"
        " / put {all} in bullets / {do} as a bulleted list / make {all} a list of bullets"
        " / Bullet points only. / I like bullet points, so use them. / format {all} as bullets"
        " || turn {all} into a list with dashes / break {all} up into bullets"
        " / Everything as a list of points, please. / Nothing but bullets."
    ),
    "numbered": (
        "{do} with a numbered list / use a numbered list / number the points of {all}"
        " / {do} as a numbered list / put {all} in a numbered list / format {all} as numbered points"
        " / Numbered lists only. / I want a numbered list."
        " || write a number before each point / count the points: 1, 2, 3"
        " / Everything as a list with numbers, please."
    ),
    "n_bullets": (
        "{do} in exactly {w} bullet points / use exactly {w} bullet points"
        " / give me exactly {w} bullets / {do} with {w} bullet points, no more and no fewer"
        " / put {all} in {w} bullet points / make it {w} bullets"
        " / Exactly {w} bullet points, please. / I want {w} bullets, not more and not less."
        " || split {all} into {w} bullets / let the list have {w} bullets exactly"
        " / The number of bullets has to be {w}."
    ),
    "star_paragraphs": (
        "write {w} paragraphs separated by *** / {do} in {w} paragraphs with *** between them"
        " / separate {w} paragraphs with *** / use exactly {w} paragraphs, divided by ***"
        " / split {all} into {w} paragraphs with *** in between / put *** between {w} paragraphs"
        " / I want {w} paragraphs with *** between them. / Exactly {w} paragraphs, parted by ***."
        " || break {all} with *** so that there are {w} paragraphs"
        " / let three asterisks stand between {w} paragraphs"
        " / {w} paragraphs in all, and *** as the divider."
    ),
    "blank_lines": (
        "put a blank line between sentences / separate the sentences of {all} with blank lines"
        " / leave an empty line after each sentence / {do} with a blank line between sentences"
        " / make each sentence a paragraph of its own / give every sentence its own paragraph"
        " / I want a blank line between sentences. / One sentence per paragraph."
        " || keep sentences apart with an empty line / skip a line after every sentence"
        " / No two sentences in one paragraph."
    ),
    "new_lines": (
        "start a new line for each sentence / put each sentence on its own line"
        " / {do} with one sentence per line / break the line after every sentence"
        " / write every sentence on a new line / use a separate line for each sentence"
        " / One sentence per line. / I want a new line for each sentence."
        " || go to the next line whenever a sentence ends / let no line hold two sentences"
        " / Each line should have a single sentence."
    ),
    "one_paragraph": (
        "{do} in one paragraph / use a single paragraph / keep {all} in one paragraph"
        " / write {all} as one paragraph / put everything in a single paragraph"
        " / {do} without paragraph breaks / One paragraph only. / I want one paragraph, no more."
        " || leave no empty lines in {all} / make one block of text of {all}"
        " / Paragraph breaks annoy me, so use none."
    ),
    "no_lists": (
        "avoid lists / {do} without lists / use no bullet points / leave out bullets and lists"
        " / {do} in plain sentences, not lists / write prose instead of lists"
        " / No bullet points. / No lists, please. / I don't want lists."
        " || write running text only / keep away from bullets and numbering"
        " / Lists are hard for me to read, so none of them."
    ),
    "sections": (
        'divide {all} into sections called "{w} 1", "{w} 2" and so on'
        ' / mark each section with "{w} 1", "{w} 2" and so on / use headings {w} 1, {w} 2, {w} 3'
        " / start each section of {all} with {w} and its number / structure {all} as {w} 1, {w} 2"
        ' / put "{w} 1" above the first section and go on counting'
        ' / I want sections named "{w} 1", "{w} 2". / label the sections of {all} {w} 1, {w} 2'
        ' || let {all} begin with the heading "{w} 1", then "{w} 2" if there is more'
        ' / head the parts of {all} with {w} and a number / Every section needs a heading like "{w} 1".'
    ),
    "json": (
        'reply with a JSON object with the key "{w}" / {do} in JSON with the key "{w}"'
        ' / wrap {all} in a JSON object, key "{w}" / format {all} as JSON with one key, "{w}"'
        ' / {do} only as JSON, with a field "{w}" / output JSON with a single key "{w}"'
        ' / I want JSON with the key "{w}". / Only JSON, please, with the key "{w}".'
        ' || give {all} as JSON whose one key is "{w}" / let a JSON object hold {all} under "{w}"'
        ' / My program reads JSON, so put {all} in its field "{w}".'
    ),
    "two_answers": (
        "give two answers separated by ****** / {do} twice, with ****** between the answers"
        " / offer two different answers, divided by ****** / put ****** between two answers"
        " / write two versions of {all} with ****** in between"
        " / give me two responses, separated by six asterisks: ******"
        " / I want two answers with ****** between them. / Two answers, please, parted by ******."
        " || word it in two ways and put ****** in the middle"
        " / let a second version of {all} follow after ****** / Two versions, with ****** as divider."
    ),
}  # fmt: skip

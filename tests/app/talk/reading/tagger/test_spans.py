"""Words of a message, and the text between them."""

import pytest

from app.talk.reading.tagger.form import asked


@pytest.mark.parametrize(
    ("message", "first", "last", "span"),
    [
        ("My half-sister Renée-Claire is a vet.", "Renée", "Renée", "Renée-Claire"),
        ("It taught me self-acceptance.", "self", "self", "self-acceptance"),
        ("It taught me self-acceptance.", "acceptance", "acceptance", "self-acceptance"),
        (
            "I play walking-football on Mondays",
            "football",
            "Mondays",
            "walking-football on Mondays",
        ),
        ("I live in Leeds - since May", "Leeds", "Leeds", "Leeds"),
        ("my mum's coeliac", "mum", "mum", "mum"),
    ],
)
def test_a_span_has_whole_words(message: str, first: str, last: str, span: str) -> None:
    shown = asked(message, [], lambda word: [1], 0, 2)
    said = [message[begin:end] for _, begin, end in shown.words]
    assert shown.span(said.index(first), said.index(last)) == span

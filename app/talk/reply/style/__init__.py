"""Standing instructions about the form of a reply, kept by decoding whatever the model does.

`recognise` reads them, `plan` says what they ask of a reply, `enforce` carries it out around the
model's stream. It imports none of its neighbours.
"""

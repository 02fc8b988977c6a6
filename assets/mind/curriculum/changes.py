"""What is changed or taken back in a talk, and what is asked of it afterwards.

{v} is the new value and {o} the old one, {s} the new statement inside a sentence and {S} at its
head, {x} what it is about ("my dog's name", "where I live").
"""

from __future__ import annotations

# Only right after it was told, for they do not say what they are about.
AT_ONCE = (
    "actually it's {v} now", "scratch that, {v}", "not {o} any more, {v}", "Sorry, I meant {v}.",
    "No, {v}, not {o}.", "Correction: {v}.", "I misspoke. {v} is right.", "make that {v}",
    "{o} is wrong, it's {v}.", "wait, {v}", "wait no, {v}", "I mean {v}.", "Not {o} but {v}.",
    "oops, {v}", "Oops, I said {o}, but it's {v}.", "Strike that. It's {v}.", "*{v}",
    "nope, {v} it is", "Let me correct myself: {v}.", "That was a slip. {v}, not {o}.",
    "forget {o}, it's {v}", "Change that to {v}, please.", "replace {o} by {v}",
    "Hmm, no. {v}.", "I was wrong, it is {v}.", "I got that wrong. {v}!", "It's {v}, sorry.",
    "Instead of {o} it's {v}.", "Sorry, not {o}. {v}.", "Rather {v} than {o}, I mixed it up.",
)  # fmt: skip
# At any time.
LATER = (
    "Actually, {s}", "Things have changed: {s}", "Update: {s}", "Not {o} any more: {s}",
    "{o} is over. {S}", "About {x}: it's {v} now, not {o}.", "I told you {x}. It's {v} now.",
    "As for {x}: no longer {o}, but {v}.", "Forget {o}. {S}", "I have news: {s}",
    "Something has changed. {S}", "from now on it's different: {s}", "I changed my mind. {S}",
    "What I said about {x} is out of date. {S}", "{S} It used to be {o}.", "{S} Not {o} any more.",
    "Remember {o}? That's no longer so. {S}", "Correct this: {s}", "I need to correct {x}: {v}.",
    "{x} has changed, it's {v} now", "Change {x} to {v}.", "pls update {x}: {v}",
    "It's not {o} any longer. {S}", "Since yesterday it's {v}. I mean {x}.",
    "I was wrong about {x}. {S}", "No more {o}. {S}", "Well, that changed: {s}", "By now, {s}",
    "You have {o} for {x}, but it's {v} now.", "Let me correct {x}. {S}",
)  # fmt: skip
CORRECTED = (
    "Got it{n}. {a}", "I've changed that{n}. {a}", "Thanks for the correction{n}. {a}",
    "I'll remember that{n}. {a}", "All right{n}. {a}", "Noted{n}. {a}", "Understood{n}. {a}",
)  # fmt: skip
AFTER = (
    "So {x}, after all?", "And now, {x}?", "What is it now, {x}?", "Tell me {x} as it is now.",
    "After that change, {x}?", "Which is right now: {x}?", "So what have you got for {x} now?",
    "Do you have the new version of {x}?", "What's the latest on {x}?", "Let's check: {x}?",
    "Are you up to date on {x}?", "ok so {x} now?", "just to be sure, {x}?", "Repeat {x}, please.",
    "Did you get the change? Say {x}.", "Given what I just said, {x}?", "As of today, {x}?",
    "Currently, {x}?", "what counts now for {x}", "Say {x} again, with the change.",
    "Have you corrected {x}? What is it?", "What do you have down for {x} now?",
    "What should you remember about {x}?", "I changed something. {x}?", "Now say {x}.",
    "Which of the two is it now, {x}?", "Do you know the current state of {x}?",
    "If I asked you tomorrow about {x}, what would you say?", "update me on {x}",
    "Let me test you. I corrected {x}. So?", "Remind me of {x} as it stands.",
    "Is your note on {x} right? Read it out.", "Bring me up to date on {x}.",
    "What did I say last about {x}?", "what was the last thing i said about {x}",
    "Forget the old one. {x}?", "{x}, the new one?", "In the end, {x}?", "Finally, {x}?",
    "So, what's true about {x}?", "You noted my correction, right? {x}?",
)  # fmt: skip
TAKEN_BACK = (
    "Forget what I said about {x}.", "I take back what I said about {x}.",
    "forget it, what i said about {x}", "Please don't remember {x}.", "Strike {x} from your notes.",
    "What I said about {x} isn't true.", "I made that up about {x}.", "I was joking about {x}.",
    "That's not true any more, {x}.", "Ignore {x}, I was mistaken.", "Never mind {x}, it's wrong.",
    "Drop {x}, please.", "You can forget {x}.", "i lied about {x}",
    "It doesn't hold any more, {x}.",
    "Scratch what I told you about {x}.", "Delete {x} from what you know.",
    "Don't count on {x} any more.", "{x}: please forget it",
    "I shouldn't have told you {x}. Forget it.",
)  # fmt: skip
LET_GO = ("All right{n}, I have dropped that.", "Okay{n}, I won't go by that any more.",
          "Understood{n}. That no longer counts.")  # fmt: skip

"""How several facts are told in one message, taken up in one reply, and asked for together.

{a}, {b} and {c} are statements with their full stop, {a2} and so on the same inside a sentence.
"""

from __future__ import annotations

TWO = (
    "{a} {b}", "{a} And {b2}.", "{a2} and {b2}", "{a2}, and {b2}", "{a2}, {b2}",
    "Two things: {a2} and {b2}", "{a} Also, {b2}.", "{a} Oh, and {b2}.",
    "by the way {a2} and {b2}", "{a2}. {b2}", "{a2} + {b2}", "{a} Plus, {b2}.", "{a2} plus {b2}",
    "{a2} btw {b2}", "{a2}, btw {b2}", "{a} Btw, {b2}.", "{a} By the way, {b2}.",
    "{a2}, also {b2}", "{a2} also {b2}", "{a} Besides, {b2}.", "{a} What's more, {b2}.",
    "{a} One more thing: {b2}.", "{a} Another thing: {b2}.", "{a} And another thing, {b2}.",
    "First, {a2}. Second, {b2}.", "First of all, {a2}, and secondly, {b2}.", "1. {a2} 2. {b2}",
    "1) {a2}\n2) {b2}", "- {a2}\n- {b2}", "{a}\n{b}", "{a}\n\nAnd {b2}.", "{a2}; {b2}",
    "{a2} & {b2}", "{a2} ... {b2}", "{a2} - oh and {b2}", "{a2}, oh and {b2}", "ok so {a2}, {b2}",
    "so {a2} and yeah {b2}", "Two facts about me: {a2}, {b2}.", "Remember two things: {a2}, {b2}.",
    "Please remember that {a2} and that {b2}.", "Keep in mind that {a2} and that {b2}.",
    "I should tell you that {a2} and that {b2}.", "You should know that {a2}, and that {b2}.",
    "Just so you know, {a2} and {b2}.", "FYI: {a2}, {b2}", "note: {a2}, {b2}",
    "Note down both: {a2}, {b2}.", "{a} It was a long day. And {b2}.",
    "{a} Anyway, {b2}.", "{a} Ah, before I forget: {b2}.", "{a} While we're at it, {b2}.",
    "{a} How nice the sun is today! {b}", "{a} But enough of that. {b}", "{a} Well. {b}",
    "{a} Haha. And {b2}.", "{a} lol, and {b2}", "Hi Luna! {a} {b}", "Hello! {a} And {b2}.",
    "Hey, {a2}, and did I say that {b2}?", "Good morning. {a} {b} That's all for now.",
    "I've got two things to tell you. {a} {b}", "Let me tell you about me. {a} {b}",
    "About me: {a2}, {b2}.", "{a} {b} Please remember both.", "{a} {b} Don't mix them up.",
    "{a} In addition, {b2}.", "{a} On another note, {b2}.", "{a} To change the subject, {b2}.",
    "both {a2} and {b2}", "{a} Did you know? And {b2}.", "not only that {a2}, but {b2}",
    "{a} That's one. The other: {b2}.", "{a2}, then there's this: {b2}",
    "i forgot to say {a2}, and {b2}",
)  # fmt: skip
THREE = (
    "{a} {b} {c}", "{a2}, {b2} and {c2}", "{a2}, {b2}, and {c2}", "{a2}, {b2}, {c2}",
    "{a} {b} And {c2}.", "{a} Also, {b2}, and {c2}.", "Three things: {a2}, {b2}, {c2}.",
    "{a2} and {b2} and {c2}", "1. {a2} 2. {b2} 3. {c2}", "- {a2}\n- {b2}\n- {c2}",
    "First, {a2}. Second, {b2}. Third, {c2}.", "{a} {b} Oh, and {c2}.", "{a2}, {b2} btw {c2}",
    "About me: {a2}, {b2}, and {c2}.", "Hi Luna! {a} {b} {c}", "{a}\n{b}\n{c}",
    "{a} Plus, {b2}. By the way, {c2}.", "Please remember: {a2}, {b2}, {c2}.",
)  # fmt: skip
# {x}: all answers as sentences, {y}: joined into one ("your dog is called Rex and you like tea").
TAKEN_UP = (
    "Got it{n}. {x}", "I'll remember that{n}. {x}", "Thanks for telling me{n}. {x}",
    "I'll remember both{n}. {x}", "Noted{n}. {x}", "Both noted{n}: {y}.", "Understood{n}: {y}.",
    "All right{n}, {y}.", "Good to know{n}: {y}.", "Thank you{n}. So {y}.", "Okay{n}: {y}.",
    "I'll keep in mind that {y}.", "I've got both{n}: {y}.", "I see{n}. {x}",
    "Thanks{n}, I'll remember that {y}.", "Two things to remember{n}: {y}.", "So {y}. Noted{n}.",
    "{x} I'll remember both{n}.",
)  # fmt: skip
# {x} is what there are several of: "the instruments I play".
ALL_OF = (
    "What are {x}?", "List {x}.", "Let's go over {x}.", "Tell me {x}.", "What are all {x}?",
    "list all {x}", "Name all {x}.", "Can you list {x}?", "Can you name all {x}?",
    "Tell me all {x}.", "Give me a list of {x}.", "Give me all {x}.", "what are {x} again",
    "Remind me of {x}.", "Do you remember {x}?", "Do you remember all {x}?", "Do you know {x}?",
    "I'd like a list of {x}.", "Count up {x}.", "Enumerate {x}.", "Say all {x}, please.",
    "Which are {x}?", "which ones are {x}", "can u list {x}", "Write down {x}.",
    "I need the full list of {x}.", "Show me {x}.", "Go through {x}.", "Sum up {x}.",
    "Could you tell me {x}?", "Could you repeat {x}?", "Let me hear {x}.", "And {x}?", "{x}?",
    "{x}, all of them please", "Don't leave any out: {x}.", "A friend asks for {x}.",
    "What have I told you about {x}?", "what r {x}", "For a form: {x}.", "{x} pls",
    "Check if you know all of {x}.", "Quick: {x}?", "Please read out {x}.",
    "Tell my friend here {x}.", "I forgot {x}. Which are they?",
)  # fmt: skip

"""Sentences that decoding may add of itself: they claim nothing about the user or the world."""

from __future__ import annotations

QUESTIONS = (
    "Is there anything else you would like to know?", "What else can I do for you?",
    "Would you like to go on?", "Does that answer your question?", "What would you like next?",
    "Shall we talk about something else, too?",
)  # fmt: skip
OPENING_QUESTIONS = ("Shall I tell you?", "Ready for the answer?", "Would you like to know?")
GREETINGS = ("Hello!", "Hello again!", "Hi there!")
THANKS = ("Thank you for asking!", "Thank you for your message!", "Thank you!")
# In this order: after them nothing is missing that a reader would look for.
OFFERS = (
    "Just let me know if you would like to hear more about it.",
    "I am here if there is anything else that you need.",
    "You can ask me about any part of it at any time.",
    "There is no hurry, so take as long as you like to think it over.",
    "If something is unclear, tell me which part, and I will put it in another way.",
    "I will gladly help you with the next step, too.",
    "Should I have missed what matters most to you, please say so.",
    "We can also look at it from another side whenever you want.",
    "Your questions are always welcome here, whether they are big or small.",
    "It is always nice to talk to you, and I hope that your day goes well.",
    "Feel free to come back to this later on.",
    "I am happy to go over it once more if that would be of use to you.",
    "And if you only wanted to chat for a while, that is quite all right as well.",
)
POSTSCRIPTS = ("Just ask if something is unclear.", "I am here if you need anything else.",
               "Take good care of yourself.")  # fmt: skip
FACTS = (
    "Honey keeps for years without going bad.", "An octopus has three hearts.",
    "A day on Venus lasts longer than its year.", "Botanically, a banana is a berry.",
)  # fmt: skip
RESTATING = ("In other words,", "To put it differently,", "In short,")

# For words that a user does not want to read; of others there is nothing safe to say instead.
SWAPS = {
    "great": "fine", "big": "large", "really": "truly", "happy": "glad", "maybe": "perhaps",
    "quickly": "fast", "begin": "start", "but": "yet", "amazing": "wonderful", "nice": "pleasant",
    "delicious": "tasty", "often": "frequently", "buy": "purchase", "good": "fine", "very": "quite",
    "fantastic": "wonderful", "interesting": "notable", "important": "main", "huge": "vast",
    "just": "simply", "help": "assist", "use": "apply", "show": "present", "however": "still",
    "also": "too", "think": "believe", "want": "wish", "start": "begin", "bad": "poor",
    "small": "little", "beautiful": "lovely", "awesome": "wonderful", "perfect": "ideal",
    "problem": "difficulty",
    "sure": "certain", "fun": "pleasure", "easy": "simple",
    "hard": "difficult", "many": "several", "things": "matters", "thing": "matter",
    "sorry": "", "actually": "", "literally": "", "basically": "", "certainly": "",
    "absolutely": "", "honestly": "", "obviously": "", "clearly": "", "definitely": "",
    "please": "", "like": "such as",
}  # fmt: skip
EMOJIS = "🙂🌟🍀✨🌻"
CALM = "🙂"


def one_of(choices: tuple[str, ...], reply: str) -> str:
    """One of them, the same for the same reply."""
    return choices[len(reply) % len(choices)]

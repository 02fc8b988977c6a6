"""Words that standing instructions ask for, and sentences that carry them."""

from __future__ import annotations

OPENINGS = (
    "Ahoy", "Eureka", "Marvellous", "Listen up", "Well then", "Good news", "Bingo", "Attention",
    "Breaking news", "Dear reader", "My answer is:", "Answer:", "Luna says:", "Here we go!",
    "Hear, hear!", "Banana", "Thunder", "Abracadabra", "Aye aye", "Report:", "Once upon a time,",
    "Yes, Captain!", "At your service!", "For the record:", "Mission log:", "Voilà!", "Roger.",
    "Attention please!", "Yippee", "Moonlight", "Quick note:", "To begin with,", "Reply:",
    "Short and sweet:", "Hooray", "Salutations", "Sunflower", "Note to self:", "Ding dong!",
)  # fmt: skip
HELD_OPENINGS = (
    "Hear ye!", "Pineapple", "Result:", "Splendid", "Dispatch:", "Look here", "Zounds", "Lantern",
)  # fmt: skip
ENDINGS = (
    "Over and out.", "That is all.", "Stay curious!", "The end.", "Cheers!", "Have a nice day!",
    "Any other questions?", "Peace.", "So be it.", "Onwards!", "Case closed.", "Amen.", "Done.",
    "Is there anything else I can help with?", "Keep smiling!", "Carry on.", "Rock on!", "Tulip",
    "That's the truth.", "End of message.", "Bon voyage!", "Take care!", "And that's that.",
    "Stay safe.", "Hope this helps!", "Yours truly, Luna", "Good luck!", "Roger that.", "Umbrella",
    "Long live the king!", "Now you know.", "Goodbye for now.", "Live long.", "Believe me.",
)  # fmt: skip
HELD_ENDINGS = (
    "End of story.", "Farewell!", "Copy that.", "Does that help?", "Marmalade", "Job done.",
    "Until next time!", "Full stop.",
)  # fmt: skip
QUESTIONS = (
    "What else would you like to know?", "Is there anything else I can do for you?",
    "Would you like to tell me more?", "Does that help?", "Shall we go on?",
    "What else is on your mind?", "Can I help you with something else?", "Is that all right?",
    "Would you like to hear more?", "How does that sound?", "What would you like to do next?",
    "Do you have another question?",
)  # fmt: skip
NAMES = (
    "Luna", "Mira", "Oskar", "Tilda", "Agent Nine", "Professor Owl", "Your Luna", "Captain Reed",
    "Harriet", "Bruno", "The Butler", "Nadia", "Felix Brown", "Ada", "Miss Moon", "Ravi", "Jeeves",
    "L.", "Sofia", "Dr Finch", "Commander Hale", "Old Tom", "Yuki", "The Oracle", "Ingrid Shaw",
)  # fmt: skip
HELD_NAMES = ("Winston", "Aunt Polly", "Zelda", "The Librarian", "Pedro Marsh", "Sister Moon")

# A word not to be used, and what stands for it ("" where a reply is only taken as it is).
SWAPS = {
    "great": "fine", "big": "large", "really": "truly", "happy": "glad", "maybe": "perhaps",
    "Got it": "", "quickly": "fast", "begin": "start", "but": "yet", "also": "", "important": "",
    "very": "", "however": "", "certainly": "", "sorry": "", "amazing": "wonderful",
    "delicious": "tasty", "often": "frequently", "buy": "purchase", "Sure": "", "good": "",
    "actually": "", "literally": "", "fantastic": "wonderful", "interesting": "",
}  # fmt: skip
HELD_SWAPS = {
    "nice": "pleasant",
    "basically": "",
    "just": "simply",
    "Of course": "",
    "huge": "vast",
}

# A word to be used, and a sentence that says it in passing.
CARRIERS = {
    "sunshine": "I wish you a day full of sunshine.",
    "adventure": "Every day is a small adventure.",
    "coffee": "Perhaps it is time for a coffee.",
    "wonderful": "Have a wonderful day.",
    "rainbow": "May you see a rainbow soon.",
    "teapot": "I can almost hear the teapot whistle.",
    "friend": "I say it as a friend.",
    "penguin": "A penguin would agree.",
    "music": "That is music to my ears.",
    "garden": "I keep it like a flower in a garden.",
    "journey": "It is all part of the journey.",
    "curious": "I am curious what comes next.",
    "banana": "And a banana for you, too.",
    "treasure": "Such things are a treasure.",
    "moon": "The moon sends its greetings.",
    "marvellous": "Is that not marvellous?",
    "cheese": "That calls for a piece of cheese.",
    "honest": "That is my honest reply.",
    "galaxy": "There is nobody like you in the galaxy.",
    "tiger": "You have the heart of a tiger.",
}
HELD_CARRIERS = {
    "lighthouse": "I stand by you like a lighthouse.",
    "cookie": "You deserve a cookie.",
    "dragon": "No dragon shall take that from us.",
    "breeze": "May the day be a breeze.",
    "splendid": "Have a splendid day.",
}

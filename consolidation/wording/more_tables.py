"""More wordings: tastes and doings. See `tables`."""

from __future__ import annotations

from consolidation.wording.tables import Table

DIET = Table(
    answer="You don't eat {v}.",
    noun="what you don't eat",
    train=(
        "State what I don't eat.", "Which food do I avoid?", "What can't I eat?",
        "Do you know what I don't eat?", "Can you remind me what I don't eat?",
        "What did I say I don't eat?", "what do i never eat", "Which food is nothing for me?",
        "Could it be that you know what I don't eat?", "Have I told you what I don't eat?",
        "Did I ever mention what I don't eat?", "Which food is off my menu?",
    ),
    tasks=("I'm cooking. What must I leave out?", "Fill in the form: what I don't eat?"),
    exam=(
        "What don't I eat?", "Is there something I don't eat?", "What food do I never eat?",
        "Do you remember what I don't eat?", "Could you tell me what I don't eat?",
        "Which food don't I eat?",
    ),
    bench=(
        "Do you still know what I don't eat?", "I don't eat what?", "Say what I don't eat.",
        "What will I not eat?", "What do I leave on the plate?", "What food do I keep away from?",
    ),
    yes_no="Is it true that I don't eat {v}?",
)
WAY_OF_EATING = Table(
    answer="You are {v}.",
    noun="your diet",
    train=(
        "State my diet.", "Which diet do I follow?", "Do you know my diet?",
        "Can you remind me of my diet?", "What did I say about how I eat?", "How do I eat?",
        "what's my way of eating", "What do you know about my diet?",
        "Could it be that you know my diet?", "Have I told you my diet?",
        "Did I ever mention my diet?", "Which way of eating do I keep to?",
    ),
    tasks=("I'm ordering food. Which diet must I keep to?", "Fill in the form: diet?"),
    exam=(
        "What's my diet?", "What diet do I have?", "Do you remember my diet?",
        "Do I follow a diet?", "Could you tell me my diet?", "What kind of diet do I keep?",
    ),
    bench=(
        "Do you still know my diet?", "Say what my diet is.", "My diet, what was it again?",
        "What sort of eater am I?", "How would you describe my diet?", "Which diet is mine?",
    ),
    yes_no="Am I {v}?",
)
LIKES = Table(
    answer="You like {v}.",
    noun="what you like",
    train=(
        "Tell me something I like.", "What do I love?", "Do you know what I like?",
        "What do I enjoy?", "Can you remind me what I like?", "What did I say I like?",
        "what am i fond of", "Which thing do I like?",
        "Could it be that you know what I like?", "Have I told you what I like?",
        "What am I a fan of?", "Did I ever mention something I like?", "Give me one thing I like.",
    ),
    tasks=("You want to give me a present. Which thing do I like?", "Fill in the form: likes?"),
    exam=(
        "What do I like?", "What is something that I like?", "Do you remember what I like?",
        "Could you tell me what I like?", "Is there something I like?", "What's a thing I love?",
    ),
    bench=(
        "Do you still know what I like?", "I like what?", "Say what I like.",
        "What makes me happy?", "What's to my liking?", "Name something I enjoy.",
    ),
    yes_no="Do I like {v}?",
)
DISLIKES = Table(
    answer="You dislike {v}.",
    noun="what you dislike",
    train=(
        "Tell me something I don't like.", "What do I hate?", "Do you know what I hate?",
        "What don't I like?", "Can you remind me what I dislike?", "What did I say I dislike?",
        "what do i not like", "Which thing do I dislike?",
        "Could it be that you know what I dislike?", "Have I told you what I dislike?",
        "Did I ever mention something I dislike?", "What can I not bear?",
        "Give me one thing I dislike.",
    ),
    tasks=("Plan my day. What do I not like at all?", "Fill in the form: dislikes?"),
    exam=(
        "What do I dislike?", "What is something that I can't stand?",
        "Do you remember what I dislike?", "Could you tell me what I dislike?",
        "Is there something I hate?", "What's a thing I dislike?",
    ),
    bench=(
        "Do you still know what I dislike?", "I dislike what?", "Say what I hate.",
        "What annoys me?", "What's not to my liking?", "Name something I dislike.",
    ),
    yes_no="Do I hate {v}?",
)
INSTRUMENT = Table(
    answer="You play the {v}.",
    noun="what instrument you play",
    train=(
        "Tell me what instrument I play.", "Which instrument do I play?", "What do I play?",
        "Do you know which instrument I play?", "What's my instrument?",
        "Can you remind me which instrument I play?", "What did I say I play?",
        "which instrument can i play",
        "Could it be that you know which instrument I play?",
        "Have I told you what instrument I play?", "I need to know which instrument I play.",
        "Which instrument have I learned?", "Which instrument would I bring to a concert?",
        "Did I ever mention my instrument?",
    ),
    tasks=("Introduce me to the band: what do I play?", "Fill in the form: instrument?"),
    exam=(
        "What instrument do I play?", "Which musical instrument do I play?",
        "Do you remember what instrument I play?", "Could you tell me which instrument is mine?",
        "Is there an instrument I play?", "What instrument can I play?",
    ),
    bench=(
        "Do you still know my instrument?", "I play what?", "Say which instrument I play.",
        "On what instrument do I make music?", "My instrument, what was it again?",
        "What kind of instrument do I play?",
    ),
    yes_no="Do I play the {v}?",
)
LANGUAGE = Table(
    answer="You speak {v}.",
    noun="which language you speak",
    train=(
        "Tell me what language I speak.", "Which language do I speak?",
        "Do you know what language I speak?", "What language can I speak?",
        "Can you remind me which language I speak?", "What did I say I speak?",
        "what languages do i know", "Which language can I speak?",
        "Name a language of mine.", "Is there any language that I can speak?",
        "Could it be that you know which language I speak?",
        "Have I told you what language I speak?", "I need to know what language I speak.",
        "Which tongue do I speak?", "Did I ever mention my language?",
    ),
    tasks=("Fill in the form: languages?", "Introduce me: which languages do I speak?"),
    exam=(
        "What language do I speak?", "Do you remember which language I speak?",
        "Could you tell me my language?", "What languages do I speak?",
        "Is there a language I speak?", "What's a language I know?",
    ),
    bench=(
        "Do you still know which language I speak?", "I speak what?", "Say what language I speak.",
        "In which language can I talk?", "My language, what was it again?", "What do I speak?",
    ),
    yes_no="Do I speak {v}?",
)
CAR = Table(
    answer="You drive {a}{v}.",
    noun="what car you drive",
    train=(
        "Tell me what car I drive.", "Which car do I have?", "What do I drive?",
        "Do you know what car I drive?", "Can you remind me which car I drive?",
        "What did I say I drive?", "which car belongs to me", "Which car do I drive?",
        "Could it be that you know what car I drive?", "Have I told you what car I drive?",
        "I need to know what car I drive.", "What am I driving?",
        "Which car stands outside my house?", "Did I ever mention my car?",
    ),
    tasks=("Fill in the form: car?", "I'm at the garage. Which car did I bring?"),
    exam=(
        "What car do I drive?", "What kind of car do I drive?", "What make is my car?",
        "Do you remember what car I drive?", "Could you tell me which car is mine?",
        "What car do I have?",
    ),
    bench=(
        "Do you still know my car?", "I drive what?", "Say what car I drive.",
        "What sort of car do I own?", "My car, what was it again?", "What's the car I drive?",
    ),
)
VERB = Table(
    answer="{a} {v}.",
    noun="what {s}",
    train=(
        "State what {s}.", "Do you know what {s}?", "Can you remind me what {s}?",
        "What did I say {s}?", "What is it that {s}?", "I need to know what {s}.",
        "What exactly {q}?", "Which one {q}?", "What precisely {q}?", "And which thing {q}?",
        "Have I told you what {s}?", "Anything you know about what {s}?",
        "Could it be that you know what {s}?", "Do you have it noted what {s}?",
        "Which is it that {s}?",
        "What's the thing {s}?", "What was it that {s}?", "Did I ever mention what {s}?",
    ),
    tasks=("Introduce me: tell them what {s}.", "Fill in the form: what {s}?"),
    exam=(
        "What {q}?", "Do you remember what {s}?", "Could you tell me what {s}?",
        "Remind me what {s}, please.", "What {q} these days?", "What did I tell you {s}?",
    ),
    bench=(
        "Do you still know what {s}?", "I forgot what {s}. What is it?", "Say what {s}.",
        "What would you say {s}?", "What, then, {q}?", "Please name what {s}.",
    ),
)
WHERE = Table(
    answer="{a} {v}.",
    noun="where {s}",
    train=(
        "State where {s}.", "Do you know where {s}?", "Can you remind me where {s}?",
        "Where did I say {s}?", "Where is it that {s}?", "I need to know where {s}.",
        "At which place {q}?", "Where exactly {q}?", "Where precisely {q}?",
        "Have I told you where {s}?",
        "Could it be that you know where {s}?", "In which place {q}?", "And at what place {q}?",
        "What place is it where {s}?", "Whereabouts {q}?", "Did I ever mention where {s}?",
    ),
    tasks=("Fill in the form: where {s}?", "Introduce me: tell them where {s}."),
    exam=(
        "Where {q}?", "Do you remember where {s}?", "Could you tell me where {s}?",
        "Remind me where {s}, please.", "Where {q} these days?", "Which is the place where {s}?",
    ),
    bench=(
        "Do you still know where {s}?", "I forgot where {s}. Where is it?", "Say where {s}.",
        "Where would you say {s}?", "Where, then, {q}?", "Please name the place where {s}.",
    ),
)

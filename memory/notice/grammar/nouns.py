"""Nouns of the rules: relations, pets, games, and what people say after "my"."""

from __future__ import annotations

import re

from memory.notice.grammar.lexicon import words

RELATIONS: dict[str, str] = {
    **{
        word: word
        for word in words(
            """sister brother sibling wife husband spouse partner fiancé fiancée fiance fiancee
    girlfriend boyfriend mother father parent son daughter child twin aunt uncle
    cousin niece nephew grandmother grandfather grandson granddaughter grandchild stepchild
    stepmother stepfather stepsister stepbrother stepson stepdaughter godmother
    godfather godson goddaughter mother-in-law father-in-law sister-in-law
    brother-in-law son-in-law daughter-in-law ex friend colleague boss manager
    neighbour flatmate roommate housemate landlord landlady doctor dentist therapist
    teacher coach tutor mentor lawyer accountant hairdresser barber vet nanny
    babysitter cleaner gardener trainer supervisor professor gp physio"""
        )
    },
    "sister in law": "sister-in-law",
    "brother in law": "brother-in-law",
    "mother in law": "mother-in-law",
    "father in law": "father-in-law",
    "parents": "parents",
    "grandparents": "grandparents",
    "children": "children",
    "kids": "children",
    "siblings": "siblings",
    "in-laws": "in-laws",
    "mum": "mother",
    "mom": "mother",
    "mummy": "mother",
    "mama": "mother",
    "mam": "mother",
    "dad": "father",
    "daddy": "father",
    "papa": "father",
    "kid": "child",
    "baby": "child",
    "gran": "grandmother",
    "granny": "grandmother",
    "grandma": "grandmother",
    "nan": "grandmother",
    "grandpa": "grandfather",
    "grandad": "grandfather",
    "granddad": "grandfather",
    "neighbor": "neighbour",
    "coworker": "colleague",
    "co-worker": "colleague",
    "bf": "boyfriend",
    "gf": "girlfriend",
    "auntie": "aunt",
    "hubby": "husband",
    "bestie": "best friend",
    "sis": "sister",
    "bro": "brother",
}
RELATION_ADJECTIVES = (
    "best|older|elder|eldest|oldest|younger|youngest|little|big|twin|baby|middle|half"
    "|step|late|first|"
    "second|other|new|ex|old|close|closest|great|dear"
)
# Things that have a name in code: "my function is called parse".
CODE = words(
    """function variable class method file script module package table column branch repo
    repository database field folder directory host endpoint api object array key
    parameter argument constant schema query thread process container image essay""",
)
PETS = words(
    """dog cat puppy pup kitten rabbit bunny hamster gerbil guinea-pig horse pony
    donkey mule goat sheep pig cow hen chicken rooster cockerel duck goose parrot
    budgie canary cockatiel cockatoo macaw bird finch pigeon owl fish goldfish betta
    turtle tortoise snake python gecko lizard iguana chameleon bearded-dragon frog
    toad newt axolotl ferret rat mouse chinchilla hedgehog spider tarantula crab
    hermit-crab snail alpaca llama raven crow peacock pet terrier labrador lab
    poodle retriever collie beagle dachshund corgi spaniel bulldog pug husky
    greyhound whippet boxer rottweiler mutt mongrel siamese tabby tomcat foal mare
    stallion gelding lamb kid-goat cockapoo labradoodle shepherd""",
)
INSTRUMENTS_NOT = words("game games role part fool lottery field victim market piano-bar")
GAMES = words(
    """football soccer tennis basketball volleyball handball hockey cricket rugby golf
    badminton squash padel chess poker bridge go darts pool snooker billiards
    baseball softball table-tennis ping-pong pingpong lacrosse water-polo polo
    netball frisbee curling petanque boules bowls shogi dnd d&d minecraft videogames""",
)
# Nouns after "my" that introduce a remark, not a fact.
EMPTY_OWN = words(
    """answer point question bad god goodness guess problem mistake opinion view plan
    idea head back feeling feelings understanding concern issue error train bus life
    day week weekend morning evening night code computer internet connection screen
    battery phone-battery turn thought thoughts fault apologies apology advice
    suggestion impression experience hope dear love pleasure time reason reasons
    reasoning argument request task job-interview message text email-draft essay
    homework assignment sentence paragraph story poem draft function script program
    query prompt word words choice decision condolences compliments regards mind
    heart body stomach leg arm foot knee tooth eye ear nose throat hands feet legs
    arms eyes ears hair-day worry fear-is bet take intention aim use-case situation
    position case trouble main first second last next next-question whole only
    biggest-problem luck turn-now memory mood energy patience attention focus
    progress result results score test exam dog's-breakfast bill package parcel
    delivery room flat-is house-is kitchen desk life-story stuff thing things
    everything name-badge one other response reply replies goal-here conclusion
    server app website site build pipeline laptop-screen wifi microphone mic
    camera-is mouse-is""",
)
# Nouns after "my" whose value may be any word, even in lower case.
ATTRIBUTES = words(
    """project school college university doctor dentist therapist team club degree
    nationality religion star-sign zodiac sign motto hero dream fear mother-tongue
    height weight surname nickname username handle postcode address major subject
    profession hobby sport instrument car bike bicycle motorbike laptop phone tablet
    guitar piano boat house street village town city country band choir company
    bakery shop business startup diet drink colour color size thesis dissertation
    specialty speciality accent gym editor os distro shell browser bank pharmacy
    supermarket neighbourhood zip commute brand perfume tattoo middle-name last-name
    first-name full-name blood-type blood-group shoe-size ring-size eye-colour
    eye-color hair-colour hair-color native-language first-language secret-talent
    guilty-pleasure comfort-food dream-job dream-car current-project side-project
    dominant-hand star timezone time-zone email phone-number go-to-drink usual-order
    usual""",
)
# With these, a single lower-case word is a state: "my car is dirty".
OBJECTS = words(
    """car bike bicycle motorbike laptop phone tablet guitar piano boat house street
    village town city country band choir company bakery shop business startup editor
    browser bank team club school college university doctor dentist therapist
    computer pharmacy supermarket neighbourhood gym instrument project commute
    thesis dissertation accent perfume tattoo email""",
)

_NOUNS = sorted(
    {noun for noun in (*RELATIONS, *PETS) if len(noun) > 1}, key=lambda noun: (-len(noun), noun)
)
# Patterns: a person or an animal of the user's, and a name.
SOMEBODY = "(?:" + "|".join(re.escape(noun.replace("-", " ")) for noun in _NOUNS) + ")"
GIVEN_NAME = r"(?-i:[A-Z][\w'’-]*[a-zé]\b(?:-[A-Z][a-z]+)?)"

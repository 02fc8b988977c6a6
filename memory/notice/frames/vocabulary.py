"""Function words and classes of words that show a phrase's form."""

from __future__ import annotations

from memory.notice.grammar.lexicon import HEALTH_WORDS, JOBS, words

NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred"
)
OWN = words("my our his her their your its the this that these those")
DETERMINERS = (
    OWN
    | NUMBERS
    | words(
        "a an some any no all every both each several few many another no lots most more too "
        "enough half everything anything nothing everyone"
    )
)
SUBJECTS = words(
    "i i'm im ive i've i'd i'll we we're we've he he's she she's it it's they they're they've "
    "there there's nobody everyone everybody someone somebody you you're"
)
FINITE = words(
    "is are was were am isn't aren't wasn't weren't has had hasn't haven't can't cant can will "
    "won't would doesn't don't didn't dont starts ends begins comes closes opens leaves expires "
    "stopped moved said wants likes gets broke died goes lives works needs makes takes owes pays"
)
RELATIVES = words("who that which where when whose because if than as while since until with")
PREPOSITIONS = words(
    "in on at by from to for with without near under over between behind above below beside "
    "outside inside around along across against through into of off after before until till "
    "during since within about up"
)
ADVERBS = words(
    "always never usually often sometimes rarely only also still mostly just really hardly barely "
    "seldom scarcely occasionally mainly normally generally regularly"
)
INTENSIFIERS = words("too very so really quite pretty even not half super fairly rather")
ADJECTIVES = (
    words(
        """cold hot hungry thirsty retired unemployed self-employed freelance married single
        divorced engaged widowed separated lonely homesick empty proud ashamed jealous
        sad happy angry tired anxious nervous stressed bored scared afraid guilty lost
        stuck sick ill well better fine ok okay good bad worse great allergic pregnant
        expecting disabled paralysed overweight underweight vaccinated celiac coeliac
        sober short tall thin fat heavy slim bald blonde blond ginger grey gray
        left-handed right-handed dead alive free busy available home abroad away out
        up on off late early shy introverted extroverted messy tidy strict stricter
        religious practising lapsed vegan vegetarian pescatarian lactose
        claustrophobic dyslexic autistic colour-blind adopted deaf blind bilingual
        gone damp broke poor rich colorblind banned gay lesbian bi bisexual trans
        queer straight recently splitting getting lucky stubborn impatient picky
        sensitive young old closed open safe close closer allowed
    """
    )
    | HEALTH_WORDS
)
WHO = JOBS | words(
    """person man woman guy girl boy kid child mother father mom mum dad parent grandmother
    grandfather student pensioner graduate gymnast double model owner player introvert
    extrovert lover fan worker owl lark leo virgo alto soprano tenor bass liar brat lead
    leader head member agent taker driver walker officer supervisor tutor hand carer
    helper teacher adult orphan beginner volunteer widow widower bachelor senior
    lecturer freelancer sister controller referee keeper runner practitioner assistant
    foreman tiler chef operator executive rep recruiter welder foreman sailor vicar
    priest pastor captain"""
)
NOT_WHO = words("computer water paper summer winter number letter butter dinner weather river")
MASS = words(
    """water land money furniture gear stuff equipment solar wood coffee tea milk bread rice gold
    music software insulin warfarin medication medicine asthma cholesterol insurance luggage acne
    arthritis depression anxiety gout flu eczema psoriasis tinnitus diabetes cancer dementia autism
    reflux vertigo lupus chemo therapy aspirin pottery yoga chess choir church lunch breakfast
    dinner payday football homework hair skin sight vision hearing debt rent internet wifi"""
)

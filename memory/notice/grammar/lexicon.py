"""Word lists of the rules: states, nationalities, jobs, verbs of instructions and tasks."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """A list of words as a set."""
    return frozenset(text.split())


# After "I'm": a state of the moment or an opinion of oneself, never a name or a job.
STATES = words(
    """able about above absolutely afraid against aging alive all almost alone alright
    always amazed amazing angry annoyed anxious appalled ashamed asleep assuming at
    available awake aware away awesome awful back bad being better between beyond
    big blessed bloody bored born both bothered broke broken bummed busy calling
    calm careful certain cold coming completely concerned confident confused
    convinced cool crazy curious currently dead definitely depressed desperate
    devastated different disappointed disgusted dizzy done doomed doubtful down
    drained dressed drowning drunk due dumb dying eager early embarrassed emotional
    empty enjoying excited exhausted expecting experiencing extremely facing
    famished far fed feeling fine finished first flattered for free freezing
    frustrated full fully furious getting giving glad going gone good grateful great
    grumpy guessing guilty happy hardly having heading healthy heartbroken here
    hesitant home honest honoured hoping horrible hot hungover hungry hurt hyped ill
    impressed in inclined incredibly indeed innocent insane inspired intending
    interested intrigued irritated it jealous joking just keen kidding kind kinda
    late lazy leaving less lonely looking losing lost lucky mad maybe meaning meh
    miserable missing more mostly moving much nearly nervous never new next nice no
    nobody normal not nothing now obsessed obviously off offended ok okay old on
    only open out over overwhelmed overjoyed paranoid parked past perfectly pleased
    positive pretty probably proud puzzled quite ready really reading relieved
    reluctant respectfully right sad safe satisfied scared screwed second seeing
    serious seriously shocked sick silly sitting skeptical sleepy slightly slow
    smart so sold some somewhat soon sore sorry sort speechless spending standing
    starting starving stressed struggling stuck stunned stupid super supposed sure
    surprised swamped taking talking telling terrible terribly terrified thankful
    that the there thinking thirsty this thrilled tired to tonight too torn totally
    touched toast toying trying typing unable uncertain unclear under unhappy
    unlucky unsure up upset used using usually very waiting warm wary watching weak
    wearing weird well wet what when where whole willing with within without
    wondering working worn worried worse worth writing wrong yours younger older
    taller early-bird hangry knackered chuffed gutted cranky nauseous feverish
    stuffed game keen gonna gotta outside inside downstairs upstairs abroad offline
    online driving cooking eating running walking travelling traveling visiting
    staying planning aware dehydrated sweating shivering bleeding crying laughing
    smiling listening learning studying""",
)
# Nouns after "I'm a …" that say nothing lasting.
EMPTY_NOUNS = words(
    """bit little lot mess wreck idiot fool fan genius loser failure disappointment
    joke stranger customer user human man woman guy girl person people believer liar
    goner victim monster burden bother pain nuisance moron dummy nobody somebody
    someone kid-at-heart total complete huge big real such""",
)
NATIONALITIES = words(
    """american british english scottish welsh irish french german italian spanish
    portuguese dutch belgian swiss austrian polish czech slovak hungarian romanian
    bulgarian greek turkish russian ukrainian belarusian lithuanian latvian estonian
    finnish swedish norwegian danish icelandic canadian mexican brazilian
    argentinian chilean peruvian colombian cuban jamaican australian chinese
    japanese korean vietnamese thai indonesian malaysian filipino indian pakistani
    bangladeshi nepali iranian iraqi syrian lebanese israeli egyptian moroccan
    algerian tunisian nigerian ghanaian kenyan ethiopian somali african european
    asian arab kurdish persian croatian serbian bosnian slovenian albanian
    macedonian georgian armenian kazakh catalan basque breton bavarian sicilian
    flemish hispanic latino latina""",
)
BELIEFS = words(
    """christian catholic protestant orthodox lutheran anglican baptist mormon jewish
    muslim buddhist hindu sikh atheist agnostic quaker pagan""",
)
SELF_WORDS = (
    NATIONALITIES
    | BELIEFS
    | words(
        """bilingual deaf blind colour-blind colorblind colour-blind dyslexic autistic
    neurodivergent introverted extroverted shy retired unemployed self-employed
    diabetic asthmatic epileptic pregnant gay lesbian bisexual trans transgender
    nonbinary non-binary queer asexual short-sighted near-sighted nearsighted
    long-sighted teetotal sober freelance""",
    )
)
RELATIONSHIPS = words("married single divorced engaged widowed separated")
HEALTH_WORDS = words(
    """diabetic asthmatic epileptic dyslexic autistic pregnant deaf blind colour-blind
    colorblind short-sighted near-sighted nearsighted long-sighted anaemic anemic
    hypertensive""",
)
DIETS = words(
    """vegan vegetarian pescatarian pescetarian flexitarian omnivore omnivorous
    fruitarian teetotal teetotaller gluten-free lactose-free dairy-free sugar-free
    plant-based keto paleo halal kosher coeliac celiac lactose-intolerant
    lacto-vegetarian ovo-vegetarian carnivore""",
)
# Jobs that are not recognised by their ending.
JOBS = words(
    """nurse chef cook pilot vet judge architect accountant consultant assistant
    analyst surgeon coach mechanic technician midwife clerk cashier barista butcher
    smith blacksmith carpenter tailor plumber electrician sailor farmer miner baker
    brewer potter writer author poet painter sculptor actor actress dancer singer
    musician composer model athlete soldier officer guard detective lawyer solicitor
    barrister attorney notary doctor dentist pharmacist physician psychologist
    psychiatrist therapist physio physiotherapist paramedic engineer developer
    programmer designer scientist researcher professor lecturer teacher tutor
    librarian archivist curator translator interpreter journalist reporter editor
    photographer filmmaker director producer manager secretary receptionist waiter
    waitress bartender host hostess steward stewardess driver courier postman
    postwoman mailman firefighter fireman policeman policewoman cop priest pastor
    imam rabbi monk nun student intern apprentice trainee freelancer entrepreneur
    founder ceo cto cfo gardener florist beekeeper shepherd fisherman forester
    ranger cleaner housekeeper nanny babysitter au-pair carer caregiver hairdresser
    barber stylist beautician masseur masseuse optician broker banker trader
    economist statistician mathematician physicist chemist biologist geologist
    astronomer historian philosopher linguist salesman saleswoman salesperson
    realtor landlord shopkeeper jeweller watchmaker glazier roofer plasterer
    bricklayer mason welder machinist locksmith upholsterer cobbler illustrator
    animator copywriter blogger youtuber streamer comedian magician juggler clown
    stuntman conductor organist pianist violinist cellist drummer guitarist bassist
    dj luthier captain skipper astronaut diver lifeguard trainer referee umpire
    jockey civil-servant diplomat politician mayor minister senator social-worker
    undertaker zookeeper veterinarian radiographer radiologist anaesthetist
    paediatrician cardiologist neurologist oncologist dermatologist orthodontist
    hygienist dietician nutritionist homemaker housewife househusband temp
    bookbinder bookseller bookkeeper auditor actuary planner surveyor inspector
    programme-manager sysadmin admin administrator devops""",
)
JOB_ENDINGS = (
    "ist",
    "ian",
    "eer",
    "ologist",
    "grapher",
    "maker",
    "keeper",
    "smith",
    "wright",
    "monger",
    "ier",
    "or",
    "er",
    "ant",
    "man",
    "woman",
    "ess",
)
# Words with the ending of a job that are not jobs.
NOT_JOBS = words(
    """beginner newcomer foreigner loser stranger lover user member owner drinker eater
    sleeper mother father brother sister daughter grandmother grandfather stepmother
    stepfather teenager prisoner leader player gamer reader learner follower
    survivor riser smoker non-smoker runner swimmer hiker cyclist climber skier
    surfer biker jogger knitter walker traveller traveler dreamer thinker worrier
    perfectionist optimist pessimist realist minimalist feminist atheist pacifist
    nudist idealist introvert extrovert vegetarian vegan pescatarian christian
    libertarian canadian american australian brazilian italian norwegian austrian
    hungarian ukrainian russian belgian egyptian twin only-child immigrant migrant
    expat adult child patient giant infant person human speaker citizen local
    resident donor hater fighter winner cancer pisces aries libra believer customer
    stickler carer-at-heart caregiver newbie night-owl hypochondriac maker
    procrastinator early-riser over-thinker overthinker quitter talker listener
    hunter other insomniac bookworm homebody monster sucker liar outsider insider
    starter neighbour neighbor""",
)
INSTRUCT_VERBS = words(
    """answer reply respond use write speak talk call address be keep give explain
    include add start end begin finish sign greet say ask tell format show translate
    provide mention refer avoid put remind check round convert list cite think sound
    wrap spell limit stay follow treat suggest recommend assume consider make do let
    quote offer send summarise summarize skip drop apologise apologize repeat
    explain-things structure number name phrase express return produce append
    prepend close open prefix speak-to swear joke rhyme interrupt praise flatter
    lecture moralise moralize hedge guess invent hallucinate capitalise capitalize
    abbreviate indent comment finish-with stick focus please prefer switch help
    agree challenge correct point warn wish thank bring take""",
)
TASK_VERBS = words(
    """write translate rewrite correct fix proofread summarise summarize paraphrase
    explain describe draft compose tell give show list create generate help find
    search suggest recommend play sing read say repeat spell define compare convert
    calculate solve finish complete continue edit improve check review analyse
    analyze act let let's go open book order remind set wake send turn add buy look
    plan design code implement debug print return count guess rate pick choose draw
    paint ask teach outline brainstorm quiz test format schedule organise organize
    prepare cook bring get share identify name provide propose discuss develop
    extract classify rank sort simplify expand shorten transcribe predict estimate
    evaluate""",
)
# Tasks followed by material rather than statements of the user.
TEXT_TASKS = words(
    """write translate rewrite correct fix proofread summarise summarize paraphrase
    draft compose edit improve continue complete repeat say spell analyse analyze
    shorten simplify expand transcribe classify extract role-play roleplay pretend
    act imagine sing print""",
)

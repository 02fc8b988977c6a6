"""What people say when they mean a slot: "where do I live" is about `home`."""

from __future__ import annotations

import re
from functools import lru_cache

from memory.vocabulary.english.words import stems
from memory.vocabulary.records import Fact

# By the parts of a slot's name; a part that is missing here is its own cue.
_CUES = {
    "name": "name called",
    "address": "call called name nickname address",
    "call": "call called name nickname address",
    "form": "call called address",
    "nickname": "call called nickname",
    "home": "live home house town city country place address village where reside based flat",
    "city": "live home town city",
    "country": "live home country",
    "hometown": "hometown from grow born raised origin town city",
    "origin": "from born raised grow hometown origin come",
    "birthplace": "born birthplace hometown",
    "job": "job work profession occupation career trade earn employed do",
    "occupation": "job work profession occupation career trade earn",
    "profession": "job work profession occupation career trade earn",
    "work": "work job profession occupation career earn",
    "employer": "work company employer employed firm office job workplace where",
    "workplace": "work company employer employed firm office job workplace where",
    "company": "work company employer employed firm office job workplace",
    "school": "school study university college student",
    "study": "study university college school degree subject student",
    "pet": "pet animal",
    "dog": "dog puppy pet animal hound walk",
    "cat": "cat kitten pet animal",
    "family": "family relative",
    "sister": "sister sibling family",
    "brother": "brother sibling family",
    "mother": "mother mum mom parent family",
    "father": "father dad parent family",
    "wife": "wife spouse partner married marry family",
    "husband": "husband spouse partner married marry family",
    "partner": "partner spouse girlfriend boyfriend wife husband married",
    "girlfriend": "girlfriend partner",
    "boyfriend": "boyfriend partner",
    "spouse": "wife husband spouse partner married",
    "son": "son child children kid family",
    "daughter": "daughter child children kid family",
    "child": "child children kid son daughter family",
    "children": "child children kid son daughter family",
    "friend": "friend buddy mate",
    "boss": "boss manager supervisor work",
    "colleague": "colleague coworker work",
    "allergy": "allergy allergic eat avoid reaction food",
    "allergies": "allergy allergic eat avoid reaction food",
    "diet": "diet eat food cook meal dinner lunch recipe vegetarian vegan",
    "food": "food eat dish meal cook dinner lunch recipe",
    "drink": "drink beverage coffee tea thirsty",
    "like": "like love enjoy prefer fond",
    "likes": "like love enjoy prefer fond",
    "dislike": "dislike hate avoid stand",
    "dislikes": "dislike hate avoid stand",
    "hobby": "hobby hobbies free spare time weekend fun leisure pastime enjoy",
    "hobbies": "hobby hobbies free spare time weekend fun leisure pastime enjoy",
    "instrument": "instrument play music musical",
    "team": "team club support fan sport football",
    "trip": "trip travel holiday vacation going",
    "sport": "sport play train exercise team",
    "wake": "wake get up rise morning early alarm",
    "waking": "wake get up rise morning early alarm",
    "rise": "wake get up rise morning early alarm",
    "habit": "usually habit routine",
    "routine": "usually habit routine",
    "sleep": "sleep bed night late",
    "bedtime": "sleep bed night late",
    "language": "language speak speaking native tongue fluent",
    "languages": "language speak speaking native tongue fluent",
    "birthday": "birthday born age old",
    "age": "age old",
    "colour": "colour color shade",
    "color": "colour color shade",
    "film": "film movie cinema watch",
    "movie": "film movie cinema watch",
    "book": "book read novel author",
    "author": "author writer book read novel",
    "band": "band music song listen group",
    "music": "music song listen band genre",
    "song": "song music listen",
    "singer": "singer music song listen",
    "game": "game play",
    "season": "season year",
    "place": "place where",
    "car": "car drive vehicle",
    "vehicle": "car drive vehicle",
    "boat": "boat ship sail",
    "own": "",
    "self": "",
    "note": "",
    "count": "many number",
    "prefers": "prefer rather like choose better",
    "health": "health ill illness condition medical doctor sick diagnosed",
    "pronouns": "pronoun gender",
    "height": "height tall",
    "relationship": "relationship married single partner engaged divorced",
    "native": "native mother tongue",
    "learning": "learn learning studying lesson",
    "collection": "collect collection",
    "handedness": "handed left right hand",
    "education": "education degree graduate graduated studied university college",
    "goal": "goal plan aim want learn",
    "project": "project working building",
    "doctor": "doctor physician gp",
    "dentist": "dentist tooth teeth",
    "appointment": "appointment meeting when calendar schedule",
    "event": "when date plan calendar schedule",
}


def slot_parts(slot: str) -> frozenset[str]:
    """The parts of a slot's name: "family.sister.name" has three."""
    return frozenset(re.split(r"[._\- ]+", slot))


@lru_cache(maxsize=4096)
def _of_slot(slot: str) -> str:
    parts = re.split(r"[._\- ]+", slot)
    return " ".join(_CUES.get(part, part) for part in parts)


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stems(text))


def cue_stems(fact: Fact) -> frozenset[str]:
    """The stems of words by which a fact may be asked for, besides its own."""
    return _stems(_of_slot(fact.slot))

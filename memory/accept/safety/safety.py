"""What must wait for a yes: whatever would change safety, give something away, or bind what
Luna does later to a word, a link or a sender.

An order is taken apart into what is to be done and what it is done to. Neither alone says much:
"stop" is harmless and so are "warnings", "stop the warnings" is not. A doubt costs the user one
key; a miss can cost them more. Nothing here is trained because it was said often.
"""

from __future__ import annotations

import re

from memory.accept.safety.doses import DOSING, DRUG, rule
from memory.notice.speech.marks import plain
from memory.vocabulary.records import Kind

_MOST = 1_000  # characters of a sentence


_GAP = r"[^.!?\n]{0,60}?"
_NEG = (
    r"\b(?:never|don'?t|do not|doesn'?t|does not|stop|no(?: more| longer| need (?:to|for))?"
    r"|without|skip(?:ping)?|leav(?:e|ing) out|leave off|omit(?:ting)?|drop|avoid|refrain from"
    r"|quit|cut(?: out)?|spare me|suppress|mute|silence|hide|remove|get rid of|enough (?:of|with)"
    r"|(?:turn|switch) off|deactivate|disable|ignore|disregard|overlook|forget(?: about)?"
    r"|rather not|shouldn'?t|mustn'?t|needn'?t|not to|not)\b"
)
_WARNING = (
    r"(?:warn(?:s|ed|ings?)?\b|caution\w*|alert(?:s|ing|ed)?\b|alarms?\b|safety\b|hazard\w*"
    r"|danger\w*|risks?\b|risky\b|unsafe\b|side[- ]effects?|contraindications?|interactions?\b"
    r"|overdos\w*|emergenc\w+|ambulance|hotlines?|helplines?|crisis line|allergens?\b|toxic\w*"
    r"|poison\w*|(?:medical|health|legal|safety|doctor) disclaimers?"
    r"|disclaimers? (?:about|on|for|in|when)\b[^.]{0,30}(?:medic|health|legal|drug|doctor|safe|pain|symptom|lump|bleed|fever|breath|mole\b|chest)"
    r"|(?:lectur\w+|nag(?:s|ging)?|sermons?|preach\w*|moraliz\w*)\b[^.!?\n]{0,25}\b(?:alcohol|drink\w*|drugs?|smok\w*|helmets?|health|weight|driving|speed\w*|sun\w*|sleep\w*|medic\w*|gambl\w*|safety)"
    r"|illegal\b|unlawful|against the law|(?:bad|test|medical|lab|blood) (?:test )?(?:news|results?)\b|errors? in my (?:tax|contract)\w*"
    r"|(?:a |my |the )?(?:doctor|physician|pharmacist|therapist|psychiatrist|professional|police"
    r"|second opinion)s?\b(?! appointment)|scams?\b|phishing|fraud\w*|viruses|malware|expired\b"
    r"|red flags?|too (?:much|fast|far|drunk)|limits?\b|protective|helmet|seat ?belt"
    r"|smoke (?:alarm|detector)s?|brakes?\b)"
)
_ASKING = (
    r"(?:(?:ask(?:ing)?|check(?:ing)?|confirm(?:ing)?|wait(?:ing)?|verif\w+|double-check\w*)\b"
    r"(?:\s+(?:with )?me)?\s*(?:first|before\b|whether i|if i(?:'m| am| really)|for (?:my )?"
    r"(?:permission|confirmation|consent|approval|a yes|an? ok)|me\b(?! (?:about|how|for|what|to)\b)(?! (?:[\w-]+ ){0,3}questions)"
    r"|again|anything|twice|identity|who (?:is|it)|sources?|facts?))|\bmy (?:consent|permission|approval)\b"
    r"|(?:permission|confirmation|consent|approval)\b|verification\b|fact-check\w*"
)
_ILLNESS = (
    r"(?:epilep\w+|diabet\w+|asthma|allerg\w+|heart|pregnan\w+|condition|illness|addiction|seizures?|blood pressure"
    r"|intoleran\w+|medication)\b[^.!?\n]{0,30}\b(?:when|if|while|before|during|in|for|with)\b"
)
# Warnings and checks that are to stop.
_QUIET = rule(_NEG, _GAP, rf"(?:{_WARNING}|\b{_ASKING}|\b{_ILLNESS})")
_REFUSE = rule(
    _NEG,
    r"[^.!?\n]{0,12}?\b(?:refus\w+|declin\w+|object(?:ing)? to|contradict\w*|disagree\w*"
    r"|doubt(?:ing)? me|question(?:ing)? (?:me|my (?:orders|decisions|judg\w+)|what i)|tell me no"
    r"|say no|push back|correct(?:ing)? (?:me|my (?:facts|claims|mistakes|medic\w+|maths?)))\b"
    r"(?! (?:on |about )?(?:my )?(?:spelling|grammar|typos|pronunciation|accent|english))"
    r"|\b(?:always|just|simply) (?:agree with (?:me|everything|whatever)|say yes|approve)\b"
    r"|\btell me (?:that )?i'?m (?:always )?right\b|\bsay (?:that )?(?:it|everything|all) "
    r"(?:is|'s) (?:fine|ok|okay|safe|alright|normal)\b",
)
_GIVE = (
    r"\b(?:give|giving|hand|tell|share|send|forward|reveal|post|publish|disclose|email|mail|text"
    r"|upload|leak|show|read|announce|pass|say|provide|release|mention|expose|broadcast|print"
    r"|include|attach|cc|copy|answer)(?:\s+(?:out|over|away|on|along|aloud|them|him|her))?\b"
)
_PRIVATE = (
    r"(?:address(?:es)?|phone|number|mobile|location|whereabouts|passwords?|pass ?codes?|pins?\b"
    r"|bank|card|account|accounts|iban|ssn|passport|licen[cs]e|medical|diagnos\w+|health"
    r"|prescriptions?|salary|income|finances|photos?|pictures|contacts?|calendar|schedule"
    r"|messages|chats?|conversations?|memor(?:y|ies)|secrets?|diary|journal|notes about me"
    r"|files?|documents?|data|details|information|personal|private|everything (?:about me|you know"
    r"|i (?:say|said|told|tell))|anything (?:about me|you know|i (?:say|said|told))|all you know"
    r"|what (?:you know|i (?:say|said|told|tell))|where (?:i|we|my) (?:live|am|are|work|keep|\w+ live)"
    r"|when (?:i|we)(?:'m|'re| am| are) (?:away|out|not home|on holiday|asleep)|keys?|codes?"
    r"|questions about my|my (?:kids|children|son|daughter|family)|identity|birth ?date|date of birth|kids'? school|children'?s?)"
)
_OTHERS = (
    r"\b(?:any(?:one|body)|every(?:one|body)|who(?:m)?ever|some(?:one|body)|strangers?|callers?"
    r"|people|the (?:public|world|internet|web|bank|police|press|caller|admin\w*|support|company"
    r"|sender|insurer|landlord)|others|third part\w+|all (?:my )?(?:contacts|friends|followers)"
    r"|who asks?|when(?:ever)? (?:asked|they ask|he asks|she asks)|on request|if (?:asked|they ask"
    r"|someone asks)|from (?:other|any|all|my)\b|online|in public|publicly|in (?:every|each|all)|to (?!me\b|the point\b|answer\b)"
    r"(?:my |the |an? |his |her |their )?\w+|with (?!me\b)(?:my |the |an? )?\w+)"
)
_GIVEN = rule(_GIVE, _GAP, rf"\b{_PRIVATE}\b", rf"|{_GIVE}[^.!?\n]{{0,20}}{_OTHERS}[^.!?\n]{{0,40}}\b{_PRIVATE}")
_RECEIVER = rule(_OTHERS)
_TO_ME = rule(_GIVE, r"\s+(?:me|us)\b")
_MONEY = rule(
    r"\b(?:bet|wager|gamble)\b[^.!?\n]{0,30}\b(?:every|each|whenever|for me|on)\b|\b(?:pay|tip|renew|move|spend|upgrade|refill|bet|transfer|approve|authori[sz]e|buy|order|purchase|donate|subscribe|sign|accept|confirm"
    r"|book|wire|send|invest|bet|lend|delete|erase|format|wipe|install|download|execute|click|open)\b",
    r"[^.!?\n]{0,50}?\b(?:automatically|without (?:asking|checking|my|a|any|confirm\w+|permission)"
    r"|on my behalf|in my name(?! in\b)|from (?:any|every|all|unknown)\b|(?:into|in) (?:crypto|bitcoin|stocks|shares)|with my card|whatever|anything|(?:any|all|every|each) (?:\w+ )?(?:payments?"
    r"|transfers?|invoices?|bills?|requests?|charges?|purchases?|contracts?|terms|links?|attachments?"
    r"|files?|downloads?|money|orders?|backups?)|my (?:savings|money|signature|card|account)"
    r"|(?:money|bitcoin|crypto|gift cards?|funds) to)\b",
)
_UNLOCK = rule(
    r"\b(?:never|don'?t|do not|stop)\s+(?:lock|clos\w+|shut\w*|arm|check\w*|turn\w* off|switch\w* off)\b[^.!?\n]{0,30}\b(?:doors?|gates?|windows?|gas|stove|oven|alarm|garage|safe)\b"
    r"|\b(?:keep|leave)\b[^.!?\n]{0,20}\b(?:gas|stove|oven|iron|heater|candles?|doors?|gates?|garage)\b[^.!?\n]{0,15}\b(?:on|open|unlocked|running|burning)\b|",
    r"\b(?:unlock|open|disarm|disable|deactivate|bypass|override|(?:turn|switch|shut) off|remove"
    r"|stop|kill|silence|lower|skip|forget|ignore|leave)\b[^.!?\n]{0,30}?\b(?:doors?|gates?|garage|alarms?"
    r"|locks?|safe\b|cameras?|(?:smoke|gas|carbon monoxide|co) (?:alarms?|detectors?)|firewalls?"
    r"|anti-?virus|two-?factor|2fa|filters?|parental controls?|backups?|(?:security )?updates"
    r"|encryption|guards?|security|safety|safeguards?|protections?|restrictions?|guidelines"
    r"|(?:all |the |your |any )rules|limits|allerg\w+|intoleran\w+|diabet\w+|condition|diagnosis"
    r"|medication|pregnan\w+|illness|disability|age\b|law|laws|speed limits?|expiry dates?"
    r"|use-by dates?)\b"
)
_SOURCE = (
    r"(?:messages?|e?-?mails?|texts?|links?|pages?|websites?|sites?|any(?:one|body|thing)"
    r"|every(?:one|body|thing)|who(?:m)?ever|whatever|documents?|files?|pastes?|pasted|attachments?"
    r"|instructions?|orders?|commands?|requests?|admins?|administrators?|root|sudo|the (?:boss|bank"
    r"|support|sender|caller|voice|page|site|web|internet|news|label|author|system|owner)|senders?"
    r"|you\b|the person|callers?|notes?|letters?|forwards?|qr codes?|usernames?|people|those|what (?:it|he|she|they|the)"
    r"|my (?:boss|brother|sister|husband|wife|son|daughter|friend|neighbou?r|landlord|employer|manager"
    r"|colleague|partner|bank|lawyer|doctor)(?:'s)?|(?:mr|mrs|ms|dr)\.? \w+)"
)
_OBEY = rule(
    r"\b(?:obey|trust|believe|follow|comply with|act on|execute|run|carry out|accept|listen to|honou?r"
    r"|do (?:what(?:ever)?\b[^.!?\n]{0,30}\b(?:tells?|says?|wants?|asks?|orders?)|what(?:ever)?|as|exactly what|everything|anything)|take orders from|give (?:priority|precedence) to"
    r"|prioriti[sz]e|defer to)\b[^.!?\n]{0,40}?\b",
    _SOURCE,
    r"\b",
)
_TREAT = rule(
    r"\b(?:treat|take|consider|regard|count|handle|see|assume|presume)\b[^.!?\n]{1,60}?\b(?:as|like|is|are|to be)\b"
    r"[^.!?\n]{0,20}?\b(?:me|mine|my own|from me|true|trusted|trustworthy|verified|genuine|orders?"
    r"|instructions?|commands?|admin\w*|safe|harmless|approved|consent\w*|permission|urgent|owner"
    r"|edible|legal|sober|dead|off|expert|doctor|nurse|adult|not allergic)\b",
    r"|\b(?:assume|presume|pretend|act as (?:if|though)|suppose|take it (?:that|for granted)|take for granted)\b[^.!?\n]{0,40}?"
    r"\b(?:allerg\w+|consent\w*|agree[ds]?|permission|doctor|nurse|adult|eighteen|18|21|of age|verified"
    r"|safe\w*|harmless|dead|sober|insured|experts?|trained|healthy|not (?:ill|sick|pregnant)|approved"
    r"|authori[sz]\w+|licen[cs]ed?|yes)\b",
)
_WHEN = r"\b(?:when(?:ever)?|if|once|as soon as|every time|each time|any ?time|should|on|upon|after)\b"
_TOKEN = r"(?:[\"'“‘«][^\"'”’»\n]{1,60}[\"'”’»]|[A-Z][A-Z0-9_-]{2,}\b|#\w+|\w+\d\w*|\x1a+)"
# What is to happen at a word, a link or a sender.
_TRIGGER = re.compile(
    rf"(?i:{_WHEN})[^.!?\n]{{0,30}}?(?i:\b(?:some(?:one|body)|any(?:one|body)|a (?:message|caller|visitor"
    rf"|stranger|user|text|mail|link|page|file|document|note|letter|website|person)|an? e?-?mails?|messages?"
    rf"|mails?|emails?|texts?|links?|(?:the|this|that|my) (?:word|phrase|code ?word|password|keyword"
    rf"|sentence|name|sign|signal|magic word|trigger)|the (?:sender|subject|caller|page|link)"
    rf"|you (?:see|read|hear|get|receive|find|encounter|notice|come across|are (?:sent|told|shown))"
    rf"|(?:it|he|she|they|my \w+) (?:says?|sends?|writes?|types?|asks?|texts?|calls?)"
    rf"|i (?:say|type)\b(?! (?:so|good|hello|hi|thanks|thank|i|that|it)\b)))"
    rf"|(?i:{_WHEN}) (?i:i|you|we) (?i:write|use|mention|send|paste|hear|enter|reply)[^.!?\n]{{0,20}}?{_TOKEN}"
    rf"|(?i:\b(?:code ?word|magic word|safe ?word|trigger word|secret word|pass ?phrase|hot ?word)\b)"
    rf"|(?i:\b(?:messages?|mails?|e-?mails?|texts?|notes?|files?|links?|orders?|requests?)\b"
    rf" (?:marked|signed|tagged|labelled|labeled|starting|beginning|ending|from|by|that (?:start|begin|contain"
    rf"|say|come|are)|with the (?:word|subject|tag|code)|containing|in which))"
)
_HARM = rule(
    r"\b(?:recommend|suggest|propose)\b[^.!?\n]{0,20}?\b(?:driv\w+ (?:\w+ )?(?:drunk|tired|after)|starv\w+|purg\w+|self-harm)\b"
    r"|\b(?:more than|over|above) \d{2,4} (?:calories|kcal)\b"
    r"|\b(?:encourag\w+|help|push|motivat\w+|coach|praise|support|let|make|tell|remind|cheer|allow|teach"
    r"|keep|dare)\b[^.!?\n]{0,20}?\b(?:me|him|her|them|my \w+|kids?|children|people|us)\b[^.!?\n]{0,30}?"
    r"\b(?:starv\w+|fast(?:ing)?\b|purg\w+|vomit\w*|throw up|skip(?:ping)? (?:meals?|breakfast|lunch|dinner|sleep"
    r"|my|the|his|her)|cut(?:ting)? (?:myself|me)|hurt\w*|self-harm\w*|die|suicid\w+|drink (?:more|alone|and drive"
    r"|before)|drunk|gambl\w+|bet(?:ting)?\b|smok(?:e|ing)|stop (?:eating|sleeping|taking|my)|stay(?:ing)? awake"
    r"|off my (?:meds|medication|pills)|below \d+ (?:calories|kcal|kilos|kg)|under \d+ (?:calories|kcal)|binge\w*"
    r"|driv(?:e|ing)\b[^.!?\n]{0,20}\b(?:drunk|tired|sleepy|high|after))\b"
    r"|\b(?:make me believe|convince me|assure me|persuade me|reassure me|let me believe)\b"
    r"|\b(?:say|tell|claim|confirm|agree)\b(?![^.!?\n]{0,30}\b(?:if|whether|when)\b)[^.!?\n]{0,40}\b(?:harmless|safe|fine|okay|nothing (?:serious|to worry)|normal|healthy|(?:just|only) (?:stress|nerves|a cold|anxiety))\b"
    r"|\b(?:at most|no more than|only|below|under|less than|max\w*) (?:\d{2,3}|five hundred) (?:calories|kcal)\b"
    r"|\b(?:even (?:if|though|when)|although|despite|in spite of|regardless of|no matter (?:if|what|how|that)|anyway)\b"
    r"[^.!?\n]{0,40}?\b(?:allerg\w+|ill\b|sick|drunk|danger\w*|risk\w*|unsafe|illegal|doctor|warn\w*|pregnan\w*"
    r"|underage|child\w*|intoleran\w+|harm\w*|poison\w*|wrong|lie|hurts?|law)\b"
)
_HAZARD = (
    r"(?:bleach|ammonia|mushrooms?|berries|carbon monoxide|gas\b|raw (?:chicken|pork|meat|milk|eggs)|alcohol|vodka"
    r"|wires?|mains|petrol|gasoline|asbestos|lead paint|mou?ld|methanol|antifreeze|acid|fumes|painkillers?|pills?"
    r"|peanuts?|nuts?|shellfish|gluten|mercury|fireworks?|ladder|brakes?|helmet|seat ?belts?|space heaters?"
    r"|generators?|grills?|lithium batter\w+|ice|snakes?|spiders?|medic\w+|drugs?|cocaine|ecstasy|ketamine|heroin"
    r"|\bscams?|links?|attachments?|strangers?)"
)
_CLAIM = rule(
    rf"\b{_HAZARD}\b[^.!?\n]{{0,40}}?\b(?:is|are|isn'?t|aren'?t|can|does|do|don'?t|doesn'?t|may|never|won'?t)\b[^.!?\n]{{0,30}}?"
    r"\b(?:safe|harmless|edible|fine|ok|okay|not (?:dangerous|poisonous|toxic|harmful)|(?:no|never) (?:danger\w*|risk|harm\w*)"
    r"|non-?toxic|dangerous|poisonous|toxic|healthy|good for|harm|hurt|cure\w*|drunk|eaten|trusted|stay on|be left)\b"
    r"|\b(?:it'?s|it is|is|be) (?:perfectly |totally |completely |always |quite |absolutely )?"
    r"(?:safe|harmless|fine|ok|okay|legal|healthy|allowed)\b(?: for \w+)? to (?:eat|drink|mix|take|touch|inhale|drive|swallow"
    r"|leave|burn|ignore|skip|give|inject|combine|smoke|use|open|click|share|send|trust)\b"
)
_FREED = rule(
    r"\byour (?:own )?(?:rules|settings|instructions|limits|guidelines|restrictions|filters|safeguards|principles)\b[^.!?\n]{0,40}\b(?:not apply|don'?t apply|do not apply|off|change[ds]?|stop|end|void|suspended|irrelevant|optional)\b"
    r"|\b(?:change|edit|rewrite|alter|replace|switch off|overwrite)\b[^.!?\n]{0,20}\byour (?:own )?(?:rules|settings|instructions|limits|guidelines|restrictions|filters|safeguards|principles)\b"
    r"|\bcounts? as (?:my |an? |the )?(?:commands?|orders?|instructions?|yes|consent|permission|approval)\b"
    r"|\b(?:accept|take|load|adopt|learn)\b[^.!?\n]{0,15}\b(?:rules|instructions|orders|commands)\b[^.!?\n]{0,10}\b(?:from|in|out of)\b|",
    r"\b(?:admin|root|god|developer|debug|unrestricted|uncensored|sudo) (?:mode|rights|access|privileges|user)\b"
    r"|\b(?:no|without|zero|lift|drop|ignore) (?:any |all |more )?(?:limits|restrictions|filters|rules|guardrails|boundaries"
    r"|censorship|safeguards|ethics|morals|law)\b|\b(?:unrestricted|uncensored|unfiltered)\b"
    r"|\byou (?:have|got) (?:my |full |all |the )+(?:permission|access|consent|authority|control)\b"
    r"|\bi (?:hereby )?(?:authori[sz]e|permit|allow|consent|give (?:you )?(?:my )?(?:permission|consent|authority))\b"
    r"|(?<!n't )(?<!not )(?<!never )\blie to (?:me|my|him|her|them|anyone|the)\b|\bimpersonat\w+|\b(?:answer|speak|write|sign|act|reply|pretend to be)"
    r" (?:as|like|for)? ?(?:if you were )?(?:me\b|my (?:doctor|lawyer|bank)|a (?:doctor|lawyer|human|real person))"
    r"|\bhide (?:this|that|it|everything|things?|my \w+) from (?:me|my|the)\b"
)
# An order, whatever slot it was read into.
_ORDER = rule(
    r"^\W*(?:(?:and|so|but|well|ok(?:ay)?|luna|hey|hi)\W+)*(?:always|never|please|remember (?:to|that you|you)|don'?t|do not|stop"
    r"|i(?:'d| would)? (?:want|like|need|expect) you to|you (?:should|must|may|can|have to|need to|are to)|make sure|be sure"
    r"|make it a habit|make me|(?:bet|pay|buy|move|wire|transfer|send|open|turn|keep|install|order|sign|renew|lend|accept|approve|tip|delete|run|tell|say|let|push|encourage|pretend|assume|treat|act|put|answer|share|post|give|forward)\b(?! (?:was|is|are|were|has)\b))\b|\b(?:from now on|henceforth|from today|going forward|from here on)\b"
)
# An order about a medicine, unless it protects or only tells how it is.
_MEDICINE = rule(rf"\b(?:{DRUG}|antidepressants?|blood (?:thinners?|pressure (?:pills|medicine)))\b")
_CARING = rule(
    r"^\W*(?:(?:please|always|also|luna|hey|and|so|from now on|you (?:should|must|can)|make sure (?:to|you)|i (?:want|need) you to|remember to)\W+)*(?:warn|alert|caution|remind|mention|flag|check|ask"
    r"|tell me (?:if|when|whether|about)|be careful|list|explain|show|describe|use|give me|include|consider|watch|avoid|keep track|note|write|summari[sz]e|call|spell|never (?:recommend|suggest|forget)|don'?t (?:suggest|recommend|forget)"
    r"|remember that (?:i|my|we)(?:'m| am| have| take| use| need| can'?t| don'?t| (?:\w+ ){1,3}(?:takes?|has|is allerg\w+|needs?)))\b"
)
# A word of the user's own for a harmless way to answer.
_MEANT = rule(
    r"\b(?:i|it) means?\b|\bstands for\b|\b(?:when(?:ever)?|if) i (?:say|write|type|ask|send|paste|mention|use|speak)\b[^.!?\n]{0,40}?,? (?:then )?(?:please )?(?:answer|reply|respond|use|explain|convert|translate|summari[sz]e|list"
    r"|write|format|keep|switch) (?:me |it |that )?(?:in|with|back|to|as|from|the|a|an|it|bullet|grams|metric|short|only|just)\b(?!.*\b(?:rules?|ignore|skip|forget|address|passwords?|whatever|anything|everything)\b)"
)
_TOLD = rule(r"\b(?:say|tell|claim|state|assure|confirm|agree|answer|write|pretend|insist|reply|repeat|remember|note)\b")
_THRIFT = rule(r"^\W*(?:please )?(?:never|don'?t|do not)\b(?!.*\b(?:without|ask\w*|check\w*|confirm\w*)\b)")
# What protects rather than endangers: a "no" before what gives away.
_GUARDED = rule(
    r"\b(?:never|don'?t|do not|not|nobody|no one|without|refuse to|stop)\b[^.!?\n]{0,25}?", _GIVE
)
_ASKED_FOR = rule(r"(?!.*\b(?:never|don'?t|do not|stop|no|without|skip)\b)\b(?:always|please|do|also|just)\b[^.!?\n]{0,20}?\b(?:warn|alert|caution|remind)\b")
_OWN_LIFE = rule(
    r"^\W*(?:(?:and|so|but|well|yes|no|actually)\W+)*(?:i|i'm|im|i've|i'd|we|we're|my|our)\b(?!\s+(?:want|would like|need|'d like"
    r"|allow|authori[sz]e|permit|consent|give|prefer|expect|order|insist|ask|am allowed|can (?:take|have)|may take)\b)"
)


def why_wait(text: str, kind: Kind, slot: str) -> str:
    """Why something waits for the user's yes, as a sentence; "" where it need not.

    Args:
        text: the sentence in which the user said it, or the fact's own.
        kind: what sort of belief it would be.
        slot: where it would be kept.
    """
    said = first_person(plain(text[:_MOST]))
    steers = kind in (Kind.INSTRUCTION, Kind.GUIDELINE)
    order = _ORDER.search(said) is not None
    loose = steers or order or slot.partition(".")[0] in ("note", "instruction", "self", "preference")
    if not loose:
        return _DOSES if DOSING.search(said) and slot != "event" and not _past(said) else ""
    own = _OWN_LIFE.match(said) is not None and not (steers or order)
    if DOSING.search(said) and not _past(said):
        return _DOSES
    if (steers or order) and _MEDICINE.search(said) and not _CARING.match(said):
        return _DOSES
    if _TRIGGER.search(said) and not own and not _MEANT.search(said):
        return _BINDS
    if _given(said) and not own:
        return _GIVES
    if own:
        return _CHANGES if _FREED.search(said) else ""
    if _CLAIM.search(said) and (not steers or _TOLD.search(said)):
        return _CHANGES
    if any(rule.search(said) for rule in (_OBEY, _TREAT)) and not _harmless(said):
        return _BINDS
    if _MONEY.search(said) and not _THRIFT.match(said):
        return _CHANGES
    if any(r.search(said) for r in (_REFUSE, _UNLOCK, _HARM, _FREED)):
        return _CHANGES
    if _QUIET.search(said) and not _ASKED_FOR.match(said):
        return _CHANGES
    return ""


_YES = "It waits for your yes"
_DOSES = f"{_YES}: it would change what is known of a dose."
_BINDS = f"{_YES}: it would bind what Luna does to somebody's words."
_GIVES = f"{_YES}: it would give something of yours to others."
_CHANGES = f"{_YES}: it would change how safely Luna answers."


def _given(said: str) -> bool:
    """Whether something private is to go to somebody else."""
    if not _GIVEN.search(said) or _GUARDED.search(said):
        return False
    rest = _TO_ME.sub(" ", said)
    if rest != said and not _RECEIVER.search(rest):
        return False
    return _RECEIVER.search(rest) is not None


_HARMLESS = rule(
    r"\b(?:follow|run|listen to|do|take|accept|believe)\b[^.!?\n]{0,20}?\b(?:my (?:own )?(?:instructions?|orders?|commands?"
    r"|style|lead|rules|notes?)|football|music|news(?:letters?)?|marathons?|podcasts?)\b"
)


def _harmless(said: str) -> bool:
    return _HARMLESS.search(said) is not None


def _past(said: str) -> bool:
    """Whether it tells what was done, with nothing asked for."""
    return re.search(r"\b(?:my (?:doctor|gp)|he|she|they) (?:has |have )?(?:\w+ed|put|cut)\b", said) is not None


_BACK = rule(
    r"^\W*(?:(?:please|and|so|now|ok(?:ay)?|luna|hey|actually|no)\W+)*(?:(?:you can |you may )?(?:forget|delete|remove|erase|scratch|drop)"
    r"|i(?:'m| am| do| have|'ve)?(?: not|n't| no longer| never)|i stopped|no longer)\b(?!.*\b(?:when|whenever|if|even|in|always|and (?:treat|act|take))\b)"
)


def withdraws(sentence: str) -> bool:
    """Whether it plainly takes something back: "Forget that I'm allergic to nuts."."""
    return _BACK.match(plain(sentence[:_MOST])) is not None


def first_person(text: str) -> str:
    """A stored sentence as the user would say it: "the user's" is "my"."""
    text = re.sub(r"\bthe user's\b", "my", text, flags=re.IGNORECASE)
    text = re.sub(r"^the user\b", "I", text, flags=re.IGNORECASE)
    return re.sub(r"\bthe user\b", "me", text, flags=re.IGNORECASE)

"""Name: what a statistic is called by those who read of it: "administrative detainees held by Israel"."""

import re

from service.figures.figure import Figure
from service.statistic.complement import SPENDING, is_spent, state
from service.statistic.event import event_name, happenings
from service.statistic.participle import participle, past
from service.statistic.story import Story, is_word, name_of
from service.statistic.words import ACTS, EVERYONE, WORD, lemma, word_set

# What became of people and things by another's hand: told as done to them even where the sentence does not show it.
DONE = word_set(
    """kill injure wound hurt maim destroy damage flatten wreck demolish raze burn flood arrest detain hold jail
    imprison charge convict sentence release free deport expel evict displace evacuate rescue vaccinate immunise
    immunize test screen infect hospitalise hospitalize admit treat bury trap strand recall cut axe create build
    sell export import deliver distribute donate pledge promise raise spend lose receive find count register
    record log confirm file lodge submit report clear close open refuse fund budget issue grant plant sow harvest
    seize recover malnourish invest allocate approve reject suspend cancel shut offer employ hire dismiss identify
    document detect list supply"""
)
# What people and things do by themselves. "People who crossed", "trucks that entered".
DOES = word_set(
    """die perish starve drown survive flee enter arrive return cross vote march rally gather protest demonstrate
    disappear vanish escape collapse sink crash fail pass apply walk leave land sail travel migrate join resign
    retire fall"""
)
OF_PEOPLE_ALONE = word_set("vote march rally protest demonstrate join resign retire migrate apply walk flee")
SO_FAR = {
    "live": "living", "work": "working", "remain": "remaining", "wait": "waiting", "stay": "staying",
    "sleep": "sleeping", "serve": "serving", "study": "studying", "shelter": "sheltering", "suffer": "suffering",
    "queue": "queueing", "miss": "missing",
}  # fmt: skip
OF_PEOPLE = {"strike": "on strike", "need": "in need"}
# Verbs that tell no more than that there is a number, or which way it went.
CARRYING = word_set(
    """be have get do go come take make stand reach total rise fall drop climb increase decrease decline grow shrink
    slip slide ease jump surge soar plunge dip double halve last say show include see put set run face give
    average number amount weigh measure raise lower hit cost know tell expect estimate creep edge shoot nudge
    bring turn"""
)
FIXED = word_set("carry lay set turn send hand pay shut")  # with a particle they tell of a deed: "carried out"
PEOPLE = EVERYONE | word_set(
    """child woman boy girl baby infant student pupil patient migrant refugee victim staff crew member family
    civilian pedestrian applicant claimant youth police police officer doctor nurse medic guard captive hostage
    athlete tenant candidate dead wounded injured missing couple crowd"""
)
# Words that name no thing by themselves.
EMPTY = word_set(
    """phase percent per cent number figure total level amount sum value count tally digit rs re usd eur gbp inr
    dollar euro pound rupee million billion thousand hundred dozen measurement article rise fall drop increase
    decrease decline change half third quarter other rest those all more most so some it them they this that we i
    he she its their the a an one"""
)
UNITLESS = frozenset({"point", "magnitude", "degree"})
BEFALLING = word_set("die hurt miss rescue trap displace evacuate casualty")
# What is not done to anybody, and what is not done to people.
NEVER_DONE = word_set("speak talk happen occur come arrive go agree argue stand sit fall rise die live seem appear")
NOT_TO_PEOPLE = word_set("build make sell plant print write produce construct publish cost harvest pour")
UNNAMED = {"count": "number", "share": "share", "money": "sum", "rate": "rate", "measurement": "measure"}
DEEDS = word_set("arrest detention killing strike attack raid airstrike donation pledge purchase import export")
TO_PEOPLE = word_set("die kill injure wound hurt miss starve drown displace evacuate arrest detain rescue hospitalise")
THROUGH = word_set("enter leave cross")  # one enters a country, not in it
NEARBY = r"(?:off|near|at|on|along|outside|across|through|from|to|under|around)"
# "the first three", "an extra"; not "thermal"
LEADING = re.compile(r"^(?:(?:the|a|an|some|about|its|their|his|her|our|[^\w\s]+)\s+)+", re.IGNORECASE)
TRAILING = re.compile(r"\b(?:of|for|from|in|with|to|on|who|that)\b")
WORTH = re.compile(r"\b(?:worth|valued at)(?: [\w-]+){0,2} $")  # "18 jewels worth about $40m"
# "40 % of the seats", "a third of voters"; not "40 % turnout"
SHARED = re.compile(r"^\s*(?:%|percent|per cent|percentage points?)?\s*of (?P<the>the |all )?", re.IGNORECASE)


def name(figure: Figure, story: Story) -> str:
    """In words that need no more than the story's name to be understood; "change in …" for a change."""
    thing = _thing(figure, story)
    deed = _deed(figure, thing, story)
    words = [thing, deed, _base(figure), _scope(figure, thing, deed)]
    told = " ".join(word for word in words if word)
    if figure.measure == "change":
        told = f"change in {told}"
    capitals = [word for word in WORD.findall(told) if word[0].isupper()]
    has_name = any(word[1:].islower() or name_of(word) in _known(story) for word in capitals)
    besides = " ".join(word for word in ("" if has_name else story.label, _event(figure, told, story)) if word)
    return f"{told}{_measured_in(figure, thing)}" + (f" ({besides})" if besides else "")


def _event(figure: Figure, told: str, story: Story) -> str:
    """ "bus crash", "warehouse fire", for what became of people in one; nothing that the name says already."""
    verb = story.vocabulary.concept(lemma((figure.predicate or "").split(" ")[0]))
    if verb not in BEFALLING or figure.kind != "count" or happenings(told):
        return ""
    return event_name(figure.sentence) or event_name(story.opens)


def _measured_in(figure: Figure, thing: str) -> str:
    """ ", in tonnes" of cod."""
    unit = figure.unit or ""
    if figure.kind != "measurement" or not unit or unit in UNITLESS or thing == f"{unit}s":
        return ""
    first, _, rest = unit.partition(" ") if " per " in unit or unit.startswith("degree") else (unit, "", "")
    plural = {"foot": "feet", "inch": "inches"}.get(first, f"{first}s")
    return f", in {plural} {rest}".rstrip()


def _known(story: Story) -> set[str]:
    return {*story.names, *story.main}


def _thing(figure: Figure, story: Story) -> str:
    """What is measured; people, or the sort of number, where the text names nothing."""
    bare = LEADING.sub("", (figure.measured or "").strip(" \"'“”‘’,.;:%")).strip()
    if bare.lower() == "dead" and figure.kind == "count":
        return "people"
    if is_spent(figure, head(bare)) or (figure.kind == "money" and bare and bare == figure.agent):
        return UNNAMED["money"]
    words = [lemma(word) for word in WORD.findall(bare)]
    if any(len(word) > 2 and word not in EMPTY for word in words):
        is_base = figure.kind == "rate" and bare in (figure.unit or "")
        return UNNAMED["rate"] if is_base else _of_kind(figure, _in_small_letters(bare, story))
    if figure.predicate in TO_PEOPLE and figure.kind == "count":
        return "people"
    return f"{figure.unit}s" if figure.kind == "measurement" and figure.unit else UNNAMED[figure.kind]


def _in_small_letters(phrase: str, story: Story) -> str:
    """ "crews" for the "Crews" that a sentence begins with; "Syrians", "Harlow" and "U.S. plants" stay."""
    first, *others = phrase.split()
    is_name = not first[1:].islower() or name_of(first) in _known(story) or any(word[0].isupper() for word in others)
    return first.lower() + phrase[len(first) :] if is_word(first) and not is_name else phrase


def _of_kind(figure: Figure, bare: str) -> str:
    if figure.kind == "money" and figure.predicate == "cost" and bare != UNNAMED["money"]:
        return f"cost of {bare}"
    if figure.kind == "money" and WORTH.search(figure.sentence[: figure.sentence.find(figure.exact)]):
        return f"value of {bare}"
    after = figure.sentence[figure.sentence.find(figure.exact) + len(figure.exact) :]
    parted = SHARED.match(after)
    if figure.kind == "share" and parted and bare not in ("share", "rate") and not bare.endswith("share"):
        return f"share of {'the ' if (parted['the'] or '').strip().lower() == 'the' else ''}{bare}"
    return bare


def _deed(figure: Figure, thing: str, story: Story) -> str:
    """ "held by Israel", "who died", "that entered"; nothing for a verb that only carries the number."""
    verb = figure.predicate or ""
    agent = _agent(figure, thing, story)
    first = verb.split(" ")[0]
    by = f"by {agent}" if agent else ""
    if complement := state(figure, head(thing), are_people(thing)):
        is_done = by and not complement.startswith("without") and "rescue" not in by
        return f"{complement} {by}" if is_done else complement
    if _is_carried(figure) or (figure.kind == "share" and head(thing) == "rate"):
        return f"of {agent}" if agent and agent != _placed(figure) else ""
    if _repeats(thing, first, story):
        return by if head(thing) in DEEDS else f"{'from' if agent[:1].islower() else 'of'} {agent}" if agent else ""
    if agent and verb in TO_PEOPLE and not agent[0].isupper():
        return f"{'killed' if verb == 'die' else participle(verb)} {by}"
    own = _own_doing(figure, thing)
    if own and (not agent or first not in DONE):
        return f"of {agent} {own}" if agent[:1].isupper() else own
    return _done_to(figure, thing, by)


def _done_to(figure: Figure, thing: str, by: str) -> str:
    """ "held by Israel", "spent by the council on roads"; nothing that cannot be done to it."""
    verb = figure.predicate or ""
    first = verb.split(" ")[0]
    if first in NEVER_DONE or (first in NOT_TO_PEOPLE and are_people(thing)):
        return ""
    if not by and first not in DONE and not _is_done(figure, participle(verb)):
        return ""
    goal = LEADING.sub("", figure.measured or "") if thing == UNNAMED["money"] and verb in SPENDING else ""
    goal = f"{SPENDING[verb]} {goal}" if goal and goal != figure.agent else ""
    return " ".join(word for word in (participle(verb), by, goal) if word)


def _is_fixed(verb: str) -> bool:
    first, _, particle = verb.partition(" ")
    return bool(particle) and first in FIXED


def _own_doing(figure: Figure, thing: str) -> str:
    verb, is_people = figure.predicate or "", are_people(thing)
    if verb in SO_FAR:
        return SO_FAR[verb]
    if is_people and verb in OF_PEOPLE:
        return OF_PEOPLE[verb]
    can = DOES if is_people else DOES - OF_PEOPLE_ALONE
    if verb.split(" ")[0] not in can or figure.kind in ("money", "measurement"):
        return ""
    return f"{'who' if is_people else 'that'} {past(verb)}"


def head(thing: str) -> str:
    """The word that the others of a phrase hang on: "applications" of "first-time applications for asylum"."""
    words = WORD.findall(TRAILING.split(thing)[0])
    return lemma(words[-1]) if words else ""


def are_people(thing: str) -> bool:
    """ "asylum seekers", "crew"; not "families", "bodies" or "water"."""
    last = head(thing.removeprefix("share of "))
    is_doer = last.endswith(("er", "or", "ist", "ant", "ee", "ian")) and len(last) > 5
    return last in PEOPLE or (is_doer and last not in {"number", "water", "tanker", "computer", "corridor", "plant"})


def _repeats(thing: str, verb: str, story: Story) -> bool:
    """ "deaths" need not be said to have died, nor "applications" to have been applied for."""
    last = head(thing)
    if are_people(thing):
        return (verb, last) == ("die", "dead")
    told = story.vocabulary.concept(last)
    return last.startswith(verb.removesuffix("e").removesuffix("y")[:5]) or (
        told in ACTS and told == story.vocabulary.concept(verb)
    )


def _is_done(figure: Figure, done: str) -> bool:
    """Does the sentence say that it was done to them: "were driven", "driven by", "driven out of"?"""
    is_passive = rf"\b(?:was|were|been|being|be|are|is|get|got|gets)(?: \w+ly| also| not)? {re.escape(done)}\b"
    return bool(re.search(rf"{is_passive}|\b{re.escape(done)} by\b", figure.sentence, re.IGNORECASE))


def _base(figure: Figure) -> str:
    return figure.unit or "" if figure.kind == "rate" else ""


def _agent(figure: Figure, thing: str, story: Story) -> str:
    agent = (figure.agent or "").strip()
    if not agent or set(agent.lower().split()) <= set(thing.lower().split()):
        return ""
    return _with_article(_in_small_letters(agent, story), figure.sentence)


def _scope(figure: Figure, thing: str, deed: str) -> str:
    """ "in Tessin", "off Karsund"; nothing where the place is named already."""
    place = _placed(figure)
    named = "" if figure.agent == place and _is_carried(figure) else figure.agent or ""
    if not place or place.lower() in f"{thing} {named}".lower():
        return ""
    found = re.search(rf"\b({NEARBY}) (?:the )?{re.escape(place)}\b", figure.sentence, re.IGNORECASE)
    is_direct = figure.predicate in THROUGH and deed.endswith(past(figure.predicate))
    where = found.group(1).lower() if found else "" if is_direct else "in"
    return f"{where} {_with_article(place, figure.sentence)}".strip()


def _placed(figure: Figure) -> str:
    """The place, where it is one: not the "off" of "take-off"."""
    place = (figure.place or "").strip()
    return "" if place.islower() and place in NEARBY.strip("(?:)").split("|") else place


def _is_carried(figure: Figure) -> bool:
    verb = figure.predicate or ""
    return not verb or (verb.split(" ")[0] in CARRYING and not _is_fixed(verb))


def _with_article(phrase: str, sentence: str) -> str:
    """As the sentence says it: "the West Bank", "a landslide"; but "Israel" for all "the Israel Prison Service"."""
    found = re.search(rf"\b([Tt]he|[Aa]n?) {re.escape(phrase)}(?!['’\w]| [A-Z])(?P<next>(?: \w+)?)", sentence)
    if not found or (phrase[0].isupper() and happenings(found["next"])):
        return phrase  # "the Brevik floods"
    return f"{found.group(1).lower()} {phrase}"

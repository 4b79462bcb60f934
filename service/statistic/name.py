"""Name: what a statistic is called by those who read of it: "administrative detainees held by Israel"."""

import re

from service.figures.figure import Figure
from service.statistic.complement import FORCED, goal, state
from service.statistic.event import happenings
from service.statistic.participle import participle, past
from service.statistic.scope import besides, place, where, with_article
from service.statistic.story import Story, is_word, name_of
from service.statistic.variant import party
from service.statistic.words import ACTS, EVERYONE, WORD, is_doer, lemma, stem, word_set
from service.syntax.verbs import FORMS

# What became of people and things by another's hand: told as done to them even where the sentence does not show it.
DONE = word_set(
    """kill injure wound hurt maim destroy damage flatten wreck demolish raze burn flood arrest detain hold jail
    imprison charge convict sentence release free deport expel evict displace evacuate rescue vaccinate immunise
    immunize test screen infect hospitalise hospitalize admit treat bury trap strand recall cut axe create build
    sell export import deliver distribute donate pledge promise raise spend lose receive find count register
    record log confirm file lodge submit report clear close open refuse fund budget issue grant plant sow harvest
    seize recover malnourish invest allocate approve reject suspend cancel shut offer employ hire dismiss identify
    document detect list supply shoot stab"""
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
    "queue": "queueing", "miss": "missing", "unaccount": "unaccounted for",
}  # fmt: skip
SOMEWHERE = word_set("live remain stay sleep serve shelter")  # means nothing without the place
FOLK = word_set("family household relative parent")
OF_PERSONS = word_set("jail imprison sentence arrest convict charge")  # no term is jailed
HOLDING = word_set("prison jail camp centre center hospital clinic shelter school facility cell")
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
    athlete tenant candidate respondent adult dead wounded injured missing couple crowd"""
)
# Words that name no thing by themselves.
EMPTY = word_set(
    """phase percent per cent number figure total level amount sum value count tally digit rs re usd eur gbp inr
    dollar euro pound rupee million billion thousand hundred dozen measurement article rise fall drop increase
    decrease decline change half third quarter other rest those all more most so some it them they this that we i
    he she its their the a an one"""
)
NAMED = re.compile(r"-[A-Z]|\beuro ?(?:zone|area)\b")  # "el-Marsun"
UNITLESS = frozenset({"point", "magnitude", "degree"})
BEFALLING = word_set("die hurt miss rescue trap displace evacuate casualty")
# What is not done to anybody, and what is not done to people.
NEVER_DONE = word_set(
    "speak talk happen occur come arrive go agree argue stand sit fall rise die live seem appear unchange"
)
NOT_TO_PEOPLE = word_set("build make sell plant print write produce construct publish cost harvest pour spend lose")
UNNAMED = {"count": "number", "share": "share", "money": "sum", "rate": "rate", "measurement": "measure"}
DEEDS = word_set("arrest detention killing strike attack raid airstrike donation pledge purchase import export")
TO_PEOPLE = word_set(
    "die kill injure wound hurt miss starve drown displace evacuate arrest detain rescue hospitalise shoot stab"
)
THROUGH = word_set("enter leave cross")  # one enters a country, not in it
# "the first three", "an extra"; not "thermal"
LEADING = re.compile(r"^(?:(?:the|a|an|some|about|its|their|his|her|our|[^\w\s]+)\s+)+", re.IGNORECASE)
TRAILING = re.compile(r"\b(?:of|for|from|in|with|to|on|who|that)\b")
WORTH = re.compile(r"\b(?:worth|valued at)(?: [\w-]+){0,2} $")  # "18 jewels worth about $40m"
# "17 are still missing", "the missing, 17"; not "missing the 17 billion expected"
IS_MISSING = re.compile(r"\b(?:are|were|is|was|still|be|been|remain(?:s|ed)?|reported|the|listed as|feared) missing\b")
# "aged 34", "34-year-old", "Mira Sand, 34,"
AGE_BEFORE = re.compile(r"\baged $|[a-z], $")
AGE_AFTER = re.compile(r"[- ]years?[- ]old|-old|[,.)]")
# what may stand between a verb and the number of what it is done to: "employs more than", "denied murdering a"
OBJECT = re.compile(
    r"([A-Za-z]+)((?: (?:up|out|off|down|back|away|at|in|the|a|an|its|their|his|her|about|around|some|up to|more"
    r"|less|fewer|than|nearly|almost|least|over|another|only|just|roughly|record|total|of|as|many|all|estimated))*)"
    r" (?:US|[$€£])?$"
)
# "40 % of the seats", "a third of voters"; not "40 % turnout"
SHARED = re.compile(r"^\s*(?:%|percent|per cent|percentage points?)?\s*of (?P<the>the |all )?", re.IGNORECASE)


def name(figure: Figure, story: Story) -> str:
    """In words that need no more than the story's name to be understood; "change in …" for a change."""
    thing = _thing(figure, story)
    deed = _deed(figure, thing, story)
    words = [thing, deed, _base(figure), _scope(figure, thing, deed)]
    told = " ".join(word for word in words if word)
    if _is_age(figure):
        told = " ".join(
            word
            for word in (f"age of {thing if thing[0].isupper() else f'the {thing}'}", _scope(figure, thing, ""))
            if word
        )
    if figure.measure == "change":
        told = f"change in {told}"
    has_name = bool(NAMED.search(told)) or any(not is_word(word) for word in WORD.findall(told) if word[0].isupper())
    verb = story.vocabulary.concept(lemma((figure.predicate or "").split(" ")[0]))
    is_eventful = verb in BEFALLING and figure.kind == "count" and thing != UNNAMED["count"] and not happenings(told)
    more = besides(figure, story, has_name, is_eventful)
    return f"{told}{_measured_in(figure, thing)}" + (f" ({more})" if more else "")


def _is_age(figure: Figure) -> bool:
    at = figure.sentence.find(figure.exact)
    before, after = figure.sentence[:at], figure.sentence[at + len(figure.exact) :]
    is_told = AGE_AFTER.match(after) if AGE_BEFORE.search(before) else re.match("[- ]years?[- ]old|-old", after)
    return figure.kind == "measurement" and figure.unit == "year" and bool(figure.measured and is_told)


def _measured_in(figure: Figure, thing: str) -> str:
    """ ", in tonnes" of cod."""
    unit = "" if _is_age(figure) else figure.unit or ""
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
    if _goal(figure, bare) or (figure.kind == "money" and bare and bare == figure.agent):
        return UNNAMED["money"]
    if voted := party(figure, story.article.text):
        return f"support for {voted[0]}"
    bare = "" if bare == figure.place else _without_verb(bare, figure)
    words = [lemma(word) for word in WORD.findall(bare)]
    if any(len(word) > 2 and word not in EMPTY for word in words):
        is_base = figure.kind == "rate" and bare in (figure.unit or "")
        return UNNAMED["rate"] if is_base else _of_kind(figure, _in_small_letters(bare, story))
    is_told = figure.predicate != "miss" or IS_MISSING.search(figure.sentence)
    if figure.predicate in TO_PEOPLE and figure.kind == "count" and is_told:
        return "people"
    return f"{figure.unit}s" if figure.kind == "measurement" and figure.unit else UNNAMED[figure.kind]


def _goal(figure: Figure, bare: str) -> str:
    return goal(figure, head(bare), are_people(bare) or head(bare) in FOLK) if bare else ""


def _without_verb(bare: str, figure: Figure) -> str:
    """ "qualified nurse", where "qualified nurse earns" was read."""
    words = bare.split()
    is_torn = len(words) > 1 and figure.kind in ("money", "measurement") and _is_form(words[-1], figure.predicate or "")
    return " ".join(words[:-1]) if is_torn else bare


def _is_form(word: str, verb: str) -> bool:
    """ "sold", "selling" of "sell"."""
    forms = {verb, past(verb), participle(verb)}
    return bool(verb) and (word.lower() in forms or FORMS.get(word.lower()) == verb or stem(word) == stem(verb))


def _in_small_letters(phrase: str, story: Story) -> str:
    """ "crews" for the "Crews" that a sentence begins with; "Syrians", "Harlow" and "U.S. plants" stay."""
    first, *others = phrase.split()
    is_name = not first[1:].islower() or any(word[0].isupper() for word in others)
    if is_name or not is_word(first) or (name_of(first) in _known(story) and _is_inside(first, story.article.text)):
        return phrase
    return first.lower() + phrase[len(first) :]


def _is_inside(word: str, text: str) -> bool:
    """Does it stand so within a sentence, too?"""
    return re.search(rf"(?<=[a-z,] ){re.escape(word)}\b", text) is not None


def _of_kind(figure: Figure, bare: str) -> str:
    if figure.unit == "magnitude" and "magnitude" not in bare:
        return f"magnitude of {bare}"
    if figure.kind == "money" and figure.predicate == "cost" and bare != UNNAMED["money"]:
        return f"cost of {bare}"
    if figure.kind == "money" and figure.predicate == "earn" and are_people(bare):
        return f"pay of {bare}"
    if figure.kind == "money" and WORTH.search(figure.sentence[: figure.sentence.find(figure.exact)]):
        return f"value of {bare}"
    after = figure.sentence[figure.sentence.find(figure.exact) + len(figure.exact) :]
    parted = SHARED.match(after)
    if figure.kind == "share" and parted and bare not in ("share", "rate") and not bare.endswith("share"):
        return f"share of {'the ' if (parted['the'] or '').strip().lower() == 'the' else ''}{bare}"
    is_of_people = figure.kind == "share" and figure.measure == "level" and bare.islower() and are_people(bare)
    return f"share of {bare}" if is_of_people else bare


def _deed(figure: Figure, thing: str, story: Story) -> str:
    """ "held by Israel", "who died", "that entered"; nothing for a verb that only carries the number."""
    verb = figure.predicate or ""
    agent = _agent(figure, thing, story)
    first = verb.split(" ")[0]
    by = f"by {agent}" if agent else ""
    if complement := state(figure, head(thing), are_people(thing)):
        is_done = by and not complement.startswith("without") and "rescue" not in by
        return f"{complement} {by}" if is_done else complement
    words = thing.lower().split()
    if are_people(thing) and participle(first) in words:
        return by
    if first in ("hold", "have", "house") and head(agent) in HOLDING and agent[0].islower():
        return f"in {agent}"
    is_given = thing == UNNAMED["money"] and _goal(figure, LEADING.sub("", figure.measured or ""))
    if (_is_carried(figure) and not is_given) or (figure.kind == "share" and head(thing) == "rate"):
        return f"of {agent}" if agent and agent != place(figure) else ""
    if _repeats(thing, first, story):
        return by if head(thing) in DEEDS else f"{'from' if agent[:1].islower() else 'of'} {agent}" if agent else ""
    if agent and verb in TO_PEOPLE and not agent[0].isupper():
        return f"{'killed' if verb == 'die' else participle(verb)} {by}"
    own = "" if by and _is_object(figure) else _own_doing(figure, thing)
    if own and (not agent or first not in DONE):
        return f"of {agent} {own}" if agent[:1].isupper() else own
    return _done_to(figure, thing, by)


def _done_to(figure: Figure, thing: str, by: str) -> str:
    """ "held by Israel", "spent by the council on roads"; nothing that cannot be done to it."""
    verb = figure.predicate or ""
    first = verb.split(" ")[0]
    if figure.kind == "measurement" and first in OF_PERSONS and not are_people(thing):
        return ""
    if first in NEVER_DONE | FORCED or (first in NOT_TO_PEOPLE and are_people(thing)) or _is_a_person(thing):
        return ""
    is_done = first in DONE or _is_done(figure, participle(verb)) or (by and _is_object(figure))
    if not is_done:
        return ""
    what = LEADING.sub("", figure.measured or "") if thing == UNNAMED["money"] else ""
    aim = f"{_goal(figure, what)} {what}" if _goal(figure, what) and what != figure.agent else ""
    return " ".join(word for word in (participle(verb), by, aim) if word)


def _is_a_person(thing: str) -> bool:
    """ "Mira", "Mira Sand"; not "Syrians"."""
    return all(word[0].isupper() for word in thing.split()) and not is_word(thing.split()[0]) and thing[-1] != "s"


def _is_object(figure: Figure) -> bool:
    """Does the verb stand before it as before what it is done to: "employs about 900 people"?"""
    found = OBJECT.search(figure.sentence[: figure.sentence.find(figure.exact)])
    return found is not None and _is_form(found[1], (figure.predicate or "").split(" ")[0])


def _is_fixed(verb: str) -> bool:
    first, _, particle = verb.partition(" ")
    return bool(particle) and first in FIXED


def _own_doing(figure: Figure, thing: str) -> str:
    verb, is_people = figure.predicate or "", are_people(thing)
    if verb in SO_FAR and (is_people or (verb == "miss" and IS_MISSING.search(figure.sentence))):
        return SO_FAR[verb] if verb not in SOMEWHERE or place(figure) else ""
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
    return last in PEOPLE or is_doer(last) or (last.endswith("ian") and len(last) > 5)


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
    agent = (figure.agent or "").strip(" -")
    if not agent or set(agent.lower().split()) <= set(thing.lower().split()):
        return ""
    whole = f"{agent} of {figure.place}"
    if whole in figure.sentence:
        agent = (
            whole if not figure.sentence.startswith(whole) else _in_small_letters(agent, story) + whole[len(agent) :]
        )
    told = with_article(_in_small_letters(agent, story), figure.sentence)
    is_bare = told.islower() and not LEADING.match(told) and told[-1] != "s" and not are_people(f"{told}s")
    return "" if is_bare and figure.predicate not in TO_PEOPLE else told


def _scope(figure: Figure, thing: str, deed: str) -> str:
    """ "in Tessin", "off Karsund"; nothing where the place is named already."""
    told = place(figure)
    named = "" if figure.agent == told and _is_carried(figure) else figure.agent or ""
    if told.lower() in f"{thing} {deed} {named}".lower():
        return ""
    return where(figure, figure.predicate in THROUGH and deed.endswith(past(figure.predicate)))


def _is_carried(figure: Figure) -> bool:
    verb = figure.predicate or ""
    is_shot = verb == "shoot" and figure.kind == "count"  # not "prices shot up"
    return not verb or (verb.split(" ")[0] in CARRYING and not _is_fixed(verb) and not is_shot)

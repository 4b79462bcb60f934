"""Measure: how many there are (a level) or by how many that moved (a change), and which way."""

import re
from dataclasses import dataclass

from service.article import Span
from service.figures import measure_pattern as words
from service.figures.figure import Direction, Kind, Measure
from service.figures.numbers.currency import PART_NAMES
from service.figures.reading import Reading


@dataclass(frozen=True, slots=True)
class Movement:
    """`direction` is None for a level; `sign` is what says that it is a change."""

    measure: Measure
    direction: Direction | None
    sign: re.Match[str] | None = None


LEVEL = Movement("level", None)


def find(reading: Reading, number: int, span: Span, unit_end: int, kind: Kind) -> Movement:
    """Whether the numeral at `span` is a change; `unit_end` is where its unit words end in Article.text."""
    sentence, text = reading.sentences[number], reading.article.text
    before = text[max(sentence.start, span.start - words.FAR) : span.start]
    after = text[unit_end : min(sentence.end, unit_end + 60)]
    place = Place(kind, text[span.end : unit_end], after, text.startswith(("a ", "A "), span.start))
    if before.endswith(("(+", " +", "\t+", "|+", "(plus ")):
        return Movement("change", "up")
    if before.endswith(("(-", "(−", "(–")):
        return Movement("change", "down")
    match = _moved(before, place) or _compared(before, place) or _offered(reading, span, before, place)
    return Movement("change", "down" if match["up"] is None else "up", match) if match else LEVEL


@dataclass(frozen=True, slots=True)
class Place:
    """A number's kind, the words of its unit, what follows them, and whether it begins with "a" ("a quarter")."""

    kind: Kind
    unit: str
    after: str
    has_article: bool = False


def _moved(before: str, place: Place) -> re.Match[str] | None:
    said = set(words.WORD.findall(before.lower()))
    if words.MOVING.isdisjoint(said):
        return None
    moved = None if words.VERBS.isdisjoint(said) else words.MOVED.search(before) or _moved_a_share(before, place)
    if moved and not _is_other_verb(before, moved, place) and not _is_a_thing(place):
        return moved
    done = None if words.DEEDS.isdisjoint(said) else words.DONE.search(before)
    if done and _moves_number(done, place):
        return done
    by_noun = None if words.NOUNS.isdisjoint(said) else _by_noun(before, place)
    return by_noun or _by_object(before, place) or _together(before, place)


def _moved_a_share(before: str, place: Place) -> re.Match[str] | None:
    return words.MOVED_A_SHARE.search(before) if place.kind == "share" else None


def _is_other_verb(before: str, moved: re.Match[str], place: Place) -> bool:
    """ "make up 26 percent", "ended up 3 km away"; not "the index ended up 3%"."""
    other = words.OTHER_VERB.search(before[: max(moved.end("up"), moved.end("down"))][-40:])
    if not other:
        return False
    is_price = place.kind in ("share", "money") or "point" in place.unit
    return not (other["market"] and is_price and not place.after.startswith(" of"))


def _is_a_thing(place: Place) -> bool:
    """ "dropped 85 mm of rain", "fell nine metres into the gorge": something fell, not a number."""
    if place.kind == "count" and _ITS_OWN.match(place.after):
        return True
    return place.kind == "measurement" and bool(
        re.match(
            r"\s+(?:of|into|onto|down|short of|to the [A-Z]\w+|from (?:a|the)|times|off|offshore|inland|away"
            r"|(?:north|south|east|west)\w*)\b",
            place.after,
        )
    )


_ITS_OWN = re.compile(
    r" times\b| (?:out )?of \d| of (?:its|their|the|his|her)\b"
)  # "fell four times", "dropped two of its routes"
# "added $2 [to $71]", "lost 9 cents[, or 3%, to C$2.90]"; not "added $2 million to its fund"
_PRICE_MOVE = re.compile(
    r",? (?:or|\() ?(?:about |nearly |almost )?[\d.]+ ?(?:%|per ?cent)"
    r"| (?:to|at) (?:(?:settle|close|end|finish) at )?(?:[A-Z][A-Za-z]{1,2}\.? )?\S*\d"
)
_SMALL_COIN = re.compile(rf"[ -]?(?:{'|'.join(PART_NAMES)})\b")
_VOTES = re.compile(r" (?:votes?|runs?|wickets?)\b")  # "lost by 8 votes to 3"
# "the lira has lost a fifth of its value"; not "lost half of its flights"
_WORTH = re.compile(
    r" of (?:its|their|the|his|her) (?:[\w-]+ )?(?:value|worth|weight|mass|volume|ice|area|size|height|strength|price"
    r"|power|customers|members|readers|viewers"
    r"|workforce|staff|population|voters|subscribers|clients|users)\b"
)
_WEIGHT = re.compile(r"[ -]?(?:kg|kilo|gram|pound|lb|stone|point|inch|percentage)")


def _moves_number(done: re.Match[str], place: Place) -> bool:
    """ "gained 4%", "added 15 cents to $6", "lost 8 kg"; not "lost five men", "lost 40 tonnes", "added a 9 km lap"."""
    verb, filler = (done["up"] or done["down"]).lower(), done.group().split()[1:]
    if filler[:2] == ["up", "to"]:
        return False
    loses = verb.startswith("los")
    if "by" in filler:
        return not (loses and _VOTES.match(place.after))
    if place.kind == "share":
        return not (loses and place.after.startswith(" of ") and not _WORTH.match(place.after))
    if place.kind == "money":
        to_a_cost = verb.startswith("add") and re.match(r"(?: (?:an?|per) \w+)? to ", place.after)
        each = place.after.startswith((" on every", " on each", " per ", " for every"))
        return bool(to_a_cost) or bool(_PRICE_MOVE.match(place.after) or (_SMALL_COIN.match(place.unit) and not each))
    if place.kind == "measurement":
        apt = not loses or not place.unit or bool(_WEIGHT.match(place.unit))
        return apt and filler[-1:] not in (["a"], ["an"]) and not place.after.startswith(" of ")
    return place.kind == "count" and bool(words.MEMBERS.match(place.after) or place.after.startswith(" more"))


def _by_noun(before: str, place: Place) -> re.Match[str] | None:
    noun = words.NOUN_OF.search(before)
    if noun:
        return noun
    if said := words.NOUN_IS.search(before):
        return said
    loss = words.LOSS_OF.search(before)
    of_number = loss and (place.kind == "share" or words.MEMBERS.match(place.after) or loss["down"][0] in "jJ")
    return loss if of_number else None


_OFF = re.compile(r" off | (?:of|in) (?:market |its )?value\b")


def _by_object(before: str, place: Place) -> re.Match[str] | None:
    if place.kind in ("share", "money") and _OFF.match(place.after) and (wiped := words.WIPED.search(before)):
        return wiped
    if "by" in before.lower() and (found := _last_moved_by(before)):
        return None if (found["down"] or "").startswith("lo") and _VOTES.match(place.after) else found
    if place.kind != "share" or place.after.startswith(" of"):
        return None
    found = words.OBJECT.search(before)
    return found if found and not _is_other_verb(before, found, place) else None


def _last_moved_by(before: str) -> re.Match[str] | None:
    """ "a fall in the water table raises bills by": raises."""
    last = found = words.MOVED_BY.search(before)
    while found:
        last, found = found, words.MOVED_BY.search(before, found.start() + 1)
    return last


def _together(before: str, place: Place) -> re.Match[str] | None:
    """The change of the number that this one restates, or whose list it is in."""
    if former := words.APPOSED.search(before):
        unit = former["unit"] or ""
        kind: Kind = "share" if former["percent"] else "measurement" if _WEIGHT.match(unit) else place.kind
        if kind == "share" and unit:
            kind = "count"
        return _moved(before[: former.start()], Place(kind, unit, unit if kind == "count" else ""))
    if place.after.startswith(", respectively") and (two := words.TWO.search(before)):
        return _moved(before[: two.start()], place)
    if place.kind != "share" or words.OTHERS_DID.match(place.after):
        return None
    if before.endswith("(") and (led := words.FOLLOWED.search(before)):
        return _moved(before[: led.start()], place)
    listed = words.LISTED.search(before)
    apart = listed and listed["where"] and not _WHERE.match(place.after)
    listed = words.BOTH.search(before) if apart or not listed else listed
    return _moved(before[: listed.start()], place) if listed else None


_WHERE = re.compile(r" (?:in|on|over|with|among|for|at|from|by) ")  # "fell 9% with the drug and 1% with placebo"


def _offered(reading: Reading, span: Span, before: str, place: Place) -> re.Match[str] | None:
    """ "the ministry offered 3.2%": a share of wages that is asked or offered is a rise."""
    if place.kind != "share" or place.after.startswith(" of"):
        return None
    offer = words.OFFERED.search(before)
    near = reading.article.text[max(0, span.start - 600) : span.end + 600]
    return offer if offer and words.WAGES.search(near) else None


# "3.8% down at the close", "closed $2 higher"
_AHEAD = re.compile(
    r" (?:(?P<up>up|higher|ahead)|(?P<down>down|lower))(?=\s*(?:[.,;)]|\Z| (?:at|on|to|by|in|after)\b))"
)


_LATER = re.compile(r" more (?:in|by|this|next|each|every|a) ")  # "will pump 4,000 barrels a day more in June"


def _so_much(after: str, kind: Kind) -> re.Match[str] | None:
    if kind in {"share", "money"} or (kind in {"measurement", "rate"} and _LATER.match(after)):
        return words.SO_MUCH.match(after)
    return None


_ON_THE_DAY = re.compile(r" (?:loss|gain) on the (?:day|week|month)\b")  # "a $1.63 loss on the day"
_STOOD = re.compile(
    r"\b(?:clos|end|finish|trad|open|settl|was|were|is|are|be|last|still)\w*(?: (?:about|some|nearly|almost|just))* \Z"
    r"|, \Z"
)


def _compared(before: str, place: Place) -> re.Match[str] | None:
    after = words.AND_SHARE.sub("", place.after)
    if after.startswith(", ") and words.APPOSED.search(before):
        after = after[1:]  # "$3, or 2%, higher than"
    match = words.COMPARED.search(after) or _so_much(after, place.kind)
    if match:
        return match
    is_price = place.kind in {"share", "money"} or "point" in place.unit
    if is_price and (ahead := _AHEAD.match(place.after)) and _STOOD.search(before):
        return ahead
    named = place.kind in {"share", "money"} or re.match(r"[ -]?(?:degree|point)", place.unit)
    if place.kind == "share" and (bare := words.BARE_NOUN.match(place.after)):
        return bare
    if place.kind == "share" or _ON_THE_DAY.match(place.after):
        match = words.LOSS_AFTER.search(place.after) or words.NOUN_AFTER.search(place.after)
    else:
        match = (words.NOUN_AFTER if named else words.COUNT_AFTER).search(place.after)
    return match if match and (place.has_article or words.DETERMINED.search(before)) else None

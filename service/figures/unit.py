"""What kind of number it is, and in what unit: money, share, rate, measurement, or a plain count."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from service.article import Span
from service.figures import money, numerals, unit_names
from service.figures.age import FUNCTION, is_age
from service.figures.around import Around, around
from service.figures.figure import Kind
from service.figures.numerals import Numeral
from service.figures.reading import Reading


@dataclass(frozen=True, slots=True)
class Unit:
    """The kind and unit of a figure.

    unit    as the annotation guide names it ("USD", "percent", "per 100,000 people", "kilometre"); None for a count
    words   where the unit stands in Article.text, after the numeral; None where nothing but the numeral says it
    factor  what one of the printed units is in ours: a cent is 0.01 dollars, a basis point 0.01 percentage points
    """

    kind: Kind
    unit: str | None = None
    words: Span | None = None
    factor: Decimal = Decimal(1)


_COUNT = Unit("count")
_PERCENT = Unit("share", "percent")
_YEARS = Unit("measurement", "year")
_HUNDREDTH = Decimal("0.01")
_NEAR = 2500  # how far a rate or a currency is looked up in the article, so that cost stays linear

# "0.4 percentage points", "6pp"; not "six points"
_POINTS = re.compile(
    r"(?:(?: of)? an?)?[ -](?:percentage|per ?cent)[ -]points?\b| of a point\b|[ ]?pp\b|[ ]ppts?\b", re.IGNORECASE
)
_BASIS = re.compile(r"[ -]basis[ -]points?\b|[ ]?bps\b", re.IGNORECASE)
# "two points ahead in the poll", "63 percent, up five points"; an index and a game are told by their own words
_POLL = re.compile(
    r"\b(?:polls?|polled|polling|leads?|ahead|advantage|approval|swing|vote|turnout|margin of error)\b", re.I
)
_SHARES = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:up|down|by|rose|fell|gained|lost|another|further) \Z", re.IGNORECASE)
_INDEX = re.compile(
    r"\b(?:ind(?:ex|ices)|Nifty|Sensex|Dow|Nasdaq|FTSE|S&P|Nikkei|shares|stocks?|scor\w+|games?|rebounds|assists|futures|e-minis"
    r"|DAX|CAC|Hang Seng|Stoxx|Topix|Kospi|Bovespa|TSX|ASX)\b",
    re.IGNORECASE,
)
_OF_A = re.compile(r"(?: of)? an?(?= )")  # "half an hour", "a quarter of a mile"
# "the FTSE closed at 8,120"
_AT_INDEX = re.compile(
    r"\b(?:ind(?:ex|ices)|Nifty|Sensex|Dow|Nasdaq|FTSE|S&P|Nikkei|DAX|CAC|Hang Seng|Stoxx|Topix|Kospi|Bovespa)\b[^;]*"
    r" (?:at|to|above|below|past) \Z"
)
# up to three words, among them the parts of "sq. km", "km/h", "m²", "nautical miles"
_UNIT_WORD = r"[A-Za-z°ºµμ℃℉][A-Za-z²³]*(?:/[A-Za-z]+[²³23]?)?"
_UNIT_WORDS = re.compile(
    rf"(?P<glue>[ \u00a0\u202f-]?)(?P<a>{_UNIT_WORD})\.?(?:[ -](?P<b>{_UNIT_WORD}))?(?:[ -](?P<c>{_UNIT_WORD}))?"
)
_PERIOD = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|season|decade|shift)"
# "litres a day", "grams of rice a day", "litres per person a day", "a 900-barrel-a-day well"; not "a year ago"
_PER = re.compile(
    r"(?: of(?: (?!(?:for|in|over|to|at|from|within)\b)[\w-]+){1,4}?)?"
    rf"(?:(?: (?:per|a) (?:person|head|capita))?[ -](?:an?|each|every|per)[ -](?P<period>{_PERIOD})"
    r"|[ -]per[ -](?P<base>[a-z]+))\b"
    r"(?! (?:ago|earlier|later|before|after|old|and a half|long|on))",
    re.IGNORECASE,
)
# "150 people a day", "600 a month", "36 pupils for every teacher", "285 inmates daily"; not "two daily papers"
_RATE = re.compile(
    rf"(?P<counted>(?: (?!{FUNCTION}\b)[\w’'-]+){{0,4}}?)"
    rf"(?: (?:an?|each|every) (?P<period>{_PERIOD})\b(?! (?:ago|earlier|later|before|after|old|and a half|long|on|or))"
    r"| (?:per|for every|for each|to every|to each) (?!cent\b|capita\b)(?P<base>[a-z]+)\b"
    r"| (?P<adverb>hourly|daily|nightly|weekly|monthly|annually|yearly)"
    r"(?= ?[.,;:)”\"]| (?:and|in|by|from|to|at|on|for)\b|\Z))",
    re.IGNORECASE,
)
_EACH = re.compile(rf"[^.;,]{{0,40}}? (?:each|every) (?P<period>{_PERIOD})\b", re.IGNORECASE)
_ADVERBS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month"}
_ADVERBS |= {"annually": "year", "yearly": "year"}
# "per 1,000 live births": up to the first plural, else one word
_NOUN = rf"(?!{FUNCTION}\b|(?:each|every|across|an?|last|per)\b)[a-z][a-z-]*"
_BASE_NOUN = re.compile(rf" ((?:{_NOUN} ){{0,2}}(?:people|women|men|children|{_NOUN}s)\b|{_NOUN})", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude(?:[ -]of)?[ -]?(?:about |around |just over )?\Z", re.IGNORECASE)


def find(reading: Reading, number: int, numeral: Numeral) -> Unit:
    """The kind and unit of a numeral of sentence `number`: from the words at it, else the number it is set against."""
    here = around(reading, number, numeral)
    own = _own(reading, here)
    return _per_same(reading, here, own) if own else _shared(reading, here) or _COUNT


def _own(reading: Reading, here: Around) -> Unit | None:
    """What the numeral and the words at it say."""
    numeral = here.numeral
    if numeral.currency:
        return Unit("money", numeral.currency)
    if numeral.percent or numeral.form in ("fraction", "ratio"):
        return _PERCENT
    if points := _POINTS.match(here.after):
        return Unit("share", "percentage_point", _at(here, points.end()))
    if points := _BASIS.match(here.after):
        return Unit("share", "percentage_point", _at(here, points.end()), _HUNDREDTH)
    if numeral.base:
        return _per_number(reading, here)
    if named := money.find(reading, here):
        return Unit("money", named.code, _at(here, named.end), named.factor)
    return _measurement(reading, here) or (_YEARS if is_age(here) else None) or _rate(here)


def _at(here: Around, length: int) -> Span:
    return Span(here.numeral.end, here.numeral.end + length)


# ---------------------------------------------------------------- rates
def _per_number(reading: Reading, here: Around) -> Unit:
    """ "12 per 100,000 people", "44 to one"; what is counted by may be named at another rate of the article."""
    base = here.numeral.base or ""
    text, at = reading.article.text, here.numeral.start
    near = text[max(0, at - _NEAR) : at + _NEAR]
    if base in ("one", "1"):
        per = re.search(r"\b(?:per|for every|for each|to every) (?!cent|capita)([a-z]+)", near)
        return Unit("rate", f"per {per[1]}" if per else None)
    noun = _BASE_NOUN.match(here.after) or re.search(rf"per {re.escape(base)}{_BASE_NOUN.pattern}", near, re.IGNORECASE)
    return Unit("rate", f"per {base} {noun[1]}" if noun else f"per {base}")


def _rate(here: Around) -> Unit | None:
    found = _RATE.match(here.after) or (_EACH.match(here.after) if here.numeral.form == "vague" else None)
    if found is None:
        return None
    groups = found.groupdict()
    base = groups.get("period") or groups.get("base") or _ADVERBS[groups["adverb"].lower()]
    return Unit("rate", f"per {base.lower()}", _at(here, found.end()))


# ---------------------------------------------------------------- measurements
def _measurement(reading: Reading, here: Around) -> Unit | None:
    if _MAGNITUDE.search(here.before) or re.match(r"[ -]magnitude\b", here.after):
        return Unit("measurement", "magnitude")
    part = _OF_A.match(here.after) if here.numeral.form == "words" and (here.numeral.value or 1) < 1 else None
    if _AT_INDEX.search(here.before) and re.match(r"[.,;]|\Z| (?:points|on|by|in|and|after)\b", here.after):
        return Unit("measurement", "point")
    if dotted := _DOTTED.match(here.after):  # "80 m.p.h."
        name = unit_names.name_of("".join(filter(None, dotted.groups())).lower())
        return Unit("measurement", name, _at(here, dotted.end())) if name else None
    if here.numeral.form == "digits" and _PRIME.match(here.after) and "'" not in here.before:
        return Unit("measurement", "foot", _at(here, 1))
    found = _UNIT_WORDS.match(here.after, part.end() if part else 0)
    if found is None:
        degrees = re.match(r"[ ]?°(?![CF])", here.after)
        return Unit("measurement", "degree", _at(here, degrees.end())) if degrees else None
    name, end = _longest(found)
    if name is None:
        return None
    if name == "point" and _is_of_poll(reading, here):
        return Unit("share", "percentage_point", _at(here, end))
    per = _PER.match(here.after, end)
    if per and " per " not in name:
        return Unit("measurement", f"{name} per {(per['period'] or per['base']).lower()}", _at(here, per.end()))
    return Unit("measurement", name, _at(here, end))


# "80 m.p.h."; not "80 m. p"
_DOTTED = re.compile(r"[ -]?([A-Za-z])\.([A-Za-z])\.(?:([A-Za-z])\b\.?)?")
_PRIME = re.compile(r"['′](?![\w'′])")  # "30' over the trees"; not "the '90s"
_OR_PERCENT = re.compile(r",? (?:or|\() ?[\d.]+ ?(?:%|per ?cent)")


def _is_of_poll(reading: Reading, here: Around) -> bool:
    sentence = here.sentence
    if _INDEX.search(sentence.text[:400]) or _OR_PERCENT.match(here.after[here.after.find("point") + 6 :]):
        return False
    nearby = reading.article.text[max(0, sentence.start - 300) : sentence.end][:700]
    return bool(_POLL.search(nearby) or (_MOVED.search(here.before) and _SHARES.search(nearby)))


def _longest(found: re.Match[str]) -> tuple[str | None, int]:
    """The longest run of the words that is a unit, and where it ends in the match."""
    words = [found[g] for g in "abc" if found[g]]
    if words[0] == "in" and not found["glue"]:
        return "inch", found.end("a")  # "6ft 4in"
    for count in range(len(words), 0, -1):
        name = unit_names.name_of(" ".join(words[:count])) or (_looked_up(words[0]) if count == 1 else None)
        if name == "stone" and not _STONE.match(found.string, found.end("abc"[count - 1])):
            return None, 0
        if name:
            return name, found.end("abc"[count - 1])
    return None, 0


# "weighs 16 stone"; not "two stone walls"
_STONE = re.compile(rf"\s*(?:[.,;:)]|\Z)|\s(?:{FUNCTION}|\d|lighter|heavier|overweight)")
_PREFIXES = {"nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h", "kilo": "k", "mega": "M"}
_PREFIXES |= {"giga": "G", "tera": "T", "peta": "P", "exa": "E"}
# Only what can be nothing else than a unit is looked up: "nanometres", "kPa"; not "people", "cups", "league"
_ODD_WORD = re.compile(rf"(?P<prefix>{'|'.join(_PREFIXES)})(?P<stem>[a-z]{{3,}}?)s?")
_ODD_SYMBOL = re.compile(r"(?P<prefix>[nµmkMGTP]?)(?P<stem>Pa|Wb|Bq|Gy|Sv|Hz|Wh|eV|Ah|Gal|VA|cd|lm|lx)")


def _looked_up(word: str) -> str | None:
    """The name of a unit in quantulum3's table, with its metric prefix; "A/cm2" by its two parts."""
    over, slash, under = word.partition("/")
    if slash:
        above, below = _part(over), _part(under.rstrip("23²³"))
        power = {"2": "square ", "²": "square ", "3": "cubic ", "³": "cubic "}.get(under[-1:], "")
        return f"{above} per {power}{below}" if above and below else None
    if odd := _ODD_WORD.fullmatch(word.lower()):
        name = _table().get(odd["stem"])
        return odd["prefix"] + name if name else None
    if odd := _ODD_SYMBOL.fullmatch(word):
        name = _table().get(odd["stem"])
        prefix = next((long for long, short in _PREFIXES.items() if short == odd["prefix"]), "")
        return prefix + name if name else None
    return None


def _part(word: str) -> str | None:
    return unit_names.name_of(word) or _looked_up(word) or (_table().get(word) if word.isupper() else None)


@cache
def _table() -> dict[str, str]:
    """quantulum3's units by word and symbol. Its table is read as it stands: its code takes five seconds to load."""
    spec = find_spec("quantulum3")
    if spec is None or not spec.submodule_search_locations:
        return {}
    units = json.loads((Path(spec.submodule_search_locations[0]) / "units.json").read_bytes())
    return {
        form: name for name, unit in units.items() for form in (*unit.get("surfaces", ()), *unit.get("symbols", ()))
    }


def warm() -> None:
    """Reads the table of units ahead of the first question."""
    _table()


# ---------------------------------------------------------------- what it is set against
_BARE = re.compile(
    rf"\s*(?:[.,;:)\"”’—–?!|(]|\Z)|\s(?:{FUNCTION}|more|less|fewer|higher|lower|a year|last|this|now|earlier)\b",
    re.IGNORECASE,
)
# "slept five of the preceding 48 hours", "ran 41 of those miles"; not "two of the boats"
_OF_UNITS = re.compile(
    rf" of (?:the|those|these|its|their|his|her)(?: (?!{FUNCTION}\b)[a-z]+)?(?: [\d,]+)?"
    r" (?P<unit>(?!points)[a-z]+s|feet)\b"
)
# "420 grams a day from 600 grams", "more than 30 litres a week, against 45 litres"
_COMPARES = re.compile(r"\b(?:from|than|against|to|with) \Z")
# "it was at least 3.2m", "that figure was above 11"
_IT = re.compile(r"\b(?:it|figure|rate|share|number|that) (?:was|is|stood|had been)\b[^,;]{0,20}\Z")
_PARTITIVE = re.compile(r" of (?:the|its|their|those|these|them|his|her|our|which|whom)\b", re.IGNORECASE)
_NEXT = re.compile(r"(?:-|- )?,? ?(?:to|and|or|,|of an estimated|out of)(?: (?:about|a|some|nearly))? ?\Z")
_CLOSES = re.compile(
    r"[.!?;]|,?[”\"’]|\Z| and (?:we|they|he|she|it|I)\b| (?:instead|already|now|today|at (?:most|least))\b"
)
_AGAINST = frozenset(["to", "from", "against", "than", "with", "not", "versus", "exceeding", "or", "the", "of"])
_FURTHER = frozenset(["further", "another", "additional", "extra"])
_ALIKE = 10  # a number set against another without its unit is seldom ten times as large


def _shared(reading: Reading, here: Around) -> Unit | None:
    """A bare number takes the unit of the number it is joined to or set against: "from 22 to 39 percent"."""
    if of := _OF_UNITS.match(here.after):
        name = unit_names.name_of(of["unit"])
        return Unit("measurement", name) if name else None
    if not _BARE.match(here.after) and not here.after.startswith("-"):
        return None
    return _later(reading, here) or _former(reading, here) or _sentence_before(reading, here)


def _later(reading: Reading, here: Around) -> Unit | None:
    text, numeral = reading.article.text, here.numeral
    for later in numerals.scan(text, numeral.end, min(numeral.end + 40, here.sentence.end))[:1]:
        if _NEXT.fullmatch(text[numeral.end : later.start]) and later.form in ("digits", "words", "range"):
            own = _own(reading, around(reading, here.sentence.number, later))
            if own and own.kind in ("measurement", "share") and own is not _YEARS and _alike(numeral, later):
                return _bare(own)
    return None


def _per_same(reading: Reading, here: Around, own: Unit) -> Unit:
    """ "420 grams a day from 600 grams": what is set against a rate has its base."""
    if own.kind == "measurement" and _COMPARES.search(here.before) and own.unit not in unit_names.TIMES:
        begin = max(here.sentence.start, here.numeral.start - 80)
        for former in numerals.scan(reading.article.text, begin, here.numeral.start)[-1:]:
            that = _own(reading, around(reading, here.sentence.number, former))
            if that and that.unit and that.unit.startswith(f"{own.unit} per "):
                return replace(own, unit=that.unit)
    return own


def _former(reading: Reading, here: Around) -> Unit | None:
    text, numeral = reading.article.text, here.numeral
    if _PARTITIVE.match(here.after):
        return None
    begin = max(here.sentence.start, numeral.start - (240 if "from" in here.words_before else 120))
    for former in reversed(numerals.scan(text, begin, numeral.start)):
        if former.form in ("code", "ordinal", "multiplier"):
            continue
        there = around(reading, here.sentence.number, former)
        own = _own(reading, there)
        if own is None or own is _YEARS:
            return None
        if _is_set_against(here, there, own, text[former.end : numeral.start]):
            return _bare(own)
        if own.kind not in ("money", "share") and not _USUAL.search(here.before):
            return None
    return None


def _bare(own: Unit) -> Unit:
    return Unit(own.kind, own.unit, factor=own.factor)


_MOVED_BY = frozenset("up down by rose fell climbed jumped dropped grew gained lost added slid sank eased".split())
_USUAL = re.compile(  # "nine days instead of the usual two", "the code allows 48"
    r"\b(?:the|its|their) (?:usual|normal|previous|planned|required|expected|permitted) \Z"
    r"|\b(?:allows?|permits?|requires?) \Z"
)
_MORE = re.compile(
    r" more\b(?= (?:by|in|on|at|from|after|next|this|each|every|a)\b|[.,;])"
)  # "will add 160,000 more by June"
_OF_TOTAL = re.compile(r"(?:\A|[:.;] )[“\"]?(?:Out )?[Oo]f (?:the |its |their |some |about )?\Z")
_HAVE = re.compile(r" (?:have|had|has|are|is|were|was|remain\w*|went|go(?:es)?|came|lie|lay)\b")
_PASSED_OVER = frozenset(["the", "a", "about", "just", "only", "its", "some"])


def _is_set_against(here: Around, there: Around, own: Unit, between: str) -> bool:
    words = here.words_before
    last = next((word for word in reversed(words) if word not in _PASSED_OVER), "")
    if re.match(r" (?:more|less|fewer) than\b", here.after):
        return own.kind in ("measurement", "money") and own.unit not in unit_names.TIMES
    if not _alike(here.numeral, there.numeral):
        return False
    if words and words[-1] in _FURTHER:
        return own.kind == "measurement"
    if own.kind == "measurement" and last and there.words_before and last == there.words_before[-1] != "of":
        return True  # "food for 20 hours and fuel for 48"
    if last == "to" or own.kind == "share":
        if there.words_before and there.words_before[-1] in _MOVED_BY:
            return False  # "up 186 percent from 705"
        return last in ("from", "than", "against") or (
            last == "to" and ("from" in there.words_before[-3:] or between == " to ")
        )
    if _USUAL.search(here.before) or (_MORE.match(here.after) and own.kind == "measurement"):
        return True
    if own.kind == "measurement" and _OF_TOTAL.search(there.before) and _HAVE.match(here.after):
        return True  # "Of the 9 lakh hectares sown, 2.3 lakh have failed"
    if own.unit in unit_names.TIMES:
        return last in ("from", "against", "than", "not")
    return last in _AGAINST or (len(words) > 1 and words[-1] == "the" and words[-2] in _AGAINST)


def _alike(one: Numeral, other: Numeral) -> bool:
    low, high = sorted(abs(n.value or n.high or Decimal(0)) for n in (one, other))
    return bool(low) and high <= _ALIKE * low


def _sentence_before(reading: Reading, here: Around) -> Unit | None:
    """ "She weighed 58 kilos. She lost 12.": a number that closes its sentence, of the size of the one before it."""
    closes = _CLOSES.match(here.after)
    if not closes or here.numeral.form not in ("digits", "words"):
        return None
    it = _IT.search(here.before)
    if closes[0].startswith(",") and not it:
        return None
    for number in range(here.sentence.number - 1, max(-1, here.sentence.number - (3 if it else 2)), -1):
        sentence, text = reading.sentences[number], reading.article.text
        if sentence.paragraph != here.sentence.paragraph:
            return None
        former = numerals.scan(text, max(sentence.start, sentence.end - 150), sentence.end)
        if former:
            return _last_unit(
                [around(reading, number, n) for n in former if n.form in ("digits", "words")], reading, here
            )
    return None


def _last_unit(former: Sequence[Around], reading: Reading, here: Around) -> Unit | None:
    """The unit of the last of these, past those that are bare themselves ("down from the 8.6 lakh it expected")."""
    for there in reversed(former):
        own = _own(reading, there)
        if own is None and _BARE.match(there.after):
            continue
        if own is None or own is _YEARS or own.kind == "rate" or own.unit in unit_names.TIMES:
            return None
        low, high = sorted(abs(n.value or Decimal(0)) for n in (here.numeral, there.numeral))
        return _bare(own) if low and high <= 4 * low else None
    return None

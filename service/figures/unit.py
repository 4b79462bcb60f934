"""What kind of number it is, and in what unit: money, share, rate, measurement, or a plain count."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from service.article import Span
from service.figures.around import Around, around
from service.figures.numbers import currency
from service.figures.numbers.word_piece import UNIT_AND
from service.figures.numerals import Numeral
from service.figures.reading import Reading
from service.figures.units import Unit, money, unit_names
from service.figures.units import points as points_of
from service.figures.units.age import FUNCTION, is_age
from service.figures.units.borrowed_unit import borrowed, with_base

_COUNT = Unit("count")
_PERCENT = Unit("share", "percent")
_YEARS = Unit("measurement", "year")
_FAR = 300
_NEAR = 2500  # how far a rate or a currency is looked up in the article, so that cost stays linear

_OF_A = re.compile(r"(?: of)? an?(?= )")  # "half an hour", "a quarter of a mile"
# up to three words, among them the parts of "sq. km", "km/h", "m²", "nautical miles"
_UNIT_WORD = r"[A-Za-z°ºµμ℃℉][A-Za-z²³]*(?:/[A-Za-z]+[²³23]?)?"
_UNIT_WORDS = re.compile(
    rf"(?P<glue>[ \u00a0\u202f-]?)(?P<a>{_UNIT_WORD})\.?(?:[ -](?P<b>{_UNIT_WORD}))?(?:[ -](?P<c>{_UNIT_WORD}))?"
)
_PERIOD = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|season|decade|shift)"
# "litres a day", "grams of rice a day", "litres per person a day", "a 900-barrel-a-day well"; not "a year ago"
_PER = re.compile(
    r"(?: of(?: (?!(?:for|in|over|to|at|from|within|times)\b)[\w-]+){1,4}?)?"
    rf"(?:(?: (?:per|a) (?:person|head|capita))?[ -](?:an?|each|every|per)[ -](?P<period>{_PERIOD}|hectare|acre)"
    r"|[ -]per[ -](?P<base>(?:(?:square|cubic) )?[a-z]+)"
    r"|(?P<daily> daily(?= ?[.,;]| (?:and|in|by|from|to|for)\b|\Z)))\b"
    r"(?! (?:ago|earlier|later|before|after|old|and a half|long|on(?! average)))",
    re.IGNORECASE,
)
# "90 boats a day", "600 a month", "36 pupils for every teacher", "285 inmates daily"; not "two daily papers"
_RATE = re.compile(
    rf"(?P<counted>(?: (?!{FUNCTION}\b)[\w’'-]+){{0,4}}?)"
    rf"(?: (?:an?|each|every) (?P<period>{_PERIOD})\b(?! (?:ago|earlier|later|before|after|old|and a half|long|on|or))"
    r"| (?:per|for every|for each|to every|to each) (?!cent\b|capita\b|of\b)(?P<base>(?:(?:square|cubic) )?[a-z]+)\b"
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
# "of magnitude 6.1", "aftershocks of up to 5.1", "of 4.4 and 4.9", "7.5 on the Richter scale"; not "of 12 seconds"
# "its magnitude was put at 5.9", "magnitudes between 4 and 6", "a 5.5 earthquake"
_MAGNITUDE = re.compile(
    r"\bmagnitudes?(?:[ -](?:of|is|was|were|estimated|measured|put|at|to|be|as|between|from|up|about|around"
    r"|just|over)){0,5}[ -]?\Z",
    re.IGNORECASE,
)
_RICHTER = re.compile(r"[ -]magnitude\b| on the (?:open-ended )?Richter\b")
_QUAKE = re.compile(r" (?:[Ee]arthq|[Qq])uake\b")
_SHOCK = re.compile(
    r"(?:quake|aftershock|tremor)s?,? (?:of|measuring|registering|measured)(?: up to| about| around)? "
    r"(?:\d\.\d,? (?:and )?)*\Z",
    re.IGNORECASE,
)
# "a high of 71 on Tuesday", "lows near 15" where the weather is spoken of
_HIGH = re.compile(
    r"\b(?:highs?|lows?|temperatures?|mercury|record)\b[^.;,\d]{0,40} (?:of|near|around|to|at|hit|reached) \Z",
    re.IGNORECASE,
)
_WEATHER = re.compile(
    r"\b(?:degrees?|temperatures?|forecast\w*|sunny|snow\w*|rain\w*|weather|thermometer)\b|°", re.IGNORECASE
)
_HOTTEST = 130
_SHOCK_ENDS = re.compile(
    r"\s*(?:[.,;)]|\Z)| (?:was|were|had|has|have|struck|hit|shook|followed|and|in|on|off|that|near)\b"
)


# "swam three of the last 20 hours", "rode 60 of those miles"; not "two of the boats"
_OF_UNITS = re.compile(
    rf" of (?:the|those|these|its|their|his|her)(?: (?!{FUNCTION}\b)[a-z]+)?(?: [\d,]+)?"
    r" (?P<unit>(?!points)[a-z]+s|feet)\b"
)


def find(reading: Reading, number: int, numeral: Numeral) -> Unit:
    """The kind and unit of a numeral of sentence `number`: from the words at it, else the number it is set against."""
    here = around(reading, number, numeral)
    own = _own(reading, here)
    if own:
        return with_base(reading, here, own, _own)
    if of := _OF_UNITS.match(here.after):
        name = unit_names.name_of(of["unit"])
        return Unit("measurement", name) if name else _COUNT
    return borrowed(reading, here, _own) or _COUNT


def _own(reading: Reading, here: Around) -> Unit | None:
    """What the numeral and the words at it say."""
    numeral = here.numeral
    if numeral.currency:
        name = next((name for sign, name in currency.SIGNS_OF_MANY.items() if here.exact.startswith(sign)), None)
        home = money.at_home(reading, here, name) if name else None
        if here.exact.startswith("$") and numeral.currency == "USD":
            home = reading.once(_home_dollar, 0)
        return Unit("money", home or numeral.currency)
    if numeral.percent or numeral.form in ("fraction", "ratio"):
        return _PERCENT
    if points := points_of.share(reading, here):
        return points
    if numeral.base:
        return _per_number(reading, here)
    return _named(reading, here) or (_YEARS if is_age(here) else None) or _rate(here)


def _named(reading: Reading, here: Around) -> Unit | None:
    """Money or a measure by name: "40 euros", "40 tonnes"; after a vague plural behind "of": "dozens of tonnes"."""
    if here.numeral.form == "vague" and here.after.startswith(" of "):
        past = len(" of")
        numeral = replace(here.numeral, end=here.numeral.end + past)
        here = replace(here, numeral=numeral, after=here.after[past:])
    if named := money.find(reading, here):
        home = reading.once(_home_dollar, 0) if named.code == "USD" else None
        return Unit("money", home or named.code, _at(here, named.end), named.factor)
    return _measurement(reading, here)


# "A$40m", "US$3bn", "($2bn)" beside another currency, "US dollars"; not "$40m"
_NAMED_DOLLAR = re.compile(r"\b(?P<name>US|U\.S\.|AU?|CA?|CAN|NZ|HK)\$|\(\$\d|\b(?:US|U\.S\.|American) dollars?|\bUSD")
# An article that says so is no local one: "(Reuters)", "$72 a barrel", "America"
_ABROAD = re.compile(
    r"\((?:AP|Reuters|AFP|Bloomberg)\)|\bU\.?S\b|\b(?:America|Washington|Wall Street|dollars|barrel|ounce)"
)
_DATELINE = re.compile(r"\s*([A-Z]{4,}) [–—-] ")  # "SINGAPORE – Rents rose": a place that counts twice
_LOCAL = 2  # so many places of one country before a plain "$" is its own
# What says as much as two places: where the page stands, or whom to ring ("1300 555 018")
_DOMAIN = re.compile(r"//[^/]+\.(?P<country>au|ca|nz|sg)(?:[/:]|\Z)")
_DOMAINS = {"au": "AUD", "ca": "CAD", "nz": "NZD", "sg": "SGD"}
_AUSTRALIAN_LINE = re.compile(r"\b(?:1[38]00|04\d\d) \d{3} \d{3}(?! ?\d)")


def _home_dollar(reading: Reading, _: int) -> str | None:
    """The one dollar that an article names: after "A$2.5bn", "$958m" is Australian; not beside "US$" or "($1.6bn)".
    Where it names none and stays in one country with a dollar of its own, that country's.
    """
    title, text = reading.article.title or "", reading.article.text
    if "$" not in text and " cents" not in text:
        return None
    found = {m["name"] for m in _NAMED_DOLLAR.finditer(text)}
    codes = {currency.DOLLARS.get(name or "US", "USD") for name in found}
    if not codes and not _ABROAD.search(text):
        local = _local_dollars(reading, f"{title} {text[:_NEAR]}")
        codes = set(local) if len(local) >= _LOCAL else codes
    return codes.pop() if len(codes) == 1 else None


def _local_dollars(reading: Reading, text: str) -> list[str]:
    """The dollars of the countries that an article tells of, one for each thing that speaks for them."""
    words = re.findall(r"[a-z]+", text.lower())
    dateline, domain = _DATELINE.match(reading.article.text), _DOMAIN.search(reading.article.url or "")
    words += [dateline[1].lower()] if dateline else []
    found = [currency.HOMES["dollar"][word] for word in words if word in currency.HOMES["dollar"]]
    found += [_DOMAINS[domain["country"]]] * _LOCAL if domain else []
    return found + ["AUD"] * _LOCAL if _AUSTRALIAN_LINE.search(text) else found


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
# "11 consecutive days", "two more years"; not "11 school days", "40 more people"
_WHOLE = re.compile(
    r" (?:(?:more|extra|additional|further) )?(?:total|consecutive|successive|straight|full|whole|entire|long|solid"
    r"|previous|more|extra|additional|further)(?= )"
)


# "20-plus years", "5+ hours", "30 or more miles"
_LOOSE = re.compile(r"(?:\+|-(?:plus|odd|some(?:thing)?|ish)| (?:plus|odd|or (?:so|more|fewer|less)))(?=[ -])")
_CRAFT = re.compile(r" [A-Z]-\d")  # "24 F-35s", "two V-22 Ospreys" are no degrees and no volts
# "12 nm off Aden"; not "7 nm chips"
_AT_SEA = re.compile(r" (?:off|of|from|(?:north|south|east|west)\w*|radius|range|zone|limit|offshore)\b")


def _measurement(reading: Reading, here: Around) -> Unit | None:
    if signed := _by_sign(reading, here):
        return signed
    part = _OF_A.match(here.after) if here.numeral.form == "words" and (here.numeral.value or 1) < 1 else None
    loose = _LOOSE.match(here.after)
    at = part.end() if part else loose.end() if loose else 0
    whole = None if part else _WHOLE.match(here.after, at)
    found = _UNIT_WORDS.match(here.after, whole.end() if whole else at)
    if found is None or (found["a"] == "°" and found["b"] not in ("C", "F")):
        degrees = re.match(r"[ ]?°", here.after)
        return Unit("measurement", "degree", _at(here, degrees.end())) if degrees else None
    if packed := unit_names.PACKED.get(found["a"].removesuffix("CO")):  # "40 MtCO2"
        return _packed(here, found.end("a"), packed)
    name, end = _longest(found)
    if name is None or (whole and name not in unit_names.TIMES and whole[0] != " total") or _CRAFT.match(here.after):
        return None
    if name == "nanometre" and _AT_SEA.match(here.after, end):
        name = "nautical mile"
    if name == "point" and points_of.are_places(here):
        return None
    if name == "point" and points_of.are_of_percent(reading, here):
        return Unit("share", "percentage_point", _at(here, end))
    per = _PER.match(here.after, end)
    if per and " per " not in name:
        return Unit("measurement", f"{name} per {_base_of(per)}", _at(here, per.end()))
    return Unit("measurement", name, _at(here, end))


def _base_of(per: re.Match[str]) -> str:
    return "day" if per["daily"] else (per["period"] or per["base"]).lower()


def _packed(here: Around, end: int, packed: tuple[str, Decimal]) -> Unit:
    """ "30 bcm a year" is 30 thousand million cubic metres."""
    name, factor = packed
    per = _PER.match(here.after, end) if " per " not in name else None
    base = f"{name} per {_base_of(per)}" if per else name
    return Unit("measurement", base, _at(here, per.end() if per else end), factor)


def _by_sign(reading: Reading, here: Around) -> Unit | None:
    """Units that are told by the words before, by points between letters, or by a mark."""
    if _is_magnitude(here):
        return Unit("measurement", "magnitude")
    if _HIGH.search(here.before) and _SHOCK_ENDS.match(here.after) and (here.numeral.value or _HOTTEST) < _HOTTEST:
        at, text = here.numeral.start, reading.article.text
        if _WEATHER.search(text, max(0, at - _FAR), at + _FAR):
            return Unit("measurement", "degree")
    if points_of.are_of_index(here):
        return Unit("measurement", "point")
    if dotted := _DOTTED.match(here.after):
        name = unit_names.name_of("".join(filter(None, dotted.groups())).lower())
        return Unit("measurement", name, _at(here, dotted.end())) if name else None
    if here.numeral.form == "digits" and (foot := _FOOT.match(here.after)) and not here.before.endswith("'"):
        return Unit("measurement", "foot", _at(here, foot.end()))
    if here.numeral.form == "digits" and (inch := _INCH.match(here.after)) and _is_unquoted(here):
        return Unit("measurement", "inch", _at(here, inch.end()))
    if inside := UNIT_AND.match(here.exact.removesuffix("half").removesuffix("quarter")):
        return Unit("measurement", inside["unit"].lower())
    is_inch = _FEET_AND.search(here.before) and not here.after.startswith("-")
    return Unit("measurement", "inch") if is_inch else None


# "a 12' wall", "a 5'11 guard"; not "3's"
_FOOT = re.compile(r"[’'] ?(?=1?\d(?:[\"”″]|[’']{2}| |[.,;)]|\Z))|' (?!\d)|′")
_INCH = re.compile(r'["″](?= [a-z]| ?[,;]|[.]?\Z)|\'\'|”(?= [a-z])')  # "2\" hail"
_FEET_AND = re.compile(r"-foot-\Z|\b[3-8][’'] ?\Z")  # "a 6-foot-4 guard", "6'2"


def _is_magnitude(here: Around) -> bool:
    if _MAGNITUDE.search(here.before) or _RICHTER.match(here.after) or (_QUAKE.match(here.after) and "." in here.exact):
        return True
    shock = _SHOCK.search(here.before) and _SHOCK_ENDS.match(here.after)
    return bool(shock) and (here.numeral.value or 10) < 10


# "70 m.p.h."; not "80 m. p"
_DOTTED = re.compile(r"[ -]?([A-Za-z])\.([A-Za-z])\.(?:([A-Za-z])\b\.?)?")


def _is_unquoted(here: Around) -> bool:
    """No quotation mark is open that the one after the number might close."""
    return not re.sub(r'\d"', "", here.sentence.text[: here.numeral.start - here.sentence.start]).count('"') % 2


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
    """The name of a unit in quantulum3's table, with its metric prefix; "V/cm2" by its two parts."""
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

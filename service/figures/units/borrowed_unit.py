"""The unit that a bare number borrows: of the number it is joined to, set against, or that the sentence before has."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from service.figures import numerals
from service.figures.around import Around, around
from service.figures.numerals import Numeral
from service.figures.reading import Reading
from service.figures.units import Unit, unit_names
from service.figures.units.age import FUNCTION

Own = Callable[[Reading, Around], Unit | None]  # what a number and the words at it say of its unit

_DIMENSION = r"wide|long|tall|deep|high|thick|across"
_BY = re.compile(r"[^,;.]{0,15} by ")  # "25 metres by 12"
_LONG = re.compile(rf" (?:{_DIMENSION})\b")
_BARE = re.compile(
    rf"\s*(?:[.,;:)\"”’—–?!|(]|\Z)|\s(?:{FUNCTION}|more|less|fewer|higher|lower|a year|last|this|now"
    rf"|earlier|owing|due|amid|despite|following|thanks|during|{_DIMENSION})\b",
    re.IGNORECASE,
)
# "missing the 11.9 billion expected", "beating the 4.1bn analysts had forecast"; not "3 million expected visitors"
_FORESEEN = re.compile(
    r" (?:that )?(?:(?:(?:the|most|its) )?[\w’'-]+ (?:[\w’'-]+ ){0,4}?(?:had |have |has )?)?"
    r"(?:expected|forecast|pencilled in|predicted|projected"
    r"|anticipated|planned|budgeted|targeted|sought|demanded)\b(?! [\w-]+s\b)"
)
_SCALED = 10_000  # a bare number below is no sum
# "70 litres a day from 90 litres", "3 kg a week, against 5 kg"
_COMPARES = re.compile(r"\b(?:from|than|against|to|with) (?:the )?\Z")
# "it was at least 3.2m", "that figure was above 11"
_IT = re.compile(r"\b(?:it|figure|rate|share|number|that)(?: was| is| stood| had been|['’]s)\b[^,;]{0,20}\Z")
# "less than 0.5 points, and it is [0.6]"
_AND_IT = re.compile(
    r"(?:[ -]?[a-z]+){0,2},? (?:and|but)(?: now)? it (?:is|was|has been)(?: now| only| just| already)? (?:at )?"
)
_PARTITIVE = re.compile(r" of (?:the|its|their|those|these|them|his|her|our|which|whom)\b", re.IGNORECASE)
# "12, 14 and 16 percent"; not "the decline is 48, or 6 percent"
_NEXT = re.compile(
    r"(?!, or )(?:-|- )?,? ?(?:to|and|or|,|of an estimated|out of)(?: (?:about|a|some|nearly))? ?\Z| ?[-–] ?\Z"
)
_CLOSES = re.compile(
    r"[.!?;]|,?[”\"’]|\Z| and (?:we|they|he|she|it|I)\b| (?:instead|already|now|today|at (?:most|least))\b"
)
# "fetched 112 cents a kilo, down [14]"
_PRICE_DOWN = re.compile(r"[ -]?(?:[a-z¢]+)?(?: (?:an?|per) \w+)?,? (?:up|down) ")
_AGAINST = frozenset(["to", "from", "against", "than", "with", "not", "versus", "exceeding", "or", "the", "of"])
_PRICED = re.compile(r"\b(?:costs?|sells? for|fetche[sd]|goes for|went for|priced at|trad(?:es|ed|ing) at) \Z")
_FORECAST = re.compile(r"\b(?:consensus|forecast|estimate|guidance|target|expectation)s? (?:of|for) \Z")
_FURTHER = frozenset(["further", "another", "additional", "extra"])
_ALIKE = 10  # a number set against another without its unit is seldom ten times as large
_MOVED_BY = frozenset("up down by rose fell climbed jumped dropped grew gained lost added slid sank eased".split())
_USUAL = re.compile(  # "six weeks rather than the usual four", "the permit allows 30"
    r"\b(?:the|its|their) (?:usual|normal|official|previous|planned|required|expected|permitted) \Z"
    r"|\b(?:allows?|permits?|requires?) \Z"
)
# "will add 160,000 more by June"
_MORE = re.compile(r" more\b(?= (?:by|in|on|at|from|after|next|this|each|every|a)\b|[.,;])")
# "$38 million, of which about [9 million] went", "70 tonnes, of which [40] were sold"; not "on 9 acres, of which [12]"
_OF_WHICH = re.compile(r"\bof which,? (?:about |some |only |at least |more than |nearly |almost |over |just )?\Z")
_OF_IT = re.compile(r" of it\b")  # "70 tonnes of waste, 40 of it plastic"
_PARENT = re.compile(r"\b(?:father|mother|parent|mum|mom|dad)s?[ -]of[ -]\Z")  # "a mother of [three]"
# "29% fewer than the [54] it needs"
_THAN = re.compile(r" (?:more|fewer|less|higher|lower|larger|smaller|bigger) than\b")
# "fell by 2.3 million barrels to [433.8 million]", "lost 41 points, or 2.9%, to [1,372]"
_TO_LEVEL = re.compile(
    r"[ -][A-Za-z][\w -]{0,24}?(?:,? (?:or|\() ?[\d.]+ ?(?:%|per ?cent)\)?,?)? to"
    r" (?:(?:close|end|settle|finish) at |(?:hit )?an? (?:[\w-]+ ){0,2}(?:high|low) of |about |around |some )?"
)
# "a ration of 2,100 kilocalories a day falls to [1,050]"
_MOVES_TO = re.compile(
    r"[ -]?[a-z]+(?: of [a-z]+)?(?: (?:an?|per|each|every) [a-z]+)?"
    r" (?:(?:has|have|had|will|would|was|were|is|are|be|been|to) )*"
    r"(?:f[ae]ll|drop|r[io]se|go|went|cut|reduc|rais|increas|gr[eo]w|shr[iu]nk)[a-z]* to"
    r" (?:about |around |just |only )?"
)
# "50 million naira was promised; [22 million] has been paid": things would take "have"
_IS_PAID = re.compile(
    r" (?:has|was|is)(?: already| since| now)?(?: been)? (?:\w+ed|paid|spent|set|lent|sent|withheld)\b"
)
_POSSESSED = re.compile(r"[’']s \Z")  # "makes 204 hp, down from the old engine's [212]"
_OF_TOTAL = re.compile(r"(?:\A|[:.;] )[“\"]?(?:Out )?[Oo]f (?:the |its |their |some |about )?\Z")
_HAVE = re.compile(r" (?:have|had|has|are|is|were|was|remain\w*|went|go(?:es)?|came|lie|lay)\b")
# "put the Greens at 29 percent and the Farmers at 38", "won 29 percent, the Farmers 38"; not "29 percent, and 38"
_GAPPED = re.compile(
    r"(?: of [a-z ]{1,30}|[ -][a-z]+)?(?: \([^()]{1,12}\))?(?:,|;)?(?: and| with| while)?(?: the)?"
    r"(?: [A-Z][\w’'-]*){1,4}"
    r"(?: (?:at|on|with|got|won|took|had))? (?:about |around |just |nearly |only )?"
)
# "61 percent in Harl and [48] in Tovin", "9 degrees in 2018 and [12] last year"; not "3 percent in May, [40] in the
# north were held"
_WHERE = re.compile(
    r"(?:[ -][a-z]+){0,4} (?:in|for|among|at|last|this) [^,;.]{1,30}?(?:,|,? and) "
    r"(?:about |around |just |nearly |only )?"
)
_WHERE_TOO = re.compile(r" (?:in|for|among|at|last|this) (?:the )?[\w’' -]{2,30}?(?:[,.;]| and \d|\Z)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_GAPPED_AT = frozenset(["at", "on", "with"])
_WHOLE = 100
_PASSED_OVER = frozenset(["the", "a", "about", "just", "only", "its", "some", "almost", "nearly", "around", "over"])
_NUMBER_OF = re.compile(r"\b(?:number|total) of\b")
# "There have been 37.": things, whatever was measured before
_THERE_ARE = re.compile(r"\b[Tt]here (?:is|are|was|were|ha(?:s|ve|d) been|will be)\b[^.;]{0,30}\Z")
_PLACED = re.compile(r"(?<!square )(?<!cubic )(?:metre|foot|yard|mile|inch|knot)\b")


def borrowed(reading: Reading, here: Around, read: Own) -> Unit | None:
    """A bare number takes the unit of the number it is joined to or set against: "from 22 to 39 percent"."""
    stands = _OF_WHICH.search(here.before) and _HAVE.match(here.after)
    if not (_BARE.match(here.after) or here.after.startswith("-") or _FORESEEN.match(here.after) or stands):
        return None
    if _PARENT.search(here.before):
        return None
    return _later(reading, here, read) or _former(reading, here, read) or _sentence_before(reading, here, read)


def _later(reading: Reading, here: Around, read: Own) -> Unit | None:
    text, numeral = reading.article.text, here.numeral
    for later in numerals.scan(text, numeral.end, min(numeral.end + 40, here.sentence.end))[:1]:
        if _NEXT.fullmatch(text[numeral.end : later.start]) and later.form in ("digits", "words", "range"):
            own = read(reading, around(reading, here.sentence.number, later))
            per = own and own.kind == "rate" and later.base and "to" in text[numeral.end : later.start]
            # "from 8 billion to 9 billion euros"
            sums = own and own.kind == "money" and here.before.endswith("from ")
            if (
                own
                and (own.kind in ("measurement", "share") or per or sums)
                and not _is_age(own)
                and _alike(numeral, later)
            ):
                return replace(own, words=None)
    return None


def with_base(reading: Reading, here: Around, own: Unit, read: Own) -> Unit:
    """ "70 litres a day from 90 litres": what is set against a rate has its base."""
    if own.kind == "measurement" and _COMPARES.search(here.before) and own.unit not in unit_names.TIMES:
        begin = max(here.sentence.start, here.numeral.start - 80)
        for former in numerals.scan(reading.article.text, begin, here.numeral.start)[-1:]:
            that = read(reading, around(reading, here.sentence.number, former))
            if that and that.unit and that.unit.startswith(f"{own.unit} per "):
                return replace(own, unit=that.unit)
    return own


def _former(reading: Reading, here: Around, read: Own) -> Unit | None:
    text, numeral = reading.article.text, here.numeral
    if _PARTITIVE.match(here.after):
        return None
    end = numeral.start
    begin = max(here.sentence.start, end - (240 if "from" in here.words_before else 120))
    for former in reversed(numerals.scan(text, begin, numeral.start)):
        if former.form in ("code", "ordinal", "multiplier"):
            continue
        there = around(reading, here.sentence.number, former)
        own, between = read(reading, there), text[former.end : end]
        gapped = _GAPPED.fullmatch(between) or _WHERE.fullmatch(between) or _are_bracketed(here, there)
        if own is None and _BARE.match(there.after) and gapped:
            end = former.start  # "29 percent, the Farmers 38 and the Reds [12]"
            continue
        if _is_passed_over(here, there, own):
            continue
        if own is None or _is_age(own):
            return None
        if _is_part(here, there, own) or _is_set_against(here, there, own, between):
            level = own.unit == "percentage_point" and "from" not in there.words_before[-3:]
            level = level and not _AND_IT.fullmatch(between)
            whole = own.kind == "money" and "." in here.exact and "." not in there.exact  # "72 paise below 71.73"
            factor = Decimal(1) if whole else own.factor
            return replace(own, words=None, unit="percent" if level else own.unit, factor=factor)
        passing = own.unit in unit_names.TIMES and (here.numeral.value or 0) >= _SCALED
        if own.kind not in ("money", "share") and not (passing or _USUAL.search(here.before)):
            return None
    return None


def _is_passed_over(here: Around, there: Around, own: Unit | None) -> bool:
    """ "14 degrees in 2018 and [21] last year"; "87 million pounds ($109 million), against [113 million]"."""
    if own is None:
        sums = (here.numeral.value or 0) >= _SCALED <= (there.numeral.value or 0) and _BARE.match(there.after)
        return bool(_YEAR.fullmatch(there.exact) or not _alike(here.numeral, there.numeral) or sums)
    return there.before.endswith("(") and there.after.startswith(")") and not here.before.endswith("(")


def _is_part(here: Around, there: Around, own: Unit) -> bool:
    if own.kind not in ("money", "measurement") or not _OF_WHICH.search(here.before):
        return False
    part = here.numeral.value or Decimal(0)
    return part <= (there.numeral.value or part) and (own.kind == "measurement" or part >= _SCALED)


def _is_set_against(here: Around, there: Around, own: Unit, between: str) -> bool:
    bracketed = own.unit not in unit_names.TIMES and _are_bracketed(here, there)
    if bracketed or (own.kind == "measurement" and _is_measured_with(here, there, own, between)):
        return True
    if own.kind == "money" and _is_of_sums(here, between):
        return True
    if re.match(r" (?:more|less|fewer) than\b", here.after):
        return own.kind in ("measurement", "money") and own.unit not in unit_names.TIMES
    if not _alike(here.numeral, there.numeral) or (own.kind == "share" and _THAN.match(between)):
        return False
    if _is_of_the_same(here, there, own) or (own.unit not in unit_names.TIMES and _AND_IT.fullmatch(between)):
        return True
    words = here.words_before
    last = next((word for word in reversed(words) if word not in _PASSED_OVER), "")
    if own.kind in ("share", "measurement") and _WHERE.fullmatch(between) and _WHERE_TOO.match(here.after):
        return True
    if own.kind == "share" and _GAPPED.fullmatch(between):
        paired = words[-1:] == there.words_before[-1:] or " with " in between
        return paired if words and words[-1] in _GAPPED_AT else (here.numeral.value or 0) <= _WHOLE
    if last == "to" or own.kind == "share":
        return _is_share_of_two(there, own, last, between)
    usual = bool(_USUAL.search(here.before))
    return usual or last in (("from", "against", "than", "not") if own.unit in unit_names.TIMES else _AGAINST)


def _is_share_of_two(there: Around, own: Unit, last: str, between: str) -> bool:
    joined = last == "to" and ("from" in there.words_before[-3:] or between == " to ")
    if own.unit == "percentage_point" and not joined:  # "fell by seven points to 43", "two points ahead of her on 36"
        return last in ("to", "on", "at", "with")
    moved = next((word for word in reversed(there.words_before) if word not in _PASSED_OVER), "")
    if moved in _MOVED_BY or _NUMBER_OF.search(between):
        return False  # "up almost 186 percent from 705"
    return joined or last in ("from", "than", "against")


def _is_of_sums(here: Around, between: str) -> bool:
    """ "42 cents a kilo, down 3", "beating the consensus of 95 million"; the sum itself is alike."""
    if _PRICE_DOWN.fullmatch(between) or (_IS_PAID.match(here.after) and (here.numeral.value or 0) >= _SCALED):
        return True
    told = _FORESEEN.match(here.after) or _FORECAST.search(here.before)
    return bool(_PRICED.search(here.before)) or (bool(told) and (here.numeral.value or 0) >= _SCALED)


def _are_bracketed(here: Around, there: Around) -> bool:
    """ "Spain (63%), Italy (51)"."""
    return here.before.endswith("(") and there.before.endswith("(")


def _is_measured_with(here: Around, there: Around, own: Unit, between: str) -> bool:
    """ "25 metres by 12", "fell by 2 million barrels to 433 million", "70 tonnes of waste, 40 of it plastic"."""
    if _LONG.match(here.after) or _BY.fullmatch(between) or _GAPPED.fullmatch(between):
        return True
    if own.unit in unit_names.TIMES:
        return False
    if _MOVES_TO.fullmatch(between):
        return _alike(here.numeral, there.numeral)
    if _POSSESSED.search(here.before) and _AGAINST.intersection(between.split()):
        return _alike(here.numeral, there.numeral)
    moved = there.words_before[-1:] and there.words_before[-1] in _MOVED_BY
    return bool(_OF_IT.match(here.after) or (moved and _TO_LEVEL.fullmatch(between)))


def _is_of_the_same(here: Around, there: Around, own: Unit) -> bool:
    """ "a further 20", "will add 900 more by June", "food for 20 hours and fuel for 48", "of 90 acres, 40 have"."""
    words = here.words_before
    if own.kind != "measurement":
        return False
    if words and words[-1] in _FURTHER:
        return True
    if _MORE.match(here.after) or (_OF_TOTAL.search(there.before) and _HAVE.match(here.after)):
        return True
    last = next((word for word in reversed(words) if word not in _PASSED_OVER), "")
    return bool(last and there.words_before) and last == there.words_before[-1] != "of"


def _is_age(own: Unit) -> bool:
    return own.unit == "year" and own.words is None


def _alike(one: Numeral, other: Numeral) -> bool:
    low, high = sorted(abs(n.value or n.high or Decimal(0)) for n in (one, other))
    return bool(low) and high <= _ALIKE * low


def _sentence_before(reading: Reading, here: Around, read: Own) -> Unit | None:
    """ "She weighed 58 kilos. She lost 12.": a number that closes its sentence, of the size of the one before it."""
    closes = _CLOSES.match(here.after)
    if not closes or here.numeral.form not in ("digits", "words"):
        return None
    it = _IT.search(here.before)
    if (closes[0].startswith(",") and not it) or _THERE_ARE.search(here.before):
        return None
    for number in range(here.sentence.number - 1, max(-1, here.sentence.number - (3 if it else 2)), -1):
        sentence, text = reading.sentences[number], reading.article.text
        if sentence.paragraph != here.sentence.paragraph:
            return None
        former = numerals.scan(text, max(sentence.start, sentence.end - 150), sentence.end)
        if former:
            spoken = [around(reading, number, n) for n in former if n.form in ("digits", "words")]
            unit = _last_unit(spoken, here, partial(read, reading))
            return unit and _unless_said(reading, here, unit, read)
    return None


def _unless_said(reading: Reading, here: Around, unit: Unit, read: Own) -> Unit | None:
    """A number nearer by has the say: "4.6 persons share a home; in 2012 it was [5.3]" are no percent of before."""
    if unit.kind == "measurement" and _PLACED.search(unit.unit or ""):
        return None  # "12 miles out. ... carried [137]."
    text, begin = reading.article.text, max(here.sentence.start, here.numeral.start - 120)
    for former in reversed(numerals.scan(text, begin, here.numeral.start)):
        own = read(reading, around(reading, here.sentence.number, former))
        if own is None and (_YEAR.fullmatch(text, former.start, former.end) or not _alike(former, here.numeral)):
            continue
        if own and (own.unit in unit_names.TIMES or _PLACED.search(own.unit or "")):
            continue
        moved = here.words_before[-1:] == ("to",) and own and own.kind == "share"
        return replace(own, words=None) if own and own.kind == unit.kind and not moved else None
    return unit


def _last_unit(former: Sequence[Around], here: Around, own_of: Callable[[Around], Unit | None]) -> Unit | None:
    """The unit of the last of these, past those that are bare themselves ("up from the 30 it had in spring")."""
    for there in reversed(former):
        own = own_of(there)
        if own is None and _BARE.match(there.after):
            continue
        if own is None or _is_age(own) or own.kind == "rate" or own.unit in unit_names.TIMES:
            return None
        low, high = sorted(abs(n.value or Decimal(0)) for n in (here.numeral, there.numeral))
        return replace(own, words=None) if low and high <= 4 * low else None
    return None

"""A number in words: "two hundred and six", "a hundred thousand", "two-thirds", "dozens"; and fractions."""

import re
from collections.abc import Sequence
from decimal import Decimal

from service.figures.alternatives import alternatives
from service.figures.numbers import currency, number_words
from service.figures.numbers.number_words import MULTIPLIERS, ORDINALS, PARTS, SCALES, SMALL, TENS, VAGUE
from service.figures.numbers.piece import MORE, WORD_SCALE, Piece, Window, part_of, percent_of, quotient
from service.figures.units import unit_names

# Between two number words: "twenty-seven", "two hundred and six".
_NEXT = re.compile(
    rf"(?:(?P<and>[ -]and[ -])|[ \u00a0-])(?P<word>{alternatives({*SMALL, *TENS, *SCALES})})s?\b",
    re.IGNORECASE,
)
_DOZEN = re.compile(r"[ -]dozen\b", re.IGNORECASE)
_PART = re.compile(rf"[ -](?P<part>{alternatives({*PARTS})})\b", re.IGNORECASE)
# "half a million", "a quarter of a million", "half-dozen"
_OF_SCALE = re.compile(
    r"(?:[ -]of)?(?:[ -]an?)?[ -](?P<word>hundred|thousand|million|billion|trillion|lakh|crore|dozen)\b", re.IGNORECASE
)
# "half an hour", "half-mile"; not "half a sentence"
_OF_UNIT = re.compile(
    rf"(?P<of>[ -]of)?(?:[ -]an?)?[ -](?:{unit_names.PATTERN}|cents?|penny|pence|percentage points?|dollars?)\b",
    re.IGNORECASE,
)
# "a minute and a half"; the unit stands inside
UNIT_AND = re.compile(
    r"\ban? (?P<unit>second|minute|hour|day|week|month|year|decade|mile|metre|kilometre|tonne) and an? \Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\ban?[ \u00a0-]\Z", re.IGNORECASE)
_FEW = re.compile(r"\b(?:several|many|few|couple(?: of)?)[ -]\Z", re.IGNORECASE)
_OF_PLURAL = re.compile(r" of (?P<word>thousands|millions|billions|trillions|lakhs|crores)\b", re.IGNORECASE)
_MANY = {"tens": 20, "dozens": 24, "hundreds": 200, "thousands": 2_000}


def read(window: Window, match: re.Match[str]) -> Piece | None:
    word = match["word"].lower()
    if word in SMALL or word in TENS or word in SCALES:
        return _counted(window, match)
    if word == "dozen":
        return _dozen(window, match)
    if word in VAGUE or word == "tens":
        return _vague(window, match)
    if word == "second" and match.start() == window.start + 1:  # "a 10-second delay"
        return None
    if word in MULTIPLIERS:
        return Piece(match.start(), match.end(), None, "multiplier")
    if word in PARTS:
        piece = _single_part(window, match)
        if piece:
            return piece
    return Piece(match.start(), match.end(), None, "ordinal") if word in ORDINALS else None


def _counted(window: Window, match: re.Match[str]) -> Piece:
    """ "two hundred and six", "a hundred thousand", "two-thirds", "several hundred", "two dozen"."""
    start, words, ends = match.start(), [match["word"].lower()], [match.end()]
    if words[0] in SCALES:
        before = window.before(start)
        if _FEW.search(before):
            return Piece(start, match.end(), Decimal(2).scaleb(SCALES[words[0]]), "vague", SCALES[words[0]])
        article = _ARTICLE.search(before)
        start -= len(article[0]) if article else 0
        words, ends = ["one", *words], [start, *ends]
    _collect(window, words, ends)
    used, value = number_words.counted(words)
    end = ends[used - 1]
    if used < len(words) and _is_year(words[:used], words[used:]) and window.text[ends[-1] : ends[-1] + 1] != "-":
        return Piece(start, ends[-1], None, "code")
    if used == 1 and (part := _PART.match(window.text, end, window.end)) and _agrees(words[0], part["part"]):
        if part["part"].lower() in ("quarters", "halves") and _are_periods(window, start, words[0]):
            return Piece(start, end, value, "words")
        return fraction(window, (start, part.end()), (int(value), PARTS[part["part"].lower()]))
    power = SCALES.get(words[used - 1], 0)
    if more := MORE.match(window.text, end, window.end):
        value, end = value + part_of(more).scaleb(power), more.end()
    if dozen := _DOZEN.match(window.text, end, window.end):
        value, end = value * 12, dozen.end()
    return _scaled_words(window, Piece(start, end, value, "words", power))


def _collect(window: Window, words: list[str], ends: list[int]) -> None:
    """Takes in the number words that follow the last of these."""
    while len(words) < 16 and (following := _NEXT.match(window.text, ends[-1], window.end)):
        if following["and"] and words[-1] not in SCALES:
            break
        words.append(following["word"].lower())
        ends.append(following.end())


def _is_year(century: Sequence[str], rest: Sequence[str]) -> bool:
    """ "nineteen eighty-four", "twenty twenty-six": a year read out; not the ages of "ten fifteen-year-olds"."""
    hundreds, years = (number_words.counted(words) for words in (century, rest))
    return len(century) == 1 and 11 <= hundreds[1] <= 20 and years[0] == len(rest) and 10 <= years[1] < 100


def _scaled_words(window: Window, piece: Piece) -> Piece:
    """ "two and a half million"; and money signs before words ("Rs two lakh")."""
    assert piece.value is not None  # noqa: S101
    scale = WORD_SCALE.match(window.text, piece.end, window.end) if piece.power == 0 else None
    if scale and scale["word"].lower() in SCALES:
        power = SCALES[scale["word"].lower()]
        piece = piece._replace(end=scale.end(), value=piece.value.scaleb(power), power=power)
    sign = currency.BEFORE.search(window.before(piece.start, 8))
    if sign and not sign["glued"]:
        return piece._replace(start=piece.start - len(sign[0]), currency=currency.code_of(sign["sign"]))
    return piece


_PERIODS = re.compile(r"\b(?:for|in|last|past|next|first|previous|over|of|consecutive) \Z", re.IGNORECASE)


def _are_periods(window: Window, start: int, numerator: str) -> bool:
    """ "shrank for two quarters", "in the first three quarters"; not "three quarters of the crop"."""
    return numerator not in ("one", "three") or bool(_PERIODS.search(window.before(start)))


def _agrees(numerator: str, part: str) -> bool:
    """ "two thirds", "one fifth"; not "two third", nor the "one second" of time."""
    if numerator not in SMALL or numerator == "zero":
        return False
    return (numerator == "one") != part.lower().endswith(("s", "ves"))


def _dozen(window: Window, match: re.Match[str]) -> Piece:
    before = window.before(match.start())
    if _FEW.search(before):
        return Piece(match.start(), match.end(), Decimal(24), "vague")
    article = _ARTICLE.search(before)
    return Piece(match.start() - (len(article[0]) if article else 0), match.end(), Decimal(12), "words")


# "scores of people", "killing scores"; not "test scores of", "he scores twice"
_SCORES = re.compile(r" (?:of (?!\d)|more\b|dead\b|others?\b|injured\b|wounded\b|hurt\b|were\b)", re.IGNORECASE)
_HARMED = re.compile(r"\b(?:kill|wound|injur|arrest|hurt|leav|displac|detain|sicken)(?:ing|ed) \Z", re.IGNORECASE)
_NO_SCORES = re.compile(
    r"\b(?:test|exam|high|low|average|credit|the|his|her|their|its|reading|maths?)\s\Z", re.IGNORECASE
)


def _are_people(window: Window, match: re.Match[str]) -> bool:
    before = window.before(match.start())
    if _SCORES.match(window.text, match.end(), window.end):
        return not _NO_SCORES.search(before)
    return bool(_HARMED.search(before))


def _vague(window: Window, match: re.Match[str]) -> Piece | None:
    word = match["word"].lower()
    many = _OF_PLURAL.match(window.text, match.end(), window.end)
    if many and word in _MANY:
        power = SCALES[many["word"].lower().rstrip("s")]
        return Piece(match.start(), many.end(), Decimal(_MANY[word]).scaleb(power), "vague", power)
    if word == "tens":
        return None
    if word == "scores" and not _are_people(window, match):
        return None
    return Piece(match.start(), match.end(), Decimal(VAGUE[word]), "vague")


# ---------------------------------------------------------------- fractions
def _single_part(window: Window, match: re.Match[str]) -> Piece | None:
    """ "a third", "half", "a quarter of a million"; None for the ordinal "third" and for quarters of a year."""
    word, start = match["word"].lower(), match.start()
    if word.endswith(("s", "ves")):
        return None
    article = _ARTICLE.search(window.before(start))
    if article and word in ("half", "quarter") and (unit := UNIT_AND.search(window.before(start))):
        return Piece(start - len(unit[0]), match.end(), Decimal("1.5" if word == "half" else "1.25"), "words")
    if article:
        start -= len(article[0])
    elif word != "half":
        return None
    unit = _OF_UNIT.match(window.text, match.end(), window.end) if word == "fourth" else None
    if unit and not unit["of"]:
        return None  # "for a fourth month"
    return fraction(window, (start, match.end()), (1, PARTS[word]))


def fraction(window: Window, span: tuple[int, int], ratio: tuple[int, int]) -> Piece:
    """A share in percent, or a plain number where a scale or a unit follows ("half a million", "half an hour")."""
    over, under = ratio
    if scale := _OF_SCALE.match(window.text, span[1], window.end):
        word = scale["word"].lower()
        whole = Decimal(12) if word == "dozen" else Decimal(1).scaleb(SCALES[word])
        start = span[0]
        return _scaled_words(
            window, Piece(start, scale.end(), quotient(whole * over, under), "words", SCALES.get(word, 1))
        )
    unit = _OF_UNIT.match(window.text, span[1], window.end)
    if unit and (unit["of"] or under in (2, 4) or over > 1):
        return Piece(span[0], span[1], quotient(Decimal(over), under), "words")
    return Piece(span[0], span[1], percent_of(over, under), "fraction")

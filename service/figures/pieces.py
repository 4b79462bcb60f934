"""One plain number: digits with their scale, or number words; before ranges and ratios are put together."""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from service.figures import currency, digits, number_words, unit_names
from service.figures.number_words import MARKS, MULTIPLIERS, ORDINALS, PARTS, SCALES, SMALL, TENS, VAGUE

Form = Literal["digits", "words", "fraction", "ratio", "range", "vague", "ordinal", "multiplier", "code"]


class Piece(NamedTuple):
    """One plain number. `power` is that of its scale word, 0 without one; a code has no value."""

    start: int
    end: int
    value: Decimal | None
    form: Form
    power: int = 0
    currency: str | None = None
    percent: bool = False


class Window(NamedTuple):
    """Characters start..end of a text are still to be read; those before have been."""

    text: str
    start: int
    end: int

    def before(self, at: int, length: int = 24) -> str:
        """At most `length` characters that end at `at`, read or not."""
        return self.text[max(0, at - length) : at]


_COUNTING = {*SMALL, *TENS, *SCALES}
_ATOMS = {*_COUNTING, *VAGUE, *PARTS, *ORDINALS, *MULTIPLIERS, "dozen", "tens"}
_RUN = r"(?<![\w.])\.\d+|\d+(?:[,.'’\u00a0\u2009\u202f٬٫]\d+){0,12}"
# "3,443" ".500" "½" "twenty"; not the "ten" of "often"
_BEGIN = "".join(sorted({c for word in _ATOMS for c in (word[0], word[0].upper())}))
ATOM = re.compile(
    rf"(?P<digits>{_RUN})|(?P<mark>[{''.join(MARKS)}])|\b(?=[{_BEGIN}])(?P<word>(?i:{number_words.alternatives(_ATOMS)}))\b"
)
# Between two number words: "twenty-seven", "two hundred and six".
_NEXT = re.compile(
    rf"(?:(?P<and>[ -]and[ -])|[ \u00a0-])(?P<word>{number_words.alternatives(_COUNTING)})s?\b", re.IGNORECASE
)
# "1.2 million", "3.4 lakh", "$4bn"; not "4 m"
_WORD_SCALE = re.compile(
    r"(?:[ \u00a0-]|(?<=\d))(?P<word>hundred|thousand|lakhs?|lacs?|million|crores?|billion|trillion|dozen"
    r"|bn|mn|mln|tn|trn|bln)\b",
    re.IGNORECASE,
)
_MONEY_SCALE = re.compile(r"[ \u00a0]?(?P<word>[mbkt]|cr|l)\b", re.IGNORECASE)  # "€90m"; not "€90 more"
_COUNT_SCALE = re.compile(r"(?P<word>[mk])\b(?!²|³|/)", re.IGNORECASE)  # "1.2m people", "10k"; not "9 m/s"
# "2 B people", "1.1 M cars"; not "flat 8B is"
_CAPITAL_SCALE = re.compile(r" ?(?P<word>[BM])(?= (?:[a-z]+ ){0,2}(?!was|is|has|as|its)(?:people|[a-z]+s)\b)")
# "5m tall", "a 100m sprint": metres, not millions
_LENGTH = re.compile(
    r"[ -](?:tall|long|wide|deep|high|thick|away|above|below|down|across|inland|apart|from|under|off|sprint|freestyle|"
    r"hurdles|butterfly|race|relay|dash|wave|surge|wall|swell|drop|radius|cable|crater|tower|x|by)",
    re.IGNORECASE,
)
_RACE = re.compile(r"(?:\bthe|men[’']s|first|last) \Z", re.IGNORECASE)
_DOZEN = re.compile(r"[ -]dozen\b", re.IGNORECASE)
_MARKED = rf"[ \u00a0]?(?P<mark>[{''.join(MARKS)}])|[ \u00a0](?P<over>[1-7])/(?P<under>[2-9])(?![\d/])"
# "two and a half", "5½", "4 ½", "1 1/2"; not "two and a halfway house"
_MORE = re.compile(rf"[ -]and[ -](?:an?|one)[ -](?P<part>half|quarter|third)\b|{_MARKED}", re.IGNORECASE)
_PART = re.compile(rf"[ -](?P<part>{number_words.alternatives({*PARTS})})\b", re.IGNORECASE)
# "half a million", "a quarter of a million", "half-dozen"
_OF_SCALE = re.compile(
    r"(?:[ -]of)?(?:[ -]an?)?[ -](?P<word>hundred|thousand|million|billion|trillion|lakh|crore|dozen)\b", re.IGNORECASE
)
# "half an hour", "half-mile"; not "half a sentence"
_OF_UNIT = re.compile(
    rf"(?P<of>[ -]of)?(?:[ -]an?)?[ -](?:{unit_names.PATTERN}|cents?|penny|pence|percentage points?|dollars?)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\ban?[ \u00a0-]\Z", re.IGNORECASE)
_FEW = re.compile(r"\b(?:several|many|few|couple(?: of)?)[ -]\Z", re.IGNORECASE)
_OF_PLURAL = re.compile(r" of (?P<word>thousands|millions|billions|trillions|lakhs|crores)\b", re.IGNORECASE)
_MANY = {"tens": 20, "dozens": 24, "hundreds": 200, "thousands": 2_000}
# "5-4-2024", "1-800-555-0142", "21:14", "4471/24", "4x4"; not "40-50"
_CODE = re.compile(
    r"\d+(?:[-–/:]\d+){2,}|\d+:\d+|\d{3,}/\d+|\d+/\d{2,}|\d{2,}/\d+|([1-9])/\1(?!\d)|4[x×](?:4|[124]00)m?\b"
)
_PHONE = re.compile(r"(?:(?<=\+)\d+|0\d{2,})(?:[ -]\(?\d+\)?){1,6}|0\d{2,}")  # "0800 555 014"; not "0.5"
_SPACED = re.compile(r"(?: \d{3}){1,3}(?![ ,.]?\d)")  # the rest of "12 500"
_OVER = re.compile(r"(?P<over>[1-9])/(?P<under>[2-9])(?![\d/-])")  # "3/4 of the vote"; not "3/4/2021"
_MINUS = re.compile(r"(?<!\bor )\bminus[ -]\Z", re.IGNORECASE)  # not "plus or minus 3"
_POWER_OF_TEN = re.compile(r" ?[×x] ?10(?:\^|\*\*)?(?P<power>[-−]?\d{1,2})\b")  # "1.99×10^30"
_LETTERS = re.compile(r"[^\W\d_]+")
_POINTED = re.compile(r"(?:[A-Z]|(?:\A|[^\w.])[a-z]{1,2})\.\Z")  # "ID.3", "v.2"; not "it ended.12 people"
_GLUED = re.compile(r"[\w/.-]{0,30}\w")
_GLUED_BEFORE = re.compile(r"[\w/.-]{0,30}\Z")


def read(window: Window, match: re.Match[str]) -> Piece | None:
    """The plain number that begins with this match of ATOM; None if it is none after all ("scores a goal")."""
    if match["digits"]:
        return _digits(window, match)
    if match["mark"]:
        over, under = MARKS[match["mark"]]
        return _fraction(window, (match.start(), match.end()), (over, under))
    return _words(window, match)


# ---------------------------------------------------------------- digits
def _digits(window: Window, match: re.Match[str]) -> Piece | None:
    text, start, end = window.text, match.start(), match.end()
    whole = _CODE.match(text, start, window.end) or _PHONE.match(text, start, window.end)
    if whole:
        return Piece(start, whole.end(), None, "code")
    if over := _OVER.match(text, start, window.end):
        return _fraction(window, (start, over.end()), (int(over["over"]), int(over["under"])))
    if end - start <= 3 and (spaced := _SPACED.match(text, end, window.end)):
        end = spaced.end()
    value = digits.read(text[start:end])
    if value is None:
        if text[start:end].count(".") > 1 or end - start > digits.LONGEST:
            return Piece(start, end, None, "code")
        end = _first_group(text, start, end)
        value = digits.read(text[start:end])
        if value is None:
            return Piece(start, end, None, "code")
    return _glued(window, Piece(start, end, value, "digits"))


def _first_group(text: str, start: int, end: int) -> int:
    while start < end and text[start].isdecimal():
        start += 1
    return start


def _glued(window: Window, piece: Piece) -> Piece:
    """Looks at what is printed against the digits: a sign, letters of a name, a scale, a unit."""
    piece = _with_currency(window, piece)
    before = window.text[piece.start - 1] if piece.start > window.start else " "
    if piece.currency is None and _is_name(window, piece, before):
        head = _GLUED_BEFORE.search(window.before(piece.start, 30))
        tail = _GLUED.match(window.text, piece.end, window.end)
        start = piece.start - len(head[0]) if head else piece.start
        return Piece(start, tail.end() if tail else piece.end, None, "code")
    letters = _LETTERS.match(window.text, piece.end, window.end)
    if letters and letters[0].lower() in {"st", "nd", "rd", "th"}:
        return piece._replace(end=letters.end(), value=None, form="ordinal")
    scaled = _scaled(window, piece)
    if letters and scaled.end == piece.end and not _fits(letters[0], piece):
        tail = _GLUED.match(window.text, piece.end, window.end)
        return Piece(piece.start, tail.end() if tail else letters.end(), None, "code")
    return scaled


def _is_name(window: Window, piece: Piece, before: str) -> bool:
    """ "A320", "F-35", "COVID-19", "#7"; not "mid-20", "sub-10" nor the "-8" of a cold night."""
    if before.isalnum() or before in "_#№@":
        return True
    if before == "." and _POINTED.search(window.before(piece.start, 5)):
        return True
    if before not in "-‐‑/" or piece.start - 2 < window.start:
        return False
    word = _LETTERS.search(window.before(piece.start - 1, 24)[::-1])
    return bool(word and word.start() == 0 and (before == "/" or word[0][-1].isupper() or len(word[0]) == 1))


def _fits(letters: str, piece: Piece) -> bool:
    known = unit_names.name_of(letters) or letters in {"x", "p", "c", "pc", "pct", "am", "pm", "bps", "pp", "in"}
    return bool(known or letters.lower() in {"percent", "ish"})


def _scaled(window: Window, piece: Piece) -> Piece:
    text, end = window.text, piece.end
    assert piece.value is not None  # noqa: S101
    value, power = piece.value, 0
    if more := _MORE.match(text, end, window.end):
        value, end = value + _part(more), more.end()
    if ten := _POWER_OF_TEN.match(text, end, window.end):
        return piece._replace(end=ten.end(), value=value.scaleb(int(ten["power"].replace("−", "-"))))
    for _ in range(2):  # "1.5 lakh crore"
        scale = _WORD_SCALE.match(text, end, window.end)
        if scale is None and power == 0:
            scale = _short_scale(window, piece, end)
        if scale is None:
            break
        word, end = scale["word"], scale.end()
        if word.lower() == "dozen":
            value *= 12
        else:
            step = number_words.power(word) or 0
            value, power = value.scaleb(step), power + step
    return piece._replace(end=end, value=value, power=power)


def _short_scale(window: Window, piece: Piece, end: int) -> re.Match[str] | None:
    if piece.currency:
        return _MONEY_SCALE.match(window.text, end, window.end)
    scale = _COUNT_SCALE.match(window.text, end, window.end) or _CAPITAL_SCALE.match(window.text, end, window.end)
    if scale and scale["word"] == "m" and _is_length(window, piece, scale.end()):
        return None
    return scale


def _is_length(window: Window, piece: Piece, end: int) -> bool:
    """ "5m tall", "the 100m in 9.8 seconds"; not "1.2m people", "3m homes"."""
    if _LENGTH.match(window.text, end, window.end):
        return True
    run = piece.value is not None and piece.value == int(piece.value)
    return run and bool(_RACE.search(window.before(piece.start, 10)))


def _with_currency(window: Window, piece: Piece) -> Piece:
    """Takes in a minus sign and a currency sign or code before the number."""
    before = window.before(piece.start, 8)
    start, code = piece.start, None
    if before and (sign := currency.BEFORE.search(before)) and not _is_road(window, piece, sign):
        start, code = piece.start - len(sign[0]), currency.code_of(sign["sign"] or sign["glued"])
        if sign["minus"] and piece.value is not None:  # "$-7bn"
            piece = piece._replace(value=-piece.value)
    if start < window.start:  # the sign belongs to the number before: "€5$"
        start, code = piece.start, None
    minus = window.before(start, 2)
    value = piece.value
    if value is not None and (word := _MINUS.search(window.before(start, 9))):
        start, value = max(start - len(word[0]), window.start), -value
    elif value is not None and minus.endswith(("-", "−", "–")) and (len(minus) == 1 or minus[0] in " (\n"):
        start, value = max(start - 1, window.start), -value
    return piece._replace(start=start, value=value, currency=code)


def _is_road(window: Window, piece: Piece, sign: re.Match[str]) -> bool:
    """ "N14", "R24", "K2", "P5": a single letter is money only before a sum as sums are printed."""
    if not sign["glued"]:
        return False
    printed = window.text[piece.start : piece.end]
    sum_like = "," in printed or "." in printed or bool(_WORD_SCALE.match(window.text, piece.end, window.end))
    scaled = bool(_MONEY_SCALE.match(window.text, piece.end, window.end))
    return not (sum_like or scaled or (sign["glued"] == "R" and len(printed) >= 3))


# ---------------------------------------------------------------- words
def _words(window: Window, match: re.Match[str]) -> Piece | None:
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
    while len(words) < 16 and (following := _NEXT.match(window.text, ends[-1], window.end)):
        if following["and"] and words[-1] not in SCALES:
            break
        words.append(following["word"].lower())
        ends.append(following.end())
    used, value = number_words.counted(words)
    end = ends[used - 1]
    if used == 1 and (part := _PART.match(window.text, end, window.end)) and _agrees(words[0], part["part"]):
        return _fraction(window, (start, part.end()), (int(value), PARTS[part["part"].lower()]))
    power = SCALES.get(words[used - 1], 0)
    if more := _MORE.match(window.text, end, window.end):
        value, end = value + _part(more).scaleb(power), more.end()
    if dozen := _DOZEN.match(window.text, end, window.end):
        value, end = value * 12, dozen.end()
    return _scaled_words(window, Piece(start, end, value, "words", power))


def _scaled_words(window: Window, piece: Piece) -> Piece:
    """ "two and a half million"; and money signs before words ("Rs two lakh")."""
    assert piece.value is not None  # noqa: S101
    scale = _WORD_SCALE.match(window.text, piece.end, window.end) if piece.power == 0 else None
    if scale and scale["word"].lower() in SCALES:
        power = SCALES[scale["word"].lower()]
        piece = piece._replace(end=scale.end(), value=piece.value.scaleb(power), power=power)
    sign = currency.BEFORE.search(window.before(piece.start, 8))
    if sign and not sign["glued"]:
        return piece._replace(start=piece.start - len(sign[0]), currency=currency.code_of(sign["sign"]))
    return piece


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
    if article:
        start -= len(article[0])
    elif word != "half":
        return None
    return _fraction(window, (start, match.end()), (1, PARTS[word]))


def _fraction(window: Window, span: tuple[int, int], ratio: tuple[int, int]) -> Piece:
    """A share in percent, or a plain number where a scale or a unit follows ("half a million", "half an hour")."""
    over, under = ratio
    if scale := _OF_SCALE.match(window.text, span[1], window.end):
        word = scale["word"].lower()
        whole = Decimal(12) if word == "dozen" else Decimal(1).scaleb(SCALES[word])
        start = span[0]
        return _scaled_words(
            window, Piece(start, scale.end(), _quotient(whole * over, under), "words", SCALES.get(word, 1))
        )
    unit = _OF_UNIT.match(window.text, span[1], window.end)
    if unit and (unit["of"] or under in (2, 4) or over > 1):
        return Piece(span[0], span[1], _quotient(Decimal(over), under), "words")
    return Piece(span[0], span[1], percent_of(over, under), "fraction")


def percent_of(over: int, under: int) -> Decimal:
    """100 * over / under to five digits: a third is 33.333."""
    return _quotient(Decimal(100) * over, under)


def _quotient(over: Decimal, under: int) -> Decimal:
    exact = over / under
    short = round(exact, 4 - exact.adjusted()) if exact else exact
    return exact if exact == short and len(exact.as_tuple().digits) <= 5 else short


def _part(more: re.Match[str]) -> Decimal:
    if more["part"]:
        return _quotient(Decimal(1), PARTS[more["part"].lower()])
    over, under = MARKS[more["mark"]] if more["mark"] else (int(more["over"]), int(more["under"]))
    return _quotient(Decimal(over), under)

"""A number in digits, with what is printed against it: a sign, a scale, a unit, the letters of a name."""

import re

from service.figures.numbers import currency, digits, glued_letter, number_words
from service.figures.numbers.piece import MORE, WORD_SCALE, Piece, Window, part_of
from service.figures.numbers.word_piece import fraction
from service.figures.units import unit_names

_MONEY_SCALE = re.compile(r"[ \u00a0]?(?P<word>[mbkt]|cr|tr|l)\b", re.IGNORECASE)  # "€90m"; not "€90 more"
_COUNT_SCALE = re.compile(r"(?P<word>[mk])\b(?!²|³|/)", re.IGNORECASE)  # "1.2m people", "10k"; not "9 m/s"
_CAPITAL_SCALE = re.compile(r" ?(?P<word>[BM])(?= (?:people|[a-z]{2,}s)\b(?<!was))")  # "2 B people"; not "flat 8B is"
# "5-4-2024", "1-800-555-0142", "25-CR-0117", "21:14", "4471/24", "4x4", "10^30", "1/0"; not "40-50", "3/4"
_CODE = re.compile(
    r"(?!\d+-[1-7]/[2-8]\b)\d+(?:[-–/:]\d+){2,}|\d{1,4}-[A-Z]{2,4}-\d+|\d+:\d+|\d{3,}/\d+|\d+/\d{2,}|\d{2,}/\d+|([1-9])/\1(?!\d)|4[x×](?:4|[124]00)m?\b"
    r"|\d+(?:\^|\*\*)[-−]?\d+|\d/[01](?!\d)|0/\d"
)
# "0800 555 014", "(212) 555-0187", "02 5550 4419", "1800 555 021"; not "0.5", "Harl (118) and 500-1000 more"
_PHONE = re.compile(
    r"(?:(?<=\+)\d+|0\d{2,})(?:[ -]\(?\d+\)?){1,6}|0\d{2,}|(?<=\()\d{3}\) ?\d{3}[ -]\d{4}(?!\d)"
    r"|(?:0\d|1[389]00)(?:[ -]\d{2,4}){2,4}(?![ -]?\d)"
)
_SPACED = re.compile(r"(?: \d{3}){1,3}(?![ ,.]?\d|s\b)")  # the rest of "12 500"
_OVER = re.compile(r"(?P<over>[1-9])/(?P<under>[2-9])(?![\d/]|-\d)")  # "3/4 of the vote"; not "3/4/2021"
_MINUS = re.compile(r"(?<!\bor )\bminus[ -]\Z", re.IGNORECASE)  # not "plus or minus 3"
_POWER_OF_TEN = re.compile(r" ?[×x] ?10(?:\^|\*\*)?(?P<power>[-−]?\d{1,2})\b")  # "1.99×10^30"
_NTH = re.compile(r"(?:1(?i:st)|2(?i:nd)|3(?i:rd)|\d(?i:th))\Z")  # "21st"; not "4st", which is a weight
_LETTERS = re.compile(r"[^\W\d_]+")
_SWING = re.compile(r"[\d.]+ ?(?:%|pp|pts?|points?)?\)")  # "(-1)", "(-2.4%)": a change; not "(-40C)"
_LOSS = re.compile(r"\$ ?\(\Z")  # "$(0.07)", "$(3.1) million": a sum below nought in a company's report
_POINTED = re.compile(r"(?:[A-Z]|(?:\A|[^\w.])(?!ca?\.)[a-z]{1,2})\.\Z")  # "ID.3", "v.2"; not "it ended.12 people"
_GLUED = re.compile(r"[\w/.-]{0,30}\w")
_GLUED_BEFORE = re.compile(r"[\w/.-]{0,30}\Z")


def read(window: Window, match: re.Match[str]) -> Piece | None:
    text, start, end = window.text, match.start(), match.end()
    whole = _CODE.match(text, start, window.end) or _PHONE.match(text, start, window.end)
    if whole:
        return Piece(start, whole.end(), None, "code")
    if over := _OVER.match(text, start, window.end):
        return fraction(window, (start, over.end()), (int(over["over"]), int(over["under"])))
    if end - start <= 3 and (spaced := _SPACED.match(text, end, window.end)):
        end = spaced.end()
    value = digits.read(text[start:end])
    if value is None:
        if text[start:end].count(".") > 1 or end - start > digits.LONGEST:
            return Piece(start, end, None, "code")
        if digits.DECIMAL_COMMA.fullmatch(text, start, end):
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
    if letters and _NTH.search(window.text[piece.start : letters.end()]):
        return piece._replace(end=letters.end(), value=None, form="ordinal")
    scaled = _scaled(window, piece)
    if letters and scaled.end == piece.end and not _fits(letters[0]):
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
    back = window.before(piece.start - 1, 24)[::-1]
    word = _LETTERS.search(back)
    if word is None or word.start() or (len(word[0]) == 1 and back[1:2].isdigit() and word[0].islower()):
        return False  # "3m-4m"
    return before == "/" or word[0][-1].isupper() or len(word[0]) == 1


def _fits(letters: str) -> bool:
    known = unit_names.name_of(letters) or letters in {"x", "p", "c", "pc", "pct", "am", "pm", "bp", "bps", "pp", "in"}
    return bool(known or letters.lower() in {"percent", "ish"})


def _scaled(window: Window, piece: Piece) -> Piece:
    text, end = window.text, piece.end
    assert piece.value is not None  # noqa: S101
    value, power = piece.value, 0
    if more := MORE.match(text, end, window.end):
        cents = piece.currency is not None and more[0].startswith("-")  # "$3.94-1/2"
        value, end = value + part_of(more).scaleb(-2 if cents else 0), more.end()
    if ten := _POWER_OF_TEN.match(text, end, window.end):
        return piece._replace(end=ten.end(), value=value.scaleb(int(ten["power"].replace("−", "-"))))
    for _ in range(2):  # "1.5 lakh crore"
        scale = WORD_SCALE.match(text, end, window.end)
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
    return piece if end == piece.end else piece._replace(end=end, value=value, power=power)


def _short_scale(window: Window, piece: Piece, end: int) -> re.Match[str] | None:
    if piece.currency:
        return _MONEY_SCALE.match(window.text, end, window.end)
    scale = _COUNT_SCALE.match(window.text, end, window.end) or _CAPITAL_SCALE.match(window.text, end, window.end)
    if scale is None or scale.end() != end + 1:
        return scale
    named = scale["word"] in "kK" and glued_letter.is_name(window, piece.start, scale.end())
    is_metre = scale["word"] == "m" and glued_letter.is_metre(window, piece.start, scale.end())
    return None if named or is_metre else scale


def _with_currency(window: Window, piece: Piece) -> Piece:
    """Takes in a minus sign and a currency sign or code before the number."""
    before = window.before(piece.start, 8)
    start, code = piece.start, None
    if piece.value is not None and (loss := _LOSS.search(before)) and window.text.startswith(")", piece.end):
        return piece._replace(start=start - len(loss[0]), end=piece.end + 1, value=-piece.value, currency="USD")
    if before and (sign := currency.BEFORE.search(before)) and not _is_road(window, piece, sign):
        start, code = piece.start - len(sign[0]), currency.code_of(sign["sign"] or sign["glued"])
        if sign["minus"] and piece.value is not None:  # "$-7bn"
            piece = piece._replace(value=-piece.value)
    if start < window.start:  # the sign belongs to the number before: "€5$"
        start, code = piece.start, None
    minus = window.before(start, 2)
    value = piece.value
    if value is not None and minus[:1] in "sS" and (word := _MINUS.search(window.before(start, 9))):
        start, value = max(start - len(word[0]), window.start), -value
    elif minus[:1] == "(" and _SWING.match(window.text, start):
        return piece._replace(start=start, currency=code)
    elif value is not None and minus.endswith(("-", "−", "–")) and (len(minus) == 1 or minus[0] in " (\n"):
        start, value = max(start - 1, window.start), -value
    if start == piece.start and value is piece.value and code is None:
        return piece
    return piece._replace(start=start, value=value, currency=code)


_HOMES = {"K": re.compile("[Kk]wacha|[Kk]ina|Zambia|Lusaka|Malawi|Papua"), "P": re.compile("[Pp]ula|Botswana|Manila")}
_HOMES["N"] = re.compile("[Nn]aira|Nigeria|Lagos|Abuja")


# "N955 per litre", "K45 a bag"; not "the N14 a lorry"
_PRICE = re.compile(
    r" (?:per|an?) (?:lit(?:re|er)|kilo(?:gram(?:me)?)?|kg|bag|bottle|head|ton(?:ne)?|unit|crate|basket|loaf|tin)\b"
)


def _is_road(window: Window, piece: Piece, sign: re.Match[str]) -> bool:
    """ "N14", "R24", "K2", "P5", "COP31": letters that are money only before a sum as sums are printed."""
    if not sign["glued"]:
        return sign["sign"] == "COP" and (piece.value or 0) < 100 and not WORD_SCALE.match(window.text, piece.end)
    printed = window.text[piece.start : piece.end]
    sum_like = "," in printed or "." in printed or bool(WORD_SCALE.match(window.text, piece.end, window.end))
    if _PRICE.match(window.text, piece.end, window.end):
        return False
    scale = _MONEY_SCALE.match(window.text, piece.end, window.end)
    scaled = scale is not None and scale["word"].lower() != "l"  # "N8761L" is an aircraft
    if sum_like or scaled or (sign["glued"] == "R" and len(printed) >= 3):
        return False
    home = _HOMES.get(sign["glued"])  # a sum without a mark of its own: only where the article speaks of the money
    return not (
        home
        and len(printed) >= 2
        and not (sign["glued"] == "N" and printed == "95")  # the mask
        and home.search(window.text, max(0, piece.start - 2500), piece.start + 2500)
    )

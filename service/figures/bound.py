"""Whether a number is meant exactly, as a limit, or about: the words just before and just after it."""

import re
from collections.abc import Mapping

from service.figures.around import Around, around
from service.figures.figure import Bound
from service.figures.numbers.number_words import SMALL, TENS
from service.figures.numerals import Numeral
from service.figures.reading import Reading

_BEFORE: dict[Bound, str] = {
    "at_least": (
        "no fewer than,not fewer than,no less than,not less than,at least,at the very least,"
        "a minimum of,minimum of,minimum,as few as,as little as,as low as,no lower than,not below,"
        "no younger than,a floor of,as young as,at or above,equal to or more than"
    ),
    "more_than": (
        "more than,over than,over,upwards of,upward of,exceed,exceeds,exceeded,exceeding,"
        "in excess of,above,north of,older than,greater than,higher than,larger than,longer than,"
        "bigger than,heavier than,taller than,better than,surpass,surpassed,surpasses,surpassing,"
        "top,topped,tops,topping,pass,passes,passed,passing,past,crosses,crossed,crossing,beyond,upwards,"
        "faster than,not just,"
        "over the age of,above the age of,worth over"
    ),
    "at_most": (
        "no more than,not more than,at most,at the most,up to,as many as,as much as,as high as,"
        "as long as,as far as,as large as,as big as,a maximum of,maximum of,not exceeding,not exceed,"
        "no greater than,no higher than,no longer than,no larger than,no older than,capped at,"
        "not above,maximum,as late as,as heavy as,as old as,as tall as,at or below,equal to or less than"
    ),
    "less_than": (
        "fewer than,less than,under,below,short of,within,shy of,lower than,smaller than,"
        "younger than,shorter than,cheaper than,beneath,under the age of,below the age of,lighter than,"
        "not even,not quite,before turning"
    ),
    "about": (
        "about,around,roughly,nearly,almost,approximately,approx,approx.,some,an estimated,"
        "estimated,circa,ca,ca.,c.,close to,closer to,nearer,nearer to,near,near to,virtually,"
        "more or less,in the region of,something like,perhaps,practically,approaching,not far off,"
        "not far from,~,an approximate,on the order of,in the order of,maybe,a rough,"
        "say about,somewhere near,towards,toward,just about,estimated at"
    ),
}
_AFTER: dict[Bound, str] = {
    "at_least": (
        "or more,and more,or above,or over,or older,and older,and over,and up,and above,and upwards,"
        "or upwards,- plus,plus,+,or higher,or greater,at least,at the least,at the very least,"
        "minimum,at minimum,at a minimum,or longer,and counting,or better,or later,or taller"
    ),
    "at_most": (
        "or less,or fewer,or under,or younger,or below,at most,at the most,maximum,tops,max,"
        "and under,or lower,and younger,and below,or shorter"
    ),
    "about": "or so,or thereabouts,- odd,odd,- ish,ish,give or take,more or less,- something",
}


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


def _table(phrases: Mapping[Bound, str]) -> dict[tuple[str, ...], Bound]:
    return {tuple(phrase.split()): bound for bound, line in phrases.items() for phrase in line.split(",") if phrase}


_LEADING, _TRAILING = _table(_BEFORE), _table(_AFTER)
_TRAILING |= {(",", "give", "or", "take"): "about", (",", "more", "or", "less"): "about"}
_FIRST_WORDS = frozenset(phrase[0] for phrase in _TRAILING)
_SIGNS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("~", "≈", "~ ", "≈ ", "± ", " c.", "(c.", "approx."), "about"),
    (("≥", "≥ "), "at_least"),
    (("≤", "≤ "), "at_most"),
    ((">", "> "), "more_than"),
    (("<", "< ", "sub-"), "less_than"),
)
_LENGTHS = ("km", "kilomet", "mile", "metre", "meter", "nautical")
_COUNTING = SMALL.keys() | TENS.keys()
_LONGEST = max(map(len, _LEADING))
# May stand between the limit and the number; "the" may not: "above the 2 percent that bankers accept" is exact.
_BETWEEN = _words("a an another further additional total of combined possible planned record whopping just only")
_TIMES = ("season", "quarter", "second", "minute", "hour", "day", "night", "week", "month", "year", "decade")
# "6 percent over five years" spans them; "held for over two years" is a limit.
_OF_LENGTH = _words(
    "for lasting lasted of in within just well little took taken takes after and a aged those people by to is was"
)
# "a row over two islands": what it is about, not how many.
_TOPIC = _words(
    "row dispute disputes concern concerns fear fears anger battle fight war protest protests spread control vote votes"
    " lead charge sued won win victory arrested talks clash clashes divided case probe deal criticism warning worry"
    " worried lies scandal presides presided years months life prison jailed fined sentenced scattered averaged average"
    " averaging"
)
_SAID = _words("ask asks asked asking talk talked talking spoke complained worried concerned concerns questions told")
_COMPARED = _words("more fewer less higher lower larger longer greater older younger better bigger smaller")
_RISING = _words("add adds added adding went goes gone go going brought bring brings pushed pushing taken taking")
_RISING |= _words("back moved moves moving climbed crept edged inched inching ticked shot jumped")


def find(reading: Reading, number: int, numeral: Numeral) -> Bound:
    """How the number is meant. A vague plural is at least what it allows; a range is a range."""
    if numeral.form == "range":
        return "range"
    if numeral.form == "vague":
        return "at_least"
    here = around(reading, number, numeral)
    limit = limit_at(here)
    return limit[0] if limit else _within(here.exact)


# "5+ million", "20-odd million": between the number and its scale
_WITHIN = re.compile(r"\w(?:(?P<more>\+|-plus)|-odd|-something| odd| or so)[ %-]")


def _within(exact: str) -> Bound:
    loose = _WITHIN.search(exact)
    return "exact" if loose is None else "at_least" if loose["more"] else "about"


def limit_at(here: Around) -> tuple[Bound, str] | None:
    """What the words around a numeral say of its limit, and those words."""
    for signs, bound in _SIGNS:
        if here.before.endswith(signs):
            return bound, here.before[-1]
    limit = _leading(here.words_before, here.words_after) or _trailing(here.words_after)
    return None if limit and limit[1] == "plus" and _ADDED.match(here.after) else limit


# "£42m plus £6m", "$500 plus VAT", "12 plus two"; not "40 plus people"
_ADDED = re.compile(
    r" plus (?:[$£€₹\d]|Rs|US|an?\b|the\b|[A-Z]{2}|(?:bonus|expens|interest|tax|cost|add-on|fee|benefit|ship|post"
    rf"|deliver|shar)\w*|(?:{'|'.join(SMALL)})\b)"
)


def _leading(words: tuple[str, ...], after: tuple[str, ...]) -> tuple[Bound, str] | None:
    end = len(words)
    by_a = words[-1:] in (("a",), ("an",)) and any(word.startswith(_TIMES) for word in after[:2])
    for _ in range(3):
        for length in range(min(_LONGEST, end), 0, -1):
            phrase = words[end - length : end]
            bound = _LEADING.get(phrase)
            if bound == "more_than" and by_a and phrase == ("over",):
                return None  # "over a 5 year contract"
            if bound and not (phrase == ("top",) and end < len(words)):  # "on top of a 5 percent fee"
                return (bound, " ".join(phrase)) if _is_limit(phrase, words[: end - length], after) else None
        if not end or words[end - 1] not in _BETWEEN:
            return None
        end -= 1
    return None


def _is_limit(phrase: tuple[str, ...], earlier: tuple[str, ...], after: tuple[str, ...]) -> bool:
    last = earlier[-1] if earlier else ""
    if phrase == ("over",) and last in _TOPIC:
        return False
    if phrase == ("about",) and last in _SAID:
        return False
    if phrase[0].startswith("pass"):  # "has passed 7 million"; not "passed 12 laws"
        return not after or after[0] in _AFTER_MARK or after[0] in {".", ",", ";"}
    if phrase == ("over",) and any(word.startswith(_TIMES) for word in after[:2]):
        return last in _OF_LENGTH or not earlier
    if phrase == ("short", "of"):  # "wards short of 310 nurses" lack them
        return last in {"just", "little", "fell", "fall", "falls", "falling", "stopped", "stop"}
    if phrase == ("within",):
        near = any(word.startswith(_LENGTHS) for word in after[:2])  # "within 20 km of the coast" says where
        return last != "to" and not near  # "solid to within three percent"
    if phrase == ("up", "to"):
        return last not in _RISING
    if phrase in (("past",), ("near",)):
        return last not in {"the", "of", "at", "in", "his", "her", "its", "their"}
    # "2,130 more than 40,000" compares two numbers; "more than 40,000" does not
    return not (phrase[0] in _COMPARED and phrase[-1] == "than" and _is_number(last))


def _is_number(word: str) -> bool:
    return word[-1:].isdigit() or word.endswith("%") or word in {"percent", "cent", "times", "million", "billion"}


def _trailing(words: tuple[str, ...]) -> tuple[Bound, str] | None:
    """Just after the number, or after what is counted: "48 at most", "300 metres or more"."""
    for skipped in range(3):
        if len(words) <= skipped:
            return None
        if words[skipped] not in _FIRST_WORDS and words[skipped].isalpha():
            continue
        for length in (4, 3, 2, 1):
            phrase, following = words[skipped : skipped + length], words[skipped + length : skipped + length + 1]
            bound = _TRAILING.get(phrase)
            if bound and not (skipped and phrase[0] not in ("or", "at")) and _closes(phrase, following):
                return bound, " ".join(phrase)
        if not words[skipped].isalpha() or words[skipped] in ("and", "or"):
            return None
    return None


_MARKS = frozenset(["max", "maximum", "minimum", "tops"])
_AFTER_MARK = _words(
    "in per a an of for and at on each by from to if when while but or with is are may can will was were since last"
)


def _closes(phrase: tuple[str, ...], following: tuple[str, ...]) -> bool:
    """ "14 and over 30", "two or more than three", "14 at least 30" begin another number."""
    if not following:
        return True
    if phrase[0] in _MARKS and following[0].isalpha():  # "a $185m max deal"
        return following[0] in _AFTER_MARK
    return following[0] != "than" and not following[0][:1].isdigit() and following[0] not in _COUNTING

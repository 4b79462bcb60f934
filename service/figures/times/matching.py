"""Where the forms of time stand in a text: the first of each that a word may begin."""

import re
from collections.abc import Iterator
from functools import lru_cache

from service.figures.times.pattern import FORMS

_MONTH_WORDS = "january february march april may june july august september october november december"
_WEEKDAY_WORDS = "monday tuesday wednesday thursday friday saturday sunday"
_COUNT_WORDS = (
    "0 a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty hundred few several couple"
)
_DAY_WORDS = f"{_WEEKDAY_WORDS} 0 the first"
_QUARTER_WORDS = "q1 q2 q3 q4 h1 h2 q1f q2f q3f q4f h1f h2f"
_ORDINAL_WORDS = "the first second third fourth final opening closing 0"

# The words that a form may begin with ("0" is any number): the first three letters pick the forms that are tried.
_STARTS = {
    "clock": _COUNT_WORDS,
    "feast": "christmas boxing new halloween",
    "iso": "0",
    "numeric": "0",
    "period_to": f"in fiscal financial calendar day week month quarter half year decade {_COUNT_WORDS} "
    + _ORDINAL_WORDS,
    "week_of": "the week",
    "days_md": f"from between {_MONTH_WORDS}",
    "days_dm": "from between 0",
    "day_md": f"{_MONTH_WORDS} {_WEEKDAY_WORDS}",
    "day_dm": _DAY_WORDS,
    "months": f"from between early mid late {_MONTH_WORDS}",
    "part": "the early mid late start beginning end middle close turn first second latter",
    "fiscal": f"{_ORDINAL_WORDS} {_QUARTER_WORDS} fiscal financial fy this last next current previous",
    "share_of_year": f"{_ORDINAL_WORDS} this last next q1 q2 q3 q4 h1 h2",
    "nth": "the",
    "quarter_of": _MONTH_WORDS,
    "month_year": _MONTH_WORDS,
    "which_month": "last this next",
    "month": _MONTH_WORDS,
    "weekdays": f"from between {_WEEKDAY_WORDS}",
    "weekday": f"last this next following {_WEEKDAY_WORDS}",
    "years": "0",
    "years_to": "from between 0",
    "decade": "0 the",
    "year": "0",
    "same": "the this a its their same corresponding comparable",
    "beside": "the a that",
    "apart": f"nearly almost about some just over {_COUNT_WORDS}",
    "stretch": "the their its this",
    "which": "so earlier later the this last past next coming current",
    "within": "in within inside after",
    "season": "the spring summer autumn winter",
    "word": "yesterday today tonight tomorrow overnight over last by at full since until before",
    "step": "year quarter month week day on",
    "then": "by since until at",
    "the": "in for over during of",
}

_GROUP = re.compile(r"\(\?P<(\w+)>")
_BACK = re.compile(r"\(\?P=(\w+)\)")
_WORD = re.compile(r"(\w{1,3})\w*")


@lru_cache(maxsize=10_000)
def _key(start: str) -> str:
    """Of the first three letters of a word."""
    return "0" if start[0].isdigit() else "fy" if start[:2] in ("FY", "fy") else start.lower()


def _form(name: str) -> re.Pattern[str]:
    """The form with its groups named after it."""
    renamed = _BACK.sub(rf"(?P={name}__\1)", _GROUP.sub(rf"(?P<{name}__\1>", FORMS[name]))
    return re.compile(f"(?P<{name}>{renamed})")


def _by_start() -> dict[str, list[re.Pattern[str]]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for name, words in _STARTS.items():
        form = _form(name)
        for key in {_key(word[:3]) for word in words.split()}:
            found.setdefault(key, []).append(form)
    return found


_BY_START = _by_start()


def matches(text: str) -> Iterator[re.Match[str]]:
    """Every match of a form, in one pass from word to word: linear, as no part of a form repeats without a limit."""
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        for form in _BY_START.get(_key(word[1]), ()):
            if found := form.match(text, word.start()):
                end = found.end()
                yield found
                break

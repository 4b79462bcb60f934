"""Where the forms of time stand in a text: which of them may stand there at all, and the first that does."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

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
    "period_to": f"the in first calendar financial fiscal day week month quarter year decade {_COUNT_WORDS}",
    "week_of": "the week",
    "days_md": f"from between {_MONTH_WORDS}",
    "days_dm": "from between 0",
    "day_md": f"{_MONTH_WORDS} {_WEEKDAY_WORDS}",
    "day_dm": _DAY_WORDS,
    "months": f"from between early mid late {_MONTH_WORDS}",
    "part": "the early mid late start beginning end middle close turn first second latter",
    "fiscal": f"{_ORDINAL_WORDS} {_QUARTER_WORDS} fiscal financial fy this last next current previous",
    "share_of_year": f"{_ORDINAL_WORDS} last q1 q2 q3 q4 h1 h2",
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
    "century": "0",
    "year": "0",
    "same": "the this",
    "beside": "the a that",
    "apart": f"nearly almost about some just over {_COUNT_WORDS}",
    "stretch": "the their its this",
    "which": "so earlier later the this last past next coming current",
    "within": "in within inside after",
    "season": "the spring summer autumn winter",
    "word": "yesterday today tonight tomorrow overnight over last by at full since",
    "step": "year quarter month week day on",
    "then": "by since until at",
    "the": "in for over during of",
}

_PERIODS = "minute hour day night week fortnight month quarter year decade century"
_ENDS = f"{_MONTH_WORDS} 0 week month quarter year decade century"
_SEASON_WORDS = "spring summer autumn winter"
_SHARES = "quarter half week month day q1 q2 q3 q4 h1 h2"

# What else a text must hold for a form to stand in it: one word of each line. A form without a line needs nothing more.
_NEEDS = {
    "period_to": ("hour day week month quarter year decade", f"{_MONTH_WORDS} {_WEEKDAY_WORDS} 0"),
    "week_of": ("week", _MONTH_WORDS),
    "days_md": (_MONTH_WORDS, "0"),
    "days_dm": (_MONTH_WORDS, "0"),
    "day_md": (_MONTH_WORDS, "0"),
    "day_dm": (_MONTH_WORDS, "0 first"),
    "part": ("early mid late start beginning end middle close turn first second latter", _ENDS),
    "fiscal": ("fiscal financial fy q1f q2f q3f q4f h1f h2f",),
    "share_of_year": (_SHARES, f"{_ORDINAL_WORDS.removeprefix('the ')} last q1 q2 q3 q4 h1 h2"),
    "nth": ("first second third fourth", "quarter half"),
    "months": (_MONTH_WORDS,),
    "quarter_of": (_MONTH_WORDS, "quarter"),
    "month_year": (_MONTH_WORDS, "0"),
    "which_month": (_MONTH_WORDS,),
    "weekdays": (_WEEKDAY_WORDS,),
    "weekday": (_WEEKDAY_WORDS,),
    "years_to": ("0", "to and until through"),
    "decade": ("0",),
    "century": ("century",),
    "same": ("same corresponding comparable equivalent time stage point",),
    "beside": (
        "day night week month quarter year decade period time",
        "before earlier prior after previously following next that",
    ),
    "apart": (_PERIODS, "ago earlier before previously later after from prior into on"),
    "stretch": ("past last next coming previous following", _PERIODS),
    "which": (
        "this last past next coming current",
        f"day night morning afternoon evening week fortnight month quarter half year decade century {_SEASON_WORDS}",
    ),
    "within": ("minute hour day week month year",),
    "season": ("0 year",),
    "word": (f"yesterday today tonight tomorrow overnight night noon midday weekend full century {_SEASON_WORDS}",),
    "step": ("on over to",),
    "the": ("period quarter month year week half",),
}

_GROUP = re.compile(r"\(\?P<(\w+)>")
_BACK = re.compile(r"\(\?P=(\w+)\)")
_WORD = re.compile(r"(\w{1,3})\w*")


class Form(NamedTuple):
    """A form as it is looked for; `needs` has one bit for each of its lines of words, as `_HELPS` gives them out."""

    pattern: re.Pattern[str]
    needs: int


@lru_cache(maxsize=10_000)
def _key(start: str) -> str:
    """Of the first three letters of a word."""
    return "0" if start[0].isdigit() else "fy" if start[:2] in ("FY", "fy") else start.lower()


def _keys(words: str) -> frozenset[str]:
    return frozenset(_key(word[:3]) for word in words.split())


_LINES = tuple({line: None for lines in _NEEDS.values() for line in lines})


def _helps() -> dict[str, int]:
    """The lines of `_NEEDS` that a word is of, one bit each."""
    found: dict[str, int] = {}
    for bit, line in enumerate(_LINES):
        for key in _keys(line):
            found[key] = found.get(key, 0) | 1 << bit
    return found


_HELPS = _helps()


def _form(name: str) -> Form:
    """The form with its groups named after it."""
    renamed = _BACK.sub(rf"(?P={name}__\1)", _GROUP.sub(rf"(?P<{name}__\1>", FORMS[name]))
    return Form(re.compile(f"(?P<{name}>{renamed})"), sum(1 << _LINES.index(line) for line in _NEEDS.get(name, ())))


def _by_start() -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for name, words in _STARTS.items():
        form = _form(name)
        for key in _keys(words):
            found.setdefault(key, []).append(form)
    return {key: tuple(forms) for key, forms in found.items()}


_BY_START = _by_start()


def matches(text: str) -> Iterator[re.Match[str]]:
    """Every match of a form, in one pass from word to word: linear, as no part of a form repeats without a limit."""
    words = [(word.start(), _key(word[1])) for word in _WORD.finditer(text)]
    present = {key for _, key in words}
    lacking = ~reduce(or_, (_HELPS[key] for key in present & _HELPS.keys()), 0)
    tried = {
        key: [form.pattern for form in _BY_START[key] if not form.needs & lacking] for key in present & _BY_START.keys()
    }
    end = 0
    for start, key in words:
        if key in tried and start >= end and (found := _first(tried[key], text, start)):
            end = found.end()
            yield found


def _first(patterns: Sequence[re.Pattern[str]], text: str, at: int) -> re.Match[str] | None:
    for pattern in patterns:
        if found := pattern.match(text, at):
            return found
    return None

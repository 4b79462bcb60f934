"""Money named after its number: "2.5 billion shekels", "300 million Czech crowns", "55 cents"."""

import re
from collections import deque
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from service.figures.around import Around
from service.figures.numbers import currency
from service.figures.reading import Reading


class Sum(NamedTuple):
    """A currency by name. `end` counts in Around.after; `factor` is what one printed unit is worth in the currency.

    code  ISO 4217; None where the text does not say whose dinars or crowns they are
    """

    code: str | None
    end: int
    factor: Decimal = Decimal(1)


_NEAR = 2500  # how far a currency is looked up in the article, so that cost stays linear
_NAME = re.compile(
    r"(?P<glue>[ \u00a0-])(?P<which>(?:US|U\.S\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?|CFA) )?(?P<name>[^\W\d_]+)"
    r"(?:[ -](?P<second>[a-z]+))?"
)
_OTHERS = r"(?:US |U\.S\. |Japanese )?(?P<other>dollar|greenback|euro|pound|yen)\b"
# "at 84.47 against the dollar", "to 151.20 per dollar", "fell to 83.12."; not "to 12.5 firms"
_QUOTED = re.compile(
    rf"(?: against| to| versus| per| a)(?: the| one)? {_OTHERS}|[.,;]|\Z| (?:and|on|in|by|from|after|before|at)\b"
)
_AT = re.compile(r"\b(?:at|to|of|and|was|past|below|above|hit|touched|around|near) \Z")
_MONEY = "|".join(
    currency.NAMES.keys() - currency.WORDS.keys() | currency.SHARED.keys() | {"sterling", "greenback", "won"}
)
# "The rupee", "Japan's yen", "Sterling"; not "300 million yen", "the euro zone"
_QUOTING = re.compile(
    r"(?:\A|(?<!against )(?<!versus )(?<!on )(?<!to )\b[Tt]he |[’']s |, |[A-Z][a-z]+(?:n|sh|ese|i) )(?:US )?"
    rf"(?P<name>(?i:{_MONEY}))\b(?! zone| area)"
)
_OTHER = re.compile(rf"\b(?:against|on|versus) the {_OTHERS}", re.IGNORECASE)
_BASES = {"dollar": "USD", "greenback": "USD", "euro": "EUR", "pound": "GBP", "sterling": "GBP", "yen": "JPY"}
_SMALL = re.compile(r"[pc¢]\b")  # "80p", "55c"
_WEIGHS = re.compile(
    r"\b(?:weigh\w*|weights?|heav\w+|lighter|overweight|lift\w*|bomb|load|catch|muscle|body|fat|diet\w*|shape|scales|tall|inches)\b",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|lose|losing|gain(?:ed|ing)|shed|put on|drop\w*)\b", re.IGNORECASE)
_LOAD = re.compile(r" of (?!aid|debt|public|taxpayer|government|funding|investment|savings|damage|tax|money|cash)")
_METRIC = re.compile(r"[ -](?:feet|foot|ft|force)\b| \((?:about |around )?[\d.,]+ ?(?:kg|kilo|tonne|g\b)")
_BRITISH = re.compile(
    r"£|\b(?:sterling|Brit\w+|UK|London|England|English|Scot\w+|Wales|Welsh|pence|Egypt\w*|Cairo|Leban\w+|Beirut|Syria\w*"
    r"|Sudan\w*)\b"
)
_SUMS = 1000  # so many crowns are worn by nobody
_HEAVIEST = 1000  # nobody loses more pounds than this of weight


def find(reading: Reading, here: Around) -> Sum | None:
    """The currency that the words after a number name; None if they name none, or a weight."""
    found = _NAME.match(here.after)
    if quoted := _quoted(reading, here):
        return Sum(quoted, 0)
    if found is None:
        small = _SMALL.match(here.after)
        return _part(reading, here, small[0], small.end()) if small else None
    words, which, end = found["name"], (found["which"] or "").strip().lower().rstrip("."), found.end("name")
    second = currency.SHARED.get(currency.singular(found["second"] or ""), {})
    if not which and words.lower() in second:
        which, words, end = words.lower(), found["second"], found.end("second")  # "200 million swiss francs"
    if len(words) > 1 and (part := _part(reading, here, words, end)):
        return part
    name = currency.singular(words)
    if name not in currency.NAMES and name not in currency.SHARED:
        return None
    if not which and name in currency.WEIGHTS and _weighs(reading, here, found):
        return None
    code = _named(reading, here, name, which)
    return Sum(code, end) if code or (name in currency.OF_MANY and _is_paid(here, name)) else None


def _quoted(reading: Reading, here: Around) -> str | None:
    """The currency of an exchange rate: rupees for "the rupee fell to 83.12", dollars for "sterling rose to $1.27"."""
    closes = _QUOTED.match(here.after)
    if closes is None or here.numeral.form != "digits" or not (closes["other"] or "." in here.exact):
        return None
    if not (closes["other"] or _AT.search(here.before)):
        return None
    so_far = here.sentence.text[: here.numeral.start - here.sentence.start]
    spoken = deque(_QUOTING.finditer(so_far), maxlen=1)
    if not spoken or ";" in so_far[spoken[0].end() :]:
        return None
    name = spoken[0]["name"].lower()
    if name == "yen" or name not in _BASES:
        return _named(reading, here, name, "")
    others = [*(m["other"].lower() for m in _OTHER.finditer(so_far)), (closes["other"] or name).lower()]
    return next((_BASES[other] for other in reversed(others) if other != name), None)


# "paid 300 crowns", "costs 40 crowns"; not "wore two crowns"
_PAID = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|costs?|costing|earn\w*|worth|pric\w+|fined?|fees?|salar\w+|wages?|sold|bought|buys?|spen[dt]\w*"
    r"|charg\w+|owe[sd]?|donat\w+|budget|tickets?|loans?|bills?|rents?|tax\w*|profits?|sales|revenues?)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)


def _is_paid(here: Around, name: str) -> bool:
    value = here.numeral.value or here.numeral.high or Decimal(0)
    return name != "crown" or value >= _SUMS or value != int(value) or _PAID.search(here.before) is not None


def _named(reading: Reading, here: Around, name: str, which: str) -> str | None:
    shared = currency.SHARED.get(name)
    if shared and which and which in shared:
        return shared[which]
    if home := at_home(reading, here, name):
        return home
    if name in currency.WORDS and (here.numeral.value or 0) < currency.WORDS[name]:
        return None  # "of 40 candidates, 12 won"
    return currency.NAMES.get(name) or (shared or {}).get("")


def at_home(reading: Reading, here: Around, name: str) -> str | None:
    """Whose rupees or shillings they are where the article says at home in which country it is."""
    homes = currency.HOMES.get(name)
    if not homes:
        return None
    opening = f"{reading.article.title or ''} {reading.article.text[:1500]} {_near(reading, here)}".lower()
    return next((homes[word] for word in re.findall(r"[a-z]+", opening) if word in homes), None)


def _weighs(reading: Reading, here: Around, found: re.Match[str]) -> bool:
    """ "30 pounds of flour", "slimmed from 190 pounds", "a 240-pound guard"; not "30 pounds in fees"."""
    rest = here.after[found.end("name") :]
    if _METRIC.match(rest) or _LOAD.match(rest):
        return True
    if rest.startswith((" ($", " (€")):
        return False
    if _WEIGHS.search(here.before[-60:]) or _WEIGHS.search(rest[:60]):
        return True
    if found["glue"] == "-":
        return "£" not in _near(reading, here)
    if (here.numeral.value or _HEAVIEST) < _HEAVIEST and _LOST.search(here.before[-30:]):
        return True
    near = _near(reading, here)
    return "$" in near and not _BRITISH.search(near)


def _near(reading: Reading, here: Around) -> str:
    at = here.numeral.start
    return reading.article.text[max(0, at - _NEAR) : at + _NEAR]


def _part(reading: Reading, here: Around, word: str, end: int) -> Sum | None:
    """A hundredth or thousandth of a currency: of the one of which the text speaks nearest."""
    word = word.lower()
    codes = currency.PARTS.get(currency.PART_NAMES.get(word, ""))
    if codes is None:
        return None
    code = next(iter(codes))
    if len(codes) > 1:
        near, at = _near(reading, here), min(here.numeral.start, _NEAR)
        spoken = _mentions(currency.PART_NAMES[word])
        last = deque(spoken.finditer(near, 0, at), maxlen=1)
        found = last[0] if last else spoken.search(near, at)
        code = found.lastgroup or code if found else code
    return Sum(code, end, currency.THOUSANDTH if code in currency.IN_THOUSANDS else currency.HUNDREDTH)


@cache
def _mentions(part: str) -> re.Pattern[str]:
    """What in a text speaks for one of the currencies that have such a part."""
    return re.compile("|".join(f"(?P<{code}>{pattern})" for code, pattern in currency.PARTS[part].items()))

"""Scope: where, and in which event and month, as the name of a statistic tells it: "in Tessin", "(flood, May 2026)"."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from service.figures.figure import Figure
from service.statistic.country import with_codes
from service.statistic.event import event_name, happenings
from service.statistic.story import ARTICLE, Story, names_in
from service.statistic.words import WORD, stem, word_set

PREPOSITIONS = ("off", "near", "at", "on", "along", "outside", "across", "through", "from", "to", "under", "around")
NEARBY = "|".join(PREPOSITIONS)
WITHIN = rf"(?:in|inside|into|throughout|{NEARBY})"
# "raid on Kashar" and "according to Tessin" tell of no place where it happened
NO_PLACE_OF = r"(?<!according )(?<!raid )(?<!attack )(?<!strike )(?<!assault )(?<!war )(?<!offensive )"
PHRASED = word_set("fact part place total all turn line general particular addition court custody hospital time need")
MONTHS = tuple(f"{date(2000, month, 1):%B}" for month in range(1, 13))
DATED = re.compile(rf"(?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}})\)$")
GENERIC_PLACES = word_set(
    "province county district city town village region state country capital area island port coast prison hospital "
    "mine plant parliament nation territory world place"
)
BETWEEN = frozenset({"the", "who", "that", "from"})  # words that every name may have
RUNNING = frozenset({"share", "money", "rate"})  # such numbers are told month after month
FOUGHT = re.compile(r"\b(?:raid|attack|war|battle|fighting|clash(?:es)?)\b")  # this is what killed, not the landslide
RECENT = 45  # days before print that the opening of a text may tell of


def place(figure: Figure) -> str:
    """The place, where it is one: not the "off" of "take-off", nor the pollster of "a Tavo survey"; all of
    "el-Marsun", whichever half was read."""
    told = (figure.place or "").strip()
    if not told or told.lower() in PHRASED:
        return ""
    escaped = re.escape(told)
    half = f"{escaped}-[A-Z]\\w+" if ARTICLE.match(f"{told}-A") else f"{ARTICLE.pattern}{escaped}"
    if whole := re.search(rf"(?<![\w-]){half}(?![\w-])", figure.sentence):
        return whole[0]
    is_located = re.search(rf"\b{WITHIN} (?:[a-z]+ ){{0,2}}{escaped}\b", figure.sentence, re.IGNORECASE)
    if told.islower():
        return told if is_located and told not in PREPOSITIONS else ""
    is_maker = re.search(rf"\b[Aa]n? {escaped} [a-z]|\b{escaped}-(?:led|run|backed|style)\b", figure.sentence)
    return "" if is_maker or (told in figure.sources and not is_located) else told


def named_places(phrase: str | None) -> tuple[str, ...]:
    """Names, and the codes of countries in the place of theirs; not "the province"."""
    rest, codes = with_codes(phrase or "")
    return tuple(sorted({*(name for name in names_in(rest) if name not in GENERIC_PLACES), *codes}))


def is_placed(figure: Figure, others: Iterable[Figure]) -> bool:
    """Does the text say the same of another place, with another number: "336 died in Balasan and 308 in Kelm"?"""
    own = named_places(place(figure))
    return bool(own) and any(_is_said_of_another(figure, other, own) for other in others)


def _is_said_of_another(figure: Figure, other: Figure, own: tuple[str, ...]) -> bool:
    told = [(one.kind, one.measure, one.predicate) for one in (figure, other)]
    numbers = [(one.value, one.low, one.high) for one in (figure, other)]
    elsewhere = named_places(place(other)) if told[0] == told[1] and numbers[0] != numbers[1] else ()
    return bool(elsewhere) and set(own).isdisjoint(elsewhere)


def where(figure: Figure, is_direct: bool) -> str:
    """ "in Tessin", "off Karsund"; the bare place for what goes there directly."""
    told = place(figure)
    if not told:
        return ""
    near = rf"{NO_PLACE_OF}\b({NEARBY}) (?:the )?{re.escape(told)}\b(?!['’]s)"
    found = re.search(near, figure.sentence, re.IGNORECASE)
    preposition = found.group(1).lower() if found else "" if is_direct else "in"
    return f"{preposition} {with_article(told, figure.sentence)}".strip()


def besides(figure: Figure, story: Story, has_name: bool, is_eventful: bool) -> str:
    """ "bus crash, May 2026": tells it from its like in other stories, and claims nothing that is not told of it."""
    event = _event(figure, story) if is_eventful else ""
    return ", ".join(word for word in (event, "" if has_name else _month(figure, story)) if word)


def commonest(counted: Iterable[tuple[str, int]]) -> str | None:
    """Of names and how often each is given the one in the words that most of them share, with the first of its months:
    of "people killed", "people who died in Tessin" and "bodies found by divers" none of the divers. Of names as typical
    the one that tells the event, then the one given most, then the one that says most in at most seventy characters."""
    often: dict[str, int] = {}
    first: dict[str, tuple[tuple[int, int], str]] = {}
    for name, count in counted:
        found = DATED.search(name)
        bare = name[: found.start()].rstrip(" (,") if found else name
        told = (int(found["year"]), MONTHS.index(found["month"])) if found else (0, 0)
        often[bare] = often.get(bare, 0) + count
        first[bare] = min(first.get(bare, (told, name)), (told, name))
    return first[_typical(tuple(sorted(often.items())))][1] if often else None


@lru_cache(maxsize=5_000)
def _typical(counted: tuple[tuple[str, int], ...]) -> str:
    words = {
        bare: {stem(word) for word in WORD.findall(bare) if len(word) > 2 and word not in BETWEEN}
        for bare, _ in counted
    }
    shared = Counter(word for bare, count in counted for word in words[bare] for _ in range(count))
    often = dict(counted)
    enough = max(1, sum(count for _, count in counted) / 6)  # a word in fewer of them tells of a few

    def rank(bare: str) -> tuple[float, bool, int, bool, int, str]:
        is_typical = sum(shared[word] - enough for word in words[bare])
        return -is_typical, "(" not in bare, -often[bare], len(bare) > 70, -len(bare), bare

    return min(words, key=rank)


def with_article(phrase: str, sentence: str) -> str:
    """As the sentence says it: "the West Bank", "a landslide"; but "Israel" for all "the Israel Prison Service"."""
    found = re.search(rf"\b([Tt]he|[Aa]n?) {re.escape(phrase)}(?!['’\w]| [A-Z])(?P<next>(?: \w+)?)", sentence)
    if (
        not found
        and phrase.islower()
        and (found := re.search(rf"\b([Tt]he|[Aa]n?) [a-z-]+ {re.escape(phrase)}\b", sentence))
    ):
        return found[0][0].lower() + found[0][1:]  # "a drone strike"
    if not found or (phrase[0].isupper() and happenings(found["next"])):
        return phrase  # "the Brevik floods"
    return f"{found.group(1).lower()} {phrase}"


def _event(figure: Figure, story: Story) -> str:
    """What the sentence tells of; what the article opens with, for what nobody is said to have done and is not long
    past: the dead of a whole war are not those of its latest strike."""
    told = event_name(figure.sentence)
    if told or figure.agent or happenings(figure.sentence) or FOUGHT.search(figure.sentence):
        return told
    printed, begin = story.article.published_on, figure.valid_from
    is_past = bool(printed and begin and (printed - begin).days > RECENT)
    return "" if is_past else event_name(story.opens)


def _month(figure: Figure, story: Story) -> str:
    begin, end = figure.valid_from, figure.valid_to
    if begin and end and begin.year == end.year and (end - begin).days >= 360:
        return str(begin.year)
    is_one = begin and end and (begin.year, begin.month) == (end.year, end.month)
    day = begin if is_one else story.article.published_on
    since = "from " if figure.kind in RUNNING and figure.measure == "level" else ""
    return f"{since}{MONTHS[day.month - 1]} {day.year}" if day else ""

"""Profile: what a figure is a figure of, in words that other articles would use too."""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from service.figures.convert import dimension, scale
from service.figures.figure import Figure
from service.statistic.name import name
from service.statistic.story import COMMONPLACE, Story, name_of
from service.statistic.words import ACTS, CARRIERS, EVERYONE, PHRASES, WORD, Vocabulary, lemma, word_set

WINDOW = 90  # characters of the sentence, on either side, that are the figure's surroundings
# "21 people aged 70 or older", "under-fives"
AGED = re.compile(r"\baged?\b(?! of)|\bor (?:older|over|younger)\b|\b(?:under|over)-\w+s\b", re.I)
LEAD = 300  # characters: what the article is about comes first
CLOSE = 45  # characters within which a word says what sort of number it is
SHARED_BLOCKS = 2
TELLING = 12  # the names of a story that one other article of it may share alone

# "of them 40 were women", "including five children", "Of the 58, 40 were …"; not "the highest of the war, from 1,200"
PARTITIVE = re.compile(
    r"\b(?:of|among) (?:them|whom|which|these|those)\b[^.;]{0,25}$|\bincluding (?:at least |some |about )?$"
    r"|\b(?:of|among) the [^.;,]{1,30}, (?:[\w-]+ ){0,2}$|\b(?:of|among) the [^.;,]{1,12} and $",
    re.IGNORECASE,
)
# "19 of whom", "four of them", "12 of the dead"
PART_AFTER = re.compile(r"^ (?:[\w-]+ ){0,2}(?:of|among) (?:them|whom|which|these|those|the (?!\w+ of))", re.IGNORECASE)
# "41, up from 23"; "to 10% from the 12%"; "161, not 173"; "47, against 51". Not "three in Lowell, five in Calder"
BESIDE = re.compile(
    r"\b(?:from|against|not|instead of|rather than|compared (?:with|to)|versus|than|correct\w*|reported as|to)\b", re.I
)
# "$16bn (€15.1bn)", "190 rupees ($2.28)", "225 km/h (140 mph)", "225 km/h, or 140 mph"; not "16 (of them 4 …"
CONVERTED = re.compile(r"[^,.;]{0,30}(?:\(|, or |\bor )\s*(?:about |some |around |roughly |nearly |up to |US|A|C)?")
GENERIC_PLACES = word_set(
    "province county district city town village region state country capital area island port coast prison hospital "
    "mine plant parliament nation territory world place"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a figure measures, of whom, where, and in which story.

    key      strict identity: the article, the place where the figure is said, and how it was read
    name     readable, for people
    blocks   index keys: only profiles that share SHARED_BLOCKS of them are ever matched
    unit     the unit's dimension for a measurement, else the figure's unit
    acts     what happened to the measured: "die", "arrest"
    things   what is measured, mere people left out
    parts    words that cut this population out of a larger one
    modes    the sort of number: "capacity", "target", "forecast"
    near     concepts of the words around the figure
    marks    what is said of and around the figure, by how seldom its article says it: 1 is once
    lead     stands in the first words of the text
    names    names around the figure
    main     what the story is about
    low, high  in the dimension's first unit; None where no limit is stated
    spot     the place where it is said, the same for a sentence that is repeated
    frame    its sentence without numbers, the same when an edit changes no more than the number
    refers_to  the spot of the figure it leans on
    partitive  the text calls it a part: "of them", "including"
    links    places where another figure stands beside this one as its other value: "41, up from 23"
    conversions  places where another figure tells the same amount: "$16bn (€15.1bn)"
    terms    what the story is told in, with weights
    """

    key: str
    name: str
    blocks: tuple[str, ...]
    kind: str
    unit: str | None
    measure: str
    acts: tuple[str, ...]
    things: tuple[str, ...]
    roles: tuple[str, ...]
    parts: tuple[str, ...]
    modes: tuple[str, ...]
    agent: tuple[str, ...]
    doer: tuple[str, ...]
    place: tuple[str, ...]
    near: tuple[str, ...]
    names: tuple[str, ...]
    main: tuple[str, ...]
    low: float | None
    high: float | None
    valid_from: str | None
    valid_to: str | None
    stated: bool
    published: str | None
    sources: tuple[str, ...]
    withdrawn: bool
    partitive: bool
    anchor: str
    spot: str
    frame: str
    refers_to: str | None
    links: tuple[str, ...]
    conversions: tuple[str, ...]
    terms: tuple[tuple[str, float], ...]
    marks: tuple[tuple[str, float], ...] = ()
    lead: bool = False

    def to_json(self) -> str:
        return json.dumps({field.name: getattr(self, field.name) for field in fields(self)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Profile":
        return cls(**{name: _frozen(value) for name, value in json.loads(text).items()})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def profile(figure: Figure, story: Story) -> Profile | None:
    """None for a figure that says nothing of what it counts."""
    words = story.vocabulary
    before, after = _surroundings(figure, story)
    acts, things, roles = _sorted_words(figure, story)
    near = _concepts(f"{before} {after}", words)
    if not (acts or things or roles or near):
        return None
    parts = _parts(figure.measured, words)
    if AGED.search(f"{before[-CLOSE:]}{figure.exact}{after[:CLOSE]}"):
        parts = (*parts, "aged")
    agent, place = _names(figure.agent), tuple(n for n in _names(figure.place) if n not in GENERIC_PLACES)
    sources = _names(" ".join(figure.sources))
    modes = _modes(f"{before[-CLOSE:]} {figure.measured or ''} {figure.predicate or ''} {after[:CLOSE]}", figure, story)
    unit = dimension(figure)
    low, high = _limits(figure)
    valid_from, valid_to = _iso(figure.valid_from), _iso(figure.valid_to)
    lead = story.article.text[max(0, figure.start - CLOSE) : figure.start]
    partitive = bool(PARTITIVE.search(lead) or PART_AFTER.match(after))
    spot = story.spot(figure)
    reading = (figure.kind, unit, figure.measure, figure.measured, figure.predicate, figure.agent, figure.place)
    stated = (low, high, figure.bound, valid_from, valid_to, figure.valid_basis, *figure.sources, figure.withdrawn)
    identity = json.dumps([story.anchor, spot, *reading, *stated], ensure_ascii=False)
    return Profile(
        key=hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest(),
        name=name(figure, story),
        blocks=_blocks(story, f"{figure.kind} {figure.measure}", (*acts, *things, *roles)),
        kind=figure.kind,
        unit=unit,
        measure=figure.measure,
        acts=acts,
        things=things,
        roles=roles,
        parts=parts,
        modes=modes,
        agent=agent,
        doer=_concepts(figure.agent, words) if not agent else (),
        place=place,
        near=near,
        names=_near_names(f"{before} | {after}", (*sources, *_names(figure.agent))),
        main=tuple(sorted(story.main)),
        low=low,
        high=high,
        valid_from=valid_from,
        valid_to=valid_to,
        stated=figure.valid_basis in ("stated", "relative"),
        published=_iso(story.article.published_on),
        sources=sources,
        withdrawn=figure.withdrawn,
        partitive=partitive,
        anchor=story.anchor,
        spot=spot,
        frame=story.frame(figure),
        refers_to=story.spot(story.figures[figure.refers_to]) if figure.refers_to is not None else None,
        links=_neighbouring(figure, story, _is_beside),
        conversions=_neighbouring(figure, story, _is_conversion),
        terms=tuple(sorted(story.terms.items())),
        marks=tuple((c, story.rarity(c)) for c in dict.fromkeys((*acts, *things, *roles, *near))),
        lead=figure.start < LEAD,
    )


def _sorted_words(figure: Figure, story: Story) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Acts, things and roles. Where all words only carry numbers ("roof fall"), the head stands for the thing."""
    words = story.vocabulary
    named = {*story.main, *_names(" ".join(figure.sources))}
    common = " ".join(m.group() for m in WORD.finditer(figure.measured or "") if not _is_name(m.group(), named))
    measured, verb = _concepts(common, words), _concepts(figure.predicate, words)
    both = tuple(dict.fromkeys([*measured, *verb]))
    told = PHRASES.get((figure.predicate or "").lower())
    acts = (told,) if told else tuple(c for c in verb if c in ACTS) or tuple(c for c in measured if c in ACTS)
    rest = [c for c in (measured if told else both) if c not in ACTS]
    roles = tuple(c for c in rest if _is_role(c))
    things = tuple(c for c in rest if c not in roles)
    if not both and common and not _everyone(common):
        things = (lemma(common.split()[-1]),)
    return acts, things, roles


def _is_name(word: str, named: set[str]) -> bool:
    """The "Harlow" of "Harlow deaths" tells where, not what."""
    return word[0].isupper() and name_of(word) in named


def _everyone(phrase: str) -> bool:
    return all(lemma(m.group()) in EVERYONE for m in WORD.finditer(phrase))


def _is_role(word: str) -> bool:
    """ "docker", "protester", "prisoner", "soldier": people by what they do. Not "number", "water"."""
    return word.endswith(("er", "or", "ist", "ant", "ee")) and len(word) > 5 and word not in {"number", "water"}


def _concepts(phrase: str | None, words: Vocabulary) -> tuple[str, ...]:
    """Concepts of a phrase's words in order, each once, the number-carriers and mere people left out."""
    found = []
    for match in WORD.finditer(phrase or ""):
        low = lemma(match.group())
        if low in CARRIERS or low in EVERYONE or len(low) < 2:
            continue
        concept = words.concept(low)
        if concept not in CARRIERS and concept not in found:
            found.append(concept)
    return tuple(found)


def _parts(phrase: str | None, words: Vocabulary) -> tuple[str, ...]:
    return tuple(sorted({low for m in WORD.finditer(phrase or "") if (low := lemma(m.group())) in words.parts}))


def _modes(text: str, figure: Figure, story: Story) -> tuple[str, ...]:
    found = story.vocabulary.modes(text)
    printed = story.article.published_on
    if figure.valid_from and printed and figure.valid_from > printed:
        found.add("forecast")
    return tuple(sorted(found))


def _names(phrase: str | None) -> tuple[str, ...]:
    """The names in a phrase, and the initials of a name of several words: "Port and Transport Union" is also "ptu"."""
    capital = [m.group() for m in WORD.finditer(phrase or "") if m.group()[0].isupper()]
    found = {name_of(word) for word in capital}
    if len(capital) > 1:
        found.add("".join(word[0] for word in capital).lower())
    return tuple(sorted(found))


def _near_names(text: str, besides: tuple[str, ...]) -> tuple[str, ...]:
    found = {name_of(m.group()) for m in WORD.finditer(text) if m.group()[0].isupper() and len(m.group()) > 2}
    return tuple(sorted(found - COMMONPLACE - set(besides)))


def _surroundings(figure: Figure, story: Story) -> tuple[str, str]:
    """The text before and after the figure within its sentence, up to the neighbouring figures."""
    text = story.article.text
    previous, following = story.beside(figure)
    before_end, after_start = previous.end if previous else 0, following.start if following else len(text)
    opening = story.opening(figure)
    closing = max(opening + len(figure.sentence), figure.end)
    start = max(before_end, figure.start - WINDOW, opening)
    end = min(after_start, figure.end + WINDOW, closing)
    return text[start : figure.start], text[figure.end : end]


def _blocks(story: Story, sort: str, said: Sequence[str]) -> tuple[str, ...]:
    """The article, and each of the story's names with the sort of number. One name is shared by chance, two hardly; nor
    is one together with what is said of it."""
    told = [f"{name} {sort} {word}" for name in story.names[:TELLING] for word in said[:2]]
    return (f"@{story.anchor}", f"@{story.anchor} {sort}", *(f"{name} {sort}" for name in story.names), *told)


def _limits(figure: Figure) -> tuple[float | None, float | None]:
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    return _scaled(low, figure), _scaled(high, figure)


def _scaled(number: Decimal | None, figure: Figure) -> float | None:
    return None if number is None else float(number * scale(figure))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _neighbouring(figure: Figure, story: Story, relates: Callable[[str], bool]) -> tuple[str, ...]:
    """Where this figure meets a neighbour that it relates to, each told by the words of the two."""
    text, found = story.article.text, []
    before, after = story.beside(figure)
    for first, second in ((before, figure), (figure, after)):
        if first and second and relates(text[first.end : second.start]):
            found.append(f"{story.spot(first)} {story.spot(second)}")
    return tuple(found)


def _is_beside(between: str) -> bool:
    if len(between) > 80 or re.search(r"[.;:!?\n]\s", between):
        return False
    return bool(BESIDE.search(between))


def _is_conversion(between: str) -> bool:
    return len(between) < 50 and bool(CONVERTED.fullmatch(between))

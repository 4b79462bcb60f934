"""Profile: what a figure is a figure of, in words that other articles would use too."""

import json
import re
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from service.figures.figure import Figure
from service.statistic.story import Story, name_of
from service.statistic.words import CARRIERS, EVERYONE, WORD, Vocabulary, lemma

WINDOW = 90  # characters of the sentence, on either side, that are the figure's surroundings
BLOCK_NAMES = 6

# One dimension, one unit word: what can be converted is the same measurement.
DIMENSIONS = {
    unit: dimension
    for dimension, units in {
        "length": "metre kilometre mile foot inch yard centimetre millimetre league",
        "mass": "gram kilogram tonne ton pound ounce kilo",
        "area": "hectare acre square_kilometre square_mile square_metre square_foot",
        "speed": "kilometre_per_hour mile_per_hour knot metre_per_second",
        "volume": "litre gallon barrel cubic_metre cubic_foot",
        "temperature": "degree_celsius degree_fahrenheit",
    }.items()
    for unit in units.split()
}

# "of them 40 were women", "19 of whom", "including five children", "among them"
PARTITIVE = re.compile(r"\b(?:of|among) (?:them|whom|which|these|those|the)\b|\bincluding\b|\bof the$", re.I)
# "41, up from 23"; "to 10% from the 12%"; "161, not 173"; "47, against 51". Not "three in Lowell, five in Calder"
BESIDE = re.compile(
    r"\b(?:from|against|not|instead of|rather than|compared (?:with|to)|versus|than the|than|correct\w*|later)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a figure measures, of whom, where, and in which story.

    key      strict identity: two figures with one key are of one statistic
    name     readable, for people
    blocks   index keys: only profiles that share one are ever matched
    unit     the unit's dimension for a measurement, else the figure's unit
    topic    concepts of the measured thing and of what happened to it
    parts    words that cut this population out of a larger one
    links    places in the text where another figure stands beside this one as its other value
    """

    key: str
    name: str
    blocks: tuple[str, ...]
    kind: str
    unit: str | None
    measure: str
    head: str | None
    topic: tuple[str, ...]
    parts: tuple[str, ...]
    agent: tuple[str, ...]
    place: tuple[str, ...]
    context: tuple[str, ...]
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
    start: int
    refers_to: int | None
    links: tuple[int, ...]
    terms: tuple[tuple[str, float], ...]

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
    measured = _concepts(figure.measured, words)
    verb = _concepts(figure.predicate, words)
    before, after = _surroundings(figure, story)
    context = _concepts(f"{before} {after}", words)
    topic = tuple(dict.fromkeys([*measured, *verb]))
    if not topic and not context and not figure.place:
        return None
    parts = _parts(figure.measured, words)
    agent, place = _names(figure.agent), _names(figure.place)
    unit = _unit(figure)
    low, high = _limits(figure)
    strict = [figure.kind, unit, figure.measure, sorted(topic), parts, agent, place, bool(PARTITIVE.search(before))]
    made = Profile(
        key=json.dumps([story.anchor, *strict], ensure_ascii=False),
        name=_name(figure),
        blocks=_blocks(figure, story, topic, context),
        kind=figure.kind,
        unit=unit,
        measure=figure.measure,
        head=measured[-1] if measured else None,
        topic=topic,
        parts=parts,
        agent=agent,
        place=place,
        context=context,
        low=low,
        high=high,
        valid_from=_iso(figure.valid_from),
        valid_to=_iso(figure.valid_to),
        stated=figure.valid_basis in ("stated", "relative"),
        published=_iso(story.article.published_on),
        sources=_names(" ".join(figure.sources)),
        withdrawn=figure.withdrawn,
        partitive=bool(PARTITIVE.search(before[-40:]) or PARTITIVE.match(after)),
        anchor=story.anchor,
        start=figure.start,
        refers_to=story.spans[figure.refers_to].start if figure.refers_to is not None else None,
        links=_links(figure, story),
        terms=tuple(sorted(story.terms.items())),
    )
    return made


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


def _names(phrase: str | None) -> tuple[str, ...]:
    return tuple(sorted({name_of(m.group()) for m in WORD.finditer(phrase or "")} - CARRIERS - {"province", "county"}))


def _surroundings(figure: Figure, story: Story) -> tuple[str, str]:
    """The text before and after the figure within its sentence, up to the neighbouring figures."""
    text = story.article.text
    before_end, after_start = story.neighbours(figure.start)
    head = figure.sentence.find(figure.exact)
    tail = len(figure.sentence) - head - len(figure.exact)
    start = max(before_end, figure.start - WINDOW, figure.start - head if head >= 0 else 0)
    end = min(after_start, figure.end + WINDOW, figure.end + tail if head >= 0 else len(text))
    return text[start : figure.start], text[figure.end : end]


def _unit(figure: Figure) -> str | None:
    if figure.unit is None:
        return None
    if figure.kind == "measurement":
        unit = figure.unit.lower().replace(" ", "_")
        return DIMENSIONS.get(unit, unit)
    if figure.kind == "rate":  # "per 100,000 residents" and "per 100,000 people" are one base
        return " ".join(figure.unit.split()[:2])
    return figure.unit


def _blocks(figure: Figure, story: Story, topic: tuple[str, ...], context: tuple[str, ...]) -> tuple[str, ...]:
    """The article itself; then, for each of the story's foremost names, each concept and the number."""
    sort = f"{figure.kind} {figure.measure}"
    number = figure.value if figure.value is not None else figure.low
    about = [*topic[:3], *(context[:2] if not topic else ()), f"={number.normalize()}" if number is not None else "="]
    names = story.names[:BLOCK_NAMES]
    return (f"@{story.anchor} {sort}", *(f"{name} {sort} {word}" for name in names for word in about))


def _limits(figure: Figure) -> tuple[float | None, float | None]:
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    return _float(low), _float(high)


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _links(figure: Figure, story: Story) -> tuple[int, ...]:
    """Starts of the pairs of neighbouring figures that this one belongs to, each told by its first figure."""
    text, found = story.article.text, []
    before_end, after_start = story.neighbours(figure.start)
    if before_end and _beside(text[before_end : figure.start]):
        found.append(before_end)
    if after_start < len(text) and _beside(text[figure.end : after_start]):
        found.append(figure.end)
    return tuple(found)


def _beside(between: str) -> bool:
    if len(between) > 70 or re.search(r"[.;:!?\n]\s", between):
        return False
    return bool(BESIDE.search(between)) or bool(re.fullmatch(r"[^,]{0,30}\(\s*(?:about |some |around |or )?", between))


def _name(figure: Figure) -> str:
    """ "administrative detainees held by Israel"; the kind where nothing is named."""
    name = figure.measured or figure.kind
    if figure.predicate:
        name += f" ({figure.predicate})"
    if figure.agent:
        name += f", {figure.agent}"
    if figure.place and figure.place != figure.agent:
        name += f", {figure.place}"
    return f"change of {name}" if figure.measure == "change" else name

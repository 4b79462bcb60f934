"""Profile: what a figure is a figure of, in words that other articles would use too."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from service.figures.figure import Figure
from service.figures.inflation import measure
from service.figures.units.convert import dimension, in_common
from service.statistic.event import happenings, scenes
from service.statistic.name import name
from service.statistic.neighbour import (
    PART_AFTER,
    PARTITIVE,
    RIVAL,
    clause,
    continues,
    is_beside,
    is_conversion,
    is_cut,
    is_step,
    neighbouring,
    surroundings,
)
from service.statistic.said import CLOSE, as_told, concepts, counted, sorted_words
from service.statistic.scope import is_placed, named_places
from service.statistic.scope import place as located
from service.statistic.story import COMMONPLACE, Story, is_capital, name_of, names_in
from service.statistic.variant import of_figure
from service.statistic.words import (
    CARRIERS,
    WORD,
    Vocabulary,
    lemma,
)

# "21 people aged 70 or older", "under-fives"
AGED = re.compile(r"\baged?\b(?! of)|\bor (?:older|over|younger)\b|\b(?:under|over)-\w+s\b", re.I)
LEAD = 300  # characters: what the article is about comes first
MILLION = 1_000_000
SHARED_BLOCKS = 2
TELLING_WORDS = 3
TELLING_NUMBER = 4  # the names that one other article may share beside an equal number
TELLING = 12  # the names of a story that one other article of it may share alone


@dataclass(frozen=True, slots=True)
class Profile:
    """What a figure measures, of whom, where, and in which story.

    key      strict identity: the article, the place where the figure is said, and how it was read
    name     readable, for people
    blocks   index keys: only profiles that share SHARED_BLOCKS of them are ever matched
    unit     the unit's dimension for a measurement, else the figure's unit
    acts     what happened to the measured: "die", "arrest"
    things   what is measured, mere people left out
    deeds    what else is said to happen to it or be done: "burn", "deploy"
    parts    words that cut this population out of a larger one
    modes    the sort of number: "capacity", "target", "forecast"
    near     concepts of the words around the figure
    marks    what is said of and around the figure, by how seldom its article says it: 1 is once
    lead     stands in the first words of the text
    order    its number among the article's figures
    rival    told as somebody's own count
    counts   "people" or "others"; "" where a deed is counted, or it is not told
    happened, scene  what its sentence tells of, else what the article opens with: "crash", and "bus"
    told     all such words of the article
    own      names of the story that stand beside the figure, even those that the story is about
    variants  which of several numbers of one name: "core:core", "basis:year"
    placed   its article tells of others elsewhere: "336 died in Balasan and 308 in Kelm"
    digits   those of its number as it is told, without noughts at the end; one more for a million
    corrects  the key of the reading that a person has found wrong and replaced by this one
    names    names around the figure
    main     what the story is about
    low, high  in the dimension's first unit; None where no limit is stated
    spot     the place where it is said, the same for a sentence that is repeated
    frame    its sentence without numbers, the same when an edit changes no more than the number
    refers_to  the spot of the figure it leans on
    partitive  the text calls it a part: "of them", "including"
    links    places where another figure stands beside this one as its other value: "41, up from 23"
    steps    those where the text goes from one to the other as from then to now
    cuts     those where one is said to be a part of the other
    whole    it is what a part beside it is cut from, and told nowhere before: the 420 of "310 of its 420 members"
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
    steps: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    whole: bool = False
    order: int = 0
    rival: bool = False
    counts: str = ""
    happened: tuple[str, ...] = ()
    scene: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    placed: bool = False
    digits: int = 0
    corrects: str = ""
    deeds: tuple[str, ...] = ()

    def to_json(self) -> str:
        return json.dumps({field.name: getattr(self, field.name) for field in fields(self)}, ensure_ascii=False)

    def correcting(self, wrong: "Profile") -> "Profile":
        """This reading in the place of a wrong one; itself where both are of the same thing."""
        same = all(getattr(self, name) == getattr(wrong, name) for name in ("kind", "acts", "things", "roles", "parts"))
        return self if same else replace(self, corrects=wrong.key)

    @classmethod
    def from_json(cls, text: str) -> "Profile":
        return cls(**{name: _frozen(value) for name, value in json.loads(text).items()})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def profile(figure: Figure, story: Story) -> Profile | None:
    """None for a figure that says nothing of what it counts."""
    words = story.vocabulary
    before, after = surroundings(figure, story)
    told = as_told(figure, story.article.text)
    acts, things, roles, deeds = sorted_words(told, story)
    near = concepts(f"{before} {after}", words)
    if not (acts or things or roles or deeds or near):
        return None
    parts = _parts(told.measured, words)
    if AGED.search(f"{before[-CLOSE:]}{figure.exact}{after[:CLOSE]}"):
        parts = (*parts, "aged")
    agent, place = named_places(figure.agent), named_places(located(figure))
    credited = names_in(" ".join(figure.sources))
    said = clause(figure, story, before, after)
    nearest = f"{said.partition('#')[0][-CLOSE:]} {said.partition('#')[2][:CLOSE]}"
    near_names = _near_names(f"{before} | {after}", credited)
    earlier = continues(figure, story)
    shared = surroundings(earlier, story)[0][-CLOSE:] if earlier else ""
    modes = _modes(f"{shared} {nearest} {figure.measured or ''} {figure.predicate or ''}", figure, story)
    low, high = _limits(figure)
    return Profile(
        key=_key(figure, story),
        name=name(figure, story),
        blocks=_blocks(story, f"{figure.kind} {measure(figure)}", (*acts, *things, *roles, *deeds), _number(low, high)),
        kind=figure.kind,
        unit=dimension(figure),
        measure=measure(figure),
        acts=acts,
        things=things,
        roles=roles,
        parts=parts,
        modes=modes,
        agent=agent,
        doer=concepts(figure.agent, words) if not agent else (),
        place=place,
        near=near,
        names=_near_names(f"{before} | {after}", (*credited, *names_in(figure.agent))),
        main=tuple(sorted(story.main)),
        low=low,
        high=high,
        **_times(figure, story),
        sources=tuple(sorted({word for source in figure.sources for word in _source_words(source)})),
        withdrawn=figure.withdrawn,
        partitive=figure.kind != "share" and _is_part(story.article.text, figure, after),
        anchor=story.anchor,
        spot=story.spot(figure),
        frame=story.frame(figure),
        terms=tuple(sorted(story.terms.items())),
        marks=tuple((c, story.rarity(c)) for c in dict.fromkeys((*acts, *things, *roles, *deeds, *near))),
        lead=figure.start < LEAD,
        **_beside(figure, story),
        order=story.order(figure),
        rival=bool(RIVAL.search(f"{before[-CLOSE:]} | {after[:CLOSE]}")),
        counts=counted(told, words),
        own=tuple(sorted({*agent, *near_names} & {*story.names, *story.main, *agent})),
        **_event(figure, story),
        variants=of_figure(told, said, story.article.text),
        deeds=deeds,
    )


def _is_part(text: str, figure: Figure, after: str) -> bool:
    return bool(PARTITIVE.search(text[max(0, figure.start - CLOSE) : figure.start]) or PART_AFTER.match(after))


def _event(figure: Figure, story: Story) -> dict[str, Any]:
    return {
        "happened": tuple(sorted(happenings(figure.sentence) or story.happened)),
        "scene": tuple(sorted(scenes(figure.sentence) or story.scene)),
        "told": story.told,
        "placed": story.main.isdisjoint(named_places(located(figure))) and is_placed(figure, story.around(figure)),
        "digits": _digits(figure),
    }


def _key(figure: Figure, story: Story) -> str:
    """Of where it is said and all that was read of it."""
    reading = (figure.kind, dimension(figure), figure.measure, figure.measured, figure.predicate, figure.agent)
    times = _iso(figure.valid_from), _iso(figure.valid_to), figure.valid_basis
    stated = (figure.place, *_limits(figure), figure.bound, *times, *figure.sources, figure.withdrawn)
    identity = json.dumps([story.anchor, story.spot(figure), *reading, *stated], ensure_ascii=False)
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()


def _times(figure: Figure, story: Story) -> dict[str, Any]:
    return {
        "valid_from": _iso(figure.valid_from),
        "valid_to": _iso(figure.valid_to),
        "stated": figure.valid_basis in ("stated", "relative"),
        "published": _iso(story.article.published_on),
    }


def _beside(figure: Figure, story: Story) -> dict[str, Any]:
    """How the text sets the figure beside others."""
    leans_on = None if figure.refers_to is None else story.figures[figure.refers_to]
    cuts, spot = neighbouring(figure, story, is_cut), story.spot(figure)
    is_cut_into = any(cut.endswith(f" {spot}") for cut in cuts)
    return {
        "refers_to": story.spot(leans_on) if leans_on else None,
        "links": neighbouring(figure, story, is_beside),
        "steps": neighbouring(figure, story, is_step),
        "cuts": cuts,
        "whole": is_cut_into and not any(_is_told_before(figure, other) for other in story.figures),
        "conversions": neighbouring(figure, story, is_conversion),
    }


def _is_told_before(figure: Figure, other: Figure) -> bool:
    return other.start < figure.start and (other.kind, _limits(other)) == (figure.kind, _limits(figure))


def _parts(phrase: str | None, words: Vocabulary) -> tuple[str, ...]:
    return tuple(sorted({low for m in WORD.finditer(phrase or "") if (low := lemma(m.group())) in words.parts}))


def _modes(text: str, figure: Figure, story: Story) -> tuple[str, ...]:
    found = story.vocabulary.modes(text)
    printed = story.article.published_on
    if figure.valid_from and printed and figure.valid_from > printed:
        found.add("forecast")
    return tuple(sorted(found))


def _source_words(source: str) -> tuple[str, ...]:
    """The names in it; where nobody is named, what they are: "managers", "organizers"."""
    plain = (lemma(m.group()).replace("organiz", "organis") for m in WORD.finditer(source))
    return names_in(source) or tuple(word for word in plain if word not in CARRIERS)


def _near_names(text: str, besides: tuple[str, ...]) -> tuple[str, ...]:
    found = {name_of(m.group()) for m in WORD.finditer(text) if is_capital(m.group()) and len(m.group()) > 2}
    return tuple(sorted(found - COMMONPLACE - set(besides)))


def _number(low: float | None, high: float | None) -> str:
    return f"={low:g}" if low is not None and low == high else "="


def _blocks(story: Story, sort: str, said: Sequence[str], number: str) -> tuple[str, ...]:
    """The article, and each of the story's names with the sort of number. One name is shared by chance, two hardly; nor
    is one together with the number or with what is said of it."""
    told = [f"{name} {sort} {word}" for name in story.names[:TELLING] for word in said[:TELLING_WORDS]]
    told += [f"{name} {sort} {number}" for name in story.names[:TELLING_NUMBER]]
    return (f"@{story.anchor}", f"@{story.anchor} {sort}", *(f"{name} {sort}" for name in story.names), *told)


def _limits(figure: Figure) -> tuple[float | None, float | None]:
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    return _scaled(low, figure), _scaled(high, figure)


def _digits(figure: Figure) -> int:
    if figure.kind == "share" and not figure.exact[0].isdigit():
        return 1  # "one in four", "half": many things are
    numbers = [n for n in (figure.value, figure.low, figure.high) if n is not None]
    is_large = figure.value is not None and abs(figure.value) >= MILLION
    return max((len(n.normalize().as_tuple().digits) for n in numbers), default=0) + is_large


def _scaled(number: Decimal | None, figure: Figure) -> float | None:
    return None if number is None else float(in_common(number, figure))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

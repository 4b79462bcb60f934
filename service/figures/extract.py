"""The conductor: text to figures, fields in order. No rules of its own."""

from dataclasses import dataclass

from service.article import Article, Span
from service.errors import TooLarge
from service.figures import (
    attribution,
    bound,
    confidence,
    coreference,
    denial,
    invisible,
    language,
    measure,
    publication,
    rejection,
    unit,
    valid_time,
    value,
    withdrawal,
)
from service.figures.attribution import Voices
from service.figures.choosing.scene import Scene
from service.figures.choosing.view import View
from service.figures.earlier.past import Draft
from service.figures.figure import Figure, Rejected
from service.figures.numerals import Numeral
from service.figures.reading import Reading
from service.figures.sentences import read


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article states.

    language   ISO 639-1, as told from the text
    supported  False for a language that the extractor does not read: then there are no figures
    figures    in text order; `refers_to` counts in this tuple
    rejected   numerals that are no figures, in text order, each with its reason
    """

    language: str
    supported: bool
    figures: tuple[Figure, ...]
    rejected: tuple[Rejected, ...]


def extract(article: Article, most: int | None = None) -> Extraction:
    """Every figure and every rejected numeral of an article. Never raises on text, but TooLarge for one of more figures
    than `most`, long before they are read."""
    told = language.tell(article)
    if told != "en":
        return Extraction(told, supported=False, figures=(), rejected=())
    seen, offset = invisible.without(article)
    reading = read(publication.dated(seen))
    drafts, rejected = draft(reading, most)
    figures = tuple(map(confidence.rated, coreference.resolve(reading, drafts)))
    if seen is not article:
        figures = tuple(invisible.told_in(article.text, figure, seen.text, offset) for figure in figures)
        rejected = [invisible.rejected_in(article.text, each, offset) for each in rejected]
    return Extraction(told, supported=True, figures=figures, rejected=tuple(rejected))


def draft(reading: Reading, most: int | None = None) -> tuple[list[Draft], list[Rejected]]:
    """The figures by their own words alone, before anything is taken from another; and the numerals that are none."""
    kept: list[tuple[int, Numeral]] = []
    rejected: list[Rejected] = []
    for sentence in reading.sentences:
        found = rejection.sift(reading, sentence.number)
        kept.extend((sentence.number, numeral) for numeral in found.kept)
        rejected.extend(found.rejected)
        if most is not None and len(kept) > most:
            raise TooLarge(
                f"the text states more than {most:,} figures, the most that are read here at once, and as many in its "
                f"first {kept[most - 1][1].end:,} characters of {len(reading.article.text):,}: send it in parts"
            )
    numbers = sorted({number for number, _ in kept})
    if not numbers:
        return [], rejected
    voices = attribution.listen(reading)
    reading.parse(sorted({*numbers, *(n for n in voices.cued if n < numbers[-1])}))
    scenes = {number: Scene(reading, number) for number in numbers}
    drafts = [_draft(scenes[number], voices, numeral) for number, numeral in kept]
    for one in drafts:
        one.view.scene.numbers.update(one.view.at)
    return drafts, rejected


def _draft(scene: Scene, voices: Voices, numeral: Numeral) -> Draft:
    """One figure by its own sentence."""
    reading, number = scene.reading, scene.number
    span = Span(numeral.start, numeral.end)
    limit = bound.find(reading, number, numeral)
    unit_of = unit.find(reading, number, numeral)
    stated = value.find(numeral, limit, unit_of.factor)
    whole = Span(numeral.start, max(numeral.end, unit_of.words.end if unit_of.words else 0))
    moved = measure.find(reading, number, span, whole.end, unit_of.kind)
    time = valid_time.find(reading, number, span, change=moved.measure == "change")
    sentence = reading.sentences[number]
    figure = Figure(
        exact=reading.article.text[numeral.start : numeral.end],
        start=numeral.start,
        end=numeral.end,
        sentence=sentence.text,
        value=stated.value,
        low=stated.low,
        high=stated.high,
        bound=limit,
        kind=unit_of.kind,
        unit=unit_of.unit,
        measure=moved.measure,
        direction=moved.direction,
        valid_from=time.valid_from,
        valid_to=time.valid_to,
        valid_basis=time.basis,
        valid_text=time.text,
        sources=voices.of(number, span).names,
        withdrawn=withdrawal.find(reading, number, span) or denial.find(reading, number, span),
    )
    counted = span if unit_of.kind == "rate" else whole  # "90 boats a day": the base holds the thing
    at = reading.tokens_in(number, counted) or range(1)  # a number in a dateline has no words of its own
    return Draft(figure, number, View(scene, at, unit_of.kind))

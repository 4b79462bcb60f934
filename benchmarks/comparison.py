"""How much comparing by meaning gains over comparing by words.

    python -m benchmarks.comparison CORPUS

CORPUS is a folder of annotated articles and comparisons.json. The baseline takes figures of the same lemmas of what is
measured to be of one statistic, and figures whose intervals overlap to agree. Both are given what the extractor reads,
and what people marked: what the second has over the first, extraction has lost. Then how long it takes to say what ten
thousand figures of one statistic come to.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from service.comparison import Claim, Rules, compare, summarise
from service.comparison.quantity import interval
from service.figures.figure import Figure
from service.statistic import link, profile, story
from service.statistic.words import WORD, lemma
from training.annotated import Annotated, annotated

RULES = Rules()
MANY = 10_000
Place = tuple[str, int]  # an article's id and the index of one of its annotated figures


class Said(NamedTuple):
    """A figure, as it is read, at the place of an annotated one; place None where nobody marked it."""

    place: Place | None
    figure: Figure
    each: Annotated


class Answer(NamedTuple):
    relation: str
    independent: bool


def as_read(corpus: Sequence[Annotated]) -> list[Said]:
    return [
        Said(None if n is None else (each.id, n), figure, each)
        for each in corpus
        for n, figure in zip(each.pairs, each.extracted, strict=True)
    ]


def as_marked(corpus: Sequence[Annotated]) -> list[Said]:
    return [Said((each.id, n), figure, each) for each in corpus for n, figure in enumerate(each.gold)]


def by_meaning(said: Sequence[Said]) -> list[str]:
    """The name of each figure's statistic."""
    stories = {each.id: story(each.article, [s.figure for s in said if s.each is each]) for _, _, each in said}
    profiles = [profile(one.figure, stories[one.each.id]) for one in said]
    group = {f"{n:05}": {f"{n:05}"} for n in range(len(said))}
    for edge in link({f"{n:05}": own for n, own in enumerate(profiles) if own is not None}, {}):
        joined = group[edge.a] | group[edge.b]
        group.update(dict.fromkeys(joined, joined))
    return [min(members) for members in group.values()]


def by_words(said: Sequence[Said]) -> list[str]:
    lemmas = [sorted({lemma(word) for word in WORD.findall(one.figure.measured or "")}) for one in said]
    return [" ".join(words) or f"nameless {n}" for n, words in enumerate(lemmas)]


def judged(said: Sequence[Said], names: Sequence[str]) -> Callable[[int, int], Answer]:
    """Our comparison of two figures, by their numbers in `said`."""
    withdrawn: dict[tuple[str, str], list[Any]] = {}
    for one, name in zip(said, names, strict=True):
        if one.figure.withdrawn and one.figure.value is not None:
            withdrawn.setdefault((one.each.id, name), []).append(one.figure.value)

    def claim(n: int) -> Claim:
        figure, each = said[n].figure, said[n].each
        taken_back = tuple(withdrawn.get((each.id, names[n]), ()))
        article = each.article
        return Claim(str(n), figure, each.id, article.publisher, article.published_on, names[n], taken_back)

    def answer(a: int, b: int) -> Answer:
        pair = compare(claim(a), claim(b), RULES)
        return Answer(pair.relation, pair.independent)

    return answer


def guessed(said: Sequence[Said], names: Sequence[str]) -> Callable[[int, int], Answer]:
    def answer(a: int, b: int) -> Answer:
        x, y = said[a].figure, said[b].figure
        p, q = interval(x, RULES.about), interval(y, RULES.about)
        agree = p is None or q is None or p.meets(q)
        relation = "not_comparable" if names[a] != names[b] else "agree" if agree else "conflict"
        return Answer(relation, bool(x.sources and y.sources) and set(x.sources).isdisjoint(y.sources))

    return answer


def identity(said: Sequence[Said], names: Sequence[str]) -> float:
    """F1 over pairs of tracked figures."""
    tracked = [(one.each.labels[one.place[1]], name) for one, name in zip(said, names, strict=True) if one.place]
    wanted = found = both = 0
    for (label, name), (other, another) in combinations([t for t in tracked if t[0]], 2):
        wanted, found = wanted + (label == other), found + (name == another)
        both += label == other and name == another
    return 2 * both / max(1, wanted + found)


def relations(
    told: Sequence[Mapping[str, Any]], said: Sequence[Said], answer: Callable[[int, int], Answer]
) -> tuple[float, float]:
    """The shares of right relations and of right independence, a figure that was not read being wrong and left out."""
    at = {one.place: n for n, one in enumerate(said) if one.place}
    right = sure = asked = 0
    for pair in told:
        a, b = at.get(tuple(pair["a"])), at.get(tuple(pair["b"]))
        want = {"different_statistic": "not_comparable"}.get(pair["relation"], pair["relation"])
        if a is None or b is None:
            continue
        got = answer(a, b)
        right += got.relation == want
        if pair.get("independent") is not None and want != "not_comparable":
            asked, sure = asked + 1, sure + (got.independent == pair["independent"])
    return right / len(told), sure / max(1, asked)


def seconds_for(number: int) -> float:
    """To sum up so many figures of one statistic: of three hundred days, from forty sources."""
    figures = [
        Figure("40", 0, 2, "There are 40.", Decimal(40 + n % 7), sources=(f"Source {n % 40}",), valid_to=day)
        for n in range(number)
        if (day := date(2024, 1, 1) + timedelta(n % 300))
    ]
    claims = [Claim(str(n), figure, str(n), None, figure.valid_to, "s") for n, figure in enumerate(figures)]
    began = time.process_time()
    summarise(claims, RULES)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    folder = parser.parse_args().corpus
    corpus, told = annotated(folder), json.loads((folder / "comparisons.json").read_text(encoding="utf-8"))
    print(f"{'':<26}{'identity F1':>12}{'relations':>12}{'independent':>12}")
    for how, said in (("as read", as_read(corpus)), ("as marked", as_marked(corpus))):
        for method, names_of, answer_of in (("by words", by_words, guessed), ("by meaning", by_meaning, judged)):
            names = names_of(said)
            scores = (identity(said, names), *relations(told, said, answer_of(said, names)))
            print(f"{method + ', ' + how:<26}" + "".join(f"{score:>12.3f}" for score in scores))
    print(f"{MANY:,} figures of one statistic are summed up in {seconds_for(MANY):.2f} s")


if __name__ == "__main__":
    main()

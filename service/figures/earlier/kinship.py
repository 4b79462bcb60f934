"""From which earlier figures of its article a figure may take, and what is seen of each pair."""

from collections.abc import Sequence

from service.figures.choosing.carried import Carried, Feature
from service.figures.choosing.view import View
from service.figures.earlier.past import FAR, Past, relative
from service.figures.figure import Figure

# How far back a figure with a place or a doer of its own is looked for.
REACH = 25
RECENT = 6


def carried(past: Past, target: int | None) -> list[Carried]:
    """Earlier figures by how they are related, and later ones that name what this one leaves out."""
    sources: dict[int, list[str]] = {}
    for name, index in _related(past, target):
        if index is not None:
            sources.setdefault(index, []).append(name)
    lately = [figure.measured for figure in past.done[-RECENT:]]
    earlier = [_taken(past, i, names, lately) for i, names in sources.items()]
    return earlier + _named_later(past)


def _related(past: Past, target: int | None) -> list[tuple[str, int | None]]:
    drafts, done, figure, index, section = past.drafts, past.done, past.figure, past.index, past.in_section()
    apart = [i for i in section if drafts[i].sentence != past.draft.sentence]
    two_back = index - 2 if index > 1 and drafts[index - 2].sentence == past.draft.sentence else None
    return [
        ("target", target),
        ("same", past.beside()),
        ("same2", two_back),
        ("twin", next((i for i in apart if _is_twin(done[i], figure)), None)),
        ("kin", next((i for i in apart if _is_kin(done[i], figure) and done[i].measured is not None), None)),
        ("near", apart[0] if apart else None),
        ("placed", next((i for i in section[:REACH] if done[i].place is not None), None)),
        ("acted", next((i for i in section[:REACH] if done[i].agent is not None), None)),
    ]


def _is_twin(a: Figure, b: Figure) -> bool:
    return a.value is not None and a.value == b.value and a.kind == b.kind


def _is_kin(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind and a.unit == b.unit


def _taken(past: Past, index: int, names: Sequence[str], lately: Sequence[str | None]) -> Carried:
    earlier, figure = past.done[index], past.figure
    apart = min(past.draft.sentence - past.drafts[index].sentence, 3)
    ratio, kind, unit = relative(earlier, figure), earlier.kind == figure.kind, _is_kin(earlier, figure)
    often = min(lately.count(earlier.measured), 4) if earlier.measured else 0
    alone: list[Feature] = []
    joined: list[Feature] = [("kinds", earlier.kind, figure.kind), ("lately", often)]
    for name in names:
        away = ("apart", name, apart)
        alone += [away, ("size", name, ratio, unit), ("moves", name, earlier.measure, figure.measure)]
        joined.append(away)
    if apart == 0:
        between: Feature = ("between", past.draft.view.between(past.drafts[index].view.last, past.draft.view.first))
        alone += [between, (*between, kind)]
        joined.append(between)
    here, there = (past.reading.sentences[draft.sentence] for draft in (past.draft, past.drafts[index]))
    return Carried(names[0], earlier, alone, joined, here.paragraph != there.paragraph)


# -- what the text names only later ------------------------------------------------------------------------------------
def _named_later(past: Past) -> list[Carried]:
    """ "Fever kills 29" in the headline, "killed 29 people" below; "the death toll", and below "people died"."""
    view, figure = past.draft.view, past.figure
    if view.named is not None:
        return []
    found = []
    sentences, later = past.reading.sentences, past.drafts[past.index + 1 : past.index + FAR]
    section = sentences[past.draft.sentence].section
    alike = (d for d in later if _is_twin(d.figure, figure) and _is_kin(d.figure, figure) and d.view.named)
    twin = next((d for d in alike if sentences[d.sentence].section == section), None)
    if twin is not None:
        found.append(("later", twin.view.named))
    if figure.kind == "count":
        dead = next((d for d in past.drafts[:FAR] if d.view.dies), None)
        if dead is not None:
            found.append(("dead", dead.view.named))
    return [Carried(name, _named(figure, text), _seen_later(view, name), ()) for name, text in found]


def _seen_later(view: View, name: str) -> list[Feature]:
    return [("later", name), ("later of", name, view.kind), ("later in", name, view.scene.sentence.role)]


def _named(figure: Figure, text: str | None) -> Figure:
    return Figure(figure.exact, figure.start, figure.end, "", None, measured=text)

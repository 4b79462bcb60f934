"""Check: each figure of a draft beside what is on record. Nothing of the draft is stored."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from service.article import Article
from service.claims import claims_of_all, rules_of, standing
from service.comparison import Claim, Pair, Rules, compare, shared, told
from service.editorial import vocabulary
from service.figures.extract import Extraction, extract
from service.figures.figure import Figure
from service.intake.events import with_known_events
from service.statistic import profile, story
from service.store import Store, StoredFigure

Verdict = Literal["supported", "outdated", "conflicting", "unsupported_source", "never_seen"]
MOST_SHOWN = 5
AGREEING = ("agree", "compatible")
DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure on record, and how it stands to the draft's: `b` of the pair is the one on record."""

    stored: StoredFigure
    pair: Pair


@dataclass(frozen=True, slots=True)
class Checked:
    """One figure of the draft.

    sentence   the verdict for a reader, with who says what
    statistic  what it is a figure of, as far as that is on record
    beside     those on record that the verdict rests on, then the newest of the others
    """

    figure: Figure
    verdict: Verdict
    sentence: str
    statistic: str | None
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Every figure of a draft, in the order of its text."""

    read: Extraction
    figures: tuple[Checked, ...]

    @property
    def verdicts(self) -> dict[str, int]:
        """How many figures came to each verdict."""
        found = Counter(one.verdict for one in self.figures)
        return {verdict: found[verdict] for verdict in get_args(Verdict)}


def check(store: Store, draft: Article, *, as_of: int | None = None) -> Report:
    """A draft under the address of an article on record is not held against that article's own figures."""
    read = extract(with_known_events(draft))
    shared_by_all = story(draft, read.figures, vocabulary())
    found = store.alike([profile(figure, shared_by_all) for figure in read.figures], as_of=as_of)
    on_record = {
        statistic: [one for one in standing(store, statistic, as_of=as_of) if draft.url is None or one.url != draft.url]
        for statistic in dict.fromkeys(one for one in found if one)
    }
    made = {statistic: claims_of_all(figures) for statistic, figures in on_record.items()}
    printed, by = draft.published_on, rules_of(store, (), as_of=as_of)
    checked = []
    for figure, statistic in zip(read.figures, found, strict=True):
        ours = Claim(DRAFT, figure, DRAFT, draft.publisher, printed, statistic)
        theirs = made.get(statistic or "", ())
        besides = [
            (Beside(stored, compare(ours, claim, by)), claim)
            for stored, claim in zip(on_record.get(statistic or "", ()), theirs, strict=True)
        ]
        checked.append(_checked(ours, [one for one in besides if one[0].pair.relation != "not_comparable"], by))
    return Report(read, tuple(checked))


Held = Sequence[tuple[Beside, Claim]]


def _checked(ours: Claim, held: Held, by: Rules) -> Checked:
    newest_first = sorted(held, key=lambda one: (_day(one[1]), one[1].id), reverse=True)
    verdict, resting = _verdict(ours, newest_first, by)
    rest = [one for one in newest_first if one not in resting]
    return Checked(
        figure=ours.figure,
        verdict=verdict,
        sentence=_sentence(ours, verdict, resting, rest),
        statistic=ours.statistic if held else None,
        beside=tuple(one for one, _ in [*resting, *rest][:MOST_SHOWN]),
    )


def _verdict(ours: Claim, held: Held, by: Rules) -> tuple[Verdict, Held]:
    """The verdict, and what it rests on; `held` is newest first."""
    agreeing = [one for one in held if one[0].pair.relation in AGREEING]
    if newer := _newer(ours, agreeing, held):
        return "outdated", [newer]
    credited = [one for one in agreeing if _credits_alike(ours, one[1], by)]
    conflicting = [one for one in held if one[0].pair.relation == "conflict"]
    if credited:
        return "supported", credited
    if conflicting:
        return "conflicting", conflicting
    if agreeing:
        return "unsupported_source", agreeing
    return "never_seen", []


def _newer(ours: Claim, agreeing: Held, held: Held) -> tuple[Beside, Claim] | None:
    """What takes the draft's number back; or what came after it, unless the draft says itself when it was."""
    for one in held:
        if one[0].pair.relation == "correction" and not one[1].figure.withdrawn:
            return one
    if ours.is_dated or not agreeing:
        return None
    since = max(_day(claim) for _, claim in agreeing)
    return next((one for one in held if _day(one[1]) > since and one[0].pair.relation in ("update", "conflict")), None)


def _credits_alike(ours: Claim, theirs: Claim, by: Rules) -> bool:
    """Whoever credits nobody claims no source that could be missing."""
    mine, other = ours.figure.sources, theirs.figure.sources
    return not mine or shared(mine, other, by.aliases)


def _day(claim: Claim) -> date:
    return claim.ends or date.min


def _sentence(ours: Claim, verdict: Verdict, resting: Held, rest: Held) -> str:
    said = ours.figure.exact
    if verdict == "never_seen":
        if not rest:
            return f"Nothing on record measures what {said} measures."
        return f"No article on record gives {said}; the newest on record is {_quoted(rest[0])}."
    first = _quoted(resting[0])
    match verdict:
        case "supported":
            others = [one for one in rest if one[0].pair.relation == "conflict"]
            but = f"; but {_quoted(others[0])} cannot be right as well" if others else ""
            return f"{said} is on record: {first}{but}."
        case "outdated":
            return f"{said} is no longer the newest: {first} came after it."
        case "conflicting":
            return f"{said} and {first} cannot both be right."
    credited = ", ".join(ours.figure.sources)
    return f"{said} is on record, but not from {credited}: {first}."


def _quoted(one: tuple[Beside, Claim]) -> str:
    """ "1,264 (Prison Service, 2 September 2023) in The Gazette"."""
    stored, claim = one[0].stored, one[1]
    return f"{told(claim)} in {stored.publisher or stored.title or 'another article'}"

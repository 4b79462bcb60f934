"""Check: each figure of a draft beside what is on record. Nothing of the draft is stored."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from service.article import Article
from service.claims import Shelf, claims_among, is_denied, is_taken_back, rules_of, standing
from service.comparison import Claim, Pair, Rules, compare, gave_way, shared, told
from service.editorial import vocabulary
from service.errors import TooLarge
from service.figures.extract import Extraction, extract
from service.figures.figure import Figure
from service.intake.events import with_known_events
from service.statistic import profile, story
from service.store import Store, StoredFigure

Verdict = Literal["supported", "outdated", "conflicting", "unsupported_source", "never_seen"]
MOST_SHOWN = 5
MOST_FIGURES = 500  # of one draft; a long report states about 200
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
    """A draft of an article on record, by address, external id or text, is not held against its own figures.

    Raises TooLarge for more than MOST_FIGURES figures. What a draft says again in the same words is looked up once.
    """
    read = extract(with_known_events(draft))
    if len(read.figures) > MOST_FIGURES:
        raise TooLarge(
            f"the draft states {len(read.figures)} figures, and at most {MOST_FIGURES} are checked at once: "
            "send it in parts"
        )
    shared_by_all, alike = story(draft, read.figures, vocabulary()), [_alike(figure) for figure in read.figures]
    distinct = dict(zip(reversed(alike), reversed(read.figures), strict=True))  # the first of each
    found = store.alike([profile(figure, shared_by_all) for figure in distinct.values()], as_of=as_of)
    shelves = {one: _shelf(store, one, draft, as_of) for one in dict.fromkeys(found) if one}
    by, empty, checked = rules_of(store, (), as_of=as_of), Shelf((), ()), {}
    for (key, figure), statistic in zip(distinct.items(), found, strict=True):
        ours = Claim(DRAFT, figure, DRAFT, draft.publisher, draft.published_on, statistic)
        checked[key] = _checked(ours, shelves.get(statistic or "", empty), by)
    pairs = zip(alike, read.figures, strict=True)
    return Report(read, tuple(replace(checked[key], figure=figure) for key, figure in pairs))


def _alike(figure: Figure) -> Figure:
    """The figure without its place in the text."""
    return replace(figure, start=0, end=0, refers_to=None, confidence=0.0)


def _shelf(store: Store, statistic: str, draft: Article, as_of: int | None) -> Shelf:
    figures = standing(store, statistic, as_of=as_of)
    own = store.identity(draft)
    others = [one for one in figures if one.article_id != own]
    stated = [one.stated for one in others]
    return Shelf(others, claims_among(store, stated, stated))


Held = Sequence[tuple[Beside, Claim]]


def _checked(ours: Claim, shelf: Shelf, by: Rules) -> Checked:
    held = [one for one in _beside(ours, shelf.near(ours), by) if one[0].pair.relation != "not_comparable"]
    verdict, resting = _verdict(ours, held, shelf, by)
    rest = [one for one in held if one not in resting]
    return Checked(
        figure=ours.figure,
        verdict=verdict,
        sentence=_sentence(ours, verdict, resting, rest),
        statistic=ours.statistic if held else None,
        beside=tuple(one for one, _ in [*resting, *rest][:MOST_SHOWN]),
    )


def _beside(ours: Claim, theirs: Iterable[tuple[StoredFigure, Claim]], by: Rules) -> Held:
    return [(Beside(stored, compare(ours, claim, by)), claim) for stored, claim in theirs]


def _verdict(ours: Claim, held: Held, shelf: Shelf, by: Rules) -> tuple[Verdict, Held]:
    """The verdict, and what it rests on; `held` is newest first."""
    agreeing = [one for one in held if one[0].pair.relation in AGREEING and not _is_unsaid(one[1])]
    agreeing.sort(key=lambda one: _distance(ours, one, by))
    credited = [one for one in agreeing if _credits_alike(ours, one[1], by)]
    denied = [one for one in held if one[0].pair.relation in AGREEING and is_denied(one[1])]
    if agreeing and not credited and _is_of_others(ours, agreeing, held, by):
        return "unsupported_source", agreeing
    if newer := _replaced(ours, agreeing, held, shelf, by) or _newer(ours, agreeing, held):
        return "outdated", [newer]
    conflicting = [one for one in held if one[0].pair.relation == "conflict" and not _is_unsaid(one[1])]
    if credited:
        return "supported", credited
    if denied or conflicting:
        return "conflicting", [*denied, *conflicting]
    if agreeing:
        return "unsupported_source", agreeing
    return "never_seen", []


def _is_unsaid(claim: Claim) -> bool:
    return is_taken_back(claim) or is_denied(claim)


def _distance(ours: Claim, one: tuple[Beside, Claim], by: Rules) -> tuple[bool, ...]:
    """The same number in the same words of certainty proves most, then the same number, then the same source."""
    mine, theirs = ours.figure, one[1].figure
    is_equal = "equal" in one[0].pair.reasons
    return (
        not (is_equal and mine.bound == theirs.bound),
        not is_equal,
        not shared(mine.sources, theirs.sources, by.aliases),
    )


def _is_of_others(ours: Claim, agreeing: Held, held: Held, by: Rules) -> bool:
    """Is the number that of other named sources, while the one that the draft credits gives another, or denies it?"""
    if not all(claim.figure.sources for _, claim in agreeing):
        return False
    of_source = [one for one in held if _credits_alike(ours, one[1], by)]
    return any(one[0].pair.relation not in AGREEING or is_denied(one[1]) for one in of_source)


def _replaced(ours: Claim, agreeing: Held, held: Held, shelf: Shelf, by: Rules) -> tuple[Beside, Claim] | None:
    """What an article put in the place of the draft's number, unless who did so came back to it later."""
    for one in held:
        if one[0].pair.relation != "agree" or is_denied(one[1]):
            continue
        if not (is_taken_back(one[1]) or (gave_way(one[1].figure) and not ours.is_dated)):
            continue
        placed = _beside(ours, shelf.after(one[1]), by)
        if any(beside.pair.relation in AGREEING for beside, _ in placed):
            continue  # "about 1,300" is as right of 1,310 as of 1,280
        if not placed and not is_taken_back(one[1]):
            continue
        newer = placed[0] if placed else one
        if not any(_came_back(claim, newer[1], by) for _, claim in agreeing):
            return newer
    return None


def _came_back(claim: Claim, newer: Claim, by: Rules) -> bool:
    return _day(claim) > _day(newer) and shared(claim.figure.sources, newer.figure.sources, by.aliases)


def _newer(ours: Claim, agreeing: Held, held: Held) -> tuple[Beside, Claim] | None:
    """What takes the draft's number back; or what came after it, unless the draft says itself when it was."""
    for one in held:
        if one[0].pair.relation == "correction" and not _is_unsaid(one[1]):
            return one
    if ours.is_dated or not agreeing:
        return None
    since = max(_day(claim) for _, claim in agreeing)
    later = [one for one in held if _day(one[1]) > since and not _is_unsaid(one[1])]
    return next((one for one in later if one[0].pair.relation in ("update", "conflict")), None)


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
        case "outdated" if is_taken_back(resting[0][1]):
            return f"{said} was taken back: {first}."
        case "outdated":
            return f"{said} is no longer the newest: {first} came after it."
        case "conflicting" if is_denied(resting[0][1]):
            return f"{said} is on record as denied: {first}."
        case "conflicting":
            return f"{said} and {first} cannot both be right."
    credited = ", ".join(ours.figure.sources)
    return f"{said} is on record, but not from {credited}: {first}."


def _quoted(one: tuple[Beside, Claim]) -> str:
    """ "1,264 (Prison Service, 2 September 2023) in The Gazette"."""
    stored, claim = one[0].stored, one[1]
    return f"{told(claim)} in {stored.publisher or stored.title or 'another article'}"

"""Check: each figure of a draft beside what is on record. Nothing of the draft is stored."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from service.article import Article
from service.claims import Shelf, claims_among, is_denied, is_taken_back, rules_of, standing
from service.comparison import FINAL, Claim, Pair, Rules, compare, gave_way, has_grown, number, said_as, shared, told
from service.editorial import vocabulary
from service.figures.extract import Extraction, extract
from service.figures.figure import Figure
from service.intake.events import with_known_events
from service.statistic import profile, story
from service.store import Between, FigureFilter, Store, StoredFigure

Verdict = Literal["supported", "outdated", "conflicting", "unsupported_source", "never_seen"]
MOST_SHOWN = 5
MOST_FIGURES = 500  # of one draft; a long report states about 200
AGREEING = ("agree", "compatible")
DRAFT = "draft"
LOOKED_AT = 20  # figures of the draft's number that are of no statistic of its own
SURE = 2  # of digits, day and source what it takes to say that a number found so is the draft's
MANY_DIGITS, SOME_DIGITS = 4, 3  # that two texts hardly have in common by chance
# "A Northpoint poll had Labour on 33 percent", "the latest Civis survey"; not "A poll"
POLLSTER = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Ll]atest) (?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,2}) (?:poll|survey)\b")
WORD = re.compile(r"[a-z]{4,}")
ANYBODY = frozenset("people person number total figure".split())


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
    read = extract(with_known_events(draft), MOST_FIGURES)
    shared_by_all, alike = story(draft, read.figures, vocabulary()), [_alike(figure) for figure in read.figures]
    distinct = dict(zip(reversed(alike), reversed(read.figures), strict=True))  # the first of each
    found = store.alike([profile(figure, shared_by_all) for figure in distinct.values()], as_of=as_of)
    shelves = {one: _shelf(store, one, draft, as_of) for one in dict.fromkeys(found) if one}
    by, empty, checked = rules_of(store, (), as_of=as_of), Shelf((), ()), {}
    for (key, figure), statistic in zip(distinct.items(), found, strict=True):
        told_by = replace(figure, sources=_voices(figure))
        ours = Claim(DRAFT, told_by, DRAFT, draft.publisher, draft.published_on, statistic)
        checked[key] = _checked(ours, shelves.get(statistic or "", empty), by)
        if checked[key].verdict in ("never_seen", "conflicting"):
            edited = _edited_away(store, ours, shelves.get(statistic or "", empty), by, as_of)
            checked[key] = edited or checked[key]
        if checked[key].verdict == "never_seen":
            checked[key] = _found_by_number(store, ours, draft, by, as_of) or checked[key]
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


def _voices(figure: Figure) -> tuple[str, ...]:
    """Who is credited; where nobody is, who held the poll that the sentence names."""
    found = None if figure.sources else POLLSTER.search(figure.sentence)
    return (found["name"],) if found else figure.sources


def _found_by_number(store: Store, ours: Claim, draft: Article, by: Rules, as_of: int | None) -> Checked | None:
    """What is said of a figure whose statistic is not known, or is not told there: the same number of a thing of that
    name is the draft's where digits, day and source leave no doubt, and else is named as what may be."""
    if ours.figure.value is None:
        return None
    number, own = Between(ours.figure.value, ours.figure.value), store.identity(draft)
    where = FigureFilter(kind=(ours.figure.kind,), value=number)
    listed = store.figures(where, sort="-published", cursor=None, limit=LOOKED_AT, as_of=as_of).items
    others = [one for one in listed if not one.is_dropped and one.article_id != own]
    alike = sorted(((_likeness(ours, one, by), -n) for n, one in enumerate(others)), reverse=True)
    if not alike or alike[0][0] < 1:
        return None
    points, place = alike[0]
    likeliest = others[-place]
    if points > SURE and likeliest.statistic:
        there = likeliest.statistic.id
        found = _checked(replace(ours, statistic=there), _shelf(store, there, draft, as_of), by)
        if found.verdict != "never_seen":
            return found
    (claim,) = claims_among(store, [likeliest.stated], [likeliest.stated])
    beside = Beside(likeliest, compare(replace(ours, statistic=None), claim, by))
    said = f"{said_as(ours)}; possibly it is {_quoted((beside, claim))}"
    return Checked(ours.figure, "never_seen", f"No figure on record could be matched with {said}.", None, (beside,))


def _likeness(ours: Claim, stored: StoredFigure, by: Rules) -> int:
    """0 where nothing says that the two are one; above SURE where hardly anything could be else."""
    a, b = ours.figure, stored.figure
    x, y = (set(WORD.findall((one.measured or "").lower())) - ANYBODY for one in (a, b))
    x, y = ({word.rstrip("s") for word in words} for words in (x, y))
    does_alike = a.predicate is not None and a.predicate == b.predicate
    if a.unit != b.unit or not (x & y or does_alike):
        return 0
    is_named_alike = (bool(x) and x == y) or (does_alike and (not x or not y or bool(x & y)))
    if not is_named_alike or (a.predicate and b.predicate and not does_alike):
        return 1
    digits = len(str(a.value).replace(".", "").strip("-").strip("0"))
    points = 2 if digits >= MANY_DIGITS else int(digits == SOME_DIGITS)
    if ours.is_dated and b.valid_basis in ("stated", "relative"):
        points += 1 if a.valid_to == b.valid_to else -1
    return 1 + max(points + int(shared(a.sources, b.sources, by.aliases)), 0)


def _edited_away(store: Store, ours: Claim, shelf: Shelf, by: Rules, as_of: int | None) -> Checked | None:
    """What is said of a number that an article stated until it was edited to state another."""
    for stored, claim in shelf.near(ours):
        if stored.replaces is None:
            continue
        old = store.figure(stored.replaces, as_of=as_of)
        before = _beside(ours, zip([old], claims_among(store, [old.stated], []), strict=True), by)
        after = _beside(ours, [(stored, claim)], by)
        if before[0][0].pair.relation == "agree" and after[0][0].pair.relation not in AGREEING:
            said = f"{said_as(ours)} was edited away: {_quoted(after[0])} has taken its place."
            return Checked(ours.figure, "outdated", said, ours.statistic, (after[0][0], before[0][0]))
    return None


Held = Sequence[tuple[Beside, Claim]]


def _checked(ours: Claim, shelf: Shelf, by: Rules) -> Checked:
    held = [one for one in _beside(ours, shelf.near(ours), by) if one[0].pair.relation != "not_comparable"]
    verdict, resting = _verdict(ours, held, shelf, by)
    is_same = bool(resting) and resting[0][0].pair.relation == "agree"
    if not is_same and verdict != "conflicting" and _tells_the_event(ours):
        undated = replace(ours, figure=replace(ours.figure, valid_from=None, valid_to=None, valid_basis="unknown"))
        return replace(_checked(undated, shelf, by), figure=ours.figure)
    rest = [one for one in held if one not in resting]
    return Checked(
        figure=ours.figure,
        verdict=verdict,
        sentence=_sentence(ours, verdict, resting, rest),
        statistic=ours.statistic if held else None,
        beside=tuple(one for one, _ in [*resting, *rest][:MOST_SHOWN]),
    )


def _tells_the_event(ours: Claim) -> bool:
    """ "The blast of 11 May killed 39": the day is that of the blast, and not of the count."""
    figure = ours.figure
    is_past = ours.ends is not None and ours.published_on is not None and ours.ends < ours.published_on
    return ours.is_dated and is_past and figure.predicate in FINAL and figure.valid_from == figure.valid_to


def _beside(ours: Claim, theirs: Iterable[tuple[StoredFigure, Claim]], by: Rules) -> Held:
    """A draft knows no better for being printed later: it is held against a count of the day as if printed with it."""
    found = []
    for stored, claim in theirs:
        mine = replace(ours, published_on=claim.published_on) if has_grown(claim, ours) else ours
        found.append((Beside(stored, compare(mine, claim, by)), claim))
    return found


def _verdict(ours: Claim, held: Held, shelf: Shelf, by: Rules) -> tuple[Verdict, Held]:
    """The verdict, and what it rests on; `held` is newest first."""
    agreeing = [one for one in held if one[0].pair.relation in AGREEING and not _is_unsaid(one[1])]
    agreeing.sort(key=lambda one: _distance(ours, one, by))
    credited = [one for one in agreeing if _credits_alike(ours, one[1], by)]
    denied = [one for one in held if one[0].pair.relation in AGREEING and is_denied(one[1])]
    if agreeing and not credited and _is_of_others(ours, agreeing, held, by):
        return "unsupported_source", agreeing
    if newer := _replaced(ours, agreeing, held, shelf, by) or _newer(ours, agreeing, held, by):
        return "outdated", [newer]
    conflicting = [one for one in held if one[0].pair.relation == "conflict" and not _is_unsaid(one[1])]
    conflicting = [one for one in conflicting if not _is_of_another_deed(ours, one[1])]
    if credited:
        return "supported", credited
    if denied or conflicting:
        return "conflicting", [*denied, *conflicting]
    if equal := [one for one in agreeing if one[0].pair.relation == "agree"]:
        return "unsupported_source", equal
    return "never_seen", []


def _is_of_another_deed(ours: Claim, theirs: Claim) -> bool:
    """ "56 were rescued" beside "about 70 people had been on board": what was done to one is not told of the other."""
    done, theirs_is = ours.figure.predicate, theirs.figure
    if done is None or done in FINAL or theirs_is.measured not in ANYBODY or theirs_is.predicate not in (None, done):
        return False
    stem = done[:4].lower()
    return stem in ours.figure.sentence.lower() and stem not in theirs_is.sentence.lower()


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


def _newer(ours: Claim, agreeing: Held, held: Held, by: Rules) -> tuple[Beside, Claim] | None:
    """What takes the draft's number back; or what came after it, of its own source first, unless the draft says itself
    when it was."""
    for one in held:
        if one[0].pair.relation == "correction" and not _is_unsaid(one[1]):
            return one
    if ours.is_dated or not agreeing:
        return None
    since = max(_day(claim) for _, claim in agreeing)
    later = [one for one in held if _day(one[1]) > since and not _is_unsaid(one[1])]
    later = [one for one in later if one[0].pair.relation in ("update", "conflict")]
    mine = ours.figure.sources
    return next(iter(sorted(later, key=lambda one: not shared(mine, one[1].figure.sources, by.aliases))), None)


def _credits_alike(ours: Claim, theirs: Claim, by: Rules) -> bool:
    """Whoever credits nobody claims no source that could be missing."""
    mine, other = ours.figure.sources, _voices(theirs.figure)
    return not mine or shared(mine, other, by.aliases)


def _day(claim: Claim) -> date:
    return claim.ends or date.min


def _sentence(ours: Claim, verdict: Verdict, resting: Held, rest: Held) -> str:
    said = said_as(ours)
    if verdict == "never_seen":
        same = [one for one in rest if number(one[1]) == number(ours) is not None and not _is_unsaid(one[1])]
        if same:
            return f"{said} is on record, but not for the same time: {_quoted(same[0])}."
        newest = [one for one in rest if one[1].figure.predicate == ours.figure.predicate is not None] or rest
        beside = f"; the newest that may be of the same thing is {_quoted(newest[0])}" if newest else ""
        return f"No figure on record could be matched with {said}{beside}."
    first = _quoted(resting[0])
    match verdict:
        case "supported":
            others = [one for one in rest if one[0].pair.relation == "conflict" and not has_grown(one[1], ours)]
            but = f"; but {_quoted(others[0])} cannot be right as well" if others else ""
            fits = "is on record" if resting[0][0].pair.relation == "agree" else "fits what is on record"
            return f"{said} {fits}: {first}{but}."
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

"""Who a phrase names: "the director of Open Cells, Ada Quill" is ("Ada Quill", "Open Cells").

Names are given as they stand, without article, title and description. Nothing here knows where a figure stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from service.figures.voice import (
    BODIES,
    DATA,
    DETERMINERS,
    JOINERS,
    MONTHS,
    OWNERS,
    PREPOSITIONS,
    ROLES,
    SHORT_FORMS,
    TRAILERS,
    WORKS,
    Word,
    disown,
    disowned,
    is_acronym,
    is_body,
    is_role,
    is_title,
    spoken,
)

POLLS = frozenset("survey poll study census analysis review".split())
MADE = frozenset("compiled collected gathered published released reported surveyed polled interviewed carried".split())
SEEN = frozenset("seen obtained reviewed viewed quoted cited read reported published released".split())


@dataclass(frozen=True, slots=True)
class Named:
    """Who a phrase names.

    names   origin first; the last may be a short form that `Roll` knows in full
    person  the first name is a person's, named or not
    kind    the lower-case word that says what sort of voice it is ("ministry", "charity"); "" where none does
    definite  "the official", "the same person": somebody spoken of before
    """

    names: tuple[str, ...]
    person: bool = False
    kind: str = ""
    definite: bool = False


def name(words: Sequence[Word]) -> Named | None:
    """Reads a noun phrase with what stands between commas after it; None if nobody is in it."""
    whole, *asides = _segments(words)
    head = _bare(whole)
    if not head or _is_own(whole):
        return None
    if whole[0].low in OWNERS and any(w.low in DATA or w.low in WORKS for w in head):
        return Named((whole[0].low,))
    named = _core(head)
    for aside in asides:
        named = _with_aside(named, head, aside)
    return replace(named, definite="same" in {w.low for w in whole[:2]} or whole[0].low == "the")


def _is_own(words: Sequence[Word]) -> bool:
    """True of "our report of March 4", "an earlier version of this article", "this newspaper"."""
    lows = [w.low for w in words]
    own = {"article", "story", "newspaper", "report", "website", "page"}
    return "our" in lows[:2] or any(a == "this" and b in own for a, b in pairwise(lows))


def _segments(words: Sequence[Word]) -> list[list[Word]]:
    """The words between commas; what stands in brackets is left out."""
    found: list[list[Word]] = [[]]
    depth = 0
    for word in words:
        if word.text in "([":
            depth += 1
        elif word.text in ")]":
            depth = max(0, depth - 1)
        elif depth == 0 and word.text == ",":
            found.append([])
        elif depth == 0:
            found[-1].append(word)
    return found


def _bare(words: Sequence[Word]) -> list[Word]:
    """Without marks at the ends and without article or owner in front."""
    kept = [w for w in words if w.text[0].isalnum() or w.text in "&-"]
    skipped = DETERMINERS | {"even", "only", "then", "yet", "same", "local"}
    return list(dropwhile(lambda w: w.low in skipped, kept))


def _core(words: list[Word]) -> Named:
    rules = (_by_maker, _by_work, _by_owner, _by_role, _by_membership)
    return next((named for rule in rules if (named := rule(words))), None) or _plain(words)


def _by_maker(words: list[Word]) -> Named | None:
    """ "court records compiled by the River Data Lab", "analysts surveyed by PollHouse": an origin and its relay."""
    at = next((i for i, w in enumerate(words[:-2]) if w.low in MADE and words[i + 1].low == "by"), None)
    maker = _bare(words[at + 2 :]) if at else []
    if not at or not maker:
        return None
    origin, relay = _core(words[:at]), _core(maker)
    is_bare = at == 1 and (words[0].low in DATA or words[0].low in WORKS)
    return relay if is_bare else replace(origin, names=origin.names + relay.names)


def _by_work(words: list[Word]) -> Named | None:
    """ "data from the X", "X figures", "an estimate by Y", "X's portal"; "port data" stays whole."""
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        if word.low not in DATA and word.low not in WORKS:
            continue
        # "River Data Lab", "statistics office"
        if following and ((word.is_capital and following.is_capital) or following.low in BODIES):
            continue
        voice = _maker(words, i) or _keeper(words, i)
        if voice:
            return _core(voice)
        if following is None:
            return Named((spoken(words),), kind=word.low)
        if following.low in PREPOSITIONS:
            return Named((spoken(words if len(words) <= i + 4 else words[: i + 1]),), kind=word.low)
    return None


def _maker(words: list[Word], work: int) -> list[Word]:
    """Who made the data or work at word `work`, where that is said after it: "data from X", "the analysis of X Y"."""
    joint = words[work + 1].low if work + 1 < len(words) else ""
    maker = _bare(words[work + 2 :]) if joint in {"from", "by", "of"} else []
    if not maker or not _is_voice(maker):
        return []
    proper = sum(w.is_capital and w.low not in MONTHS for w in maker) >= 2 or any(is_acronym(w.text) for w in maker)
    named = proper and maker[0].is_capital
    return maker if words[work].low in DATA or joint != "of" or named else []


def _keeper(words: list[Word], work: int) -> list[Word]:
    """Who keeps the data or work at word `work`, where that is said before it: "X's portal", "a recent IDC survey"."""
    if work + 1 < len(words) and words[work + 1].low in PREPOSITIONS:
        return []
    owner = words[:work]
    if owner and owner[-1].low in {
        "court",
        "hospital",
        "school",
        "church",
    }:  # "court records" are nobody's in particular
        return []
    owned = next((j for j in range(work - 1, -1, -1) if owner[j].owns), None)
    between = owner[owned + 1 :] if owned is not None else []
    if owned is not None and not any(w.is_capital or is_body(w) for w in between) and _is_voice(owner[: owned + 1]):
        return disown(owner[: owned + 1])
    polled = words[work].low in POLLS and bool(owner) and owner[-1].is_capital and not is_role(owner[-1])
    return owner if owner and _is_voice(owner) and (words[work].low in DATA or polled) else []


def _is_voice(words: Sequence[Word]) -> bool:
    """True of words that hold a proper name or a body: "Home Office", "police", "dealers' federation"."""
    return (
        any(w.is_capital and (i > 0 or len(words) > 1 or is_acronym(w.text) or is_body(w)) for i, w in enumerate(words))
        or is_body(words[-1])
        or words[-1].owns
    )


def _by_owner(words: list[Word]) -> Named | None:
    """ "the Trust's Leela Varg", "the GWU's chief negotiator Ada Quill"."""
    for i, word in enumerate(words[:-1]):
        if not word.owns:
            continue
        rest = words[i + 1 :]
        proper = _proper_tail(rest)
        between = rest[: len(rest) - len(proper)]
        described = not between or any(is_role(w) or is_title(w) for w in between)
        if len(proper) >= 2 and described and not any(is_body(w) for w in proper):
            owner = _plain(disown(words[: i + 1]))
            return Named((spoken(_untitled(proper)), *owner.names), person=True)
        return None
    return None


def _proper_tail(words: Sequence[Word]) -> list[Word]:
    """The name that ends the phrase: "Bank of England" of "central bank Bank of England"."""
    start = len(words)
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word.is_capital or (word.is_number and i > 0 and words[i - 1].is_capital):
            start = i
        elif not (word.low in JOINERS or word.text in "&-") or i == 0 or start > i + 2:
            break
    while start < len(words) and not words[start].is_capital:
        start += 1
    return list(words[start:])


def _untitled(words: list[Word]) -> list[Word]:
    """Without the titles in front: "Interior Minister Pia Drost" is "Pia Drost"."""
    for i in range(len(words) - 1, 0, -1):
        before = words[i - 1]
        titled = is_title(before) or (is_role(before) and (len(words) - i >= 2 or i >= 2))
        if titled and words[i].is_capital and not any(is_body(w) or is_role(w) for w in words[i:]):
            return words[i:]
    return words


def _by_role(words: list[Word]) -> Named | None:
    """ "a lawyer", "Nordline spokesman", "GWU director Ilse Brand", "spokesman for the army"."""
    at = next((i for i in range(len(words) - 1, -1, -1) if is_role(words[i]) or is_title(words[i])), None)
    if at is None or any(w.low in PREPOSITIONS for w in words[:at]):
        return _role_first(words)
    after = words[at + 1 :]
    if after and after[0].is_capital and any(is_body(w) for w in after) and words[at].is_capital:
        return None  # "River Data Lab"
    if after and after[0].is_capital:
        return _titled(words, at)
    if after and after[0].low in PREPOSITIONS:
        return _role_first(words)
    if after:
        opens = at == 0 and after[0].low not in BODIES
        return Named((spoken(words),), person=True, kind=words[at].low) if opens else None
    owner = _proper_tail(words[:at])
    is_spokesman = words[at].low.startswith("spokes")
    if is_spokesman and owner and at == len(owner):
        return Named((words[at].text, spoken(disown(owner))), person=True, kind=words[at].low)
    if is_spokesman and at and (words[at - 1].low in BODIES or words[at - 1].owns):
        return Named((words[at].text, spoken(disown(words[:at]))), person=True, kind=words[at].low)
    return Named((spoken(words),), person=True, kind=words[at].low)


def _titled(words: list[Word], at: int) -> Named:
    person = _by_membership(words[at + 1 :]) or Named((spoken(words[at + 1 :]),), person=True)
    owner = words[:at]
    if words[at].low in ROLES and not words[at].is_capital and owner and len(person.names) == 1:
        tail = _proper_tail([w for w in owner if w.is_capital or w.low in JOINERS])
        if tail and owner[-1] is tail[-1] and (is_acronym(tail[-1].text) or is_body(tail[-1])):
            return Named((*person.names, spoken(tail)), person=True, kind=words[at].low)
        if is_body(owner[-1]) and (words[at].low.startswith("spokes") or owner[-1].low in SHORT_FORMS):
            return Named((*person.names, spoken(owner)), person=True)
    return Named(person.names, person=True, kind=spoken(words[: at + 1]).lower())


def _role_first(words: list[Word]) -> Named | None:
    """ "spokesman for the army", "officials at the Health Ministry", "a source in the investigation"."""
    for i, word in enumerate(words):
        if word.low in PREPOSITIONS:
            return None
        if is_role(word) and i + 2 < len(words) and words[i + 1].low in PREPOSITIONS:
            body = _bare(words[i + 2 :])
            spokes = word.low.startswith("spokes")
            if body and (spokes or (words[i + 1].low in {"at", "from", "of", "for", "with"} and _has_body(body))):
                return Named((spoken(words[: i + 1]), *_plain(body).names), person=True, kind=word.low)
            return Named((spoken(words),), person=True, kind=word.low)
    return None


def _has_body(words: Sequence[Word]) -> bool:
    return any((w.is_capital and is_body(w)) or is_acronym(w.text) for w in words)


def _by_membership(words: list[Word]) -> Named | None:
    """ "Ada Quill of the GWU", "Vik Sett of brokerage Agriview"; not "University of Kelm"."""
    at = next((i for i, w in enumerate(words) if w.low in {"of", "at", "from", "with"}), None)
    if at is None or not 2 <= at <= 4 or not all(w.is_capital for w in words[:at]):
        return None
    left = _untitled(list(words[:at]))
    if any(is_body(w) or is_role(w) or is_acronym(w.text) for w in left):
        return None
    body = _bare(words[at + 1 :])
    named = _plain(body) if body else None
    if named and (_has_body(body) or not body[0].is_capital or len(body) >= 2) and any(w.is_capital for w in body):
        return Named((spoken(left), *named.names), person=True)
    return Named((spoken(left),), person=True)


def _plain(words: list[Word]) -> Named:
    """ "rights group Open Cells" is "Open Cells"; "regional prosecutor's office" stays whole."""
    words = _bare(words)
    proper = _proper_tail(words)
    before = words[: len(words) - len(proper)]
    if proper and before and before[-1].low not in PREPOSITIONS and not before[-1].owns:
        return Named((spoken(_untitled(proper)),), kind=before[-1].low)
    if proper and not before:
        bare = _untitled(proper)
        return Named((spoken(bare),), person=len(bare) < len(proper), kind=disowned(words[-1].low))
    return Named((spoken(words),), kind=_head(words)) if words else Named(())


def _head(words: Sequence[Word]) -> str:
    """The noun a phrase turns on: "police union", "office" of "office of the mayor"."""
    at = next((i for i, w in enumerate(words) if w.low in PREPOSITIONS), len(words))
    return disowned(words[max(0, at - 1)].low)


def _with_aside(named: Named, head: list[Word], aside: Sequence[Word]) -> Named:
    """What stands after a comma: ", the director of Open Cells", ", DIG Omar Vale", ", who heads its field team"."""
    relay = _relay(aside)
    if relay:
        return replace(named, names=named.names + relay)
    words = _bare(aside)
    if not words:
        return named
    if aside[0].low == "by" and len(words) > 1 and any(w.low in DATA or w.low in WORKS for w in head):
        return _core(_bare(words[1:]))
    if len(named.names) > 1:
        is_office = named.person and named.names[0].islower() and len(named.names) == 2
        return _apposed(named, head, words) if is_office else named
    if not any(w.is_capital for w in head if not w.owns) or (is_role(head[-1]) and not head[-1].is_capital):
        return _apposed(named, head, words)
    body = _organisation(list(aside), words)
    role = next((w.low for w in words if is_role(w)), "") if words[0].low not in TRAILERS else ""
    if body or role:
        return Named((*named.names, *body), person=True, kind=role)
    if _head(words) in BODIES and not named.person:
        return Named(named.names, named.person, _head(words))
    return named


def _relay(aside: Sequence[Word]) -> tuple[str, ...]:
    """Who passes it on: ", which Vestpress has seen", ", quoted by the Valley Herald"."""
    words = [w for w in aside if w.text[0].isalnum()]
    lows = [w.low for w in words]
    if lows[:1] == ["which"] and lows[-2:-1] in (["has"], ["had"]) and lows[-1] in SEEN:
        return _plain(words[1:-2]).names
    if len(lows) > 2 and lows[0] in SEEN and lows[1] == "by":
        stop = next((i for i, low in enumerate(lows) if i > 2 and low in TRAILERS), len(lows))
        return _plain(words[2:stop]).names
    return ()


def _apposed(named: Named, head: list[Word], words: list[Word]) -> Named:
    """ "Its head, Mark Dunne", "the owner's salvage contractor, Dutch firm Waterkant": the name follows."""
    proper = _proper_tail(words)
    descriptive = all(w.low not in PREPOSITIONS and w.low not in TRAILERS for w in words[: len(words) - len(proper)])
    if not proper or not descriptive or words[0].low in TRAILERS:
        return named
    inner = _core(words)
    if len(named.names) == 2:  # "the chairman of the Ballot Commission, Judge Ama Boto"
        return Named((inner.names[0], named.names[1]), person=True, kind=named.kind)
    owner = next((i for i, w in enumerate(head) if w.owns), None)
    if is_role(head[-1]) and owner is not None and len(inner.names) == 1:
        return Named((*inner.names, *_owner_body(head[: owner + 1])), person=True, kind=head[-1].low)
    return Named(inner.names, person=is_role(head[-1]), kind=named.kind)


def _owner_body(owner: list[Word]) -> tuple[str, ...]:
    """The body that owns an office: "the union's"; not "the town's"."""
    body = disown(owner)
    return _plain(body).names if any(w.is_capital or w.low in SHORT_FORMS for w in body) else ()


# Their "of" and "from" name a place, not an organisation.
_UNATTACHED = frozenset(
    """resident farmer witness survivor student driver man woman grower fisherman person mother father""".split()
)


def _organisation(aside: list[Word], words: list[Word]) -> tuple[str, ...]:
    """The organisation in a description: "a lawyer at the Center for Fair Rents", "its regional secretary"."""
    if (
        aside
        and aside[0].low == "who"
        and len(aside) > 2
        and aside[1].low in {"heads", "leads", "runs", "chairs", "directs", "headed", "led"}
    ):
        owned = _bare(aside[2:])
        site = next((i + 1 for i, w in enumerate(owned) if w.low == "at"), None)
        if site:
            return _plain(owned[site:]).names
        at = next((i for i, w in enumerate(owned) if w.owns), None)
        return _plain(disown(owned[: at + 1])).names if at is not None else _plain(owned).names
    role = next((i for i, w in enumerate(words) if is_role(w)), None)
    if role is None or words[0].low in TRAILERS:
        return ()
    if aside[0].low in OWNERS:
        return (aside[0].low,)
    owner = next((i for i, w in enumerate(words[:role]) if w.owns), None)
    if owner is not None:
        return _owner_body(words[: owner + 1])
    for i in range(role + 1, len(words) - 1):
        if words[i].low not in {"of", "at", "for", "with", "from", "in"}:
            continue
        body = _bare(words[i + 1 :])
        stop = next((j for j, w in enumerate(body) if w.low in TRAILERS), len(body))
        body = body[:stop]
        if body and (
            body[0].is_capital
            or _plain(body).names[0] != spoken(body)
            or (len(body) == 1 and body[0].low in SHORT_FORMS)
        ):
            if words[i].low in {"in", "from"} or words[role].low in _UNATTACHED:
                return _plain(body).names if _has_body(body) else ()
            return _plain(body).names
    return ()

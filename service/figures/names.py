"""Who a phrase names: "the director of Hamoked, Jessica Montell" is ("Jessica Montell", "Hamoked").

Names are given as they stand, without article, title and description. Nothing here knows where a figure stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.figures.voice import (
    ARTICLES,
    BODIES,
    DATA,
    DETERMINERS,
    JOINERS,
    OWNERS,
    MONTHS,
    PREPOSITIONS,
    ROLES,
    SHORT_FORMS,
    TITLES,
    TRAILERS,
    WORKS,
    Word,
    disown,
    disowned,
    is_acronym,
    is_body,
    is_role,
    spoken,
)

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
    return "our" in lows[:2] or any(
        a == "this" and b in {"article", "story", "newspaper", "report", "website", "page"}
        for a, b in zip(lows, lows[1:], strict=False)
    )


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
    while kept and (kept[0].low in DETERMINERS or kept[0].low in {"even", "only", "then", "yet", "same", "local"}):
        kept = kept[1:]
    return kept


def _core(words: list[Word]) -> Named:
    for rule in (_by_maker, _by_work, _by_owner, _by_role, _by_membership):
        named = rule(words)
        if named:
            return named
    return _plain(words)


def _by_maker(words: list[Word]) -> Named | None:
    """ "court records compiled by the Tenant Data Lab", "analysts surveyed by MarketLens": an origin and its relay."""
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
        if word.low not in DATA and word.low not in WORKS:
            continue
        following = words[i + 1].low if i + 1 < len(words) else ""
        if word.is_capital and (words[i + 1 : i + 2] and words[i + 1].is_capital):  # "Tenant Data Lab"
            continue
        if following in BODIES:  # "statistics office"
            continue
        maker = _bare(words[i + 2 :]) if following in {"from", "by", "of"} else []
        proper = sum(w.is_capital and w.low not in MONTHS for w in maker) >= 2 or any(is_acronym(w.text) for w in maker)
        if maker and _is_voice(maker) and (word.low in DATA or following != "of" or (proper and maker[0].is_capital)):
            return _core(maker)
        if following in PREPOSITIONS:
            return Named((spoken(words if len(words) <= i + 4 else words[: i + 1]),), kind=word.low)
        owner = words[:i]
        for j in range(len(owner) - 1, -1, -1):
            if owner[j].owns and all(not w.is_capital for w in owner[j + 1 :]) and _is_voice(words[: j + 1]):
                if any(is_body(w) for w in owner[j + 1 :]):
                    break
                return _core(disown(words[: j + 1]))
        if owner and word.low in DATA and _is_voice(owner):
            return _core(owner)
        if i == len(words) - 1:
            return Named((spoken(words),), kind=word.low)
    return None


def _is_voice(words: Sequence[Word]) -> bool:
    """True of words that hold a proper name or a body: "Home Office", "police", "dealers' federation"."""
    return (
        any(w.is_capital and (i > 0 or len(words) > 1 or is_acronym(w.text) or is_body(w)) for i, w in enumerate(words))
        or is_body(words[-1])
        or words[-1].owns
    )


def _by_owner(words: list[Word]) -> Named | None:
    """ "the Trust's Leela Varghese", "the PTU's chief negotiator Mette Lund"."""
    for i, word in enumerate(words[:-1]):
        if not word.owns:
            continue
        rest = words[i + 1 :]
        proper = _proper_tail(rest)
        between = rest[: len(rest) - len(proper)]
        described = not between or any(is_role(w) or w.low in TITLES for w in between)
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
    """Without the titles in front: "Interior Minister Pavel Drost" is "Pavel Drost"."""
    for i in range(len(words) - 1, 0, -1):
        before = words[i - 1]
        titled = before.low in TITLES or (is_role(before) and (len(words) - i >= 2 or i >= 2))
        if titled and words[i].is_capital and not any(is_body(w) or is_role(w) for w in words[i:]):
            return words[i:]
    return words


def _by_role(words: list[Word]) -> Named | None:
    """ "a lawyer", "NRZ spokesman", "EAM director Ilse Brandt", "spokesman for the army"."""
    at = next((i for i in range(len(words) - 1, -1, -1) if is_role(words[i]) or words[i].low in TITLES), None)
    if at is None or any(w.low in PREPOSITIONS for w in words[:at]):
        return _role_first(words)
    after = words[at + 1 :]
    if after and after[0].is_capital and any(is_body(w) for w in after) and words[at].is_capital:
        return None  # "Tenant Data Lab"
    if after and after[0].is_capital:
        return _titled(words, at)
    if after and after[0].low in PREPOSITIONS:
        return _role_first(words)
    if after:
        return (
            Named((spoken(words),), person=True, kind=words[at].low) if at == 0 and after[0].low not in BODIES else None
        )
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
        if is_role(word) and i + 2 < len(words) + 0 and words[i + 1].low in PREPOSITIONS:
            body = _bare(words[i + 2 :])
            spokes = word.low.startswith("spokes")
            if body and (spokes or (words[i + 1].low in {"at", "from", "of", "for", "with"} and _has_body(body))):
                return Named((spoken(words[: i + 1]), *_plain(body).names), person=True, kind=word.low)
            return Named((spoken(words),), person=True, kind=word.low)
    return None


def _has_body(words: Sequence[Word]) -> bool:
    return any((w.is_capital and is_body(w)) or is_acronym(w.text) for w in words)


def _by_membership(words: list[Word]) -> Named | None:
    """ "Mette Lund of the PTU", "Vikram Shetty of brokerage Agrisight"; not "University of Kerala"."""
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
    """ "rights group Hamoked" is "Hamoked"; "regional prosecutor's office" stays whole."""
    words = _bare(words)
    if not words:
        return Named(())
    proper = _proper_tail(words)
    before = words[: len(words) - len(proper)]
    if proper and before and before[-1].low not in PREPOSITIONS and not before[-1].owns:
        return Named((spoken(_untitled(proper)),), kind=before[-1].low)
    if proper and not before:
        bare = _untitled(proper)
        return Named((spoken(bare),), person=len(bare) < len(proper), kind=disowned(words[-1].low))
    return Named((spoken(words),), kind=_head(words))


def _head(words: Sequence[Word]) -> str:
    """The noun a phrase turns on: "police union", "office" of "office of the mayor"."""
    at = next((i for i, w in enumerate(words) if w.low in PREPOSITIONS), len(words))
    return disowned(words[max(0, at - 1)].low)


def _with_aside(named: Named, head: list[Word], aside: Sequence[Word]) -> Named:
    """What stands after a comma: ", the director of Hamoked", ", DIG Ranjit Nair", ", who heads the group's field team"."""
    relay = _relay(aside)
    if relay:
        return replace(named, names=named.names + relay)
    words = _bare(aside)
    if not words:
        return named
    if aside[0].low == "by" and len(words) > 1 and any(w.low in DATA or w.low in WORKS for w in head):
        return _core(_bare(words[1:]))
    if named.person and named.names[0].islower() and len(named.names) == 2:
        return _apposed(named, head, words)
    if len(named.names) > 1:
        return named
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
    """Who passes it on: ", which Nordpress has seen", ", quoted by the Daily Banner"."""
    words = [w for w in aside if w.text[0].isalnum()]
    lows = [w.low for w in words]
    if lows[:1] == ["which"] and lows[-2:-1] in (["has"], ["had"]) and lows[-1] in SEEN:
        return _plain(words[1:-2]).names
    if len(lows) > 2 and lows[0] in SEEN and lows[1] == "by":
        stop = next((i for i, low in enumerate(lows) if i > 2 and low in TRAILERS), len(lows))
        return _plain(words[2:stop]).names
    return ()


def _apposed(named: Named, head: list[Word], words: list[Word]) -> Named:
    """ "Its head, Mark Dunne", "the owner's salvage contractor, Dutch firm Rijnberg": the name follows."""
    proper = _proper_tail(words)
    descriptive = all(w.low not in PREPOSITIONS and w.low not in TRAILERS for w in words[: len(words) - len(proper)])
    if not proper or not descriptive or words[0].low in TRAILERS:
        return named
    inner = _core(words)
    if len(named.names) == 2:  # "the chairman of the Electoral Commission, Justice Kofi Adade"
        return Named((inner.names[0], named.names[1]), person=True, kind=named.kind)
    owner = next((i for i, w in enumerate(head) if w.owns), None)
    if is_role(head[-1]) and owner is not None and len(inner.names) == 1:
        return Named((*inner.names, *_plain(disown(head[: owner + 1])).names), person=True, kind=head[-1].low)
    return Named(inner.names, person=is_role(head[-1]), kind=named.kind)


# Their "of" and "from" name a place, not an organisation.
_UNATTACHED = frozenset(
    "resident farmer witness survivor student driver man woman grower fisherman person mother father".split()
)


def _organisation(aside: list[Word], words: list[Word]) -> tuple[str, ...]:
    """The organisation in a description: "a lawyer at the Center for Detainee Counsel", "its regional secretary"."""
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
        body = disown(words[: owner + 1])
        return _plain(body).names if any(w.is_capital or w.low in SHORT_FORMS for w in body) else ()
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

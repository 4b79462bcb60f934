"""Who a phrase names: "the director of Open Cells, Ada Quill" is ("Ada Quill", "Open Cells").

What stands between commas adds the name, the organisation or the relay. Nothing here knows where a figure stands.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.figures.voices.bearer import Named, bare, has_body, head_word, plain, proper_tail, untitled
from service.figures.voices.office import owning, workplace, works_for
from service.figures.voices.voice import (
    ARTICLES,
    BODIES,
    DATA,
    JOINERS,
    MONTHS,
    OWNERS,
    PREPOSITIONS,
    ROLES,
    SHORT_FORMS,
    TRAILERS,
    WEEKDAYS,
    WORKS,
    Word,
    disown,
    disowned,
    is_acronym,
    is_body,
    is_proper,
    is_role,
    is_title,
    spoken,
)
from service.figures.voices.written import core

# "obtained by the Post under the law on records"; not "by the Bank of Kelm"
_CLOSING = PREPOSITIONS - {"of", "for"} | frozenset("under through during via ahead".split())
_OWN_DESKS = frozenset(
    "office board bureau website management administration members agents teams volunteers monitors".split()
)
SEEN = frozenset(
    "seen obtained reviewed viewed accessed quoted cited read reported published released commissioned".split()
)


_DATED = WEEKDAYS | MONTHS | frozenset("week month year quarter".split())


def name(words: Sequence[Word]) -> Named | None:
    """Reads a noun phrase with what stands between commas after it; None if nobody is in it."""
    whole, *asides = _segments(words)
    if len(whole) > 1 and whole[0].owns and disowned(whole[0].low) in _DATED:  # "Today's report"
        return name(words[1:])
    head = bare(whole)
    if not head or _is_own(whole):
        return None
    if (pronoun := _stand_in(whole, head)) is not None:
        return pronoun
    if (holder := _holder(head, asides[:2])) is not None:
        return holder
    named = core(head)
    if whole[0].low in {"its", "their"} and named.person and named.names[0][0].isupper() and len(named.names) == 1:
        named = replace(named, names=(*named.names, whole[0].low))  # "its deputy director Ada Quill"
    for aside in asides:
        named = _with_aside(named, whole if whole[0].low in OWNERS else head, aside)
        if aside and aside[0].low == "which":  # "the firm, which is based in Tolm, Kelm": Kelm is no firm
            break
    work = next((w.low for w in head if w.low in DATA or w.low in WORKS), "")
    return replace(named, definite="same" in {w.low for w in whole[:2]} or whole[0].low == "the", work=work)


def _stand_in(whole: Sequence[Word], head: Sequence[Word]) -> Named | None:
    """The pronoun that a phrase stands for: "it" of "its survey", "he" of "the 34-year-old"."""
    if whole[0].low in OWNERS and any(w.low in DATA or w.low in WORKS for w in head):
        return Named((whole[0].low,))
    if head[-1].low.endswith("year-old"):  # "the 34-year-old said"
        return Named(("he",), person=True)
    if [w.low for w in head] in (["him"], ["them"]):  # "according to him"
        return Named(("he" if head[0].low == "him" else "they",), person=head[0].low == "him")
    if whole[0].low in {"his", "her"} and len(head) == 1 and head[0].low in SHORT_FORMS:
        return Named((f"{whole[0].low} {head[0].low}",), kind=head[0].low)
    if whole[0].low in {"its", "their"} and head_word(head) in _OWN_DESKS:  # "its office in Kelm"
        return Named((whole[0].low,))
    return None


def is_person(words: Sequence[Word]) -> bool:
    """True of "Ivo Brand"; not of "Open Cells Trust"."""
    plain = all(w.text.replace("-", "").isalpha() and w.low not in BODIES for w in words)
    return 2 <= len(words) <= 5 and words[0].is_capital and is_proper(words) and plain


def _is_own(words: Sequence[Word]) -> bool:
    """True of "our report of June 9", "an earlier version", "this newspaper"."""
    lows = [w.low for w in words]
    own = {"article", "story", "newspaper", "report", "website", "page"}
    return (
        lows[0] == "our"  # not "Save Our Libraries"
        or "our" in {w.text for w in words[:2]}
        or any(a == "this" and b in own for a, b in pairwise(lows))
        or (lows[-1] == "version" and not {"earlier", "previous", "original"}.isdisjoint(lows))
    )


def _segments(words: Sequence[Word]) -> list[list[Word]]:
    """The words between commas; what stands in brackets is left out."""
    found: list[list[Word]] = [[]]
    depth = seam = 0
    for word in words:
        if word.text in "([":
            depth += 1
        elif word.text in ")]":
            depth, seam = max(0, depth - 1), len(found[0])
        elif depth == 0 and word.text == ",":
            found.append([])
        elif depth == 0:
            found[-1].append(word)
            holder = found[-1][seam:] if len(found) == 1 and seam else []
            if is_person(holder) and is_role(found[0][0]):  # "Director of Ports (DP) Ada Quill"
                found, seam = [found[0][:seam], holder], 0
    return found


def _with_aside(named: Named, head: list[Word], aside: Sequence[Word]) -> Named:
    """What stands after a comma: ", the director of Open Cells", ", DIG Omar Vale", ", who heads its field team"."""
    relay = _relay(aside)
    if relay:
        return replace(named, names=named.names + relay)
    if [w.low for w in aside[:2]] in (["relying", "on"], ["drawing", "on"], ["based", "on"]):
        origin = core(bare(aside[2:])) if bare(aside[2:]) else None
        return replace(named, names=(*origin.names, *named.names)) if origin else named
    words = bare(aside)
    if not words:
        return named
    if aside[0].low == "by" and len(words) > 1 and any(w.low in DATA or w.low in WORKS for w in head):
        return core(bare(words[1:]))
    if len(named.names) > 1:
        is_office = named.person and named.names[0].islower() and len(named.names) == 2
        return _apposed(named, head, words) if is_office else named
    opens = is_role(head[0]) and len(head) > 1 and not head[1].is_capital  # "Counsel for the paper, Ada Quill"
    if not any(w.is_capital for w in head[opens:] if not w.owns) or (is_role(head[-1]) and not head[-1].is_capital):
        return _apposed(named, head, words)
    if head[0].low in ROLES and not head[0].is_capital and is_person(words):  # "a farmer from Kelm, Ivo Brand"
        return Named((spoken(untitled(words)), *named.names[1:]), person=True, kind=head[0].low)
    body = _employer(aside) or _organisation(list(aside), words)
    role = next((w.low for w in words if is_role(w)), "") if words[0].low not in TRAILERS else ""
    if body or role:
        return Named((*named.names, *body), person=True, kind=role)
    return named


def _holder(head: list[Word], asides: Sequence[Sequence[Word]]) -> Named | None:
    """The person of "The Inspector of Prisons, Ivo Brand", "The Director, Harbour Agency, Dr Ada Quill"."""
    if head_word(head) not in ROLES and not (is_role(head[-1]) and head[-1].is_capital):
        return None
    parts = [bare(aside) for aside in asides]
    titled = len(parts) > 1 and bool(parts[1]) and is_title(parts[1][0])
    person = untitled(parts[titled]) if len(parts) > titled and parts[titled] else []
    if not is_person(person) or (not is_proper(head[-1:]) and is_role(head[-1])):
        return None
    owner, role = (next((i for i, w in enumerate(head) if test(w)), None) for test in (lambda w: w.owns, is_role))
    if titled and has_body(parts[0]):
        body = plain(parts[0]).names
    elif owner is not None:
        body = _owner_body(head[: owner + 1], head[owner + 1])
    else:
        body = workplace(head[: role + 1]) or core(head).names[1:] if role is not None else ()
    return Named((spoken(person), *body), person=True, kind=head_word(head))


def _relay(aside: Sequence[Word]) -> tuple[str, ...]:
    """Who passes it on: ", which Vestpress has seen", ", quoted by the Valley Herald"."""
    words = [w for w in aside if w.text[0].isalnum()]
    lows = [w.low for w in words]
    if lows[:1] == ["which"] and lows[-2:-1] in (["has"], ["had"]) and lows[-1] in SEEN:
        return plain(words[1:-2]).names
    if len(lows) > 2 and lows[0] in SEEN and lows[1] == "by":
        stop = next((i for i, low in enumerate(lows) if i > 2 and low in TRAILERS | _CLOSING), len(lows))
        return plain(words[2:stop]).names
    return ()


def _apposed(named: Named, head: list[Word], words: list[Word]) -> Named:
    """ "Its head, Mark Dunne", "the council's road builder, Norse firm Veikraft": the name follows."""
    proper = proper_tail(words)
    descriptive = all(w.low not in PREPOSITIONS and w.low not in TRAILERS for w in words[: len(words) - len(proper)])
    if not proper or not descriptive or words[0].low in TRAILERS:
        return named
    inner = core(words)
    if named.names[0] in SPOKESMEN and (inner.person or is_person(words)):  # "an army spokesman, Col. Ivo Brand"
        return Named((inner.names[0], *named.names[1:2]), person=True, kind=named.kind)
    if len(named.names) == 2:  # "the chairman of the Ballot Commission, Judge Ama Boto"
        return Named((inner.names[0], named.names[1]), person=True, kind=named.kind)
    owner = next((i for i, w in enumerate(head) if w.owns), None)
    if is_role(head[-1]) and head[0].low in {"its", "their"} and len(inner.names) == 1:
        return Named((*inner.names, head[0].low), person=True, kind=head[-1].low)
    if is_role(head[-1]) and owner is not None and len(inner.names) == 1:
        body = _owner_body(head[: owner + 1], head[-1])
        return Named((*inner.names, *body), person=True, kind=head[-1].low)
    body = workplace(head) if is_role(head[-1]) and len(inner.names) == 1 else ()
    return Named((*inner.names, *body), person=is_role(head[-1]), kind=named.kind)


def _owner_body(owner: list[Word], role: Word) -> tuple[str, ...]:
    """The body that owns an office: "the union's"; not "the town's"."""
    body = disown(owner)
    return owning(owner, [role]) if any(w.is_capital or w.low in SHORT_FORMS for w in body) else ()


SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson"])
# Their "of" and "from" name a place, not an organisation.
_UNATTACHED = frozenset(
    """mp mep mla councillor senator congressman congresswoman lawmaker governor mayor
    commissioner magistrate sheriff coroner judge prosecutor
    ambassador envoy resident farmer witness survivor student driver man woman grower fisherman person mother
    father""".split()
)

# Who lives or stays at a place does not speak for it.
_WORKING = frozenset("works helps manages covers studies teaches tracks oversees follows".split())
_GRADES = frozenset("deputy chief member executive lead".split())
_HEADING = frozenset("heads leads runs chairs directs headed led".split())


def _employer(aside: Sequence[Word]) -> tuple[str, ...]:
    """ ", who manages bonds at Stonehill Capital", ", of the campaign group Open Cells"; not ", who hid at Camp 4"."""
    if aside[0].low in {"of", "from", "with", "at"}:  # not "the Farmers' List, at 4.7%"
        return () if any(w.is_number for w in aside) else plain(bare(aside[1:])).names
    if aside[0].low != "who" or len(aside) < 3 or aside[1].low not in _WORKING | _HEADING:
        return ()
    at = next((i for i in range(len(aside) - 1, 0, -1) if aside[i].low in {"at", "for"}), len(aside))
    site = bare(aside[at + 1 :])
    proper = bool(site) and all(w.is_capital or w.low in JOINERS for w in site)
    if aside[1].low in _HEADING:
        return plain(site).names if site else _headed(aside)
    return plain(site).names if proper and (len(site) > 1 or is_acronym(site[0].text)) else ()


def _headed(aside: Sequence[Word]) -> tuple[str, ...]:
    """ ", who heads the union's legal team", ", who runs Open Cells"; not ", who runs a team of six"."""
    owned = bare(aside[2:])
    if aside[2].low in {"its", "their"}:  # "who leads its team in Kelm"
        return (aside[2].low,)
    # "who led the survey", "who runs 900 sheep"
    if any(w.is_number or (not w.is_capital and (w.low in DATA or w.low in WORKS)) for w in owned):
        return ()
    at = next((i for i, w in enumerate(owned) if w.owns), None)
    if at is not None:
        body = any(is_body(w) and w.low not in _OWN_DESKS for w in owned[at + 1 : at + 2])
        whole = owned[: at + 2] if body else disown(owned[: at + 1])
        return plain(whole).names
    known = any(w.is_capital for w in owned) or (len(owned) == 1 and owned[0].low in SHORT_FORMS)
    return plain(owned).names if known else ()


def _organisation(aside: list[Word], words: list[Word]) -> tuple[str, ...]:
    """The organisation in a description: "an engineer at the Institute for Safe Roads", "its regional secretary"."""
    role = next((i for i, w in enumerate(words) if is_role(w)), None)
    if role is None or words[0].low in TRAILERS:
        return ()
    while role + 1 < len(words) and is_role(words[role + 1]) and words[role].low in _GRADES:
        role += 1  # "deputy commissioner"
    its = next((w.low for w in aside[:3] if w.low in OWNERS), None)  # ", one of its lawyers"
    if its:
        return (its,)
    owner = next((i for i, w in enumerate(words[:role]) if w.owns), None)
    if owner is not None:
        return _owner_body(words[: owner + 1], words[role])
    speaks_for = role and words[role].low.startswith("spokes") and words[role - 1].low in BODIES
    works = speaks_for or works_for(words[:role], words[role])
    return (spoken(words[:role]),) if works else _workplace(words, role)


def _workplace(words: Sequence[Word], role: int) -> tuple[str, ...]:
    """ "an engineer at the Institute for Safe Roads"; not "a farmer from Upper Tolm", "a councillor of Ward 17"."""
    for i in range(role + 1, len(words) - 1):
        if words[i].low not in {"of", "at", "for", "with", "from", "in"}:
            continue
        body = bare(words[i + 1 :])
        joined = (j for j, w in enumerate(body[1:], 1) if w.low in ARTICLES and body[j - 1].low == "and")
        stop = next((j for j, w in enumerate(body) if w.low in TRAILERS), next(joined, len(body) + 1) - 1)
        body = body[: max(stop, 0)] if stop < len(body) else body
        body = body[: next((j for j in range(1, len(body) - 1) if _is_sited(body, j)), len(body))]
        if body and (
            (words[role].low in SPOKESMEN and is_body(body[-1]))
            or (words[i].low == "of" and is_body(body[-1]) and PREPOSITIONS.isdisjoint(w.low for w in body))
            or body[0].is_capital
            or plain(body).names[0] != spoken(body)
            or (len(body) == 1 and body[0].low in SHORT_FORMS)
        ):
            if words[i].low in {"in", "from"} or words[role].low in _UNATTACHED:
                return plain(body).names if has_body(body) else ()
            return plain(body).names
    return ()


def _is_sited(body: Sequence[Word], j: int) -> bool:
    """Word j tells where it is: "Brill Capital [in] Kelm", "farmers' association [at] Kelm"."""
    sited = j > 1 and body[j].low in {"in", "near"} and body[j + 1].is_capital
    return sited or (body[j].low == "at" and is_body(body[j - 1]))

"""Who a phrase names: "the director of Open Cells, Ada Quill" is ("Ada Quill", "Open Cells").

What stands between commas adds the name, the organisation or the relay. Nothing here knows where a figure stands.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.figures.voices.bearer import Named, bare, has_body, head_word, plain, proper_tail, untitled
from service.figures.voices.office import employer
from service.figures.voices.voice import (
    BODIES,
    DATA,
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
_CLOSING = TRAILERS | PREPOSITIONS - {"of", "for"} | frozenset("under through during via ahead".split())
_OWN_DESKS = frozenset(
    "office board bureau website management administration members agents teams volunteers monitors".split()
)
_SEEN = frozenset("seen obtained reviewed viewed accessed quoted cited read reported commissioned".split())
_DATED = WEEKDAYS | MONTHS | frozenset("week month year quarter".split())
# Who lives or stays at a place does not speak for it.
_WORKING = frozenset("works helps manages covers studies teaches tracks oversees follows".split())
_PARENT = re.compile(r"\w+-of-\w+")  # "the father-of-three"
_GRADES = frozenset("deputy chief member executive lead".split())
_HOLDERS = frozenset("owner operator landlord developer builder parent supplier".split())
# Who runs one speaks for nobody else.
_STALLS = frozenset("store shop hotel farm cafe café bakery stall pub bar restaurant garage kiosk inn salon".split())
_HEADING = frozenset("heads leads runs chairs directs headed led".split())


def name(words: Sequence[Word]) -> Named | None:
    """Reads a noun phrase with what stands between commas after it; None if nobody is in it."""
    whole, *asides = _segments(words)
    if len(whole) > 1 and whole[0].owns and disowned(whole[0].low) in _DATED:  # "Today's report"
        return name(words[1:])
    head = bare(whole)
    if not head or (_is_own(whole) and not _has_own_name(whole, asides)):
        return None
    owner = whole[0].low
    work = next((w.low for w in head if w.low in DATA or w.low in WORKS), "")
    if (pronoun := _stand_in(owner, head, work)) is not None:
        return pronoun
    if (holder := _holder(head, [bare(aside) for aside in asides[:2]])) is not None:
        return holder
    named = core(head)
    if owner in {"its", "their"} and named.person and named.names[0][0].isupper() and len(named.names) == 1:
        named = replace(named, names=(*named.names, owner))  # "its deputy director Ada Quill"
    for aside in asides:
        named = _with_aside(named, whole if owner in OWNERS else head, aside)
        if aside and aside[0].low == "which":  # "the firm, which is based in Tolm, Kelm": Kelm is no firm
            break
    return replace(named, definite="same" in {w.low for w in whole[:2]} or owner == "the", work=work)


def _stand_in(owner: str, head: Sequence[Word], work: str) -> Named | None:
    """The pronoun that a phrase stands for: "it" of "its survey", "he" of "the 34-year-old"."""
    if owner in OWNERS and (work or (owner in {"its", "their"} and head_word(head) in _OWN_DESKS)):
        return Named((owner,))  # "its annual report", "its office in Kelm"
    if head[-1].low.endswith("year-old") or _PARENT.fullmatch(head[-1].low):  # "the 34-year-old said"
        return Named(("he",), person=True)
    if [w.low for w in head] == ["him"]:
        return Named(("he",), person=True)
    if [w.low for w in head] == ["them"]:  # "according to them"
        return Named(("they",))
    if owner in {"his", "her"} and len(head) == 1 and head[0].low in SHORT_FORMS:
        return Named((f"{owner} {head[0].low}",), kind=head[0].low)
    return None


def is_person(words: Sequence[Word]) -> bool:
    """True of "Ivo Brand"; not of "Open Cells Trust"."""
    return 2 <= len(words) <= 5 and words[0].is_capital and is_proper(words) and not any(w.low in BODIES for w in words)


def _is_own(words: Sequence[Word]) -> bool:
    """True of "our report of June 9", "an earlier version", "this newspaper"."""
    lows = [w.low for w in words]
    own = {"article", "story", "newspaper", "report", "website", "page"}
    return (
        "our" in {lows[0], *(w.text for w in words[:2])}  # not "Save Our Libraries"
        or any(a == "this" and b in own for a, b in pairwise(lows))
        or lows[-1] == "version"
    )


def _has_own_name(words: Sequence[Word], asides: Sequence[Sequence[Word]]) -> bool:
    """True of "our analyst Ivo Brand", "our Kelm director, Ivo Brand"; not of "our report"."""
    *office, first, last = [words[0], *words]
    named = is_person([first, last]) and not is_role(last)
    return any(map(is_role, words if asides else office)) and (named or any(map(is_person, asides[:1])))


def _segments(words: Sequence[Word]) -> list[list[Word]]:
    """The words between commas; what stands in brackets is left out."""
    found: list[list[Word]] = [[]]
    depth = seam = 0
    for word in words:
        depth = max(0, depth + (word.text in "([") - (word.text in ")]"))
        if depth == 0 and word.text == ",":
            found.append([])
        elif depth == 0 and word.text in ")]":
            seam = len(found[0])
        elif depth == 0:
            found[-1].append(word)
            holder = found[-1][seam:] if len(found) == 1 and seam else []
            if is_person(holder) and is_role(found[0][0]):  # "Director of Ports (DP) Ada Quill"
                found, seam = [found[0][:seam], holder], 0
    return found


def _with_aside(named: Named, head: list[Word], aside: Sequence[Word]) -> Named:
    """What stands after a comma: ", the director of Open Cells", ", DIG Omar Vale", ", who heads its field team"."""
    words = bare(aside)
    if not words:
        return named
    if relay := _relay(words):
        return replace(named, names=named.names + relay)
    if aside[0].low == "by" and any(w.low in DATA or w.low in WORKS for w in head):
        return core(bare(words[1:]))  # "a third tally, by the League"
    office_named = named.names[0].lower().split()  # "director", "Acting Director"
    titled = named.names[0].islower() or (office_named[-1] in ROLES and is_person(untitled(words)))
    is_office = named.person and titled and len(named.names) == 2
    if len(named.names) > 1 and not is_office:
        return named
    office = next((i for i in range(len(head) - 1, -1, -1) if is_role(head[i])), None)
    ends = office == len(head) - 1 and not head[-1].is_capital
    opens = office == 0 and len(head) > 1 and not head[1].is_capital  # "Counsel for the paper, Ada Quill"
    if ends or not any(w.is_capital for w in head[opens:] if not w.owns):
        return _apposed(named, head, words, office)
    if office is not None and is_person(words) and not is_person(head[office + 1 :]):
        return _apposed(named, head, words, office)  # "The Chief Inspector of Prisons, Nigel Shaw"
    at = next((i for i, w in enumerate(words) if is_role(w)), None) if words[0].low not in TRAILERS else None
    while at is not None and words[at].low in _GRADES and any(map(is_role, words[at + 1 : at + 2])):
        at += 1  # "deputy commissioner"
    its = next(((w.low,) for w in aside[:3] if w.low in OWNERS), ()) if at is not None else ()  # ", one of its lawyers"
    body = _employer(aside) or its or (employer(words, at) if at is not None else ())
    if not body and at is None:
        return named
    return Named((*named.names, *body), person=True, kind=words[at].low if at is not None else "")


def _holder(head: list[Word], asides: Sequence[list[Word]]) -> Named | None:
    """The person of "The Director, Harbour Agency, Dr Ada Quill", "The Commissioner, Kelm Command, Mr Ivo Brand"."""
    titled = len(asides) > 1 and bool(asides[1]) and is_title(asides[1][0])
    at = next((i for i, w in enumerate(head) if is_role(w)), None)
    if at is None or not titled or not is_person(untitled(asides[1])):
        return None
    body = plain(asides[0]).names if has_body(asides[0]) else employer(head[: at + 1], at)
    return Named((spoken(untitled(asides[1])), *body), person=True, kind=head[at].low)


def _relay(words: Sequence[Word]) -> tuple[str, ...]:
    """Who passes it on: ", which Vestpress has seen", ", quoted by the Valley Herald"."""
    lows = [w.low for w in words]
    if lows[:1] == ["which"] and lows[-1] in _SEEN:
        return plain([w for w in words[1:-1] if w.low not in {"has", "had"}]).names
    if len(lows) > 2 and lows[0] in _SEEN and lows[1] == "by":
        stop = next((i for i, low in enumerate(lows) if i > 2 and low in _CLOSING), len(lows))
        return plain(list(words[2:stop])).names
    return ()


def _apposed(named: Named, head: list[Word], words: list[Word], office: int | None) -> Named:
    """ "Its head, Mark Dunne", "the council's road builder, Norse firm Veikraft": the name follows."""
    proper = proper_tail(words)
    before = words[: len(words) - len(proper)]
    if not proper or any(w.low in PREPOSITIONS or w.low in TRAILERS for w in before):
        return named
    inner = core(words)
    if office is None or len(inner.names) > 1:
        return Named(inner.names, kind=named.kind)
    if head[office].low in _HOLDERS:  # "the firm's owner, Orbis": it does not speak for the firm
        return Named((inner.names[0],), person=inner.person, kind=inner.kind)
    # "KDC Director of Health and Incident Manager"
    first = next((i for i, w in enumerate(head) if is_role(w) and w.low not in _GRADES), office)
    body = named.names[1:] or employer(head[: office + 1], office) or employer(head[: first + 1], first)
    if not body and is_body(head[-1]) and not head[-1].is_capital:  # "the chairman of the village committee"
        body = tuple(name for name in employer(head, office) if " " in name)  # not "of the museum"
    return Named((inner.names[0], *body), person=True, kind=head[office].low)


def _employer(aside: Sequence[Word]) -> tuple[str, ...]:
    """ ", who manages bonds at Stonehill Capital", ", of the campaign group Open Cells"; not ", who hid at Camp 4"."""
    if aside[0].low in {"of", "from", "with", "at"}:  # not "the Farmers' List, at 4.7%"
        return () if any(w.is_number for w in aside) else plain(bare(aside[1:])).names
    if aside[0].low != "who" or len(aside) < 3 or aside[1].low not in _WORKING | _HEADING:
        return ()
    ends = (i for i in range(2, len(aside) - 1) if aside[i].low in {"and", "but"} and not aside[i + 1].is_capital)
    aside = aside[: next(ends, len(aside))]  # "who runs the store at Kelm and has yet to decide"
    if any(w.low in _STALLS for w in aside):
        return ()
    at = next((i for i in range(len(aside) - 1, 0, -1) if aside[i].low in {"at", "for"}), len(aside))
    site = bare(aside[at + 1 :])
    if aside[1].low in _HEADING:
        return plain(site).names if site else _headed(aside)
    return plain(site).names if is_proper(site) and (len(site) > 1 or is_acronym(site[0].text)) else ()


def _headed(aside: Sequence[Word]) -> tuple[str, ...]:
    """ ", who heads the union's legal team", ", who runs Open Cells"; not ", who runs a team of six"."""
    owned = bare(aside[2:])
    if aside[2].low in {"its", "their"}:  # "who leads its team in Kelm"
        return (aside[2].low,)
    if any(w.is_number or (not w.is_capital and w.low in DATA | WORKS) for w in owned):  # "who led the survey"
        return ()
    at = next((i for i, w in enumerate(owned) if w.owns), None)
    if at is not None:
        body = any(is_body(w) and w.low not in _OWN_DESKS for w in owned[at + 1 : at + 2])
        return plain(owned[: at + 2] if body else disown(owned[: at + 1])).names
    known = any(w.is_capital for w in owned) or (len(owned) == 1 and owned[0].low in SHORT_FORMS)
    return plain(owned).names if known else ()

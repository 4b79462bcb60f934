"""Who has spoken so far, so that "she", "the ministry" and "Quill" can be given in full."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from service.figures.voices.bearer import Named
from service.figures.voices.firm import firm, trading
from service.figures.voices.gate import is_name
from service.figures.voices.heard import (
    BUSINESS,
    PERSON,
    is_crowd,
    is_known,
    is_many,
    is_person,
    is_public,
    is_work,
    longer,
    named_before,
)
from service.figures.voices.office import SPOKESMEN
from service.figures.voices.voice import (
    BODIES,
    DATA,
    PARTICLES,
    PRONOUNS,
    ROLES,
    SHORT_FORMS,
    WORKS,
    is_acronym,
    is_people,
)

# A body of any kind may be called so; "ministry" or "union" only what bears the name.
GENERIC = frozenset(
    """group company firm organisation organization agency charity automaker carmaker maker body nonprofit website
    platform watchdog operator outlet pollster league airline insurer lender retailer
    manufacturer campaigners""".split()
)
_GROUPS = frozenset("group charity organisation organization nonprofit pollster watchdog website platform".split())
# Who is called by the first name
_CROWNED = frozenset("sheikh king queen prince princess sir dame pope".split())
# They work for whoever is named with them; others are asked by it
_OWN_PEOPLE = frozenset("investigators researchers scientists campaigners engineers officials lawyers staff".split())
# A land has one of each, and it is called so
_ONE_OF_A_KIND = frozenset("navy treasury senate congress parliament cabinet judiciary".split())
_POLLS = frozenset("survey study poll research census questionnaire".split())
# So many voices of a text are remembered: looking one up costs the same in any text.
MEMORY = 80
# For so many sentences "its" can be said of a body: a quotation between the two may be as long.
_OWNING = 3
_THE = re.compile(r"\b[Tt]he (\w+)\b")
# "the German airline", "the Kelm-based group"; not "the Kelm bank"
_FROM_THERE = re.compile(r"(?:[A-Z]\w+(?:an|ish|ese|ench|utch|eek|iss)|[\w-]+-based) [a-z]+")
# "Kelmia's second-largest grocer", "the country's oldest lender"
_LARGEST = re.compile(r"(?:the )?[A-Za-z]\w+['’]s? (?:[a-z]+-)?(?:larg|bigg|old|small|rich)est [a-z]+$")


class Heard(NamedTuple):
    """A voice in sentence `number`; not credited where it is only the subject of a plain sentence."""

    who: Named
    number: int
    credited: bool


@dataclass(slots=True)
class Roll:
    """The voices of one section in the order in which they were named.

    outlet    the publisher: its own count and its earlier reports are nobody's
    initials  the publisher's, where it may be called so
    """

    outlet: str = ""
    initials: str = ""
    section: int = -1
    number: int = -1
    spoken: deque[Heard] = field(default_factory=lambda: deque(maxlen=MEMORY))

    def enter(self, section: int, number: int) -> None:
        """Goes on to sentence `number`. Nothing is carried from one pasted article into the next."""
        self.number = number
        if section != self.section:
            self.section = section
            self.spoken.clear()

    def mention(self, who: Named, number: int) -> None:
        """Notes somebody who is the subject of a sentence: the next "she" or "its" may be theirs."""
        names = tuple(n for name in who.names for n in self._name(name, who))
        if names and all(map(is_name, names)):
            self.spoken.append(Heard(Named(names, who.person, who.kind), number, credited=False))

    def full(self, voices: Sequence[Named], before: str) -> tuple[Named, ...]:
        """The same voices in full; without names where a pronoun leads nowhere or the outlet speaks of itself.

        before  the text that stands before them
        """
        known = tuple(self._recalled(who, before) for who in voices)
        if not known[0].names and voices[0].names[0].lower() in {"he", "she"}:
            return known[:1]  # "He told the Post", and nobody knows who: the Post alone is no source
        for full in reversed(known):  # the origin last, so that "its" in the next sentence is the origin's
            if full.names and not self._is_told_of(full):
                self.spoken.append(Heard(full, self.number, credited=True))
        return known

    def _is_told_of(self, who: Named) -> bool:
        """ "Ada Quill of the GWU, who confirmed it, said": who confirmed it is told of already, with her body."""
        lately = (h.who for h in reversed(self.spoken) if h.number == self.number and h.credited)
        return len(who.names) == 1 and any(len(n.names) > 1 and n.names[0] == who.names[0] for n in lately)

    def _recalled(self, who: Named, before: str) -> Named:
        if who.names[0].lower() in PRONOUNS:
            return self._of_pronoun(who)
        written = who.names[0].lower()
        named = (f" {work}" in before.lower() for work in (_POLLS if written in _POLLS else {written}))
        repeated = written in DATA or (written in WORKS and any(named))
        if who.definite and repeated and (kept := self._kept(written)) is not None:
            return kept
        owner, *owned = who.names[0].split()
        if owner in {"his", "her"} and owned:  # "her group" is that of whoever spoke last for one
            held = next((n for n, _, _ in reversed(self.spoken) if n.person and len(n.names) > 1), None)
            return Named(held.names[1:2] if held else tuple(owned), kind=who.kind)
        if len(who.names) == 1 and (who.kind in SPOKESMEN or written in SPOKESMEN):
            if who.definite and (known := self._spokesman()) is not None:
                return known
            body = next(self._bodies(), None)
            who = Named((*who.names, *(body.names[-1:] if body else ())), person=True, kind=who.kind)
        names = [n for name in who.names for n in self._name(name, who, before) if not self._is_outlet(n)]
        if who.person and who.names[0] not in SPOKESMEN:
            # "federation secretary Tom Reed": a federation that nobody named is left out
            names = [
                n
                for i, n in enumerate(names)
                if i == 0 or not (n.lower() in SHORT_FORMS - _ONE_OF_A_KIND or self._is_somebody(n))
            ]
        return replace(who, names=tuple(dict.fromkeys(names)))

    def _spokesman(self) -> Named | None:
        """ "The spokesman" after "army spokesman Ivo Brand"; None where nobody was named as one."""
        last = (n for n, _, credited in reversed(self.spoken) if credited and n.kind.rpartition(" ")[2] in SPOKESMEN)
        known = next(last, None)
        return known if known and PERSON.fullmatch(known.names[0]) else None

    def _kept(self, work: str = "") -> Named | None:
        """ "Home Office figures put it at 40. … 60, the figures show": whoever was credited in the sentence before, or
        by a `work` of that kind."""
        last = [(n, number) for n, number, credited in reversed(self.spoken) if credited]
        near = (known for known, number in last if number >= self.number - 2 and not known.person)
        kinds = _POLLS if work in _POLLS else {work}  # "A study by Oxfield … The survey"
        return next((known for known, _ in last if work and known.work in kinds), None) or next(near, None)

    def _of_pronoun(self, who: Named) -> Named:
        known = self._pronoun(who.names[0].lower())
        if known is None:
            return Named(())
        own = known.names if known.person else known.names[:1]
        rest = [n for name in who.names[1:] for n in self._name(name, who)]
        person = known.person or who.names[0].lower() in {"he", "she"}
        return Named(tuple(dict.fromkeys([*own, *rest])), person, known.kind)

    def _is_outlet(self, name: str) -> bool:
        """True of "Courier" for "The Port Courier"."""
        if name == self.initials:  # "told NSW" in the North & South Wire
            return True
        name, outlet = name.lower(), self.outlet.lower()
        same = name == outlet or f"{name} news" == outlet or f"{name} online" == outlet  # "told the BBC" in BBC News
        return same or (bool(outlet) and outlet.endswith(" " + name))

    def _pronoun(self, low: str) -> Named | None:
        if low in {"he", "she", "his", "her"}:
            return next((n for n, _, _ in reversed(self.spoken) if is_person(n)), None)
        if low in {"it", "they"}:
            lately = self._lately(low == "they")
            if lately is None or is_work(lately):  # "Orbis cuts jobs, filing shows ¶ Orbis will cut 40, it said"
                lately = self._itself() or lately
            one = (n for n in self._bodies() if n.kind != "pollster" and (low == "they" or not is_crowd(n)))
            return lately or next(one, None)
        if low in {"its", "their"}:  # "Fernwatch took 512 calls, its annual report says"
            return self._itself() or next(self._bodies(), None)
        return None

    def _lately(self, many: bool) -> Named | None:
        """Who was credited in this sentence or the two before: "The army issued 900 orders, it added" is theirs."""
        written = None
        for known, number, credited in reversed(self.spoken):
            if number < self.number - 2:
                break
            acting = number == self.number and known.kind == "body"  # "The union blames pay: 40 left, it says"
            recent = credited or acting or (number == self.number - 1 and is_known(known))
            if not recent or (known.person and not (many and is_many(known)) and len(known.names) < 2):
                continue
            if number < self.number and is_work(known):  # "the Board said, citing lists": "it" is the Board
                written = written or known
            elif (not known.person and (many or not is_crowd(known))) or (many and is_many(known)):
                return known
        return written

    def _itself(self) -> Named | None:
        """ "Nordline posted a loss of €40 million, it said": the subject of the sentence, if nobody spoke lately."""
        own = (n for n, number, credited in reversed(self.spoken) if number == self.number and not credited)
        return next((n for n in own if not n.person), None)

    def _bodies(self) -> Iterator[Named]:
        """Voices that are no person, the last first; the organisation of a person counts."""
        people = {n.names[0] for n, _, _ in self.spoken if n.person}  # "Ada Quill said … She added": a person
        for known, _, credited in reversed(self.spoken):
            if not credited and not is_known(known):
                continue
            if not known.person and known.names[0] not in people:
                yield known
            elif len(known.names) > 1:  # "analysts polled by SeaCheck": that is not "the company"
                asked = is_people(low := known.names[0].lower()) and low not in _OWN_PEOPLE
                yield Named(known.names[1:], kind="pollster" if asked else "")

    def _owner(self) -> Named | None:
        """Whose "its" is: the last body of this sentence, or what the one before is about; else it is anybody's."""
        near = [h for h in reversed(self.spoken) if h.number >= self.number - _OWNING]
        bodies = [h for h in near if not h.who.person]
        known = (h.who for h in bodies if h.number == self.number or h.credited or is_known(h.who))
        return next(known, None)

    def _name(self, name: str, who: Named, before: str = "") -> tuple[str, ...]:
        low = name.lower()
        if who.kind.split()[-1:] and who.kind.split()[-1] in _CROWNED and (first := self._first(name)):
            return (first,)
        if low in PRONOUNS:
            if own := [w for w in _THE.findall(before[before.rfind(". ") + 1 :]) if w in SHORT_FORMS]:
                return (self._titled(own[-1]) or own[-1],)  # "the federation lost 3m, its president, Ivo Brand, said"
            known = self._owner()  # "Nordline lost 3m, said Ivo Brand, its chief"
            return known.names[-1:] if known else ()
        if who.definite and low in ROLES and low == name:
            return self._same_role(low) or ((low == "source" and self._kept()) or who).names  # "the same source"
        return (self._short(name, who, before) or self._proper(name, before) or name,)

    def _short(self, name: str, who: Named, before: str) -> str | None:
        """What "the ministry", "the German airline" and "the rights group" stand for."""
        low, kind = name.lower(), name.lower().split()[-1]
        if who.definite and _FROM_THERE.fullmatch(name) and kind in BUSINESS:
            return self._body(kind) or self._company(kind, before)
        if _LARGEST.match(name) and kind in BUSINESS:
            return self._body("company") or self._company(kind, before)
        if low != name:
            return None
        if " " in low and (whole := self._ending(low)) is not None:
            return whole
        if who.definite and low.count(" ") in {1, 2} and kind in _GROUPS and "’" not in low.replace("'", "’"):
            # "the rights group"; not "the island's business group"
            here = {n for h in self.spoken if h.credited and h.number == self.number for n in h.who.names}
            return known if (known := self._body(kind)) not in here else None
        if low in SHORT_FORMS and (who.definite or low != "campaigners"):  # "campaigners say" is nobody's short form
            known = self._body(low, before) if who.definite or who.person else self._titled(low)
            if known is None and who.work and (body := self._body(low)) is not None and is_acronym(body):
                return body  # "OSHA cited 6 faults, agency records show"
            return known or self._company(low, before) or longer(name.capitalize(), before)
        return None

    def _proper(self, name: str, before: str) -> str | None:
        """ "Ivo van den Brand" for "Brand" and for "van den Brand", "Kelm Board" for "Board"."""
        if " " in name:
            shortened = name.split()[0].lower() in PARTICLES or (name.count(" ") == 1 and PERSON.fullmatch(name))
            return self._surname(name) if shortened and BODIES.isdisjoint(name.lower().split()) else None
        if not (name[0].isupper() or name.startswith(("al-", "el-"))) or is_acronym(name) or self._is_outlet(name):
            return None
        known = self._surname(name) or self._titled(name.lower())
        return known or longer(name, before) or named_before(name, before)

    def _first(self, name: str) -> str | None:
        """ "Ilyas bin Brand" for "Sheikh Ilyas"."""
        known = (n.names[0] for n, _, _ in reversed(self.spoken) if n.person and n.names[0].startswith(f"{name} "))
        return next(known, None)

    def _surname(self, name: str) -> str | None:
        end = " " + name.lower()
        known = (n.names[0] for n, _, _ in reversed(self.spoken) if n.names[0].lower().endswith(end))
        return next((full for full in known if PERSON.fullmatch(full)), None)

    def _is_somebody(self, name: str) -> bool:
        """True of the second name of "Brand's lawyer, Ada Quill"."""
        return bool(PERSON.fullmatch(name)) and any(k.person and k.names[0] == name for k, _, _ in self.spoken)

    def _same_role(self, low: str) -> tuple[str, ...]:
        """ "the official" after "a union official"."""
        for known, _, _ in reversed(self.spoken):
            if known.person and (low in known.kind.split()[-1:] or low in known.names[0].lower().split()):
                return known.names[:1]
        return ()

    def _titled(self, low: str) -> str | None:
        """The body that bears this word in its name, or is of this kind."""
        for known in self._bodies():
            for name in reversed(known.names):
                words = name.lower().split()
                headed = words[0] == low and words[1:2] in (["of"], ["for"])  # "Bank of Kelm"
                if headed or low in words[1:] or (known.kind == low and name.lower() != low):
                    return name
        return None

    def _ending(self, low: str) -> str | None:
        """ "Merrow Coast Guard" for "the coast guard"."""
        names = (name for known in self._bodies() for name in reversed(known.names))
        return next((name for name in names if name.lower().endswith(f" {low}")), None)

    def _body(self, low: str, before: str = "") -> str | None:
        if (titled := self._titled(low)) is not None:
            return titled
        if low in GENERIC:
            # "Sources close to the club said 9 … the league": they are no league
            named = (n for n in self._bodies() if n.names[-1][0].isupper())
            named = (n for n in named if n.kind != "pollster" or low == "pollster")  # "analysts polled by SeaCheck"
            fit = [n for n in named if low not in BUSINESS - {"group"} or not is_public(n.names[-1])]
            fit.sort(key=lambda n: n.kind not in {low, "company"})  # "Shares of Orbis fell": it before who tells it
            if not fit or (fit[0].kind not in {low, "company"} and low in BUSINESS - {"group"} and trading(before)):
                return None  # "Ofmark said … fined Orbis … the company": it is Orbis
            return fit[0].names[-1]
        return None

    def _company(self, low: str, before: str) -> str | None:
        return firm(low, before, {n.names[0] for n, _, _ in self.spoken if n.person})

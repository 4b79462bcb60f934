"""Who has spoken so far, so that "she", "the ministry" and "Montell" can be given in full."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from service.figures.names import ROLES, SHORT_FORMS, Named, is_acronym

PRONOUNS = frozenset("it he she they we i its their his her our".split())
# A body of any kind may be called so; "ministry" or "union" only what bears the name.
GENERIC = frozenset(
    """group company firm organisation organization agency charity automaker carmaker maker body nonprofit watchdog operator
    outlet airline insurer lender retailer manufacturer campaigners""".split()
)
BUSINESS = frozenset(
    "company firm group automaker carmaker maker airline insurer lender retailer manufacturer bank operator".split()
)
# Nobody remembers more voices of one text than these, and so looking one up costs the same in any text.
MEMORY = 200
_PERSON = re.compile(r"(?:[A-Z][\w'’-]+|[A-Z]\.?)(?: [A-Z][\w'’.-]+){1,3}")
_COMPANY = re.compile(r"\b[A-Z][\w'’-]+(?: (?:& )?[A-Z][\w'’-]+)+")


@dataclass(slots=True)
class Roll:
    """The voices of one section in the order in which they were named.

    outlet  the publisher: its own count and its earlier reports are nobody's
    """

    outlet: str = ""
    section: int = -1
    spoken: deque[tuple[Named, bool]] = field(default_factory=lambda: deque(maxlen=MEMORY))

    def enter(self, section: int) -> None:
        """Nothing is carried from one pasted article into the next."""
        if section != self.section:
            self.section = section
            self.spoken.clear()

    def mention(self, who: Named) -> None:
        """Notes somebody who is the subject of a sentence: the next "she" or "its" may be theirs."""
        names = tuple(n for name in who.names for n in self._name(name, who))
        if names:
            self.spoken.append((Named(names, who.person, who.kind), False))

    def full(self, who: Named, before: str) -> Named:
        """The same voices in full; without names where a pronoun leads nowhere or the outlet speaks of itself.

        before  the text that stands before the voice
        """
        if who.names[0].lower() in PRONOUNS:
            known = self._pronoun(who.names[0].lower())
            names = known.names if known else ()
            rest = tuple(n for name in who.names[1:] for n in self._name(name, who))
            return Named(
                tuple(dict.fromkeys(names + rest)) if names else (),
                bool(known and known.person),
                known.kind if known else "",
            )
        names = tuple(n for name in who.names for n in self._name(name, who, before) if not self._is_outlet(n))
        full = Named(tuple(dict.fromkeys(names)), who.person, who.kind)
        if names:
            self.spoken.append((full, True))
        return full

    def _is_outlet(self, name: str) -> bool:
        """True of "Courier" for "The Sefton Courier"."""
        name, outlet = name.lower(), self.outlet.lower()
        return name == outlet or bool(outlet) and outlet.endswith(" " + name)

    def _pronoun(self, low: str) -> Named | None:
        if low in {"he", "she", "his", "her"}:
            return next((n for n, _ in reversed(self.spoken) if _is_person(n)), None)
        if low in {"it", "they"}:
            return next(self._bodies(credited=True), None) or next(self._bodies(), None)
        return next(self._bodies(), None) if low in {"its", "their"} else None

    def _bodies(self, *, credited: bool = False) -> Iterator[Named]:
        """Voices that are no person, the last first; the organisation of a person counts."""
        for known, spoke in reversed(self.spoken):
            if credited and not spoke:
                continue
            if not known.person:
                yield known
            elif len(known.names) > 1:
                yield Named(known.names[1:])

    def _name(self, name: str, who: Named, before: str = "") -> tuple[str, ...]:
        low = name.lower()
        if low in PRONOUNS:
            known = next(self._bodies(), None)
            return known.names[-1:] if known else ()
        if " " not in name and name[0].isupper() and not is_acronym(name):
            return (self._surname(name) or self._body(low) or name,)
        if who.definite and low in ROLES:
            return self._same_role(low) or (name,)
        if low in SHORT_FORMS:
            return (self._body(low) or self._company(low, before) or name,)
        return (name,)

    def _surname(self, name: str) -> str | None:
        return next((n.names[0] for n, _ in reversed(self.spoken) if n.names[0].endswith(" " + name)), None)

    def _same_role(self, low: str) -> tuple[str, ...]:
        """ "the official" after "a union official"."""
        return next((n.names for n, _ in reversed(self.spoken) if n.person and low in n.names[0].lower().split()), ())

    def _body(self, low: str) -> str | None:
        for known in self._bodies():
            for name in reversed(known.names):
                if name.lower().endswith(" " + low) or (known.kind == low and name.lower() != low):
                    return name
        if low in GENERIC:
            return next((n.names[-1] for n in self._bodies() if n.names[-1][0].isupper()), None)
        return None

    def _company(self, low: str, before: str) -> str | None:
        """The last name of two words and more, for a company of which nobody has spoken yet."""
        if low not in BUSINESS:
            return None
        return next((m[0] for m in reversed(list(_COMPANY.finditer(before[-600:])))), None)


def _is_person(voice: Named) -> bool:
    """True of a named person and of one officer; not of "officials"."""
    name = voice.names[0]
    if _PERSON.fullmatch(name):
        return True
    return voice.person and not name.lower().endswith("s")

"""Predicate and agent: what happened to the measured, and who did it."""

from dataclasses import dataclass

from service.article import Span
from service.figures.figure import Direction
from service.figures.grammar import Clause
from service.figures.reading import Reading
from service.figures.reference import PERSONAL, antecedent, name

# Verbs that only carry the number; the thing's own verb is behind them or nowhere.
CARRYING = frozenset(
    "be reach number total amount equal exceed average hover put estimate revise remain become top near surpass mean range "
    "vary think believe seem appear accord compare base describe call quote cite project forecast predict say announce "
    "state warn note suggest misstate misreport include involve aged age like reckon swap acknowledge speak correct".split()
)
# These carry the number unless the thing is their own subject or object: "two others [stood] by", "[reported] 12 cases".
OPEN = frozenset("stand report tell make give do add hit work have show run come go bring leave set turn see".split())
# Verbs that move a number; of a level they say nothing about the thing.
MOVING = frozenset(
    "rise fall climb grow increase decrease decline drop shrink jump double triple halve peak slip dip edge soar surge "
    "plunge slide sink tumble ease narrow widen swell slow rebound recover inch tick creep rocket slump lose gain "
    "lower raise cut reduce lift".split()
)
ASIDE = frozenset("in at from on for with across within near after before over under during among between per".split())
REPORTING = frozenset("say tell report add announce state note warn estimate project forecast predict claim suggest show".split())
# Nouns and adjectives of what befell; the verb behind them.
EVENTS = {
    "death": "die", "toll": "die", "fatality": "die", "dead": "die", "victim": None, "killing": "kill", "murder": "murder",
    "arrest": "arrest", "injury": "injure", "detention": "detain", "loss": "lose", "displacement": "displace",
    "missing": "miss", "strike": "strike", "striker": "strike", "eviction": "evict", "deportation": "deport",
    "export": "export", "import": "import", "delivery": "deliver", "sale": "sell", "vaccination": "vaccinate",
    "dismissal": "dismiss", "layoff": "lay off", "redundancy": "dismiss", "closure": "close", "failure": "fail",
    "release": "release", "return": "return", "expulsion": "expel", "recall": "recall", "birth": "bear",
    "infection": "infect", "execution": "execute", "demolition": "demolish", "abduction": "abduct", "suicide": "die",
    "drowning": "drown", "theft": "steal", "enrolment": "enrol", "enrollment": "enrol", "registration": "register",
    "evacuation": "evacuate", "rescue": "rescue", "survivor": "survive", "homeless": None, "wounded": "wound",
    "injured": "injure", "hospitalisation": "hospitalise", "hospitalization": "hospitalize", "conviction": "convict",
}  # fmt: skip
NUMBER_NOUNS = frozenset("figure number total toll count tally sum estimate rate share proportion average series money".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """`lemma` with its particle ("set aside"); `agent` as it stands; `verb` the token index of the verb, if one stands."""

    lemma: str | None
    agent: str | None
    verb: int | None = None


NOTHING = Predicate(None, None)


def find(reading: Reading, number: int, span: Span, head: int | None, direction: Direction | None) -> Predicate:
    """What happened with the thing whose head noun is token `head` (None: with the bare number at `span`)."""
    clause = Clause.of(reading.tokens(number))
    at = reading.tokens_in(number, span)
    if not at:
        return NOTHING
    anchor = head if head is not None else at[-1]
    moved = {"up": "rise", "down": "fall", None: None}[direction]
    event = EVENTS.get(clause.tokens[anchor].lemma) if head is not None else _toll(clause, at[0])
    verb = _participle(clause, anchor, head) or _governor(clause, anchor)
    if event:
        return Predicate(event, _doer(reading, number, clause, verb, anchor), verb)
    if verb is None or _is_aside(clause, anchor, verb):
        return Predicate(moved, _owner(reading, number, clause, anchor), None)
    lemma = _lemma(clause, verb, anchor, is_moved=direction is not None, inside=head is not None and at[-1] < verb)
    if lemma is None:
        return Predicate(moved, _owner(reading, number, clause, anchor), verb)
    return Predicate(lemma, _doer(reading, number, clause, verb, anchor), verb)


def _toll(clause: Clause, before: int) -> str | None:
    """ "the [death toll] has risen to 23" """
    words = [t.text.lower() for t in clause.tokens[:before]]
    return "die" if "toll" in words[-14:] else None


def _is_aside(clause: Clause, anchor: int, verb: int) -> bool:
    """A thing that only says where, whence or with what: "spent the night in 186 [shelters]", "workers from 11 [states]"."""
    token = clause.tokens[anchor]
    if clause.tokens[verb].head == anchor or token.relation not in {"obl", "nmod"}:
        return False
    return clause.case(anchor) in ASIDE


def _participle(clause: Clause, anchor: int, head: int | None) -> int | None:
    """ "112 minors [held] without charge": the verb that the noun itself carries."""
    if head is None:
        return None
    for child in clause.children[anchor]:
        token = clause.tokens[child]
        if child > anchor and token.tag == "VERB" and token.relation in {"acl", "acl:relcl"} and token.lemma not in CARRYING:
            return child
    return None


def _governor(clause: Clause, anchor: int) -> int | None:
    """The nearest verb above the thing; a verb of reporting is not above what is reported."""
    verb = clause.verb_above(anchor)
    if verb is not None and clause.tokens[verb].lemma in REPORTING and not clause.is_passive(verb):
        return None
    return verb


def _lemma(clause: Clause, verb: int, anchor: int, *, is_moved: bool, inside: bool) -> str | None:
    """The verb's lemma with its particle; an adjective of state gives its verb ("are missing").

    inside  the number stands in the subject: then the verb says what the thing did, be it "rise" or "stand"
    """
    token = clause.tokens[verb]
    if token.text.lower() == "missing":
        return "miss"
    if token.tag != "VERB" and not clause.is_passive(verb):
        return EVENTS.get(token.lemma) or EVENTS.get(token.text.lower())
    is_bare = clause.tokens[anchor].tag in {"NUM", "SYM"}
    does = inside or (clause.child(verb, "obj") == anchor and not is_bare) or clause.is_passive(verb)
    if token.lemma in CARRYING or (token.lemma in OPEN and not does):
        return None
    if token.lemma in MOVING and not (does or is_moved):
        return None
    particle = clause.child(verb, "compound:prt")
    if particle is not None:
        return f"{token.lemma} {clause.tokens[particle].text.lower()}"
    return token.lemma


def _doer(reading: Reading, number: int, clause: Clause, verb: int | None, anchor: int) -> str | None:
    if verb is None:
        return None
    by = next((c for c in clause.children[verb] if clause.tokens[c].relation == "obl:agent"), None)
    if by is None and clause.is_passive(verb):
        by = next((c for c in clause.children[verb] if c > verb and clause.case(c) == "by"), None)
        return name(clause, by) if by is not None else None
    if by is not None:
        return name(clause, by)
    subject = clause.subject(verb)
    if subject is None or subject == anchor or anchor in set(clause.subtree(subject)):
        return None
    if subject > verb and clause.tokens[verb].relation != "root":
        return None
    return _named(reading, number, clause, subject)


def _owner(reading: Reading, number: int, clause: Clause, anchor: int) -> str | None:
    """ "[its] 9,600 members", "[Israel]'s 14 prisons" """
    owner = clause.child(anchor, "nmod:poss")
    return _named(reading, number, clause, owner) if owner is not None else None


def _named(reading: Reading, number: int, clause: Clause, index: int) -> str | None:
    word = clause.tokens[index].text.lower()
    if word in PERSONAL:
        return antecedent(reading, number, word, index)
    if clause.tokens[index].lemma in NUMBER_NOUNS:
        return None
    by = next((c for c in clause.children[index] if clause.case(c) == "by"), None)
    return name(clause, by if by is not None else index)

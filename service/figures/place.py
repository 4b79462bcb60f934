"""Place: the place that bounds a figure, as it stands."""

from service.article import Span
from service.figures.grammar import NOMINAL, Clause
from service.figures.reading import Reading

PREPOSITIONS = frozenset("in at near across inside outside around throughout off within on along".split())
# Common nouns that name a place by themselves: "the province", "the capital".
PLACE_NOUNS = frozenset(
    "province city town village region district county state country capital coast island port camp hospital prison jail "
    "area territory neighbourhood neighborhood municipality border frontier river valley north south east west scene "
    "airport station university school quay market world continent island ward plant site mine factory governorate "
    "enclave strip bank highway road centre center zone sector square street department canton prefecture".split()
)
NOT_PLACES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday week month year day morning evening night quarter addition total charge court "
    "percent hand response case fact statement report interview line protest anger turn order favour favor part".split()
)


def find(reading: Reading, number: int, span: Span, head: int | None) -> str | None:
    """The place nearest to the figure in its own clause ("four died in Calder County"); None where none is named."""
    clause = Clause.of(reading.tokens(number))
    at = reading.tokens_in(number, span)
    if not at:
        return None
    anchor = head if head is not None else at[-1]
    within = _reach(clause, anchor)
    best: tuple[int, str] | None = None
    for i in within:
        if i in at or clause.tokens[i].tag not in NOMINAL or clause.case(i) not in PREPOSITIONS:
            continue
        if not _is_place(clause, i):
            continue
        distance = abs(i - anchor) + (4 if i < anchor else 0)
        if best is None or distance < best[0]:
            best = (distance, _text(clause, i))
    return best[1] if best else _owner(clause, anchor)


def _reach(clause: Clause, anchor: int) -> list[int]:
    """Tokens under the anchor and under the verb that governs it, not under other clauses."""
    verb = clause.verb_above(anchor)
    tops = [anchor] if verb is None else [anchor, verb]
    found: list[int] = []
    for top in tops:
        stack = [top]
        while stack:
            i = stack.pop()
            found.append(i)
            stack.extend(
                c
                for c in clause.children[i]
                if clause.tokens[c].relation not in {"ccomp", "advcl", "parataxis", "acl:relcl", "conj"}
            )
    return found


def _is_place(clause: Clause, index: int) -> bool:
    token = clause.tokens[index]
    if token.lemma in NOT_PLACES or token.text.lower() in NOT_PLACES:
        return False
    if token.lemma in PLACE_NOUNS:  # "in prison" and "at school" say how, "in the prison" says where
        return any(c < index and clause.tokens[c].relation != "case" for c in clause.children[index])
    return token.tag == "PROPN" and token.text[:1].isupper()


def _owner(clause: Clause, anchor: int) -> str | None:
    """ "the [province]'s five water plants" """
    owner = clause.child(anchor, "nmod:poss")
    if owner is not None and clause.tokens[owner].lemma in PLACE_NOUNS:
        return _text(clause, owner)
    return None


def _text(clause: Clause, head: int) -> str:
    first = last = head
    while first > 0 and clause.tokens[first - 1].tag in NOMINAL | {"ADJ"} and clause.tokens[first - 1].relation != "case":
        first -= 1
    while last + 1 < len(clause.tokens) and clause.tokens[last + 1].tag == "PROPN":
        last += 1
    tokens = clause.tokens[first : last + 1]
    text, at = "", tokens[0].start
    for token in tokens:
        text += " " * (token.start - at) + token.text
        at = token.end
    return text

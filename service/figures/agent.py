"""Agent: who does it or has it."""

from collections.abc import Sequence

from service.figures.choosing.carried import Carried, Feature
from service.figures.choosing.choice import Option
from service.figures.choosing.reference import PERSONAL
from service.figures.choosing.scene import seen_as
from service.figures.choosing.view import View

# What may stand before a name in "China took 86 percent, [India] 5 percent"
OPENING = frozenset({",", ";", "and", "while", "but", "to"})


def options(
    view: View, thing: Option, deed: Option, sources: Sequence[str], carried: Sequence[Carried]
) -> list[Option]:
    """Who may do the deed: nouns of the sentence, those who are credited, the doers of earlier figures, nobody.

    thing  the measured that was chosen
    deed   the predicate that was chosen
    """
    return _Search(view, thing, deed).options(sources, carried)


class _Search:
    def __init__(self, view: View, thing: Option, deed: Option) -> None:
        self.view, self.scene, self.clause = view, view.scene, view.scene.clause
        self.thing, self.head, self.deed = thing, thing.head, deed
        self.manner = self._manner()
        done_to = view.top if thing.head is None else thing.head
        at = deed.head
        doer = self.clause.doer(at, done_to) if at is not None else None
        self.doer = None if doer is None else self._by_name(doer)
        self.subject = self.clause.subject(at) if at is not None else None
        if self.doer is not None and self.manner == "active":
            self.subject = self.doer  # "violence by settlers has soared, displacing": the settlers displace
        self.over = self.clause.verb_above(done_to) if at is None else None
        self.speaks = self._speaks()

    def _manner(self) -> str:
        """How the deed is said: by a verb, active or passive, by a noun, by another figure, or not at all."""
        if self.deed.source:
            return self.deed.source
        if self.deed.head is None:
            return "unsaid"
        return "passive" if self.clause.is_passive(self.deed.head) else "active"

    def _by_name(self, doer: int) -> int:
        """ "the contractor, [Harlan Pacific], won", "carrier [Wizzo] flies": the name, where it follows the noun"""
        tokens, relations = self.scene.tokens, self.scene.relations
        if tokens[doer].tag == "PROPN":
            return doer
        beside = (c for c in self.clause.children[doer] if c > doer and tokens[c].tag == "PROPN")
        return next((c for c in beside if relations[c] in {"appos", "comp"}), doer)

    def _speaks(self) -> str:
        """ "i" or "we", if the sentence is said by who does it: "We moved 640 people," said Ada Quill of Open Beds"""
        at = self.over if self.deed.head is None else self.deed.head
        subject = self.clause.subject(at) if at is not None else None
        word = self.scene.words[subject] if subject is not None else ""
        return word if word in {"i", "we"} else ""

    def options(self, sources: Sequence[str], carried: Sequence[Carried]) -> list[Option]:
        own = self._listed()
        if own is not None and (name := self.scene.name(own)) is not None:
            return [Option(name, (), own)]
        gap = self._gap() if any(one.source == "same" for one in carried) else None
        found = [self._nobody(gap)]
        for i in self.view.nouns:
            subject = self.scene.relations[i] == "nsubj"
            if (i != self.head or subject) and self.scene.classes[i] != "time":
                found += self._named(i, gap)
        found += [self._of_source(text, i, len(sources)) for i, text in enumerate(sources)]
        return found + [self._of_figure(one, gap) for one in carried if one.figure.agent and one.source != "placed"]

    def _listed(self) -> int | None:
        """The doer of each number of a list: "291 were killed by troops and eight [others] by [settlers]"."""
        view, words, tokens = self.view, self.scene.words, self.scene.tokens
        at = view.end + 2 if words[view.end + 1 : view.end + 2] in (["others"], ["more"]) else view.end + 1
        if not view.listed or words[at : at + 1] != ["by"]:
            return None
        doer = self.clause.noun_after(at + 2 if words[at + 1 : at + 2] in (["the"], ["a"], ["an"]) else at + 1)
        return doer if doer is not None and tokens[doer].fine_tag in {"NNP", "NNPS", "NNS"} else None

    def _gap(self) -> int | None:
        """ "China took 86 percent, [India] 5 percent": the noun right before the number, where the verb is left out"""
        i = next((n for n in reversed(self.view.nouns) if n < self.view.first), None)
        if i is None or self.view.between(i, self.view.first) not in {"", "("}:
            return None
        opening = self.scene.opening(self.scene.begins(i, -1))
        return i if opening in OPENING or opening[0] == "V" else None

    def _nobody(self, gap: int | None) -> Option:
        manner, deed, scene, doer = self.manner, self.deed.head, self.scene, self.doer
        seen: list[Feature] = [
            ("none",), ("none manner", manner), ("none head", manner, self.head is not None),
            ("none of", self.view.kind, manner), ("none deed", self.deed.text), ("none to", self.deed.text, manner),
            ("none gap", gap is not None, manner),
        ]  # fmt: skip
        if doer is not None:
            seen += [("none doer", manner, scene.classes[doer]), ("none by", scene.word_of(doer))]
        if self.head is not None:
            seen.append(("none word", scene.word_of(self.head)))
        if deed is not None:
            seen += [("none class", manner, scene.classes[deed]), ("none relation", manner, scene.relations[deed])]
            if self.head is not None:
                seen.append(("none path", manner, scene.ways(self.head)[deed][0]))
        return Option(None, seen)

    def _named(self, i: int, gap: int | None) -> list[Option]:
        """A noun, or what a pronoun may stand for."""
        word = self.scene.words[i]
        if word not in PERSONAL:
            text = self.scene.name(i)
            return [] if text is None else [Option(text, self._of_noun(i, gap), i)]
        seen, found = self._of_noun(i, gap), []
        for one in self.scene.antecedents(i):
            token, under, back = one.subject.token, one.subject.under, one.back
            kind, _ = seen_as(token.text.lower(), token.lemma, token.tag)
            stands: list[Feature] = [
                ("for", word, back, under), ("for rank", one.rank, back), ("for kind", word, kind),
                ("for tag", token.fine_tag, back), ("for under", under, kind), ("for near", one.rank, kind),
            ]  # fmt: skip
            found.append(Option(one.subject.name, seen + stands, i))
        return found

    def _of_noun(self, i: int, gap: int | None) -> list[Feature]:
        scene, view, manner, side = self.scene, self.view, self.manner, self.view.side[i]
        token, kind, relation, case = scene.tokens[i], scene.classes[i], scene.relations[i], self.clause.case(i)
        near, word, above = view.ways[i][0], scene.word_of(i), scene.classes[token.head]
        between = view.between(i, view.first) if side == "<" else view.between(view.end, i)
        seen: list[Feature] = [
            ("class", kind), ("governor", relation, above), ("nearness", manner, near),
            ("owner", scene.is_owner(i), relation), ("head", i == self.head, manner), ("tag", token.fine_tag, manner),
            ("side", side, manner, case), ("word", word), ("word to", manner, word),
            ("part", self._part(i), self.deed.text), ("by number", side, between),
        ]  # fmt: skip
        if self.speaks:
            seen.append(("speaks", self.speaks, relation, above, case))
        if gap is not None:
            seen += [("gap", i == gap, kind), ("gap doer", i == gap, i == self.doer, token.tag)]
        if i == self.doer:
            seen += [("doer",), ("doer as", manner, relation), ("doer of", kind)]
        if self.head is not None and self.head != i:
            seen.append(("from head", scene.ways(self.head)[i][0], kind))
        return seen + (self._by_verb(i) if self.deed.head is None else self._by_deed(i, self.deed.head))

    def _part(self, i: int) -> str:
        return "doer" if i == self.doer else "subject" if i == self.subject else "other"

    def _by_verb(self, i: int) -> list[Feature]:
        """How a noun stands to the verb over the measured, where that is not the deed: "the mine has [workers]"."""
        if self.over is None:
            return []
        path = self.scene.ways(self.over)[i][0]
        return [("over", path, self.scene.classes[self.over]), ("over verb", path, self.scene.verb_lemma(self.over))]

    def _by_deed(self, i: int, deed: int) -> list[Feature]:
        """How a noun stands to the verb or noun of the deed."""
        scene, manner, case, subject = self.scene, self.manner, self.clause.case(i), self.subject
        side, between = "<" if i < deed else ">", self.view.between(min(i, deed), max(i, deed))
        seen: list[Feature] = [
            ("deed", manner, scene.ways(deed)[i][0], side, case), ("deed between", manner, side, between),
            ("subject", manner, subject == i, scene.classes[i]),
        ]  # fmt: skip
        if subject is not None and subject != i:
            seen.append(("from subject", manner, scene.ways(subject)[i][0], case))
        return seen

    def _of_source(self, text: str, i: int, count: int) -> Option:
        """One who is credited: "we" are mostly the last of them."""
        seen: list[Feature] = [
            ("source", i, count), ("source as", self.manner, i), ("source of", self.speaks, i, count),
            ("source deed", self.deed.text), ("source kind", self.view.kind, self.manner),
            ("source alone", self.manner, self.doer is None),
        ]  # fmt: skip
        return Option(text, seen)

    def _of_figure(self, one: Carried, gap: int | None) -> Option:
        same_deed, same_source = one.figure.predicate == self.deed.text, one.source == self.deed.source
        same = one.figure.measured == self.thing.text
        seen: list[Feature] = [
            ("gapped", one.source, gap is not None), ("same thing", one.source, same, same_deed),
            ("taken", self.manner, self.thing.source == one.source),
        ]  # fmt: skip
        return Option(one.figure.agent, seen + one.features(same_deed, same_source), None, one.source)

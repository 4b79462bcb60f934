"""Agent: who does it or has it."""

from collections.abc import Sequence

from service.figures.carried import Carried, Feature
from service.figures.choice import Option
from service.figures.scene import View


def options(view: View, head: int | None, deed: Option, carried: Sequence[Carried]) -> list[Option]:
    """Who may do the deed: nouns of the sentence, the doers of earlier figures, nobody.

    head  token of the measured, if it stands in the sentence
    deed  the predicate that was chosen
    """
    return _Search(view, head, deed).options(carried)


class _Search:
    def __init__(self, view: View, head: int | None, deed: Option) -> None:
        self.view, self.scene, self.clause = view, view.scene, view.scene.clause
        self.head, self.deed = head, deed
        self.manner = self._manner()
        done_to = head if head is not None else view.top
        at = deed.head
        self.doer = self.clause.doer(at, done_to) if at is not None else None
        self.subject = self.clause.subject(at) if at is not None else None
        if self.doer is not None and self.manner == "active":
            self.subject = self.doer  # "violence by settlers has soared, displacing": the settlers displace
        self.dateline = self._dateline()

    def _manner(self) -> str:
        """How the deed is said: by a verb, active or passive, by a noun, by another figure, or not at all."""
        if self.deed.source:
            return self.deed.source
        if self.deed.head is None:
            return "unsaid"
        return "passive" if self.clause.is_passive(self.deed.head) else "active"

    def _dateline(self) -> int:
        """Where the sentence begins behind "PORT ALDINE - "."""
        tokens = self.scene.tokens
        if not tokens[0].text.isupper() or len(tokens[0].text) < 2:
            return 0
        return next((i + 1 for i, t in enumerate(tokens[:12]) if t.text in {"-", "–", "—", ":"} and i > 0), 0)

    def options(self, carried: Sequence[Carried]) -> list[Option]:
        found = [self._nobody()]
        for i in self.view.nouns:
            subject = self.scene.relations[i] == "nsubj"
            if (i != self.head or subject) and self.scene.classes[i] != "time":
                text = self.scene.name(i)
                if text is not None:
                    found.append(Option(text, self._of_noun(i), i))
        return found + [self._of_figure(one) for one in carried if one.figure.agent and one.source != "placed"]

    def _nobody(self) -> Option:
        manner, deed, scene, doer = self.manner, self.deed.head, self.scene, self.doer
        seen: list[Feature] = [
            ("none",), ("none manner", manner), ("none head", manner, self.head is not None),
            ("none of", self.view.kind, manner), ("none deed", self.deed.text), ("none to", self.deed.text, manner),
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

    def _of_noun(self, i: int) -> list[Feature]:
        scene, view, manner = self.scene, self.view, self.manner
        token, kind, relation, case = scene.tokens[i], scene.classes[i], scene.relations[i], self.clause.case(i)
        near, word = scene.ways(view.top)[i][0], scene.word_of(i)
        seen: list[Feature] = [
            ("class", kind), ("governor", relation, scene.classes[token.head]), ("near", near),
            ("nearness", manner, near), ("owner", scene.is_owner(i), relation), ("head", i == self.head, manner),
            ("dateline", i < self.dateline), ("tag", token.fine_tag, manner), ("side", view.side(i), manner, case),
            ("word", word), ("word to", manner, word), ("part", self._part(i), self.deed.text),
        ]  # fmt: skip
        if i == self.doer:
            seen += [("doer",), ("doer as", manner, relation), ("doer of", kind)]
        if self.head is not None and self.head != i:
            seen.append(("from head", scene.ways(self.head)[i][0], kind))
        return seen if self.deed.head is None else seen + self._by_deed(i, self.deed.head)

    def _part(self, i: int) -> str:
        return "doer" if i == self.doer else "subject" if i == self.subject else "other"

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

    def _of_figure(self, one: Carried) -> Option:
        same_deed, same_source = one.figure.predicate == self.deed.text, one.source == self.deed.source
        return Option(one.figure.agent, one.features(same_deed, same_source), None, one.source)

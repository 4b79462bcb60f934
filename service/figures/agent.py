"""Agent: who does it or has it."""

from collections.abc import Sequence

from service.figures.carried import Carried
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
        self.opener = next((i for i in view.nouns if i >= self.dateline), None)
        self.above = [v for v in self.scene.chain(view.top) if v in view.verbs][:3]
        self.subjects = [self.clause.subject(verb) for verb in self.above]

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
        manner, deed, scene = self.manner, self.deed.head, self.scene
        names = [
            "none", f"none {manner}", f"none {manner} {self.head is not None}", f"none {self.view.kind} {manner}",
            f"none {scene.sentence.role}", f"none doer {self.doer is not None} {deed is not None}",
            f"none v {self.deed.text}", f"none v {self.deed.text} {manner}",
        ]  # fmt: skip
        if self.doer is not None:
            names += [f"none doer {manner} {scene.classes[self.doer]}", f"none wd {scene.word_of(self.doer)}"]
        if self.head is not None:
            names.append(f"none w {scene.word_of(self.head)}")
        if deed is not None:
            subject = self.subject
            who = "no" if subject is None else "head" if subject == self.head else scene.classes[subject]
            names += [
                f"none {manner} c {scene.classes[deed]}",
                f"none {manner} r {scene.relations[deed]}",
                f"none {manner} s {who}",
            ]
            if self.head is not None:
                names.append(f"none {manner} hp {self.scene.path(self.head, deed)[0]}")
        return Option(None, names)

    def _of_noun(self, i: int) -> list[str]:
        scene, view, manner = self.scene, self.view, self.manner
        token, kind, relation, case = scene.tokens[i], scene.classes[i], scene.relations[i], self.clause.case(i)
        near, _ = scene.path(view.top, i)
        names = [
            f"c {kind}", f"c {manner} {kind}", f"r {manner} {relation} {case}",
            f"rg {relation} {scene.classes[token.head]}", f"np {near}", f"np {manner} {near}",
            f"own {scene.is_owner(i)} {relation}", f"is head {i == self.head} {manner}",
            f"first {i == self.opener} {manner}", f"date {i < self.dateline}", f"pl {token.fine_tag} {manner}",
            f"side {view.side(i)} {manner} {case}", f"w {scene.word_of(i)}", f"w {manner} {scene.word_of(i)}",
            f"v {self.deed.text} {self._part(i)}", f"v {self.deed.text} {kind}",
        ]  # fmt: skip
        if i == self.doer:
            names += ["doer", f"doer {manner}", f"doer {kind}", f"doer {manner} {relation}"]
        if self.head is not None and self.head != i:
            path, _ = scene.path(self.head, i)
            names += [f"hp {manner} {path} {case}", f"hp {path} {kind}"]
        return names + self._by_deed(i) + self._by_verbs(i)

    def _part(self, i: int) -> str:
        return "doer" if i == self.doer else "subject" if i == self.subject else "other"

    def _by_deed(self, i: int) -> list[str]:
        """How a noun stands to the verb or noun of the deed."""
        deed = self.deed.head
        if deed is None:
            return []
        scene, view, manner, kind, case = self.scene, self.view, self.manner, self.scene.classes[i], self.clause.case(i)
        path, _ = scene.path(deed, i)
        side, is_subject = "<" if i < deed else ">", self.subject == i
        names = [
            f"dp {manner} {path}", f"dp {manner} {path} {side} {case}", f"dp {manner} {path} {kind}",
            f"dp {path} {scene.classes[deed]}", f"dv {self.deed.text} {path}",
            f"sub {manner} {is_subject} {i == self.head}",
            f"sub {manner} {is_subject} {kind}", f"sub {is_subject} {scene.relations[deed]} {scene.classes[deed]}",
            f"db {manner} {side} {view.between(min(i, deed), max(i, deed))}",
        ]  # fmt: skip
        if self.subject is not None and not is_subject:
            names.append(f"us {manner} {scene.path(self.subject, i)[0]} {case}")
        return names

    def _by_verbs(self, i: int) -> list[str]:
        """Whether a noun is the subject of a verb above the number, the nearest being 0."""
        names = []
        for rank, verb in enumerate(self.above):
            if self.subjects[rank] == i:
                voice = "passive" if self.clause.is_passive(verb) else "active"
                names += [
                    f"ns {rank} {voice}", f"ns {rank} {voice} {self.scene.verb_class(verb)}",
                    f"ns {rank} {voice} {self.manner} {i == self.head}", f"ns {rank} {self.scene.classes[i]}",
                ]  # fmt: skip
        return names

    def _of_figure(self, one: Carried) -> Option:
        manner = self.manner
        alike = f"{one.figure.predicate == self.deed.text} {one.source == self.deed.source}"
        names = [
            f"e {one.source} {manner}", f"e {one.source} {alike}", f"e {alike} {manner}",
            f"e {manner} {self.head is not None} {alike}", f"e {self.view.kind} {one.source} {alike}",
        ]  # fmt: skip
        for name in one.features:
            names += [f"e {name}", f"e {name} {alike}"]
        return Option(one.figure.agent, names, None, one.source)

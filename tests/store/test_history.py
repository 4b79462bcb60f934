"""Whatever is written later, a read at an earlier transaction gives what it gave then."""

import dataclasses
from contextlib import nullcontext, suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from service.errors import Contradicts, Invalid
from service.store import Between, FigureFilter, Revision, Store
from tests.store.sample import article, figures, profiles, put

NUMBERS = st.sampled_from(["3", "19", "1,200", "3,443"])
SENTENCES = st.one_of(
    st.builds("Storms cut off {} villages, according to Rescue Orlin.".format, NUMBERS),
    st.builds("Police hold {} detainees, according to the Prison Service.".format, NUMBERS),
    st.builds("Of these, {} are women and {} are minors.".format, NUMBERS, NUMBERS),
    st.builds("The bridge is {} metres long.".format, NUMBERS),
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
FILTERS = (
    FigureFilter(),
    FigureFilter(q="villages"),
    FigureFilter(q="storm gazette"),
    FigureFilter(source="prison service"),
    FigureFilter(measured="detainees"),
    FigureFilter(publisher="the harbour gazette"),
    FigureFilter(state="corrected"),
    FigureFilter(value=Between(Decimal(100))),
    FigureFilter(published_from=date(2025, 3, 1), kind="count"),
)
CHANGES = st.one_of(
    st.fixed_dictionaries({"state": st.sampled_from(["confirmed", "rejected", "retracted", "extracted"])}),
    st.fixed_dictionaries({"value": st.integers(1, 9).map(Decimal)}),
    st.fixed_dictionaries({"measured": st.sampled_from(["villages", "hamlets"]), "sources": st.just(["Rescue Orlin"])}),
)


class Reads:
    """All that the record gives at a transaction, every list page by page."""

    def __init__(self, store: Store, at: int) -> None:
        self.store, self.at = store, at
        self.found: dict[str, object] = {"sources": self.pages("sources"), "judgements": self.pages("judgements")}
        for where in FILTERS:
            for sort in ("recorded", "-value", "published"):
                self.found[f"{where} {sort}"] = self.pages("figures", where, sort=sort)
        for one in self.pages("articles"):
            self.read_article(one)
        for one in self.pages("statistics"):
            self.found |= {member: store.statistic(member, as_of=at) for member in one.members}
            self.found[f"of {one.id}"] = self.pages("figures", FigureFilter(statistic=one.id))
            self.found[f"vintages of {one.id}"] = self.pages("vintages", one.id)
        self.found["statistics of women"] = self.pages("statistics", q="women")
        self.found["to review"] = self.pages("stale_rulings")
        self.found["silent edits"] = self.pages("silent_edits")

    def read_article(self, newest: Revision) -> None:
        identity = newest.article_id
        self.found[identity] = (newest, self.store.revisions(identity, as_of=self.at))
        for number in range(1, newest.number + 1):
            stated = self.store.article_figures(identity, revision=number, as_of=self.at)
            self.found[f"{identity} {number}"] = stated
            self.found |= {figure.id: self.store.figure(figure.id, as_of=self.at) for figure in stated}

    def pages(self, read: str, *what: object, **how: object) -> tuple[Any, ...]:
        items: list[Any] = []
        cursor = None
        while True:
            page = getattr(self.store, read)(*what, **how, cursor=cursor, limit=2, as_of=self.at)
            items.extend(page.items)
            cursor = page.next
            if cursor is None:
                return tuple(items)


class History(RuleBasedStateMachine):
    """Writes at random; keeps in plain Python what every read gave after each write."""

    def __init__(self) -> None:
        super().__init__()
        self.store = Store.open(":memory:")
        self.then: dict[int, dict[str, object]] = {}

    def teardown(self) -> None:
        assert self.store.verify() == ()
        self.store.close()

    @initialize(text=TEXTS)
    def begin(self, text: str) -> None:
        self.ingest("gazette", text, None)

    @rule(outlet=st.sampled_from(["gazette", "herald"]), text=TEXTS, title=st.sampled_from([None, "Storm", "Gazette"]))
    def ingest(self, outlet: str, text: str, title: str | None) -> None:
        put(self.store, article(text, f"https://{outlet}.example/1", title=title))

    @rule(which=st.integers(0, 20), changes=CHANGES)
    def correct(self, which: int, changes: dict[str, object]) -> None:
        known = sorted(key for key in self.then[self.store.head().id] if key[0] == "f" and len(key) == 17)
        if known:
            held = self.store.figure(known[which % len(known)])
            revives = held.state in ("rejected", "retracted") and "state" not in changes
            with pytest.raises(Contradicts) if revives else nullcontext():
                self.store.correct(held.id, changes, expected_version=held.version, actor="test", reason=None)

    @rule(which=st.integers(0, 1), predicate=st.sampled_from([None, "hold"]), every=st.integers(1, 3))
    def reread(self, which: int, predicate: str | None, every: int) -> None:
        """As by another extractor: some figures otherwise, some not at all."""
        known = self.store.articles().items
        revision = known[which % len(known)]
        read = [dataclasses.replace(figure, predicate=predicate) for figure in figures(revision.article.text)[::every]]
        self.store.reread(revision, read, profiles(revision.article, read), actor="upgrade")

    @rule(a=st.integers(0, 20), b=st.integers(0, 20), ruling=st.sampled_from(["same", "different", "unsure"]))
    def judge(self, a: int, b: int, ruling: str) -> None:
        known = sorted(key for key in self.then[self.store.head().id] if key[0] == "s" and len(key) == 17)
        if known and known[a % len(known)] != known[b % len(known)]:
            self.store.judge(known[a % len(known)], known[b % len(known)], ruling, actor="test", reason=None)

    @rule(ruling=st.sampled_from(["same", "different"]))
    @precondition(lambda self: len(self.store.sources().items) == 2)
    def judge_sources(self, ruling: str) -> None:
        self.store.judge("Rescue Orlin", "the Prison Service", ruling, actor="test", reason=None)

    @rule(which=st.integers(0, 5))
    @precondition(lambda self: self.store.judgements().items)
    def close(self, which: int) -> None:
        known = self.store.judgements().items
        with suppress(Contradicts):  # it was closed by another ruling
            self.store.close_judgement(known[which % len(known)].id, actor="test", reason=None)

    @rule(which=st.integers(0, 20), name=st.sampled_from(["women held", "all held"]))
    @precondition(lambda self: self.store.statistics().items)
    def describe(self, which: int, name: str) -> None:
        known = self.store.statistics().items
        held = known[which % len(known)]
        changes, version = {"name": name}, held.version
        self.store.describe_statistic(held.id, changes, expected_version=version, actor="test", reason=None)

    @rule()
    def create(self) -> None:
        with suppress(Invalid):  # on record already
            self.store.create_statistic("women in cells", None, "count", None, actor="test", reason=None)

    @invariant()
    def earlier_reads_stand(self) -> None:
        head = self.store.head().id
        if head not in self.then:
            for at, reads in self.then.items():
                assert Reads(self.store, at).found == reads
            self.then[head] = Reads(self.store, head).found


# Rules that write nothing leave the head as it was: there is then nothing new to compare.
TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=20, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)

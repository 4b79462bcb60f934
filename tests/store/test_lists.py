"""Lists: filters, orders, and pages that keep to the moment of the first one."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from service.errors import Invalid
from service.store import ArticleFilter, Between, FigureFilter, Store
from tests.store.sample import article, put


@pytest.fixture
def filled(store: Store) -> Store:
    day = datetime(2025, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    for number in range(6):
        text = f"Police hold {number * 10} men, according to the Prison Service. Snow closed {number} schools."
        said = article(text, f"https://gazette.example/{number}", published_at=day + timedelta(days=number))
        put(store, said)
    put(
        store,
        article("Rivers rose by -5 and 1.50 metres.", "https://h.example", publisher="The Herald", title="Floods"),
    )
    return store


def exact(store: Store, where: FigureFilter, sort: str = "recorded", limit: int = 100) -> list[str]:
    found, cursor = [], None
    while True:
        page = store.figures(where, sort=sort, cursor=cursor, limit=limit)
        found += [item.figure.exact for item in page.items]
        cursor = page.next
        if cursor is None:
            return found


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (FigureFilter(publisher="the  HERALD"), ["5", "1.50"]),
        (FigureFilter(q="floods"), ["5", "1.50"]),
        (FigureFilter(q="RIVER rise"), []),
        (FigureFilter(q="river rose floods"), ["5", "1.50"]),
        (FigureFilter(q='"'), []),
        (FigureFilter(q="AND OR NOT ( * : ^"), []),
        (FigureFilter(q="prison", value=Between(Decimal(40))), ["40", "50"]),
        (FigureFilter(source="prison service", value=Between(most=Decimal("10.0"))), ["0", "10"]),
        (FigureFilter(source="Nobody"), []),
        (FigureFilter(value=Between(Decimal("1.5"), Decimal("1.5"))), ["1.50"]),
        (FigureFilter(measured="Schools", published_to=date(2025, 3, 2)), ["0", "1"]),
        (FigureFilter(measured="schools", published_from=date(2025, 3, 5)), ["4", "5"]),
        (FigureFilter(kind=("money", "share")), []),
        (FigureFilter(measured="schools", published_from=date(1, 1, 1), published_to=date.max), list("012345")),
        (FigureFilter(published_from=date(1, 1, 1), published_to=date(2025, 3, 1)), ["0", "0"]),
        (FigureFilter(published_from=date(2025, 3, 6), published_to=date(9999, 12, 31)), ["50", "5"]),
        (FigureFilter(q="floods", kind=("money", "count"), measure=("level", "change")), ["5", "1.50"]),
        (FigureFilter(measure=("change",)), []),
        (FigureFilter(value=Between(Decimal("1.5"), Decimal(5))), ["2", "3", "4", "5", "5", "1.50"]),
        (FigureFilter(q="floods", confidence=Between(Decimal("0.5"), Decimal("0.5"))), ["5", "1.50"]),
        (FigureFilter(confidence=Between(Decimal("0.51"))), []),
        (FigureFilter(bound=("exact",), state=("extracted",), unit="metre"), []),
        (FigureFilter(article="a' OR 1=1 --"), []),
        (FigureFilter(statistic="s0000000000000000"), []),
        (FigureFilter(publisher="\ud800", q="a\x00b"), []),
        (FigureFilter(valid_from=date(1, 1, 1)), []),
    ],
)
def test_each_filter_narrows_the_list(filled: Store, where: FigureFilter, expected: list[str]) -> None:
    assert exact(filled, where) == expected


MANY = [
    FigureFilter(),
    FigureFilter(q="hold"),
    FigureFilter(publisher="the harbour gazette"),
    FigureFilter(source="prison service"),
    FigureFilter(value=Between(Decimal(1), Decimal(40)), state=("extracted", "rejected")),
    FigureFilter(published_from=date(2025, 3, 2), published_to=date(2025, 3, 4)),
]


@pytest.mark.parametrize("sort", ["recorded", "published", "value", "valid_from"])
@pytest.mark.parametrize("where", MANY)
def test_pages_of_any_size_give_the_whole_list_once_and_backwards(
    filled: Store, sort: str, where: FigureFilter
) -> None:
    whole = exact(filled, where, sort)
    assert len(whole) > 4
    for limit in (1, 3):
        assert exact(filled, where, sort, limit) == whole
    assert exact(filled, where, f"-{sort}", 2) == whole[::-1]


def test_articles_are_listed_under_the_publisher_that_they_had_then(store: Store) -> None:
    put(store, article("Police hold 40 men.", "https://gazette.example/1", publisher="The Gazette"))
    put(store, article("Snow closed 8 schools.", "https://gazette.example/2", publisher="The Gazette"))
    before = store.head().id
    put(store, article("Police hold 43 men.", "https://gazette.example/1", publisher="The Herald"))

    def listed(publisher: str, as_of: int | None = None) -> list[str]:
        found = store.articles(ArticleFilter(publisher=publisher), as_of=as_of).items
        assert all(one.article.publisher == publisher for one in found)
        return [one.article.text for one in found]

    assert listed("The Gazette") == ["Snow closed 8 schools."]
    assert listed("The Herald") == ["Police hold 43 men."]
    assert listed("The Gazette", before) == ["Snow closed 8 schools.", "Police hold 40 men."]
    assert listed("The Herald", before) == []


ARTICLES = [
    ArticleFilter(),
    ArticleFilter(publisher="the harbour gazette"),
    ArticleFilter(published_from=date(2025, 3, 2)),
    ArticleFilter(publisher="the harbour gazette", published_from=date(2025, 3, 1), published_to=date(2025, 3, 9)),
    ArticleFilter(url="https://gazette.example/3", publisher="the harbour gazette"),
]


@pytest.mark.parametrize("where", ARTICLES)
def test_pages_of_articles_give_the_whole_list_once_and_scan_nothing(filled: Store, where: ArticleFilter) -> None:
    statements: list[str] = []
    connection = filled._db.conn
    connection.set_trace_callback(statements.append)
    whole = filled.articles(where).items
    found, cursor = [], None
    while cursor or not found:
        page = filled.articles(where, cursor=cursor, limit=2)
        found += page.items
        cursor = page.next
    connection.set_trace_callback(None)
    assert tuple(found) == whole != ()
    for statement in statements:
        told = " | ".join(row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))
        assert not re.search(r"SCAN (?!json_each VIRTUAL|t\b)", told), statement
        assert "FOR ORDER BY" not in told


def test_figures_that_people_ruled_on_are_listed_by_their_state(filled: Store) -> None:
    for number, state in ((3, "rejected"), (1, "confirmed"), (4, "rejected")):
        one = filled.figures(FigureFilter(value=Between(Decimal(number), Decimal(number)))).items[0]
        filled.correct(one.id, {"state": state}, expected_version=1, actor="desk", reason=None)
    assert exact(filled, FigureFilter(state=("rejected",)), limit=1) == ["3", "4"]
    assert exact(filled, FigureFilter(state=("confirmed", "rejected")), "-value") == ["4", "3", "1"]
    assert exact(filled, FigureFilter(state=("rejected",), value=Between(Decimal(4)))) == ["4"]
    assert len(exact(filled, FigureFilter(state=("extracted", "rejected")))) == 13


def test_values_sort_as_numbers_do(filled: Store) -> None:
    assert exact(filled, FigureFilter(), "value") == sorted(exact(filled, FigureFilter()), key=Decimal)


def test_a_cursor_keeps_to_the_transaction_of_its_first_page(filled: Store) -> None:
    first = filled.figures(FigureFilter(), limit=5)
    put(filled, article("Police hold 99 men.", "https://late.example"))
    gone = filled.figures(FigureFilter(q="hold")).items[3]
    filled.correct(gone.id, {"state": "rejected"}, expected_version=1, actor="desk", reason=None)
    rest = filled.figures(FigureFilter(), cursor=first.next, limit=100)
    assert rest.as_of == first.as_of
    assert "99" not in [item.figure.exact for item in rest.items]
    assert len(first.items) + len(rest.items) == 14


def test_a_cursor_that_was_altered_or_is_of_another_list_is_refused(filled: Store) -> None:
    cursor = filled.figures(FigureFilter(), limit=1).next
    assert cursor is not None
    for wrong in (cursor[:-2], cursor[:10] + "A" + cursor[11:], "", "e30", "ünï", "\ud800", cursor + "AAAA", "=" * 7):
        if wrong != cursor:
            with pytest.raises(Invalid):
                filled.figures(FigureFilter(), cursor=wrong)
    with pytest.raises(Invalid, match="another list"):
        filled.figures(FigureFilter(kind=("count",)), cursor=cursor)
    with pytest.raises(Invalid, match="another list"):
        filled.figures(FigureFilter(), sort="-value", cursor=cursor)
    with pytest.raises(Invalid):
        filled.statistics(cursor=cursor)
    with pytest.raises(Invalid):
        filled.figures(FigureFilter(), sort="colour")


def test_changes_tell_every_transaction_once(filled: Store) -> None:
    seen, since = [], 0
    while True:
        page = filled.changes(since=since, limit=3)
        seen += [one.id for one in page.items]
        if page.next is None:
            break
        since = int(page.next)
    assert seen == list(range(1, filled.head().id + 1))
    assert filled.changes(since=10**9).items == ()


def test_as_of_takes_a_number_a_time_or_a_day(filled: Store) -> None:
    head = filled.head()
    assert filled.as_of(None) == filled.as_of(str(head.id)) == head
    assert filled.as_of(head.recorded_at.isoformat()) == head
    assert filled.as_of(head.recorded_at.isoformat().replace("+", " ")) == head
    assert filled.as_of(datetime.now(UTC).date().isoformat()) == head
    before = head.recorded_at - timedelta(microseconds=1)
    assert filled.as_of(before.isoformat()).id == head.id - 1
    for wrong in (
        "0",
        str(head.id + 1),
        "-1",
        "1.5",
        "yesterday",
        "",
        "2999-01-01",
        "1999-12-31",
        "0001-01-01",
        "9" * 30,
        "٣",
    ):
        with pytest.raises(Invalid):
            filled.as_of(wrong)
    with pytest.raises(Invalid):
        filled.figures(FigureFilter(), as_of=head.id + 1)


PLANS = [
    FigureFilter(),
    FigureFilter(article="a"),
    FigureFilter(publisher="the herald"),
    FigureFilter(measured="men"),
    FigureFilter(statistic="s"),
    FigureFilter(source="police"),
    FigureFilter(q="men"),
    FigureFilter(value=Between(Decimal(5), Decimal(20))),
    FigureFilter(state=("corrected", "rejected")),
    FigureFilter(published_from=date(2025, 3, 4)),
    FigureFilter(published_from=date(2025, 3, 2), published_to=date(2025, 3, 4)),
    FigureFilter(measured="men", measure=("level",), confidence=Between(Decimal("0.5"))),
    FigureFilter(article="a", q="men", source="police"),
]


@pytest.mark.parametrize("sort", ["recorded", "-published", "value", "valid_from"])
@pytest.mark.parametrize("where", PLANS)
def test_no_list_scans_a_table(filled: Store, where: FigureFilter, sort: str) -> None:
    statements: list[str] = []
    connection = filled._db.conn
    connection.set_trace_callback(statements.append)
    cursor = filled.figures(where, sort=sort, limit=1).next
    if cursor is not None:
        filled.figures(where, sort=sort, limit=1, cursor=cursor)
    connection.set_trace_callback(None)
    for statement in (said for said in statements if not said.startswith("--")):  # what FTS5 asks itself
        told = " | ".join(row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}"))
        scanned = {scan for scan in re.findall(r"SCAN [^|]*[^| ]", told) if "VIRTUAL TABLE" not in scan} - {"SCAN c"}
        if where == FigureFilter() and "FROM figure_index i" in statement:
            # A list of everything walks the index of its order for as long as the page is.
            assert "TEMP B-TREE" not in told
            scanned = {scan for scan in scanned if scan != "SCAN i" and not scan.startswith("SCAN i USING INDEX")}
        if statement.endswith("LIMIT 1"):
            scanned -= {"SCAN t"}  # the newest transaction
        assert not scanned, statement


def test_the_figures_of_one_source_are_read_in_their_order_and_none_too_many(filled: Store) -> None:
    statements: list[str] = []
    connection = filled._db.conn
    connection.set_trace_callback(statements.append)
    filled.figures(FigureFilter(source="Prison Service"), sort="-recorded", limit=2)
    connection.set_trace_callback(None)
    (listed,) = [said for said in statements if "figure_sources c" in said]
    told = " | ".join(row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {listed}"))
    assert "TEMP B-TREE" not in told

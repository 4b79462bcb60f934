"""/fred/: a statistic as a series, so that clients of FRED and ALFRED read it once their base URL is changed.

https://fred.stlouisfed.org/docs/api/fred/ says what each parameter means.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from flask import Blueprint, Response, jsonify, request

from service.errors import FactError, Invalid, NotFound
from service.store import Statistic, Vintage
from service.web.exchange import store
from service.web.fred.question import MOST_VINTAGES, Question, Window
from service.web.fred.release import Release, Shape, releases, vintage_days
from service.web.fred.shape import as_json, as_xml
from service.web.problem import told

blueprint = Blueprint("fred", __name__, url_prefix="/fred")
PAGE = 500
MOST_FOUND = 5_000  # statistics that a search looks through
UNITS = ("lin", "chg", "pch")  # the others ask for a year of equal steps
MONTHS = {"d": 0, "m": 1, "q": 3, "sa": 6, "a": 12}
Row = dict[str, str]


@blueprint.errorhandler(FactError)
def _refused(error: FactError) -> Response:
    status = 400 if isinstance(error, Invalid | NotFound) else told(error).status  # as FRED has it
    found = {"error_code": status, "error_message": f"Bad Request.  {error}"}
    answer = jsonify(found) if _wants_json() else Response(as_xml("error", {"code": status, "message": str(error)}))
    answer.mimetype = "application/json" if _wants_json() else "text/xml"
    answer.status_code = int(status)
    return answer


@blueprint.get("/series")
def show_series() -> Response:
    asked = Question(request.args, ())
    realtime, found = asked.realtime(), _statistic(asked)
    return _answer("seriess", _realtime(realtime), "series", [_series(found, realtime)])


@blueprint.get("/series/search")
def show_search() -> Response:
    names = ("search_text", "search_type", "order_by", "filter_variable", "filter_value", "tag_names")
    asked = Question(request.args, names)
    for name in names[3:]:
        if name in request.args:
            raise Invalid(f"Variable {name} has no meaning here: narrow the search_text instead.", name)
    words, realtime = asked.text("search_text"), asked.realtime()
    limit, offset = asked.count("limit", 1000, 1000), asked.count("offset", MOST_FOUND, 0)
    order = asked.one_of("order_by", ("search_rank", "series_id", "title"), "search_rank")
    direction = asked.one_of("sort_order", ("asc", "desc"), "desc" if order == "search_rank" else "asc")
    found = _found(words, asked.one_of("search_type", ("full_text", "series_id"), "full_text"))
    if order != "search_rank":
        found.sort(key=lambda one: one.id if order == "series_id" else one.name)
    found = found[::-1] if (direction == "asc") == (order == "search_rank") else found
    about = _realtime(realtime) | {"order_by": order, "sort_order": direction, "count": str(len(found))}
    about |= {"offset": str(offset), "limit": str(limit)}
    return _answer("seriess", about, "series", [_series(one, realtime) for one in found[offset : offset + limit]])


@blueprint.get("/series/observations")
def show_observations() -> Response:
    names = ("observation_start", "observation_end", "units", "output_type", "vintage_dates")
    asked = Question(request.args, (*names, "frequency", "aggregation_method"))
    units, output = asked.one_of("units", UNITS, "lin"), asked.one_of("output_type", ("1", "2", "3", "4"), "1")
    shape = Shape(units, _months(asked, output))
    observed, realtime, limit = asked.observed(), asked.realtime(), asked.count("limit", 100_000, 100_000)
    direction, offset = asked.one_of("sort_order", ("asc", "desc"), "asc"), asked.count("offset", 10**9, 0)
    vintages, found = asked.vintages(), _statistic(asked)
    released = [one for one in _released(found) if observed.holds(one.day)]
    if vintages is not None:
        realtime = Window(vintages[0], vintages[-1])
    if output in ("2", "3"):
        moments = (vintages or _within(released, realtime))[:MOST_VINTAGES]
        told = {moment: shape.known_at(released, moment) for moment in moments}
        rows = _by_vintage(found.id, told, only_new=output == "3")
    elif output == "4":
        rows = _initial(released, realtime)
    else:
        rows = _by_period(released, realtime, vintages, shape)
    rows = rows[::-1] if direction == "desc" else rows
    about = _realtime(realtime) | {"observation_start": str(observed.first), "observation_end": str(observed.last)}
    about |= {"units": units, "output_type": output, "file_type": "json" if _wants_json() else "xml"}
    about |= {"order_by": "observation_date", "sort_order": direction, "count": str(len(rows))}
    about |= {"offset": str(offset), "limit": str(limit)}
    return _answer("observations", about, "observation", rows[offset : offset + limit])


@blueprint.get("/series/vintagedates")
def show_vintage_dates() -> Response:
    asked = Question(request.args, ())
    realtime, limit, offset = asked.realtime(of_all_time=True), asked.count("limit", 10_000, 10_000), 0
    direction, offset = asked.one_of("sort_order", ("asc", "desc"), "asc"), asked.count("offset", 10**9, 0)
    days = [str(day) for day in _within(_released(_statistic(asked)), realtime)]
    days = days[::-1] if direction == "desc" else days
    about = _realtime(realtime) | {"order_by": "vintage_date", "sort_order": direction, "count": str(len(days))}
    about |= {"offset": str(offset), "limit": str(limit)}
    return _answer("vintage_dates", about, "vintage_date", days[offset : offset + limit])


def _wants_json() -> bool:
    return request.args.get("file_type") == "json"


def _answer(many: str, about: Row, one: str, rows: Sequence[Row | str]) -> Response:
    if request.args.get("file_type", "xml") not in ("xml", "json"):
        raise Invalid("Variable file_type is xml or json.", "file_type")
    if _wants_json():
        return jsonify(as_json(many, about, rows))
    return Response(as_xml(many, about, one, rows), mimetype="text/xml")


def _statistic(asked: Question) -> Statistic:
    return store().statistic(asked.text("series_id").lower())


def _found(words: str, search_type: str) -> list[Statistic]:
    if search_type == "series_id":
        return [store().statistic(words.lower())]
    found: list[Statistic] = []
    cursor = None
    while len(found) < MOST_FOUND:
        page = store().statistics(q=words, cursor=cursor, limit=PAGE)
        found += [one for one in page.items if one.figures]
        cursor = page.next
        if cursor is None:
            break
    return sorted(found, key=lambda one: (-one.articles, -one.figures, one.id))


def _released(statistic: Statistic) -> tuple[Release, ...]:
    found: list[Vintage] = []
    cursor = None
    while True:
        page = store().vintages(statistic.id, cursor=cursor, limit=PAGE)
        found += page.items
        cursor = page.next
        if cursor is None:
            return releases(found)


def _realtime(realtime: Window) -> Row:
    return {"realtime_start": str(realtime.first), "realtime_end": str(realtime.last)}


def _series(found: Statistic, realtime: Window) -> Row:
    released = _released(found)
    days = [one.day for one in released] or [realtime.first]
    unit = found.unit or found.kind
    newest = found.transaction.recorded_at
    return {
        "id": found.id,
        **_realtime(realtime),
        "title": found.name,
        "observation_start": str(min(days)),
        "observation_end": str(max(days)),
        "frequency": "Not Applicable",
        "frequency_short": "NA",
        "units": unit,
        "units_short": unit,
        "seasonal_adjustment": "Not Applicable",
        "seasonal_adjustment_short": "NA",
        "last_updated": f"{newest:%Y-%m-%d %H:%M:%S}+00",
        "popularity": str(found.articles),
        "notes": found.definition or "",
    }


def _within(released: Sequence[Release], realtime: Window) -> list[date]:
    return [day for day in vintage_days(released) if realtime.holds(day)]


def _months(asked: Question, output: str) -> int:
    """Of each period that one number is to stand for; 0 where every stated number is asked for."""
    months = MONTHS[asked.one_of("frequency", tuple(MONTHS), "d")]
    method = asked.one_of("aggregation_method", ("avg", "sum", "eop"), "avg")
    if months and method != "eop":
        raise Invalid(
            f"Variable aggregation_method is eop, the last number of each period, not {method}: what articles state "
            "comes at no steady pace, and nobody stated its average or its sum.",
            "aggregation_method",
        )
    if months and output == "4":
        raise Invalid("Variable output_type is 1, 2 or 3 where a frequency is asked for.", "output_type")
    return months


def _by_period(released: Sequence[Release], realtime: Window, vintages: list[date] | None, shape: Shape) -> list[Row]:
    """Each number with the days on which it was the newest, cut to those asked for."""
    if vintages is None and realtime.first < realtime.last:
        if not shape.is_as_stated:
            raise Invalid(
                "Variable units is lin, and frequency is left out, for more than one real-time day.", "realtime_end"
            )
        held = [one for one in released if one.since <= realtime.last and one.until >= realtime.first]
        return [_row(one.day, one.value, max(one.since, realtime.first), min(one.until, realtime.last)) for one in held]
    moments = vintages or [realtime.first]
    told_then = [(moment, shape.known_at(released, moment)) for moment in moments]
    rows = [(day, moment, value) for moment, known in told_then for day, value in known.items()]
    return [_row(day, value, moment, moment) for day, moment, value in sorted(rows, key=lambda row: row[:2])]


def _initial(released: Sequence[Release], realtime: Window) -> list[Row]:
    first: dict[date, Release] = {}
    for one in released:
        first.setdefault(one.day, one)
    return [_row(one.day, one.value, one.since, one.until) for one in first.values() if one.since <= realtime.last]


def _by_vintage(series: str, told: Mapping[date, Mapping[date, Decimal | None]], *, only_new: bool) -> list[Row]:
    """A row for each day and in it a member for each vintage; with only what is new in it, if that is asked for."""
    rows: dict[date, Row] = {}
    before: Mapping[date, Decimal | None] = {}
    for moment, known in told.items():
        for day, value in known.items():
            if not only_new or day not in before or before[day] != value:
                rows.setdefault(day, {"date": str(day)})[f"{series}_{moment:%Y%m%d}"] = _value(value)
        before = known
    return [rows[day] for day in sorted(rows)]


def _row(day: date, value: Decimal | None, since: date, until: date) -> Row:
    return {"realtime_start": str(since), "realtime_end": str(until), "date": str(day), "value": _value(value)}


def _value(value: Decimal | None) -> str:
    return "." if value is None else f"{value:f}"

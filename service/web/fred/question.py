"""Question: FRED's parameters, each with its bounds and what it is where it is left out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from service.errors import Invalid
from service.web.fred.release import EARLIEST, LATEST

PASSED_OVER = ("api_key", "file_type")  # any key will do
COMMON = (*PASSED_OVER, "series_id", "realtime_start", "realtime_end", "limit", "offset", "sort_order")
MOST_VINTAGES = 2_000


@dataclass(frozen=True, slots=True)
class Window:
    """Days, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class Question:
    """The parameters of one request. Raises Invalid for one that is unknown or cannot be."""

    def __init__(self, given: Mapping[str, str], known: Collection[str]) -> None:
        for name in given:
            if name not in (*COMMON, *known):
                raise Invalid(f"Variable {name} is not one of {', '.join(sorted({*COMMON, *known}))}.", name)
        self._given = given

    def text(self, name: str) -> str:
        found = self._given.get(name, "").strip()
        if not found:
            raise Invalid(f"Variable {name} is not set.", name)
        return found

    def one_of(self, name: str, choices: Collection[str], otherwise: str) -> str:
        found = self._given.get(name) or otherwise
        if found not in choices:
            raise Invalid(f"Variable {name} is one of {', '.join(choices)}.", name)
        return found

    def count(self, name: str, most: int, otherwise: int) -> int:
        found = self._given.get(name) or str(otherwise)
        least = 0 if name == "offset" else 1
        if not (found.isascii() and found.isdecimal() and least <= int(found) <= most):
            raise Invalid(f"Variable {name} is a whole number from {least} to {most}.", name)
        return int(found)

    def day(self, name: str, otherwise: date) -> date:
        try:
            return date.fromisoformat(self._given.get(name) or otherwise.isoformat())
        except ValueError as error:
            raise Invalid(f"Variable {name} is a date such as 2013-08-14.", name) from error

    def realtime(self, *, of_all_time: bool = False) -> Window:
        """What is known today, unless it is asked for another time."""
        today = datetime.now(UTC).date()
        first = self.day("realtime_start", EARLIEST if of_all_time else today)
        last = self.day("realtime_end", LATEST if of_all_time else max(first, today))
        return self._window(first, last, "realtime_end")

    def observed(self) -> Window:
        first, last = self.day("observation_start", EARLIEST), self.day("observation_end", LATEST)
        return self._window(first, last, "observation_end")

    def vintages(self) -> list[date] | None:
        """None where no vintage dates are asked for."""
        asked = self._given.get("vintage_dates")
        if not asked:
            return None
        try:
            found = sorted({date.fromisoformat(day.strip()) for day in asked.split(",")})
        except ValueError as error:
            raise Invalid("Variable vintage_dates is dates with commas between them.", "vintage_dates") from error
        if len(found) > MOST_VINTAGES:
            raise Invalid(f"Variable vintage_dates holds at most {MOST_VINTAGES} dates.", "vintage_dates")
        return found

    @staticmethod
    def _window(first: date, last: date, name: str) -> Window:
        if first > last:
            raise Invalid(f"Variable {name} lies before its start.", name)
        return Window(first, last)

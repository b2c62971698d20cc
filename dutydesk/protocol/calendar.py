"""England's working days, and the road between London wall time and UTC instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
END_OF_DAY = time(23, 59)
_DAY = timedelta(days=1)
_SATURDAY = 5
_FIRST_YEAR, _LAST_YEAR = 2000, 2060
# Our own names, because strftime's follow the machine's locale.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Calendar:
    """Which days are worked: not Saturday, not Sunday, not one of `closed`.

    `version` is kept with each clock, so that it is known which calendar reckoned it.
    """

    version: str
    closed: frozenset[date]

    def is_working(self, day: date) -> bool:
        """True unless the day is a weekend or closed."""
        return day.weekday() < _SATURDAY and day not in self.closed

    def covers(self, day: date) -> bool:
        """False where the day's year lies outside those whose closed days are listed."""
        if not self.closed:
            return True
        return min(self.closed).year <= day.year <= max(self.closed).year

    def working_days_after(self, day: date, n: int) -> date:
        """The nth working day after `day`, which is day 0 whether it is worked or not."""
        return self._walk(day, n, _DAY)

    def working_days_before(self, day: date, n: int) -> date:
        """The nth working day before `day`, which is day 0 whether it is worked or not."""
        return self._walk(day, n, -_DAY)

    def next_working_day(self, day: date) -> date:
        """The first working day strictly after `day`."""
        return self.working_days_after(day, 1)

    def _walk(self, day: date, n: int, step: timedelta) -> date:
        if n < 0:
            raise ValueError(f"working days are counted 0 or more, not {n}")
        while n:
            day += step
            n -= self.is_working(day)
        return day


@cache
def england() -> Calendar:
    """England's weekends and bank holidays, substitute days included, 2000 to 2060.

    The library is imported here, because it costs start-up time that a console without
    working-day clocks need not pay.
    """
    from importlib.metadata import version

    import holidays

    closed = holidays.country_holidays("GB", subdiv="ENG", years=range(_FIRST_YEAR, _LAST_YEAR + 1))
    name = f"England {_FIRST_YEAR}-{_LAST_YEAR}, holidays {version('holidays')}"
    return Calendar(name, frozenset(d for d in closed if _FIRST_YEAR <= d.year <= _LAST_YEAR))


def local(moment: datetime) -> datetime:
    """An instant as London wall time. Raises ValueError where it carries no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone: give an instant in UTC")
    return moment.astimezone(LONDON)


def instant(day: date, clock: time) -> tuple[datetime, str | None]:
    """The UTC instant of a London wall time, and a note where the clocks change under it.

    A time that the spring change skips moves on to the first that exists; a time that the
    autumn change repeats is the earlier of the two.
    """
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    if _exists(wall):
        found = wall.replace(tzinfo=LONDON).astimezone(UTC)
        if not _ambiguous(wall):
            return found, None
        return found, f"{wall:%H:%M} comes twice on {show_day(day)}: the earlier, BST, is taken"
    asked = wall
    wall = wall.replace(second=0, microsecond=0)
    while not _exists(wall):
        wall += timedelta(minutes=1)
    note = f"{asked:%H:%M} does not exist on {show_day(day)}, clocks go forward: {wall:%H:%M}"
    return wall.replace(tzinfo=LONDON).astimezone(UTC), note


def show(moment: datetime) -> str:
    """An instant for people, in London: "Fri 27 Mar 2026 19:40".

    BST or GMT is added only where that wall time comes twice.
    """
    wall = local(moment)
    zone = f" {wall.tzname()}" if _ambiguous(wall.replace(tzinfo=None)) else ""
    return f"{show_day(wall.date())} {wall:%H:%M}{zone}"


def show_day(day: date) -> str:
    """A day for people: "Fri 27 Mar 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def _exists(wall: datetime) -> bool:
    """False for a naive wall time that the spring change skips."""
    there = wall.replace(tzinfo=LONDON, fold=0).astimezone(UTC)
    return there.astimezone(LONDON).replace(tzinfo=None, fold=0) == wall


def _ambiguous(wall: datetime) -> bool:
    """True for a naive wall time, one that exists, that the autumn change repeats."""
    first = wall.replace(tzinfo=LONDON, fold=0).utcoffset()
    second = wall.replace(tzinfo=LONDON, fold=1).utcoffset()
    return first != second

"""The settings in force: what desk.toml and the environment say, and over it the desk's changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.setting_keys import (
    CALENDAR,
    CLOSED,
    DAYS,
    HOLIDAY,
    HOURS,
    LONGER,
    NONE,
    RESULTS_BY,
    SHIFTS,
    TARGETS,
    WARN,
    WHOLE,
    WORKING,
    Key,
    spans_of,
    split_key,
)
from dutydesk.office_hours import OfficeHours
from dutydesk.protocol.calendar import Calendar, england
from dutydesk.protocol.spans import Span
from dutydesk.records import SettingChange
from dutydesk.settings import Settings, Warn
from dutydesk.store.problems import damaged
from dutydesk.wall_times import read_shifts, wall_time, written, written_shifts

AMENDED = ", amended "
"""Stands in a calendar's version before the number of the change that made it."""

STATUTE = "statute"


@dataclass(frozen=True)
class InForce:
    """What holds at a time: the settings, and the days that the calendar has otherwise.

    `days`: what each day was made (bank holiday, closed, working); `amended`: the number of the
    change that did so last, 0 for none.
    """

    settings: Settings
    days: Mapping[date, str]
    amended: int = 0

    @cached_property
    def calendar(self) -> Calendar:
        """The desk's working days: a day on which the council closes is none."""
        return self._calendar(HOLIDAY, CLOSED)

    @cached_property
    def statute_calendar(self) -> Calendar:
        """Those of the law, in which a day on which only the council closes still counts."""
        return self._calendar(HOLIDAY)

    def calendar_for(self, authority: str) -> Calendar:
        """The working days by which limits of an authority (statute, local protocol…) count."""
        return self.statute_calendar if authority == STATUTE else self.calendar

    def _calendar(self, *kinds: str) -> Calendar:
        usual = england()
        if not self.amended:
            return usual
        out = {day for day, kind in self.days.items() if kind in kinds}
        worked = {day for day, kind in self.days.items() if kind == WORKING}
        return Calendar(f"{usual.version}{AMENDED}{self.amended}", (usual.closed | out) - worked)


def read_changes(session: Session) -> tuple[SettingChange, ...]:
    """Every change of a setting of the whole desk, oldest first.

    Raises StoreDamaged where one can't be read: what the desk has set must not be guessed.
    """
    try:
        return tuple(session.exec(select(SettingChange).order_by(col(SettingChange.id))))
    except ValueError as error:  # its values are no JSON: nobody has written that with dutydesk
        place = str(session.connection().engine.url.database)
        why = "holds a change of a setting (table setting_changes) that can't be read"
        raise damaged(place, why) from error


def newest_change(session: Session) -> int:
    """The number of the last change; 0 for none. It is asked in every save, so of the driver."""
    asked = session.connection().exec_driver_sql("SELECT MAX(id) FROM setting_changes")
    return asked.scalar() or 0


def in_force(own: Settings, changes: Sequence[SettingChange]) -> InForce:
    """The settings of desk.toml and the environment (`own`), overlaid by the desk's changes.

    `changes` are all those up to the time in question, oldest first: the last of a key counts.
    """
    last = {split_key(one.key): one.after for one in changes}
    said = {key: value for key, value in last.items() if value is not None}
    made: dict[str, Any] = {}
    if targets := _of(said, TARGETS):
        set_ = {rule: Span.parse(value) for rule, value in targets.items()}
        made[TARGETS] = {**own.targets, **set_}
    if hours := _of(said, HOURS):
        kept = {day: getattr(own.office_hours, day) for day in DAYS}
        set_hours = {day: None if value == NONE else value for day, value in hours.items()}
        made[HOURS] = OfficeHours(**{**kept, **set_hours})
    if rows := _of(said, WARN):
        made[WARN] = _warnings(own, rows)
    made |= {group: _set(group, said[Key(group)]) for group in WHOLE if Key(group) in said}
    amended = [one.id or 0 for one in changes if split_key(one.key).group == CALENDAR]
    days = {date.fromisoformat(day): kind for day, kind in _of(said, CALENDAR).items()}
    settings = own.model_copy(update=made) if made else own
    return InForce(settings, days, max(amended, default=0))


def value_in_force(now: InForce, key: Key) -> Any:
    """What holds for a key, as a change keeps it; None where nothing is set."""
    match key.group:
        case "targets":
            target = now.settings.targets.get(key.part)
            return str(target) if target else None
        case "office_hours":
            hours = getattr(now.settings.office_hours, key.part)
            return str(hours) if hours else NONE
        case "calendar":
            return now.days.get(key.day)
        case "warn":
            rows = {row_name(one): one for one in warn_rows(now.settings)}
            row = rows.get(same_row(rows, key.part))
            return f"{row.near}, {row.urgent}" if row else NONE
        case "shifts":
            return written_shifts(now.settings.shifts)
        case "results_by":
            return written(now.settings.results_by)
    return getattr(now.settings, key.group)


def warn_rows(settings: Settings) -> tuple[Warn, ...]:
    """The table of warnings, each row with the words in which its length is written."""
    if settings.warn:
        return settings.warn
    return tuple(
        Warn(up_to=_span(one.up_to), near=one.near, urgent=one.urgent) for one in settings.warnings
    )


def row_name(row: Warn) -> str:
    """What a row of warnings is called in a key."""
    return str(row.up_to) if row.up_to else LONGER


def same_row(rows: Mapping[str, Any], name: str) -> str:
    """The row of that length under the name that it has already: "1 day" is "24 hours"."""
    if name == LONGER:
        return name
    length = Span.parse(name).length()
    alike = (one for one in rows if one != LONGER and Span.parse(one).length() == length)
    return next(alike, name)


def _set(group: str, kept: Any) -> Any:
    """What the settings hold for what a change keeps of a group that is one thing."""
    if group == SHIFTS:
        return read_shifts(kept)
    return wall_time(kept) if group == RESULTS_BY else kept


def _of(said: Mapping[Key, Any], group: str) -> dict[str, Any]:
    return {key.part: value for key, value in said.items() if key.group == group}


def _warnings(own: Settings, changed: Mapping[str, str]) -> tuple[Warn, ...]:
    rows = {row_name(one): (one.near, one.urgent) for one in warn_rows(own)}
    for name, value in changed.items():
        known = same_row(rows, name)
        rows.pop(known, None)
        if value != NONE:
            rows[known] = spans_of(value)
    last = rows.pop(LONGER)
    named = sorted(rows, key=lambda name: Span.parse(name).length())
    return (
        *(Warn(up_to=Span.parse(one), near=rows[one][0], urgent=rows[one][1]) for one in named),
        Warn(near=last[0], urgent=last[1]),
    )


def _span(length: timedelta | None) -> Span | None:
    if length is None:
        return None
    hours = length // timedelta(hours=1)
    return Span(hours, "hours") if hours <= 48 else Span(length.days, "days")

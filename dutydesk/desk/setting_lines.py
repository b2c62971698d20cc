"""All that is set, in one place to read: for the screen and for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dutydesk.desk.context import Desk
from dutydesk.desk.rights import Right, read_standing
from dutydesk.desk.setting_force import InForce, in_force, row_name, value_in_force, warn_rows
from dutydesk.desk.setting_keys import (
    AGAIN,
    CALENDAR,
    CLOSED,
    DAYS,
    ESCALATE,
    GROUPS,
    HINTS,
    HOURS,
    LOCK,
    LONGER,
    NEVER,
    NONE,
    RESULTS_BY,
    SHIFTS,
    TARGETS,
    WARN,
    WORKING,
    Key,
    split_key,
    title_of,
    value_words,
)
from dutydesk.desk.setting_targets import rules_with_target
from dutydesk.protocol.calendar import england, local, show_day
from dutydesk.records import SettingChange
from dutydesk.settings import Settings, where_set

SECTIONS: Mapping[str, tuple[str, str]] = {
    TARGETS: (
        "Desk targets",
        "For duties to which a protocol gives no figure. No target changes a protocol's own limit.",
    ),
    HOURS: ("Office hours", "When somebody is in; nobody is on a bank holiday."),
    CALENDAR: (
        "Bank holidays and closing days, a year ahead",
        "For limits in working days. A statute's working days know bank holidays alone: a day on "
        "which only the council closes counts as one there.",
    ),
    WARN: (
        "When clocks turn near and urgent",
        "So long before it is due, by how long a clock runs from its opening; for rules that set "
        "no times to warn of their own.",
    ),
    ESCALATE: ("Going up", "How long an overdue alert may go unanswered."),
    SHIFTS: ("Shifts and screens", "Every day, by London's clock."),
    "": ("Set elsewhere", "Each terminal's or the whole installation's: change it where it says."),
}
"""The sections, by group: the title, and what is to be known about it."""

_SECTION = {AGAIN: ESCALATE, RESULTS_BY: SHIFTS, LOCK: SHIFTS}
"""The section of a group that has none of its own."""

_YEAR = timedelta(days=366)
_NEW_DAY = "another day"
_USUAL = "usual"


@dataclass(frozen=True)
class SettingLine:
    """One thing that is set. Without a `key` it can't be changed for the whole desk.

    - `source`: who set it, or where; `overruled`: what desk.toml or a variable says in vain.
    - `typed`: the value as it would be typed; `hint`: what to type.
    - `mark`: added, closed or taken out, for a day of the calendar.
    """

    group: str
    label: str
    value: str
    source: str
    key: str = ""
    typed: str = ""
    hint: str = ""
    note: str = ""
    overruled: str = ""
    mark: str = ""

    @property
    def words(self) -> str:
        """Everything in it that may be searched."""
        return f"{self.key} {self.label} {self.value} {self.source} {self.note}".casefold()


@dataclass(frozen=True)
class ChangeLine:
    """One change that was made, in words; `at` is UTC."""

    at: datetime
    officer: str
    key: str
    title: str
    before: str
    after: str
    reason: str
    redated: bool


@dataclass(frozen=True)
class SettingsPage:
    """Everything that is set, the changes newest first, and who may change it (`may`, a sentence).

    `can`: whether the officer at this desk is one of them.
    """

    lines: tuple[SettingLine, ...]
    history: tuple[ChangeLine, ...]
    may: str
    can: bool


def settings_page(desk: Desk) -> SettingsPage:
    """All that is set. Raises `StoreError`s, and `SettingsError` where desk.toml is broken now."""
    with desk.store.read() as session:
        desk.take_up_settings(session)
        found = read_standing(session, desk.officer)
    return SettingsPage(
        lines=tuple(_Lines(desk).all()),
        history=tuple(_said(one) for one in reversed(desk.changes)),
        may=found.says(Right.SET),
        can=found.may(Right.SET),
    )


class _Lines:
    """The lines of a desk as it stands."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.now = desk.in_force
        own = desk.own or desk.settings
        self.own: InForce = in_force(own, ())
        self.where = where_set(desk.places)
        self.last: dict[str, SettingChange] = {one.key: one for one in desk.changes}

    def all(self) -> Iterator[SettingLine]:
        yield from self._targets()
        for day in DAYS:
            yield self._line(Key(HOURS, day), day.capitalize())
        yield from self._calendar()
        for row in warn_rows(self.now.settings):
            name = row_name(row)
            label = "Longer than that" if name == LONGER else f"Up to {name}"
            yield self._line(Key(WARN, name), label)
        yield self._line(Key(ESCALATE), "To the supervisor after")
        yield self._line(Key(AGAIN), "And again after")
        yield self._line(Key(SHIFTS), "Shifts begin")
        yield self._line(Key(RESULTS_BY), "Hearings without a result, looked for at")
        yield self._line(Key(LOCK), "A screen locks after, without a key")
        yield from self._elsewhere()

    def _targets(self) -> Iterator[SettingLine]:
        rules = rules_with_target(self.desk.rulebook.protocols)
        for full_id, (rule, usual) in rules.items():
            label = f"{', '.join(rule.paragraphs)} {rule.duty or ''}"
            key = Key(TARGETS, full_id)
            set_ = value_in_force(self.now, key)
            yield self._line(
                key,
                label,
                value=set_ or str(usual),
                typed=set_ or str(usual),
                note=f"The file's own: {usual}. In the document: {rule.limit.words}."
                if rule.limit
                else f"The file's own: {usual}.",
                usual="the protocol file",
            )
        for full_id in sorted(self.now.settings.targets.keys() - rules.keys()):
            note = "No rule in force takes this target: it does nothing."
            yield self._line(Key(TARGETS, full_id), full_id, note=note)

    def _calendar(self) -> Iterator[SettingLine]:
        today = local(self.desk.now()).date()
        names = _names(today)
        until = today + _YEAR
        days = {day for day in (*names, *self.now.days) if today <= day <= until}
        for day in sorted(days):
            kind = self.now.days.get(day)
            published = names.get(day)
            named = f": {published}" if published else ""
            marks = {None: "", CLOSED: "CLOSED", WORKING: "TAKEN OUT"}
            key = Key(CALENDAR, day.isoformat())
            why = f"{self.last[str(key)].reason}." if kind else ""
            yield self._line(
                key,
                f"{show_day(day)}{named}",
                value="a bank holiday" if kind is None else value_words(key, kind),
                typed=kind or "",
                mark=marks.get(kind, "ADDED"),
                note=why,
                usual="published",
            )
        yield SettingLine(
            CALENDAR, "Add or take out a day…", "", "", key=f"{CALENDAR}.", hint=HINTS[CALENDAR]
        )

    def _elsewhere(self) -> Iterator[SettingLine]:
        own = self.desk.own or self.desk.settings
        values = own.model_dump(mode="json")
        given = {"officer": self.desk.officer, "terminal": self.desk.terminal}
        for name, field in Settings.model_fields.items():
            if name not in GROUPS:
                source = self.where.get(name, f"{_USUAL}; {self.desk.places.settings.name} sets it")
                value = given.get(name, values[name])
                if value != values[name]:
                    source = "given when this was opened"
                yield SettingLine("", name, _plain(value), source, note=f"{field.description}.")

    def _line(
        self,
        key: Key,
        label: str,
        *,
        value: str | None = None,
        typed: str | None = None,
        mark: str = "",
        note: str = "",
        usual: str = _USUAL,
    ) -> SettingLine:
        stands, own = value_in_force(self.now, key), value_in_force(self.own, key)
        change = self.last.get(str(key))
        changed = change is not None and change.after is not None
        where = self.where.get(key.group, "") if self._own_says(key, own) else ""
        source = where or usual
        overruled = ""
        if changed and change is not None:
            source = f"{change.officer}, {show_day(local(change.at).date())}"
            if where and own != stands:
                overruled = f"{where} says {value_words(key, own)}: overruled."
        return SettingLine(
            _SECTION.get(key.group, key.group),
            label,
            value_words(key, stands) if value is None else value,
            source,
            key=str(key),
            typed=_typed(key, stands) if typed is None else typed,
            hint=HINTS[key.group],
            note=note,
            overruled=overruled,
            mark=mark,
        )

    def _own_says(self, key: Key, own: Any) -> bool:
        return key.group in self.where and (key.group != TARGETS or own is not None)


def _typed(key: Key, stands: Any) -> str:
    if key.group == AGAIN and stands == NEVER:
        return "never"
    return NONE if stands is None else str(stands)


def _names(today: date) -> dict[date, str]:
    """England's bank holidays of this year and the next, by day."""
    import holidays

    found = holidays.country_holidays("GB", subdiv="ENG", years=(today.year, today.year + 1))
    return {day: name for day, name in found.items() if day in england().closed}


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items()) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value)


def _said(change: SettingChange) -> ChangeLine:
    key = split_key(change.key)
    return ChangeLine(
        at=change.at,
        officer=change.officer,
        key=change.key,
        title=title_of(key),
        before=value_words(key, change.before),
        after=value_words(key, change.after),
        reason=change.reason,
        redated=change.redated,
    )

"""Reading a change of a setting as it is typed, and holding it against the desk as it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from dutydesk.desk.context import Desk
from dutydesk.desk.setting_force import (
    InForce,
    in_force,
    row_name,
    same_row,
    value_in_force,
    warn_rows,
)
from dutydesk.desk.setting_keys import (
    CALENDAR,
    HOLIDAY,
    TARGETS,
    WARN,
    WORKING,
    Key,
    SettingRefused,
    read_key,
    read_value,
    title_of,
    value_words,
)
from dutydesk.desk.setting_targets import rules_with_target
from dutydesk.protocol.calendar import england, local, show_day
from dutydesk.records import SettingChange

_SATURDAY = 5


def read_change(desk: Desk, key: str, value: str) -> tuple[Key, Any]:
    """A typed key and value, if this desk can be set so. Raises SettingRefused."""
    named = read_key(key, local(desk.now()).date())
    if named.group == WARN:
        rows = {row_name(one): one for one in warn_rows(desk.settings)}
        named = Key(WARN, same_row(rows, named.part))
    kept = read_value(named, value)
    if named.group == TARGETS and kept is not None:
        _has_target(desk, named)
    if named.group == CALENDAR:
        _can_be(named.day, kept)
    stands = value_in_force(desk.in_force, named)
    if value_in_force(with_change(desk, named, kept), named) == stands:
        title = title_of(named)
        raise SettingRefused(
            f"{title[:1].upper()}{title[1:]}: that is {value_words(named, stands)} already.",
            "value",
        )
    return named, kept


def words_here(desk: Desk, key: Key, value: Any) -> str:
    """A value in words; where a target is the protocol file's own, with its figure."""
    words = value_words(key, value)
    known = rules_with_target(desk.rulebook.protocols) if key.group == TARGETS else {}
    return f"{words}, {known[key.part][1]}" if value is None and key.part in known else words


def with_change(desk: Desk, key: Key, kept: Any) -> InForce:
    """What would be in force with one change more."""
    newest = (desk.changes[-1].id or 0) if desk.changes else 0
    change = SettingChange(
        id=newest + 1, at=desk.now(), officer="", terminal="", key=str(key), after=kept, reason=""
    )
    return in_force(desk.own or desk.settings, (*desk.changes, change))


def _has_target(desk: Desk, key: Key) -> None:
    if key.part in rules_with_target(desk.rulebook.protocols):
        return
    rules = (rule for one in desk.rulebook.protocols for rule in one.rules)
    rule = next((one for one in rules if one.full_id == key.part), None)
    if rule is None:
        raise SettingRefused(
            f"No protocol in force has a rule {key.part}. dutydesk settings lists those that take "
            "a target.",
            "key",
        )
    if rule.limit is None:
        raise SettingRefused(f"{key.part} runs no clock, so it takes no target.", "key")
    raise SettingRefused(
        f"{key.part} is the protocol's own limit: {rule.limit.words}. A desk target never changes "
        "that; the desk sets one where the protocol gives no figure.",
        "key",
    )


def _can_be(day: date, kept: Any) -> None:
    published = england()
    if not published.covers(day):
        raise SettingRefused(f"{show_day(day)} is beyond the calendar. Type a nearer day.", "key")
    if day.weekday() >= _SATURDAY:
        raise SettingRefused(
            f"{show_day(day)} is at a weekend, which is never a working day. Type another day.",
            "key",
        )
    if kept == HOLIDAY and day in published.closed:
        raise SettingRefused(
            f"{show_day(day)} is published as a bank holiday. Type working to take it out, or none "
            "for as published.",
            "value",
        )
    if kept == WORKING and day not in published.closed:
        raise SettingRefused(
            f"{show_day(day)} is published as a working day. Type bank holiday or closed, or none "
            "for as published.",
            "value",
        )

"""Checking meetings, appointments, the week and orders against the entries that they came from.

Entries are evidence, with digests in the audit trail. What was booked, kept, called off or ended
must follow from them, read in the order in which they were logged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from dutydesk.desk.check_found import Looking, Row, Unreadable, instant, stored_json
from dutydesk.vocabulary import vocabulary

Known = tuple[Any, ...]
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Said:
    """What entries say was booked, by the entry that did; the weeks; and which orders ended."""

    def __init__(self) -> None:
        self.meetings: dict[int, dict[str, Any]] = {}
        self.appointments: dict[int, dict[str, Any]] = {}
        self.weeks: dict[int, list[Known]] = {}
        self.made: dict[int, datetime] = {}
        self.ended: dict[int, tuple[datetime, int]] = {}

    def take(self, row: Row) -> None:
        """Take in one entry, after those before it."""
        payload = stored_json(row, "payload", dict)
        if (read := _READ.get(row["kind"])) is not None:
            read(self, row["id"], row["person_id"], payload)

    def meeting(self, key: int, person: int, said: Mapping[str, Any]) -> None:
        """Booked, moved or called off."""
        new = {"person": person, "kind": said.get("meeting_kind"), "at": _at(said, "at")}
        one = self.meetings.setdefault(said.get("meeting_id") or key, new | {"state": "booked"})
        one["at"] = _at(said, "at") or one["at"]
        if said.get("called_off"):
            one["state"] = "cancelled"

    def held(self, key: int, person: int, said: Mapping[str, Any]) -> None:
        """Held, booked before or not."""
        kind = "first_meeting" if said["kind"] == "first_meeting" else said.get("meeting_kind")
        new = {"person": person, "kind": kind or "other", "at": _at(said, "held_at")}
        self.meetings.setdefault(said.get("meeting_id") or key, new)["state"] = "held"

    def appointment(self, key: int, person: int, said: Mapping[str, Any]) -> None:
        """Made, moved, called off, kept or missed."""
        at = _at(said, "at")
        new = {"person": person, "at": _at(said, "was_at") or at, "state": "made"}
        one = self.appointments.setdefault(said.get("appointment_id") or key, new)
        if said.get("outcome"):
            one["state"] = said["outcome"]
            return
        one["at"] = at or one["at"]
        if said.get("called_off"):
            one["state"] = "cancelled"

    def week(self, key: int, person: int, said: Mapping[str, Any]) -> None:
        """A week, which ends the one before it."""
        over = (_at(said, "from_at"), key)
        self.weeks[person] = [
            one if one[-1] is not None else (*one[:-1], over) for one in self.weeks.get(person, [])
        ] + [
            (key, part["kind"], DAYS.index(day), part["begins"], part["ends"], None)
            for part in said["week"]
            for day in part["days"]
        ]

    def orders(self, key: int, _: int, said: Mapping[str, Any]) -> None:
        """Orders made, by a result or by another court."""
        made_at = _at(said, "heard_at") or _at(said, "made_at")
        if made_at is not None:
            self.made[key] = made_at

    def order_over(self, key: int, _: int, said: Mapping[str, Any]) -> None:
        """An order ends."""
        ended_at = _at(said, "ended_at")
        if said.get("order_id") is not None and ended_at is not None:
            self.ended[said["order_id"]] = (ended_at, key)


_READ: Mapping[str, Callable[[Said, int, int, Mapping[str, Any]], None]] = {
    "meeting": Said.meeting,
    "meeting_held": Said.held,
    "first_meeting": Said.held,
    "appointment": Said.appointment,
    "appointment_changed": Said.appointment,
    "appointment_kept": Said.appointment,
    "timetable": Said.week,
    "result": Said.orders,
    "order_made": Said.orders,
    "order_ended": Said.order_over,
}


def _at(said: Mapping[str, Any], name: str) -> datetime | None:
    value = said.get(name)
    return datetime.fromisoformat(value).astimezone(UTC) if value else None


def check_booked(look: Looking) -> None:
    """Prove that what is booked, the weeks and the orders stand as the entries say."""
    said = Said()
    for row in look.rows("entries"):
        if row["voided_at"] is None:
            try:
                said.take(row)
            except (Unreadable, KeyError, TypeError, ValueError):
                continue  # told where entries are checked
    _match(look, "meetings", said.meetings, ("person", "kind", "at", "state"))
    _match(look, "appointments", said.appointments, ("person", "at", "state"))
    _weeks(look, said)
    _orders(look, said)


def _match(
    look: Looking, table: str, said: Mapping[int, dict[str, Any]], columns: tuple[str, ...]
) -> None:
    left = dict(said)
    for row in look.rows(table):
        one = left.pop(row["entry_id"], None)
        try:
            stands = {"at": instant(row, "at"), "person": row["person_id"], "kind": row.get("kind")}
        except Unreadable as error:
            look.wrong(table, row["id"], f"{error} can't be read", row["person_id"])
            continue
        stands["state"] = row["state"]
        if one is None:
            look.wrong(table, row["id"], "is of no entry that stands", row["person_id"])
        for name in columns if one else ():
            if one and stands[name] != one[name]:
                what = f"its {name} is not what the entries say"
                look.wrong(table, row["id"], what, row["person_id"])
    for key, one in left.items():
        look.wrong(table, "0", f"that of entry {key} is missing", one["person"])


def _weeks(look: Looking, said: Said) -> None:
    left = {person: Counter(parts) for person, parts in said.weeks.items()}
    for row in look.rows("commitments"):
        over = (instant(row, "ended_at"), row["ended_by_entry_id"]) if row["ended_at"] else None
        part = (
            row["entry_id"], row["kind"], row["weekday"], row["begins"], row["ends"], over,
        )  # fmt: skip
        of = left.setdefault(row["person_id"], Counter())
        if not of[part]:
            what = "is not of the week that its entry gives"
            look.wrong("commitments", row["id"], what, row["person_id"])
        of[part] -= 1
    for person, parts in left.items():
        for part in (+parts).elements():
            look.wrong("commitments", "0", f"one of entry {part[0]} is missing", person)


def _orders(look: Looking, said: Said) -> None:
    terms = vocabulary("disposals").terms
    for row in look.rows("orders"):
        try:
            made_at, ended_at = instant(row, "made_at"), instant(row, "ended_at")
        except Unreadable as error:
            look.wrong("orders", row["id"], f"{error} can't be read", row["person_id"])
            continue
        if made_at != said.made.get(row["entry_id"]):
            look.wrong("orders", row["id"], "was made at another time", row["person_id"])
        term = terms.get(row["disposal"])
        runs = term is not None and term.attrs.get("order")
        ends = said.ended.get(row["id"], (None if runs else made_at, None))
        if (ended_at, row["ended_by_entry_id"]) != ends:
            what = "stands as ended or running, and no entry says so"
            look.wrong("orders", row["id"], what, row["person_id"])

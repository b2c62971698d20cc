"""A young person's week: what they do at set times, which appointments may clash with (L22)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator
from sqlmodel import col, select

from dutydesk.desk.entries import ClockTime, EntryBase, Instant, Line, Model, code_of
from dutydesk.desk.kinds.common import key_of, label
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.meaning import Meaning
from dutydesk.protocol.calendar import local
from dutydesk.records import Commitment, Entry
from dutydesk.vocabulary import vocabulary

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = get_args(Day)
CLOSED_ON_HOLIDAYS = ("education", "training")
"""Commitments that nobody keeps on a bank holiday."""


class WeekPart(Model):
    """Something that is done each week on these days; times are London wall times."""

    days: Annotated[list[Day], Field(min_length=1)]
    begins: ClockTime
    ends: ClockTime
    kind: Annotated[str, code_of("commitments")]
    what: Line = ""

    @model_validator(mode="after")
    def _fits(self) -> WeekPart:
        if self.kind == "none":
            raise ValueError("say education, training, work or leisure")
        if self.ends <= self.begins:
            raise ValueError("it ends before it begins; give the times of one day")
        self.days = sorted(set(self.days), key=DAYS.index)
        return self


class TimetableEntry(EntryBase):
    """The young person's week, in place of the one that the desk had before."""

    kind: Literal["timetable"] = "timetable"
    from_at: Annotated[Instant, Ask("Since", "Since when the week has been so", now=True)]
    week: Annotated[
        list[WeekPart],
        Field(min_length=1),
        Ask("The week", "mon-fri 9:00-15:30 education Nowhere High; sat 10-14 work"),
    ]


def days_words(days: Sequence[Day]) -> str:
    """Days as one types them: "mon-fri", "mon,wed"."""
    numbers = [DAYS.index(day) for day in days]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{days[0]}-{days[-1]}"
    return ",".join(days)


def week_words(part: WeekPart) -> str:
    """One part of a week in a line, for people."""
    what = f" {part.what}" if part.what else ""
    kind = label("commitments", part.kind)
    return f"{days_words(part.days)} {part.begins}-{part.ends} {kind}{what}"


def read_timetable(entry: TimetableEntry, on: Ground) -> Meaning:
    """What the young person's week is from now on."""
    week = "; ".join(week_words(one) for one in entry.week)
    return on.meaning(entry, entry.from_at, f"The week: {week}")


def write_timetable(entry: TimetableEntry, on: Ground, row: Entry, _: Meaning) -> Mapping[str, int]:
    """Write the week, and end the one before it."""
    for had in commitments(on):
        had.ended_at = entry.from_at
        had.ended_by_entry_id = row.id
        on.session.add(had)
    on.session.add_all(
        Commitment(
            person_id=row.person_id,
            entry_id=key_of(row),
            weekday=DAYS.index(day),
            **one.model_dump(exclude={"days"}),
        )
        for one in entry.week
        for day in one.days
    )
    return {}


def commitments(on: Ground) -> Sequence[Commitment]:
    """What the young person's week holds, as far as the desk knows."""
    if on.state.person.id is None:
        return ()
    found = select(Commitment).where(
        Commitment.person_id == on.state.person.id, col(Commitment.ended_at).is_(None)
    )
    return on.session.exec(found.order_by(col(Commitment.weekday), col(Commitment.begins))).all()


def clashes_with(on: Ground, at: datetime, minutes: int) -> list[Commitment] | None:
    """What an appointment falls into, the firmest first; None if the week is not known."""
    week = commitments(on)
    if not week:
        return None
    begins, ends = local(at), local(at + timedelta(minutes=minutes))
    until = f"{ends:%H:%M}" if ends.date() == begins.date() else "24:00"
    holiday = begins.date() in on.desk.calendar.closed
    found = [
        one
        for one in week
        if one.weekday == begins.weekday()
        and one.begins < until
        and one.ends > f"{begins:%H:%M}"
        and not (holiday and one.kind in CLOSED_ON_HOLIDAYS)
    ]
    terms = vocabulary("commitments").terms
    return sorted(found, key=lambda one: not terms[one.kind].attrs.get("firm"))


def clash_words(one: Commitment) -> str:
    """A clash, for people."""
    what = f" ({one.what})" if one.what else ""
    kind = label("commitments", one.kind)
    return f"{kind}{what}, {DAYS[one.weekday].capitalize()} {one.begins} to {one.ends}"


TIMETABLE = Kind(
    TimetableEntry,
    "The young person's week",
    read_timetable,
    write_timetable,
    find=("timetable", "school", "college", "training", "work", "club", "leisure", "education"),
    example={
        "from_at": "2026-11-20T09:00",
        "week": [
            {
                "days": ["mon", "tue", "wed", "thu", "fri"],
                "begins": "09:00",
                "ends": "15:30",
                "kind": "education",
                "what": "Nowhere High",
            }
        ],
    },
)

"""The demo: a desk of invented young people, with what has happened around the present moment.

Everything that is logged goes through the use cases that the forms go through, at the time when it
is said to have been logged, and the watch looks at each of those times as it would have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import true
from sqlmodel import Session, col, select

from dutydesk.demo_people import Directory, add_people, read_demo
from dutydesk.demo_times import when
from dutydesk.desk.alerts import acknowledge
from dutydesk.desk.context import Desk, open_desk, utc_now
from dutydesk.desk.directory import party_cards
from dutydesk.desk.handover import accept, sign, waiting
from dutydesk.desk.kinds import KINDS, entry_adapter
from dutydesk.desk.log import log
from dutydesk.desk.notes import NoteIn, write_note
from dutydesk.desk.secrets import hash_of
from dutydesk.desk.taking import reassign, take
from dutydesk.desk.tell import ChaseIn, TellingIn, chase, done, tell
from dutydesk.protocol.duty_shifts import shift_at
from dutydesk.records import (
    Appointment,
    AppointmentState,
    Arrest,
    Clock,
    ClockState,
    Hearing,
    HearingState,
    Meeting,
    MeetingState,
    Officer,
    Order,
    Person,
)
from dutydesk.watch.look import next_time
from dutydesk.watch.sweep import Escalation, sweep

PIN = "4071"
"""That of everybody at the demo's desk."""

_LAST_MINUTE = timedelta(minutes=1)
"""What turns pressing this shortly before the demo opens is left for its own watch to announce."""

_SIGNED, _ACCEPTED = timedelta(minutes=7), timedelta(minutes=4)
"""How long before the end of its shift a sheet was signed, and how long after it was accepted."""


def open_demo(folder: Path, now: Callable[[], datetime] = utc_now) -> Desk:
    """Make the demo's desk in an empty folder, and open it as its first officer."""
    first = read_demo("officer")[0]["name"]
    desk = open_desk(folder / "demo.db", now=now, officer=first, terminal="demo")
    load_demo(desk)
    _give_pins(desk)
    return desk


def _give_pins(desk: Desk) -> None:
    """Let each officer of the demo sign in with the same PIN, which the README names."""
    hashed = hash_of(PIN)

    def work(session: Session) -> None:
        for officer in session.exec(select(Officer)):
            officer.secret = hashed
            session.add(officer)

    desk.store.run(work)


def load_demo(desk: Desk) -> None:
    """Fill an empty desk with the demo's people and all that has happened to them until now."""
    _ = desk.rulebook, desk.calendar  # slow to read, and the last minute is told to the second
    opened = desk.now()
    directory = desk.store.run(lambda session: add_people(session, opened))
    events = [(when(one.pop("when"), opened), one) for one in read_demo("event")]
    events += _handovers(desk, opened)
    story = _Story(desk, directory, opened)
    for at, event in sorted(events, key=lambda event: event[0]):
        story.happen(at, event)
    story.pass_time(opened)


def _handovers(desk: Desk, opened: datetime) -> Iterator[tuple[datetime, dict[str, Any]]]:
    """The handover of the last shift that ended, as far as it has happened when the demo opens."""
    ended = shift_at(opened, desk.settings.shifts).begins
    for one in read_demo("handover"):
        yield ended - _SIGNED, {"kind": "sign", "who": one["signed_by"], "words": one["words"]}
        if ended + _ACCEPTED < opened - _LAST_MINUTE:
            taken = {"kind": "accept", "who": one["accepted_by"], "words": one["answer"]}
            yield ended + _ACCEPTED, taken


class _Story:
    """What happens at the demo's desk, told in order. Its clock is set to each event's time."""

    def __init__(self, desk: Desk, directory: Directory, opened: datetime) -> None:
        self._directory = directory
        self._opened = opened
        self._now = opened
        self._past = replace(desk, now=lambda: self._now)
        self._past.__dict__["rulebook"] = desk.rulebook  # read once for both
        self._settled: list[tuple[datetime, int]] = []
        self._watched_until: datetime | None = None

    def happen(self, at: datetime, event: dict[str, Any]) -> None:
        """Let time pass until `at`, then let the event happen."""
        self.pass_time(at)
        self._past.officer = self._directory.officers[event.pop("by", "duty")]
        kind = event.pop("kind")
        if kind in KINDS:
            self._log(kind, event)
        else:
            _ANSWERS[kind](self, event)

    def pass_time(self, until: datetime) -> None:
        """Look when the watch would have looked, and end what was ended meanwhile."""
        for at, clock_id in sorted(one for one in self._settled if one[0] <= until):
            self._watch_until(at)
            self._now = at
            self._end(clock_id)
        self._settled = [one for one in self._settled if one[0] > until]
        self._watch_until(min(until, self._opened - _LAST_MINUTE))
        self._now = until

    def _log(self, kind: str, event: dict[str, Any]) -> None:
        settled, left = event.pop("settled", None), event.pop("left", [])
        entry = {"kind": kind} | {name: self._value(name, value) for name, value in event.items()}
        with self._past.store.read() as session:
            person = _person(session, event["person"])
            for name, (field, find) in _OF.items():
                if entry.pop(name, False):
                    entry[field] = session.exec(find(person.id)).first()
        logged = log(self._past, entry_adapter.validate_python(entry))
        if settled is None:
            return
        at = self._now + (when(f"+{settled}", self._opened) - self._opened)
        with self._past.store.read() as session:
            clocks = [session.get_one(Clock, clock_id) for clock_id in logged.clock_ids]
        self._settled += [
            (at, one.id)
            for one in clocks
            if one.id and one.state == ClockState.RUNNING and one.rule not in left
        ]

    def _value(self, name: str, value: Any) -> Any:
        """A value of the file as the entry takes it: times as instants, homes by their ids."""
        if isinstance(value, str) and (name == "at" or name.endswith("_at")):
            return when(value, self._opened)
        if name in ("to", "placed") and "home" in value:
            place = {key: one for key, one in value.items() if key != "home"}
            return place | {"home_id": self._directory.homes[value["home"]].id}
        return value

    def _watch_until(self, until: datetime) -> None:
        """Set the clock on to `until`, stopping at each time at which there was something to do."""
        while True:
            upcoming = next_time(self._past.store, self._escalation)
            if upcoming is None or upcoming > until:
                break
            self._now = max(self._now, upcoming)
            self._past.store.run(lambda session: sweep(session, self._now, self._escalation))

    @property
    def _escalation(self) -> Escalation:
        settings = self._past.settings
        return Escalation.minutes(settings.escalate_after_minutes, settings.escalate_again_minutes)

    def _end(self, clock_id: int) -> None:
        """End a clock with evidence, now, unless something else has ended it."""
        with self._past.store.read() as session:
            clock = session.get_one(Clock, clock_id)
            if clock.state != ClockState.RUNNING:
                return
            person = session.get_one(Person, clock.person_id)
            party = clock.tell if clock.desk_owes else clock.owner
            cards = party_cards(session, person, party)
        if clock.ends != "telling":
            done(self._past, clock_id, self._now, "Seen to, and noted on the case.")
            return
        name, agency = (cards[0].name, cards[0].agency) if cards else ("The duty worker", "")
        telling = {"clock_ids": [clock_id], "told_name": name, "told_agency": agency}
        tell(self._past, TellingIn.model_validate(telling | _BY_TELEPHONE | {"at": self._now}))

    def _tell(self, event: dict[str, Any]) -> None:
        contact = self._directory.contacts[event.pop("to")]
        told = {"told_name": contact.name, "told_agency": contact.agency, "at": self._now}
        clocks = self._clocks(event)
        tell(self._past, TellingIn.model_validate({"clock_ids": clocks} | told | event))

    def _sign(self, event: dict[str, Any]) -> None:
        self._past.officer = event["who"]
        sign(self._past, f"demo-sheet-{self._now:%Y%m%d%H%M}", event["words"])

    def _accept(self, event: dict[str, Any]) -> None:
        self._past.officer = event["who"]
        waits = waiting(self._past)
        if waits is not None:
            accept(self._past, waits.id, event["words"])

    def _chase(self, event: dict[str, Any]) -> None:
        whom = self._directory.contacts[event.pop("to")].name
        for clock_id in self._clocks(event):
            chasing = {"clock_id": clock_id, "whom": whom, "at": self._now}
            chase(self._past, ChaseIn.model_validate(chasing | event))

    def _acknowledge(self, event: dict[str, Any]) -> None:
        for clock_id in self._clocks(event):
            acknowledge(self._past, clock_id, event["plan"], when(event["until"], self._opened))

    def _take(self, event: dict[str, Any]) -> None:
        for clock_id in self._clocks(event):
            take(self._past, clock_id)

    def _give(self, event: dict[str, Any]) -> None:
        reassign(self._past, self._clocks(event), event["to"], event["words"])

    def _note(self, event: dict[str, Any]) -> None:
        with self._past.store.read() as session:
            person = _person(session, event["person"]).id
        for clock_id in self._clocks(event) if "rules" in event else [None]:
            write_note(
                self._past, NoteIn(person_id=person, clock_id=clock_id, words=event["words"])
            )

    def _clocks(self, event: dict[str, Any]) -> list[int]:
        """The running clocks of the event's person that its rules opened."""
        rules, party = event.pop("rules"), event.pop("party", None)
        with self._past.store.read() as session:
            person = _person(session, event.pop("person"))
            found = session.exec(
                select(Clock.id)
                .where(Clock.person_id == person.id, Clock.state == ClockState.RUNNING)
                .where(col(Clock.rule).in_(rules))
                .where(Clock.tell == party if party else true())
            ).all()
        if not found:
            raise ValueError(f"No clock of {', '.join(rules)} runs for {person.case_number}.")
        return [clock_id for clock_id in found if clock_id is not None]


_BY_TELEPHONE = {"channel": "telephone", "note": "Rang, and sent the details after."}
_ANSWERS: dict[str, Callable[[_Story, dict[str, Any]], None]] = {
    "sign": _Story._sign,
    "accept": _Story._accept,
    "tell": _Story._tell,
    "chase": _Story._chase,
    "acknowledge": _Story._acknowledge,
    "take": _Story._take,
    "give": _Story._give,
    "note": _Story._note,
}


def _person(session: Session, case_number: str) -> Person:
    return session.exec(select(Person).where(Person.case_number == case_number)).one()


_OF: dict[str, tuple[str, Callable[[int | None], Any]]] = {
    "of_hearing": (
        "hearing_id",
        lambda person: (
            select(Hearing.id)
            .where(Hearing.person_id == person, Hearing.state == HearingState.LISTED)
            .order_by(col(Hearing.at))
        ),
    ),
    "of_arrest": (
        "arrest_id",
        lambda person: (
            select(Arrest.id)
            .where(Arrest.person_id == person)
            .order_by(col(Arrest.arrested_at).desc())
        ),
    ),
    "of_meeting": (
        "meeting_id",
        lambda person: (
            select(Meeting.entry_id)
            .where(Meeting.person_id == person, Meeting.state == MeetingState.BOOKED)
            .order_by(col(Meeting.at))
        ),
    ),
    "of_appointment": (
        "appointment_id",
        lambda person: (
            select(Appointment.entry_id)
            .where(Appointment.person_id == person, Appointment.state == AppointmentState.MADE)
            .order_by(col(Appointment.at))
        ),
    ),
    "of_order": (
        "order_id",
        lambda person: (
            select(Order.id)
            .where(Order.person_id == person, col(Order.ended_at).is_(None))
            .order_by(col(Order.made_at))
        ),
    ),
}
"""What an entry is about: the young person's first that is still open, or their last arrest."""

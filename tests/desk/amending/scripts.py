"""Invented cases: what happens to one young person over some weeks, drawn from a seed.

A case is a list of acts that can be played on any desk. Acts name hearings, arrests and clocks by
what they are rather than by number, so that the same case can be played with one entry left out or
told otherwise: that is what amending must come to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase, new_uid
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import log
from dutydesk.desk.plan import Refused
from dutydesk.desk.tell import NotPossible, TellingIn, done, not_required, reopen, tell
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import (
    Appointment,
    AppointmentState,
    Clock,
    Condition,
    Entry,
    Hearing,
    HearingState,
    Meeting,
    MeetingState,
    Order,
    Person,
    Placement,
)
from tests.support import Time, london

Answers = dict[str, FactValue]
PEOPLE: Sequence[dict[str, Any]] = (
    {"known_to_yot": True, "known_to_social_care": True, "allocated_social_worker": True,
     "home_authority": "rotherham", "legal_status_before": "section_20",
     "placed_in_before": "rotherham", "placement_kind_before": "foster"},
    {"known_to_yot": True, "known_to_social_care": True, "allocated_social_worker": True,
     "home_authority": "rotherham", "legal_status_before": "care_order",
     "placed_in_before": "leicestershire", "placement_kind_before": "residential_home"},
    {"known_to_yot": True, "known_to_social_care": False, "allocated_social_worker": False,
     "home_authority": "rotherham", "legal_status_before": "none",
     "placed_in_before": "rotherham", "placement_kind_before": "own_home"},
    {"known_to_yot": True, "home_authority": "rotherham"},
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One thing done `after` the act before it.

    `entry` is an entry's JSON; `hearing`, `arrest`, `meeting`, `appointment` and `order` name the
    act that listed, logged, booked or made what it is about. Otherwise `what` is done about the
    clock that stands at `nth` place among those of `clock` (rule and recipient), or the `nth` open
    question of `about` is answered.
    """

    after: timedelta
    entry: dict[str, Any] | None = None
    hearing: tuple[int, str] | None = None
    arrest: int | None = None
    meeting: int | None = None
    appointment: int | None = None
    order: tuple[int, str] | None = None
    what: str = ""
    clock: tuple[str, str | None] = ("", None)
    nth: int = 0
    about: int = 0
    value: FactValue | None = None


@dataclass
class Played:
    """A case on a desk: the entry that each act became (0 for what is no entry)."""

    person: int = 0
    entries: list[int] = field(default_factory=list)


def play(desk: Desk, time: Time, acts: Sequence[Act], but: int | None = None) -> Played:
    """Play a case, each act at its time. Raises Refused for an entry that can't stand.

    `but`: the act to leave out.
    """
    played = Played()
    for number, act in enumerate(acts):
        time.at += act.after
        made = 0
        if number != but:
            made = _log(desk, played, act) if act.entry else _do(desk, played, act)
        played.entries.append(made)
    return played


def entry_of(desk: Desk, played: Played, act: Act) -> EntryBase:
    """The entry of an act, with the numbers of what it speaks of."""
    assert act.entry is not None
    given = {"uid": new_uid(), "person": played.person or act.entry["person"]}
    with desk.store.read() as session:
        if act.hearing is not None:
            number, which = act.hearing
            given["hearing_id"] = _made(session, played.entries[number], which)
        if act.arrest is not None:
            given["arrest_id"] = _made(session, played.entries[act.arrest], "arrest")
        if act.order is not None:
            number, which = act.order
            given["order_id"] = _made(session, played.entries[number], which)
    for name in ("meeting", "appointment"):
        number = getattr(act, name)
        if number is not None:
            given[f"{name}_id"] = played.entries[number] or 999_999
    return entry_adapter.validate_python(act.entry | given)


def with_reasons(refused: Refused, entry: EntryBase) -> EntryBase:
    """The entry with a reason for every check that takes one. Raises what nothing overrides."""
    if any(one.refuse for one in refused.problems):
        raise refused
    reasons = {one.rule: "an invented reason" for one in refused.problems}
    return entry.model_copy(update={"overrides": entry.overrides | reasons})


def _log(desk: Desk, played: Played, act: Act) -> int:
    entry = entry_of(desk, played, act)
    try:
        logged = log(desk, entry)
    except Refused as refused:
        logged = log(desk, with_reasons(refused, entry))
    played.person = logged.person_id
    return logged.entry_id


def _made(session: Session, entry_id: int, which: str) -> int:
    made = session.get_one(Entry, entry_id).made if entry_id else {}
    return made.get(which, 999_999)


def _do(desk: Desk, played: Played, act: Act) -> int:
    """Do what an act says; where there is nothing to do it to any more, nothing."""
    try:
        if act.what == "answer":
            _answer(desk, played, act)
        elif (clock := _clock(desk, played, act)) is not None:
            _settle(desk, act, clock)
    except NotPossible:
        pass
    return 0


def _answer(desk: Desk, played: Played, act: Act) -> None:
    entry_id = played.entries[act.about]
    if not entry_id:
        return
    with desk.store.read() as session:
        open_ones = session.get_one(Entry, entry_id).questions
    if act.clock[0] in open_ones:
        answer(desk, entry_id, {act.clock[0]: act.value})


def _clock(desk: Desk, played: Played, act: Act) -> Clock | None:
    with desk.store.read() as session:
        rows = session.exec(
            select(Clock)
            .where(
                Clock.person_id == played.person,
                Clock.rule == act.clock[0],
                col(Clock.tell).is_not_distinct_from(act.clock[1]),
                Clock.entry_id == played.entries[act.about],
            )
            .order_by(col(Clock.id))
        ).all()
    return rows[act.nth] if act.nth < len(rows) else None


def _settle(desk: Desk, act: Act, clock: Clock) -> None:
    key = clock.id or 0
    at = desk.now() - timedelta(minutes=3)
    if act.what == "tell":
        tell(desk, TellingIn(clock_ids=[key], told_name="Pat Invented", channel="telephone", at=at))
    elif act.what == "done":
        done(desk, key, at, "Done by Pat Invented")
    elif act.what == "not_required":
        not_required(desk, key, "an invented reason")
    else:
        reopen(desk, key, "it was never sent")


def world(desk: Desk, played: Played) -> dict[str, Any]:
    """All that an entry can have brought about, without numbers that tell how it came about."""
    at = {key: number for number, key in enumerate(played.entries) if key}
    with desk.store.read() as session:
        of = played.person
        person = session.get_one(Person, of).model_dump(exclude={"id", "case_number"})
        hearings = {
            one.id: one for one in session.exec(select(Hearing).where(Hearing.person_id == of))
        }
        clocks = [
            (
                at[one.entry_id], one.rule, one.tell, one.state.value, one.due_at, one.near_at,
                one.missed_at, one.ended_at, one.waits_for,
                _hearing(hearings.get(one.hearing_id)) if one.hearing_id else None,
                one.by, one.held, at.get(one.about_entry_id or 0),
            )
            for one in session.exec(select(Clock).where(Clock.person_id == of))
            if one.state.value != "voided"
        ]  # fmt: skip
        lists = {
            "hearings": [
                _hearing(one) for one in hearings.values() if one.state is not HearingState.VACATED
            ],
            "placements": [
                (one.name, one.kind, one.authority, one.started_at, one.ended_at)
                for one in session.exec(select(Placement).where(Placement.person_id == of))
            ],
            "conditions": [
                (one.source, one.kind, one.place, one.from_at, one.ended_at)
                for one in session.exec(select(Condition).where(Condition.person_id == of))
            ],
            "orders": [
                (one.disposal, one.made_at, one.ended_at)
                for one in session.exec(select(Order).where(Order.person_id == of))
            ],
            "meetings": [
                (at[one.entry_id], one.kind, one.at, one.place, one.state)
                for one in session.exec(select(Meeting).where(Meeting.person_id == of))
            ],
            "appointments": [
                (at[one.entry_id], one.at, one.worker, one.state)
                for one in session.exec(select(Appointment).where(Appointment.person_id == of))
            ],
            "clocks": clocks,
        }
    return {"person": person} | {name: sorted(rows, key=repr) for name, rows in lists.items()}


def _hearing(hearing: Hearing | None) -> Any:
    assert hearing is not None
    return hearing.model_dump(
        exclude={"id", "person_id", "entry_id", "adjourned_from_id"}, mode="json"
    )


class Author:
    """Draws a case from a seed, looking at a desk on which it is played as it is written."""

    def __init__(self, seed: int, desk: Desk, time: Time) -> None:
        self.random, self.desk, self.time = Random(seed), desk, time
        self.acts: list[Act] = []
        self.played = Played()

    def write(self, length: int) -> list[Act]:
        """A case of so many acts, all of which can stand."""
        self._add(self._first())
        while len(self.acts) < length:
            draw = self.random.choice(
                [self._arrest, self._going_on, self._hearing, self._moved_hearing, self._result,
                 self._result, self._move, self._release, self._by_hand, self._by_hand,
                 self._by_hand, self._answer, self._meeting, self._meeting, self._meeting_held,
                 self._case, self._appointment, self._appointment_changed, self._order,
                 self._order_changed, self._status]
            )  # fmt: skip
            act = draw()
            if act is not None:
                self._add(act)
        return self.acts

    def told_otherwise(self, number: int) -> Act:
        """The entry of an act as it should have been: other times, or another outcome."""
        act = self.acts[number]
        assert act.entry is not None
        entry, random = dict(act.entry) | {"note": "told otherwise"}, self.random
        moved = timedelta(hours=random.choice([-30, -5, -1, 1, 6]))
        late = timedelta(days=random.choice([-2, -1, 3, 7]))
        for name in (
            "arrested_at",
            "heard_at",
            "moved_at",
            "known_at",
            "held_at",
            "opened_at",
            "checked_at",
            "made_at",
            "ended_at",
            "amended_at",
            "from_at",
            "released_at",
        ):
            if entry.get(name) and random.random() < 0.7:
                entry[name] = min(entry[name] + moved, self._then(number))
        for name in ("next_at", "court_at", "at", "release_at"):
            if entry.get(name) and random.random() < 0.7:
                entry[name] += late
        if entry["kind"] == "custody_contact":
            entry["at"] = min(entry["at"], self._then(number))
        if entry["kind"] == "result" and random.random() < 0.5:
            entry |= self._outcome(self._then(number))
        if entry["kind"] == "arrest" and random.random() < 0.3:
            entry |= {"outcome": "released_without_charge"}
        return replace(act, entry=entry)

    def _then(self, number: int) -> datetime:
        later = sum((act.after for act in self.acts[number + 1 :]), timedelta())
        return self.time.at - later

    def _add(self, act: Act) -> None:
        before = self.time.at
        self.time.at += act.after
        try:
            made = (
                _log(self.desk, self.played, act) if act.entry else _do(self.desk, self.played, act)
            )
        except Refused:
            self.time.at = before
            return
        self.acts.append(act)
        self.played.entries.append(made)

    def _soon(self) -> timedelta:
        return timedelta(minutes=self.random.choice([5, 40, 300, 1500, 4000]))

    def _first(self) -> Act:
        name = {"given_name": "Robin", "family_name": "Sampleby", "born": "2011-03-04"}
        act = self._arrest()
        assert act.entry is not None
        return replace(
            act,
            entry=act.entry | {"person": name, "answers": dict(self.random.choice(PEOPLE))},
        )

    def _arrest(self) -> Act:
        after = self._soon()
        at = self.time.at + after
        entry: dict[str, Any] = {
            "kind": "arrest", "station": "Main Street",
            "arrested_at": at - timedelta(hours=self.random.choice([1, 4, 30])),
            "outcome": self.random.choice(["still_in_custody", "bailed_to_court"]),
        }  # fmt: skip
        if entry["outcome"] == "bailed_to_court":
            entry |= {"court": "Nowhere Youth Court", "court_at": at + timedelta(days=9)}
            entry["conditions"] = [{"kind": "residence", "place": "Rowan House"}]
        return Act(after, entry)

    def _going_on(self) -> Act | None:
        number = self._one("arrest")
        if number is None:
            return None
        before = self.acts[number].entry
        assert before is not None
        after = self._soon()
        at = self.time.at + after
        entry = {
            "kind": "arrest", "station": "Main Street", "arrested_at": before["arrested_at"],
            "outcome": "bailed_to_court", "court": "Nowhere Youth Court",
            "court_at": at + timedelta(days=self.random.choice([3, 20])), "charged_at": at,
            "appropriate_adult_name": "Pat Invented",
        }  # fmt: skip
        return Act(after, entry, arrest=number)

    def _hearing(self) -> Act:
        after = self._soon()
        at = self.time.at + after + timedelta(days=self.random.choice([2, 12, 40]), hours=3)
        entry = {"kind": "hearing", "court": "Nowhere Youth Court", "at": at}
        return Act(after, entry)

    def _moved_hearing(self) -> Act | None:
        listed = self._listed()
        if listed is None:
            return None
        after = self._soon()
        entry: dict[str, Any] = {"kind": "hearing"}
        if self.random.random() < 0.5:
            entry["at"] = self.time.at + after + timedelta(days=self.random.choice([5, 25]))
        else:
            entry |= {"accompanied_by_role": "parent", "accompanied_by_name": "Pat Invented"}
            entry |= {"yot_officer": "Kim Invented", "custody_likely": True}
        return Act(after, entry, hearing=listed)

    def _result(self) -> Act | None:
        listed = self._listed()
        after = self._soon()
        at = self.time.at + after
        entry = {"kind": "result", "heard_at": at - timedelta(hours=2)} | self._outcome(at)
        if listed is None:
            entry["court"] = "Nowhere Youth Court"
        return Act(after, entry, hearing=listed)

    def _outcome(self, at: datetime) -> dict[str, Any]:
        outcome = self.random.choice(
            ["adjourned", "bailed_conditional", "rlaa", "ryda", "sentenced", "withdrawn"]
        )
        entry: dict[str, Any] = {"outcome": outcome, "disposals": [], "conditions": []}
        entry |= {"next_at": None, "release_at": None}
        if outcome in ("adjourned", "bailed_conditional", "rlaa", "ryda"):
            entry["next_at"] = at + timedelta(days=self.random.choice([7, 28]), hours=1)
        if outcome == "bailed_conditional":
            entry["conditions"] = [{"kind": "residence", "place": "Rowan House"}]
        if outcome == "sentenced":
            entry["disposals"] = [{"disposal": "detention_and_training_order", "months": 8}]
            entry["release_at"] = at + timedelta(days=120)
        return entry

    def _move(self) -> Act:
        after = self._soon()
        at = self.time.at + after
        place = self.random.choice(
            [
                {"name": "Rowan House", "kind": "residential_home", "authority": "rotherham"},
                {"name": "Elm Lodge", "kind": "residential_home", "authority": "leicestershire"},
            ]
        )
        move = self.random.choice(["planned", "emergency"])
        return Act(
            after,
            {"kind": "move", "to": place, "moved_at": at - timedelta(hours=3), "move": move},
        )

    def _release(self) -> Act:
        after = self._soon()
        at = self.time.at + after + timedelta(days=self.random.choice([20, 70]))
        return Act(after, {"kind": "release", "release_at": at})

    def _meeting(self) -> Act:
        """A meeting is booked, or one that is booked is moved, arranged or called off."""
        after = self._soon()
        at = self.time.at + after + timedelta(days=self.random.choice([3, 20]), hours=2)
        booked = self._booked()
        if booked is None or self.random.random() < 0.4:
            kinds = ["risk_strategy", "early_release", "looked_after_review", "referral_panel"]
            return Act(
                after, {"kind": "meeting", "meeting_kind": self.random.choice(kinds), "at": at}
            )
        said: dict[str, Any] = self.random.choice(
            [{"at": at}, {"social_worker_invited": True, "yot_invited": True}, {"called_off": True}]
        )
        return Act(after, {"kind": "meeting", **said}, meeting=booked)

    def _meeting_held(self) -> Act:
        after = self._soon()
        held_at = self.time.at + after - timedelta(hours=2)
        booked = self._booked()
        entry: dict[str, Any] = {"kind": "meeting_held", "held_at": held_at, "yot_attending": True}
        if booked is None:
            kinds = ["looked_after_review", "three_monthly_review"]
            entry["meeting_kind"] = self.random.choice(kinds)
        return Act(after, entry, meeting=booked)

    def _case(self) -> Act:
        """The case is opened or closed, or it is looked up whether Social Care knows them."""
        after = self._soon()
        at = self.time.at + after - timedelta(hours=1)
        return Act(
            after,
            self.random.choice(
                [
                    {"kind": "case_opened", "opened_at": at, "case_manager": "Kim Invented"},
                    {"kind": "social_care_check", "checked_at": at, "known_to_social_care": True},
                    {"kind": "social_care_check", "checked_at": at, "known_to_social_care": True},
                    {"kind": "case_closed", "closed_at": at, "reason": "an invented reason"},
                ]
            ),
        )

    def _appointment(self) -> Act:
        after = self._soon()
        at = self.time.at + after + timedelta(days=self.random.choice([1, 9]), hours=2)
        return Act(after, {"kind": "appointment", "at": at, "worker": "Kim Invented"})

    def _appointment_changed(self) -> Act | None:
        """An appointment gets another time, is called off, kept or missed."""
        with self.desk.store.read() as session:
            found = session.exec(
                select(Appointment).where(Appointment.state == AppointmentState.MADE)
            ).all()
        if not found:
            return None
        one = self.random.choice(found)
        number = self.played.entries.index(one.entry_id)
        after = self._soon()
        at = self.time.at + after
        if one.at <= at:
            outcome = self.random.choice(["kept", "missed", "missed"])
            return Act(after, {"kind": "appointment_kept", "outcome": outcome}, appointment=number)
        said: dict[str, Any] = self.random.choice(
            [
                {"at": at + timedelta(days=3), "cancelled_by": "yot"},
                {"at": at + timedelta(days=6), "cancelled_by": "home", "told_at": at},
                {"called_off": True, "cancelled_by": "home"},
                {"companion": "Pat Invented"},
            ]
        )
        return Act(after, {"kind": "appointment_changed", **said}, appointment=number)

    def _order(self) -> Act:
        after = self._soon()
        disposal = self.random.choice(["referral_order", "youth_rehabilitation_order"])
        made_at = self.time.at + after - timedelta(hours=5)
        return Act(
            after, {"kind": "order_made", "disposal": disposal, "made_at": made_at, "months": 6}
        )

    def _order_changed(self) -> Act | None:
        """An order that runs is amended, breached or ended."""
        with self.desk.store.read() as session:
            runs = session.exec(select(Order.id).where(col(Order.ended_at).is_(None))).all()
            found = [
                (number, which)
                for number, key in enumerate(self.played.entries)
                if key
                for which, made in session.get_one(Entry, key).made.items()
                if which.startswith("order") and made in runs
            ]
        if not found:
            return None
        after = self._soon()
        at = self.time.at + after - timedelta(hours=1)
        said: dict[str, Any] = self.random.choice(
            [
                {"kind": "order_amended", "amended_at": at, "change": "shorter", "months": 4},
                {"kind": "order_breached", "breached_at": at, "what": "missed three"},
                {"kind": "order_ended", "ended_at": at},
            ]
        )
        return Act(after, said, order=self.random.choice(found))

    def _status(self) -> Act:
        """Looking after begins, changes or ends; contact in custody, release; an address."""
        after = self._soon()
        at = self.time.at + after - timedelta(hours=1)
        home = {"name": "4 Pretend Road", "kind": "own_home", "authority": "rotherham"}
        said: list[dict[str, Any]] = [
            {"kind": "looked_after", "legal_status": "section_20", "from_at": at},
            {"kind": "looked_after", "legal_status": "none", "from_at": at},
            {"kind": "custody_contact", "at": at},
            {"kind": "custody_contact", "at": at},
            {"kind": "released", "released_at": at, "to": home},
            {"kind": "contingency", "address": "4 Pretend Road"},
        ]
        return Act(after, self.random.choice(said))

    def _booked(self) -> int | None:
        """A meeting that is booked, by the act that booked it."""
        with self.desk.store.read() as session:
            found = session.exec(
                select(Meeting.entry_id).where(Meeting.state == MeetingState.BOOKED)
            ).all()
        numbers = [self.played.entries.index(one) for one in found]
        return self.random.choice(numbers) if numbers else None

    def _by_hand(self) -> Act | None:
        with self.desk.store.read() as session:
            clocks = session.exec(
                select(Clock).where(Clock.person_id == self.played.person).order_by(col(Clock.id))
            ).all()
        if not clocks:
            return None
        clock = self.random.choice(clocks)
        same = [
            one.id
            for one in clocks
            if (one.rule, one.tell, one.entry_id) == (clock.rule, clock.tell, clock.entry_id)
        ]
        what = self.random.choice(["tell", "tell", "done", "not_required", "reopen"])
        about = self.played.entries.index(clock.entry_id)
        name = (clock.rule, clock.tell)
        return Act(self._soon(), what=what, clock=name, nth=same.index(clock.id), about=about)

    def _answer(self) -> Act | None:
        with self.desk.store.read() as session:
            asked = [
                (number, fact)
                for number, key in enumerate(self.played.entries)
                if key
                for fact in session.get_one(Entry, key).questions
            ]
        if not asked:
            return None
        about, fact = self.random.choice(asked)
        value: Any = self.random.choice([True, False])
        if fact in ("home_authority", "placed_in", "placed_in_before", "designated_authority"):
            value = "rotherham"
        elif fact.startswith("legal_status"):
            value = "section_20"
        elif fact.startswith("placement_kind"):
            value = "foster"
        return Act(self._soon(), what="answer", clock=(fact, None), about=about, value=value)

    def _one(self, kind: str) -> int | None:
        found = [
            number
            for number, act in enumerate(self.acts)
            if act.entry and act.entry["kind"] == kind and act.arrest is None
        ]
        return self.random.choice(found) if found else None

    def _listed(self) -> tuple[int, str] | None:
        """A hearing that is listed, by the act that listed it."""
        with self.desk.store.read() as session:
            found = [
                (number, which)
                for number, key in enumerate(self.played.entries)
                if key
                for which, made in session.get_one(Entry, key).made.items()
                if which in ("this", "next")
                and session.get_one(Hearing, made).state is HearingState.LISTED
            ]
        return self.random.choice(found) if found else None


START = london("2026-03-02 08:00")

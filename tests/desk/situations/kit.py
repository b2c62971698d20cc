"""Situations that a duty desk meets: exactly which clocks open, for whom, and due when.

Each is logged as the forms log it. A clock is written `rule > told`, its due time as on a London
clock; `-` where it has none yet.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import col, select

from dutydesk.desk.context import Desk
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import Logged, preview
from dutydesk.desk.plan import Plan
from dutydesk.protocol.calendar import LONDON, local
from dutydesk.records import Clock, ClockState, Hearing, Person
from tests.desk.desks import Time, logged

NEW = {"given_name": "Zed", "family_name": "Testerly", "born": "2011-05-01"}
AT_HOME = {
    "known_to_yot": True, "known_to_social_care": False, "allocated_social_worker": False,
    "legal_status_before": "none", "home_authority": "rotherham",
    "placed_in_before": "rotherham", "placement_kind_before": "own_home",
}  # fmt: skip
"""A Rotherham young person at home, not looked after and new to Social Care."""
IN_CARE = AT_HOME | {
    "known_to_social_care": True, "allocated_social_worker": True,
    "legal_status_before": "care_order", "placement_kind_before": "residential_home",
}  # fmt: skip
"""On a care order, in a Rotherham home."""
IN_LEICESTERSHIRE = IN_CARE | {"placed_in_before": "leicestershire"}
"""Rotherham's, in a home in Leicestershire: both protocols run."""
CALM = {"custody_likely": False, "carer_is_victim": False}


class Situation:
    """One young person on a desk of their own, and what each entry did."""

    def __init__(self, desk: Desk, time: Time) -> None:
        self.desk, self.time = desk, time
        self.at("2026-11-20 09:00")

    def at(self, wall: str) -> Situation:
        self.time.at = datetime.strptime(wall, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
        return self

    def log(self, kind: str, **entry: Any) -> Plan:
        """Log an entry of the young person, whom the first one makes; give what it did."""
        done = self.logged(kind, **entry)
        assert done.plan is not None
        return done.plan

    def logged(self, kind: str, **entry: Any) -> Logged:
        with self.desk.store.read() as session:
            known = session.exec(select(Person)).first()
        return logged(self.desk, kind=kind, person=known.id if known else NEW, **entry)

    def preview(self, kind: str, **entry: Any) -> Plan:
        entry.setdefault("person", NEW)
        return preview(self.desk, entry_adapter.validate_python({"kind": kind, **entry}))

    def hearing(self, at: str, answers: dict[str, Any] | None = None, **entry: Any) -> Plan:
        return self.log("hearing", court="Nowhere", at=at, answers=answers or {}, **CALM | entry)

    def running(self) -> set[str]:
        with self.desk.store.read() as session:
            found = session.exec(select(Clock).where(Clock.state == ClockState.RUNNING)).all()
        return {_clock(one.rule, one.tell, one.due_at) for one in found}

    def states(self, rule: str) -> list[str]:
        with self.desk.store.read() as session:
            found = session.exec(select(Clock).where(Clock.rule == rule).order_by(col(Clock.id)))
            return [one.state.value for one in found]

    def person(self) -> Person:
        with self.desk.store.read() as session:
            return session.exec(select(Person)).one()

    def hearing_on(self, day: str) -> int:
        with self.desk.store.read() as session:
            found = session.exec(select(Hearing)).all()
        return next(one.id for one in found if one.id and f"{local(one.at):%Y-%m-%d}" == day)


def _clock(rule: str, tell: str | None, due: datetime | None) -> str:
    file, _, name = rule.partition("/")
    short = name if file in ("rotherham", "leicestershire") else rule
    told = f" > {tell}" if tell else ""
    return f"{short}{told} {f'{local(due):%d %b %H:%M}' if due else '-'}"


def opened(plan: Plan) -> set[str]:
    found = [(_clock(one.rule, one.tell, one.due_at), one.hearing) for one in plan.opens]
    assert len(found) == len(set(found)), f"twice: {found}"
    return {clock for clock, _ in found}


def named(found: set[str], *rules: str) -> set[str]:
    """Only the clocks of these rules."""
    return {one for one in found if one.split()[0] in rules}


def asked(plan: Plan) -> list[str]:
    return [one.fact for one in plan.questions]


def remanded(young: Situation, outcome: str, answers: dict[str, Any], **entry: Any) -> Plan:
    """Listed for 27 November, and remanded there until 4 December."""
    young.hearing("2026-11-27T10:00", answers)
    return young.at("2026-11-27 12:00").log(
        "result", hearing_id=young.hearing_on("2026-11-27"), heard_at="2026-11-27T11:00",
        outcome=outcome, next_at="2026-12-04T10:00", support_programme_required=False, **entry,
    )  # fmt: skip


def sentenced(young: Situation) -> Plan:
    young.hearing("2026-11-27T10:00", IN_CARE)
    return young.at("2026-11-27 12:00").log(
        "result", hearing_id=1, heard_at="2026-11-27T11:00", outcome="sentenced",
        disposals=[{"disposal": "detention_and_training_order", "months": 8}],
        release_at="2027-03-27T09:00",
    )  # fmt: skip


def arrested(young: Situation, answers: dict[str, Any], **entry: Any) -> Plan:
    return young.at("2026-11-20 12:00").log(
        "arrest", arrested_at="2026-11-20T10:00", station="Main Street", answers=answers, **entry
    )


HOST = {"r14 > yot 21 Nov 10:00", "r14 > host_yot 21 Nov 10:00"}
OAK = {"name": "Oak House", "kind": "residential_home", "authority": "leicestershire"}
SAFE = {"danger_at_placement": False, "orders_in_force": True}

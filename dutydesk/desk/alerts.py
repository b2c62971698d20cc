"""Alerts as people answer them: seen, acknowledged with a plan, snoozed. Nothing is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from dutydesk.desk.clockwork import tell_story
from dutydesk.desk.context import Desk
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right, standing
from dutydesk.desk.tell import NotPossible
from dutydesk.protocol.calendar import show
from dutydesk.records import Alert, Clock, ClockEvent, Person, Threshold
from dutydesk.store.rows import note_change

ORDER = {Threshold.OVERDUE: 0, Threshold.URGENT: 1, Threshold.NEAR: 2}


@dataclass(frozen=True)
class AlertRow:
    """A clock's live alert: the gravest of those it has. Instants are UTC.

    `came_back`: it was put off or promised, and nothing came of it; `plan` and `acknowledged_by`
    then say what was promised and by whom, and `tries` what was tried and chased since: progress
    that has not ended the clock, so that it came back all the same. `escalated`: it has gone up
    since it began to wait for an answer; `escalations`: how often it ever has.
    """

    id: int
    clock_id: int
    person_id: int
    person_name: str
    duty: str
    paragraphs: str
    protocol: str
    tell: str | None
    threshold: Threshold
    due_at: datetime
    raised_at: datetime
    missed_while_away: bool
    came_back: bool
    escalated: bool
    escalations: int
    seen: bool
    plan: str
    acknowledged_by: str | None
    taken_by: str | None
    tries: tuple[tuple[datetime, str], ...] = ()


def live_alerts(desk: Desk) -> list[AlertRow]:
    """The alerts that want an answer, a clock each: breaches first, then by due time."""
    with desk.store.read() as session:
        rows = session.exec(
            select(Alert, Clock, Person)
            .join(Clock, col(Clock.id) == col(Alert.clock_id))
            .join(Person, col(Person.id) == col(Clock.person_id))
            .where(col(Alert.closed_at).is_(None), col(Alert.quiet_until).is_(None))
        ).all()
        tries = _tries(session, [alert for alert, _, _ in rows])
    gravest: dict[int, AlertRow] = {}
    for alert, clock, person in sorted(rows, key=lambda row: ORDER[row[0].threshold]):
        gravest.setdefault(alert.clock_id, _row(alert, clock, person, tries.get(alert.id, ())))
    return sorted(gravest.values(), key=lambda row: (ORDER[row.threshold], row.due_at))


def _tries(
    session: Session, alerts: Sequence[Alert]
) -> dict[int | None, tuple[tuple[datetime, str], ...]]:
    """What was tried and chased since a promise that has run out was made, by alert."""
    back = [one for one in alerts if one.came_back_at and one.acknowledged_at]
    if not back:
        return {}
    found = session.exec(
        select(ClockEvent)
        .where(
            col(ClockEvent.clock_id).in_({one.clock_id for one in back}),
            col(ClockEvent.what).in_(("tried", "chased")),
        )
        .order_by(col(ClockEvent.at), col(ClockEvent.id))
    ).all()
    return {
        alert.id: tuple(
            (one.at, one.words)
            for one in found
            if one.clock_id == alert.clock_id
            and alert.acknowledged_at
            and one.at >= alert.acknowledged_at
        )
        for alert in back
    }


def _row(
    alert: Alert, clock: Clock, person: Person, tries: tuple[tuple[datetime, str], ...]
) -> AlertRow:
    return AlertRow(
        id=alert.id or 0,
        clock_id=alert.clock_id,
        person_id=clock.person_id,
        person_name=person.name,
        duty=clock.duty,
        paragraphs=clock.paragraphs,
        protocol=clock.protocol,
        tell=clock.tell,
        threshold=Threshold(alert.threshold),
        due_at=alert.due_at,
        raised_at=alert.raised_at,
        missed_while_away=alert.missed_while_away,
        came_back=alert.came_back_at is not None,
        escalated=alert.escalated_at is not None,
        escalations=alert.escalations,
        seen=alert.seen_at is not None,
        plan=alert.plan,
        acknowledged_by=alert.acknowledged_by,
        taken_by=clock.taken_by,
        tries=tries,
    )


def mark_seen(desk: Desk, alert_ids: Sequence[int]) -> None:
    """Note that this officer has had these alerts on the screen; the first to see them counts.

    Somebody who may not answer them leaves them unseen.
    """
    if not standing(desk).may(Right.TAKE):
        return

    def work(session: Session) -> None:
        unseen = select(Alert).where(col(Alert.id).in_(alert_ids), col(Alert.seen_at).is_(None))
        alerts = session.exec(unseen).all()
        for alert in alerts:
            alert.seen_at, alert.seen_by = desk.now(), desk.officer
            session.add(alert)
            note_change(session, "alert", alert.id or 0)
        if alerts:
            desk.audit(session, "seen", ", ".join(f"alert {alert.id}" for alert in alerts))

    if alert_ids:
        desk.store.run(work)


@refusals("acknowledge", "clock {clock_id}", Right.TAKE)
def acknowledge(desk: Desk, clock_id: int, plan: str, promised_at: datetime) -> None:
    """Answer a clock's alerts with a plan and the time by which it will be done.

    If the clock still runs then, they come back. Raises NotPossible without a plan, for a time
    that has passed, or where there is nothing to acknowledge.
    """
    words = " ".join(plan.split())
    if not words:
        raise NotPossible("Say what will be done, such as: ringing the home again.")
    if promised_at <= desk.now():
        raise NotPossible(f"{show(promised_at)} has passed. Type by when, like +30m or 15:00.")
    _put_off(desk, clock_id, promised_at, "acknowledged", words)


@refusals("snooze", "clock {clock_id}", Right.TAKE)
def snooze(desk: Desk, clock_id: int, until: datetime) -> None:
    """Put a clock's alerts off until a time before its limit.

    Raises NotPossible for a breach, a time past the limit or in the past, or with nothing to
    snooze.
    """
    with desk.store.read() as session:
        clock = session.get(Clock, clock_id)
    now = desk.now()
    if clock is None or clock.due_at is None:
        raise NotPossible("There is nothing to snooze here.")
    if clock.due_at <= now:
        raise NotPossible(
            "The limit has passed: a breach can't be snoozed. Acknowledge it with a plan, or tell."
        )
    if until >= clock.due_at:
        raise NotPossible(
            f"That is past the limit ({show(clock.due_at)}). Type an earlier time, like +10m."
        )
    if until <= now:
        raise NotPossible(f"{show(until)} has passed. Type until when, like +10m or 15:00.")
    _put_off(desk, clock_id, until, "snoozed", f"Until {show(until)}")


def _put_off(desk: Desk, clock_id: int, until: datetime, what: str, words: str) -> None:
    def work(session: Session) -> None:
        alerts = session.exec(
            select(Alert).where(
                Alert.clock_id == clock_id,
                col(Alert.closed_at).is_(None),
                col(Alert.quiet_until).is_(None),
            )
        ).all()
        if not alerts:
            raise NotPossible("Somebody has answered this alert already, or the clock has ended.")
        for alert in alerts:
            alert.quiet_until, alert.came_back_at = until, None
            if what == "acknowledged":
                alert.acknowledged_at, alert.acknowledged_by = desk.now(), desk.officer
                alert.plan = words
            session.add(alert)
            note_change(session, "alert", alert.id or 0)
        clock = session.get_one(Clock, clock_id)
        said = f"{words}, by {show(until)}" if what == "acknowledged" else words
        tell_story(session, desk, clock, what, said)
        desk.audit(session, what, f"clock {clock_id}", words=said)
        note_change(session, "clock", clock_id)

    desk.store.run(work)

"""One look at the database: raise what has been crossed, bring back what was put off.

It is idempotent and derives everything from the rows, so it makes no difference how often, from
how many terminals, or after how long a sleep it is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import Session, col, func, select

from dutydesk.protocol.levels import Thresholds, crossings
from dutydesk.records import Alert, Clock, ClockEvent, ClockState, Threshold
from dutydesk.store.rows import add_rows, note_change

AWAY = timedelta(seconds=90)
"""A threshold found crossed this long ago was missed while no console was awake."""

BATCH = 500
"""Clocks in one transaction, so that ten thousand overdue ones don't hold the lock."""


@dataclass(frozen=True)
class Escalation:
    """How long a breach may wait for an answer before it goes up, and until it does so again.

    `again` None: it goes up once each time that it waits for an answer.
    """

    after: timedelta
    again: timedelta | None

    @classmethod
    def minutes(cls, after: int, again: int) -> Escalation:
        """As the desk's settings have it: `again` 0 is never again."""
        return cls(timedelta(minutes=after), timedelta(minutes=again) if again else None)


@dataclass
class Swept:
    """What one look found. `more`: there are further crossings than these."""

    raised: list[Alert] = field(default_factory=list)
    came_back: list[Alert] = field(default_factory=list)
    escalated: list[Alert] = field(default_factory=list)
    more: bool = False

    @property
    def news(self) -> list[Alert]:
        """The alerts to announce."""
        return [*self.raised, *self.came_back, *self.escalated]

    @property
    def again(self) -> bool:
        """Whether there may be more to do at once."""
        return self.more or bool(self.news)


def sweep(session: Session, now: datetime, escalation: Escalation) -> Swept:
    """Raise, bring back and escalate, in the caller's write transaction. `now` is UTC."""
    swept = Swept()
    _raise(session, now, swept)
    _bring_back(session, now, swept)
    _escalate(session, now, escalation, swept)
    return swept


def _raise(session: Session, now: datetime, swept: Swept) -> None:
    clocks = session.exec(
        select(Clock)
        .where(Clock.state == ClockState.RUNNING, col(Clock.next_crossing_at) <= now)
        .order_by(col(Clock.next_crossing_at))
        .limit(BATCH)
    ).all()
    known = _known(session, clocks)
    since = _dated_since(session, clocks)
    for clock in clocks:
        times = Thresholds(clock.near_at, clock.urgent_at, clock.due_at)
        for name, at in crossings(times):
            threshold = Threshold(name)
            if at > now:
                continue
            alert = known.get((clock.id, threshold, clock.due_at))
            if alert is None:
                began = since.get(clock.id, clock.opened_at)
                swept.raised.append(_alert(clock, threshold, at, began, now))
            elif alert.closed_at is not None:
                # Closed when the clock was moved, which has come back to this due time since.
                alert.closed_at = alert.acknowledged_at = None
                _return(session, alert, now, swept)
        ahead = [at for _, at in crossings(times) if at > now]
        clock.next_crossing_at = min(ahead, default=None)
        session.add(clock)
    add_rows(session, swept.raised)
    for alert in swept.raised:
        note_change(session, "alert", alert.id or 0)
        note_change(session, "clock", alert.clock_id)
    swept.more = len(clocks) == BATCH


def _known(
    session: Session, clocks: Sequence[Clock]
) -> dict[tuple[int | None, str, datetime | None], Alert]:
    """The alerts of these clocks that have been raised already, by what was crossed."""
    if not clocks:
        return {}
    of = [clock.id for clock in clocks]
    rows = session.exec(select(Alert).where(col(Alert.clock_id).in_(of))).all()
    return {(row.clock_id, row.threshold, row.due_at): row for row in rows}


def _dated_since(session: Session, clocks: Sequence[Clock]) -> dict[int | None, datetime]:
    """When those that were moved or reopened were so last: they run to their due time since."""
    if not clocks:
        return {}
    rows = session.exec(
        select(ClockEvent.clock_id, func.max(ClockEvent.at))
        .where(
            col(ClockEvent.clock_id).in_([one.id for one in clocks]),
            col(ClockEvent.what).in_(("redated", "reopened")),
        )
        .group_by(col(ClockEvent.clock_id))
    ).all()
    return dict(rows)


def _alert(
    clock: Clock, threshold: Threshold, at: datetime, since: datetime, now: datetime
) -> Alert:
    assert clock.id is not None
    assert clock.due_at is not None
    # A late entry opens its clock past a threshold, as moving it can; nobody was away then.
    away = now - max(at, since) > AWAY
    return Alert(
        clock_id=clock.id,
        threshold=threshold,
        due_at=clock.due_at,
        crossed_at=at,
        raised_at=now,
        missed_while_away=away,
    )


def _bring_back(session: Session, now: datetime, swept: Swept) -> None:
    """A snooze that is over, or a plan whose promised time has passed with the clock running."""
    due = session.exec(
        select(Alert).where(col(Alert.closed_at).is_(None), col(Alert.quiet_until) <= now)
    ).all()
    for alert in due:
        _return(session, alert, now, swept)


def _return(session: Session, alert: Alert, now: datetime, swept: Swept) -> None:
    alert.quiet_until, alert.came_back_at = None, now
    alert.escalated_at = None  # it waits anew: the desk has its time again before it goes up
    _note(session, alert)
    swept.came_back.append(alert)


def _escalate(session: Session, now: datetime, escalation: Escalation, swept: Swept) -> None:
    """A breach that nobody has answered goes up to the supervisor, and again until somebody does.

    So does one whose promise led nowhere: it has come back, and nobody answers it again.
    """
    waited = and_(not_gone_up(), unanswered_since() <= now - escalation.after)
    if escalation.again is not None:
        again = col(Alert.last_escalated_at) <= now - escalation.again
        waited = or_(waited, and_(~not_gone_up(), again))
    for alert in session.exec(select(Alert).where(*unanswered_breach(), waited)).all():
        alert.escalated_at = alert.escalated_at or now
        alert.last_escalated_at = now
        alert.escalations += 1
        _note(session, alert)
        swept.escalated.append(alert)


def unanswered_breach() -> tuple[ColumnElement[bool], ...]:
    """Whether an alert is a breach that is live: nobody has answered for it."""
    return (
        col(Alert.threshold) == Threshold.OVERDUE,
        col(Alert.closed_at).is_(None),
        col(Alert.quiet_until).is_(None),
    )


def not_gone_up() -> ColumnElement[bool]:
    """Whether an alert has not gone up since it began to wait for an answer."""
    return col(Alert.escalated_at).is_(None)


def unanswered_since() -> ColumnElement[datetime]:
    """Since when a live alert waits for its first answer, or for the next."""
    return func.coalesce(col(Alert.came_back_at), col(Alert.raised_at))


def _note(session: Session, alert: Alert) -> None:
    assert alert.id is not None
    session.add(alert)
    note_change(session, "alert", alert.id)
    note_change(session, "clock", alert.clock_id)

"""One look of the watch: is there anything to do, and the doing of it.

Looks are many (one each few seconds at every terminal, for weeks) and nearly all find nothing, so
the question costs one statement on the driver's own connection: 30 µs, where three queries by
way of records took fifty times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Dialect, case
from sqlmodel import col, func, select

from dutydesk.records import Alert, Clock, ClockState
from dutydesk.store.problems import explained
from dutydesk.store.store import Store
from dutydesk.watch.sweep import (
    Escalation,
    Swept,
    not_gone_up,
    sweep,
    unanswered_breach,
    unanswered_since,
)


def next_time(store: Store, escalation: Escalation) -> datetime | None:
    """When there will next be something to do: a crossing, a return, or an escalation (UTC).

    It takes no lock and writes nothing. Raises `StoreError`.
    """
    with explained(store.place), closing(store.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute(_question(store.engine.dialect))
        crossing, back, unanswered, gone_up = map(_instant, cursor.fetchone() or ())
    found = [crossing, back]
    if unanswered is not None:
        found.append(unanswered + escalation.after)
    if gone_up is not None and escalation.again is not None:
        found.append(gone_up + escalation.again)
    return min((at for at in found if at is not None), default=None)


def step(
    store: Store, now: Callable[[], datetime], escalation: Escalation
) -> tuple[datetime | None, Swept]:
    """Do what is due, if anything is: one batch of it. `now` gives the present instant (UTC).

    Gives what was found, and when the next thing was due before it was. Where `found.again` is
    true, there may be more. Raises `StoreError`; the next step then finds what this one did not.
    """
    upcoming = next_time(store, escalation)
    if upcoming is None or upcoming > now():
        return upcoming, Swept()
    return upcoming, store.run(lambda session: sweep(session, now(), escalation))


@cache
def _question(dialect: Dialect) -> str:
    """The statement in the database's own words, values and all: compiled once."""
    crossing = select(func.min(Clock.next_crossing_at)).where(Clock.state == ClockState.RUNNING)
    back = select(func.min(Alert.quiet_until)).where(col(Alert.closed_at).is_(None))
    # Both of the breaches in one walk through them: there may be hundreds.
    asked = select(
        crossing.scalar_subquery(),
        back.scalar_subquery(),
        func.min(case((not_gone_up(), unanswered_since()))),
        func.min(case((~not_gone_up(), col(Alert.last_escalated_at)))),
    ).where(*unanswered_breach())
    return str(asked.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def _instant(value: Any) -> datetime | None:
    """An instant as the driver gives it: SQLite's has text, in UTC."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value

"""Clocks for the watch to look at, and what it has raised."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

from sqlmodel import Session, SQLModel, col, func, select

from dutydesk.desk.context import Desk
from dutydesk.records import Alert, Clock, ClockState, Entry, Person, ProtocolCopy
from dutydesk.store.store import Store
from dutydesk.watch.sweep import Escalation, Swept, sweep

_numbers = count(1)
ESCALATE, AGAIN = Escalation.minutes(15, 0), Escalation.minutes(15, 30)
NEAR, URGENT = timedelta(hours=4), timedelta(hours=1)


def add_clocks(
    desk: Desk, dues: list[datetime], opened: datetime | None = None, *, warned: bool = True
) -> list[int]:
    """Clocks due at these instants, near 4 hours and urgent 1 hour before; their ids.

    `warned` False: they have only the one threshold.
    """
    at = opened or desk.now()

    def work(session: Session) -> list[int]:
        copy = session.exec(select(ProtocolCopy)).first()
        assert copy is not None
        assert copy.id is not None
        person = Person(case_number=f"W-{next(_numbers)}", given_name="Ada", family_name="Q")
        session.add(person)
        session.flush()
        entry = Entry(
            uid=f"watched-{person.id}", kind="arrest", person_id=person.id or 0, happened_at=at,
            known_at=at, logged_at=at, officer="Jo", terminal="t", summary="An arrest",
        )  # fmt: skip
        session.add(entry)
        session.flush()
        one = Clock(
            person_id=person.id or 0, entry_id=entry.id or 0, protocol_copy_id=copy.id,
            protocol="rotherham", protocol_version="1.0", authority="local protocol",
            rule="rotherham/r17", paragraphs="R17", duty="Tell the social worker", owner="yot",
            desk_owes=True, tell="social_worker", ends="telling", words="24 hours",
            basis="limit", opened_at=at, anchored_at=at, state=ClockState.RUNNING,
            limit={"within": "24 hours"}, anchors={"event": at.isoformat()},
        )  # fmt: skip
        first = (session.exec(select(func.max(Clock.id))).one() or 0) + 1
        ids = list(range(first, first + len(dues)))
        # Ten thousand records would take longer to make than to watch.
        table = SQLModel.metadata.tables["clocks"]
        same = {column.name: one.__dict__[column.name] for column in table.columns}
        rows = [
            same | {"id": key, "due_at": due} | _thresholds(due, at, warned)
            for key, due in zip(ids, dues, strict=True)
        ]
        session.connection().execute(table.insert(), rows)
        return ids

    return desk.store.run(work)


def _thresholds(due: datetime, opened: datetime, warned: bool) -> dict[str, datetime | None]:
    near, urgent = (max(due - span, min(opened, due)) for span in (NEAR, URGENT))
    if not warned:
        return {"near_at": None, "urgent_at": None, "next_crossing_at": due}
    return {"near_at": near, "urgent_at": urgent, "next_crossing_at": near}


def look(desk: Desk, at: datetime | None = None) -> Swept:
    """One look of the watch, now or at another moment."""
    now = at or desk.now()
    return desk.store.run(lambda session: sweep(session, now, ESCALATE))


def news(swept: Swept) -> list[tuple[int, str]]:
    """What was raised: clock and threshold."""
    return [(one.clock_id, one.threshold.value) for one in swept.raised]


def alerts(store: Store, clock: int | None = None) -> list[Alert]:
    """Every alert there is, or those of one clock, in the order in which they were raised."""
    wanted = select(Alert).order_by(col(Alert.id))
    if clock is not None:
        wanted = wanted.where(Alert.clock_id == clock)
    with store.read() as session:
        return list(session.exec(wanted).all())

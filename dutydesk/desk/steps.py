"""Steps: keeping what each act changes about a young person, so that it can be taken back.

Everything here works inside the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlmodel import Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from dutydesk.desk.context import Desk
from dutydesk.records import (
    Appointment,
    Arrest,
    Clock,
    ClockState,
    Commitment,
    Condition,
    Did,
    Hearing,
    HearingState,
    Meeting,
    Offence,
    Order,
    Person,
    Placement,
    Result,
    StatusChange,
    Step,
    StepChange,
)
from dutydesk.store.before import keep_before, kept_before, put_before
from dutydesk.store.rows import add_rows, insert_rows

CHANGED: tuple[type[SQLModel], ...] = (
    Person, Placement, Arrest, Hearing, Condition, Order, Clock, Meeting, Appointment, Commitment,
)  # fmt: skip
"""Records that an act may change after they were made."""

MADE: tuple[type[SQLModel], ...] = (
    StatusChange, Order, Result, Offence, Arrest, Condition, Placement, Meeting, Appointment,
    Commitment,
)  # fmt: skip
"""Records that an entry makes and that go with it, in an order that leaves no reference hanging.

What it said is kept, word for word, in its versions; these only follow from it. Clocks and hearings
stay: others speak of them.
"""

ANSWERED: tuple[type[SQLModel], ...] = (StatusChange, Placement, Clock)
"""Records that answers to an entry's questions may make, long after the entry made its own."""

_MADE_IN_STEP = "made in this step"

_TABLES = {str(table.__tablename__): table for table in (*CHANGED, *ANSWERED)}


@contextmanager
def step(
    session: Session,
    desk: Desk,
    person_id: int,
    did: Did,
    entry_id: int | None = None,
    given: Mapping[str, Any] | None = None,
) -> Iterator[Step]:
    """Keep what is done inside as one step about a young person.

    `given` is what doing it again will need.
    """
    row = Step(
        person_id=person_id, entry_id=entry_id, did=did, at=desk.now(), given=dict(given or {})
    )
    add_rows(session, [row])
    with redone(session, row):
        yield row


@contextmanager
def redone(session: Session, row: Step) -> Iterator[None]:
    """Keep what is done inside as what this step changes now, and what answers make."""
    had = _newest(session, row)
    session.info[_MADE_IN_STEP] = []
    keep_before(session, CHANGED)
    yield
    changes: list[Mapping[str, Any]] = [
        {"step_id": row.id, "record": record, "key": key, "before": before}
        for (record, key), before in kept_before(session).items()
    ]
    for table, newest in had.items():
        made = _of_entry(table, row.entry_id).where(_key(table) > newest)
        changes += [
            {"step_id": row.id, "record": str(table.__tablename__), "key": key, "before": {}}
            for key in session.exec(made)
        ]
    changes += [
        {"step_id": row.id, "record": record, "key": key, "before": {}}
        for record, key in session.info.pop(_MADE_IN_STEP)
    ]
    insert_rows(session, StepChange, changes)


def note_made_in_step(session: Session, table: type[SQLModel], key: int) -> None:
    """Note a row that the step makes, and that is not known by its entry alone."""
    session.info[_MADE_IN_STEP].append((str(table.__tablename__), key))


def _newest(session: Session, row: Step) -> dict[type[SQLModel], int]:
    """The newest record of the entry in each table into which its answers may write."""
    if row.did is not Did.ANSWERED:
        return {}
    return {
        table: max(session.exec(_of_entry(table, row.entry_id)), default=0) for table in ANSWERED
    }


def _of_entry(table: type[SQLModel], entry_id: int | None) -> SelectOfScalar[int]:
    return select(_key(table)).where(table.entry_id == entry_id)  # type: ignore[attr-defined]


def _key(table: type[SQLModel]) -> Any:
    return table.id  # type: ignore[attr-defined]


def steps_from(session: Session, entry_id: int) -> Sequence[Step]:
    """The step of an entry and every later one about the same young person, oldest first."""
    first = session.exec(select(Step).where(Step.entry_id == entry_id, Step.did == Did.ENTRY)).one()
    return session.exec(
        select(Step)
        .where(Step.person_id == first.person_id, col(Step.id) >= first.id)
        .order_by(col(Step.id))
    ).all()


def answers_to(session: Session, entry_id: int, version: int) -> list[Step]:
    """The answers that count for a version of an entry, in the order in which they were given."""
    given = session.exec(
        select(Step)
        .where(Step.entry_id == entry_id, Step.did == Did.ANSWERED)
        .order_by(col(Step.id))
    ).all()
    return [one for one in given if version in _versions(one)]


def answer_again(session: Session, entry_id: int, version: int, again: int) -> None:
    """Let the answers to a version count, each at its own time, for the one that repeats it."""
    for one in answers_to(session, entry_id, version):
        one.given = one.given | {"again": [*_versions(one)[1:], again]}
        session.add(one)


def _versions(one: Step) -> Sequence[int]:
    return [one.given["version"], *one.given.get("again", ())]


def take_back(session: Session, steps: Sequence[Step]) -> None:
    """Put everything as it was before these steps; they are in order, and the last goes first."""
    for one in reversed(steps):
        _put_back(session, one)
        if one.did is Did.ENTRY and one.entry_id is not None:
            _unmake(session, one.entry_id)
    session.flush()


def _put_back(session: Session, one: Step) -> None:
    changes = session.exec(
        select(StepChange).where(StepChange.step_id == one.id).order_by(col(StepChange.id).desc())
    ).all()
    for change in changes:
        row = session.get(_TABLES[change.record], change.key)
        if row is not None and change.before:
            put_before(row, change.before)
            session.add(row)
        elif isinstance(row, Clock):
            _put_aside(session, row)
        elif row is not None:
            session.delete(row)
        session.delete(change)
    session.flush()


def _unmake(session: Session, entry_id: int) -> None:
    """Take out what an entry made. Its clocks and hearings are put aside, for its next version."""
    for table in MADE:
        for row in session.exec(select(table).where(table.entry_id == entry_id)):  # type: ignore[attr-defined]
            session.delete(row)
        session.flush()
    for hearing in session.exec(select(Hearing).where(Hearing.entry_id == entry_id)):
        hearing.state = HearingState.VACATED
        session.add(hearing)
    for clock in session.exec(select(Clock).where(Clock.entry_id == entry_id)):
        _put_aside(session, clock)
    session.flush()


def _put_aside(session: Session, clock: Clock) -> None:
    clock.state, clock.next_crossing_at = ClockState.VOIDED, None
    session.add(clock)

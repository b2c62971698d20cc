"""The board: every running clock, the most pressing first.

It is read in two steps, so that ten thousand clocks cost no more than their ids: `board_ids` puts
the ids in order, `board_rows` fetches the few that are to be seen. Instants are UTC.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlmodel import Session, col

from dutydesk.desk.board_row import BoardRow, Counts, Filters, level_of, party_label
from dutydesk.desk.labels import told_label
from dutydesk.protocol.calendar import instant, local
from dutydesk.protocol.levels import Level, Thresholds, level
from dutydesk.records import Alert, Clock, ClockState, Hearing, Person
from dutydesk.vocabulary import plain

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

__all__ = [
    "BoardRow",
    "Counts",
    "Filters",
    "Level",
    "board_ids",
    "board_rows",
    "counts",
    "level_of",
    "party_label",
    "read_ids",
    "read_rows",
]

_PAGE = 500


def board_ids(desk: Desk, filters: Filters | None = None) -> list[int]:
    """The ids of the running clocks that match: the longest overdue, then the next to fall due.

    Those without a due instant come last. Nothing but the board's index is read without filters.
    """
    with desk.store.read() as session:
        return read_ids(session, desk, filters or Filters())


def read_ids(session: Session, desk: Desk, filters: Filters) -> list[int]:
    """As `board_ids`, within a session."""
    clock = col(Clock.id)
    found = select(clock).where(col(Clock.state) == ClockState.RUNNING, *_clauses(desk, filters))
    if filters.hearings_today:
        start, end = _today(desk.now())
        hearing = col(Hearing.at)
        found = found.join(Hearing, col(Clock.hearing_id) == col(Hearing.id))
        found = found.where(hearing >= start, hearing < end)
    words = plain(filters.text).split()
    if words:
        found = found.add_columns(
            *_columns(Clock, "duty", "paragraphs"),
            *_columns(Person, "given_name", "family_name", "case_number"),
        ).join(Person, col(Clock.person_id) == col(Person.id))
    found = found.order_by(*_pressing(filters), clock)
    if words:
        return list(_matching(session.execute(found).all(), words))
    return [key for key in session.scalars(found) if key is not None]


def board_rows(desk: Desk, ids: Iterable[int]) -> dict[int, BoardRow]:
    """The rows of these clocks by id, in the order asked for; an unknown id is left out.

    Two queries for each 500 ids. A clock that has ended has a row too: see its `state`.
    """
    with desk.store.read() as session:
        return read_rows(session, ids, desk.now())


def read_rows(session: Session, ids: Iterable[int], now: datetime) -> dict[int, BoardRow]:
    """As `board_rows`, within a session."""
    rows: dict[int, BoardRow] = {}
    rest = iter(ids)
    while page := list(islice(rest, _PAGE)):
        found = {row.id: row for row in _read_page(session, page, now)}
        rows |= {one: found[one] for one in page if one in found}
    return rows


def counts(desk: Desk) -> Counts:
    """How the whole board stands now."""
    now = desk.now()
    near, urgent, due = col(Clock.near_at), col(Clock.urgent_at), col(Clock.due_at)
    sums = select(
        func.count(),
        _sum(and_(due > now, urgent > now, near <= now)),
        _sum(and_(due > now, urgent <= now)),
        _sum(due <= now),
    ).where(col(Clock.state) == ClockState.RUNNING)
    # Unanswered alerts are counted among the open ones: asked for both at once, SQLite may begin
    # with all that were never answered, which those of a million past clocks mostly were not.
    unanswered = case((col(Alert.quiet_until).is_(None), col(Alert.clock_id)))
    alerts = select(func.count(unanswered.distinct())).where(col(Alert.closed_at).is_(None))
    with desk.store.read() as session:
        running, nears, urgents, overdue = session.execute(sums).one()
        return Counts(running, nears, urgents, overdue, session.scalar(alerts) or 0)


def _clauses(desk: Desk, filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.mine:
        yield col(Clock.taken_by) == desk.officer
    if filters.person_id is not None:
        yield col(Clock.person_id) == filters.person_id
    if filters.protocol:
        yield col(Clock.protocol) == filters.protocol
    if filters.owner in ("desk", "others"):
        yield col(Clock.desk_owes).is_(filters.owner == "desk")
    elif filters.owner:
        yield col(Clock.owner) == filters.owner
    if filters.overdue:
        yield col(Clock.due_at) <= desk.now()


def _pressing(filters: Filters) -> tuple[ColumnElement[Any], ...]:
    """The order of the board: by due instant, those without one last."""
    due = col(Clock.due_at)
    if filters.person_id is not None:
        # The few clocks of one person are found by their own index and then sorted; an order that
        # the board's index gives for nothing would tempt SQLite to read the whole board instead.
        return due.is_(None), due.asc()
    return (due.asc().nulls_last(),)


def _today(now: datetime) -> tuple[datetime, datetime]:
    """The first instant of today in London, and of tomorrow."""
    day = local(now).date()
    return instant(day, time())[0], instant(day + timedelta(days=1), time())[0]


def _matching(rows: Collection[Any], words: list[str]) -> Iterator[int]:
    """The ids of the rows in which every word is found, whatever their case and accents."""
    bare = {text: plain(text) for text in {text for _, *texts in rows for text in texts}}
    for clock, *texts in rows:
        said = " ".join(bare[text] for text in texts)
        if all(word in said for word in words):
            yield clock


def _read_page(session: Session, ids: list[int], now: datetime) -> Iterator[BoardRow]:
    names = [name for name in BoardRow.__dataclass_fields__ if name in Clock.model_fields]
    found = session.execute(
        select(
            *_columns(Clock, *names),
            *_columns(Person, "given_name", "family_name", "case_number"),
            col(Hearing.at).label("hearing_at"),
        )
        .join(Person, col(Clock.person_id) == col(Person.id))
        .outerjoin(Hearing, col(Clock.hearing_id) == col(Hearing.id))
        .where(col(Clock.id).in_(ids))
    ).mappings()
    alerts = _alerts(session, ids)
    for one in found:
        kept = {name: one[name] for name in names}
        yield BoardRow(
            **kept | {"state": one["state"].value},
            person_name=f"{one['given_name']} {one['family_name']}".strip(),
            case_number=one["case_number"],
            hearing_at=one["hearing_at"],
            owner_label=party_label(one["owner"]),
            tell_label=told_label(party_label(one["tell"]), one["by"]),
            alert=alerts.get(one["id"]),
            level=level(Thresholds(one["near_at"], one["urgent_at"], one["due_at"]), now),
        )


def _alerts(session: Session, ids: list[int]) -> dict[int, Literal["live", "quiet"]]:
    """For each clock with open alerts: live if one of them wants an answer, else quiet."""
    unanswered = case((col(Alert.quiet_until).is_(None), 1), else_=0)
    found = session.execute(
        select(col(Alert.clock_id), func.max(unanswered))
        .where(col(Alert.clock_id).in_(ids), col(Alert.closed_at).is_(None))
        .group_by(col(Alert.clock_id))
    )
    return {clock: "live" if live else "quiet" for clock, live in found}


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _columns(table: type[Any], *names: str) -> list[Any]:
    return [col(getattr(table, name)) for name in names]

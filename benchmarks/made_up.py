"""Desks full of made-up young people: a real entry, and its clocks many times over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session

from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.entries import ArrestEntry, Offence, ResultEntry
from dutydesk.desk.log import log
from dutydesk.records import Person, Placement
from dutydesk.store.driver import library
from dutydesk.store.rows import add_rows

# A Thursday in office hours, so that an entry means the same whenever the benchmarks run.
THURSDAY = datetime(2026, 11, 19, 11, 0, tzinfo=UTC)


@contextmanager
def a_desk(database: Path, now: Callable[[], datetime]) -> Iterator[Desk]:
    """A desk at a time of the benchmark's own."""
    desk = open_desk(database, now=now, officer="Bench Mark", terminal="bench")
    try:
        yield desk
    finally:
        desk.close()


def add_people(desk: Desk, many: int) -> list[int]:
    """Young people whom the desk knows: looked after by Rotherham, placed in Leicestershire."""

    def work(session: Session) -> list[int]:
        people = [
            Person(
                case_number=f"B-{number:05d}",
                given_name="Sam",
                family_name=f"Sample{number:05d}",
                born=date(2011, 3, 4) + timedelta(days=number),
                known_to_yot=True,
                known_to_social_care=True,
                allocated_social_worker=True,
                looked_after=True,
                legal_status="interim_care_order",
                home_authority="rotherham",
            )
            for number in range(many)
        ]
        add_rows(session, people)
        add_rows(
            session,
            [
                Placement(
                    person_id=person.id or 0,
                    kind="residential_home",
                    name="Larch House",
                    authority="leicestershire",
                    started_at=THURSDAY - timedelta(days=90),
                )
                for person in people
            ],
        )
        return [person.id for person in people if person.id is not None]

    return desk.store.run(work)


def an_arrest(person: int) -> ArrestEntry:
    """An arrest of one of `add_people`, bailed to court: it opens 11 clocks."""
    return ArrestEntry(
        person=person,
        arrested_at=THURSDAY - timedelta(hours=1),
        station="Main Street",
        offences=[Offence(description="theft from a shop", gravity=2)],
        outcome="bailed_to_court",
        court="Leicester Youth Court",
        court_at=THURSDAY + timedelta(days=3),
        appropriate_adult_from="service",
        answers={"has_host_yot": True},
    )


def a_result(person: int) -> ResultEntry:
    """A remand to local authority accommodation, made out of the blue: it opens some 9 clocks."""
    return ResultEntry(
        person=person,
        court="Rotherham Youth Court",
        heard_at=THURSDAY - timedelta(minutes=30),
        outcome="rlaa",
        designated_authority="rotherham",
        next_court="Rotherham Youth Court",
        next_at=THURSDAY + timedelta(days=14),
    )


def fill(database: Path, now: datetime, *, past: int, running: int) -> None:
    """Make a desk with so many ended and so many running clocks, the running ones among the rest.

    They are the clocks of one real arrest, copied with other people and times: running ones fall
    due from a day after `now` on, a minute apart, and their thresholds lie ahead too.
    """
    with a_desk(database, lambda: THURSDAY) as desk:
        log(desk, an_arrest(add_people(desk, 1)[0]))
    with closing(library().connect(database)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        indexes = _take_indexes_away(connection)
        _copy_people(connection, min(running, 5_000))
        _copy_clocks(connection, now, past, running)
        for make_again in indexes:
            connection.execute(make_again)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _take_indexes_away(connection: Any) -> list[str]:
    """Making an index of a million rows at once is faster than row by row."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master "
        "WHERE type = 'index' AND tbl_name = 'clocks' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in found:
        connection.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in found]


_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)"


def _copy_people(connection: Any, people: int) -> None:
    connection.execute(
        f"{_NUMBERS} INSERT INTO people"
        " (id, case_number, given_name, family_name, remand, in_custody)"
        " SELECT 1000 + i, printf('C-%05d', i), 'Sam', printf('Sample%05d', i), 'none', 0 FROM n",
        (people,),
    )


def _copy_clocks(connection: Any, now: datetime, past: int, running: int) -> None:
    """Put new clocks in place of the logged ones, every so many of them running."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(clocks)")]
    every = (past + running) // running
    runs = f"(i % {every} = {every - 1} AND i / {every} < {running})"
    far = "strftime('%Y-%m-%d %H:%M:%S.000000', :now, printf('+%d minutes', 1440 + i / {0}))"
    due, long_ago = far.format(every), "'2025-01-01 00:00:00.000000'"
    changed = {
        "id": "1000 + i",
        "person_id": f"1000 + (i / {every}) % {min(running, 5_000)}",
        "state": f"CASE WHEN {runs} THEN 'running' ELSE 'met' END",
        "near_at": f"CASE WHEN {runs} THEN {due} ELSE {long_ago} END",
        "urgent_at": f"CASE WHEN {runs} THEN {due} ELSE {long_ago} END",
        "due_at": f"CASE WHEN {runs} THEN {due} ELSE {long_ago} END",
        "next_crossing_at": f"CASE WHEN {runs} THEN {due} END",
        # No part of the board, and two thirds of a row: without them the copies take a minute less.
        "facts": "'{}'",
        "why": "'[]'",
        "ended_at": f"CASE WHEN {runs} THEN NULL ELSE {long_ago} END",
    }
    templates = connection.execute("SELECT count(*), min(id) FROM clocks").fetchone()
    values = ", ".join(changed.get(name, f't."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    count, first = templates
    connection.execute(f"CREATE TEMP TABLE t AS SELECT id - {first} AS k, * FROM clocks")
    connection.execute(
        f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :many)"
        f" INSERT INTO clocks ({names}) SELECT {values} FROM n JOIN t ON t.k = n.i % {count}",
        {"many": past + running, "now": now.strftime("%Y-%m-%d %H:%M:%S")},
    )
    connection.execute("DELETE FROM clock_events")
    connection.execute("DELETE FROM clocks WHERE id < 1000")

"""Twenty terminals at once: processes that log, tell and look, all on one file.

`python -m tests.desk.crowd DATABASE` lets them work and prints what they have to tell. They are
forked, where the system can, from a process that has loaded everything and has only one thread:
twenty fresh ones would spend longer starting than working.
"""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import sys
import time
from copy import copy
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from dutydesk.desk.board import BoardRow, board_ids, board_rows
from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.entries import ArrestEntry, EntryBase, HearingEntry, MoveEntry, Place
from dutydesk.desk.log import Logged, log
from dutydesk.desk.tell import TellingIn, tell
from dutydesk.records import Person
from dutydesk.store.problems import StoreBusy
from dutydesk.store.rows import add_rows
from dutydesk.watch.look import step
from dutydesk.watch.sweep import Escalation
from tests.support import Time

TERMINALS, PEOPLE = 20, 1000
ENTRIES = int(os.environ.get("CROWD_ENTRIES", "80"))
"""Of each terminal; `make thorough` has 200."""
WATCHES = 4
"""So many of the terminals look for crossings too; all would only make it slower."""
ESCALATE = Escalation.minutes(15, 0)
TIME = Time("2026-11-19 11:00")


@dataclass
class Report:
    """What one terminal has to tell at the end."""

    saves: list[float] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    already: int = 0
    busy: int = 0
    told: int = 0
    raised: list[tuple[int, str]] = field(default_factory=list)
    board: str = ""


def add_people(desk: Desk) -> None:
    """Every tenth is Rotherham's own, for whom clocks run; the others' entries open few or none."""
    known: dict[str, Any] = {
        "known_to_yot": True,
        "known_to_social_care": True,
        "allocated_social_worker": True,
    }
    ours = known | {
        "looked_after": True,
        "legal_status": "section_20",
        "home_authority": "rotherham",
    }
    others = known | {"looked_after": False, "legal_status": "none", "home_authority": "sheffield"}
    people = [
        Person(
            case_number=f"K-{number:04}", given_name="Sam", family_name=f"Sample{number:04}",
            born=date(2010, 3, 4) + timedelta(days=number), **(others if number % 10 else ours),
        )
        for number in range(PEOPLE)
    ]  # fmt: skip
    desk.store.run(lambda session: add_rows(session, people))


def entry_of(terminal: int, number: int) -> EntryBase:
    """A terminal's entry of this number: of one of three kinds, each at a minute of its own."""
    turn = number * TERMINALS + terminal
    minutes = timedelta(minutes=turn)
    person = turn * 7 % PEOPLE
    about: Any = {
        "uid": f"crowd-{terminal}-{number}",
        "person": f"K-{person:04}",
        "known_at": TIME(),
    }
    match turn // TERMINALS % 3:
        case 0:
            return ArrestEntry(
                arrested_at=TIME() - minutes,
                station="Main Street",
                outcome="released_under_investigation",
                **about,
            )
        case 1:
            at = TIME() + timedelta(days=1) + minutes
            return HearingEntry(court="Nowhere Youth Court", at=at, **about)
        case _:
            to = Place(
                name=f"{turn} Example Way",
                kind="foster",
                authority="sheffield" if person % 10 else "rotherham",
            )
            return MoveEntry(to=to, moved_at=TIME(), told_at=TIME(), **about)


class Board:
    """A terminal's board as its screen has it: read once, then only what the feed says."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._feed = desk.feed()
        self._rows: dict[int, BoardRow] = board_rows(desk, board_ids(desk))

    def follow(self) -> None:
        changes = set(self._feed.poll())
        ids = board_ids(self._desk)
        stale = [
            one
            for one in ids
            if one not in self._rows
            or ("clock", one) in changes
            or ("person", self._rows[one].person_id) in changes
        ]
        known = self._rows | board_rows(self._desk, stale)
        self._rows = {one: known[one] for one in ids}

    def seen(self) -> str:
        return seen(self._rows)

    def close(self) -> None:
        self._feed.close()


def seen(rows: dict[int, BoardRow]) -> str:
    """A board in short: the same for two that are equal to the last word, and in order."""
    return hashlib.sha256(repr(list(rows.values())).encode()).hexdigest()


def work(desk: Desk, terminal: int, all_there: Barrier) -> Report:
    """One terminal's day."""
    told, board = Report(), Board(desk)
    all_there.wait()
    for number in range(ENTRIES):
        saved = _log(desk, entry_of(terminal, number), told)
        if saved and saved.clock_ids and number % 12 == 0:
            _tell(desk, saved.clock_ids[0], told)
        if number % 20 == 10:
            # As after an acknowledgement that was lost on the way: the neighbour's entry again.
            _log(desk, entry_of(terminal ^ 1, number), told)
        if number % 10 == 5 and terminal < WATCHES:
            _look(desk, told)
        if number % 60 == 30:
            board.follow()
    all_there.wait()  # another may still save what is due at once
    if terminal < WATCHES:
        _look(desk, told)
    all_there.wait()
    board.follow()
    told.board = board.seen()
    board.close()
    return told


def _log(desk: Desk, entry: EntryBase, told: Report) -> Logged | None:
    start = time.perf_counter()
    try:
        saved = log(desk, entry)
    except StoreBusy:
        told.busy += 1
        return None
    told.saves.append(time.perf_counter() - start)
    told.opened += saved.clock_ids
    told.already += saved.already
    return saved


def _tell(desk: Desk, clock: int, told: Report) -> None:
    telling = TellingIn(clock_ids=[clock], told_name="Jo Sample", channel="telephone", at=TIME())
    told.told += len(tell(desk, telling))


def _look(desk: Desk, told: Report) -> None:
    """As the watch does."""
    swept = step(desk.store, TIME, ESCALATE)[1]
    told.raised += [(one.clock_id, one.threshold.value) for one in swept.raised]


def _process(database: Path, warm: Desk | None, terminal: int, all_there: Barrier) -> None:
    """A terminal of its own; `warm` is a desk to begin with, without a connection."""
    desk = copy(warm) if warm else a_desk(database)
    desk.officer, desk.terminal = f"Officer {terminal}", f"terminal-{terminal}"
    try:
        told = work(desk, terminal, all_there)
    except BaseException:
        all_there.abort()  # or the others would wait for ever
        raise
    desk.close()
    database.with_name(f"{terminal}.json").write_text(json.dumps(asdict(told)))


def a_desk(database: Path) -> Desk:
    desk = open_desk(database, now=TIME, officer="Jo Example", terminal="first")
    _ = desk.rulebook, desk.calendar
    return desk


def main(database: Path) -> None:
    desk = a_desk(database)
    add_people(desk)
    for number in range(3):
        log(desk, entry_of(0, ENTRIES + number).model_copy(update={"uid": f"warm-{number}"}))
    Board(desk).close()
    desk.close()  # a connection must not be taken along into another process
    forks = "fork" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    gc.collect()
    gc.freeze()  # what they share is looked through by none of them
    all_there = context.Barrier(TERMINALS)
    terminals = [
        context.Process(target=_process, args=(database, desk if forks else None, n, all_there))
        for n in range(TERMINALS)
    ]
    for one in terminals:
        one.start()
    for one in terminals:
        one.join()
    sys.exit(max(abs(one.exitcode or 0) for one in terminals))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

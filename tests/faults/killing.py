"""Two hundred consoles killed in the middle of their saves, one after another.

`python -m tests.faults.killing DATABASE ROUNDS` raises AssertionError for anything that is lost,
halved or left behind. Each console is forked from a process that has loaded everything and has only
one thread, with its database closed: starting two hundred afresh would take minutes.
"""

from __future__ import annotations

import gc
import os
import random
import signal
import sys
import time
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from dutydesk.desk.context import Desk
from dutydesk.desk.drafts import drafts, keep_draft
from dutydesk.desk.entries import ArrestEntry
from dutydesk.desk.log import log
from dutydesk.store.audit import verify
from dutydesk.store.driver import library
from tests.desk.crowd import TIME, a_desk, add_people

SEED = 20261122
FULLY = 20
"""Every so many rounds everything is proved; in between, what the round has touched."""
DRAFT = {"fields": {"station": "half-typed [on] Nowhere Lane"}, "asks": {}}


def save_for_ever(desk: Desk, round_: int, said: int) -> None:
    """Keep a draft, then save entry after entry, and say each one that was acknowledged."""
    keep_draft(desk, f"draft-{round_}", "arrest", DRAFT, "Arrest")
    for number in count():
        uid = f"killed-{round_}-{number}"
        entry = ArrestEntry(
            uid=uid,
            person=f"K-{(round_ * 10 + number) % 1000:04}",
            arrested_at=TIME() - timedelta(minutes=round_ * 20 + number),
            station="Main Street",
            outcome="released_under_investigation",
        )
        saved = log(desk, entry)
        os.write(said, f"{uid} {saved.entry_id} {len(saved.clock_ids)}\n".encode())


def kill_one(desk: Desk, round_: int, chance: random.Random) -> list[list[str]]:
    """Let a console save, and kill it at some moment; gives what it had acknowledged."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            save_for_ever(desk, round_, say)
        finally:
            os._exit(1)  # it never ends by itself
    os.close(say)
    said = b""
    for _ in range(chance.randint(0, 3)):  # so many acknowledgements, and then some moment more
        said += os.read(hear, 65536)
    time.sleep(chance.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert os.WTERMSIG(status) == signal.SIGKILL, status
    while more := os.read(hear, 65536):
        said += more
    os.close(hear)
    return [line.split() for line in said.decode().splitlines()]


def look(database: Path, round_: int, said: list[list[str]]) -> int:
    """What was acknowledged is there whole, and so is whatever else of this round is there.

    Gives how many were saved without having been acknowledged: one at most.
    """
    with closing(library().connect(database)) as connection:
        rows = connection.execute(
            "SELECT uid, id FROM entries WHERE uid LIKE ?", (f"killed-{round_}-%",)
        ).fetchall()
        found = {uid: (key, *_parts(connection, key)) for uid, key in rows}
        kept = connection.execute(
            "SELECT typed FROM drafts WHERE uid = ?", (f"draft-{round_}",)
        ).fetchall()
    for uid, key, clocks in said:
        assert found.pop(uid) == (int(key), int(clocks), 1, 1, 1), (round_, uid)
    assert len(found) <= 1, (round_, found)
    for uid, parts in found.items():
        assert parts[2:] == (1, 1, 1), (round_, uid, parts)
    assert len(kept) == 1 or not (said or found), (round_, "the draft")
    return len(found)


def _parts(connection: Any, entry: int) -> list[int]:
    """How many clocks, arrests, audit rows and notes for other terminals an entry has."""
    return [
        connection.execute(f"SELECT count(*) FROM {rows}", (of,)).fetchone()[0]
        for rows, of in (
            ("clocks WHERE entry_id = ?", entry),
            ("arrests WHERE entry_id = ?", entry),
            ("audit WHERE action = 'logged' AND subject = ?", f"entry {entry}"),
            ("changes WHERE kind = 'entry' AND key = ?", entry),
        )
    ]


def prove(desk: Desk) -> None:
    """The file is sound, the trail unbroken, nothing half-done, and every draft as it was typed."""
    with desk.store.read() as session:
        connection = session.connection()
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        assert verify(session) == []
    kept = {one.uid: one.typed for one in drafts(desk)}
    assert "first" in kept
    assert all(typed == DRAFT for typed in kept.values())
    desk.close()


def main(database: Path, rounds: int) -> None:
    chance = random.Random(SEED)
    desk = a_desk(database)
    add_people(desk)
    keep_draft(desk, "first", "arrest", DRAFT, "Arrest")
    log(desk, ArrestEntry(person="K-0999", arrested_at=TIME(), station="Main Street"))
    desk.close()  # a connection must not be taken along into another process
    gc.collect()
    gc.freeze()
    acknowledged = unheard = 0
    for round_ in range(rounds):
        said = kill_one(desk, round_, chance)
        acknowledged += len(said)
        unheard += look(database, round_, said)
        if round_ % FULLY == FULLY - 1:
            prove(desk)
    print(f"{rounds} killed: {acknowledged} acknowledged, {unheard} saved without a word")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

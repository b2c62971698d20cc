"""Checking the database: the file itself, its schema, and that every piece of evidence is as it was
when the audit trail took its digest."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from dutydesk.desk.check_found import Finding, Looking, Row, Unreadable, instant, stored_json
from dutydesk.store import evidence, sqlite, trail
from dutydesk.store.audit import BEGUN, Head, ring_of
from dutydesk.store.store import Store, open_store

LOST_KEY = (
    "Put the file seal.key back from its safe copy: in place of the one that is there or, if that "
    "has sealed rows meanwhile, its key as a line below that one's."
)


class Written:
    """What the audit trail says was written: the digests of evidence, and who logged what."""

    def __init__(self, amended: set[Any]) -> None:
        self.amended = amended
        self.digests: dict[tuple[str, str], str] = {}
        self.blocks: dict[str, list[list[Any]]] = {}
        self.entries: dict[str, tuple[Any, Any]] = {}

    def visit(self, row: trail.Row) -> None:
        """Take one row of the trail in."""
        details = row["details"]
        if not isinstance(details, dict):
            return
        rows = details.get("rows")
        for table, digests in rows.items() if isinstance(rows, dict) else ():
            for key, digest in digests.items() if isinstance(digests, dict) else ():
                self.digests[table, key] = digest
        before = details.get("before")
        if row["action"] == BEGUN and isinstance(before, dict):
            self.blocks = before
        if row["action"] in ("amended", "voided"):
            self.amended.add(details.get("person"))
        if row["action"] == "logged":
            self.entries[row["subject"]] = (details.get("kind"), details.get("person"))


def check_trail(look: Looking, known: Head | None = None) -> Written:
    """Prove the audit trail, and give what it says was written."""
    look.progress("audit", 0, 0)
    written = Written(look.amended)
    found = trail.prove(look.session, known, written.visit)
    for one in found.breaks:
        look.wrong("audit", one.seq, one.problem)
    look.report.counts["audit"] = found.rows
    if found.head:
        look.report.head = f"{found.head.seq}:{found.head.hash}"
    _what_seals_prove(look, found)
    return written


def _what_seals_prove(look: Looking, found: trail.Trail) -> None:
    ring = ring_of(look.session)
    if ring.path is None and found.rows:
        look.unproved(
            "audit", "", f"no row carries a seal ({found.rows} rows): a trail rebuilt whole, put "
            "on or cut off at its end would not show",
            "On a server there is no key file: note the head down elsewhere after each check.",
            None,
        )  # fmt: skip
        return
    if found.rows and not ring.keys:
        look.report.findings.append(
            Finding("audit", "", f"the key file seal.key {ring.problem}, so that no seal can be "
            "proved: a trail rebuilt whole would not show", remedy=LOST_KEY)
        )  # fmt: skip
    elif found.other_keys:
        named = ", ".join(f"{rows} rows by {name}" for name, rows in found.other_keys.items())
        look.report.findings.append(
            Finding("audit", "", f"sealed with another key than seal.key holds ({named}), so that "
            "these can't be proved", remedy=LOST_KEY)
        )  # fmt: skip
    if found.unsealed and found.sealed_from:
        since = f"{found.sealed_from:%d.%m.%Y %H:%M} UTC"
        look.unproved(
            "audit", f"1 to {found.unsealed}", f"of before there were seals; sealed since {since}",
            "Their chain holds. If this desk was in use with seals before then, somebody has "
            "taken them off: compare with a backup.",
            None,
        )  # fmt: skip


def check_file(look: Looking) -> None:
    """Prove the file sound by SQLite's own checks, and its schema as the migrations make it."""
    raw = sqlite.driver(look.session.connection())
    if look.session.get_bind().dialect.name != "sqlite":
        return
    look.progress("file", 0, 0)
    for (problem,) in raw.execute("PRAGMA integrity_check").fetchall():
        if problem != "ok":
            look.wrong("file", "", f"SQLite finds it damaged: {problem}")
    for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check").fetchall():
        look.wrong(
            table, "" if row is None else row, f"refers to a row of {parent} that isn't there"
        )
    look.progress("schema", 0, 0)
    ours, made = _schema(raw), _schema_as_made()
    for name in sorted(ours.keys() | made.keys()):
        if ours.get(name) != made.get(name):
            what = "is missing" if name not in ours else "was put in by hand"
            if name in ours and name in made:
                what = "is not as dutydesk makes it"
            look.wrong("schema", name, what)


def _schema(raw: Any) -> dict[str, str]:
    found = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {f"{kind} {name}": _in_order(sql or "") for kind, name, sql in found.fetchall()}


def _in_order(sql: str) -> str:
    """A statement with a table's constraints in one order.

    Alembic makes a table anew with them in whatever order they come out of a set.
    """
    head, *constraints = re.split(r",? CONSTRAINT ", " ".join(sql.split()).removesuffix(")"))
    return ", ".join([head.strip(), *sorted(one.strip() for one in constraints)])


@cache
def _schema_as_made() -> dict[str, str]:
    with tempfile.TemporaryDirectory(prefix="dutydesk-check-") as folder:
        made: Store = open_store(Path(folder) / "made.db", datetime.now(UTC))
        with closing(made), made.engine.connect() as connection:
            return _schema(sqlite.driver(connection))


def check_evidence(look: Looking, written: Written) -> None:
    """Compare every row of evidence with the digest that the trail took of it."""
    for table in evidence.EVIDENCE:
        _compare(look, written, table)


def _compare(look: Looking, written: Written, table: str) -> None:
    connection = look.session.connection()
    expected = {key: made for (name, key), made in written.digests.items() if name == table}
    older: list[tuple[int, str]] = []
    blocks = written.blocks.get(table, [])
    last_old = blocks[-1][1] if blocks else 0
    look.progress(table, 0, 0)
    for key, made in evidence.digests(connection, table):
        if key <= last_old and str(key) not in expected:
            older.append((key, made))
            continue
        should = expected.pop(str(key), None)
        if should is None:
            look.wrong(table, key, "was not written by dutydesk: no audit row tells of it")
        elif should != made:
            look.wrong(table, key, "is not as it was written")
    for gone in expected:
        look.wrong(table, gone, "is gone: the audit trail tells of it")
    for first, last, digest in blocks:
        rows = [one for one in older if first <= one[0] <= last]
        if not rows or evidence.block(rows)[2] != digest:
            look.wrong(table, f"{first} to {last}", "one or more is not as it was before 0002")


def check_entries(look: Looking, written: Written) -> None:
    """Prove that every entry stands as its newest version says, and is whose the trail says."""
    versions = groupby(look.rows("entry_versions", "entry_id, number"), lambda row: row["entry_id"])
    found = ((key, list(rows)) for key, rows in versions)
    for entry, (_, rows) in beside(look.rows("entries"), found):
        if entry is None:
            look.wrong("entry_versions", rows[0]["id"], "is of an entry that isn't there")
            continue
        try:
            for problem in _entry_problems(entry, rows, written):
                look.wrong("entries", entry["id"], problem, entry["person_id"])
        except Unreadable as error:
            look.wrong("entries", entry["id"], f"{error} can't be read", entry["person_id"])


def _entry_problems(entry: Row, rows: list[Row], written: Written) -> Iterator[str]:
    if [row["number"] for row in rows] != list(range(1, (entry["version"] or 0) + 1)) or not rows:
        yield "has not just the versions 1 to the one that stands"
        return
    first, newest = rows[0], rows[-1]
    for name in ("happened_at", "known_at"):
        if instant(entry, name) != instant(newest, name):
            yield f"{name} is not as in its version {newest['number']}"
    # Amending an entry may put later ones about the same young person in other words.
    amended = entry["person_id"] in written.amended
    if entry["summary"] != newest["summary"] and not amended:
        yield f"summary is not as in its version {newest['number']}"
    if stored_json(entry, "payload", dict) != stored_json(newest, "payload", dict):
        yield f"payload is not as in its version {newest['number']}"
    for name in ("uid", "officer", "terminal"):
        if entry[name] != first[name]:
            yield f"{name} is not as in its first version"
    if instant(entry, "logged_at") != instant(first, "at"):
        yield "logged_at is not as in its first version"
    if (entry["voided_at"] is not None) != (newest["act"] == "voided"):
        yield "voided_at does not go with what its newest version did"
    if stored_json(first, "payload", dict).get("kind") != entry["kind"]:
        yield "kind is not as in its first version"
    kind, person = written.entries.get(f"entry {entry['id']}", (None, None))
    if person is not None and person != entry["person_id"]:
        yield "person_id is not whose the audit trail says that it is"
    if kind is not None and kind != entry["kind"]:
        yield "kind is not what the audit trail says"


def check_tellings(look: Looking) -> None:
    """Prove that the clocks which a telling is evidence for are those whose stories speak of it."""
    raw = sqlite.driver(look.session.connection())
    told = "SELECT DISTINCT telling_id, clock_id FROM clock_events WHERE telling_id IS NOT NULL"
    linked = "SELECT telling_id, clock_id FROM telling_clocks"
    for missing, words in (
        (f"{linked} EXCEPT {told}", "is linked to a clock whose story does not speak of it"),
        (f"{told} EXCEPT {linked}", "is no longer linked to a clock whose story speaks of it"),
    ):
        for telling, clock in raw.execute(missing).fetchall():
            look.wrong("telling_clocks", f"{telling}, clock {clock}", words)
    for telling, person in raw.execute(
        "SELECT DISTINCT t.id, t.person_id FROM tellings t JOIN telling_clocks l ON "
        "l.telling_id = t.id JOIN clocks c ON c.id = l.clock_id WHERE c.person_id <> t.person_id"
    ).fetchall():
        look.wrong("tellings", telling, "is about somebody else than its clocks", person)


def check_protocols(look: Looking) -> None:
    """Prove that the kept copies of protocols are as they were taken."""
    for copy in look.rows("protocol_copies"):
        made = hashlib.sha256(str(copy["text"]).encode("utf-8", "replace")).hexdigest()
        if made != copy["digest"]:
            look.wrong("protocol_copies", copy["id"], "its text does not have its digest")


def beside(
    rows: Iterator[Row], grouped: Iterator[tuple[Any, list[Row]]], by: str = "id"
) -> Iterator[tuple[Row | None, tuple[Any, list[Row]]]]:
    """Rows with what belongs to each; both are in order. None where the row is missing."""
    waiting: tuple[Any, list[Row]] | None = next(grouped, None)
    for row in rows:
        while waiting is not None and waiting[0] < row[by]:
            yield None, waiting
            waiting = next(grouped, None)
        if waiting is not None and waiting[0] == row[by]:
            yield row, waiting
            waiting = next(grouped, None)
        else:
            yield row, (row[by], [])
    while waiting is not None:
        yield None, waiting
        waiting = next(grouped, None)

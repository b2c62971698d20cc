"""Entries can be amended: their versions, and the steps by which records came about.

Entries, tellings and answers of before get their steps as far as the records of the time tell.

Revision ID: dutydesk_0002
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "dutydesk_0002"
down_revision = "dutydesk_0001"

HAND = ("met", "met_late", "not_required", "reopened")
"""What somebody did about a clock; entries do the first two as well."""


def upgrade() -> None:
    _tables()
    _columns()
    database = op.get_bind()
    tables = sa.MetaData()
    tables.reflect(database)
    _versions(database, tables.tables)
    _steps(database, tables.tables)


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _tables() -> None:
    op.create_table(
        "entry_versions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False, index=True, unique=True),
        sa.Column("act", _one_of("act", "logged", "amended", "voided"), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        _instant("happened_at"),
        _instant("known_at"),
        sa.Column("payload", sa.JSON(), nullable=False),
        _instant("at"),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.UniqueConstraint("entry_id", "number"),
    )
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), index=True),
        sa.Column(
            "did",
            _one_of("did", "entry", "answered", "met", "not_required", "reopened"),
            nullable=False,
        ),
        _instant("at"),
        sa.Column("given", sa.JSON(), nullable=False),
    )
    op.create_table(
        "step_changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("step_id", sa.Integer(), sa.ForeignKey("steps.id"), nullable=False, index=True),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
    )


def _columns() -> None:
    """New columns; those that may not be empty are put in, filled, and closed."""
    with op.batch_alter_table("offences", recreate="always") as offences:
        offences.add_column(sa.Column("entry_id", sa.Integer()))
        offences.create_foreign_key(None, "entries", ["entry_id"], ["id"])
        offences.create_index("ix_offences_entry_id", ["entry_id"])
    op.execute(
        "UPDATE offences SET entry_id = "
        "(SELECT entry_id FROM arrests WHERE arrests.id = offences.arrest_id)"
    )
    filled: dict[str, dict[str, tuple[Any, str]]] = {
        "entries": {
            "protocol_copies": (sa.JSON(), "'[]'"),
            "made": (sa.JSON(), "'{}'"),
            "version": (sa.Integer(), "1"),
        },
        "audit": {"seal": (sa.String(), "''")},
    }
    for table, columns in filled.items():
        with op.batch_alter_table(table) as batch:
            for name, (kind, _) in columns.items():
                batch.add_column(sa.Column(name, kind))
            if table == "entries":
                batch.add_column(_instant("voided_at", nullable=True))
        for name, (_, empty) in columns.items():
            op.execute(f"UPDATE {table} SET {name} = {empty}")
        with op.batch_alter_table(table) as batch:
            for name, (kind, _) in columns.items():
                batch.alter_column(name, existing_type=kind, nullable=False)


Tables = Any
"""The tables as they are found, by name."""


def _versions(database: sa.Connection, tables: Tables) -> None:
    entries, arrests, clocks = tables["entries"], tables["arrests"], tables["clocks"]
    copies: dict[int, list[int]] = {}
    for entry_id, copy_id in database.execute(
        sa.select(clocks.c.entry_id, clocks.c.protocol_copy_id).distinct()
    ):
        copies.setdefault(entry_id, []).append(copy_id)
    made: dict[int, dict[str, int]] = {}
    for key, entry_id in database.execute(sa.select(arrests.c.id, arrests.c.entry_id)):
        made.setdefault(entry_id, {})["arrest"] = key
    listed = sa.select(tables["hearings"].c.id, tables["hearings"].c.entry_id)
    hearings = {(key, entry_id) for key, entry_id in database.execute(listed)}
    results = tables["results"]
    for key, entry_id in database.execute(sa.select(results.c.hearing_id, results.c.entry_id)):
        if (key, entry_id) in hearings:  # a hearing that had never been listed
            made.setdefault(entry_id, {})["this"] = key
    for row in database.execute(sa.select(entries)).mappings().all():
        key = row["id"]
        if isinstance(row["payload"].get("person"), dict):
            made.setdefault(key, {})["person"] = row["person_id"]
        for one in row["raised"]:
            if (one.get("hearing_id"), key) in hearings:
                made.setdefault(key, {})[one["hearing"]] = one["hearing_id"]
        database.execute(
            tables["entry_versions"].insert(),
            {
                name: row[name]
                for name in (
                    "uid",
                    "summary",
                    "happened_at",
                    "known_at",
                    "payload",
                    "officer",
                    "terminal",
                )
            }
            | {"entry_id": key, "number": 1, "act": "logged", "reason": "", "at": row["logged_at"]},
        )
        database.execute(
            entries.update().where(entries.c.id == key),
            {"protocol_copies": sorted(copies.get(key, [])), "made": made.get(key, {})},
        )


def _steps(database: sa.Connection, tables: Tables) -> None:
    """A step for each entry, and for what somebody did about a clock, in the order of time."""
    found = [*_of_entries(database, tables), *_of_hands(database, tables)]
    for _, step, changes in sorted(found, key=lambda one: one[0]):
        key = database.scalar(tables["steps"].insert().returning(tables["steps"].c.id), step)
        for change in changes:
            database.execute(tables["step_changes"].insert(), change | {"step_id": key})


def _of_entries(database: sa.Connection, tables: Tables) -> Iterator[Any]:
    changes: dict[int, list[dict[str, Any]]] = {}

    def changed(entry_id: int, record: str, key: int, before: dict[str, Any]) -> None:
        changes.setdefault(entry_id, []).append({"record": record, "key": key, "before": before})

    for row in database.execute(sa.select(tables["status_changes"])).mappings():
        changed(row["entry_id"], "people", row["person_id"], {row["field"]: row["before"]})
    for record in ("placements", "conditions"):
        ended = tables[record]
        rows = sa.select(ended.c.id, ended.c.ended_by_entry_id).where(
            ended.c.ended_by_entry_id.is_not(None)
        )
        for key, entry_id in database.execute(rows):
            changed(entry_id, record, key, {"ended_at": None, "ended_by_entry_id": None})
    for row in database.execute(sa.select(tables["results"])).mappings():
        changed(row["entry_id"], "hearings", row["hearing_id"], {"state": "listed"})
    events = tables["clock_events"]
    ran = {"state": "running", "ended_at": None, "ended_why": "", "missed_at": None}
    for row in database.execute(sa.select(events).where(events.c.entry_id.is_not(None))).mappings():
        if row["what"] in (*HAND, "superseded"):
            changed(row["entry_id"], "clocks", row["clock_id"], ran)
        elif row["what"] == "redated":
            old = row["old_due_at"]
            before = {"due_at": old.isoformat() + "+00:00" if old else None}
            changed(row["entry_id"], "clocks", row["clock_id"], before)
    for row in database.execute(sa.select(tables["entries"])).mappings():
        step = {
            "person_id": row["person_id"],
            "entry_id": row["id"],
            "did": "entry",
            "at": row["logged_at"],
            "given": {},
        }
        yield (row["logged_at"], 0, row["id"]), step, changes.get(row["id"], [])


def _of_hands(database: sa.Connection, tables: Tables) -> Iterator[Any]:
    events, clocks, tellings = tables["clock_events"], tables["clocks"], tables["tellings"]
    rows = (
        sa.select(events, clocks.c.person_id, clocks.c.ended_at, tellings.c.at.label("told_at"))
        .join(clocks, events.c.clock_id == clocks.c.id)
        .outerjoin(tellings, events.c.telling_id == tellings.c.id)
        .where(events.c.entry_id.is_(None), events.c.what.in_(HAND))
    )
    for row in database.execute(rows).mappings():
        did = "met" if row["what"] in ("met", "met_late") else row["what"]
        at = row["told_at"] or row["ended_at"] or row["at"]
        given: dict[str, Any] = {"clocks": [row["clock_id"]]}
        given |= {"at": at.isoformat() + "+00:00"} if did == "met" else {"why": row["words"]}
        ended = {"state": "running", "ended_at": None, "ended_why": "", "missed_at": None}
        before = {"state": "met"} if did == "reopened" else ended
        step = {
            "person_id": row["person_id"],
            "entry_id": None,
            "did": did,
            "at": row["at"],
            "given": given,
        }
        yield (
            (row["at"], 1, row["id"]),
            step,
            [{"record": "clocks", "key": row["clock_id"], "before": before}],
        )

"""The further entries: meetings, appointments, weekly commitments; recurring clocks; settings.

Revision ID: dutydesk_0003
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "dutydesk_0003"
down_revision = "dutydesk_0002"


def upgrade() -> None:
    _meetings()
    _appointments()
    _settings()
    _columns()
    _abouts(op.get_bind())


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _of(table: str) -> sa.Column[Any]:
    singular = {"people": "person_id", "entries": "entry_id"}[table]
    return sa.Column(
        singular, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=False, index=True
    )


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), primary_key=True),
        _of("people"),
        _of("entries"),
        _text("kind"),
        _instant("at"),
        _text("place"),
        sa.Column("state", _one_of("meetingstate", "booked", "held", "cancelled"), nullable=False),
    )


def _appointments() -> None:
    states = _one_of("appointmentstate", "made", "kept", "missed", "cancelled")
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), primary_key=True),
        _of("people"),
        _of("entries"),
        _instant("at"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        _text("purpose"),
        _text("place"),
        _text("worker"),
        sa.Column("counts", sa.Boolean()),
        _text("letter_to"),
        sa.Column("state", states, nullable=False),
    )
    op.create_table(
        "commitments",
        sa.Column("id", sa.Integer(), primary_key=True),
        _of("people"),
        _of("entries"),
        _text("kind"),
        sa.Column("weekday", sa.Integer(), nullable=False),
        _text("begins"),
        _text("ends"),
        _text("what"),
        _instant("ended_at", nullable=True),
        sa.Column("ended_by_entry_id", sa.Integer(), sa.ForeignKey("entries.id")),
    )


def _settings() -> None:
    op.create_table(
        "setting_changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        _instant("at"),
        _text("officer"),
        _text("terminal"),
        sa.Column("key", sa.String(), nullable=False, index=True),
        sa.Column("before", sa.JSON()),
        sa.Column("after", sa.JSON()),
        _text("reason"),
        sa.Column("redated", sa.Boolean(), nullable=False),
    )


def _columns() -> None:
    """New columns, and one thing more that a step may have been."""
    with op.batch_alter_table("clocks", recreate="always") as clocks:
        clocks.add_column(sa.Column("about_entry_id", sa.Integer()))
        clocks.add_column(sa.Column("held", sa.JSON(), nullable=False, server_default="[]"))
        clocks.add_column(sa.Column("follows_id", sa.Integer()))
    with op.batch_alter_table("clocks", recreate="always") as clocks:
        clocks.alter_column("held", existing_type=sa.JSON(), server_default=None)
        clocks.create_foreign_key(None, "entries", ["about_entry_id"], ["id"])
        clocks.create_foreign_key(None, "clocks", ["follows_id"], ["id"])
        clocks.create_index("ix_clocks_follows_id", ["follows_id"])
    with op.batch_alter_table("orders", recreate="always") as orders:
        orders.add_column(sa.Column("ended_by_entry_id", sa.Integer()))
        orders.create_foreign_key(None, "entries", ["ended_by_entry_id"], ["id"])
    with op.batch_alter_table("people", recreate="always") as people:
        people.add_column(sa.Column("open_to_yot", sa.Boolean()))
        people.add_column(sa.Column("accompaniment_needed", sa.Boolean()))
    with op.batch_alter_table(
        "arrests", recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ):
        pass  # an id is never given twice
    acts = ("entry", "answered", "met", "not_required", "reopened")
    with op.batch_alter_table("steps", recreate="always") as steps:
        steps.alter_column(
            "did",
            existing_type=_one_of("did", *acts),
            type_=_one_of("did", *acts, "redated"),
            existing_nullable=False,
        )


def _abouts(database: sa.Connection) -> None:
    """What was opened by an entry is about it, but for an arrest that went on with another."""
    database.execute(sa.text("UPDATE clocks SET about_entry_id = entry_id"))
    tables = sa.MetaData()
    tables.reflect(database, only=["arrests", "clocks", "entries"])
    arrests, clocks, entries = (tables.tables[name] for name in ("arrests", "clocks", "entries"))
    rows = database.execute(sa.select(arrests.c.id, arrests.c.entry_id))
    began: dict[int, int] = {row.id: row.entry_id for row in rows}
    logged = sa.select(entries.c.id, entries.c.payload).where(entries.c.kind == "arrest")
    for entry_id, payload in database.execute(logged).all():
        first = began.get(payload.get("arrest_id"))
        if first is not None:
            database.execute(
                clocks.update().where(clocks.c.entry_id == entry_id).values(about_entry_id=first)
            )

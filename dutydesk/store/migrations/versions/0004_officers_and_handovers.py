"""Officers' secrets and keys, who sits where, notes, handovers; breaches that go up again.

Revision ID: dutydesk_0004
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "dutydesk_0004"
down_revision = "dutydesk_0003"


def upgrade() -> None:
    _officers()
    _notes()
    _handovers()
    with op.batch_alter_table("alerts", recreate="always") as alerts:
        alerts.add_column(
            sa.Column("escalations", sa.Integer(), nullable=False, server_default="0")
        )
        alerts.add_column(_instant("last_escalated_at", nullable=True))
    with op.batch_alter_table("alerts", recreate="always") as alerts:
        alerts.alter_column("escalations", existing_type=sa.Integer(), server_default=None)
    op.execute(
        "UPDATE alerts SET escalations = 1, last_escalated_at = escalated_at"
        " WHERE escalated_at IS NOT NULL"
    )


def _instant(name: str, *, nullable: bool = False, index: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable, index=index)


def _text(name: str, *, unique: bool = False, index: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False, unique=unique, index=index)


def _to(name: str, table: str, *, nullable: bool = False, unique: bool = False) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{table}.id")
    return sa.Column(name, sa.Integer(), key, nullable=nullable, unique=unique, index=True)


def _officers() -> None:
    with op.batch_alter_table("officers", recreate="always") as officers:
        officers.add_column(sa.Column("secret", sa.String(), nullable=False, server_default=""))
        officers.add_column(
            sa.Column("must_change", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        officers.add_column(
            sa.Column("wrong_tries", sa.Integer(), nullable=False, server_default="0")
        )
        officers.add_column(_instant("last_wrong_at", nullable=True))
        officers.add_column(_instant("added_at", nullable=True))
        officers.add_column(sa.Column("added_by", sa.String(), nullable=False, server_default=""))
        officers.add_column(_instant("ended_at", nullable=True))
    with op.batch_alter_table("officers", recreate="always") as officers:
        officers.alter_column("secret", existing_type=sa.String(), server_default=None)
        officers.alter_column("must_change", existing_type=sa.Boolean(), server_default=None)
        officers.alter_column("wrong_tries", existing_type=sa.Integer(), server_default=None)
        officers.alter_column("added_by", existing_type=sa.String(), server_default=None)
    op.create_table(
        "officer_keys",
        sa.Column("id", sa.Integer(), primary_key=True),
        _to("officer_id", "officers"),
        _text("public"),
        _text("fingerprint", index=True),
        _text("comment"),
        _instant("added_at"),
        _text("added_by"),
        _instant("last_used_at", nullable=True),
        _instant("ended_at", nullable=True),
        _text("ended_by"),
    )
    op.create_table(
        "sittings",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("uid", unique=True, index=True),
        _text("officer"),
        _text("terminal"),
        _text("way"),
        _text("address"),
        _instant("began_at"),
        _instant("seen_at"),
        _instant("locked_at", nullable=True),
        _instant("ended_at", nullable=True, index=True),
        _text("ended_how"),
    )


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("uid", unique=True, index=True),
        _to("person_id", "people", nullable=True),
        _to("clock_id", "clocks", nullable=True),
        _text("words"),
        _instant("at"),
        _text("officer"),
        _text("terminal"),
    )
    op.create_table(
        "mentions",
        sa.Column("id", sa.Integer(), primary_key=True),
        _to("note_id", "notes"),
        _text("officer"),
        _instant("read_at", nullable=True),
        sa.Index("ix_mentions_unread", "officer", "read_at"),
    )


def _handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("id", sa.Integer(), primary_key=True),
        _text("uid", unique=True, index=True),
        _instant("since"),
        _instant("until"),
        sa.Column("sheet", sa.JSON(), nullable=False),
        _text("words"),
        _text("officer"),
        _text("terminal"),
        _instant("signed_at", index=True),
    )
    op.create_table(
        "handover_acceptances",
        sa.Column("id", sa.Integer(), primary_key=True),
        _to("handover_id", "handovers", unique=True),
        _text("words"),
        _text("officer"),
        _text("terminal"),
        _instant("accepted_at"),
    )

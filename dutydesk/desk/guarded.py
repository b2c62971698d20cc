"""Whether a desk is guarded, in plain SQL: the first look at a desk needs no library for it."""

from __future__ import annotations

from pathlib import Path

GUARDED = """
    SELECT EXISTS (
        SELECT 1 FROM officers
        WHERE ended_at IS NULL AND role = 'supervisor' AND (
            secret <> '' OR EXISTS (
                SELECT 1 FROM officer_keys
                WHERE officer_id = officers.id AND officer_keys.ended_at IS NULL)))
"""
"""1 if a supervisor who is here can prove who they are, by a PIN or by a key; else 0."""


def guards(database: Path) -> bool:
    """Whether the desk in a database file is guarded: any file, such as a backup, of any release.

    Raises `StoreError`s. Nothing in the file is changed.
    """
    from dutydesk.store.contents import looking_at

    with looking_at(database) as connection:
        (knows,) = connection.execute(_KNOWS).fetchone()
        return bool(knows) and bool(connection.execute(GUARDED).fetchone()[0])


_KNOWS = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'officer_keys'"
"""0 for a desk of before there were keys, and roles with them: nobody guards that."""

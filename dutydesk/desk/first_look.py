"""The board's first screenful, read past the libraries that the desk itself is built on.

Loading SQLModel and SQLAlchemy takes twice as long as all the rest of a start. The clocks that
somebody came to see are shown before that, from two plain statements to SQLite's driver; the desk
is opened behind them, and from then on `dutydesk.desk.board` reads. Both must say the same of the
same database, and a test holds them to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dutydesk.desk.board_row import BoardRow, Counts, party_label
from dutydesk.desk.guarded import GUARDED
from dutydesk.desk.labels import told_label
from dutydesk.paths import places
from dutydesk.protocol.levels import Thresholds, level
from dutydesk.store.driver import glance, library

FIRST = 64
"""More clocks than fit on any screen."""

_STORED = (
    "id", "person_id", "duty", "owner", "desk_owes", "tell", "by", "paragraphs", "rule",
    "protocol", "authority", "basis", "words", "state", "opened_at", "not_before", "near_at",
    "urgent_at", "due_at", "waits_for", "missed_at", "taken_by",
)  # fmt: skip
_INSTANTS = (
    "opened_at", "not_before", "near_at", "urgent_at", "due_at", "missed_at", "hearing_at",
)  # fmt: skip
_CLOCKS = f"""
    SELECT {", ".join(f'clocks."{name}"' for name in _STORED)},
        given_name, family_name, case_number, hearings.at AS hearing_at,
        (SELECT max(quiet_until IS NULL) FROM alerts
            WHERE clock_id = clocks.id AND closed_at IS NULL) AS unanswered
    FROM clocks
    JOIN people ON people.id = clocks.person_id
    LEFT JOIN hearings ON hearings.id = clocks.hearing_id
    WHERE clocks.state = 'running'
    ORDER BY clocks.due_at NULLS LAST, clocks.id
    LIMIT {FIRST}
"""
_COUNTS = """
    SELECT count(*),
        ifnull(sum(due_at > :now AND urgent_at > :now AND near_at <= :now), 0),
        ifnull(sum(due_at > :now AND urgent_at <= :now), 0),
        ifnull(sum(due_at <= :now), 0),
        (SELECT count(DISTINCT CASE WHEN quiet_until IS NULL THEN clock_id END) FROM alerts
            WHERE closed_at IS NULL)
    FROM clocks WHERE state = 'running'
"""
_OFFICERS = """
    SELECT name FROM officers WHERE ended_at IS NULL AND secret <> ''
    ORDER BY (SELECT max(id) FROM sittings WHERE officer = name) DESC NULLS LAST, name
"""


@dataclass(frozen=True)
class FirstLook:
    """The most pressing clocks by id, in order, and how the whole board stands.

    `officers`: those who can sign in, the latest to sit down first, where that has to be done
    before any clock is shown; None where it has not.
    """

    rows: Mapping[int, BoardRow]
    counts: Counts
    officers: Sequence[str] | None = None


def first_look(db: Path | None, now: datetime, *, asks: bool = False) -> FirstLook | None:
    """Look at the desk of a database file (the user's own if None), as it stands at `now` (UTC).

    `asks`: whoever is here has still to say who they are, so a guarded desk gives counts alone.
    None where that isn't possible or nothing runs; `open_desk` then says what is wrong, if
    anything is. Nothing is made and nothing written.
    """
    with glance(places(db).database) as connection:
        if connection is None:
            return None
        try:
            text = now.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
            counted = connection.execute(_COUNTS, {"now": text}).fetchone()
            if asks and connection.execute(GUARDED).fetchone()[0]:
                officers = [name for (name,) in connection.execute(_OFFICERS)]
                return FirstLook({}, Counts(*counted), officers)
            found = connection.execute(_CLOCKS)
            names = [column[0] for column in found.description]
            rows = [_row(dict(zip(names, values, strict=True)), now) for values in found]
        except library().Error:
            return None
    return FirstLook({row.id: row for row in rows}, Counts(*counted)) if rows else None


def _row(stored: dict[str, Any], now: datetime) -> BoardRow:
    for name in _INSTANTS:
        if stored[name] is not None:
            stored[name] = datetime.fromisoformat(stored[name]).replace(tzinfo=UTC)
    unanswered = stored.pop("unanswered")
    given_name, family_name = stored.pop("given_name"), stored.pop("family_name")
    return BoardRow(
        **stored | {"desk_owes": bool(stored["desk_owes"])},
        person_name=f"{given_name} {family_name}".strip(),
        owner_label=party_label(stored["owner"]),
        tell_label=told_label(party_label(stored["tell"]), stored["by"]),
        alert=None if unanswered is None else "live" if unanswered else "quiet",
        level=level(Thresholds(stored["near_at"], stored["urgent_at"], stored["due_at"]), now),
    )

"""The kinds of entry: what each means, and the records that it writes."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    ArrestEntry,
    EntryBase,
    HearingEntry,
    MoveEntry,
    ReleaseEntry,
    ResultEntry,
)
from dutydesk.desk.kinds.arrest import read_arrest, write_arrest
from dutydesk.desk.kinds.hearing import read_hearing, write_hearing
from dutydesk.desk.kinds.move import read_move, write_move
from dutydesk.desk.kinds.release import read_release
from dutydesk.desk.kinds.result import read_result, write_result
from dutydesk.desk.meaning import Meaning
from dutydesk.desk.state import PersonState
from dutydesk.records import Entry


def read(
    session: Session, desk: Desk, entry: EntryBase, state: PersonState, now: datetime
) -> Meaning:
    """What an entry means, given what the desk knows. Reads only."""
    match entry:
        case ArrestEntry():
            return read_arrest(session, entry, state, now, desk.in_office_hours(entry.arrested_at))
        case HearingEntry():
            return read_hearing(entry, state, now)
        case ResultEntry():
            return read_result(session, entry, state, now)
        case MoveEntry():
            return read_move(session, entry, state, now)
        case ReleaseEntry():
            return read_release(session, entry, state, now)
        case _:
            raise TypeError(f"{type(entry).__name__} is not a kind of entry")


def write(
    session: Session, entry: EntryBase, state: PersonState, row: Entry, meaning: Meaning
) -> dict[str, int]:
    """Write an entry's own records; give the ids of the hearings it names, "this" and "next"."""
    match entry:
        case ArrestEntry():
            return write_arrest(session, entry, row)
        case HearingEntry():
            return write_hearing(session, entry, state, row)
        case ResultEntry():
            return write_result(session, entry, state, row)
        case MoveEntry():
            return write_move(session, entry, state, row, meaning)
        case _:
            return {}  # a release date is kept with the young person

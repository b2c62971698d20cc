"""The desk: what every use case works with. Nothing else in the program knows the real time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sqlmodel import Session

from dutydesk.desk.rulebook import Rulebook, load_rulebook
from dutydesk.paths import Places, places
from dutydesk.protocol.calendar import Calendar, england
from dutydesk.settings import Settings, load_settings
from dutydesk.store.audit import append
from dutydesk.store.feed import Feed as Feed
from dutydesk.store.store import Store, open_store


def utc_now() -> datetime:
    """The real time. Everything below the composition root is handed it as `now`."""
    return datetime.now(UTC)


@dataclass
class Desk:
    """One terminal's desk: its database, settings, officer and clock.

    `now()` gives the present instant (UTC). The rulebook and the calendar are read when they are
    first needed, because a board can be drawn without them. `redoing`: what is done has been done
    and told before, and is worked out again because an earlier entry was amended.
    """

    store: Store
    settings: Settings
    places: Places
    officer: str
    terminal: str
    now: Callable[[], datetime] = field(default=utc_now)
    redoing: bool = False

    @cached_property
    def rulebook(self) -> Rulebook:
        """The protocols in force, each as its file says or, if broken, its last good copy."""
        return load_rulebook(self.store, self.settings, self.places, self.now())

    @cached_property
    def calendar(self) -> Calendar:
        """England's working days."""
        return england()

    def in_office_hours(self, at: datetime) -> bool:
        """Whether an instant falls in the desk's office hours, on a working day."""
        return self.settings.in_office_hours(at, self.calendar.is_working)

    def as_it_was(self, at: datetime, rulebook: Rulebook) -> Desk:
        """The desk to do again what was done at an instant (UTC), under the protocols of then."""
        then = replace(self, now=lambda: at, redoing=True)
        then.__dict__["rulebook"] = rulebook
        return then

    def reload_rulebook(self) -> Rulebook:
        """Read the protocol files again."""
        self.__dict__.pop("rulebook", None)
        return self.rulebook

    def feed(self) -> Feed:
        """A new feed of what any terminal saves from now on."""
        return Feed(self.store)

    def audit(self, session: Session, action: str, subject: str, **details: object) -> None:
        """Add a row to the audit trail in the session's transaction."""
        append(session, self.now(), self.officer, self.terminal, action, subject, details)

    def close(self) -> None:
        """Close the database."""
        self.store.close()


def open_desk(
    db: Path | None = None,
    *,
    now: Callable[[], datetime] = utc_now,
    officer: str | None = None,
    terminal: str | None = None,
) -> Desk:
    """Open the desk on a database file (the user's own if None), making it at first start.

    Raises `StoreError`s and `SettingsError`, whose words say what to do.
    """
    found = places(db)
    settings = load_settings(found)
    return Desk(
        store=open_store(found.database, now(), settings.backups(found)),
        settings=settings,
        places=found,
        officer=officer or settings.officer,
        terminal=terminal or settings.terminal,
        now=now,
    )

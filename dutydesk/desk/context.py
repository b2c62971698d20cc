"""The desk: what every use case works with. Nothing else in the program knows the real time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sqlmodel import Session

from dutydesk.desk.rulebook import Rulebook, load_rulebook
from dutydesk.desk.setting_force import (
    AMENDED,
    STATUTE,
    InForce,
    in_force,
    newest_change,
    read_changes,
)
from dutydesk.paths import Places, places
from dutydesk.protocol.calendar import Calendar
from dutydesk.records import SettingChange
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
    own: Settings | None = None
    changes: tuple[SettingChange, ...] = ()

    @cached_property
    def rulebook(self) -> Rulebook:
        """The protocols in force, each as its file says or, if broken, its last good copy."""
        return load_rulebook(self.store, self.settings, self.places, self.now())

    @cached_property
    def in_force(self) -> InForce:
        """The settings and the calendar in force."""
        return in_force(self.own or self.settings, self.changes)

    @cached_property
    def calendar(self) -> Calendar:
        """England's working days, with what the desk has changed in them."""
        return self.in_force.calendar

    def calendar_for(self, authority: str) -> Calendar:
        """The working days by which an authority's limits count: a statute knows no closing days
        of the council's own.
        """
        statutes = authority == STATUTE and self.in_force.amended
        return self.in_force.statute_calendar if statutes else self.calendar

    def calendar_of(self, version: str, authority: str) -> Calendar | None:
        """The calendar of a version that a clock names; None where it can't be had any more."""
        if version == self.calendar.version:
            return self.calendar_for(authority)
        published, _, number = version.partition(AMENDED)
        if published != self.calendar.version.partition(AMENDED)[0]:
            return None
        changes = tuple(one for one in self.changes if (one.id or 0) <= int(number or 0))
        found = in_force(self.own or self.settings, changes).calendar_for(authority)
        return found if found.version == version else None

    def take_up_settings(self, session: Session | None = None) -> bool:
        """Take up what any terminal has changed; gives whether there was anything.

        In the `session`'s transaction if given. What is done again goes by what was set then.
        Raises `StoreError`s.
        """
        if self.redoing:
            return False
        if session is None:
            with self.store.read() as reading:
                return self.take_up_settings(reading)
        known = self.changes[-1].id if self.changes else 0
        if newest_change(session) == known:
            return False
        self._use(read_changes(session))
        return True

    def _use(self, changes: tuple[SettingChange, ...]) -> None:
        self.own = self.own or self.settings
        force = in_force(self.own, changes)
        self.changes, self.settings = changes, force.settings
        self.__dict__["in_force"] = force
        self.__dict__.pop("calendar", None)

    def in_office_hours(self, at: datetime) -> bool:
        """Whether an instant falls in the desk's office hours, on a working day."""
        return self.settings.in_office_hours(at, self.calendar.is_working)

    def as_it_was(self, at: datetime, rulebook: Rulebook) -> Desk:
        """The desk to do again what was done at an instant (UTC), under the protocols of then.

        The settings of the whole desk are those of then too.
        """
        then = replace(self, now=lambda: at, redoing=True)
        if self.changes and self.changes[-1].at > at:
            then._use(tuple(one for one in self.changes if one.at <= at))
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
    desk = Desk(
        store=open_store(found.database, now(), settings.backups(found)),
        settings=settings,
        places=found,
        officer=officer or settings.officer,
        terminal=terminal or settings.terminal,
        now=now,
        own=settings,
    )
    desk.take_up_settings()
    return desk

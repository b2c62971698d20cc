"""A desk of invented young people, and a hand that types into the console and counts its keys."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel, select
from textual.events import Paste
from textual.pilot import Pilot

from dutydesk.desk.context import Desk, open_desk
from dutydesk.records import Condition, Entry, Hearing, Home, Person, Placement
from screens.app import DutyDeskApp
from screens.board import BoardScreen
from screens.forms.form import Form
from tests.screens.waiting import until_worked

NOW = datetime(2026, 3, 27, 19, 45, tzinfo=UTC)
SMALL, LARGE = (80, 24), (120, 40)


class Hands:
    """Types into a console. `keys` counts each press that is not part of a word."""

    def __init__(self, app: DutyDeskApp, pilot: Pilot[None], desk: Desk) -> None:
        self.app, self.pilot, self.desk = app, pilot, desk
        self.keys = 0

    async def words(self, text: str, *, key_by_key: bool = False) -> None:
        """Type words; at once, as a paste, unless a test is about the typing itself."""
        if key_by_key:
            await self.pilot.press(*({" ": "space"}.get(char, char) for char in text))
            return
        assert self.app.focused is not None
        self.app.focused.post_message(Paste(text))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys that are not words, one after another, waiting for what each one starts."""
        for key in keys:
            self.keys += 1
            await self.pilot.press(key)
            await self.rest()

    async def go_to(self, key: str) -> None:
        """Put the cursor into a field, as a mouse would."""
        self.form.control(key).focus_first()
        await self.pilot.pause()

    async def confirm(self) -> None:
        """Check, past the open questions, until only Enter is left."""
        for _ in range(3):
            await self.press("ctrl+s")
            if self.form.confirming:
                return
        wrong = {key: one.complaint for key, one in self.form.fields.items() if one.complaint}
        raise AssertionError(f"the form can't be confirmed: {wrong}")

    async def rest(self) -> None:
        """Until nothing is under way: searches, previews, drafts, saves, changes of screen."""
        quiet = 0
        for _ in range(2000):
            await self.pilot.pause()
            form = self.app.screen
            if isinstance(form, Form) and form.is_resting:
                form.ask_now()
            busy = isinstance(form, Form) and form.is_busy
            quiet = 0 if busy or not all(one.is_finished for one in self.app.workers) else quiet + 1
            if quiet == 2:
                return
        raise AssertionError("the console does not come to rest")

    async def open(self, screen: Any) -> None:
        """Push a screen as a key of the board would."""
        self.app.push_screen(screen)
        await self.rest()

    @property
    def form(self) -> Form:
        """The form in front."""
        assert isinstance(self.app.screen, Form), self.app.screen
        return self.app.screen

    def all(self, table: type[SQLModel]) -> list[Any]:
        """Every row of a table."""
        with self.desk.store.read() as session:
            return list(session.exec(select(table)).all())


async def to_board(app: DutyDeskApp, pilot: Pilot[None]) -> None:
    """Wait until the desk is open."""
    for _ in range(200):
        await pilot.pause(0.02)
        if isinstance(app.screen, BoardScreen):
            if app.watch_over is not None:
                await app.watch_over.look()
            await until_worked(pilot)
            app.tick()
            await pilot.pause()
            return
    raise AssertionError("the board did not open")


def furnished_desk(folder: Path) -> Desk:
    """A desk with two homes, three young people, two hearings to log and one bail condition."""
    desk = open_at(folder)
    desk.store.run(_furnish)
    return desk


def open_at(folder: Path) -> Desk:
    """The desk in a folder, with its time standing still."""
    return open_desk(folder / "desk.db", now=lambda: NOW, officer="Jo Example", terminal="desk-2")


def _furnish(session: Any) -> None:
    rowan = Home(name="Rowan House", authority="rotherham", address="3 Example Way",
                 postcode="S60 1AA")  # fmt: skip
    meadow = Home(name="Meadow Lodge", authority="leicestershire", address="9 Sample Road",
                  postcode="LE11 1AA")  # fmt: skip
    kai = Person(
        case_number="DD-1", given_name="Kai", family_name="Testerton", born=date(2010, 5, 1),
        known_to_social_care=True, known_to_yot=True, allocated_social_worker=True,
        legal_status="section_20", looked_after=True, home_authority="rotherham",
    )  # fmt: skip
    zoe = Person(case_number="DD-2", given_name="Zoë [bail]", family_name="O'Łukasz [/]",
                 born=date(2011, 5, 1))  # fmt: skip
    eli = Person(case_number="DD-3", given_name="Eli", family_name="Sampleford",
                 born=date(2014, 9, 1), known_to_social_care=False, looked_after=False,
                 legal_status="none", home_authority="rotherham")  # fmt: skip
    session.add_all([rowan, meadow, kai, zoe, eli])
    session.flush()
    assert kai.id is not None
    assert eli.id is not None
    seed = Entry(
        uid="furnished", kind="hearing", person_id=kai.id, happened_at=NOW, known_at=NOW,
        logged_at=NOW, officer="Jo Example", terminal="desk-2", summary="as it stood",
    )  # fmt: skip
    session.add(seed)
    session.flush()
    assert seed.id is not None
    session.add_all(
        [
            Placement(person_id=kai.id, kind="residential_home", name="Rowan House",
                      home_id=rowan.id, postcode="S60 1AA", authority="rotherham"),
            Hearing(person_id=kai.id, entry_id=seed.id, court="Sheffield Youth Court",
                    at=NOW - timedelta(hours=4)),
            Hearing(person_id=eli.id, entry_id=seed.id, court="Sheffield Youth Court",
                    at=NOW - timedelta(hours=3)),
            Condition(person_id=kai.id, entry_id=seed.id, source="bail", kind="residence",
                      place="Rowan House", postcode="S60 1AA", from_at=NOW - timedelta(days=2)),
        ]
    )  # fmt: skip

"""Signing in, locking, switching officers, what one may not do, and the first start."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from textual.widgets import Input, Static

from dutydesk.desk import secrets, sittings
from dutydesk.desk.context import Desk
from dutydesk.desk.officers import add_officer, change_role, end_officer, officers
from dutydesk.desk.signing_in import seated
from dutydesk.records import Draft, Officer
from dutydesk.settings import load_settings
from screens.app import Door, DutyDeskApp
from screens.board import BoardScreen
from screens.first_start import FirstStartDialog
from screens.forms.arrest import ArrestForm
from screens.new_pin import NewPinDialog
from screens.sign_in import LockScreen, SignInScreen, SwitchScreen
from screens.telling import TellingDialog
from tests.screens.conftest import press, settled, shown, start_watch
from tests.support import audited

DELIA, INES, RITA = "Delia Specimen", "Ines Mockridge", "Rita Onlyread"
PINS = {DELIA: "4071", INES: "9182", RITA: "3917"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    from argon2 import PasswordHasher

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(secrets, "_hasher", lambda: quick)


@pytest.fixture
def led(desk: Desk) -> Desk:
    """A guarded desk, opened for nobody."""
    add_officer(desk, DELIA, "supervisor", PINS[DELIA])
    delia = seated(desk, DELIA)
    for name, role in ((INES, "duty"), (RITA, "read-only")):
        add_officer(delia, name, role, PINS[name])
        own(delia, name)
    return desk


def own(desk: Desk, name: str) -> None:
    """Their PIN is of their own choice."""

    def work(session: Any) -> None:
        row = session.exec(select(Officer).where(Officer.name == name)).one()
        row.must_change = False
        session.add(row)

    desk.store.run(work)


@pytest.fixture
def guarded(led: Desk) -> DutyDeskApp:
    """The app as a shift terminal has it."""
    app = DutyDeskApp(lambda: led, start_watch, door=Door())
    app.animation_level = "none"
    return app


async def sign_in(pilot: Any, name: str) -> None:
    """Choose a name, type the PIN, Enter."""
    screen = pilot.app.screen
    assert isinstance(screen, SignInScreen)
    while screen.chosen != name:
        await press(pilot, "down")
    await press(pilot, *PINS[name], "enter")
    await settled(pilot)


def said(app: DutyDeskApp) -> str:
    return str(app.screen.query_one("#sign-in-words", Static).render())


def toasts(app: DutyDeskApp) -> str:
    return " ".join(one.message for one in app._notifications)


async def test_nobody_sees_a_name_before_they_sign_in(guarded, led, people) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(guarded.screen, SignInScreen)
        assert guarded.is_locked
        assert "overdue" in shown(guarded)
        for given in people:
            assert given not in shown(guarded)
        for key in ("ctrl+p", "ctrl+n", "p", "escape", "q"):
            await press(pilot, key)
            assert isinstance(guarded.screen, SignInScreen), key
        guarded.say("Róisín was logged")
        assert "Róisín" not in toasts(guarded)
        guarded.screen.query_one(Input).clear()
        await press(pilot, "0", "0", "enter")
        await settled(pilot)
        assert "is not" in said(guarded)
        assert guarded.screen.query_one(Input).value == ""
        await sign_in(pilot, INES)
        assert isinstance(guarded.screen, BoardScreen)
        assert guarded.desk.officer == INES
        assert guarded.attention.officer == INES
        (here,) = sittings.who_is_here(led)
        assert (here.officer, here.terminal, here.way) == (INES, "desk-2", "desk")
    assert sittings.who_is_here(led) == []
    assert [row.action for row in audited(led)][-3:] == ["signed_in", "sat_down", "got_up"]


async def test_too_many_wrong_tries_are_counted_down(guarded, time) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _ in range(3):
            await press(pilot, "0", "0", "enter")
            await settled(pilot)
        guarded.tick()
        await pilot.pause()
        assert "Wait 5 s" in said(guarded)
        await press(pilot, *PINS[DELIA], "enter")
        assert isinstance(guarded.screen, SignInScreen)
        assert guarded.screen.query_one(Input).value == ""  # nothing stands before the next try
        time.on(seconds=5)
        guarded.tick()
        await pilot.pause()
        assert "Type it again" in said(guarded)
        await sign_in(pilot, DELIA)
        assert isinstance(guarded.screen, BoardScreen)


async def test_a_lock_keeps_everything_as_it_was(guarded, led, people, time) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, INES)
        await press(pilot, "a")
        await settled(pilot)
        form = guarded.screen
        assert isinstance(form, ArrestForm)
        await press(pilot, *"Rob")
        time.on(minutes=9, seconds=59)
        guarded.tick()
        assert guarded.screen is form
        time.on(seconds=1)
        guarded.tick()
        await settled(pilot)
        assert isinstance(guarded.screen, LockScreen)
        assert guarded.screen.chosen == INES
        assert "Locked" in shown(guarded)
        assert sittings.who_is_here(led)[0].locked_at
        for given in people:
            assert given not in shown(guarded)
        await sign_in(pilot, INES)
        assert guarded.screen is form
        assert guarded.attention.officer == INES
        assert sittings.who_is_here(led)[0].locked_at is None
        await press(pilot, "ctrl+l")
        assert isinstance(guarded.screen, LockScreen)
        actions = [row.action for row in audited(led)]
        assert actions.count("locked") == 2
        assert actions.count("unlocked") == 1


async def test_officers_change_in_under_five_keys_and_drafts_stay_with_whoever_typed(
    guarded, led, people
) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, INES)
        await press(pilot, "f9")
        await sign_in(pilot, DELIA)
        await press(pilot, "a")
        await settled(pilot)
        await press(pilot, *"Main Street")
        await press(pilot, "f9")  # Ines sat here last but one: she is chosen already
        assert isinstance(guarded.screen, SwitchScreen)
        assert not guarded.is_locked
        await press(pilot, *PINS[INES])
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(guarded.screen, BoardScreen)
        assert guarded.desk.officer == INES
        with led.store.read() as session:
            (draft,) = session.exec(select(Draft)).all()
        assert draft.officer == DELIA
        await press(pilot, "a")
        await settled(pilot)
        assert guarded.screen.offered is None  # it is not hers
        await press(pilot, "escape", "f9", "escape")
        assert isinstance(guarded.screen, BoardScreen)
        assert guarded.desk.officer == INES
        assert [one.officer for one in sittings.who_is_here(led)] == [INES]


async def test_what_a_dialog_holds_is_not_lost_unasked(guarded, led, people) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, INES)
        await press(pilot, "t")
        await settled(pilot)
        dialog = guarded.screen
        assert isinstance(dialog, TellingDialog)
        dialog.fields["note"].control.propose("Rang twice")
        await press(pilot, "f9")
        screen = guarded.screen
        while screen.chosen != DELIA:
            await press(pilot, "down")
        await press(pilot, *PINS[DELIA], "enter")
        await settled(pilot)
        assert "not saved" in said(guarded)
        assert guarded.desk.officer == INES
        await press(pilot, "escape")
        assert guarded.screen is dialog
        assert dialog.fields["note"].control.value() == "Rang twice"


async def test_a_key_says_who_may(guarded, led, people) -> None:
    async with guarded.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await sign_in(pilot, RITA)
        assert "a (Arrest)" in shown(guarded)
        for key in ("a", "t", "k", "ctrl+n"):
            await press(pilot, key)
            assert isinstance(guarded.screen, BoardScreen), key
        assert toasts(guarded).count("Only duty officers, court officers and supervisors may") == 4
        assert INES in toasts(guarded)
        assert RITA in toasts(guarded)
        change_role(seated(led, DELIA), RITA, "duty")
        guarded.hear()
        await settled(pilot)
        assert "a (Arrest)" not in shown(guarded)
        await press(pilot, "a")
        await settled(pilot)
        assert isinstance(guarded.screen, ArrestForm)
        await press(pilot, "escape")
        end_officer(seated(led, DELIA), RITA)
        guarded.hear()
        await settled(pilot)
        assert isinstance(guarded.screen, LockScreen)


async def test_a_pin_that_another_chose_is_changed_at_first_use(guarded, led) -> None:
    add_officer(seated(led, DELIA), "Tariq Sampleforth", "court", "5028")
    PINS["Tariq Sampleforth"] = "5028"
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, "Tariq Sampleforth")
        assert isinstance(guarded.screen, NewPinDialog)
        await press(pilot, "escape")
        assert "Choose one first" in shown(guarded)
        await press(pilot, *"5028", "enter", *"7264", "enter", *"7265", "enter")
        assert "not the same" in shown(guarded)
        await press(pilot, *"7264", "enter", *"7264", "enter")
        await settled(pilot)
        assert isinstance(guarded.screen, BoardScreen)
        row = next(one for one in officers(led) if one.name == "Tariq Sampleforth")
        assert not row.must_change


async def test_a_hosted_session_is_in_at_once_and_ends_with_its_officer(led, people) -> None:
    ines = seated(led, INES)
    app = DutyDeskApp(lambda: ines, start_watch, door=Door(False, "ssh", "192.0.2.7"))
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)
        (here,) = sittings.who_is_here(led)
        assert (here.officer, here.way, here.address) == (INES, "ssh", "192.0.2.7")
        await press(pilot, "f9")
        assert isinstance(app.screen, BoardScreen)
        assert "your own key" in toasts(app)
        end_officer(seated(led, DELIA), INES)
        app.hear()
        await settled(pilot)
    assert app.return_code == 1


async def test_a_hosted_session_without_a_pin_is_shown_out_when_left_alone(
    led, people, time
) -> None:
    add_officer(seated(led, DELIA), "Kay Nopin", "supervisor")
    kay = seated(led, "Kay Nopin")
    app = DutyDeskApp(lambda: kay, start_watch, door=Door(False, "ssh", "192.0.2.7"))
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        await settled(pilot)
        await press(pilot, *"Main Street")
        time.on(minutes=10)
        app.tick()
        await pilot.pause()
    assert app.return_code == 0
    assert audited(led)[-1].details["how"] == "idle"
    with led.store.read() as session:
        assert [one.officer for one in session.exec(select(Draft))] == ["Kay Nopin"]


async def test_a_first_start_sets_everything_up(desk: Desk) -> None:
    app = DutyDeskApp(lambda: desk, start_watch, door=Door())
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        dialog = app.screen
        assert isinstance(dialog, FirstStartDialog)
        await press(pilot, "ctrl+s")
        assert "Type the supervisor's name" in shown(app)
        await press(pilot, *"Siân Ó'Prawf [x]", "enter", *"4071", "enter", *"4072")
        await press(pilot, "ctrl+s")
        assert "not the same" in shown(app)
        dialog.fields["again"].control.propose("4071")
        dialog.fields["secret"].control.propose("4071")
        dialog.fields["hours"].control.propose("9 to five")
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "is not a time from and a time to" in shown(app)
        assert officers(desk) == []
        assert not desk.places.settings.exists()
        dialog.fields["hours"].control.propose("08:30-17:00")
        dialog.fields["authority"].control.propose("sheffield")
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)
        assert app.desk.officer == "Siân Ó'Prawf [x]"
        assert [one.name for one in officers(desk)] == ["Siân Ó'Prawf [x]"]
        written = load_settings(desk.places)
        assert written.authority == "sheffield"
        assert str(written.office_hours.friday) == "08:30-17:00"
        assert written.office_hours.saturday is None
        assert set(written.protocols) == {"rotherham", "leicestershire"}
        assert app.desk.settings == written
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, LockScreen)


async def test_a_first_start_can_wait_and_keeps_what_desk_toml_says(desk: Desk) -> None:
    file = desk.places.settings
    file.write_text('# ours\nauthority = "sheffield"\n', encoding="utf-8")
    settings = load_settings(desk.places)
    desk.settings = desk.own = settings
    app = DutyDeskApp(lambda: desk, start_watch, door=Door())
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Set already: authority (desk.toml)" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardScreen)
        assert app.may("arrest")
        await press(pilot, "ctrl+l")
        assert isinstance(app.screen, BoardScreen)  # nobody could unlock it
        await press(pilot, "f9")
        assert isinstance(app.screen, FirstStartDialog)
        await press(pilot, *"Jo Test", "enter", *"4071", "enter", *"4071", "ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)
    text = Path(file).read_text(encoding="utf-8")
    assert text.startswith('# ours\nauthority = "sheffield"\n')
    assert "office_hours" in text


def test_a_machine_that_slept_counts_as_left_alone(guarded, led, time) -> None:
    guarded._desk = led
    guarded._touch()
    assert guarded.idle_for < timedelta(seconds=5)
    time.on(hours=3)
    assert guarded.idle_for >= timedelta(hours=3)
    time.on(days=-2)
    assert timedelta(0) <= guarded.idle_for < timedelta(seconds=5)

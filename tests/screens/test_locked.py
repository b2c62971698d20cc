"""Nothing gets past the door: not a key, not a click, not what was saved before it closed."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import Any

import pytest

from dutydesk.desk import signing_in, sittings
from dutydesk.desk.officers import add_officer, officers
from dutydesk.desk.signing_in import NOBODY, seated
from dutydesk.records import Officer, OfficerKey
from dutydesk.store.problems import StoreBusy
from screens.actions import EVERYWHERE, actions_of
from screens.app import Door, DutyDeskApp
from screens.board import BoardScreen
from screens.confirm import LeaveDialog
from screens.forms.arrest import ArrestForm
from screens.new_pin import NewPinDialog
from screens.sign_in import LockScreen, SignInScreen
from tests.desk.desks import put
from tests.screens.conftest import press, settled, shown, start_watch
from tests.screens.test_sign_in import (
    DELIA,
    INES,
    PINS,
    RITA,
    _quick,
    guarded,
    led,
    sign_in,
    toasts,
)
from tests.support import audited

__all__ = ["_quick", "guarded", "led"]

EVERY_KEY = sorted({key for action in actions_of(EVERYWHERE) for key in action.keys})
LEAVES = {"ctrl+c", "ctrl+q"}


def names(app: DutyDeskApp, people: dict[str, int]) -> list[str]:
    """The young people who can be seen."""
    return [given for given in people if given in shown(app) + toasts(app)]


def each_after_each(keys: list[str]) -> list[str]:
    """The keys in an order in which each comes once right after each: a walk over all pairs."""
    left = {key: list(keys) for key in keys}
    path, walk = [keys[0]], []
    while path:
        if left[path[-1]]:
            path.append(left[path[-1]].pop())
        else:
            walk.append(path.pop())
    return walk[::-1]


def test_the_walk_has_every_pair() -> None:
    walk = each_after_each(list("abcd"))
    assert set(pairwise(walk)) == {(a, b) for a in "abcd" for b in "abcd"}
    assert len(walk) == 17


@pytest.mark.parametrize("at_start", [True, False], ids=["sign in", "lock"])
async def test_no_two_keys_open_the_door(guarded, led, people, at_start) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        if not at_start:
            await sign_in(pilot, INES)
            guarded.clear_notifications()
            await press(pilot, "ctrl+l")
        before = but_for_signing_in(led)
        free = [key for key in (*EVERY_KEY, "escape", "enter", "tab") if key not in LEAVES]
        for before_it, key in pairwise(each_after_each(free)):
            await pilot.press(key)
            assert guarded.is_locked, (before_it, key)
            assert isinstance(guarded.screen, SignInScreen), (before_it, key)
        await settled(pilot)
        assert names(guarded, people) == []
        assert but_for_signing_in(led) == before


def but_for_signing_in(led) -> list[str]:
    return [row.action for row in audited(led) if row.action not in ("refused", "locked")]


async def test_what_asks_before_leaving_opens_nothing(guarded, led, people) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, INES)
        await press(pilot, "a")
        await settled(pilot)
        await press(pilot, *"Rob", "ctrl+l", "ctrl+q")
        assert isinstance(guarded.screen, LeaveDialog)
        for key in ("f9", "f1", "f6", "ctrl+n", "ctrl+p"):
            await press(pilot, key)
            assert isinstance(guarded.screen, LeaveDialog), key
            assert guarded.is_locked
        await press(pilot, "n")
        assert isinstance(guarded.screen, LockScreen)


async def test_until_somebody_signs_in_the_desk_is_in_nobodys_name(led, people) -> None:
    delia = seated(led, DELIA)  # dutydesk --officer "Delia Specimen"
    app = DutyDeskApp(lambda: delia, start_watch, door=Door())
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert app.desk.officer == NOBODY
        assert isinstance(app.screen, SignInScreen)
        assert app.screen.chosen == DELIA  # whoever it was opened for is offered first
        await press(pilot, "f1", "f9", "f9")
        assert isinstance(app.screen, SignInScreen)
    assert len(officers(led)) == 3


async def test_ones_own_pin_opens_nobody_elses_screen(guarded, led, people, monkeypatch) -> None:
    """The name that is marked by the time that a PIN was looked at makes no difference."""
    go = threading.Event()
    real = signing_in.sign_in

    def slow(*given):
        go.wait(5)
        return real(*given)

    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, DELIA)
        await press(pilot, "ctrl+l")
        monkeypatch.setattr(signing_in, "sign_in", slow)
        screen = guarded.screen
        while screen.chosen != RITA:
            await press(pilot, "down")
        await pilot.press(*PINS[RITA], "enter")
        screen._choose_name(DELIA)  # what a click does
        screen.chosen = DELIA
        go.set()
        await settled(pilot)
        assert guarded.desk.officer == RITA
        assert "unlocked" not in [row.action for row in audited(led)]


async def test_what_is_saved_meanwhile_leaves_the_lock_where_it_is(
    guarded, led, people, monkeypatch
) -> None:
    go = threading.Event()
    run = led.store.run
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, INES)
        await press(pilot, "w")
        await settled(pilot)
        dialog = guarded.screen
        dialog.fields["words"].control.propose("Rang the home")

        def slow(work):
            go.wait(5)
            return run(work)

        monkeypatch.setattr(led.store, "run", slow)
        await pilot.press("ctrl+s")
        await pilot.press("ctrl+l")
        lock = guarded.screen
        assert isinstance(lock, LockScreen)
        go.set()
        await settled(pilot)
        assert guarded.screen is lock
        assert guarded.is_locked
        assert names(guarded, people) == []
        await sign_in(pilot, INES)
        await settled(pilot)
        assert isinstance(guarded.screen, BoardScreen)
        assert dialog not in guarded.screen_stack


async def test_what_would_come_over_a_lock_waits(guarded, led, people) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, INES)
        await press(pilot, "ctrl+l")
        form: Any = ArrestForm()
        guarded.push_screen(form)
        await pilot.pause()
        assert isinstance(guarded.screen, LockScreen)
        await sign_in(pilot, INES)
        assert guarded.screen is form
        await press(pilot, "ctrl+l")
        guarded.push_screen(ArrestForm())
        await sign_in(pilot, DELIA)  # it was for somebody else
        assert isinstance(guarded.screen, BoardScreen)


async def test_a_name_that_was_never_proved_is_asked_for_once_the_desk_is_guarded(desk) -> None:
    put(desk, Officer(name="Nopin Example", role="duty"))  # so it is no new desk
    delia = seated(desk, DELIA)
    app = DutyDeskApp(lambda: delia, start_watch, door=Door())
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)
        add_officer(desk, DELIA, "supervisor", PINS[DELIA])
        app.hear()
        await settled(pilot)
        assert isinstance(app.screen, LockScreen)


async def test_a_busy_store_keeps_nobody_from_locking(guarded, led, people, monkeypatch) -> None:
    begin = sittings.begin

    def busy(*given):
        raise StoreBusy("held")

    monkeypatch.setattr(sittings, "begin", busy)
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, INES)
        assert guarded.seat.sitting == ""
        monkeypatch.setattr(sittings, "begin", begin)
        guarded._beats = 59
        guarded.tick()
        await settled(pilot)
        assert [one.officer for one in sittings.who_is_here(led)] == [INES]
        await press(pilot, "ctrl+l")
        assert isinstance(guarded.screen, LockScreen)


async def test_a_chosen_pin_is_asked_for_until_there_is_one(guarded, led) -> None:
    add_officer(seated(led, DELIA), "Kay Chosen", "duty", "5029")
    PINS["Kay Chosen"] = "5029"
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await sign_in(pilot, "Kay Chosen")
        assert isinstance(guarded.screen, NewPinDialog)
        await press(pilot, "escape", "f9")
        await sign_in(pilot, INES)
        await press(pilot, "f9")
        await sign_in(pilot, "Kay Chosen")
        assert isinstance(guarded.screen, NewPinDialog)


async def test_where_supervisors_have_keys_alone_no_name_is_shown_either(desk, people) -> None:
    row = put(desk, Officer(name=DELIA, role="supervisor"))
    put(desk, OfficerKey(officer_id=row, public="ssh-ed25519 A", fingerprint="SHA256:A",
                         added_at=desk.now(), added_by="x"))  # fmt: skip
    from dutydesk.desk.first_look import first_look

    look = first_look(desk.places.database, desk.now(), asks=True)
    assert look is not None
    assert (look.rows, look.officers) == ({}, [])
    app = DutyDeskApp(lambda: desk, start_watch, lambda: look, Door())
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, SignInScreen)
        assert names(app, people) == []
        assert "Nobody has a PIN" in shown(app)


async def test_a_pin_is_never_copied(guarded, led) -> None:
    async with guarded.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"4071", "shift+home")
        assert guarded.focused.selected_text == "4071"
        await pilot.press("ctrl+c")
        assert guarded.clipboard != "4071"

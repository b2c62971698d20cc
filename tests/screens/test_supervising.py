"""The supervisor's view, notes, and who hears of what: on two consoles at one desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.widgets import OptionList

from dutydesk.desk import sittings
from dutydesk.desk.board import Filters, board_ids, board_rows
from dutydesk.desk.context import Desk
from dutydesk.desk.notes import NoteIn, notes_for, write_note
from dutydesk.desk.person import person_page
from dutydesk.desk.taking import take
from dutydesk.records import Officer
from screens.board import BoardScreen
from screens.clock import ClockScreen
from screens.notes import NoteDialog, NotesScreen
from screens.reassign import GiveDialog
from screens.supervising import SupervisingScreen
from screens.widgets.clock_list import ClockList
from screens.widgets.clock_row import text_of
from screens.widgets.grouped_clocks import GroupedClocks, heading
from tests.desk.desks import put
from tests.screens.conftest import SIZES, press, settled, shown, still

JO, INES, DELIA = "Jo Smith", "Ines Mockridge", "Delia [acting] Specimen"


@pytest.fixture
def officers(desk: Desk) -> Desk:
    for name, role in ((JO, "supervisor"), (INES, "duty"), (DELIA, "supervisor")):
        put(desk, Officer(name=name, role=role))
    left = desk.now() - timedelta(days=2)
    put(desk, Officer(name="Wanda Gone", role="duty", ended_at=left))
    return desk


def at(desk: Desk, officer: str) -> Desk:
    """The desk as another terminal has it."""
    return replace(desk, officer=officer, terminal="desk-7")


def toasts(app: object) -> list[str]:
    return [f"{one.title}: {one.message}" for one in app._notifications]  # type: ignore[attr-defined]


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_who_has_what_and_what_nobody_answers_for(
    app, officers, people, desk, snap_compare, size
) -> None:
    clocks = board_ids(desk, Filters())
    for officer, key in ((INES, clocks[0]), (INES, clocks[4]), ("Wanda Gone", clocks[6])):
        take(at(desk, officer), key)
    sittings.begin(at(desk, INES))

    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "v")
        assert isinstance(app.screen, SupervisingScreen)
        words = shown(app)
        assert "Breaches nobody answers for" in words
        assert words.index("OVERDUE") < words.index("Wanda Gone")
        for _ in range(40):
            await pilot.press("down")
        await settled(pilot)
        assert "duty officer · at desk-7" in shown(app)
        await press(pilot, "home", "enter")  # the breaches are folded away
        assert "has left" in shown(app)
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


async def test_a_clock_is_given_and_every_screen_follows(app, officers, people, desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        first = app.screen.query_one(ClockList).cursor_id
        await press(pilot, "v", "down")
        screen = app.screen
        assert screen.clock().id == first
        await press(pilot, "u")
        assert isinstance(app.screen, GiveDialog)
        await pilot.press(*"mockr")
        await press(pilot, "tab")
        await pilot.press(*"the home [rings] back")
        await press(pilot, "ctrl+s")
        assert app.screen is screen
        assert board_rows(desk, [first])[first].taken_by == INES
        assert "with Ines Mo" in shown(app)
        (note,) = notes_for(at(desk, INES))
        assert note.note.words.endswith("the home [rings] back")
        # Another terminal takes it over: it shows here, with no key pressed.
        take(at(desk, DELIA), first, over_from=INES)
        await settled(pilot)
        assert "with Delia [" in shown(app)
        assert screen.query_one(GroupedClocks).place == ("breaches", first)
        # Answered, it is no breach that nobody answers for; the cursor goes on to the next.
        await press(pilot, "a")
        await pilot.press(*"ring the home")
        await press(pilot, "enter")
        await pilot.press(*"+30m")
        await press(pilot, "enter")
        assert isinstance(screen, SupervisingScreen)
        assert screen.found is not None
        assert first not in screen.found.breaches.ids
        assert (screen.query_one(GroupedClocks).place or ("",))[0] == "breaches"
        # All that an officer has, from their heading.
        groups = screen.query_one(GroupedClocks)
        groups.go_to(groups.places.index((f"officer {DELIA}", 0)))
        await press(pilot, "u")
        assert "all 1 clock of it" in shown(app)
        await press(pilot, "escape", "tab")
        assert "Police" in shown(app) or "Social" in shown(app)
        await press(pilot, "3")
        assert "Nobody has signed in at any terminal." in shown(app)
        await press(pilot, "1")
        groups.go_to(groups.places.index((f"officer {DELIA}", 0)))
        await press(pilot, "enter", "down", "enter")
        assert isinstance(app.screen, ClockScreen)
        assert app.screen.story is not None
        assert "Given to Ines Mockridge" in [one.words for one in app.screen.story.events]


async def test_k_takes_over_only_when_pressed_twice(app, officers, people, desk, time) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        first = app.screen.query_one(ClockList).cursor_id
        take(at(desk, INES), first)
        await settled(pilot)
        assert "with Ines" in shown(app)
        await press(pilot, "k")
        assert any("Ines Mockridge has it. k again" in one for one in toasts(app))
        time.on(minutes=1)  # the question has faded
        await press(pilot, "k")
        assert board_rows(desk, [first])[first].taken_by == INES
        await press(pilot, "k")
        assert board_rows(desk, [first])[first].taken_by == JO
        (note,) = notes_for(at(desk, INES))
        assert note.note.clock_id == first
        take(at(desk, INES), first, over_from=JO)
        await settled(pilot)
        assert "1 note" in shown(app)
        assert any(one.startswith("Note for you: Ines Mockridge about") for one in toasts(app))


async def test_a_note_reaches_whom_it_mentions_and_stays_until_it_is_read(
    app, officers, people, desk
) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        assert " note" not in shown(app).splitlines()[0]
        write_note(at(desk, INES), NoteIn(words="Ring [/] her, @Jo", person_id=people["Tom"]))
        write_note(at(desk, INES), NoteIn(words="Nothing for you here, @Delia"))
        await settled(pilot)
        assert [one for one in toasts(app) if one.startswith("Note")] == [
            "Note for you: Ines Mockridge about Tom [bail] see [/] O'Brackett: Ring [/] her, @Jo"
            "  F6 reads it."
        ]
        assert " 1 note " in shown(app).splitlines()[0]
        await press(pilot, "f6")
        assert isinstance(app.screen, NotesScreen)
        assert "NEW" in shown(app)
        assert app.screen.query_one(OptionList).option_count == 1
        await press(pilot, "enter")
        assert "NEW" not in shown(app)
        assert " note " not in shown(app).splitlines()[0]
        await press(pilot, "enter")  # read: now it opens whom it is about
        assert "Ring [/] her, @Jo" in shown(app)
        await press(pilot, "w")
        await pilot.press(*"moved in with her aunt")
        await press(pilot, "ctrl+s")
        assert "moved in with her aunt" in shown(app)
        assert person_page(desk, people["Tom"]).notes[0].clock_id is None
        await press(pilot, "escape", "escape")
        # And one written here, on the clock under the cursor.
        assert isinstance(app.screen, BoardScreen)
        clock = app.screen.clock()
        await press(pilot, "w")
        assert isinstance(app.screen, NoteDialog)
        await pilot.press(*"mum rang @xyz")
        await press(pilot, "ctrl+s")
        assert "is no officer of this desk" in shown(app)
        await press(pilot, *["backspace"] * 4)
        await pilot.press(*"@ines")
        await press(pilot, "ctrl+s")
        (note,) = notes_for(at(desk, INES))
        assert (note.note.words, note.note.clock_id) == ("mum rang @ines", clock.id)


async def test_what_goes_up_is_announced_to_supervisors_each_time(
    app, officers, people, desk, time
) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        app.clear_notifications()
        time.on(minutes=15)
        await settled(pilot)
        assert any(one.startswith("Gone up: ") for one in toasts(app))
        app.clear_notifications()
        time.on(minutes=30)
        await settled(pilot)
        assert any(one.startswith("Gone up, 2nd time: ") or "breaches that nobody" in one
                   for one in toasts(app))  # fmt: skip
        await press(pilot, "exclamation_mark")
        assert "gone up to the supervisor, 2nd time" in shown(app)
        # A duty officer at another console hears nothing while a supervisor sits at this one.
        app._desk = at(desk, INES)
        app.clear_notifications()
        time.on(minutes=30)
        sittings.begin(replace(desk, terminal="desk-9"))
        await settled(pilot)
        assert not [one for one in toasts(app) if one.startswith("Gone up")]


def test_a_heading_fits_any_width(desk) -> None:
    from dutydesk.desk.supervising import Group, Tally

    group = Group("officer x", "officer", "Zażółć " * 12, "duty officer · at no terminal " * 3,
                  (1, 2), Tally(1200, 30, 20, 10, desk.now()))  # fmt: skip
    for width in (60, 79, 119):
        for line in heading(group, True, desk.now(), width):
            assert len(text_of(line)) == width

"""A clock's story, and everything that can be done to it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from dutydesk.desk.board import board_ids, board_rows
from dutydesk.desk.story import clock_story
from dutydesk.desk.taking import release, take
from dutydesk.records import AuditRow
from screens.board import BoardScreen
from screens.clock import ClockScreen
from screens.parts import plain
from screens.story_words import story_parts
from screens.telling import TellingDialog
from screens.widgets.ticks import Ticks
from tests.screens.conftest import SIZES, press, settled, shown, still


def clock_of(desk, name: str, paragraph: str) -> int:
    rows = board_rows(desk, board_ids(desk)).values()
    return next(
        row.id for row in rows if row.person_name.startswith(name) and paragraph in row.paragraphs
    )


async def open_clock(pilot, clock_id: int) -> ClockScreen:
    screen = ClockScreen(clock_id)
    await pilot.app.push_screen(screen)
    await settled(pilot)
    return screen


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_a_clock_tells_its_whole_story(app, people, desk, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, ClockScreen)
        story = clock_story(desk, app.screen.clock_id)
        words = plain(story_parts(story, desk.now()))
        assert "24 hours" in words
        assert "elapsed" in words
        assert f"paragraph {story.paragraphs}" in words
        assert "!! OVERDUE 2 h 00" in shown(app)
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_telling_offers_the_directory(app, people, desk, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        await open_clock(pilot, clock_of(desk, "Kieran", "R19"))
        await press(pilot, "t", "2")
        assert isinstance(app.screen, TellingDialog)
        typed = {key: field.control.typed() for key, field in app.screen.fields.items()}
        assert typed["told_name"] == "Róisín [locum] O'Sample"
        assert typed["told_agency"] == "Social Care"
        assert "01709 496 0112" in shown(app)
        await pilot.pause()
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


async def test_three_keys_tell_the_first_contact_by_telephone(app, people, desk) -> None:
    clock_id = clock_of(desk, "Kieran", "R19")
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_clock(pilot, clock_id)
        await press(pilot, "t", "1", "ctrl+s")
        assert isinstance(app.screen, ClockScreen)
        story = clock_story(desk, clock_id)
        assert story.row.state == "met"
        (telling,) = story.tellings
        assert (telling.told_name, telling.channel) == ("Ann Exemplar", "Telephone")
        assert telling.at == desk.now().replace(second=0)
        assert "Who was told" in shown(app) or "met" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardScreen)
        assert clock_id not in board_ids(desk)


async def test_tried_is_not_told(app, people, desk) -> None:
    clock_id = clock_of(desk, "Kieran", "R19")
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_clock(pilot, clock_id)
        await press(pilot, "t", "1")
        app.screen.fields["reached"].control.propose("tried")
        await press(pilot, "ctrl+s")
        story = clock_story(desk, clock_id)
        assert story.row.state == "running"
        assert [one.reached for one in story.tellings] == ["tried"]


async def test_one_telling_ends_several_clocks(app, people, desk) -> None:
    """Siân's two R16 clocks and her R14 are told by the same call."""
    first = clock_of(desk, "Siân", "R14")
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_clock(pilot, first)
        await press(pilot, "t")
        dialog = app.screen
        others = list(dialog.others)
        assert others
        await pilot.press(*"Pat Sample")
        ticks = dialog.query_one(Ticks)
        ticks.focus()
        for n in range(len(others)):
            assert str(ticks.get_option_at_index(n).prompt).startswith("[ ] ")
            await press(pilot, "space", "down")
            assert str(ticks.get_option_at_index(n).prompt).startswith("[x] ")
        await press(pilot, "ctrl+s")
        for clock_id in (first, *others):
            assert clock_story(desk, clock_id).row.state in ("met", "met_late")


async def test_what_is_wrong_stands_beside_its_field(app, people, desk) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_clock(pilot, clock_of(desk, "Siân", "R14"))
        await press(pilot, "t", "ctrl+s")
        dialog = app.screen
        assert isinstance(dialog, TellingDialog)
        assert dialog.fields["told_name"].complaint == "Type the name."
        await pilot.press(*"Pat")
        dialog.fields["at"].control.restore({"text": "tomorrow 10:00"})
        await press(pilot, "ctrl+s")
        assert app.screen is dialog
        assert "is in the future" in shown(app)


async def test_leaving_a_dialog_with_something_typed_takes_two_escapes(app, people, desk) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_clock(pilot, clock_of(desk, "Siân", "R14"))
        await press(pilot, "t")
        await pilot.press(*"Pat")
        await press(pilot, "escape")
        assert isinstance(app.screen, TellingDialog)
        assert "Esc again leaves" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ClockScreen)


async def test_a_chase_is_kept_and_the_clock_runs_on(app, people, desk) -> None:
    clock_id = clock_of(desk, "Kieran", "R14")
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_clock(pilot, clock_id)
        await press(pilot, "x")
        if app.screen.cards:
            await press(pilot, "1")
        else:
            await pilot.press(*"the team manager")
        await press(pilot, "ctrl+s")
        story = clock_story(desk, clock_id)
        assert len(story.chases) == 1
        assert story.row.state == "running"
        assert "Chases" in plain(story_parts(story, desk.now()))


async def test_not_required_and_reopened_keep_their_reasons(app, people, desk) -> None:
    clock_id = clock_of(desk, "Kieran", "R14")
    due = clock_story(desk, clock_id).row.due_at
    async with app.run_test() as pilot:
        await settled(pilot)
        screen = await open_clock(pilot, clock_id)
        await press(pilot, "n")
        await press(pilot, "ctrl+s")
        assert "Say why the duty does not arise." in shown(app)
        await pilot.press(*"told by [email] already")
        await press(pilot, "enter")
        story = clock_story(desk, clock_id)
        assert story.row.state == "not_required"
        assert story.ended_why == "told by [email] already"
        assert app.screen is screen
        assert "was due" in shown(app)
        await press(pilot, "o")
        await pilot.press(*"it was never sent")
        await press(pilot, "enter")
        row = clock_story(desk, clock_id).row
        assert (row.state, row.due_at) == ("running", due)
        assert row.missed_at is not None


async def test_a_duty_that_is_done_ends_with_evidence(app, people, desk, time) -> None:
    clock_id = clock_of(desk, "Kieran", "R25")
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_clock(pilot, clock_id)
        await press(pilot, "d")
        await pilot.press(*"Sam put down for the court")
        await press(pilot, "enter", "enter")
        story = clock_story(desk, clock_id)
        assert story.row.state == "met"
        assert "Sam put down for the court" in story.events[-1].words


async def test_what_another_terminal_does_shows_at_once(app, people, desk) -> None:
    from dutydesk.desk.taking import take

    clock_id = clock_of(desk, "Kieran", "R14")
    async with app.run_test() as pilot:
        await settled(pilot)
        await open_clock(pilot, clock_id)
        assert "with Jo Smith" not in shown(app)
        take(desk, clock_id)
        await settled(pilot)
        assert "with Jo Smith" in shown(app)


async def test_a_missed_limit_stays_missed(app, people, desk, time) -> None:
    clock_id = clock_of(desk, "Kieran", "R19")
    async with app.run_test() as pilot:
        await settled(pilot)
        time.on(days=2)
        await settled(pilot)
        await open_clock(pilot, clock_id)
        await press(pilot, "t", "1", "ctrl+s")
        story = clock_story(desk, clock_id)
        assert story.row.state == "met_late"
        assert story.row.missed_at == story.row.due_at
        assert story.row.due_at < desk.now() - timedelta(hours=1)


async def test_opening_a_clock_is_one_view_however_often_it_is_read_again(
    app, people, desk
) -> None:
    def views() -> int:
        with desk.store.read() as session:
            rows = session.exec(select(AuditRow).where(AuditRow.action == "viewed")).all()
        return len([row for row in rows if row.subject == f"clock {clock_id}"])

    clock_id = clock_of(desk, "Kieran", "R14")
    async with app.run_test() as pilot:
        await settled(pilot)
        screen = await open_clock(pilot, clock_id)
        assert views() == 1
        for act in (take, release, take):
            act(desk, clock_id)
            screen.changed([("clock", clock_id)])
            await settled(pilot)
        assert screen.story is not None
        assert screen.story.row.taken_by == desk.officer
        assert views() == 1

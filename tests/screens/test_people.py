"""Finding a young person, and their page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import col, func, select

from dutydesk.desk.board import board_ids
from dutydesk.desk.person import person_page
from dutydesk.desk.story import clock_story
from dutydesk.records import AuditRow
from screens.board import BoardScreen
from screens.find_person import FindPersonScreen
from screens.parts import plain
from screens.person import PersonScreen
from screens.person_words import standing_parts, timeline_parts
from tests.screens.conftest import SIZES, press, settled, shown, still
from tests.screens.desk_data import arrest


async def find(pilot, text: str) -> None:
    await press(pilot, "p")
    await pilot.press(*text)
    await settled(pilot)


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_a_page_shows_how_somebody_stands(app, people, desk, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "down", "g")
        assert isinstance(app.screen, PersonScreen)
        page = app.screen.page
        assert page is not None
        assert page.person_id == people["Siân"]
        words = plain(standing_parts(page, desk.now()))
        assert "Larch House" in words
        assert "Legal status" in words
        assert "Arrest" in plain(timeline_parts(page, desk.now()))
        assert f"{len(page.running)} clocks running" in shown(app)
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


async def test_looking_at_a_page_is_audited(app, people, desk) -> None:
    def views() -> int:
        with desk.store.read() as session:
            wanted = select(func.count()).where(col(AuditRow.action).like("view%"))
            return session.exec(wanted).one()

    before = views()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "g")
        assert views() == before + 1
        await press(pilot, "down", "up")
        assert views() == before + 1


async def test_a_page_follows_what_is_logged(app, people, desk) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "g")
        screen = app.screen
        running = len(screen.page.running)
        arrest(desk, "", "", timedelta(minutes=1), person=people["Kieran"])
        await settled(pilot)
        assert len(screen.page.running) > running


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_somebody_is_found_by_part_of_a_name(app, people, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        await find(pilot, "o'brack")
        assert "Tom [bail] see [/] O'Brackett" in shown(app)
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.parametrize(
    ("typed", "who"),
    [("sian", "Siân"), ("zazolc", "Zażółć"), ("DD-2026-0001", "Kieran"), ("[bail]", "Tom")],
)
async def test_enter_opens_the_best_match(app, people, typed, who) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await find(pilot, typed)
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        assert app.screen.person_id == people[who]


async def test_nobody_found_says_what_to_do(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "p")
        assert isinstance(app.screen, FindPersonScreen)
        assert "Type a name" in shown(app)
        await pilot.press(*"qqqqxx")
        await settled(pilot)
        assert "Nobody found for “qqqqxx”." in shown(app)
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, BoardScreen)


async def test_a_new_arrest_from_the_page_is_about_that_person(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "g", "a")
        assert type(app.screen).__name__ == "ArrestForm"
        assert app.screen.person_id == people["Kieran"]


async def test_what_was_left_open_is_answered_on_the_page(app, desk) -> None:
    """Nobody knew where Bryn lived; once it is known, what hangs on it opens."""
    bryn = arrest(desk, "Bryn", "Ffug", timedelta(hours=1))
    asked = {one.fact for one in person_page(desk, bryn).questions}
    assert "placed_in_before" in asked
    before = board_ids(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.push_screen(PersonScreen(bryn))
        await settled(pilot)
        app.screen.query_one("#person-timeline").focus()
        await press(pilot, "end")
        sides = app.screen.query_one("#person-sides")
        assert sides.scroll_y == sides.max_scroll_y > 0  # all of it can be read with the keys
        await press(pilot, "y")
        fields = app.screen.fields
        fields["placed_in_before"].control.propose("leicestershire")
        fields["placement_kind_before"].control.propose("residential_home")
        await press(pilot, "ctrl+s")
        page = app.screen.page
        assert "placed_in_before" not in {one.fact for one in page.questions}
        opened = [clock_story(desk, key) for key in board_ids(desk) if key not in before]
        assert {"R14", "L3"} <= {one.row.paragraphs for one in opened}
        due = {one.row.due_at for one in opened if one.row.paragraphs == "R14"}
        assert due == {desk.now() - timedelta(hours=1) + timedelta(hours=24)}

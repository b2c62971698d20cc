"""The board before the desk is open: to be looked at, and nothing more."""

from __future__ import annotations

import threading

from dutydesk.desk.board import board_ids
from dutydesk.desk.first_look import first_look
from dutydesk.errors import DutydeskError
from screens.app import DutyDeskApp
from screens.board import BoardScreen
from screens.opening import OpeningScreen
from screens.widgets.clock_list import ClockList
from tests.screens.conftest import press, settled, shown


async def test_the_board_is_shown_before_the_desk_is_open(desk, people, time) -> None:
    go_on = threading.Event()

    def open_desk():
        go_on.wait()
        return desk

    app = DutyDeskApp(open_desk, first_look=lambda: first_look(desk.places.database, time()))
    async with app.run_test(size=(120, 40)) as pilot:
        while not isinstance(app.screen, BoardScreen):
            await pilot.pause()
        await pilot.pause()
        assert not app.is_open
        early = app.screen.query_one(ClockList)
        assert [row.id for row in early.rows_in_sight()] == list(early.ids)
        assert list(early.ids) == board_ids(desk)
        assert "opening the desk" in shown(app)
        assert f"{len(early.ids)} clocks running" in shown(app)
        await pilot.press("down", "a", "enter", "m", "1")
        assert isinstance(app.screen, BoardScreen), "nothing but looking until the desk is open"
        assert not app.screen.filters.mine
        assert early.cursor == 1

        go_on.set()
        await settled(pilot)
        assert app.is_open
        assert app.screen.query_one(ClockList) is early
        assert early.cursor == 1
        assert "opening the desk" not in shown(app)
        await press(pilot, "1")
        assert app.screen.filters.mine


async def test_a_desk_that_cannot_open_takes_its_first_look_back(desk, people, time) -> None:
    go_on = threading.Event()

    def open_desk():
        go_on.wait()
        raise DutydeskError("desk.toml: authority is no authority's code.")

    app = DutyDeskApp(open_desk, first_look=lambda: first_look(desk.places.database, time()))
    async with app.run_test() as pilot:
        while not isinstance(app.screen, BoardScreen):
            await pilot.pause()
        await pilot.press("question_mark")
        go_on.set()
        await settled(pilot)
        assert isinstance(app.screen, OpeningScreen)
        assert "authority is no authority's code" in shown(app)

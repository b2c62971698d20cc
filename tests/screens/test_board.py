"""The board: what it shows, in which order, and that it follows what anybody saves."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from rich.cells import cell_len
from sqlmodel import col, insert, select

from dutydesk.desk.board import Filters
from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.taking import take
from dutydesk.records import Clock, ClockState
from screens.app import DutyDeskApp
from screens.board import BoardScreen
from screens.widgets.clock_list import PAGE, ClockList
from screens.widgets.filter_bar import FilterBar
from tests.screens.conftest import SIZES, press, settled, shown, still
from tests.screens.desk_data import LONG, Time, arrest


def board(app: DutyDeskApp) -> BoardScreen:
    assert isinstance(app.screen, BoardScreen)
    return app.screen


def clocks(app: DutyDeskApp) -> ClockList:
    return app.screen.query_one(ClockList)


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_pressing_clocks_come_first(app, people, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        rows = clocks(app).rows_in_sight()
        dues = [row.due_at for row in rows if row.due_at]
        assert dues == sorted(dues)
        words = shown(app)
        assert "!! OVERDUE 2 h 00" in words
        assert "!  URGENT 1 h 00" in words
        assert "Tom [bail] see [/]" in words
        assert "Zażółć Gęślą-Jaźń" in words
        assert "◇ target R19" in words
        assert all(cell_len(line) == size[0] for line in words.split("\n"))
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_an_empty_board_says_what_to_do(app, desk, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        assert clocks(app).cursor_id is None
        assert "No clock is running." in shown(app)
        assert "an arrest" in shown(app)
        for key in ("enter", "t", "x", "k", "d", "g"):  # none of which has anything to act on
            await press(pilot, key)
            assert isinstance(app.screen, BoardScreen)
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.snapshot
def test_the_light_screen_says_the_same(app, people, snap_compare) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        dark = shown(app)
        await press(pilot, "ctrl+t")
        assert app.theme == "desk-light"
        assert shown(app) == dark
        await still(pilot)

    assert snap_compare(app, run_before=look)


@pytest.mark.snapshot
def test_without_colour_the_same_is_said(desk, people, monkeypatch, snap_compare) -> None:
    from tests.screens.conftest import an_app

    monkeypatch.setenv("NO_COLOR", "1")
    app = an_app(lambda: desk)

    async def look(pilot) -> None:
        await settled(pilot)
        assert "!! OVERDUE" in shown(app)
        assert "ALERT" in shown(app)
        await still(pilot)

    assert snap_compare(app, run_before=look)


async def test_each_filter_has_a_key_and_one_key_clears_them(app, people, desk) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        everything = list(clocks(app).ids)
        take(desk, everything[2])
        for key, expected in (
            ("1", Filters(mine=True)),
            ("2", Filters(overdue=True)),
            ("3", Filters(hearings_today=True)),
            ("4", Filters(owner="desk")),
            ("5", Filters(protocol="rotherham")),
            ("6", Filters(person_id=people["Kieran"])),
        ):
            await press(pilot, key)
            assert board(app).filters == expected
            assert "Only [" in app.screen.query_one(FilterBar).words()
            assert set(clocks(app).ids) < set(everything) or key == "5"
            await press(pilot, "0")
            assert board(app).filters == Filters()
            assert list(clocks(app).ids) == everything
        await press(pilot, "1")
        assert list(clocks(app).ids) == [everything[2]]
        await press(pilot, "2")
        assert board(app).has_class("-empty")
        assert "No running clock matches" in shown(app)


async def test_words_are_looked_for_in_what_was_typed(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        await pilot.press(*"[bail]")
        await press(pilot, "enter")
        assert {row.person_name for row in clocks(app).rows_in_sight()} == {
            "Tom [bail] see [/] O'Brackett"
        }
        assert "“[bail]”" in app.screen.query_one(FilterBar).words()


async def test_the_filter_dialog_sets_several_at_once(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "f")
        await pilot.press(*"siân", "enter", "enter", "y")
        await press(pilot, "ctrl+s")
        assert board(app).filters == Filters(text="siân", overdue=True)
        assert len(clocks(app).ids) == 1


async def test_the_cursor_stays_on_its_clock(app, people, desk, time) -> None:
    """Another terminal saves something more pressing above it."""
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down", "down", "down")
        kept = clocks(app).cursor_id
        other = open_desk(desk.places.database, now=time, officer="Ann", terminal="desk-9")
        arrest(other, "Newly", "Logged", timedelta(hours=30))
        await settled(pilot)
        assert clocks(app).cursor_id == kept
        assert clocks(app).cursor == 4
        assert "Newly Logged" in shown(app)
        other.close()


async def test_a_clock_that_another_terminal_ends_leaves_the_board(app, people, desk) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down")
        gone = clocks(app).cursor_id
        assert gone is not None
        after = clocks(app).ids[2]

        def end(session) -> None:
            from dutydesk.store.rows import note_change

            session.get_one(Clock, gone).state = ClockState.NOT_REQUIRED
            note_change(session, "clock", gone)

        desk.store.run(end)
        await settled(pilot)
        assert gone not in clocks(app).ids
        assert clocks(app).cursor_id == after


async def test_taking_shows_who_has_it_and_gives_it_back(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "k")
        row = clocks(app).cursor_row
        assert row is not None
        assert row.taken_by == "Jo Smith"
        assert "with Jo Smith" in shown(app)
        await press(pilot, "k")
        row = clocks(app).cursor_row
        assert row is not None
        assert row.taken_by is None


async def test_time_left_is_derived_not_counted_down(app, people, time: Time) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        time.on(hours=3)
        app.tick()
        await pilot.pause()
        assert "!! OVERDUE 5 h 00" in shown(app)
        time.on(hours=-4)  # somebody set the clock back
        app.tick()
        await pilot.pause()
        assert "!! OVERDUE 1 h 00" in shown(app)


async def test_only_changed_clocks_are_drawn_again(app, people, time: Time, monkeypatch) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        drawn: list[int] = []
        monkeypatch.setattr(
            ClockList, "refresh_lines", lambda self, y, count=1: drawn.append(y // count)
        )
        app.tick()
        assert drawn == []
        clocks(app).tick()
        assert drawn == []
        time.on(seconds=1)  # no clock here is within two minutes of its time
        clocks(app).tick()
        rows = clocks(app).rows_in_sight()
        assert len(drawn) < len(rows)
        time.on(minutes=1)
        clocks(app).tick()
        assert len(set(drawn)) >= 5


def _due_later(clock: Clock, number: int) -> dict[str, datetime]:
    """Thresholds a month on, so that the watch has nothing to say about them."""
    assert clock.due_at is not None
    by = timedelta(days=30, minutes=number)
    names = ("near_at", "urgent_at", "due_at", "next_crossing_at")
    return dict.fromkeys(names, clock.due_at + by)


def ten_thousand(desk: Desk) -> None:
    """Copies of one clock, each due a minute later."""

    def work(session) -> None:
        one = session.exec(select(Clock).where(col(Clock.due_at).is_not(None))).first()
        values = one.model_dump(exclude={"id"})
        session.execute(
            insert(Clock), [values | _due_later(one, number) for number in range(10_000)]
        )

    desk.store.run(work)


@pytest.mark.slow
async def test_ten_thousand_clocks_are_read_by_the_page(app, people, desk, monkeypatch) -> None:
    ten_thousand(desk)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert len(clocks(app).ids) > 10_000
        reads: list[int] = []
        list_ = clocks(app)
        read = list_._read

        def counted(ids):
            reads.append(len(ids))
            return read(ids)

        monkeypatch.setattr(list_, "_read", counted)
        await press(pilot, "end")
        assert list_.cursor == len(list_.ids) - 1
        assert list_.cursor_row is not None
        assert sum(reads) <= 2 * PAGE
        await press(pilot, "home", "pagedown", "pagedown")
        assert sum(reads) <= 4 * PAGE


async def test_a_failing_database_is_said_and_ends_nothing(app, people, desk, monkeypatch) -> None:
    import dutydesk.desk.board

    async with app.run_test() as pilot:
        await settled(pilot)

        def fail(*_) -> list[int]:
            raise OSError("the disk has gone")

        with monkeypatch.context() as broken:
            broken.setattr(dutydesk.desk.board, "board_ids", fail)
            board(app).set_filters(Filters())
            await settled(pilot)
            assert "BOARD STALE since 14:02" in shown(app)
            assert "the disk has gone" in shown(app)
        board(app).set_filters(Filters())
        await settled(pilot)
        assert "BOARD STALE" not in shown(app)


async def test_rows_that_cannot_be_read_say_so(app, people, monkeypatch) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)

        def fail(ids):
            raise OSError("no")

        monkeypatch.setattr(clocks(app), "_read", fail)
        clocks(app).show(list(clocks(app).ids))
        await pilot.pause()
        assert "this clock could not be read" in shown(app)


async def test_a_raise_in_a_tick_keeps_the_app_alive(app, people, monkeypatch) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)

        def fail(self) -> None:
            raise RuntimeError("a tick went wrong")

        with monkeypatch.context() as broken:
            broken.setattr(ClockList, "tick", fail)
            app.tick()
            await pilot.pause()
            assert app.is_running
            assert any("a tick went wrong" in one.message for one in app._notifications)
        await press(pilot, "down")
        assert clocks(app).cursor == 1


async def test_a_very_long_name_is_cut_never_wrapped(app, people) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        line = next(line for line in shown(app).split("\n") if LONG[:12] in line)
        assert "…" in line
        assert cell_len(line) == 80


async def test_a_click_chooses_and_a_second_one_opens(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.click(ClockList, offset=(30, 4))
        assert clocks(app).cursor == 2
        await pilot.click(ClockList, offset=(30, 4), times=2)
        await settled(pilot)
        assert type(app.screen).__name__ == "ClockScreen"

"""The bar on every screen: quiet on a good day, loud when anything has stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len

from dutydesk.desk.board import Counts
from dutydesk.watch.prompts import Prompt
from screens.attention import Attention, line, prompt_words, troubles
from screens.widgets.attention_bar import AttentionBar
from screens.widgets.clock_row import text_of
from tests.screens.conftest import press, settled, shown, still
from tests.screens.desk_data import NOW

GOOD = Attention(
    officer="Jo Smith",
    terminal="desk-2",
    counts=Counts(running=9, near=0, urgent=1, overdue=2, alerts=3),
    watched_since=NOW - timedelta(hours=1),
    checked_at=NOW - timedelta(seconds=3),
)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("counts", [GOOD.counts, None, Counts(99_999, 0, 12_345, 12_345, 12_345)])
def test_the_line_never_runs_over(width, counts) -> None:
    words = text_of(line(replace(GOOD, counts=counts), NOW, width))
    assert cell_len(words) <= max(width, 51)  # the counts are never cut


def test_counts_liveness_officer_and_time_are_on_it() -> None:
    words = text_of(line(GOOD, NOW, 120))
    for part in ("!! 2 overdue", "! 1 urgent", "3 alerts", "watch checked 3 s ago",
                 "Jo Smith at desk-2", "Fri 20 Nov 14:02"):  # fmt: skip
        assert part in words
    narrow = text_of(line(GOOD, NOW, 80))
    for part in ("!! 2 overdue", "3 alerts", "checked 3 s ago", "Jo Smith", "14:02"):
        assert part in narrow


def test_a_good_day_has_no_troubles() -> None:
    assert troubles(GOOD) == []


def test_each_trouble_says_since_when_and_what_to_do() -> None:
    (stopped,) = troubles(replace(GOOD, silent_since=NOW, watch_error="no disk"))
    assert stopped.startswith("WATCH STOPPED since 14:02 (no disk)")
    assert "start it again" in stopped
    (stale,) = troubles(replace(GOOD, stale_since=NOW, stale_why="locked"))
    assert stale.startswith("BOARD STALE since 14:02 (locked)")
    assert troubles(replace(GOOD, watched_since=None))[0].startswith("NO WATCH HERE")
    (unsaved,) = troubles(replace(GOOD, backup_error="No backup could be made. Check its disk."))
    assert unsaved.startswith("NO BACKUP: No backup could be made. Check its disk.")
    assert troubles(replace(GOOD, notices=("rotherham.toml is broken",))) == [
        "rotherham.toml is broken"
    ]


async def test_a_watch_that_fails_is_loud_on_every_screen(app, people) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "STOPPED" not in shown(app)
        app.watch_over.stop()
        app.watch_over.error = "the disk has gone"
        for key in (None, "enter", "t"):
            if key:
                await pilot.press(key)
                await pilot.pause()
            app.tick()
            await pilot.pause()
            assert "WATCH STOPPED since 14:02 (the disk has gone)" in shown(app)
            assert app.screen.query_one(AttentionBar).size.height > 1
    assert "WATCH" in troubles(app.attention)[0]


@pytest.mark.snapshot
def test_how_loud_it_is(app, people, snap_compare) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        app.watch_over.stop()
        app.watch_over.error = "the disk has gone"
        app.attention = replace(app.attention, notices=("rotherham.toml can't be read: line 4",))
        app.tick()
        await pilot.pause()
        await pilot.pause()
        await still(pilot)

    assert snap_compare(app, run_before=look)


async def test_the_watch_raises_and_the_bar_counts(app, people, time) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        before = app.attention.counts.alerts
        time.on(hours=24)
        await settled(pilot)
        await press(pilot, "down")
        assert app.attention.counts.alerts > before
        assert any("new alert" in one.message for one in app._notifications)


def test_what_the_hour_asks_for_names_the_desks_own_key() -> None:
    ends = Prompt("hand_over", "Shift ends 17:00: hand over")
    assert prompt_words(ends, {}) == "Shift ends 17:00: hand over (h)."
    assert prompt_words(ends, {"handover": "ctrl+k"}) == "Shift ends 17:00: hand over (^k)."
    assert prompt_words(Prompt("results", "1 hearing"), {}) == "1 hearing (c)."
    waits = prompt_words(Prompt("accept", "It waits", "[Jo] " + "x" * 80), {})
    assert waits.startswith("It waits (h). Signed by [Jo] xxx")
    assert len(waits) < 60

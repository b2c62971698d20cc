"""Alerts: nothing that was missed goes unseen, and each has an answer."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from dutydesk.desk.alerts import live_alerts
from screens.alerts import AlertsScreen
from screens.answers import AcknowledgeDialog, SnoozeDialog
from tests.screens.conftest import SIZES, press, settled, shown, still


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_the_gravest_alert_comes_first(app, people, desk, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "exclamation_mark")
        assert isinstance(app.screen, AlertsScreen)
        words = shown(app)
        assert words.index("!! OVERDUE 2 h 00") < words.index("!  URGENT")
        assert "Tom [bail] see [/] O'Brackett" in words
        assert all(alert.seen for alert in live_alerts(desk))
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


@pytest.mark.snapshot
def test_no_alerts_says_so(app, desk, snap_compare) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "exclamation_mark")
        assert "No alert wants an answer." in shown(app)
        await press(pilot, "a", "s", "enter")  # nothing to act on
        assert isinstance(app.screen, AlertsScreen)
        await still(pilot)

    assert snap_compare(app, run_before=look)


async def test_an_alert_is_answered_with_a_plan_and_a_time(app, people, desk, time) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "exclamation_mark")
        before = live_alerts(desk)
        await press(pilot, "a")
        assert isinstance(app.screen, AcknowledgeDialog)
        await pilot.press(*"ring the home [again]")
        await press(pilot, "enter")
        await pilot.press(*"+30m")
        await press(pilot, "enter")
        assert isinstance(app.screen, AlertsScreen)
        assert [one.clock_id for one in live_alerts(desk)] == [one.clock_id for one in before[1:]]
        time.on(minutes=31)  # nothing came of it
        await settled(pilot)
        back = live_alerts(desk)[0]
        assert back.came_back
        assert "came back: “ring the home [again]” by Jo Smith" in shown(app)


async def test_a_breach_cannot_be_snoozed_and_an_urgent_one_not_past_its_limit(
    app, people, desk
) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "exclamation_mark", "s")
        assert isinstance(app.screen, AlertsScreen)
        assert any("a breach can't be snoozed" in one.message for one in app._notifications)
        await press(pilot, "end", "s")
        assert isinstance(app.screen, SnoozeDialog)
        await pilot.press(*"+3h")
        await press(pilot, "enter")
        assert isinstance(app.screen, SnoozeDialog)
        assert "past the limit" in shown(app)
        await pilot.press(*["backspace"] * 3, *"+10m")
        await press(pilot, "enter")
        assert isinstance(app.screen, AlertsScreen)
        assert len(live_alerts(desk)) == 2


async def test_what_was_missed_while_away_stands_together(app, people, desk, time) -> None:
    async with app.run_test() as pilot:
        await settled(pilot)
    time.on(hours=30)
    from tests.screens.conftest import an_app

    later = an_app(lambda: desk)
    async with later.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "exclamation_mark")
        assert "Missed while away (" in shown(later)
        option = later.screen.query_one(OptionList).highlighted_option
        assert option is not None
        assert not option.disabled
        await press(pilot, "enter")
        assert type(later.screen).__name__ == "ClockScreen"

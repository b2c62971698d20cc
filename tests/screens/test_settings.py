"""All that is set on one screen: read, searched, and changed with a preview and a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from dutydesk.desk.log import log
from dutydesk.desk.setting_changes import change_setting
from dutydesk.records import Officer
from screens.setting_dialog import SettingDialog
from screens.settings import SearchLine, SettingsScreen
from tests.desk.cases.entries import move
from tests.desk.desks import put
from tests.screens.conftest import press, settled, shown, still


async def _search(pilot: Pilot[None], words: str) -> None:
    pilot.app.screen.query_one(SearchLine).value = words
    await settled(pilot)


async def _dialog(pilot: Pilot[None], **values: str) -> SettingDialog:
    """The dialog, with these words typed into its fields."""
    dialog = pilot.app.screen
    assert isinstance(dialog, SettingDialog)
    for field, words in values.items():
        dialog.fields[field].control._line.value = words  # type: ignore[attr-defined]
    await settled(pilot)
    return dialog


@pytest.mark.snapshot
def test_a_change_is_previewed_and_asks_about_running_clocks(
    app, desk, people, snap_compare
) -> None:
    log(desk, move("2026-11-20 13:30", person=people["Kieran"]))

    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "s")
        await _search(pilot, "rotherham/r10")
        await press(pilot, "enter")
        await _dialog(pilot, value="soon")
        assert "is not a span" in shown(app)
        dialog = await _dialog(pilot, value="4 hours", reason="Winter")
        assert dialog.preview is not None
        assert len(dialog.preview.moves) == 1
        await press(pilot, "ctrl+s")
        assert "Choose: all of them, or none." in shown(app)
        await still(pilot)

    assert snap_compare(app, terminal_size=(80, 24), run_before=look)


@pytest.mark.snapshot
def test_everything_stands_on_one_screen(app, desk, snap_compare) -> None:
    change_setting(desk, "calendar.2026-12-24", "closed", "The council [all of it] closes")
    change_setting(desk, "calendar.2027-05-04", "bank holiday", "Proclaimed")

    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "s")
        assert "No supervisor of this desk can sign in yet" in shown(app)
        await press(pilot, "h")
        assert "“Proclaimed”" in shown(app)
        await _search(pilot, "2026")
        assert "CLOSED Thu 24 Dec 2026" in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.query_one(SearchLine).value == ""
        await _search(pilot, "calendar.")  # in the picture no targets: protocols have ever more
        assert "The council [all of it] closes" in shown(app)
        await still(pilot)

    assert snap_compare(app, terminal_size=(120, 40), run_before=look)


async def test_a_change_is_saved_and_holds_at_once_and_others_are_refused(app, desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "s")
        await _search(pilot, "supervisor after")
        await press(pilot, "enter")
        await _dialog(pilot, value="20 minutes")
        await press(pilot, "ctrl+s")
        assert "Say why" in shown(app)
        await _dialog(pilot, reason="Nights")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, SettingsScreen)
        assert desk.settings.escalate_after_minutes == 20
        assert app.watch_over._escalation().after == timedelta(minutes=20)
        put(desk, Officer(name="Delia Specimen", role="supervisor", secret="x"))
        app.screen.read()
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert any("Delia Specimen" in one.message for one in app._notifications)

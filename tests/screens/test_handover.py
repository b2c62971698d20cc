"""Handing over on the screen: the sheet, words that are never lost, signing and accepting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from dutydesk.desk.alerts import acknowledge, live_alerts, snooze
from dutydesk.desk.drafts import drafts, keep_draft
from dutydesk.desk.handover import sheet_now, sign, signed_sheets, waiting
from dutydesk.desk.rights import Standing
from dutydesk.desk.seats import Seat
from dutydesk.records import Hearing, Role
from dutydesk.watch.sweep import Escalation, sweep
from screens.clock import ClockScreen
from screens.forms.arrest import ArrestForm
from screens.forms.hearing import HearingForm
from screens.forms.result import ResultForm
from screens.handover import HandoverScreen
from screens.own_sheet import OwnSheetDialog
from screens.widgets.words_area import WordsArea
from tests.desk.desks import Rows, put
from tests.screens.conftest import SIZES, press, settled, shown, still

LONG_WORDS = "Ring [Ann] at the home first; żółć ŵ [/] then\nthe court."


@pytest.fixture
def shift(desk, people, time):
    """The desk at the end of a shift, with something in most groups."""
    time.on(hours=2, minutes=48)  # 16:50
    Rows(desk).clock(people["Siân"], timedelta(hours=3), next_crossing_at=time())
    escalation = Escalation.minutes(15, 0)
    desk.store.run(lambda session: sweep(session, time(), escalation))
    near = [one for one in live_alerts(desk) if one.due_at > time()]
    overdue = [one for one in live_alerts(desk) if one.due_at <= time()]
    acknowledge(desk, overdue[0].clock_id, "ring the home [again]", time() + timedelta(hours=1))
    snooze(desk, near[-1].clock_id, time() + timedelta(minutes=5))
    keep_draft(desk, "draft-0001", "arrest", {}, "[Ada] Example")
    for hours in (-5, 40):
        put(desk, Hearing(person_id=people["Tom"], entry_id=1, court="Nowhere [Youth] Court",
                          at=time() + timedelta(hours=hours)))  # fmt: skip
    return desk


def option(app) -> Option:
    found = app.screen.query_one("#handover-list", OptionList).highlighted_option
    assert found is not None
    return found


async def mark(app, pilot, group: str) -> None:
    """Go to the first line of a group."""
    options = app.screen.query_one("#handover-list", OptionList)
    ids = [one.id or "" for one in options.options]
    options.highlighted = next(n for n, one in enumerate(ids) if one.startswith(f"{group} "))
    await pilot.pause()


async def type_words(app, pilot, words: str) -> None:
    app.screen.query_one(WordsArea).focus()
    for part in words.splitlines():
        await pilot.press(*part, "enter")
    await settled(pilot)


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_as_it_stands(app, shift, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        assert "Shift ends 17:00: hand over (h)." in shown(app)
        await press(pilot, "h")
        screen = app.screen
        assert isinstance(screen, HandoverScreen)
        groups = {key.split()[0] for key in screen._lines}
        assert groups == {"missed", "due", "acknowledged", "snoozed", "away", "results",
                          "coming", "drafts"}  # fmt: skip
        assert screen.page is not None
        assert len(screen._lines) == screen.page.now.count == sheet_now(shift).count
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


async def test_words_are_kept_and_signed_and_the_next_officer_accepts(app, shift, time) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "h")
        await type_words(app, pilot, LONG_WORDS)
        await press(pilot, "shift+home", "shift+up", "ctrl+c")
        assert app.clipboard.strip() == "the court."
        await press(pilot, "escape")
        (kept,) = [one for one in drafts(shift) if one.kind == "handover"]
        assert kept.typed["words"].strip() == LONG_WORDS
        await press(pilot, "h")
        assert app.screen.query_one(WordsArea).text.strip() == LONG_WORDS
        app.screen.query_one(WordsArea).focus()
        await press(pilot, "ctrl+s")
        (signed,) = signed_sheets(shift)
        assert (signed.words, signed.officer, signed.accepted) == (LONG_WORDS, "Jo Smith", None)
        assert "Sheet 1 · signed by Jo Smith, today 16:50" in shown(app)
        assert "Ring [Ann] at the home first; żółć ŵ [/] then" in shown(app)
        waits = "The shift sheet of 16:50 waits: accept it (h). Signed by Jo Smith."
        assert waits in shown(app)
        assert [one.message for one in app._notifications].count(waits) == 1  # the bar keeps it
        assert [one.kind for one in drafts(shift)] == ["arrest"]
        await press(pilot, "right")
        assert "your sheet of today 16:50 waits to be accepted (←)" in shown(app)
        await type_words(app, pilot, "half")  # and somebody else sits down, as by f9

        time.on(minutes=20)
        keep_draft(shift, "draft-0002", "move", {}, "Bob")
        una = replace(shift, officer="Una Example")
        app.clear_notifications()
        app.take_over(una)
        while app.watch_over.last_checked is None:
            await pilot.pause()
        await settled(pilot)
        assert [one.message for one in app._notifications].count(waits) == 1  # she has not heard
        await press(pilot, "h")
        assert "Sheet 1 · signed by Jo Smith, today 16:50" in shown(app)
        assert "Since it was signed (1)" in shown(app)
        assert app.screen.query_one(WordsArea).text == ""
        await type_words(app, pilot, "Thanks")
        await press(pilot, "ctrl+s")
        (taken,) = signed_sheets(shift)
        assert taken.accepted is not None
        assert (taken.accepted.officer, taken.accepted.words) == ("Una Example", "Thanks")
        assert "Accepted by Una Example, Fri 20 Nov 2026 17:10" in shown(app)
        assert "waits" not in shown(app)
        await press(pilot, "ctrl+s")  # nothing more to do to it
        assert signed_sheets(shift) == [taken]
        assert not [one for one in drafts(una) if one.kind == "handover"]
        (kept,) = [one for one in drafts(shift) if one.kind == "handover"]
        assert kept.typed["words"].strip() == "half"


async def test_ones_own_sheet_is_accepted_only_after_being_asked(app, shift) -> None:
    sign(shift, "handover-0001", "")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "h", "left", "ctrl+s")
        assert isinstance(app.screen, OwnSheetDialog)
        assert waiting(shift) is not None
        await press(pilot, "escape", "ctrl+s", "ctrl+s")
        assert isinstance(app.screen, HandoverScreen)
        assert waiting(shift) is None
        assert signed_sheets(shift)[0].alone
        said = " ".join(shown(app).split())
        assert "Jo Smith, Fri 20 Nov 2026 16:50, who also signed it: nobody else was" in said


async def test_enter_opens_what_a_line_is_about(app, shift) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "h")
        for group, opened in (
            ("due", ClockScreen), ("results", ResultForm), ("coming", HearingForm),
            ("drafts", ArrestForm),
        ):  # fmt: skip
            await mark(app, pilot, group)
            await press(pilot, "enter")
            assert isinstance(app.screen, opened), group
            if group == "drafts":
                assert "[Ada] Example" in shown(app)
            await press(pilot, "escape")
            assert isinstance(app.screen, HandoverScreen)
        # Whoever may not log leaves it to those who may.
        reader = Standing("Reed Only", guarded=True, role=Role.READ_ONLY, able={})
        app.seat = Seat(shift, "", reader, has_secret=True, must_change=False)
        await press(pilot, "enter")
        assert isinstance(app.screen, HandoverScreen)
        assert any("Only duty officers" in one.message for one in app._notifications)
        app.seat = None


async def test_a_sheet_that_changes_while_one_reads_is_not_signed_unread(
    app, shift, people
) -> None:
    """Another terminal saves between two polls of the feed; and two hundred lines stay usable."""
    rows = Rows(shift, _copy=1)
    entry = rows.entry(people["Long"])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "h")
        screen = app.screen
        assert isinstance(screen, HandoverScreen)
        for _ in range(200):
            rows.clock(people["Long"], timedelta(hours=9), duty="Ring [them] " * 40,
                       entry_id=entry, taken_by="[Jo] " * 20)  # fmt: skip
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert not signed_sheets(shift)
        assert any("not the one that you have read" in one.message for one in app._notifications)
        assert screen.page is not None
        assert screen.page.now.count == len(screen._lines) > 200
        await press(pilot, "end")
        assert option(app).id == "drafts draft draft-0001"
        await press(pilot, "ctrl+s")
        assert signed_sheets(shift)[0].sheet.count > 200

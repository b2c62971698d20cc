"""One key from anywhere: log something, found by a word or two; one comes back to what one did."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.widgets import OptionList

from dutydesk.desk.kinds.meetings import MeetingEntry
from dutydesk.desk.log import log
from dutydesk.records import Clock, Entry
from screens.board import BoardScreen
from screens.forms.declared import DeclaredForm
from screens.log_something import LogSomethingDialog
from screens.person import PersonScreen
from tests.screens.forms.kit import NOW, Hands


def offered(hands: Hands) -> list[str]:
    """The kinds in the list, in their order."""
    listing = hands.app.screen.query_one("#kinds", OptionList)
    return [str(one.id) for one in listing.options]


@pytest.mark.asyncio
async def test_a_concern_is_logged_from_the_board_by_keyboard_alone(console, desk) -> None:
    async with console() as hands:
        await hands.press("l")
        assert isinstance(hands.app.screen, LogSomethingDialog)
        await hands.words("gut feel")
        assert offered(hands)[0] == "concern"
        await hands.press("enter")
        assert hands.form.kind == "concern"
        await hands.words("testerton")
        await hands.press("enter")
        assert hands.form.known.person_id == 1
        before = hands.keys
        await hands.press("enter")  # when: now stands there
        await hands.words("home")
        await hands.press("enter")
        await hands.words("self")
        await hands.press("enter")
        await hands.words("Says [they] can't go on; Siân's worry")
        await hands.press("enter")
        await hands.words("gut")
        await hands.press("enter", "y")
        await hands.confirm()
        await hands.press("enter")
        assert isinstance(hands.app.screen, BoardScreen)
        (entry,) = [one for one in hands.all(Entry) if one.kind == "concern"]
        assert entry.payload["serious"] is True
        assert "gut feeling" in entry.summary
        assert "Says [they] can't go on; Siân's worry" in entry.summary
        assert hands.keys - before <= 12


@pytest.mark.asyncio
async def test_on_a_page_what_is_likely_stands_first_and_is_filled_in(console, desk) -> None:
    at = NOW - timedelta(hours=1)
    booked = log(
        desk,
        MeetingEntry(
            person=1, meeting_kind="early_release", at=at, overrides={"meeting-passed": "told late"}
        ),
    )
    async with console() as hands:
        await hands.open(PersonScreen(1))
        page = hands.app.screen.page
        assert "meeting_held" in [one.kind for one in page.likely]
        assert [one.entry_id for one in page.coming] == [booked.entry_id]
        await hands.press("l")
        likely = [one.kind for one in page.likely]
        assert offered(hands)[: len(likely)] == likely
        await hands.words("held")
        await hands.press("enter")
        form = hands.form
        assert isinstance(form, DeclaredForm)
        assert form.control("meeting_id").value() == booked.entry_id
        assert form.control("held_at").value() == at
        await hands.press("escape")
        assert isinstance(hands.app.screen, PersonScreen)


@pytest.mark.asyncio
async def test_from_a_half_typed_form_one_comes_back_to_it(console, desk) -> None:
    async with console() as hands:
        await hands.press("a")
        await hands.words("testerton")
        await hands.press("enter")
        arrest = hands.form
        await hands.press("ctrl+n")
        assert isinstance(hands.app.screen, LogSomethingDialog)
        await hands.press("ctrl+n")  # once is enough
        await hands.words("nothing is called so")
        assert offered(hands) == []
        await hands.press("enter")  # there is nothing to open
        await hands.press("escape")
        assert hands.form is arrest
        assert arrest.known.person_id == 1
        assert hands.all(Clock) == []

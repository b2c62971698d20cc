"""Once it is checked, Enter saves what was checked, and nothing that has changed since."""

from __future__ import annotations

import pytest

from dutydesk.records import Arrest
from screens.widgets.control import Control
from tests.screens.forms.test_arrest import type_arrest

pytestmark = pytest.mark.asyncio


async def test_a_control_heard_of_late_does_not_undo_the_check(console):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands)
        await hands.confirm()
        outcome = hands.form.control("outcome")
        outcome.post_message(Control.Changed(outcome))
        await hands.rest()
        assert hands.form.confirming
        await hands.press("enter")
        assert len(hands.all(Arrest)) == 1


async def test_what_is_changed_after_the_check_is_checked_again(console):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands)
        await hands.confirm()
        hands.form.remove_class("-looking")
        await hands.go_to("station")
        await hands.words("Other Street")
        await hands.rest()
        assert not hands.form.confirming

"""Every declared kind of entry: its form logs its example, and shows again what was said."""

from __future__ import annotations

import pytest

from dutydesk.desk.kinds import KINDS
from dutydesk.desk.kinds.kind import asks_of
from dutydesk.desk.log import log
from dutydesk.desk.versions import entry_page
from screens.forms.amending import WHY
from screens.forms.opened import BY_HAND, amending_form
from tests.examples import example
from tests.support import london

DECLARED = {name: kind for name, kind in KINDS.items() if name not in BY_HAND}


@pytest.mark.asyncio
async def test_each_form_asks_for_what_the_entry_takes_and_says_it_as_it_was_said(
    console, desk
) -> None:
    """One console for all of them, so small that drawing costs little: each to the letter."""
    desk.now = lambda: london("2026-11-21 12:00")
    found = {}
    async with console((60, 8)) as hands:
        for name, kind in DECLARED.items():
            page = entry_page(desk, log(desk, example(desk, 1, kind)).entry_id)
            await hands.open(amending_form(page))
            fields = [one for one in hands.form.fields if one not in page.payload["answers"]]
            assert fields == ["person", *asks_of(kind), "known_at", "note", WHY]
            collected = hands.form.collected()
            assert collected.entry is not None, (name, collected.wrong, collected.needed)
            shown = collected.entry.model_dump(mode="json")
            found[name] = {
                key: (page.payload[key], shown[key])
                for key in shown.keys() - {"uid"}
                if shown[key] != page.payload[key]
            }
            await hands.press("escape")
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert found.keys() == DECLARED.keys()

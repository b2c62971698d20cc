"""Every declared kind of entry: its form logs its example, and shows again what was said."""

from __future__ import annotations

from typing import Any

import pytest

from dutydesk.desk.further import offered
from dutydesk.desk.kinds import KINDS, entry_adapter
from dutydesk.desk.kinds.kind import Kind, asks_of
from dutydesk.desk.log import log, preview
from dutydesk.desk.versions import entry_page
from screens.forms.amending import WHY
from screens.forms.opened import BY_HAND, amending_form
from tests.support import london

DECLARED = {name: kind for name, kind in KINDS.items() if name not in BY_HAND}
BEGUN_BY = {
    "arrests": "arrest",
    "meetings": "meeting",
    "appointments": "appointment",
    "orders": "order_made",
}
"""The kinds whose examples make the records that other kinds name."""


def logged(desk, name: str) -> int:
    """The example of a kind, logged about the first young person; with what it goes on with."""
    kind = KINDS[name]
    entry = entry_adapter.validate_python(
        {"kind": name, "person": 1, **_named(desk, kind), **kind.example}
    )
    why = {one.rule: "an invented reason" for one in preview(desk, entry).problems}
    return log(desk, entry.model_copy(update={"overrides": entry.overrides | why})).entry_id


def _named(desk, kind: Kind) -> dict[str, Any]:
    """The records that the kind must name, made first where there are none."""
    fields = kind.entry.model_fields
    named = {field: ask.of for field, ask in asks_of(kind).items() if ask.of}
    for field in [one for one in named if not fields[one].is_required()]:
        del named[field]
    for field, of in named.items():
        if not offered(desk, kind, 1).choices[field]:
            logged(desk, BEGUN_BY[of])
    choices = offered(desk, kind, 1).choices
    return {field: choices[field][0][0] for field in named}


@pytest.mark.asyncio
async def test_each_form_asks_for_what_the_entry_takes_and_says_it_as_it_was_said(
    console, desk
) -> None:
    """One console for all of them, so small that drawing costs little: each to the letter."""
    desk.now = lambda: london("2026-11-21 12:00")
    found = {}
    async with console((60, 8)) as hands:
        for name, kind in DECLARED.items():
            page = entry_page(desk, logged(desk, name))
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

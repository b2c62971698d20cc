"""The protocols on the screen: read at a clock's paragraph, searched, in the version of then."""

from __future__ import annotations

import pytest
from sqlmodel import select

from dutydesk.records import Clock, ProtocolCopy
from screens.board import BoardScreen
from screens.clock import ClockScreen
from screens.protocol import ProtocolScreen, SearchLine
from tests.screens.conftest import SIZES, press, settled, shown, still


@pytest.mark.snapshot
@pytest.mark.parametrize("size", SIZES)
def test_from_a_clock_to_its_paragraph_and_on_to_another(
    app, people, desk, snap_compare, size
) -> None:
    async def look(pilot) -> None:
        await settled(pilot)
        await press(pilot, "r")
        reader = app.screen
        assert isinstance(reader, ProtocolScreen)
        assert reader.reading
        assert reader.shown is not None
        assert reader.shown.number == "R14"
        assert "Clock · rotherham/r14  ← what you came from" in shown(app)
        assert "◆ Limit: 24 hours." in shown(app)
        await press(pilot, "slash")
        reader.query_one(SearchLine).value = "remanded ouside"
        await settled(pilot)
        assert [hit.paragraph.number for hit in reader.hits][:1] == ["R29"]
        assert "found by: remanded, outside" in shown(app)
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)


async def test_it_is_read_with_the_keyboard_alone(app, people, desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        reader = app.screen
        await pilot.press("right")
        assert reader.shown.number == "R15"
        await pilot.press("left", "left")
        assert reader.shown.number == "R13"
        await pilot.press("slash", *"l21", "enter")
        await settled(pilot)
        assert reader.shown.number == "L21"
        assert reader.reading
        assert not reader.query_one(SearchLine).region
        await pilot.press("escape")  # to the list that it was chosen from
        assert not reader.reading
        reader.query_one(SearchLine).value = ""
        await pilot.press("f5", "f5")
        await settled(pilot)
        assert {hit.paragraph.protocol for hit in reader.hits} == {"leicestershire"}
        assert " · 31 paragraphs" in shown(app)
        await pilot.press("f5")
        reader.query_one(SearchLine).value = "zzyzx"
        await settled(pilot)
        assert "Nothing found. Type fewer words" in shown(app)
        await pilot.press("enter", "down", "pagedown")  # nothing to read, and nothing breaks
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardScreen)


async def test_an_older_clock_opens_the_version_of_then(app, people, desk) -> None:
    def age(session) -> int:
        clock = session.exec(select(Clock).where(Clock.rule == "rotherham/r14")).first()
        copy = session.get_one(ProtocolCopy, clock.protocol_copy_id)
        text = copy.text.replace('{ within = "24 hours" }', '{ within = "48 hours" }')
        older = ProtocolCopy(
            protocol="rotherham", version="0.9", digest="o", text=text, kept_at=desk.now()
        )
        session.add(older)
        session.flush()
        clock.protocol_copy_id = older.id
        return clock.id

    clock_id = desk.store.run(age)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await app.push_screen(ClockScreen(clock_id))
        await press(pilot, "r")
        assert "rotherham 0.9, kept Fri 20 Nov 2026 14:02 · 37 paragraphs" in shown(app)
        assert "CHANGED" in shown(app)
        assert "Limit: 48 hours." in shown(app)
        await press(pilot, "n")
        assert "Limit: 24 hours." in shown(app)
        await press(pilot, "n")
        assert "Limit: 48 hours." in shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, ClockScreen)

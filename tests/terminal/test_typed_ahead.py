"""Keys that come in a burst, as over a slow line, go where a slow hand's would."""

from __future__ import annotations

import pytest

from tests.terminal.console import CTRL_C, ENTER, TAB
from tests.terminal.hands import EMPTY, make_person, open_arrest

pytestmark = pytest.mark.terminal


def test_a_burst_goes_from_field_to_field(db, start):
    console = start("--db", db)
    open_arrest(console)
    make_person(console)
    console.type(f"19:40{ENTER}Nowhere Lane{ENTER}abh, theft 2{ENTER}rui{ENTER}{TAB}Jo Sample")
    console.until(
        "The name of the appropriate adult",
        lambda: field(console, "Arrested").startswith("19:40 "),
        lambda: field(console, "Police station") == "Nowhere Lane",
        lambda: field(console, "Offences") == "abh, theft 2",
        lambda: field(console, "What became of it") == "Released under investigation",
    )


def test_what_is_typed_before_the_desk_is_open_waits_for_it(db, start):
    console = start("--db", db)
    console.until(lambda: console.modes.get("1049") == "h")
    console.type("aRobin Sampleby")
    console.until("make new: Robin Sampleby")


def test_ctrl_c_waits_for_nothing_and_drops_what_was_typed_ahead(db, start):
    console = start("--db", db)
    console.until(EMPTY)
    console.type(f"paq{CTRL_C}")
    assert console.until_gone() == 0


def field(console, label: str) -> str:
    """What stands beside a label."""
    line = next((one for one in console.lines if one.startswith(f" {label} ")), "")
    return line[len(label) + 1 :].strip()

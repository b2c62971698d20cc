"""Leaving, by choice or not: the terminal is as it was, nobody is left over, the draft is kept."""

from __future__ import annotations

import signal

import pytest

from dutydesk.desk.drafts import DraftRow, drafts
from tests.terminal.console import CTRL_C, CTRL_R, LEFT_CLEAN
from tests.terminal.hands import EMPTY, NAME, half_type_arrest, open_arrest

pytestmark = pytest.mark.terminal

STATION = "Nowhere Lane"


def assert_restored(console) -> None:
    """The terminal is as a shell wants it: its own screen, a cursor, echo, no mouse reports."""
    assert {mode: console.modes.get(mode) for mode in LEFT_CLEAN} == LEFT_CLEAN
    assert console.attributes() == console.attributes_before


def kept(desk) -> DraftRow:
    """The one draft."""
    (draft,) = drafts(desk)
    return draft


def is_kept(desk) -> bool:
    """Whether the half-typed arrest is a draft, down to the last word."""
    return any(draft.typed["fields"].get("station") for draft in drafts(desk))


def assert_offered_again(start, db) -> None:
    """At the next start the form offers the draft, and takes it up whole."""
    console = start("--db", db)
    open_arrest(console)
    console.until(f"Half-typed: Arrest · {NAME}")
    console.type(CTRL_R)
    console.until(STATION, NAME)
    console.until_not("Half-typed")


@pytest.mark.parametrize("key", [CTRL_C, "q"], ids=["ctrl-c", "q"])
def test_an_empty_board_is_left_at_once(db, start, key):
    console = start("--db", db)
    console.until(EMPTY)
    console.type(key)
    assert console.until_gone() == 0
    assert_restored(console)


def test_ctrl_c_in_a_half_typed_form_asks_and_keeps_the_draft(db, start, looking):
    console = start("--db", db)
    half_type_arrest(console)
    console.type(CTRL_C)
    console.until("Leave the desk?")
    console.type("n")
    console.until_not("Leave the desk?")
    console.type(CTRL_C)
    console.until("Leave the desk?")
    console.type("y")
    assert console.until_gone() == 0
    assert_restored(console)
    draft = kept(looking(db))
    assert (draft.kind, draft.about) == ("arrest", f"Arrest · {NAME}")
    assert_offered_again(start, db)


def test_a_closed_terminal_leaves_no_process_and_keeps_the_draft(db, start, looking):
    console = start("--db", db)
    half_type_arrest(console)
    console.hang_up()
    assert console.until_gone() == 128 + signal.SIGHUP
    assert is_kept(looking(db))
    assert_offered_again(start, db)


@pytest.mark.parametrize("which", [signal.SIGHUP, signal.SIGTERM], ids=["hang-up", "terminate"])
def test_a_signal_ends_it_and_keeps_the_draft(db, start, looking, which):
    console = start("--db", db)
    half_type_arrest(console)
    console.signal(which)
    assert console.until_gone() == 128 + which
    assert_restored(console)
    assert is_kept(looking(db))


def test_a_killed_console_offers_its_draft_again(db, start, looking):
    desk = looking(db)
    console = start("--db", db)
    half_type_arrest(console)
    console.until(lambda: is_kept(desk))
    console.signal(signal.SIGKILL)
    assert console.until_gone() == -signal.SIGKILL
    assert_offered_again(start, db)


@pytest.mark.parametrize("which", ["hang-up", "ctrl-c"])
def test_it_can_be_left_while_the_desk_is_still_being_opened(tmp_path, start, which):
    console = start("--db", tmp_path / "new" / "desk.db")
    console.until("Opening the desk")
    if which == "hang-up":
        console.hang_up()
        assert console.until_gone() == 128 + signal.SIGHUP
    else:
        console.type(CTRL_C)
        assert console.until_gone() == 0
        assert_restored(console)

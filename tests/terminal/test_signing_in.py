"""A guarded desk in a real terminal: nothing of a young person is sent before somebody signs in."""

from __future__ import annotations

import shutil

from dutydesk.desk.context import open_desk
from dutydesk.desk.officers import add_officer
from dutydesk.desk.sittings import who_is_here
from tests.terminal.console import ENTER
from tests.terminal.hands import NAMES

CTRL_L, CTRL_Q = "\x0c", "\x11"


def test_names_are_for_those_who_signed_in(named, tmp_path, start) -> None:
    db = tmp_path / "desk.db"
    shutil.copy(named, db)
    desk = open_desk(db, terminal="tests")
    add_officer(desk, "Delia Specimen", "supervisor", "4071")
    family = NAMES[0].split()[1]

    console = start("--db", db)
    console.until("Who is at the desk?", "Delia Specimen", "overdue")
    console.type("407" + ENTER)
    console.until("is not Delia Specimen's PIN")
    assert family.encode() not in console.sent
    console.type("4071" + ENTER)
    console.until(family, "Delia Specimen")
    assert [one.officer for one in who_is_here(desk)] == ["Delia Specimen"]

    console.type("a")
    console.until("Type a name, alias")
    console.type(CTRL_L)
    console.until("Locked.", "Delia Specimen")
    assert family not in console.text
    console.type("a4071" + ENTER)
    console.until("is not Delia Specimen's PIN")
    console.type("4071" + ENTER)
    console.until("Type a name, alias")
    console.type(CTRL_Q)
    assert console.until_gone() == 0
    assert who_is_here(desk) == []
    desk.close()


def test_a_pin_that_is_typed_ahead_opens_the_desk(named, tmp_path, start) -> None:
    """Somebody in a hurry types it while the desk is still being opened."""
    db = tmp_path / "desk.db"
    shutil.copy(named, db)
    desk = open_desk(db, terminal="tests")
    add_officer(desk, "Delia Specimen", "supervisor", "4071")
    desk.close()
    console = start("--db", db)
    console.until("Who is at the desk?")
    console.type("4071" + ENTER)
    console.until(NAMES[0].split()[1])

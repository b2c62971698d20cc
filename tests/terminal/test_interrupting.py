"""Ctrl+C at every step of a form, and a line that drops while somebody else has the database."""

from __future__ import annotations

import signal
from contextlib import closing
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlmodel import select

from dutydesk.desk.context import utc_now
from dutydesk.desk.drafts import drafts
from dutydesk.protocol.calendar import local
from dutydesk.records import Arrest, Draft
from dutydesk.store.audit import verify
from dutydesk.store.driver import library
from tests.terminal.console import CTRL_C, CTRL_S, ENTER, Console
from tests.terminal.hands import NAME, answer_questions, half_type_arrest, open_arrest
from tests.terminal.test_leaving import is_kept

pytestmark = pytest.mark.terminal


def interrupt(console: Console) -> None:
    """Press Ctrl+C, and stay."""
    console.type(CTRL_C)
    console.until("Leave the desk?")
    console.type("n")
    console.until_not("Leave the desk?")


def test_ctrl_c_at_every_step_of_an_arrest_loses_nothing(db, start, looking):
    arrested = local(utc_now() - timedelta(hours=2)).replace(second=0, microsecond=0)
    console = start("--db", db)
    desk = looking(db)
    open_arrest(console)
    console.type(NAME)
    console.until(f"make new: {NAME}")
    interrupt(console)
    console.type(ENTER)
    console.until(partial(console.cursor_beside, "Family name"))
    console.type(CTRL_C)  # all of it is marked: that is copied
    console.type(CTRL_S)
    console.until("When they were arrested")
    steps: list[tuple[str, Any, str]] = [
        (f"{arrested:%d/%m %H:%M}", f"{arrested:%H:%M}", "The police station where"),
        ("Nowhere Lane", "Nowhere Lane", "With commas"),
        ("abh, theft 2", "abh, theft 2", "bailed to return"),
        ("rui", "under investigation", "Proposed from the office hours"),
        ("edt", partial(console.cursor_beside, "edt"), "The name of the appropriate adult"),
        ("Pat Sample", "Pat Sample", "an appointment"),
        ("n", "[no]", "Already looked after"),
        ("y", "[yes]", "Legal status before"),
        ("s20", "20", "Known to Social Care"),
    ]
    for words, shown, then in steps:
        console.type(words)
        console.until(shown)
        interrupt(console)
        console.type(ENTER)
        console.until(then)
    console.until(lambda: any("abh" in str(one.typed) for one in drafts(desk)))
    answer_questions(console)
    console.until("SAVE THIS")
    interrupt(console)
    console.until("SAVE THIS")
    with desk.store.read() as session:
        assert session.exec(select(Arrest)).all() == []
    console.type(ENTER)
    console.until(NAME, "R14")
    with desk.store.read() as session:
        (arrest,) = session.exec(select(Arrest)).all()
        assert session.exec(select(Draft)).all() == []
        assert verify(session) == []
    assert (arrest.station, local(arrest.arrested_at)) == ("Nowhere Lane", arrested)
    console.type(CTRL_C)
    assert console.until_gone() == 0


def test_a_line_that_drops_while_another_writes_leaves_no_process(db, start, looking):
    console = start("--db", db)
    half_type_arrest(console)
    desk = looking(db)
    console.until(lambda: is_kept(desk))
    with closing(library().connect(db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        console.type(" and more")
        console.until("and more")
        console.hang_up()
        assert console.until_gone() == 128 + signal.SIGHUP
        other.execute("ROLLBACK")
    assert is_kept(desk)

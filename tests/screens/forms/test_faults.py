"""Saving while the disk is full, the file may not be written to, or somebody else has it.

Whatever it is: the form stays with what was typed, the words say what to do, and once it is mended
the draft is kept and the entry saved, with nothing typed again.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from dutydesk.desk.context import Desk
from dutydesk.desk.drafts import drafts
from dutydesk.records import Arrest, AuditRow, Draft, Entry
from dutydesk.store.store import Store
from screens.board import BoardScreen
from screens.confirm import LeaveDialog
from screens.forms import drafting
from tests.screens.forms.test_arrest import type_arrest

pytestmark = pytest.mark.asyncio


@contextmanager
def full_disk(desk: Desk) -> Iterator[None]:
    """The system itself lets no file of this process grow past a few bytes."""
    resource = pytest.importorskip("resource")  # Windows has no such limits
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(desk: Desk) -> Iterator[None]:
    """SQLite itself refuses to write: rights to the file would not keep root from it."""

    def refuse(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    desk.store.close()
    event.listen(desk.store.engine, "connect", refuse)
    yield
    event.remove(desk.store.engine, "connect", refuse)
    desk.store.close()


_HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def in_use(desk: Desk) -> Iterator[None]:
    """Another process has begun to write, and does not end."""
    command = [sys.executable, "-c", _HOLD, str(desk.store.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline()
        yield
        other.kill()


@pytest.fixture
def impatient(desk: Desk) -> Desk:
    """The desk, which waits for others for a moment only."""
    desk.store.close()
    hasty = Store(desk.places.database, patience=0.1)
    hasty.ring = desk.store.ring
    desk.store = hasty
    return desk


FAULTS = [
    (full_disk, "Check that its disk is there, well and not full"),
    (read_only, "Ask for the right to write to the file"),
    (in_use, "another terminal is still writing"),
]


@pytest.mark.parametrize(("fault", "words"), FAULTS, ids=lambda one: getattr(one, "__name__", ""))
async def test_a_form_that_cannot_be_saved_stays_and_is_saved_later(
    impatient: Desk,
    console: Any,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[Desk], AbstractContextManager[None]],
    words: str,
) -> None:
    monkeypatch.setattr(drafting, "AGAIN", 1.0)
    async with console() as hands:
        said = all_said(hands, monkeypatch)
        await hands.press("a")
        await type_arrest(hands)
        await hands.confirm()
        (kept,) = drafts(impatient)
        entries, rows = len(hands.all(Entry)), len(hands.all(AuditRow))
        with fault(impatient):
            await hands.press("enter")
            assert words in str(hands.form.pane._needed.content)
            assert hands.form.control("station").value() == "Main Street"
            assert hands.all(Arrest) == []
            assert len(hands.all(Entry)) == entries
            assert len(hands.all(AuditRow)) == rows
            assert drafts(impatient) == [kept]
            # Not even what is typed now can be kept: that is said, and it stays in the form.
            hands.form.remove_class("-looking")
            await hands.go_to("station")
            await hands.words("the corner of Other Street")
            await hands.rest()
            (once,) = [one for one in said if words in one]
            assert "still in this console" in once
        await until(hands, lambda: "corner" in str(drafts(impatient)[0].typed))
        await hands.confirm()
        await hands.press("enter")
        assert isinstance(hands.app.screen, BoardScreen)
        (arrest,) = hands.all(Arrest)
        assert arrest.station == "the corner of Other Street"
        assert hands.all(Draft) == []


async def test_a_draft_of_a_form_that_was_left_is_held_until_there_is_room(
    impatient: Desk, console: Any
) -> None:
    async with console() as hands:
        await hands.press("a")
        await hands.words("kai")
        await hands.press("enter")
        with full_disk(impatient):
            await hands.words("19:10")
            await hands.press("escape", "enter")
            assert isinstance(hands.app.screen, BoardScreen)
            assert hands.app.typed_words()
            await hands.press("ctrl+c")
            assert isinstance(hands.app.screen, LeaveDialog)
            await hands.press("n")
        hands.app.keep_held()
        await hands.rest()
        assert not hands.app.typed_words()
        (draft,) = drafts(impatient)
        assert "19:10" in str(draft.typed)


def all_said(hands: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that is announced from now on; announcements fade."""
    said: list[str] = []
    announce = hands.app.notify

    def notify(words: str, **options: Any) -> None:
        said.append(words)
        announce(words, **options)

    monkeypatch.setattr(hands.app, "notify", notify)
    return said


async def until(hands: Any, so: Callable[[], bool]) -> None:
    """Wait for what comes by itself."""
    for _ in range(400):
        if so():
            return
        await hands.pilot.pause(0.02)
    raise AssertionError("it was never so")

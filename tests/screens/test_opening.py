"""A file that the desk can't be opened on: said with what to do, left as it is, and tried again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dutydesk.desk.context import open_desk
from dutydesk.store.driver import library
from screens.board import BoardScreen
from tests.screens.conftest import an_app, press, settled, shown


def garbage(file: Path) -> None:
    file.write_bytes(b"Dear duty officer, " * 500)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:9000])


def empty_but_for_its_name(file: Path) -> None:
    file.unlink()
    file.mkdir()


def newer(file: Path) -> None:
    with closing(library().connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'dutydesk_9999'")
        connection.execute("PRAGMA journal_mode = DELETE")


@pytest.fixture
def good(_templates: dict[str, Any]) -> Path:
    """A database as it should be."""
    return Path(_templates["empty"])


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (garbage, "is not a database, or is damaged"),
        (cut_short, "is damaged. Leave the file as it is"),
        (newer, "Install that version here too"),
        (empty_but_for_its_name, "Check that its disk is there"),
    ],
)
async def test_what_is_wrong_with_the_file_is_said_and_can_be_mended(
    tmp_path: Path, good: Path, spoil: Callable[[Path], None], words: str
) -> None:
    file = Path(shutil.copy(good, tmp_path / "desk.db"))
    spoil(file)
    before = file.read_bytes() if file.is_file() else b""
    app = an_app(lambda: open_desk(file))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        said = " ".join(shown(app).replace("│", " ").split())
        assert "The desk could not be opened" in said
        assert words in said
        assert (file.read_bytes() if file.is_file() else b"") == before
        if file.is_dir():
            file.rmdir()
        shutil.copy(good, file)
        await press(pilot, "r")
        await settled(pilot)
        assert isinstance(app.screen, BoardScreen)
    app.desk.close()


async def test_a_file_that_somebody_is_writing_to_opens_all_the_same(
    tmp_path: Path, good: Path
) -> None:
    file = Path(shutil.copy(good, tmp_path / "desk.db"))
    with closing(library().connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        app = an_app(lambda: open_desk(file))
        async with app.run_test() as pilot:
            while not app.is_open:
                await pilot.pause(0.01)
            await pilot.pause()
            assert isinstance(app.screen, BoardScreen)
            other.execute("ROLLBACK")
            await settled(pilot)
        app.desk.close()

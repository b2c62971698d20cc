"""An empty desk for each use case; its time stands still on Friday 20 November 2026 at 20:10."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dutydesk.desk.context import Desk, open_desk
from tests.support import Time, a_desk

NOWHERESHIRE = Path(__file__).parents[2] / "protocol" / "nowhereshire.toml"


@pytest.fixture
def time() -> Time:
    return Time("2026-11-20 20:10")


@pytest.fixture
def desk(prepared: Path, tmp_path: Path, time: Time) -> Iterator[Desk]:
    desk = a_desk(prepared, tmp_path, time)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def nowhereshire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk that has taken that protocol into its rulebook, examples and all."""
    folder = tmp_path_factory.mktemp("nowhereshire")
    (folder / "protocols").mkdir()
    shutil.copy(NOWHERESHIRE, folder / "protocols")
    settings = 'authority = "elsewhere"\nprotocols = ["nowhereshire"]\n'
    (folder / "desk.toml").write_text(settings, encoding="utf-8")
    desk = open_desk(folder / "desk.db", now=Time("2020-01-01 00:00"))
    assert desk.rulebook.notices == ()
    desk.close()
    return folder


@pytest.fixture
def their_desk(nowhereshire: Path, tmp_path: Path, time: Time) -> Iterator[Desk]:
    """A desk of Nowhereshire, on its own protocol alone."""
    folder = Path(shutil.copytree(nowhereshire, tmp_path / "desk"))
    desk = open_desk(folder / "desk.db", now=time, officer="Jo Example", terminal="desk-1")
    yield desk
    desk.close()

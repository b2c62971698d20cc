"""An empty desk for each test; its time stands still on Friday 20 November 2026 at 20:10."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dutydesk.desk.context import Desk
from tests.support import Time, a_desk


@pytest.fixture
def time() -> Time:
    return Time("2026-11-20 20:10")


@pytest.fixture
def desk(prepared: Path, tmp_path: Path, time: Time) -> Iterator[Desk]:
    desk = a_desk(prepared, tmp_path, time)
    yield desk
    desk.close()

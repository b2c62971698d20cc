"""A young person in a situation."""

from __future__ import annotations

import pytest

from dutydesk.desk.context import Desk
from tests.desk.desks import Time
from tests.desk.situations.kit import Situation


@pytest.fixture
def young(desk: Desk, time: Time) -> Situation:
    return Situation(desk, time)

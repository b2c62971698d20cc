"""The demo in a real terminal: an invented desk, which is gone when one leaves."""

from __future__ import annotations

import re

import pytest

from tests.terminal.console import CTRL_C
from tests.terminal.test_leaving import assert_restored

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("key", ["q", CTRL_C], ids=["q", "ctrl-c"])
def test_the_demo_shows_a_desk_and_leaves_nothing_behind(tmp_path, start, key):
    console = start("demo", size=(120, 40), TMPDIR=str(tmp_path))
    console.until(
        "clocks running, the most pressing first",
        lambda: re.search(r" [1-9]\d* alerts ", console.text),
        lambda: re.search(r"R\d+", console.text),
    )
    assert list(tmp_path.iterdir())
    console.type(key)
    assert console.until_gone() == 0
    assert_restored(console)
    assert list(tmp_path.iterdir()) == []

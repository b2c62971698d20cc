"""Other terminals: another size while one works, other names of terminals, no colour, no UTF-8."""

from __future__ import annotations

import pytest

from tests.terminal.console import CTRL_C, ESCAPE
from tests.terminal.hands import EMPTY, NAMES, fill, make_person, open_arrest

pytestmark = pytest.mark.terminal

PREVIEW = "Shown here once these are in"


def test_a_terminal_that_changes_its_size_stays_usable(db, start):
    console = start("--db", db, size=(120, 40))
    open_arrest(console)
    console.until(PREVIEW)
    for columns, rows in ((80, 24), (120, 40), (80, 24)):
        console.resize(columns, rows)
        console.until(
            "Police station",
            lambda: "esc Back" in console.lines[-1],
            lambda wide=columns == 120: (PREVIEW in console.text) == wide,
        )
    make_person(console)
    console.resize(120, 40)
    fill(console, "", then="The police station where")
    console.until("new to the desk")
    console.type(ESCAPE)
    console.until("Leave this entry?")


@pytest.mark.parametrize(
    "env",
    [
        {"TERM": "xterm", "NO_COLOR": "1"},
        {"TERM": "screen-256color", "LANG": "C"},
        {"TERM": "tmux-256color", "LC_ALL": "C", "COLORTERM": "truecolor"},
        {"TERM": "dumb", "LC_ALL": "POSIX"},
    ],
    ids=lambda env: " ".join(f"{name}={value}" for name, value in env.items()),
)
def test_polish_and_welsh_names_on_any_terminal(named, start, env):
    console = start("--db", named, **env)
    console.until(*NAMES)
    console.type("?")
    console.until("Log an arrest")
    console.type(ESCAPE)
    console.until(NAMES[0])
    console.type(CTRL_C)
    assert console.until_gone() == 0
    assert EMPTY not in console.text

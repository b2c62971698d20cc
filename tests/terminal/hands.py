"""What hands do at the keyboard: each step waits until the screen shows where the last one led."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from dutydesk.desk.context import utc_now
from tests.terminal.console import CTRL_S, ENTER, Console

NAMES = ["Łucja Żółćińska", "Siôn Llŷr-Sample"]
NAME = "Siân Łukasiewicz"
EMPTY = "No clock is running"


def set_up(console: Console) -> None:
    """Name the first supervisor of a new desk, who then sits at it."""
    console.until("Welcome to dutydesk")
    console.type("Delia Specimen" + ENTER + "4071" + ENTER + "4071" + CTRL_S)
    console.until(EMPTY, "Delia Specimen")
    console.until_not("Welcome to dutydesk")


def open_arrest(console: Console) -> None:
    """Open the arrest form of an empty board; the cursor is in the young person's field."""
    console.until(EMPTY)
    console.type("a")
    console.until("Type a name, alias")


def half_type_arrest(console: Console) -> None:
    """Type a new young person and a police station into a new arrest."""
    open_arrest(console)
    make_person(console)
    fill(console, "", then="The police station where")
    console.type("Nowhere Lane")
    console.until("Nowhere Lane")


def make_person(console: Console) -> None:
    """Make a young person on the spot; leaves the cursor in the time of the arrest."""
    console.type(NAME)
    console.until(f"make new: {NAME}")
    console.type(ENTER)
    console.until(partial(console.cursor_beside, "Family name"))
    console.type(CTRL_S)
    console.until("When they were arrested")


def fill(console: Console, words: str, then: str) -> None:
    """Answer a field; `then` is what the next one hints at."""
    console.type(words)
    console.type(ENTER)
    console.until(then)


def log_arrest(console: Console, when: str) -> None:
    """Log the arrest of a looked-after young person of Rotherham, from the empty board."""
    open_arrest(console)
    make_person(console)
    fill(console, when, then="The police station where")
    fill(console, "Nowhere Lane", then="With commas")
    fill(console, "abh, theft 2", then="bailed to return")
    fill(console, "rui", then="Proposed from the office hours")
    fill(console, "", then="The name of the appropriate adult")
    fill(console, "", then="an appointment")
    fill(console, "", then="Already looked after")
    console.type("y")
    console.until("[yes]")
    fill(console, "", then="Legal status before")
    fill(console, "s20", then="Known to Social Care")
    answer_questions(console)
    console.until("SAVE THIS")
    console.type(ENTER)


def answer_questions(console: Console) -> None:
    """Check the form, and say that Rotherham has the young person, who lives there."""
    console.type(CTRL_S)
    console.until_not("Known to Social Care")
    console.type("y")
    console.until("[yes]  no   not known   y n ?")
    console.type(ENTER)
    for question, then in (("responsible for", "clock, asks"), ("Whose area", "opens 1 clock ")):
        console.until(partial(console.cursor_under, question))
        console.type("roth")
        console.until("› Rotherham", then)
        console.type(ENTER)


def arrest_of(name: str) -> dict[str, object]:
    """An arrest that opens a clock, as JSON has it."""
    given, family = name.split()
    return {
        "kind": "arrest",
        "person": {"given_name": given, "family_name": family},
        "arrested_at": (utc_now() - timedelta(hours=2)).isoformat(),
        "station": "Nowhere Lane",
        "answers": {
            "looked_after_before": True,
            "legal_status_before": "section_20",
            "home_authority": "rotherham",
            "placed_in_before": "rotherham",
        },
    }

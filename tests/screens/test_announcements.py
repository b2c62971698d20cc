"""What is announced, and to whom: once, and over a locked screen without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dutydesk.desk.alerts import AlertRow
from dutydesk.desk.news import News
from dutydesk.desk.notes import NoteForYou, NoteLine
from dutydesk.records import Threshold
from screens.announcements import Known, announcements, ordinal, waiting
from tests.screens.desk_data import NOW

BREACH = AlertRow(
    id=7, clock_id=3, person_id=1, person_name="Robin [x] Sampleby", duty="Tell the social worker",
    paragraphs="R17", protocol="rotherham", tell="social_worker", threshold=Threshold.OVERDUE,
    due_at=NOW - timedelta(minutes=20), raised_at=NOW - timedelta(minutes=20),
    missed_while_away=False, came_back=False, escalated=False, escalations=0, seen=True, plan="",
    acknowledged_by=None, taken_by=None,
)  # fmt: skip
UP = replace(BREACH, escalated=True, escalations=1)
NOTE = NoteForYou(
    9, NoteLine(4, NOW, "Ines Mockridge", "Ring [/] her", "Robin [x] Sampleby", "", 1, None), None
)
NAMED = ("Robin", "Sampleby", "Ines", "Mockridge")


def news(*alerts: AlertRow, notes: tuple[NoteForYou, ...] = (), told: bool = True) -> News:
    return News("Jo Smith", alerts, notes, 0, told)


def said(found: News, known: Known) -> tuple[list[str], Known]:
    """What is announced, and what is known after it."""
    told, after = announcements(found, known, NOW)
    assert not any(name in one.title for one in told for name in NAMED)
    return [f"{one.title}: {one.words}" for one in told], after


def test_each_is_announced_once() -> None:
    found = news(UP, notes=(NOTE,))
    first, known = said(found, set())
    assert [one.partition(":")[0] for one in first] == ["Alert", "Gone up", "Note for you"]
    assert said(found, known) == ([], known)
    assert said(news(), known) == ([], set())


def test_what_stood_there_before_is_said_in_one_breath() -> None:
    one = waiting(news(UP, replace(BREACH, id=8), notes=(NOTE,)))
    assert one
    assert (
        one.words
        == "2 alerts to answer (!). 1 breach that nobody answers (v). 1 note for you (F6)."
    )
    quiet = waiting(news(UP, told=False))
    assert quiet
    assert quiet.words == "1 alert to answer (!)."
    assert waiting(news()) is None


def test_each_time_that_it_goes_up_again_is_said() -> None:
    _, known = said(news(BREACH), set())
    once, known = said(news(UP), known)
    assert once == [
        "Gone up: Robin [x] Sampleby: Tell the social worker, overdue 20 min. Nobody answers for "
        "it. Press ! to answer, v for the overview."
    ]
    again, known = said(news(replace(UP, escalations=3)), known)
    assert again[0].startswith("Gone up, 3rd time: Robin [x] Sampleby")
    many, _ = said(news(replace(UP, id=8), replace(UP, id=9)), known)
    assert many[1] == "Gone up: 2 breaches that nobody answers. Press v to see them."


def test_who_is_not_to_hear_of_it_does_not_and_is_not_told_later() -> None:
    _, known = said(news(BREACH), set())
    silent, known = said(news(UP, told=False), known)
    assert silent == []
    assert said(news(UP), known)[0] == []
    # What comes back after a promise rings for everybody.
    back = replace(BREACH, came_back=True)
    assert said(news(back, told=False), known)[0] == [
        "Alert: 1 new alert. Press ! to see and answer."
    ]


def test_notes_say_from_whom_and_how_they_begin() -> None:
    (one,), _ = said(news(notes=(NOTE,)), set())
    assert (
        one == "Note for you: Ines Mockridge about Robin [x] Sampleby: Ring [/] her  F6 reads it."
    )
    two = replace(NOTE, mention_id=10)
    (many,), _ = said(news(notes=(NOTE, two)), set())
    assert many == "Note for you: 2 notes. Press F6 to read them."


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (22, "22nd"), (113, "113th")],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words

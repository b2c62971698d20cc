"""Taking clocks, taking them over, and giving them to others: who has what, and who hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from dutydesk.desk.board import Filters, board_rows
from dutydesk.desk.board_at import board_at
from dutydesk.desk.context import Desk
from dutydesk.desk.notes import notes_for
from dutydesk.desk.officers import OfficerRefused
from dutydesk.desk.story import read_story
from dutydesk.desk.taking import TakenAlready, reassign, release, take
from dutydesk.desk.tell import NotPossible, done
from dutydesk.records import Note, Officer
from dutydesk.store.feed import Feed
from tests.desk.desks import NOW, Rows, Time, logged, make_desk, put
from tests.desk.sound import assert_sound
from tests.support import CHILD

JO, INES, MORGAN = "Jo Example", "Ines Mockridge", "Morgan Placeholder"


@pytest.fixture(autouse=True)
def _named(desk: Desk) -> None:
    for name, role in ((JO, "supervisor"), (INES, "duty"), (MORGAN, "duty")):
        put(desk, Officer(name=name, role=role))
    put(desk, Officer(name="Reed Only", role="read-only"))
    put(desk, Officer(name="Wanda Gone", role="duty", ended_at=NOW))


@pytest.fixture
def clock(desk: Desk) -> int:
    """A running clock of somebody's whose arrest has been logged."""
    return logged(
        desk, kind="arrest", arrested_at="2026-11-24T07:00:00+00:00", station="Main Street",
        person={"given_name": "Zed", "family_name": "Testerly", "born": "2011-05-01"},
        answers=CHILD,
    ).clock_ids[0]  # fmt: skip


def at(desk: Desk, officer: str) -> Desk:
    """The same desk with another officer, at another terminal."""
    return replace(desk, officer=officer, terminal=f"terminal of {officer}")


def holder(desk: Desk, clock: int) -> str | None:
    return board_rows(desk, [clock])[clock].taken_by


def told(desk: Desk, officer: str) -> list[str]:
    return [one.note.words for one in notes_for(at(desk, officer))]


def test_two_who_take_a_clock_at_once_the_second_learns_of_the_first(
    desk: Desk, clock: int
) -> None:
    take(at(desk, INES), clock)
    with pytest.raises(TakenAlready, match="Ines Mockridge has it") as refused:
        take(at(desk, MORGAN), clock)
    assert refused.value.holder == INES
    assert holder(desk, clock) == INES


def test_taking_over_tells_whoever_had_it(desk: Desk, clock: int) -> None:
    take(at(desk, INES), clock)
    take(at(desk, MORGAN), clock, over_from=INES)
    assert holder(desk, clock) == MORGAN
    assert told(desk, INES) == ["Morgan Placeholder has taken this over from Ines Mockridge."]
    assert told(desk, MORGAN) == []
    assert read_story(desk, clock).events[-1].words == (
        "Taken over from Ines Mockridge by Morgan Placeholder"
    )
    with pytest.raises(TakenAlready, match="Morgan Placeholder has it"):
        take(desk, clock, over_from=INES)  # it has changed hands since
    assert_sound(desk)


def test_taking_what_one_has_is_nothing_new(desk: Desk, clock: int) -> None:
    take(desk, clock)
    before = read_story(desk, clock)
    take(desk, clock)
    assert read_story(desk, clock) == before


def test_what_somebody_who_has_left_had_can_be_taken_over(desk: Desk, clock: int) -> None:
    take(at(desk, "Wanda Gone"), clock)
    take(desk, clock, over_from="Wanda Gone")
    assert holder(desk, clock) == JO
    assert told(desk, "Wanda Gone") == []


def test_only_who_has_it_gives_it_back(desk: Desk, clock: int) -> None:
    with pytest.raises(NotPossible, match="Nobody has this clock"):
        release(desk, clock)
    take(at(desk, INES), clock)
    with pytest.raises(NotPossible, match="Ines Mockridge has it"):
        release(desk, clock)
    release(at(desk, INES), clock)
    assert holder(desk, clock) is None


def test_giving_reaches_who_gets_it_and_who_had_it(desk: Desk, clock: int) -> None:
    take(at(desk, MORGAN), clock)
    assert reassign(desk, [clock], "ines mockridge", "Ring the  home first") == [clock]
    assert holder(desk, clock) == INES
    (words,), row = told(desk, INES), board_rows(desk, [clock])[clock]
    assert words == told(desk, MORGAN)[0]
    assert words == (
        f"Given to Ines Mockridge: {row.duty} ({row.paragraphs})."
        " Until now with Morgan Placeholder. Ring the home first"
    )
    assert read_story(desk, clock).events[-1].words == "Given to Ines Mockridge"
    assert notes_for(at(desk, INES))[0].note.clock_id == clock
    assert_sound(desk)


def test_several_at_once_are_one_note_for_each_young_person(desk: Desk, rows: Rows) -> None:
    ada, zed = rows.person("Ada Example"), rows.person("Zed Example")
    of_ada = [rows.clock(ada, timedelta(hours=2)) for _ in range(3)]
    clocks = [*of_ada, rows.clock(zed, timedelta(hours=3))]
    take(at(desk, INES), clocks[0])
    assert reassign(desk, clocks, INES, "", uid="given-0001") == clocks[1:]
    assert reassign(desk, clocks, INES, "", uid="given-0001") == []
    found = notes_for(at(desk, INES))
    assert [(one.note.person_id, one.note.clock_id) for one in found] == [
        (zed, clocks[3]),
        (ada, None),
    ]


def test_giving_again_by_the_same_uid_takes_nothing_from_anybody(desk: Desk, clock: int) -> None:
    reassign(desk, [clock], INES, "", uid="given-0001")
    take(at(desk, MORGAN), clock, over_from=INES)
    assert reassign(desk, [clock], INES, "", uid="given-0001") == []
    assert holder(desk, clock) == MORGAN


@pytest.mark.parametrize(
    ("to", "error", "words"),
    [
        ("Reed Only", NotPossible, "may only read"),
        ("Wanda Gone", NotPossible, "has left"),
        ("Inez Mockrige", OfficerRefused, "Did you mean Ines Mockridge"),
        ("Xyz", OfficerRefused, "There are: "),
    ],
)
def test_whom_nothing_can_be_given_to(
    desk: Desk, clock: int, to: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        reassign(desk, [clock], to, "")
    assert holder(desk, clock) is None


def test_of_several_none_is_given_if_one_has_ended(desk: Desk, rows: Rows, clock: int) -> None:
    ended = rows.clock(rows.person("Zed Example"), timedelta(hours=3), ends="done", tell=None)
    done(desk, ended, desk.now(), "Seen to")
    with pytest.raises(NotPossible, match="has ended"):
        reassign(desk, [clock, ended], INES, "")
    with pytest.raises(NotPossible, match="Choose the clocks"):
        reassign(desk, [], INES, "")
    assert holder(desk, clock) is None
    with desk.store.read() as session:
        assert session.exec(select(Note)).all() == []


def test_words_that_go_with_a_clock_have_a_length(desk: Desk, clock: int) -> None:
    with pytest.raises(NotPossible, match=r"4,001 characters; there is room for 4,000"):
        reassign(desk, [clock], INES, "x" * 4001)
    assert holder(desk, clock) is None
    assert reassign(desk, [clock], INES, "x" * 4000) == [clock]


def test_another_terminal_hears_of_it_and_the_board_of_then_knows_it(
    desk: Desk, clock: int, time: Time
) -> None:
    other = make_desk(desk.places.folder, time, MORGAN)
    feed = Feed(other.store)
    taken_at = time.on(minutes=1)
    take(at(desk, INES), clock)
    assert ("clock", clock) in feed.poll()
    given_at = time.on(minutes=1)
    reassign(desk, [clock], MORGAN, "")
    heard = feed.poll()
    assert ("clock", clock) in heard
    assert "note" in {kind for kind, _ in heard}
    assert holder(other, clock) == MORGAN
    time.on(minutes=1)
    assert [one.clock_id for one in (n.note for n in notes_for(other))] == [clock]
    for when, had in ((taken_at, INES), (given_at, MORGAN)):
        assert {one.id: one.taken_by for one in board_at(desk, when, Filters())}[clock] == had
    feed.close()
    other.close()

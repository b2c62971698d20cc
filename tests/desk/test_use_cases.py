"""Whole use cases without a screen: log an entry, then read the board, the story and the page."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dutydesk.desk.board import Filters, board_ids, board_rows, counts
from dutydesk.desk.context import Desk
from dutydesk.desk.person import person_page
from dutydesk.desk.story import Story, clock_story
from dutydesk.desk.taking import take
from dutydesk.desk.tell import ChaseIn, TellingIn, chase, not_required, reopen, tell
from tests.desk.desks import Time, logged, uid

HEARD = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


@pytest.fixture
def result(desk: Desk, time: Time) -> dict[str, Any]:
    """A result of this morning for a young person whom Rotherham looks after, logged at 11:00."""
    time.at = HEARD + timedelta(minutes=30)
    return {
        "kind": "result",
        "person": {"given_name": "Ada", "family_name": "[b]Example[/b]", "born": "2011-03-04"},
        "court": "Nowhere Youth Court",
        "heard_at": HEARD.isoformat(),
        "outcome": "adjourned",
        "next_at": "2026-12-15T10:00",
        "note": "rang in; see [/] note",
        "answers": {
            "legal_status_before": "care_order",
            "home_authority": "rotherham",
            "placed_in_before": "rotherham",
            "placement_kind_before": "foster",
        },
    }


def story_of(desk: Desk, rule: str) -> Story:
    """The story of the one running clock of that rule."""
    rows = board_rows(desk, board_ids(desk))
    (found,) = (row.id for row in rows.values() if row.rule == rule)
    return clock_story(desk, found)


def test_what_is_logged_stands_on_the_board(desk: Desk, result: dict[str, Any]) -> None:
    saved = logged(desk, **result)
    ids = board_ids(desk)
    rows = board_rows(desk, ids)
    assert set(ids) == set(saved.clock_ids)
    dues = [row.due_at for row in rows.values() if row.due_at]
    assert dues == sorted(dues)
    assert counts(desk).running == len(ids)
    told = next(row for row in rows.values() if row.rule == "rotherham/r17")
    assert (told.tell_label, told.due_at) == ("Social worker", HEARD + timedelta(hours=24))
    assert (told.words, told.basis, told.authority) == ("24 hours", "limit", "local protocol")
    assert board_ids(desk, Filters(text="[b]example r17")) == [told.id]


def test_the_story_says_why_a_clock_runs_and_each_step(desk: Desk, result: dict[str, Any]) -> None:
    logged(desk, **result)
    story = story_of(desk, "rotherham/r17")
    assert story.entry.summary.startswith("Nowhere Youth Court: Adjourned")
    assert (story.entry.happened_at, story.entry.known_at) == (HEARD, desk.now())
    assert (story.paragraphs, story.protocol_version) == ("R17", "1.0")
    assert story.protocol_title.startswith("Rotherham")
    assert story.stands == "running"
    assert any("24 hours elapsed = Wed 25 Nov 2026 10:30" in step for step in story.steps)
    text = story.as_text()
    for said in (
        "Ada [b]Example[/b] (DD-2026-0001)",
        "rang in; see [/] note",
        "rotherham/r17 (R17), version 1.0",
        "Local protocol: the limit is that of Rotherham",
        "Opened, due Wed 25 Nov 2026 10:30",
    ):
        assert said in text
    assert max(map(len, text.splitlines())) <= 80
    assert "DESK TARGET" not in text


def test_a_desk_target_is_called_one(desk: Desk, result: dict[str, Any]) -> None:
    logged(desk, **result)
    rows = board_rows(desk, board_ids(desk))
    targets = [row for row in rows.values() if row.basis == "desk target"]
    assert targets
    for row in targets:
        text = " ".join(clock_story(desk, row.id).as_text().split())
        assert "DESK TARGET, set by this desk." in text
        assert "the limit is that of" not in text


def test_told_in_time_is_met(desk: Desk, result: dict[str, Any], time: Time) -> None:
    logged(desk, **result)
    clock = story_of(desk, "rotherham/r17").row.id
    take(desk, clock)
    at = time.on(hours=1)
    told = TellingIn(
        uid=uid(), clock_ids=[clock], told_name="Sam Worker", told_role="social_worker",
        channel="telephone", at=at, reference="E-9", note="will tell the home",
    )  # fmt: skip
    tell(desk, told)
    story = clock_story(desk, clock)
    assert clock not in board_ids(desk)
    assert story.stands == "met Tue 24 Nov 2026 12:00"
    assert [event.what for event in story.events] == ["opened", "taken", "met"]
    (telling,) = story.tellings
    assert (telling.told_name, telling.told_role) == ("Sam Worker", "Social worker")
    assert (telling.channel, telling.reached, telling.officer) == (
        "Telephone", "told", "Jo Example"
    )  # fmt: skip
    text = " ".join(story.as_text().split())
    assert "Sam Worker, Social worker: told, by telephone; reference E-9" in text


def test_a_missed_limit_stays_missed(desk: Desk, result: dict[str, Any], time: Time) -> None:
    logged(desk, **result)
    clock = story_of(desk, "rotherham/r17").row.id
    time.on(days=2)
    assert clock_story(desk, clock).stands == "running, overdue since Wed 25 Nov 2026 10:30"
    tell(
        desk, TellingIn(uid=uid(), clock_ids=[clock], told_name="Sam", channel="email", at=time.at)
    )
    missed = "its limit of Wed 25 Nov 2026 10:30 was missed"
    assert clock_story(desk, clock).stands == f"met late Thu 26 Nov 2026 11:00; {missed}"
    reopen(desk, clock, "it was never sent")
    reopened = clock_story(desk, clock)
    assert reopened.row.due_at == HEARD + timedelta(hours=24)
    assert missed in reopened.stands
    not_required(desk, clock, "moved to another area")
    stands = clock_story(desk, clock).stands
    assert stands.startswith("not required Thu 26 Nov 2026 11:00: moved to another area")
    assert missed in stands
    lines = [line for line in person_page(desk, 1).timeline if line.clock_id == clock]
    assert {"missed", "met_late", "reopened", "not_required", "telling"} == {
        line.kind for line in lines
    }


def test_an_adjournment_moves_what_hangs_on_the_hearing(
    desk: Desk, result: dict[str, Any], time: Time
) -> None:
    logged(desk, **result)
    hearing = person_page(desk, 1).next_hearing
    assert hearing is not None
    hanging = [row for row in person_page(desk, 1).running if row.due_at == hearing.at]
    assert hanging
    time.at = datetime(2026, 12, 15, 12, 0, tzinfo=UTC) - timedelta(days=1)
    logged(
        desk, kind="hearing", person=1, hearing_id=hearing.id, at="2026-12-22T14:00"
    )  # fmt: skip
    for row in hanging:
        story = clock_story(desk, row.id)
        assert story.row.due_at == datetime(2026, 12, 22, 14, 0, tzinfo=UTC)
        (moved,) = (event for event in story.events if event.what == "redated")
        assert moved.words.startswith(
            "Due time moved from Tue 15 Dec 2026 10:00 to Tue 22 Dec 2026 14:00: "
        )
        assert (moved.old_due_at, moved.new_due_at) == (hearing.at, story.row.due_at)


def test_what_others_owe_is_chased_and_told_to_the_desk(
    desk: Desk, result: dict[str, Any], time: Time
) -> None:
    result |= {"kind": "arrest", "arrested_at": HEARD.isoformat(), "station": "Main Street"}
    for key in ("court", "heard_at", "outcome", "next_at"):
        del result[key]
    logged(desk, **result)
    story = story_of(desk, "rotherham/r14")
    assert (story.row.owner_label, story.row.tell_label) == ("Social Care", "YOT")
    clock = story.row.id
    assert clock in board_ids(desk, Filters(owner="others"))
    at = time.on(hours=1)
    chase(
        desk,
        ChaseIn(uid=uid(), clock_id=clock, whom="Pat", channel="email", at=at, note="left word"),
    )
    tell(desk, TellingIn(uid=uid(), clock_ids=[clock], told_name="Pat", channel="telephone", at=at))
    story = clock_story(desk, clock)
    (chased,) = story.chases
    assert (chased.whom, chased.channel, chased.note) == ("Pat", "Email", "left word")
    text = " ".join(story.as_text().split())
    assert "chased Pat by email; left word" in text
    assert "Pat: told the desk, by telephone" in text
    words = [line.words for line in person_page(desk, 1).timeline]
    assert any(said.startswith("The desk was told by Pat, by telephone") for said in words)


def test_the_page_shows_status_with_the_entry_that_it_comes_from(
    desk: Desk, result: dict[str, Any], time: Time
) -> None:
    saved = logged(desk, **result)
    page = person_page(desk, "DD-2026-0001")
    status = {line.field: line for line in page.status}
    assert (status["legal_status"].value, status["legal_status"].entry_id) == (
        "Care order (section 31)", saved.entry_id
    )  # fmt: skip
    assert status["legal_status"].source.startswith("Nowhere Youth Court")
    assert (status["looked_after"].value, status["known_to_yot"].value) == ("yes", "not known")
    assert (status["known_to_yot"].known, status["known_to_yot"].source) == (False, "")
    assert (page.name, page.age) == ("Ada [b]Example[/b]", "15 years 8 months")
    assert page.placement is not None
    assert (page.placement.kind_label, page.placement.authority_label) == (
        "Foster care", "Rotherham"
    )  # fmt: skip
    assert page.next_hearing is not None
    assert page.next_hearing.missing[0] == "who accompanies"
    assert [row.id for row in page.running] == board_ids(desk, Filters(person_id=1))
    assert page.timeline[-1].words.endswith("rang in; see [/] note")
    assert page.questions
    assert all(question.text.endswith("?") for question in page.questions)
    time.on(days=30)
    later = person_page(desk, 1)
    assert (later.next_hearing, later.without_result[0].id) == (None, page.next_hearing.id)

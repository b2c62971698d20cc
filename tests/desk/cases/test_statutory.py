"""A desk that has switched the statutory clocks on: an arrest, a charge, a court, police bail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dutydesk.desk.board import Filters, board_ids, board_rows
from dutydesk.desk.check import check
from dutydesk.desk.context import Desk
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.kinds.detention import DetentionEntry
from dutydesk.desk.log import preview
from dutydesk.desk.tell import done
from dutydesk.records import ClockState, Entry
from screens.widgets.clock_row import paint, text_of
from screens.widgets.plan_words import plan_words
from tests.desk.cases.entries import NEW_TO_CARE, arrest, result
from tests.support import (
    Time,
    a_desk,
    clock,
    clocks,
    key,
    last_hearing,
    london,
    opened,
    plan_of,
    prepare,
    running,
    save,
    shown,
    someone,
    story,
)

SETTINGS = 'protocols = ["rotherham", "statutory"]\n'
REVIEWS = ("r9", "care-review-1", "care-review-2", "care-review-next")


@pytest.fixture(scope="module")
def switched_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("statutory")
    (folder / "desk.toml").write_text(SETTINGS, encoding="utf-8")
    return prepare(folder)


@pytest.fixture
def desk(switched_on: Path, tmp_path: Path, time: Time) -> Iterator[Desk]:
    (tmp_path / "desk.toml").write_text(SETTINGS, encoding="utf-8")
    desk = a_desk(switched_on, tmp_path, time)
    yield desk
    desk.close()


@pytest.fixture
def local(prepared: Path, tmp_path: Path, time: Time) -> Iterator[Desk]:
    """A desk with the two local protocols alone."""
    desk = a_desk(prepared, tmp_path, time)
    yield desk
    desk.close()


CUSTODY = {
    "arrived_at": london("2026-11-20 19:10"),
    "detention_authorised_at": london("2026-11-20 19:25"),
}


def test_an_arrest_opens_the_custody_clocks_and_they_look_like_no_local_limit(desk: Desk) -> None:
    saved = save(desk, arrest("2026-11-20 18:40", **CUSTODY))
    assert opened(saved.plan) == {
        "r14>yot": "2026-11-21 18:40",
        "adult-called>appropriate_adult": "2026-11-20 19:40",
        "review-1": "2026-11-21 01:25",
        "review-next": None,
        "detention-24": "2026-11-21 19:10",
    }
    found = {one.rule: (one.authority, one.desk_owes) for one in plan_of(saved).opens}
    assert found["statutory/detention-24"] == ("statute", False)
    assert found["statutory/adult-called"] == ("national guidance", False)
    assert found["rotherham/r14"][0] == "local protocol"

    preview = plan_words(plan_of(saved), desk.now()).plain
    assert "By law, watched here\n§ " in preview
    assert "PACE s.41 statute\n  Police: Charge or release" in preview
    assert "PACE Code C 3.13 national guidance" in preview
    assert "R14 rotherham" in preview

    rows = board_rows(desk, board_ids(desk, Filters(person_id=saved.person_id)))
    lines = {
        row.paragraphs: text_of(paint(row, "calm", desk.now(), 110)[1]) for row in rows.values()
    }
    assert lines["PACE s.41"].startswith(" ◆ statute PACE s.41 ")
    assert lines["R14"].startswith("   ◆ limit R14 ")

    told = story(desk, clock(desk, saved.person_id, "detention-24"))
    assert told.limit_source == (
        "Statute: the limit is that of Police and Criminal Evidence Act 1984, section 41."
    )
    assert any("Arrival at the station Fri 20 Nov 2026 19:10" in step for step in told.steps)
    local = story(desk, clock(desk, saved.person_id, "r14>yot"))
    assert local.limit_source.startswith("Local protocol: the limit is that of Rotherham")


def test_a_desk_that_does_not_watch_them_sees_them_beside_the_form_all_the_same(
    local: Desk,
) -> None:
    seen = preview(local, arrest("2026-11-20 18:40", **CUSTODY))
    found = {one.rule: shown(one.due_at) for one in seen.by_law}
    assert found["statutory/review-1"] == "2026-11-21 01:25"
    assert found["statutory/detention-24"] == "2026-11-21 19:10"
    assert "By law, not watched by this desk\n§ " in plan_words(seen, local.now()).plain
    saved = save(local, arrest("2026-11-20 18:40", **CUSTODY))
    assert not [one for one in plan_of(saved).opens if one.protocol == "statutory"]


def test_the_next_review_counts_from_the_first_as_it_was_held(desk: Desk, time: Time) -> None:
    person = save(desk, arrest("2026-11-20 18:40", **CUSTODY)).person_id
    time.to("2026-11-21 01:00")
    done(desk, key(clock(desk, person, "review-1")), london("2026-11-21 00:50"), "Inspector Sample")
    assert running(desk, person)["review-next"] == "2026-11-21 09:50"


def detention(what: Any, at: str, person: int, **more: Any) -> DetentionEntry:
    return DetentionEntry(arrest_id=1, what=what, at=london(at), person=person, **more)


def test_reviews_of_detention_follow_each_other_as_they_are_held(desk: Desk, time: Time) -> None:
    person = save(desk, arrest("2026-11-20 18:40", **CUSTODY)).person_id
    time.to("2026-11-21 01:10")
    save(desk, detention("review", "2026-11-21 00:50", person))
    assert clock(desk, person, "review-1").state is ClockState.MET
    assert running(desk, person)["review-next"] == "2026-11-21 09:50"
    time.to("2026-11-21 09:20")
    save(desk, detention("review", "2026-11-21 09:10", person))
    held, coming = clocks(desk, person, "review-next")
    assert (held.state, shown(coming.due_at)) == (ClockState.MET, "2026-11-21 18:10")
    assert coming.follows_id == held.id
    assert not list(check(desk).findings)


def test_times_that_come_later_move_the_clocks_of_their_own_arrest(desk: Desk, time: Time) -> None:
    person = save(desk, arrest("2026-11-20 18:40")).person_id
    assert running(desk, person)["review-1"] is None
    assert running(desk, person)["detention-24"] == "2026-11-22 18:40"
    time.to("2026-11-20 20:30")
    save(desk, arrest("2026-11-20 18:40", person=person, arrest_id=1, **CUSTODY))
    assert running(desk, person)["review-1"] == "2026-11-21 01:25"
    assert running(desk, person)["detention-24"] == "2026-11-21 19:10"
    time.to("2026-11-21 12:00")
    save(desk, detention("extension", "2026-11-21 11:40", person, by="Superintendent Sample"))
    assert running(desk, person)["detention-36"] == "2026-11-22 07:10"
    assert clock(desk, person, "detention-24").state is ClockState.SUPERSEDED
    assert not list(check(desk).findings)


def test_a_charge_ends_the_custody_clocks_and_the_court_ends_those_of_the_charge(
    desk: Desk, time: Time
) -> None:
    person = save(desk, arrest("2026-11-20 18:40", **CUSTODY)).person_id
    time.to("2026-11-20 23:00")
    charged = arrest(
        "2026-11-20 18:40",
        person=person,
        arrest_id=1,
        answers={},
        outcome="charged_held",
        charged_at=london("2026-11-20 22:40"),
        court="Nowhere Youth Court",
        court_at=london("2026-11-21 10:00"),
    )
    due = opened(save(desk, charged).plan)
    court = "2026-11-21 10:00"
    assert due["transfer"] == due["transfer-certificate>court"] == due["first-sitting"] == court
    assert clock(desk, person, "detention-24").state is ClockState.MET
    for name in ("review-1", "review-next"):  # nobody reviewed: there is nothing to review any more
        assert clock(desk, person, name).state is ClockState.SUPERSEDED

    time.to("2026-11-21 13:00")
    save(
        desk,
        result(
            "2026-11-21 10:40",
            "bailed_unconditional",
            person=person,
            hearing_id=last_hearing(desk, person),
        ),
    )
    sitting = clock(desk, person, "first-sitting")
    assert (sitting.state, shown(sitting.ended_at)) == (ClockState.MET, court)
    moved = clock(desk, person, "transfer")
    assert (moved.state, shown(moved.missed_at)) == (ClockState.SUPERSEDED, court)


def test_police_bail_runs_three_months_from_the_day_after_the_arrest(
    desk: Desk, time: Time
) -> None:
    bailed = {"outcome": "bailed_to_return", "bail_return_at": london("2027-01-12 10:00")}
    first = save(desk, arrest("2026-11-20 18:40", **bailed))
    assert opened(first.plan)["bail-period"] == "2027-02-20 23:59"
    time.on(hours=1)
    again = {"person": first.person_id, "arrest_id": 1, "answers": {}}
    assert opened(save(desk, arrest("2026-11-20 18:40", **bailed, **again)).plan) == {}
    time.on(days=3)
    over = arrest("2026-11-20 18:40", outcome="no_further_action", **again)
    save(desk, over)
    assert clock(desk, first.person_id, "bail-period").state is ClockState.MET


def test_a_custody_time_that_an_arrest_brings_later_is_an_anchor_of_its_charge(
    desk: Desk, time: Time
) -> None:
    person = save(desk, arrest("2026-11-20 18:40")).person_id
    assert running(desk, person)["review-1"] is None
    assert running(desk, person)["detention-24"] == "2026-11-22 18:40"
    time.on(minutes=30)
    again = arrest("2026-11-20 18:40", person=person, arrest_id=1, answers={}, **CUSTODY)
    later = save(desk, again)
    with desk.store.read() as session:
        (raised,) = session.get_one(Entry, later.entry_id).raised
    assert set(raised["anchors"]) >= {"arrival", "detention_authorised"}


def test_a_review_that_is_logged_ends_one_duty_and_dates_the_next(desk: Desk, time: Time) -> None:
    """Rotherham's R9 and the law's own file ask for the same reviews, and count alike."""
    at = {"legal_status": "section_20", "from_at": "2026-11-19T12:00"}
    cared = entry_adapter.validate_python(
        {"kind": "looked_after", "person": someone(), "answers": NEW_TO_CARE, **at}
    )
    person = save(desk, cared).person_id
    due: dict[str, list[str | None]] = {}
    for held in ("2026-12-10 14:00", "2027-03-01 14:00", "2027-09-15 14:00"):
        before = running(desk, person)
        due[held[:10]] = [before.get(name) for name in REVIEWS]
        time.to(held)
        review = {"meeting_kind": "looked_after_review", "held_at": london(held)}
        kind = {"kind": "meeting_held", "person": person, "yot_attending": True}
        save(desk, entry_adapter.validate_python(kind | review))
    assert due == {
        "2026-12-10": ["2026-12-17 23:59", "2026-12-17 23:59", None, None],
        "2027-03-01": ["2027-03-10 14:00", None, "2027-03-10 14:00", None],
        "2027-09-15": ["2027-09-01 14:00", None, None, "2027-09-01 14:00"],
    }
    after = running(desk, person)
    assert [after.get(name) for name in REVIEWS] == [
        "2028-03-15 14:00", None, None, "2028-03-15 14:00",
    ]  # fmt: skip

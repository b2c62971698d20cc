"""What can't be saved: refused beside its field, or for a reason; nothing is saved of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    HearingEntry,
    MoveEntry,
    NewPerson,
    Place,
)
from dutydesk.desk.kinds.release import ReleaseEntry
from dutydesk.desk.log import log, preview
from dutydesk.desk.plan import Refused
from dutydesk.desk.state import UnknownPerson
from dutydesk.records import Person
from tests.desk.cases.entries import arrest, result
from tests.support import (
    CHILD,
    audited,
    but_for_the_trail,
    contents,
    last_hearing,
    london,
    plan_of,
    rows,
    save,
    someone,
)


def refused(desk: Desk, entry: Any, field: str, words: str, refuse: bool = True) -> None:
    """The entry is refused with these words beside this field; only the audit trail knows of it."""
    before = contents(desk)
    plan = preview(desk, entry)
    assert contents(desk) == before
    (problem,) = (one for one in plan.problems if one.field == field)
    assert words in problem.message
    assert problem.refuse is refuse
    trail, records = before.pop("audit"), but_for_the_trail(desk)
    with pytest.raises(Refused, match=field):
        log(desk, entry)
    assert contents(desk)["audit"][:-1] == trail
    assert but_for_the_trail(desk) == records


@pytest.mark.parametrize(
    "entry",
    [
        lambda: HearingEntry(person=someone(), court="x", at=london("2026-12-01 10:00"),
                             accompanied_by_role="yot_worker", accompanied_by_name="Sam",
                             answers=CHILD),
        lambda: result("2026-11-20 11:00", "withdrawn", accompanied_by_role="yot_worker"),
    ],
    ids=["hearing", "result"],
)  # fmt: skip
def test_a_yot_worker_is_nobodys_responsible_adult(desk: Desk, entry: Any) -> None:
    refused(desk, entry(), "accompanied_by_role", "YOT worker can't be the responsible adult")
    # Nor with a reason.
    given = entry().model_copy(update={"overrides": {"rotherham/r21": "nobody else came"}})
    refused(desk, given, "accompanied_by_role", "YOT worker can't be the responsible adult")


@pytest.mark.parametrize(
    ("born", "open_to"),
    [("2014-11-21", False), ("2014-11-20", True), ("2014-11-19", True), ("2016-05-01", False)],
)
def test_youth_detention_is_closed_to_those_under_twelve(
    desk: Desk, born: str, open_to: bool
) -> None:
    child = someone(born=born)
    entry = result(
        "2026-11-20 11:00", "ryda", person=child, next_at=london("2026-11-27 10:00"),
        placed=Place(name="x", kind="youth_detention", authority="leeds"),
        support_programme_required=False,
    )  # fmt: skip
    if open_to:
        assert not plan_of(save(desk, entry)).problems
    else:
        refused(desk, entry, "outcome", "the lowest age is 12")


def test_youth_detention_asks_for_a_date_of_birth(desk: Desk) -> None:
    entry = result("2026-11-20 11:00", "ryda", person=someone(born=None))
    with pytest.raises(Refused, match="date of birth"):
        log(desk, entry)


AHEAD = "2026-11-20 20:16"


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (lambda: arrest(AHEAD), "arrested_at"),
        (lambda: arrest("2026-11-20 19:40", arrived_at=london(AHEAD)), "arrived_at"),
        (lambda: arrest("2026-11-20 19:40", outcome="charged_held", charged_at=london(AHEAD)),
         "charged_at"),
        (lambda: arrest("2026-11-20 19:40", detention_authorised_at=london(AHEAD)),
         "detention_authorised_at"),
        (lambda: arrest("2026-11-20 19:40", known_at=london(AHEAD)), "known_at"),
        (lambda: result(AHEAD, "withdrawn"), "heard_at"),
        (lambda: MoveEntry(person=someone(), to=Place(name="x", kind="foster"), answers=CHILD,
                           moved_at=london("2026-11-20 19:00"), told_at=london(AHEAD)), "told_at"),
        (lambda: MoveEntry(person=someone(), to=Place(name="x", kind="foster"), answers=CHILD,
                           moved_at=london(AHEAD), move="emergency"), "moved_at"),
        (lambda: arrest("2026-11-20 19:40", person=someone(born="2026-11-21")), "person.born"),
    ],
)  # fmt: skip
def test_what_has_not_happened_yet_is_not_logged(desk: Desk, entry: Any, field: str) -> None:
    refused(desk, entry(), field, "is in the future")


def test_what_is_planned_may_lie_ahead(desk: Desk) -> None:
    save(desk, arrest("2026-11-24 10:00", pre_planned=True))
    save(
        desk,
        MoveEntry(
            person=someone(), to=Place(name="x", kind="foster", authority="rotherham"),
            moved_at=london("2026-11-27 12:00"), answers=CHILD | {"danger_at_placement": False},
        ),
    )  # fmt: skip


def test_a_second_arrest_within_half_an_hour_needs_a_reason(desk: Desk) -> None:
    person = save(desk, arrest("2026-11-20 19:10")).person_id
    again = arrest("2026-11-20 19:40", person=person)
    refused(desk, again, "arrested_at", "is logged already", refuse=False)
    save(desk, again.model_copy(update={"overrides": {"already-logged": "another street"}}))
    save(desk, arrest("2026-11-20 18:30", person=person))


def test_a_blank_reason_is_no_reason(desk: Desk) -> None:
    person = save(desk, arrest("2026-11-20 19:10")).person_id
    again = arrest("2026-11-20 19:20", person=person, overrides={"already-logged": " \n "})
    refused(desk, again, "arrested_at", "is logged already", refuse=False)


def test_a_hearing_that_is_listed_already_needs_a_reason(desk: Desk) -> None:
    at = london("2026-12-01 10:00")
    given: dict[str, Any] = {"court": "x", "at": at, "carer_is_victim": False}
    person = save(desk, HearingEntry(person=someone(), answers=CHILD, **given)).person_id
    refused(desk, HearingEntry(person=person, **given), "at", "is listed already", refuse=False)
    reason = {"already-listed": "two courts at once"}
    save(desk, HearingEntry(person=person, overrides=reason, **given))


def test_somebody_who_is_on_the_desk_already_is_shown_first(desk: Desk) -> None:
    known = NewPerson(given_name="Łukasz", family_name="Wiśniowy", born=date(2011, 3, 12))
    save(desk, arrest("2026-11-20 19:40", person=known))
    twin = NewPerson(given_name="Lukasz", family_name="Wisniowy", born=date(2011, 3, 12))
    again = arrest("2026-11-20 12:00", person=twin)
    refused(desk, again, "person", "is on the desk already", refuse=False)
    saved = save(desk, again.model_copy(update={"overrides": {"duplicate": "a cousin"}}))
    assert rows(desk, Person) == 2
    assert saved.person_id == 2


def test_a_case_number_belongs_to_one(desk: Desk) -> None:
    save(desk, arrest("2026-11-20 19:40", person=someone("Ada", case_number="X/9-1")))
    again = arrest(
        "2026-11-20 12:00",
        person=someone("Bo", case_number=" X/9-1 "),
        overrides={"duplicate": "another"},
    )
    refused(desk, again, "person.case_number", "is somebody's already")


def test_the_desk_numbers_those_who_have_no_number(desk: Desk) -> None:
    for number in ("DD-2026-0041", "DD-2026-42b", "DD-2026-[x]", "DD-2025-9999", "DD-2026-"):
        save(desk, arrest("2026-11-20 19:40", person=someone(case_number=number)))
    made = save(desk, arrest("2026-11-20 19:40", person=someone(case_number=None)))
    again = save(desk, arrest("2026-11-20 19:40", person=someone(case_number="  ")))
    with desk.store.read() as session:
        numbers = [session.get_one(Person, one.person_id).case_number for one in (made, again)]
    assert numbers == ["DD-2026-0042", "DD-2026-0043"]


def test_other_peoples_hearings_and_arrests_are_not_to_be_had(desk: Desk) -> None:
    ours = save(
        desk,
        HearingEntry(
            person=someone(), court="x", at=london("2026-11-20 10:00"), carer_is_victim=False,
            answers=CHILD,
        ),
    )  # fmt: skip
    hearing = last_hearing(desk, ours.person_id)
    theirs = save(desk, arrest("2026-11-20 19:40")).person_id
    refused(desk, result("2026-11-20 11:00", "withdrawn", person=theirs, hearing_id=hearing),
            "hearing_id", "is not this young person's")  # fmt: skip
    refused(desk, HearingEntry(person=theirs, hearing_id=hearing, yot_officer="Sam"),
            "hearing_id", "is not listed any more")  # fmt: skip
    refused(desk, arrest("2026-11-20 19:40", person=ours.person_id, arrest_id=1),
            "arrest_id", "is not this young person's")  # fmt: skip
    refused(desk, arrest("2026-11-20 19:40", person=ours.person_id, arrest_id=2**62),
            "arrest_id", "is not this young person's")  # fmt: skip
    save(desk, result("2026-11-20 11:00", "withdrawn", person=ours.person_id, hearing_id=hearing))
    refused(desk, result("2026-11-20 11:00", "withdrawn", person=ours.person_id,
                         hearing_id=hearing), "hearing_id", "already has its result")  # fmt: skip


@pytest.mark.parametrize("who", [4711, 2**63 - 1, "NOBODY", "", "'; DROP TABLE people; --"])
def test_nobody_is_found_for_a_number_that_nobody_has(desk: Desk, who: Any) -> None:
    entry = arrest("2026-11-20 19:40", person=who)
    before = but_for_the_trail(desk)
    for act in (preview, log):
        with pytest.raises(UnknownPerson, match="Nobody has the"):
            act(desk, entry)
    assert but_for_the_trail(desk) == before
    assert audited(desk)[-1].action == "refused"


def test_a_release_date_for_somebody_who_is_free_needs_a_reason(desk: Desk) -> None:
    entry = ReleaseEntry(person=someone(), release_at=london("2027-03-31 09:00"), answers=CHILD)
    refused(desk, entry, "release_at", "not recorded as serving", refuse=False)


def test_a_refusal_is_audited_with_its_reasons(desk: Desk) -> None:
    with pytest.raises(Refused):
        log(desk, arrest(AHEAD))
    last = audited(desk)[-1]
    assert last.action == "refused"
    assert "in the future" in str(last.details["why"])

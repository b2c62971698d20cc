"""One young person from arrest to release, each clock with its exact due time and its story."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    ArrestEntry,
    Condition,
    Disposal,
    HearingEntry,
    MoveEntry,
    Offence,
    Place,
    ResultEntry,
)
from dutydesk.desk.kinds.release import ReleaseEntry
from dutydesk.desk.log import Logged, log
from dutydesk.desk.person import person_page
from dutydesk.desk.tell import TellingIn, reopen, tell
from dutydesk.records import ClockState, Person
from dutydesk.store.audit import verify
from tests.support import (
    CHILD,
    Time,
    clock,
    clocks,
    happened,
    hearings,
    key,
    last_hearing,
    london,
    opened,
    plan_of,
    running,
    save,
    shown,
    someone,
    story,
)

MET, RUNNING, SUPERSEDED = ClockState.MET, ClockState.RUNNING, ClockState.SUPERSEDED


class Robin:
    """The young person of this file, with a step for each entry."""

    def __init__(self, desk: Desk, time: Time) -> None:
        self.desk, self.time = desk, time
        self.id = 0
        self.save: Callable[..., Logged] = save

    def arrested(self):
        """Out of hours on Friday 20 November 2026; the YOT is rung half an hour later."""
        self.time.to("2026-11-20 20:10")
        saved = self.save(
            self.desk,
            ArrestEntry(
                person=someone("Robin"),
                arrested_at=london("2026-11-20 19:40"),
                station="Main Street",
                offences=[Offence(description="theft from a shop", gravity=2)],
                answers=CHILD,
            ),
        )
        self.id = saved.person_id
        return saved

    def bailed(self):
        """Charged that night, and bailed to court a week later: goes on with the arrest."""
        self.time.to("2026-11-20 23:30")
        return self.save(
            self.desk,
            ArrestEntry(
                person=self.id,
                arrest_id=1,
                arrested_at=london("2026-11-20 19:40"),
                station="Main Street",
                outcome="bailed_to_court",
                charged_at=london("2026-11-20 23:15"),
                court="Nowhere Youth Court",
                court_at=london("2026-11-27 10:00"),
                carer_is_victim=False,
                conditions=[Condition(kind="residence", place="12 Elm Row", postcode="S60 9ZZ")],
            ),
        )

    def arranged(self):
        """On Monday the carer and a YOT officer are put down for the hearing."""
        self.time.to("2026-11-23 11:00")
        return self.save(
            self.desk,
            HearingEntry(
                person=self.id,
                hearing_id=last_hearing(self.desk, self.id),
                accompanied_by_role="foster_carer",
                accompanied_by_name="Pat Sample",
                yot_officer="Sam Sample",
            ),
        )

    def adjourned(self):
        self.time.to("2026-11-27 11:20")
        return self.save(
            self.desk,
            ResultEntry(
                person=self.id,
                hearing_id=last_hearing(self.desk, self.id),
                heard_at=london("2026-11-27 10:30"),
                outcome="adjourned",
                reason="papers not served",
                next_at=london("2026-12-04 14:00"),
            ),
        )

    def remanded(self):
        """To local authority accommodation, in Doncaster."""
        self.time.to("2026-12-04 15:30")
        return self.save(
            self.desk,
            ResultEntry(
                person=self.id,
                hearing_id=last_hearing(self.desk, self.id),
                heard_at=london("2026-12-04 14:40"),
                outcome="rlaa",
                next_at=london("2026-12-11 10:00"),
                placed=Place(name="Larch House", kind="residential_home", authority="doncaster"),
                support_programme_required=False,
            ),
        )

    def moved(self):
        """In an emergency on a Monday evening, to a Leicestershire home."""
        self.time.to("2026-12-07 21:00")
        return self.save(
            self.desk,
            MoveEntry(
                person=self.id,
                to=Place(name="Oak Lodge", kind="residential_home", authority="leicestershire"),
                moved_at=london("2026-12-07 20:15"),
                move="emergency",
                consulted_before=False,
            ),
        )

    def sentenced(self):
        self.time.to("2026-12-11 12:30")
        return self.save(
            self.desk,
            ResultEntry(
                person=self.id,
                hearing_id=last_hearing(self.desk, self.id),
                heard_at=london("2026-12-11 11:45"),
                outcome="sentenced",
                disposals=[Disposal(disposal="detention_and_training_order", months=8)],
                release_at=london("2027-04-30 09:00"),
            ),
        )

    def release_moved(self):
        self.time.to("2026-12-14 09:30")
        return self.save(
            self.desk, ReleaseEntry(person=self.id, release_at=london("2027-03-31 09:00"))
        )

    def until(self, step: str):
        """Log everything up to and with a step; what that step saved."""
        for name in STEPS[: STEPS.index(step)]:
            self.save = log
            getattr(self, name)()
        self.save = save
        return getattr(self, step)()


STEPS = (
    "arrested", "bailed", "arranged", "adjourned", "remanded", "moved", "sentenced",
    "release_moved",
)  # fmt: skip


@pytest.fixture
def robin(desk: Desk, time: Time) -> Iterator[Robin]:
    robin = Robin(desk, time)
    yield robin
    with desk.store.read() as session:
        assert verify(session) == []


def status(robin: Robin) -> tuple[str | None, bool | None, str]:
    with robin.desk.store.read() as session:
        person = session.get_one(Person, robin.id)
        return person.legal_status, person.looked_after, person.remand


def test_an_arrest_out_of_hours_starts_the_clock_of_the_arrest(robin: Robin) -> None:
    saved = robin.until("arrested")
    assert opened(saved.plan) == {"r14>yot": "2026-11-21 19:40"}
    assert not plan_of(saved).questions
    told = story(robin.desk, clock(robin.desk, robin.id, "r14>yot"))
    assert told.rule == "rotherham/r14"
    assert told.paragraphs == "R14"
    assert (told.row.words, told.row.basis) == ("24 hours", "limit")
    assert told.steps[-1].endswith("= Sat 21 Nov 2026 19:40")
    assert [one.what for one in told.events] == ["opened"]
    assert shown(told.row.near_at) == "2026-11-21 15:40"
    assert shown(told.row.urgent_at) == "2026-11-21 18:40"


def test_the_charge_and_the_bail_open_their_own(robin: Robin) -> None:
    saved = robin.until("bailed")
    assert opened(saved.plan) == {
        "r14>yot": "2026-11-21 23:15",
        "r19>social_worker": "2026-11-21 23:30",
        "r20": "2026-11-27 10:00",
        "r22": "2026-11-27 10:00",
        "r25": "2026-11-27 10:00",
    }
    assert [shown(one.due_at) for one in clocks(robin.desk, robin.id, "r14>yot")] == [
        "2026-11-21 19:40",
        "2026-11-21 23:15",
    ]
    page = person_page(robin.desk, robin.id)
    assert page.next_hearing is not None
    assert page.next_hearing.court == "Nowhere Youth Court"
    assert [one.source for one in page.conditions] == ["bail"]


def test_arrangements_meet_what_they_settle_and_open_nothing(robin: Robin) -> None:
    saved = robin.until("arranged")
    assert opened(saved.plan) == {}
    assert {name: clock(robin.desk, robin.id, name).state for name in ("r20", "r22", "r25")} == {
        "r20": MET,
        "r22": RUNNING,
        "r25": MET,
    }
    named = clock(robin.desk, robin.id, "r20")
    assert shown(named.ended_at) == "2026-11-23 11:00"
    assert happened(robin.desk, named) == ["opened", "met"]


def test_an_adjournment_moves_what_runs_and_asks_again_for_what_was_met(robin: Robin) -> None:
    saved = robin.until("adjourned")
    assert opened(saved.plan) == {
        "r17>social_worker": "2026-11-28 10:30",
        "r19>social_worker": "2026-11-28 10:30",
        "r20": "2026-12-04 14:00",
        "r25": "2026-12-04 14:00",
    }
    moved = clock(robin.desk, robin.id, "r22")
    first, second = (one.id for one in hearings(robin.desk, robin.id))
    assert (shown(moved.due_at), moved.hearing_id) == ("2026-12-04 14:00", second)
    redated = story(robin.desk, moved).events[-1]
    assert (redated.what, shown(redated.old_due_at), shown(redated.new_due_at)) == (
        "redated",
        "2026-11-27 10:00",
        "2026-12-04 14:00",
    )
    met, asked_again = clocks(robin.desk, robin.id, "r20")
    assert (met.state, shown(met.due_at), met.hearing_id) == (MET, "2026-11-27 10:00", first)
    assert (asked_again.state, asked_again.hearing_id) == (RUNNING, second)
    # It hung on a hearing whose time had come before anybody had arranged transport: a fact.
    assert shown(moved.missed_at) == "2026-11-27 10:00"


def test_a_remand_of_one_looked_after_already(robin: Robin) -> None:
    saved = robin.until("remanded")
    assert opened(saved.plan) == {
        "r24-remand>social_worker": "2026-12-04 15:40",
        "r17>social_worker": "2026-12-05 14:40",
        "r19>social_worker": "2026-12-05 14:40",
        "r29>host_yot": "2026-12-07 23:59",
        "r10-remand": "2026-12-08 23:59",
        "r32": "2026-12-11 10:00",
    }
    on_board = running(robin.desk, robin.id)
    assert {on_board[name] for name in ("r20", "r22", "r25")} == {"2026-12-11 10:00"}
    assert status(robin) == ("remand", True, "rlaa")


def test_an_emergency_move_during_the_remand(robin: Robin) -> None:
    saved = robin.until("moved")
    assert opened(saved.plan) == {
        "r16-consult>yot": "2026-12-07 20:15",
        "r34>yot": "2026-12-07 21:15",
        "l2-home>home": "2026-12-08 20:15",
        "r29-move>host_yot": "2026-12-08 23:59",
        "l29": "2026-12-14 23:59",
    }
    assert plan_of(saved).replaced == (("rotherham/r16-told", "rotherham/r34"),)
    asked = clock(robin.desk, robin.id, "r29>host_yot")
    assert (asked.state, asked.ended_why) == (SUPERSEDED, "Cancelled by R29 (rotherham/r29-move)")
    # Consulting comes before a move: logged after it, the clock opens missed.
    consult = clock(robin.desk, robin.id, "r16-consult>yot")
    assert story(robin.desk, consult).row.level == "overdue"
    page = person_page(robin.desk, robin.id)
    assert page.placement is not None
    assert page.placement.name == "Oak Lodge"


def test_custody_with_a_release_date_ends_the_remand(robin: Robin) -> None:
    saved = robin.until("sentenced")
    assert opened(saved.plan) == {
        "r24-custody>social_worker": "2026-12-11 12:45",
        "l12-sentence>home": "2026-12-11 12:45",
        "l12-sentence>social_worker": "2026-12-11 12:45",
        "r17>social_worker": "2026-12-12 11:45",
        "l7>home": "2026-12-12 11:45",
        "r35": "2027-01-11 11:45",
        "r36>yot": "2027-03-30 09:00",
    }
    ended = [clock(robin.desk, robin.id, name).state for name in ("r32", "r29-move>host_yot")]
    assert ended == [SUPERSEDED, SUPERSEDED]
    assert status(robin) == ("section_20", True, "none")
    assert not person_page(robin.desk, robin.id).conditions


def test_the_release_date_moves_and_its_clock_with_it(robin: Robin) -> None:
    saved = robin.until("release_moved")
    assert opened(saved.plan) == {}
    assert [(shown(one.old_due), shown(one.new_due)) for one in plan_of(saved).redates] == [
        ("2027-03-30 09:00", "2027-02-28 09:00")
    ]
    told = story(robin.desk, clock(robin.desk, robin.id, "r36>yot"))
    assert shown(told.row.due_at) == "2027-02-28 09:00"
    assert "moved from Tue 30 Mar 2027 09:00 to Sun 28 Feb 2027 09:00" in told.events[-1].words


def test_a_release_date_given_again_opens_and_moves_nothing(robin: Robin) -> None:
    robin.until("release_moved")
    home = Place(name="Oak Lodge", kind="residential_home", authority="leicestershire")
    release = ReleaseEntry(person=robin.id, release_at=london("2027-03-31 09:00"), placed=home)
    again = save(robin.desk, release)
    assert (plan_of(again).redates, opened(again.plan)) == ((), {"l30>home": None})
    once_more = save(robin.desk, release.model_copy(update={"uid": "another-one"}))
    assert (plan_of(once_more).redates, opened(once_more.plan)) == ((), {})


def test_a_clock_met_before_an_adjournment_can_be_reopened_to_its_own_hearing(
    robin: Robin, desk: Desk
) -> None:
    robin.until("adjourned")
    met, _ = clocks(desk, robin.id, "r20")
    reopen(desk, key(met), "The carer never agreed to it.")
    back, _ = clocks(desk, robin.id, "r20")
    assert (back.state, shown(back.due_at)) == (RUNNING, "2026-11-27 10:00")


def test_every_story_names_its_paragraph_version_and_arithmetic(robin: Robin, desk: Desk) -> None:
    robin.until("release_moved")
    for row in person_page(desk, robin.id).running:
        told = story(desk, row)
        assert told.paragraphs
        assert told.protocol_version == "1.0"
        assert told.why
        assert told.steps
        text = told.as_text()
        assert row.duty.split()[0] in text
        assert told.rule in text


def test_the_social_worker_hears_it_all_in_one_call(robin: Robin, desk: Desk) -> None:
    robin.until("remanded")
    due = [
        one
        for name in ("r17>social_worker", "r19>social_worker", "r24-remand>social_worker")
        for one in clocks(desk, robin.id, name)
    ]
    ended = tell(
        desk,
        TellingIn(
            clock_ids=[key(one) for one in due],
            told_name="Ann Sample",
            told_role="social_worker",
            channel="telephone",
            at=london("2026-12-04 15:20"),
        ),
    )
    assert len(ended) == 6
    states = [one.state for name in ("r17>social_worker", "r24-remand>social_worker")
              for one in clocks(desk, robin.id, name)]  # fmt: skip
    assert states == [ClockState.MET_LATE, MET, MET]

"""A young person's page: what is in force, where it comes from, and that each view is audited."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from dutydesk.desk.context import Desk
from dutydesk.desk.drafts import keep_draft
from dutydesk.desk.person import person_page
from dutydesk.desk.person_status import condition_words
from dutydesk.desk.state import UnknownPerson
from dutydesk.desk.viewing import Viewing
from dutydesk.records import (
    Alias,
    AuditRow,
    Chase,
    ClockEvent,
    Condition,
    Contact,
    Home,
    Order,
    Placement,
    StatusChange,
)
from dutydesk.store.audit import verify
from tests.desk.desks import NOW, Rows, Time, put, statements

DAY = timedelta(days=1)


def test_each_view_is_audited_before_it_is_shown(desk: Desk, rows: Rows) -> None:
    ada = rows.person(case_number="C-1")
    person_page(desk, ada)
    person_page(desk, "C-1")
    with desk.store.read() as session:
        trail = session.exec(select(AuditRow)).all()
        assert not verify(session)
    assert [(row.action, row.subject) for row in trail] == [("viewed", f"person {ada}")] * 2
    assert (trail[0].officer, trail[0].terminal, trail[0].at) == ("Jo Example", "front desk", NOW)


def test_a_page_that_is_not_there_is_no_view(desk: Desk) -> None:
    with pytest.raises(UnknownPerson, match="Nobody has the id 7"):
        person_page(desk, 7)
    with desk.store.read() as session:
        trail = session.exec(select(AuditRow)).all()
    assert [(row.action, row.subject) for row in trail] == [("refused", "person 7")]


def test_a_page_that_stays_open_is_one_view_an_hour(desk: Desk, rows: Rows, time: Time) -> None:
    ada, viewing = rows.person(), Viewing()
    for _ in range(4):
        assert person_page(desk, ada, viewing).person_id == ada
        time.on(minutes=25)
    with desk.store.read() as session:
        views = session.exec(select(AuditRow)).all()
    assert [row.at for row in views] == [NOW, NOW + timedelta(minutes=75)]


def test_somebody_of_whom_nothing_is_known_has_a_page(desk: Desk, rows: Rows) -> None:
    page = person_page(desk, rows.person())
    assert (page.age, page.placement, page.host_yot, page.next_hearing) == ("", None, None, None)
    assert not any((page.timeline, page.running, page.orders, page.conditions, page.drafts))
    status = {line.field: line for line in page.status}
    assert status["looked_after"].value == "not known"
    assert not status["looked_after"].known
    assert "release_at" not in status


def test_a_status_names_the_last_entry_that_made_it(desk: Desk, rows: Rows) -> None:
    ada = rows.person(looked_after=False, legal_status="none", home_authority="rotherham")
    for summary, after in (("First", True), ("Second [now]", False)):
        entry = rows.entry(ada, summary=summary)
        put(desk, StatusChange(person_id=ada, entry_id=entry, field="looked_after", before=None,
                               after=after, from_at=NOW))  # fmt: skip
    status = {line.field: line for line in person_page(desk, ada).status}
    assert (status["looked_after"].value, status["looked_after"].source) == ("no", "Second [now]")
    assert (status["home_authority"].value, status["home_authority"].source) == ("Rotherham", "")
    assert status["legal_status"].value == "Not looked after"


@pytest.mark.parametrize(
    ("legal_status", "expected"), [("section_20", "yes"), ("none", "no"), (None, "not known")]
)
def test_the_legal_status_says_who_is_looked_after(
    desk: Desk, rows: Rows, legal_status: str | None, expected: str
) -> None:
    page = person_page(desk, rows.person(legal_status=legal_status))
    assert next(line.value for line in page.status if line.field == "looked_after") == expected


def test_workers_placement_and_host_come_with_their_numbers(desk: Desk, rows: Rows) -> None:
    worker = put(desk, Contact(role="social_worker", name="Sam [SW]", telephone="01632 960001"))
    host = put(desk, Contact(role="host_yot", name="Leicester YJS", telephone="01632 960002"))
    home = put(desk, Home(name="Larch House", telephone="01632 960003"))
    ada = rows.person(
        social_worker_id=worker, host_yot_id=host, link_worker="Lee", contingency_address="1 Lane",
        case_manager="Cas", born=date(2011, 3, 4),
    )  # fmt: skip
    put(desk, Alias(person_id=ada, name="Addy"))
    put(desk, Placement(person_id=ada, kind="residential_home", name="Larch House", home_id=home,
                        authority="leicestershire", started_at=NOW - DAY))  # fmt: skip
    page = person_page(desk, ada)
    assert [card.telephone for card in page.workers] == ["01632 960001", "01632 960002"]
    assert page.host_yot is not None
    assert page.host_yot.name == "Leicester YJS"
    assert page.placement is not None
    assert (page.placement.telephone, page.placement.since) == ("01632 960003", NOW - DAY)
    assert page.placement.authority_label == "Leicestershire"
    assert (page.link_worker, page.contingency_address, page.case_manager) == (
        "Lee", "1 Lane", "Cas"
    )  # fmt: skip
    assert (page.aliases, page.age) == (("Addy",), "15 years 8 months")


def test_only_what_is_in_force_is_shown(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    entry = rows.entry(ada)
    common: dict[str, Any] = {"person_id": ada, "entry_id": entry}
    put(desk, Order(**common, disposal="referral_order", made_at=NOW, months=9, details="panel"))
    put(desk, Order(**common, disposal="fine", made_at=NOW, ended_at=NOW))
    put(desk, Condition(**common, source="bail", kind="residence", place="1 Mill Lane",
                        postcode="S60 1AA", from_at=NOW))  # fmt: skip
    put(desk, Condition(**common, source="bail", kind="bail_support", from_at=NOW, ended_at=NOW))
    page = person_page(desk, ada)
    assert [line.words for line in page.orders] == ["Referral order, 9 months, panel"]
    assert [(line.source, line.words) for line in page.conditions] == [
        ("bail", "Live and sleep at 1 Mill Lane, S60 1AA")
    ]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"kind": "curfew", "curfew_from": "19:00", "curfew_to": "07:00", "place": "1 Mill Lane"},
         "Curfew 19:00 to 07:00 at 1 Mill Lane"),
        ({"kind": "exclusion", "place": "the [old] market"}, "Not to go to the [old] market"),
        ({"kind": "no_contact", "words": "Ben Sample"}, "Not to contact Ben Sample"),
        ({"kind": "reporting", "place": "Main Street", "words": "Mondays"},
         "Report to Main Street: Mondays"),
        ({"kind": "electronic_monitoring"}, "Electronic monitoring"),
        ({"kind": "other", "words": "hand in the passport"}, "hand in the passport"),
        ({"kind": "other"}, "Another condition"),
    ],
)  # fmt: skip
def test_conditions_read_as_sentences(condition: dict[str, Any], words: str) -> None:
    row = Condition(person_id=1, entry_id=1, source="bail", from_at=NOW, **condition)
    assert condition_words(row) == words


def test_a_question_is_shown_once_for_the_newest_entry_that_asks_it(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    rows.entry(ada, summary="Old", questions=["known_to_social_care", "no_such_fact_now"])
    newest = rows.entry(ada, summary="New", questions=["known_to_social_care"])
    asked = {one.fact: one for one in person_page(desk, ada).questions}
    assert asked["known_to_social_care"].entry_id == newest
    assert asked["known_to_social_care"].text == "Is the young person known to Social Care?"
    assert asked["no_such_fact_now"].text == "No such fact now?"


def test_drafts_about_this_young_person_are_offered(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    keep_draft(desk, "draft-000001", "arrest", {"person": {"key": ada, "text": "Ada"}}, "Ada")
    keep_draft(desk, "draft-000002", "arrest", {"person": {"new": {"given_name": "Ada"}}}, "new")
    keep_draft(desk, "draft-000003", "move", {}, "nobody yet")
    assert [draft.uid for draft in person_page(desk, ada).drafts] == ["draft-000001"]


def test_the_timeline_is_newest_first_and_leaves_out_what_does_not_matter(
    desk: Desk, rows: Rows
) -> None:
    ada = rows.person()
    rows.entry(ada, happened_at=NOW - 3 * DAY, summary="Arrested", payload={"note": "see [/] note"})
    entry = rows.entry(ada, happened_at=NOW - 2 * DAY, kind="hearing", summary="Listed")
    clock = rows.clock(ada, DAY, entry_id=entry, missed_at=NOW - DAY, basis="desk target")
    put(desk, Chase(uid="chase-000001", clock_id=clock, at=NOW, whom="Pat", channel="email",
                    officer="Jo", terminal="t", logged_at=NOW))  # fmt: skip
    for what in ("opened", "taken", "tried", "chased", "released"):
        put(desk, ClockEvent(clock_id=clock, at=NOW, what=what, officer="Jo", terminal="t"))
    other = rows.person("Ben Sample")
    rows.clock(other, DAY, missed_at=NOW)
    assert [(line.kind, line.words) for line in person_page(desk, ada).timeline] == [
        ("chase", "Chased Pat by email. Tell the social worker (R1)"),
        ("missed", "Desk target missed: Tell the social worker (R1)"),
        ("entry", "Hearing: Listed"),
        ("entry", "Arrest: Arrested. see [/] note"),
    ]


def test_a_page_takes_as_many_queries_however_much_was_logged(desk: Desk, rows: Rows) -> None:
    ada, ben = rows.person(), rows.person("Ben Sample")
    rows.clock(ada, DAY)
    for _ in range(8):
        rows.clock(ben, DAY, hearing_id=rows.hearing(ben, NOW + DAY))
    person_page(desk, ada)  # the first row of a trail takes a query more
    few = statements(desk, lambda: person_page(desk, ada))
    many = statements(desk, lambda: person_page(desk, ben))
    assert len(few) == len(many)

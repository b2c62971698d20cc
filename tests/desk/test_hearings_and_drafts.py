"""Hearings with what is missing, places in use, the directory, and drafts."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlmodel import select

from dutydesk.desk.context import Desk
from dutydesk.desk.drafts import drafts, drop_draft, keep_draft
from dutydesk.desk.hearings import (
    contacts,
    hearings_on,
    hearings_without_result,
    homes,
    recent_courts,
    recent_stations,
)
from dutydesk.records import Arrest, Contact, Draft, HearingState, Home, Result
from tests.desk.desks import NOW, Rows, Time, logged, make_desk, put

HOUR = timedelta(hours=1)


def test_a_day_s_hearings_are_of_london_s_day_in_order(desk: Desk, rows: Rows) -> None:
    ada = rows.person("Ada [b]Example")
    times = [
        datetime(2026, 6, 1, 22, 59, tzinfo=UTC), datetime(2026, 5, 31, 23, 0, tzinfo=UTC),
        datetime(2026, 5, 31, 22, 59, tzinfo=UTC), datetime(2026, 6, 1, 23, 0, tzinfo=UTC),
    ]  # fmt: skip
    last, first, _, _ = (rows.hearing(ada, at) for at in times)
    found = hearings_on(desk, date(2026, 6, 1))
    assert [row.id for row in found] == [first, last]
    assert {row.person_name for row in found} == {"Ada [b]Example"}


def test_what_nobody_has_arranged_is_named(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    rows.hearing(ada, NOW)
    rows.hearing(
        ada, NOW, accompanied_by_role="residential_worker", accompanied_by_name="Kim",
        transport="home_staff", legal_representative="Lo & Co", yot_officer="Jo",
    )  # fmt: skip
    rows.hearing(ada, NOW, accompanied_by_role="social_worker")
    bare, full, role_only = hearings_on(desk, NOW.date())
    assert bare.missing == ("who accompanies", "transport", "legal representation", "a YOT officer")
    assert (full.missing, full.accompanied_by) == ((), "Kim (residential worker)")
    assert full.transport == "Staff of the home"
    assert (role_only.missing[0], role_only.accompanied_by) == ("who accompanies", "")


def test_hearings_wait_for_their_result_until_it_is_logged(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    late = rows.hearing(ada, NOW - HOUR)
    longest = rows.hearing(ada, NOW - 48 * HOUR)
    rows.hearing(ada, NOW + HOUR)
    following = rows.hearing(ada, NOW + 200 * HOUR)
    rows.hearing(ada, NOW - HOUR, state=HearingState.VACATED)
    heard = rows.hearing(ada, NOW - 2 * HOUR, state=HearingState.HEARD)
    put(desk, Result(person_id=ada, hearing_id=heard, entry_id=rows.entry(ada),
                     outcome="adjourned", reason="psr", next_hearing_id=following))  # fmt: skip
    assert [row.id for row in hearings_without_result(desk)] == [longest, late]
    (row,) = (row for row in hearings_on(desk, NOW.date()) if row.id == heard)
    assert (row.state, row.missing) == ("heard", ())
    assert row.result == "Adjourned; For a pre-sentence report; next Wed 2 Dec 2026 17:00"


def test_places_last_used_come_first_and_once(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    for court in ("North", "South", "North", "East"):
        rows.hearing(ada, NOW, court=court)
    for station in ("Main Street", "[Old] Road", "Main Street"):
        put(desk, Arrest(person_id=ada, entry_id=rows.entry(ada), arrested_at=NOW,
                         station=station))  # fmt: skip
    assert recent_courts(desk) == ["East", "North", "South"]
    assert recent_courts(desk, 1) == ["East"]
    assert recent_stations(desk) == ["Main Street", "[Old] Road"]


def test_the_directory_is_read_by_name_and_role(desk: Desk) -> None:
    put(desk, Home(name="Larch House", kind="residential_home", authority="rotherham"))
    put(desk, Home(name="Ash House"))
    put(desk, Contact(role="police", name="Custody"))
    put(desk, Contact(role="edt", name="[EDT] line", out_of_hours="01632 960001"))
    assert [home.name for home in homes(desk)] == ["Ash House", "Larch House"]
    assert homes(desk)[1].authority_label == "Rotherham"
    assert [card.name for card in contacts(desk)] == ["Custody", "[EDT] line"]
    (card,) = contacts(desk, "edt")
    assert (card.role_label, card.out_of_hours) == ("Emergency Duty Team", "01632 960001")


def test_a_draft_is_kept_over_and_over_under_one_uid(desk: Desk, time: Time) -> None:
    keep_draft(desk, "draft-000001", "arrest", {"station": "[Ma"}, "Ada")
    time.on(minutes=1)
    keep_draft(desk, "draft-000001", "arrest", {"station": "[Main"}, "Ada [b]")
    (draft,) = drafts(desk)
    assert (draft.typed, draft.about) == ({"station": "[Main"}, "Ada [b]")
    assert (draft.started_at, draft.saved_at) == (NOW, NOW + timedelta(minutes=1))


def test_drafts_are_the_officer_s_own_the_last_touched_first(
    desk: Desk, tmp_path: Path, time: Time
) -> None:
    keep_draft(desk, "draft-000001", "arrest", {})
    time.on(minutes=1)
    keep_draft(desk, "draft-000002", "move", {})
    other = make_desk(tmp_path, time, officer="Sam")
    assert drafts(other) == []
    other.close()
    assert [draft.uid for draft in drafts(desk)] == ["draft-000002", "draft-000001"]
    drop_draft(desk, "draft-000002")
    drop_draft(desk, "draft-000002")
    assert [draft.uid for draft in drafts(desk)] == ["draft-000001"]


def test_other_terminals_hear_of_a_draft(desk: Desk) -> None:
    feed = desk.feed()
    keep_draft(desk, "draft-000001", "arrest", {})
    with desk.store.read() as session:
        key = session.exec(select(Draft)).one().id
    assert feed.poll() == [("draft", key)]
    drop_draft(desk, "draft-000001")
    assert feed.poll() == [("draft", key)]
    feed.close()


def test_saving_the_entry_drops_its_draft(desk: Desk) -> None:
    keep_draft(desk, "draft-000001", "arrest", {"station": "Main"})
    logged(
        desk, uid="draft-000001", kind="arrest", arrested_at="2026-11-24T08:00", station="Main",
        person={"given_name": "Ada", "family_name": "Example"},
    )  # fmt: skip
    assert drafts(desk) == []

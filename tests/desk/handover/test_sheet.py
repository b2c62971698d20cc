"""The shift sheet is what the records hold: against an oracle that reads every row."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

import holidays
import pytest
from sqlmodel import Session, SQLModel, select

from dutydesk.desk.context import Desk
from dutydesk.desk.drafts import keep_draft
from dutydesk.desk.handover import sheet_now, sign
from dutydesk.desk.handover_sheet import GROUPS, Sheet
from dutydesk.desk.setting_changes import change_setting
from dutydesk.desk.tell import TellingIn, not_required, tell
from dutydesk.protocol.calendar import LONDON
from dutydesk.records import (
    Alert,
    Clock,
    ClockEvent,
    ClockState,
    Draft,
    Hearing,
    HearingState,
    Mention,
    Note,
    Threshold,
)
from tests.desk.desks import Rows, Time, put

HOUR = timedelta(hours=1)
BANK = holidays.country_holidays("GB", subdiv="ENG", years=(2026, 2027))


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def shown(sheet: Sheet) -> dict[str, list[str]]:
    """The keys on each group of a sheet."""
    return {group.code: [line.key for line in group.lines] for group in sheet.groups}


# The oracle: plain Python over every row there is.


def rows_of(session: Session, table: type[SQLModel]) -> list[Any]:
    return list(session.exec(select(table)).all())


def oracle(desk: Desk, since: datetime, until: datetime) -> dict[str, set[str]]:
    now = desk.now()
    with desk.store.read() as session:
        clocks = {one.id: one for one in rows_of(session, Clock)}
        alerts, events = rows_of(session, Alert), rows_of(session, ClockEvent)
        hearings, drafts = rows_of(session, Hearing), rows_of(session, Draft)
        unread = {one.note_id for one in rows_of(session, Mention) if one.read_at is None}
    found: dict[str, set[Any]] = {code: set() for code in GROUPS}
    for key, one in clocks.items():
        running = one.state is ClockState.RUNNING
        told_late = any(
            event.clock_id == key and event.what == "met_late" and since < event.at <= now
            for event in events
        )
        passed = one.missed_at is not None and since < one.missed_at <= now
        overdue = running and one.due_at is not None and one.due_at <= now
        late = one.state is ClockState.MET_LATE and told_late
        if one.state is not ClockState.VOIDED and (overdue or passed or late):
            found["missed"].add(key)
        if running and one.due_at is not None and now < one.due_at <= until:
            found["due"].add(key)
    for alert in alerts:
        running = clocks[alert.clock_id].state is ClockState.RUNNING
        if alert.closed_at is None and running and alert.acknowledged_at:
            found["acknowledged"].add(alert.clock_id)
        elif alert.closed_at is None and running and alert.quiet_until:
            found["snoozed"].add(alert.clock_id)
        if alert.missed_while_away and (alert.closed_at is None or since < alert.raised_at <= now):
            found["away"].add(alert.clock_id)
    day = now.astimezone(LONDON).date() + timedelta(days=1)
    while day.weekday() > 4 or day in BANK:
        day += timedelta(days=1)
    for one in hearings:
        if one.state is HearingState.LISTED and one.at <= now:
            found["results"].add(one.id)
        ahead = one.at > now and one.at.astimezone(LONDON).date() <= day
        lacks = not (one.accompanied_by_name and one.yot_officer)
        if one.state is HearingState.LISTED and ahead and lacks:
            found["coming"].add(one.id)
    found["drafts"] = {one.uid for one in drafts if one.kind != "handover"}
    found["notes"] = unread
    return {code: {str(key) for key in keys} for code, keys in found.items()}


# A desk on which anything may stand.


def fill(rows: Rows, dice: random.Random) -> None:
    """Clocks in every state around now, with alerts answered in every way; hearings, drafts."""
    desk, now = rows.desk, rows.desk.now()
    people = [rows.person(f"Ada Example{n}") for n in range(3)]
    entry = rows.entry(people[0])
    copy = rows.copy()
    around = [HOUR * n / 2 for n in range(-60, 60)]

    def some(chance: float = 0.5) -> bool:
        return dice.random() < chance

    def work(session: Session) -> None:
        for number in range(60):
            due = now + dice.choice(around) if some(0.9) else None
            state = dice.choice([ClockState.RUNNING] * 4 + [*ClockState])
            passed = due is not None and due <= now
            missed = due if passed and (state is not ClockState.RUNNING or some()) else None
            if state is ClockState.RUNNING and some(0.2):
                missed = now - abs(dice.choice(around))  # and moved since
            clock = Clock(
                person_id=dice.choice(people), entry_id=entry, protocol_copy_id=copy,
                protocol="invented", protocol_version="1.0", authority="local protocol",
                rule="invented/r1", paragraphs="R1", duty=f"Duty {number}", owner="yot",
                desk_owes=some(), tell="social_worker", ends="telling", words="24 hours",
                basis="limit", opened_at=now - 40 * HOUR, anchored_at=now - 40 * HOUR, state=state,
                due_at=due, missed_at=missed, ended_at=None if state == "running" else now - HOUR,
                taken_by="Jo [Example]" if some() else None,
            )  # fmt: skip
            session.add(clock)
            session.flush()
            if state is ClockState.MET_LATE:
                session.add(ClockEvent(
                    clock_id=clock.id or 0, at=now - abs(dice.choice(around)), what="met_late",
                    officer="Jo", terminal="t"))  # fmt: skip
            for threshold in Threshold:
                if some(0.4):
                    session.add(_alert(clock, threshold, now, dice))
        for number in range(40):
            session.add(Hearing(
                person_id=dice.choice(people), entry_id=entry, court=f"Court {number}",
                at=now + HOUR * dice.randint(-30, 50), state=dice.choice([*HearingState]),
                accompanied_by_name=dice.choice(["", "Ann Other"]),
                yot_officer=dice.choice(["", "Una Example"])))  # fmt: skip
        for number in range(6):
            session.add(Draft(
                uid=f"draft-{number}", kind=dice.choice(["arrest", "handover", "unheard-of"]),
                officer="Jo", terminal="t", about="[b]", started_at=now, saved_at=now))  # fmt: skip
            note = Note(uid=f"n{number}", words="Ring [them]", at=now, officer="Jo", terminal="t")
            session.add(note)
            session.flush()
            for name in ("Una", "Delia"):
                read = now if some() else None
                session.add(Mention(note_id=note.id or 0, officer=name, read_at=read))

    desk.store.run(work)


def _alert(clock: Clock, threshold: Threshold, now: datetime, dice: random.Random) -> Alert:
    raised = now - HOUR * dice.randint(0, 30)
    alert = Alert(
        clock_id=clock.id or 0, threshold=threshold, due_at=clock.due_at or now, crossed_at=raised,
        raised_at=raised, missed_while_away=dice.random() < 0.3,
    )  # fmt: skip
    if dice.random() < 0.4:
        alert.acknowledged_at, alert.acknowledged_by, alert.plan = raised, "Una", "ring [again]"
    if dice.random() < 0.4:
        alert.quiet_until = now + HOUR
    if clock.state is not ClockState.RUNNING:
        alert.closed_at = raised
    return alert


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-24 16:50",  # a Tuesday
        "2026-11-27 17:10",  # a Friday, a little late
        "2026-12-24 16:50",  # before Christmas
        "2026-10-25 08:50",  # the clocks have gone back
        "2026-03-29 08:50",  # and forward
    ],
)
def test_what_stands_on_it_is_what_the_records_hold(
    desk: Desk, rows: Rows, time: Time, at: str
) -> None:
    time.at = london(at)
    fill(rows, random.Random(at))
    sheet = sheet_now(desk)
    expected = oracle(desk, sheet.since, sheet.until)
    found = shown(sheet)
    assert {code: set(keys) for code, keys in found.items()} == expected
    assert all(len(keys) == len(set(keys)) for keys in found.values())
    assert [group.code for group in sheet.groups] == list(GROUPS)
    assert all(expected.values()), "the desk should fill every group"
    due = [line.due for line in sheet.group("due").lines]
    assert due == sorted(due)  # type: ignore[type-var]
    assert Sheet.model_validate(sheet.model_dump(mode="json")) == sheet


def test_an_empty_desk_has_an_empty_sheet_that_says_so(desk: Desk, time: Time) -> None:
    sheet = sheet_now(desk)
    assert sheet.count == 0
    assert len({group.empty for group in sheet.groups}) == len(GROUPS)


def test_each_line_says_whom_what_when_and_who_has_it(desk: Desk, rows: Rows, time: Time) -> None:
    ada = rows.person("Siân [bail] Example", case_number="C-[1]")
    clock = rows.clock(ada, timedelta(hours=4), taken_by="Una [U] Example")
    theirs = rows.clock(ada, timedelta(hours=5), desk_owes=False, owner="social_care", tell=None)
    rows.clock(ada, None, waits_for="release")
    line, owed = sheet_now(desk).group("due").lines
    assert (line.person, line.case_number, line.duty) == (
        "Siân [bail] Example", "C-[1]", "Tell the social worker")  # fmt: skip
    assert (line.tell, line.has, line.paragraphs) == ("Social worker", "Una [U] Example", "R1")
    assert (line.clock_id, line.due, line.owner) == (clock, time.at + timedelta(hours=4), "")
    assert owed.owner
    assert (owed.clock_id, owed.tell, owed.has) == (theirs, "", "")


def answered(rows: Rows, **alert: Any) -> int:
    """A running clock with one alert, answered like that."""
    person = rows.person()
    clock = rows.clock(person, timedelta(hours=30))
    now = rows.desk.now()
    usual: dict[str, Any] = {
        "threshold": Threshold.NEAR,
        "due_at": now,
        "crossed_at": now,
        "raised_at": now,
    }
    put(rows.desk, Alert(clock_id=clock, **usual | alert))
    return clock


def test_what_was_promised_and_snoozed_is_said(desk: Desk, rows: Rows, time: Time) -> None:
    soon, plan = time.at + HOUR, {"plan": "ring [again]", "acknowledged_by": "Una"}
    answered(rows, acknowledged_at=time.at, quiet_until=soon, **plan)
    answered(rows, acknowledged_at=time.at, came_back_at=time.at, **plan)
    both = answered(rows, acknowledged_at=time.at, quiet_until=soon, **plan)
    put(desk, ClockEvent(clock_id=both, at=time.at, what="snoozed", officer="Una", terminal="t",
                         words="Until Tue 24 Nov 2026 10:00"))  # fmt: skip
    answered(rows, quiet_until=soon)
    answered(rows, missed_while_away=True, crossed_at=time.at - 3 * HOUR)
    sheet = sheet_now(desk)
    assert [line.more for line in sheet.group("acknowledged").lines] == [
        "“ring [again]”, Una, by Tue 24 Nov 2026 10:00",
        "“ring [again]”, Una: came back Tue 24 Nov 2026 09:00",
        "“ring [again]”, Una, by Tue 24 Nov 2026 10:00",
    ]
    assert [line.more for line in sheet.group("snoozed").lines] == [
        "quiet until Tue 24 Nov 2026 10:00"] * 2  # fmt: skip
    assert [line.more for line in sheet.group("away").lines] == [
        "near Tue 24 Nov 2026 06:00, found Tue 24 Nov 2026 09:00"]  # fmt: skip


def test_what_was_missed_says_how_it_stands(desk: Desk, rows: Rows, time: Time) -> None:
    due = time.at - HOUR
    rows.clock(rows.person(), -HOUR)
    moved = rows.clock(rows.person(), 3 * HOUR, state=ClockState.NOT_REQUIRED, missed_at=due,
                       ended_at=time.at, ended_why="no need [of it]")  # fmt: skip
    put(desk, Alert(clock_id=moved, threshold=Threshold.OVERDUE, due_at=due, crossed_at=due,
                    raised_at=due, closed_at=time.at))  # fmt: skip
    rows.clock(rows.person(), -HOUR, state=ClockState.VOIDED, missed_at=due, ended_at=time.at)
    overdue, gone = sheet_now(desk).group("missed").lines
    assert (overdue.due, overdue.more) == (due, "overdue")
    assert gone.more == (
        "not required Tue 24 Nov 2026 09:00: no need [of it]; "
        "its limit of Tue 24 Nov 2026 08:00 was missed"
    )


def test_hearings_up_to_the_next_day_on_which_courts_sit(
    desk: Desk, rows: Rows, time: Time
) -> None:
    """A closing day of the council's own is one; a bank holiday is none."""
    time.at = london("2026-12-24 16:30")  # a Thursday
    change_setting(desk, "calendar.2026-12-29", "closed", "The council closes")
    ada = rows.person()
    for at in ("2026-12-24 15:00", "2026-12-24 17:00", "2026-12-28 10:00", "2026-12-29 10:00"):
        rows.hearing(ada, london(at))
    rows.hearing(ada, london("2026-12-29 11:00"), accompanied_by_name="Ann", yot_officer="Una")
    rows.hearing(ada, london("2026-12-29 12:00"), accompanied_by_name="Ann")
    rows.hearing(ada, london("2026-12-30 10:00"))
    coming = sheet_now(desk).group("coming")
    assert coming.title == "Hearings by Tue 29 Dec 2026 without an escort or an officer"
    assert [line.due for line in coming.lines] == [
        london(at) for at in ("2026-12-24 17:00", "2026-12-28 10:00", "2026-12-29 10:00",
                              "2026-12-29 12:00")]  # fmt: skip
    nobody, no_officer = "nobody is named to accompany", "no YOT officer is named"
    assert [line.more for line in coming.lines[2:]] == [f"{nobody}, {no_officer}", no_officer]


def test_the_sheet_is_for_the_shift_that_ends_or_has_just_ended(desk: Desk, time: Time) -> None:
    time.at = london("2026-11-24 16:50")
    sheet = sheet_now(desk)
    assert [sheet.since, sheet.ends, sheet.until] == [
        london(at) for at in ("2026-11-24 09:00", "2026-11-24 17:00", "2026-11-25 09:00")
    ]
    time.at = london("2026-11-24 17:20")
    sign(desk, "handover-01", "")
    assert sheet_now(desk).ends == london("2026-11-24 17:00")  # another would be for it too
    time.at = london("2026-11-25 01:00")
    assert sheet_now(desk).ends == london("2026-11-25 09:00")
    change_setting(desk, "shifts", "00:00, 04:00", "Two shifts")
    assert sheet_now(desk).ends == london("2026-11-25 00:00")


def test_drafts_of_every_officer_stand_on_it_but_for_the_sheets_own(desk: Desk) -> None:
    keep_draft(desk, "draft-0001", "arrest", {}, "[Ada] Example")
    keep_draft(desk, "draft-0002", "handover", {"words": "Quiet"}, "the shift sheet")
    (line,) = sheet_now(desk).group("drafts").lines
    assert (line.key, line.has) == ("draft-0001", "Jo Example")
    assert line.duty == "Arrest: [Ada] Example"
    assert line.more == "at front desk, begun Tue 24 Nov 2026 09:00"


def test_the_mark_tells_sheets_apart_by_what_stands_where(
    desk: Desk, rows: Rows, time: Time
) -> None:
    rows.clock(rows.person(), 2 * HOUR)
    first = sheet_now(desk)
    time.on(minutes=5)
    assert sheet_now(desk).mark == first.mark
    time.on(hours=2)
    assert sheet_now(desk).mark != first.mark


def test_the_mark_tells_a_clock_that_was_moved_or_given_away(
    desk: Desk, rows: Rows, time: Time
) -> None:
    """One signs what one has read, whoever has it and whenever it is due; not as others type."""
    clock = rows.clock(rows.person(), 4 * HOUR)
    hearing = rows.hearing(rows.person(), time.at + 6 * HOUR)
    keep_draft(desk, "draft-0001", "arrest", {}, "Ada")
    marks = [sheet_now(desk).mark]
    keep_draft(desk, "draft-0001", "arrest", {"station": "x"}, "Ada Example")
    time.on(minutes=5)
    assert sheet_now(desk).mark == marks[0]
    for table, row, fields in (
        (Clock, clock, {"due_at": time.at + HOUR}),
        (Clock, clock, {"taken_by": "Una"}),
        (Hearing, hearing, {"yot_officer": "Una"}),
    ):
        desk.store.run(lambda session: change(session, table, row, fields))  # noqa: B023
        marks.append(sheet_now(desk).mark)
    assert len(set(marks)) == len(marks)
    assert sheet_now(desk).mark == marks[-1]


def change(session: Session, table: type[SQLModel], row: int, fields: dict[str, Any]) -> None:
    session.add(session.get_one(table, row).sqlmodel_update(fields))


def test_what_was_missed_between_signing_and_the_end_of_the_shift_is_on_the_next_sheet(
    desk: Desk, rows: Rows, time: Time
) -> None:
    time.at = london("2026-11-24 16:46")
    clock = rows.clock(rows.person(), timedelta(minutes=8))
    away = answered(rows, missed_while_away=True, raised_at=london("2026-11-24 16:50"),
                    closed_at=london("2026-11-24 16:59"))  # fmt: skip
    assert shown(sign(desk, "handover-1", "").sheet)["due"] == [str(clock)]
    time.on(minutes=12)
    tell_late(desk, clock)
    for at in ("2026-11-25 08:50", "2026-11-25 16:50"):  # and where a shift has had no sheet
        time.at = london(at)
        found = shown(sheet_now(desk))
        assert (found["missed"], found["away"]) == ([str(clock)], [str(away)])
    sign(desk, "handover-2", "")
    time.at = london("2026-11-26 08:50")
    assert str(clock) not in shown(sheet_now(desk))["missed"]


def tell_late(desk: Desk, clock: int) -> None:
    tell(desk, TellingIn(clock_ids=[clock], told_name="Ann", channel="email", at=desk.now()))


def test_no_miss_stands_on_none_of_a_chain_of_sheets(desk: Desk, rows: Rows, time: Time) -> None:
    """Whenever sheets are signed, early, late, twice or for not every shift."""
    dice = random.Random(1)
    time.at = london("2026-11-24 08:50")
    sign(desk, "handover-0", "")
    person, entry = rows.person(), rows.entry(rows.person())
    running: list[int] = []
    stood: set[str] = set()
    for number in range(1, 46):
        time.on(minutes=dice.randint(5, 90))
        length = timedelta(minutes=dice.randint(5, 200))
        running.append(rows.clock(person, length, entry_id=entry))
        ended = dice.sample(running, k=min(len(running), dice.choice((0, 1, 3))))
        for clock in ended:
            running.remove(clock)
            if dice.random() < 0.5:
                tell_late(desk, clock)
            else:
                not_required(desk, clock, "no need")
        if dice.random() < 0.12 or number == 45:
            stood.update(shown(sign(desk, f"handover-{number}", "").sheet)["missed"])
    with desk.store.read() as session:
        clocks = rows_of(session, Clock)
    runs_late = {one.id for one in clocks if one.id in running and one.due_at <= time.at}
    late = {one.id for one in clocks if one.missed_at} | runs_late
    assert len(late) > 10
    assert {str(one) for one in late} <= stood

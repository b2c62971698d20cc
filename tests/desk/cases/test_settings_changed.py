"""What the whole desk sets: changed by a supervisor with a reason, and what becomes of clocks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import time as clock_time
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from dutydesk.desk.alerts import live_alerts
from dutydesk.desk.amend import Of, amend
from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.entries import MoveEntry, new_uid
from dutydesk.desk.log import log
from dutydesk.desk.rights import NotAllowed
from dutydesk.desk.setting_changes import change_setting
from dutydesk.desk.setting_effects import CLOSING
from dutydesk.desk.setting_force import value_in_force
from dutydesk.desk.setting_keys import SettingRefused, split_key
from dutydesk.desk.setting_lines import settings_page
from dutydesk.desk.setting_preview import preview_change
from dutydesk.records import Officer, SettingChange
from dutydesk.store.driver import library
from dutydesk.store.problems import StoreDamaged
from dutydesk.watch.look import next_time
from dutydesk.watch.sweep import Escalation, sweep
from tests.desk.cases.entries import arrest, move
from tests.desk.sound import assert_sound
from tests.support import (
    CHILD,
    Time,
    a_desk,
    audited,
    clock,
    happened,
    key,
    london,
    running,
    shown,
    story,
)

MONDAY = "calendar.2026-11-23"
WHY = "The council has said so"
ESCALATE = Escalation.minutes(15, 0)


def again(entry: MoveEntry, person: int, **changed: Any) -> MoveEntry:
    return entry.model_copy(update={"uid": new_uid(), "person": person, **changed})


def in_force(desk: Desk, key: str) -> Any:
    return value_in_force(desk.in_force, split_key(key))


def look(desk: Desk) -> list[str]:
    """What the watch raises now, by rule."""
    return desk.store.run(
        lambda session: [one.threshold.value for one in sweep(session, desk.now(), ESCALATE).news]
    )


def test_a_bank_holiday_is_previewed_and_leaves_running_clocks_alone(
    desk: Desk, time: Time
) -> None:
    first = log(desk, move()).person_id
    before = running(desk, first)
    assert before["r10"] == "2026-11-24 23:59"
    seen = preview_change(desk, "calendar.23 nov 2026", "bank holiday")
    assert (seen.key, seen.before, seen.after) == (MONDAY, "as published", "a bank holiday")
    assert {(one.paragraphs, shown(one.old_due), shown(one.new_due)) for one in seen.moves} == {
        ("R10", "2026-11-24 23:59", "2026-11-25 23:59"),
        ("L29", "2026-11-27 23:59", "2026-11-30 23:59"),
    }
    assert in_force(desk, MONDAY) is None
    time.on(minutes=5)
    done = change_setting(desk, MONDAY, "bank holiday", "Extra bank holiday proclaimed")
    assert done.redated == ()
    assert running(desk, first) == before
    time.on(minutes=5)
    second = log(desk, move()).person_id
    assert running(desk, second)["r10"] == "2026-11-25 23:59"
    assert clock(desk, second, "r10").calendar_version == f"{desk.calendar.version}"
    assert clock(desk, first, "r10").calendar_version + ", amended 1" == desk.calendar.version
    (row,) = [one for one in audited(desk) if one.action == "changed"]
    assert row.details["reason"] == "Extra bank holiday proclaimed"
    assert row.details["rows"]["setting_changes"]
    assert_sound(desk)


def test_re_dating_keeps_the_old_time_and_the_watch_goes_by_the_new(desk: Desk, time: Time) -> None:
    person = log(desk, move()).person_id
    time.on(minutes=5)
    done = change_setting(desk, MONDAY, "closed", WHY, redate=True)
    assert set(done.redated) == {key(clock(desk, person, name)) for name in ("r10", "l29")}
    assert running(desk, person)["r10"] == "2026-11-25 23:59"
    last = story(desk, clock(desk, person, "r10")).events[-1]
    assert last.what == "redated"
    assert "from Tue 24 Nov 2026 23:59 to Wed 25 Nov 2026 23:59" in last.words
    assert f"Mon 23 Nov 2026 changed: {WHY}" in last.words
    assert_sound(desk)
    time.to("2026-11-21 19:00")
    look(desk)
    r10 = clock(desk, person, "r10")
    time.to("2026-11-24 23:58")  # when it was due before, to the minute
    assert "near" not in look(desk)
    assert next_time(desk.store, Escalation.minutes(60 * 24 * 9, 0)) == r10.near_at
    assert r10.near_at
    time.to(shown(r10.near_at) or "")
    assert look(desk) == ["near"]
    assert_sound(desk)


def test_amending_an_entry_afterwards_leaves_what_was_re_dated_right(
    desk: Desk, time: Time
) -> None:
    entry = move()
    logged = log(desk, entry)
    time.on(minutes=5)
    change_setting(desk, MONDAY, "bank holiday", WHY, redate=True)
    redated = running(desk, logged.person_id)
    time.on(minutes=5)
    amend(desk, Of(logged.entry_id, 1), again(entry, logged.person_id, note="rang"), "a note")
    assert running(desk, logged.person_id) == redated
    assert happened(desk, clock(desk, logged.person_id, "r10")) == ["opened", "redated"]
    earlier = again(entry, logged.person_id, moved_at=london("2026-11-19 19:00"))
    time.on(minutes=5)
    amend(desk, Of(logged.entry_id, 2), earlier, "it was on Thursday")
    # Friday and Tuesday, for Monday is none: as if it had been logged so from the start.
    assert running(desk, logged.person_id)["r10"] == "2026-11-24 23:59"
    assert clock(desk, logged.person_id, "r10").calendar_version == desk.calendar.version
    assert_sound(desk)


def test_a_clock_that_an_amendment_opens_is_re_dated_by_what_was_set_since(
    desk: Desk, time: Time
) -> None:
    entry = move(answers=CHILD | {"home_authority": "elsewhere"})
    logged = log(desk, entry)
    assert "r10" not in running(desk, logged.person_id)
    for each, value, why, redate in (
        (MONDAY, "bank holiday", "All are told", True),
        ("calendar.2026-11-24", "bank holiday", "For new ones alone", False),
    ):
        time.on(minutes=5)
        change_setting(desk, each, value, why, redate=redate)
    time.on(minutes=5)
    right = again(entry, logged.person_id, answers=CHILD)
    amend(desk, Of(logged.entry_id, 1), right, "the home authority is ours")
    assert running(desk, logged.person_id)["r10"] == "2026-11-25 23:59"
    assert_sound(desk)


def test_a_target_moves_only_what_is_the_desks_own(desk: Desk, time: Time) -> None:
    person = log(desk, move("2026-11-20 19:00")).person_id
    seen = preview_change(desk, "targets.leicestershire/l2-home", "30 minutes")
    (one,) = seen.moves
    assert (one.turns, shown(one.new_due)) == ("overdue", "2026-11-20 19:30")
    assert seen.before == "the protocol file's own, 24 hours"
    with pytest.raises(SettingRefused, match="the protocol's own limit: 24 hours"):
        preview_change(desk, "targets.rotherham/r16-told", "2 hours")
    with pytest.raises(SettingRefused, match="No protocol in force has a rule"):
        preview_change(desk, "targets.rotherham/r99", "2 hours")
    time.on(minutes=5)
    target = "targets.leicestershire/l2-home"
    change_setting(desk, target, "2 hours", "Winter staffing", redate=True)
    moved = clock(desk, person, "l2-home>home")
    assert shown(moved.due_at) == "2026-11-20 21:00"
    assert moved.basis == "desk target"
    assert_sound(desk)
    time.to("2026-11-20 21:30")
    seen = preview_change(desk, target, "none")
    (late,) = seen.stays
    assert "missed" in late.why
    change_setting(desk, target, "none", "Back to the file's", redate=True)
    assert shown(clock(desk, person, "l2-home>home").due_at) == "2026-11-20 21:00"
    assert in_force(desk, target) is None
    assert_sound(desk)


def test_each_change_moves_by_itself_alone(desk: Desk, time: Time) -> None:
    """What was set for new clocks alone does not come in with a later change of something else."""
    person = log(desk, move()).person_id
    time.on(minutes=5)
    change_setting(desk, "targets.rotherham/r10", "4 working days", "For new ones")
    time.on(minutes=5)
    change_setting(desk, MONDAY, "bank holiday", WHY, redate=True)
    assert running(desk, person)["r10"] == "2026-11-25 23:59"
    assert_sound(desk)


UNWARNED = """
id = "invented"
version = "1.0"
title = "Invented"
source = "Invented, 2026"
authority = "local protocol"
paragraphs = 1
prefix = "X"
scope = { words = "Everybody", when = {} }
[[rule]]
id = "x1"
paragraphs = ["X1"]
kind = "clock"
on = ["arrest"]
owner = "yot"
duty = "Write it up"
limit = { within = "5 working days" }
lives = "Board"
[[rule.example]]
name = "One"
event = "arrest"
at = "2026-11-20 18:00"
opens = [ { due = "2026-11-27 23:59" } ]
[[rule]]
id = "x2"
paragraphs = ["X1"]
kind = "clock"
authority = "statute"
law = "Invented Act 2026"
on = ["placement_move"]
owner = "yot"
duty = "Write it up by law"
limit = { within = "5 working days" }
lives = "Board"
[[rule.example]]
name = "One"
event = "placement_move"
at = "2026-11-20 18:00"
opens = [ { due = "2026-11-27 23:59" } ]
"""


@pytest.fixture
def unwarned(tmp_path: Path, time: Time) -> Iterator[Desk]:
    """A desk whose one rule sets no times to warn."""
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "invented.toml").write_text(UNWARNED, encoding="utf-8")
    (tmp_path / "desk.toml").write_text('protocols = ["invented"]', encoding="utf-8")
    desk = open_desk(tmp_path / "desk.db", now=time, officer="Jo Example", terminal="desk-1")
    assert desk.rulebook.notices == ()
    yield desk
    desk.close()


def test_thresholds_move_the_warnings_and_not_the_time(unwarned: Desk, time: Time) -> None:
    desk = unwarned
    person = log(desk, arrest("2026-11-20 18:00")).person_id
    time.to("2026-11-23 12:00")
    look(desk)
    assert [one.threshold.value for one in live_alerts(desk)] == ["near"]
    (seen,) = preview_change(desk, "warn.longer", "1 day, 4 hours").moves
    assert (seen.turns, seen.new_due) == ("calm", seen.old_due)
    change_setting(desk, "warn.longer", "1 day, 4 hours", "Too soon", redate=True)
    x1 = clock(desk, person, "x1")
    assert (shown(x1.near_at), shown(x1.due_at)) == ("2026-11-26 23:59", "2026-11-27 23:59")
    assert live_alerts(desk) == []
    assert "Times to warn changed" in story(desk, x1).events[-1].words
    assert_sound(desk)
    time.to("2026-11-26 23:59")
    look(desk)
    assert [one.threshold.value for one in live_alerts(desk)] == ["near"]
    assert_sound(desk)
    change_setting(desk, "warn.longer", "2 days, 1 day", "Now all the same", redate=True)
    look(desk)
    assert [one.threshold.value for one in live_alerts(desk)] == ["urgent"]
    assert_sound(desk)


def test_a_closing_day_of_the_council_moves_no_clock_of_a_statute(
    unwarned: Desk, time: Time
) -> None:
    desk = unwarned
    local = log(desk, arrest("2026-11-20 18:00")).person_id
    statute = log(desk, move("2026-11-20 18:00")).person_id
    seen = preview_change(desk, MONDAY, "closed")
    assert [one.duty for one in seen.moves] == ["Write it up"]
    assert [(one.duty, one.why) for one in seen.stays] == [("Write it up by law", CLOSING)]
    time.on(minutes=1)
    change_setting(desk, MONDAY, "closed", WHY, redate=True)
    assert running(desk, local) == {"x1": "2026-11-30 23:59"}
    assert running(desk, statute) == {"x2": "2026-11-27 23:59"}
    later = log(desk, move("2026-11-20 18:00")).person_id
    assert running(desk, later) == {"x2": "2026-11-27 23:59"}
    assert_sound(desk)
    time.on(minutes=1)
    change_setting(desk, MONDAY, "bank holiday", "Proclaimed", redate=True)
    assert running(desk, statute) == {"x2": "2026-11-30 23:59"}
    assert_sound(desk)


def test_a_closing_day_of_the_council_is_no_statutes(desk: Desk) -> None:
    closed = preview_change(desk, MONDAY, "closed")
    assert closed.after == "closed by the council alone"
    change_setting(desk, MONDAY, "closed", WHY)
    assert not desk.calendar_for("local protocol").is_working(london("2026-11-23 09:00").date())
    assert desk.calendar_for("statute").is_working(london("2026-11-23 09:00").date())
    change_setting(desk, MONDAY, "bank holiday", "Proclaimed")
    assert not desk.calendar_for("statute").is_working(london("2026-11-23 09:00").date())
    assert not desk.in_office_hours(london("2026-11-23 10:00"))


def test_only_a_supervisor_and_only_with_a_reason(desk: Desk) -> None:
    for reason in ("", "  \n "):
        with pytest.raises(SettingRefused, match="Say why"):
            change_setting(desk, "escalate_after_minutes", "20", reason)
    assert change_setting(desk, "escalate_after_minutes", "20", "Quiet nights").after.startswith(
        "20"
    )

    def name_one(session: Any) -> None:
        session.add(Officer(name="Delia Specimen", role="supervisor", secret="x"))

    desk.store.run(name_one)
    with pytest.raises(NotAllowed, match=r"Only supervisors .* Delia Specimen.* Jo Example"):
        change_setting(desk, "escalate_after_minutes", "30", "Louder")
    assert audited(desk)[-1].action == "refused"
    desk.officer = "Delia Specimen"
    change_setting(desk, "escalate_after_minutes", "usual", "As before")
    assert desk.settings.escalate_after_minutes == 15
    with desk.store.read() as session:
        rows = session.exec(select(SettingChange)).all()
    assert [(one.before, one.after) for one in rows] == [(15, 20), (20, None)]


def test_an_entry_goes_by_what_another_terminal_has_just_set(desk: Desk, time: Time) -> None:
    """Between two polls of the feed: the supervisor was not shown this clock."""
    other = a_desk(desk.places.database, desk.places.folder, time, "desk-2")
    change_setting(desk, MONDAY, "bank holiday", WHY, redate=True)
    person = log(other, move()).person_id
    assert running(desk, person)["r10"] == "2026-11-25 23:59"
    assert_sound(other)
    other.close()


def test_every_terminal_takes_it_up(desk: Desk, time: Time) -> None:
    other = a_desk(desk.places.database, desk.places.folder, time, "desk-2")
    feed = other.feed()
    change_setting(desk, "office_hours.saturday", "10:00-14:00", "Saturdays from now on")
    assert ("setting", 1) in feed.poll()
    assert other.take_up_settings()
    assert not other.take_up_settings()
    assert other.in_office_hours(london("2026-11-21 10:30"))
    assert str(other.settings.office_hours.monday) == "09:00-17:00"
    change_setting(other, "office_hours.saturday", "none", "Not any more")
    assert desk.take_up_settings()
    assert not desk.in_office_hours(london("2026-11-21 10:30"))
    feed.close()
    other.close()


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("officer", "Jo", "is no setting of the whole desk"),
        ("targets.rotherham/r10", "soon", "is not a span"),
        ("targets.rotherham/r10", "", "Type a time such as 2 hours"),
        ("office_hours.monday", "9-5", "09:00-17:00"),
        ("office_hours.someday", "09:00-17:00", "is no day"),
        ("office_hours.monday", "09:00-17:00", "already"),
        ("calendar.2026-11-22", "closed", "weekend"),
        ("calendar.2026-12-25", "bank holiday", "published as a bank holiday"),
        ("calendar.2026-11-23", "working", "published as a working day"),
        ("calendar.2026-11-23", "lovely", "Type bank holiday, closed"),
        ("calendar.31 feb", "closed", "Feb"),
        ("warn.7 days", "1 hour", "not two times"),
        ("warn.7 days", "1 hour, 2 hours", "Type 2 hours, 1 hour"),
        ("warn.longer", "none", "can't go"),
        ("escalate_after_minutes", "a while", "Type minutes"),
        ("escalate_after_minutes", "never", "Type minutes"),
        ("escalate_again_minutes", "1441", "is not so many minutes"),
        ("escalate_again_minutes", "30", "again: that is 30 minutes already"),
        ("lock_after_minutes", "0", "Type minutes from 1 to 240"),
        ("shifts", "09:00, 9pm", "“9pm” is no time such as 09:00. Type when each"),
        ("shifts", "17:00, 09:00", "needs times that rise"),
        ("shifts", "1:00 2:00 3:00 4:00 5:00 6:00 7:00", "needs one to 6 times"),
        ("shifts", "9:00 and 17:00", "that is 09:00, 17:00 already"),
        ("shifts.monday", "09:00", "is no setting of the whole desk"),
        ("results_by", "25:00", "a time that no day has. Type a time"),
    ],
)
def test_what_cannot_be_set_is_refused_in_words(
    desk: Desk, key: str, value: str, words: str
) -> None:
    with pytest.raises(SettingRefused, match=words):
        preview_change(desk, key, value)


def test_what_the_whole_desk_keeps_is_changed_and_given_back(desk: Desk) -> None:
    for name, value, said in (
        ("shifts", "7:30, 15:30 and 23:30", "07:30, 15:30, 23:30"),
        ("results_by", "18:15", "18:15"),
        ("escalate_again_minutes", "never", "never: once only"),
        ("lock_after_minutes", "1 minute", "1 minute"),
    ):
        preview = preview_change(desk, name, value)
        assert (preview.moves, preview.after) == ((), said)
        assert preview.note.endswith(("No clock is moved by it.", "at every screen."))
        assert change_setting(desk, name, value, WHY).after == said
        line = next(one for one in settings_page(desk).lines if one.key == name)
        assert (line.value, line.source[:3]) == (said, "Jo ")
        with pytest.raises(SettingRefused, match="already"):
            change_setting(desk, name, line.typed, WHY)
    kept = desk.settings
    assert kept.shifts == (clock_time(7, 30), clock_time(15, 30), clock_time(23, 30))
    assert (kept.results_by, kept.lock_after_minutes) == (clock_time(18, 15), 1)
    assert kept.escalate_again_minutes == 0
    for name in ("shifts", "results_by", "escalate_again_minutes", "lock_after_minutes"):
        change_setting(desk, name, "usual", WHY)
    assert desk.settings == (desk.own or desk.settings)


def test_rows_of_warnings_are_added_and_taken_out(desk: Desk) -> None:
    change_setting(desk, "warn.3 days", "12 hours, 2 hours", "Weekends")
    change_setting(desk, "warn.1 day", "none", "Not needed")
    rows = [(str(one.up_to), str(one.near)) for one in desk.settings.warn]
    assert rows == [
        ("2 hours", "30 minutes"),
        ("3 days", "12 hours"),
        ("7 days", "1 day"),
        ("None", "5 days"),
    ]
    assert value_in_force(desk.in_force, split_key("warn.24 hours")) == "none"


def test_a_change_that_somebody_spoilt_is_said_and_nothing_is_guessed(
    desk: Desk,
) -> None:
    change_setting(desk, "targets.rotherham/r2", "2 months", "More often")
    desk.close()
    with closing(library().connect(desk.places.database, isolation_level=None)) as file:
        file.execute("UPDATE setting_changes SET after = 'nonsense'")
    with pytest.raises(StoreDamaged, match="table setting_changes"):
        open_desk(desk.places.database)

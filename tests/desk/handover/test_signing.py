"""Sheets are signed and accepted once, by whom they should be, and never change afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from dutydesk.desk.check import check
from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.drafts import drafts, drop_draft, keep_draft
from dutydesk.desk.handover import (
    HandoverRefused,
    accept,
    sheet_now,
    sign,
    signed_sheet,
    signed_sheets,
    waiting,
)
from dutydesk.desk.handover_since import changes_since
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import log
from dutydesk.desk.rights import NotAllowed
from dutydesk.desk.tell import TellingIn, not_required, tell
from dutydesk.records import Clock, Handover, HandoverAcceptance, Officer, Sitting
from dutydesk.store.driver import library
from dutydesk.store.problems import StoreDamaged
from tests.desk.desks import Rows, Time, put, uid
from tests.desk.sound import assert_sound
from tests.support import CHILD

ARREST = {
    "kind": "arrest", "uid": "arrest-0001", "arrested_at": "2026-11-24T07:00:00+00:00",
    "station": "Main Street", "person": {"given_name": "Zed [bail]", "family_name": "Testerly",
                                         "born": "2011-05-01", "case_number": "C-1"},
    "answers": CHILD,
}  # fmt: skip


@pytest.fixture
def other(desk: Desk) -> Iterator[Desk]:
    """The same desk at another terminal, with another officer."""
    opened = open_desk(
        desk.places.database, now=desk.now, officer="Una Example", terminal="back office"
    )
    opened.rulebook = replace(desk.rulebook, _kept={})
    yield opened
    opened.close()


@pytest.fixture
def clocks(rows: Rows) -> list[int]:
    """The running clocks of somebody, due within this shift, the first due first."""
    person = rows.person("Zed [bail] Testerly")
    return [rows.clock(person, timedelta(hours=hours)) for hours in (2, 3, 4)]


@pytest.fixture
def logged(desk: Desk) -> None:
    """Somebody's arrest, logged as officers do."""
    log(desk, entry_adapter.validate_python(ARREST))


def count(desk: Desk) -> tuple[int, int]:
    """How many sheets are signed, and how many acceptances there are."""
    with desk.store.read() as session:
        tables = (Handover, HandoverAcceptance)
        signed, accepted = (len(session.exec(select(table)).all()) for table in tables)
        return signed, accepted


def sits(desk: Desk, officer: str) -> None:
    put(desk, Sitting(uid=uid(), officer=officer, terminal="t", began_at=desk.now(),
                      seen_at=desk.now()))  # fmt: skip


def test_one_signs_another_accepts_and_both_stand_on_it(
    desk: Desk, other: Desk, time: Time, logged: None
) -> None:
    keep_draft(desk, "draft-0001", "move", {}, "Ada [a] Example")
    keep_draft(desk, "handover-1", "handover", {"words": "x"}, "the sheet")
    stood = sheet_now(desk)
    assert stood.count
    signed = sign(desk, "handover-1", "  Ring Ann [home]\nfirst.  ", stood.mark)
    assert (signed.sheet, signed.words) == (stood, "Ring Ann [home]\nfirst.")
    assert (signed.officer, signed.terminal) == ("Jo Example", "front desk")
    assert [one.uid for one in drafts(desk)] == ["draft-0001"]
    assert waiting(other) == signed
    time.on(minutes=10)
    keep_draft(other, "words-1", "handover", {"words": "y"}, "the sheet")
    taken = accept(other, signed.id, "Thanks", draft="words-1")
    assert taken.accepted is not None
    assert (taken.accepted.officer, taken.accepted.words) == ("Una Example", "Thanks")
    assert taken.accepted_words == "Accepted by Una Example, Tue 24 Nov 2026 09:10"
    assert waiting(desk) is None
    assert not drafts(other)
    assert_sound(desk)


def test_the_sheet_reads_the_same_later(
    desk: Desk, other: Desk, time: Time, clocks: list[int]
) -> None:
    signed = sign(desk, "handover-1", "Quiet")
    before = signed.sheet.model_dump_json()
    time.on(days=3)
    not_required(other, clocks[0], "not hers")
    tell(other, TellingIn(clock_ids=clocks[1:2], told_name="Ann", channel="telephone",
                          at=time.at))  # fmt: skip
    assert sheet_now(desk).mark != signed.sheet.mark
    assert signed_sheet(other, signed.id).sheet.model_dump_json() == before
    assert signed.sheet.count


def test_signing_again_signs_once_and_two_officers_sheets_both_stay(
    desk: Desk, other: Desk, time: Time
) -> None:
    first = sign(desk, "handover-1", "Mine")
    time.on(minutes=1)
    again = sign(desk, "handover-1", "Mine, again")
    assert again == first
    second = sign(other, "handover-2", "Mine too")
    assert [one.id for one in signed_sheets(desk)] == [second.id, first.id]
    assert (second.sheet.since, second.sheet.ends) == (first.sheet.since, first.sheet.ends)
    assert waiting(desk) == second
    assert accept(desk, second.id, "").accepted
    assert waiting(desk) is None  # the newest is; the older one can still be, and is read
    assert accept(other, first.id, "").accepted
    assert count(desk) == (2, 2)
    assert_sound(desk)


def test_a_sheet_is_accepted_once(desk: Desk, other: Desk, time: Time) -> None:
    signed = sign(desk, "handover-1", "")
    taken = accept(other, signed.id, "Thanks")
    time.on(minutes=1)
    assert accept(other, signed.id, "Thanks again") == taken
    third = replace(other, officer="Delia Specimen")
    with pytest.raises(HandoverRefused, match="Una Example has accepted it already, Tue 24 Nov"):
        accept(third, signed.id, "Me too")
    assert count(desk) == (1, 1)


def test_one_accepts_ones_own_only_alone_and_the_record_says_so(desk: Desk, time: Time) -> None:
    signed = sign(desk, "handover-1", "")
    with pytest.raises(HandoverRefused, match="next officer accepts it") as refused:
        accept(desk, signed.id, "")
    assert refused.value.alone
    sits(desk, "Una Example")
    with pytest.raises(HandoverRefused, match="At the desk now: Una Example") as refused:
        accept(desk, signed.id, "", alone=True)
    assert not refused.value.alone
    time.on(minutes=4)  # her console is not heard from any more
    own = accept(desk, signed.id, "", alone=True)
    assert own.alone
    assert own.accepted_words.endswith("who also signed it: nobody else was at the desk")
    assert_sound(desk)


def test_who_may_not_take_the_desk_over_is_nobody_to_wait_for(desk: Desk) -> None:
    """On a desk with officers: a court officer neither signs nor accepts."""
    put(desk, Officer(name="Delia Specimen", role="supervisor", secret="x"))
    put(desk, Officer(name="Jo Example", role="duty"))
    put(desk, Officer(name="Kit Example", role="court"))
    signed = sign(desk, "handover-1", "")
    sits(desk, "Kit Example")
    court = replace(desk, officer="Kit Example")
    for refused in (lambda: sign(court, uid(), ""), lambda: accept(court, signed.id, "")):
        with pytest.raises(NotAllowed, match="hand the desk over"):
            refused()
    assert accept(desk, signed.id, "", alone=True).alone


def test_what_one_has_not_read_is_not_signed(desk: Desk, clocks: list[int]) -> None:
    stood = sheet_now(desk)
    not_required(desk, clocks[0], "not hers")
    with pytest.raises(HandoverRefused, match="not the one that you have read"):
        sign(desk, "handover-1", "", stood.mark)
    assert sign(desk, "handover-1", "", sheet_now(desk).mark).id == 1


@pytest.mark.parametrize("words", ["x" * 4001, "\n".join("y" * 2001 for _ in range(2))])
def test_words_have_a_length_and_a_sheet_a_number(desk: Desk, words: str) -> None:
    with pytest.raises(HandoverRefused, match=r"there is room for 4,000"):
        sign(desk, "handover-1", words)
    with pytest.raises(HandoverRefused, match="no shift sheet 7"):
        signed_sheet(desk, 7)
    assert count(desk) == (0, 0)


def test_what_has_changed_since_it_was_signed(
    desk: Desk, other: Desk, time: Time, clocks: list[int]
) -> None:
    keep_draft(desk, "draft-0001", "move", {}, "Ada")
    signed = sign(desk, "handover-1", "")
    on_sheet = [int(line.key) for line in signed.sheet.group("due").lines]
    assert on_sheet == clocks
    assert not changes_since(other, signed).any
    # Told a while ago, and logged since.
    tell(other, TellingIn(clock_ids=on_sheet[:1], told_name="Ann", channel="telephone",
                          at=time.at - timedelta(minutes=20)))  # fmt: skip
    keep_draft(desk, "draft-0002", "arrest", {}, "Bob")
    drop_draft(other, "draft-0001")
    since = changes_since(other, signed)
    told, drafted = since.gone
    assert (told[0].clock_id, told[1][:3]) == (on_sheet[0], "met")
    assert drafted == (signed.sheet.group("drafts").lines[0], "was saved, or thrown away")
    assert [line.key for line in since.new] == ["draft-0002"]
    with desk.store.read() as session:
        due = session.get_one(Clock, on_sheet[1]).due_at
    assert due is not None
    time.at = due + timedelta(minutes=1)
    assert on_sheet[1] in [line.clock_id for line in changes_since(other, signed).missed]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("handovers", "SET words = 'Ring nobody'"),
        ("handovers", "SET sheet = json_set(sheet, '$.yot', 'Elsewhere')"),
        ("handovers", "SET officer = 'Somebody Else'"),
        ("handover_acceptances", "SET words = ''"),
        ("handover_acceptances", "SET accepted_at = '2026-11-24 08:00:00.000000'"),
    ],
)
def test_a_sheet_that_somebody_altered_is_found(
    desk: Desk, other: Desk, table: str, change: str
) -> None:
    signed = sign(desk, "handover-1", "Ring Ann")
    accept(other, signed.id, "Thanks")
    assert_sound(desk)
    with closing(library().connect(desk.places.database, isolation_level=None)) as by_hand:
        assert by_hand.execute(f"UPDATE {table} {change}").rowcount == 1
    assert {(one.table, one.row) for one in check(desk).findings} == {(table, "1")}


@pytest.mark.parametrize("spoilt", ["nonsense", "{}", '{"form": 1, "groups": 7}'])
def test_a_sheet_that_somebody_spoilt_is_said_with_what_to_do(desk: Desk, spoilt: str) -> None:
    sign(desk, "handover-1", "Ring Ann")
    with closing(library().connect(desk.places.database, isolation_level=None)) as by_hand:
        by_hand.execute("UPDATE handovers SET sheet = ?", (spoilt,))
    for read in (lambda: signed_sheet(desk, 1), lambda: waiting(desk)):
        with pytest.raises(StoreDamaged, match="table handovers"):
            read()
    assert sheet_now(desk).count == 0

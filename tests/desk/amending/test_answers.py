"""Answers to an entry's questions, while that entry or another is amended, voided and put back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import Session, select

from dutydesk.desk.amend import Of, amend, preview_put_back, put_back, void
from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import EntryBase, HearingEntry, ResultEntry, new_uid
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import log
from dutydesk.desk.payloads import UnreadableEntry
from dutydesk.desk.plan import Refused
from dutydesk.desk.tell import TellingIn, tell
from dutydesk.desk.versions import EntryPage, entry_page
from dutydesk.records import Alias, Entry, EntryVersion, Person
from tests.desk.sound import assert_sound
from tests.support import Time, clocks, last_hearing, london, running, someone

COURT = "Nowhere Youth Court"
HOME = {"home_authority": "rotherham"}


def hearing(**more) -> HearingEntry:
    """A hearing of somebody of whom little is known: their home authority opens R25."""
    given: dict[str, Any] = {
        "person": someone(), "court": COURT, "at": london("2026-03-12 10:00"),
        "known_at": london("2026-03-02 07:00"), "answers": {"known_to_yot": True},
    }  # fmt: skip
    return HearingEntry(**(given | more))


def changed(page: EntryPage, **more) -> EntryBase:
    """What a form makes of an entry's page."""
    given = {**page.payload, "uid": new_uid(), "person": page.person_id}
    return entry_adapter.validate_python(given | more)


def test_an_answer_given_while_a_form_is_open_is_taken_up(desk: Desk) -> None:
    logged = log(desk, hearing())
    page = entry_page(desk, logged.entry_id)
    answer(desk, logged.entry_id, HOME)
    answered = running(desk, logged.person_id)
    assert "r25" in answered
    of = Of(page.entry_id, page.number, frozenset(page.payload["answers"]))
    amend(desk, of, changed(page, note="rang back"), "a note")
    assert running(desk, logged.person_id) == answered
    assert entry_page(desk, logged.entry_id).payload["answers"]["home_authority"] == "rotherham"


def test_what_has_only_been_answered_since_is_no_change(desk: Desk) -> None:
    logged = log(desk, hearing())
    answer(desk, logged.entry_id, HOME)
    page = entry_page(desk, logged.entry_id)
    with pytest.raises(Refused, match="Nothing has changed"):
        amend(desk, Of(logged.entry_id, 1), changed(page), "x")


def test_bringing_back_a_voided_entry_brings_its_answers_back(desk: Desk) -> None:
    logged = log(desk, hearing())
    answer(desk, logged.entry_id, HOME)
    before = running(desk, logged.person_id)
    void(desk, Of(logged.entry_id, 1), "logged twice", new_uid())
    amend(desk, Of(logged.entry_id, 2), changed(entry_page(desk, logged.entry_id)), "no")
    assert running(desk, logged.person_id) == before
    assert_sound(desk)


def test_a_clock_that_is_answered_for_again_is_the_same_clock(desk: Desk, time: Time) -> None:
    entry = hearing()
    logged = log(desk, entry)
    first = answer(desk, logged.entry_id, HOME)
    without = entry.model_copy(update={"uid": new_uid(), "person": logged.person_id, "note": "!"})
    amend(desk, Of(logged.entry_id, 1), without, "not known")
    assert "r25" not in running(desk, logged.person_id)
    assert answer(desk, logged.entry_id, HOME) == first
    telling: dict[str, Any] = {"told_name": "Pat Invented", "channel": "telephone", "at": time()}
    tell(desk, TellingIn(clock_ids=first, **telling))
    stood = running(desk, logged.person_id)
    page = entry_page(desk, logged.entry_id)
    amend(desk, Of(logged.entry_id, 2), changed(page, note="?"), "a note")
    assert running(desk, logged.person_id) == stood
    assert len(clocks(desk, logged.person_id, "r25")) == 1
    assert_sound(desk)


def test_a_clock_that_an_answer_opened_later_is_not_there_before_it(desk: Desk, time: Time) -> None:
    logged = log(desk, hearing(at=london("2026-03-03 10:00")))
    time.to("2026-03-03 12:00")
    adjourned = ResultEntry(
        person=logged.person_id, hearing_id=last_hearing(desk, logged.person_id),
        heard_at=london("2026-03-03 10:00"), outcome="adjourned",
        next_at=london("2026-04-02 10:00"),
    )  # fmt: skip
    made = log(desk, adjourned)
    time.on(minutes=5)
    answer(desk, logged.entry_id, HOME)
    before = [(one.state, one.due_at) for one in clocks(desk, logged.person_id, "r25")]
    right = adjourned.model_copy(update={"uid": new_uid(), "note": "rang back"})
    amend(desk, Of(made.entry_id, 1), right, "a note")
    assert [(one.state, one.due_at) for one in clocks(desk, logged.person_id, "r25")] == before
    assert_sound(desk)


def test_an_undone_amendment_leaves_answers_at_their_own_time(desk: Desk, time: Time) -> None:
    """Said from the start, they would have told what came between otherwise."""
    known = {"known_to_yot": True, "home_authority": "rotherham"}
    entry = hearing(at=london("2026-04-12 10:00"), answers=known)
    logged = log(desk, entry)
    time.to("2026-03-03 12:00")
    result = ResultEntry(
        person=logged.person_id, court=COURT, heard_at=london("2026-03-03 10:00"),
        outcome="bailed_conditional", next_at=london("2026-03-16 10:00"),
    )  # fmt: skip
    log(desk, result)
    answer(desk, logged.entry_id, {"looked_after": True})
    before = running(desk, logged.person_id)
    right = changed(entry_page(desk, logged.entry_id), at=london("2026-04-13 10:00"))
    amend(desk, Of(logged.entry_id, 1), right, "wrong day")
    preview_put_back(desk, Of(logged.entry_id, 2), 1, new_uid())
    put_back(desk, Of(logged.entry_id, 2), 1, "it was right", new_uid())
    assert running(desk, logged.person_id) == before
    assert_sound(desk)


def test_names_and_case_number_are_what_the_entry_says_now(desk: Desk) -> None:
    other = log(desk, hearing()).person_id
    entry = hearing(person=someone(aliases=["Rob"]))
    logged = log(desk, entry)

    def named(**more) -> EntryBase:
        person = entry.person.model_copy(update=more)  # type: ignore[union-attr]
        return entry.model_copy(update={"uid": new_uid(), "person": person})

    def stands() -> tuple[str, list[str]]:
        with desk.store.read() as session:
            names = session.exec(select(Alias.name).where(Alias.person_id == logged.person_id))
            return session.get_one(Person, logged.person_id).case_number, list(names)

    before = stands()
    with desk.store.read() as session:
        taken = session.get_one(Person, other).case_number
    with pytest.raises(Refused, match="somebody else's"):
        amend(desk, Of(logged.entry_id, 1), named(case_number=taken), "x")
    amend(desk, Of(logged.entry_id, 1), named(case_number="C-77", aliases=["Bobby"]), "x")
    assert stands() == ("C-77", ["Bobby"])
    by_number = changed(entry_page(desk, logged.entry_id), note="!")
    amend(desk, Of(logged.entry_id, 2), by_number, "whoever is named by number keeps the name")
    assert stands() == ("C-77", ["Bobby"])
    put_back(desk, Of(logged.entry_id, 3), 1, "right after all", new_uid())
    assert stands() == before


def lose_the_code(session: Session, entry_id: int) -> None:
    row = session.get_one(Entry, entry_id)
    version = session.exec(select(EntryVersion).where(EntryVersion.entry_id == entry_id)).one()
    row.payload = version.payload = row.payload | {"accompanied_by_role": "gone"}
    session.add_all([row, version])


def test_a_code_that_is_gone_is_shown_and_says_what_to_mend_first(desk: Desk) -> None:
    entry = hearing(accompanied_by_role="parent", accompanied_by_name="Sam")
    first = log(desk, entry)
    later: dict[str, Any] = {"person": first.person_id, "at": london("2026-04-01 10:00")}
    second = log(desk, hearing(**later, accompanied_by_role="parent", accompanied_by_name="Kim"))
    desk.store.run(lambda session: lose_the_code(session, second.entry_id))
    page = entry_page(desk, second.entry_id)
    assert ("Gone",) in [one.values for one in page.lines]
    right = entry.model_copy(update={"uid": new_uid(), "person": first.person_id, "note": "!"})
    with pytest.raises(UnreadableEntry, match=f"Entry {second.entry_id} .*accompanied_by_role"):
        amend(desk, Of(first.entry_id, 1), right, "x")
    with pytest.raises(UnreadableEntry, match="Amend or void"):
        put_back(desk, Of(second.entry_id, 1), 1, "x", new_uid())
    amend(desk, Of(second.entry_id, 1), changed(page, accompanied_by_role="parent"), "mended")
    amend(desk, Of(first.entry_id, 1), right, "x")
    with desk.store.read() as session:
        assert session.get_one(Entry, first.entry_id).version == 2

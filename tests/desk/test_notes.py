"""Notes: kept word for word where they belong, and brought to whom they mention."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from dutydesk.desk.check import check
from dutydesk.desk.context import Desk
from dutydesk.desk.notes import (
    NoteForYou,
    NoteIn,
    mark_read,
    notes_for,
    notes_on_desk,
    write_note,
)
from dutydesk.desk.officers import OfficerRefused
from dutydesk.desk.person import person_page
from dutydesk.desk.story import read_story
from dutydesk.desk.tell import NotPossible
from dutydesk.records import Officer
from dutydesk.store.feed import Feed
from tests.desk.desks import NOW, Rows, Time, make_desk, put

JO, INES, OTHER_INES = "Jo Example", "Ines Mockridge", "Ines Ó Sample-Brón"


@pytest.fixture
def named(desk: Desk) -> Desk:
    for name in (JO, INES, OTHER_INES, "Tariq Sampleforth"):
        put(desk, Officer(name=name, role="duty"))
    put(desk, Officer(name="Wanda Gone", role="duty", ended_at=NOW))
    return desk


def at(desk: Desk, officer: str) -> Desk:
    return replace(desk, officer=officer, terminal=f"terminal of {officer}")


def write(desk: Desk, words: str, *mentions: str, **about: int) -> int:
    given = {"words": words, "mentions": list(mentions), **about}
    return write_note(desk, NoteIn.model_validate(given))


def for_whom(desk: Desk, words: str, *mentions: str) -> list[str]:
    """Whom a note mentions."""
    key = write(desk, words, *mentions)
    (note,) = [one for one in notes_on_desk(desk) if one.id == key]
    return [name for name, _ in note.read_by]


@pytest.mark.parametrize(
    ("words", "whom"),
    [
        ("Mum rang, no names", []),
        ("@Ines Mockridge please ring her", [INES]),
        ("please ring her (@ines mockridge)", [INES]),
        ("@Mockridge: ring her, @Tariq's away", [INES, "Tariq Sampleforth"]),
        ("@TARIQ, @tariq sampleforth and @Sampleforth", ["Tariq Sampleforth"]),
        ("@ines o sample-bron rang", [OTHER_INES]),
        ("wrote to ann@example.org @ 14:30, @2 pm", []),
    ],
)
def test_whom_words_mention(named: Desk, words: str, whom: list[str]) -> None:
    assert for_whom(named, words) == whom


def test_those_chosen_and_those_typed_are_mentioned_once(named: Desk) -> None:
    assert for_whom(named, "Ring her, @Mockridge", "ines mockridge", JO) == [INES, JO]


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        ("@Ines ring her", NotPossible, "several of that name. Write @Ines Mockridge or @Ines Ó"),
        ("@Inez Mokridge ring her", NotPossible, "Did you mean .*Ines Mockridge"),
        ("@Xyz ring her", NotPossible, "There are: .*put a space after the @"),
        ("@Wanda Gone ring her", NotPossible, "Wanda Gone has left"),
        ("@wanda, ring her", NotPossible, "Wanda Gone has left"),
    ],
)
def test_a_mention_of_nobody_who_would_read_it_is_refused(
    named: Desk, words: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        write(named, words)
    with pytest.raises(OfficerRefused, match="Did you mean Ines Mockridge"):
        write(named, "Ring her", "Ines Mokridge")
    assert notes_on_desk(named) == []


def test_on_a_desk_without_officers_notes_work_and_mentions_say_what_to_do(desk: Desk) -> None:
    write(desk, "The printer is out of paper")
    for words, mentions in (("@Ines, paper", ()), ("Paper", (INES,))):
        with pytest.raises(NotPossible, match="dutydesk officer add NAME"):
            write(desk, words, *mentions)
    assert [one.words for one in notes_on_desk(desk)] == ["The printer is out of paper"]


def test_a_note_stands_where_it_was_written(named: Desk, rows: Rows) -> None:
    ada, zed = rows.person("Ada Example"), rows.person("Zed Example")
    clock = rows.clock(ada, timedelta(hours=2))
    write(named, "Ring before nine [/]", clock_id=clock)
    write(named, "Has moved in with her aunt, @Mockridge", person_id=ada)
    assert [one.said for one in read_story(named, clock).notes] == ["Ring before nine [/]"]
    page = person_page(named, ada)
    assert [one.words for one in page.notes] == [
        "Has moved in with her aunt, @Mockridge", "Ring before nine [/]",
    ]  # fmt: skip
    assert [one.words for one in page.timeline if one.kind == "note"] == [
        "Note: Has moved in with her aunt, @Mockridge. For Ines Mockridge (not read yet)",
        "Note on Tell the social worker (R1): Ring before nine [/]",
    ]
    assert "Ring before nine" in read_story(named, clock).as_text()
    assert person_page(named, zed).notes == ()
    assert notes_on_desk(named) == []


def test_it_is_unread_until_its_reader_says_so(named: Desk, time: Time) -> None:
    write(named, "First, @Mockridge")
    write(named, "Second, @Mockridge and @Tariq")
    other = make_desk(named.places.folder, time, INES)
    unread = notes_for(other, unread_only=True)
    assert [one.note.words for one in unread] == ["Second, @Mockridge and @Tariq",
                                                   "First, @Mockridge"]  # fmt: skip
    feed = Feed(named.store)
    read_at = time.on(minutes=3)
    assert mark_read(at(named, "Tariq Sampleforth"), [unread[1].mention_id]) == 0  # not his to read
    assert mark_read(other, [unread[0].mention_id]) == 1
    assert mark_read(other, [unread[0].mention_id]) == 0
    assert feed.poll() == [("note", unread[0].note.id)]
    assert [one.note.words for one in notes_for(other, unread_only=True)] == ["First, @Mockridge"]
    found: list[NoteForYou] = notes_for(other)
    assert [one.read_at for one in found] == [None, read_at]  # the unread one first
    assert dict(notes_on_desk(named)[0].read_by) == {INES: read_at, "Tariq Sampleforth": None}
    feed.close()
    other.close()


def test_saving_twice_keeps_one(named: Desk) -> None:
    note = NoteIn(words="Ring, @Mockridge")
    assert write_note(named, note) == write_note(named, note)
    assert len(notes_for(at(named, INES))) == 1


@pytest.mark.parametrize("about", [{"clock_id": 4711}, {"person_id": 4711}])
def test_a_note_is_about_somebody_there_is(named: Desk, about: dict[str, int]) -> None:
    with pytest.raises(NotPossible, match="There is no"):
        write(named, "Ring", **about)


@pytest.mark.parametrize("words", ["", "  \n ", "a\x1b[2J"])
def test_a_note_has_words(words: str) -> None:
    with pytest.raises(ValidationError):
        NoteIn(words=words)


@pytest.mark.parametrize(
    ("spoilt", "found"),
    [
        ("UPDATE notes SET words = 'Nothing was said'", "is not as it was written"),
        ("UPDATE notes SET officer = 'Somebody else'", "is not as it was written"),
        ("DELETE FROM notes", "is gone"),
        ("INSERT INTO notes (uid, words, at, officer, terminal) "
         "VALUES ('forged-01', 'I said so', '2026-11-24 09:00:00', 'Jo', 't')",
         "was not written by dutydesk"),
    ],
)  # fmt: skip
def test_check_finds_a_note_that_was_tampered_with(named: Desk, spoilt: str, found: str) -> None:
    write(named, "Her mother rang at nine")
    write(named, "For you, @Mockridge")
    mark_read(at(named, INES), [one.mention_id for one in notes_for(at(named, INES))])
    assert check(named).findings == []  # that it was read has changed no evidence
    with named.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM mentions")
        connection.exec_driver_sql(spoilt)
    said = [str(one) for one in check(named).findings]
    assert any(one.startswith("notes row") and found in one for one in said), said

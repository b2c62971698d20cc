"""Finding young people on a desk that several terminals write to."""

from datetime import date
from pathlib import Path
from threading import Thread

from sqlmodel import Session

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import NewPerson
from dutydesk.desk.search import PersonMatch, find_people, likely_duplicates
from dutydesk.records import Alias, Person, Placement
from dutydesk.store.rows import note_change
from tests.desk.desks import NOW, Rows, Time, logged, make_desk, put, statements


def names(found: list[PersonMatch]) -> list[str]:
    return [match.name for match in found]


def test_a_match_says_who_it_is_and_why(desk: Desk, rows: Rows) -> None:
    ada = rows.person("Ada [b]Example", case_number="C-17", born=date(2011, 3, 4))
    put(desk, Alias(person_id=ada, name="Addy"))
    put(desk, Placement(person_id=ada, kind="foster", name="Old place", ended_at=NOW))
    put(desk, Placement(person_id=ada, kind="foster", name="With the [Larches]"))
    rows.person("Ben Sample", case_number="C-18")
    (match,) = find_people(desk, "addy")
    assert (match.person_id, match.name, match.case_number) == (ada, "Ada [b]Example", "C-17")
    assert (match.age, match.placement) == ("15 years 8 months", "With the [Larches]")
    assert match.why == "also known as Addy"
    assert names(find_people(desk, "4/3/2011")) == ["Ada [b]Example"]
    assert names(find_people(desk, "C-18")) == ["Ben Sample"]


def test_nothing_typed_and_nobody_known_find_nobody(desk: Desk, rows: Rows) -> None:
    assert find_people(desk, "anybody") == []
    rows.person()
    assert find_people(desk, "") == []
    assert find_people(desk, "\x00[/]%_'") == []


def test_a_person_saved_at_another_terminal_is_found_at_once(
    desk: Desk, tmp_path: Path, time: Time
) -> None:
    assert find_people(desk, "Example") == []
    other = make_desk(tmp_path, time, officer="Sam")
    arrest = {
        "kind": "arrest", "arrested_at": "2026-11-24T08:00", "station": "Main Street",
        "person": {"given_name": "Ada", "family_name": "Example", "aliases": ["Addy"]},
    }  # fmt: skip
    logged(other, **arrest)
    assert names(find_people(desk, "exmaple")) == ["Ada Example"]

    def rename(session: Session) -> None:
        row = session.get_one(Person, 1)
        row.family_name = "Renamed"
        session.add(row)
        note_change(session, "person", 1)

    other.store.run(rename)
    other.close()
    assert names(find_people(desk, "Renamed")) == ["Ada Renamed"]
    assert find_people(desk, "Example") == []


def test_only_what_changed_is_read_again(desk: Desk, rows: Rows) -> None:
    rows.person()
    find_people(desk, "Ada")
    again = [text for text, _ in statements(desk, lambda: find_people(desk, "Ada"))]
    assert not [text for text in again if "FROM people" in text]


def test_any_thread_may_search(desk: Desk, rows: Rows) -> None:
    rows.person()
    found: list[list[str]] = []
    threads = [
        Thread(target=lambda: found.append(names(find_people(desk, "Ada")))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["Ada Example"]] * 8


def test_duplicates_are_caught_by_case_number_name_and_alias(desk: Desk, rows: Rows) -> None:
    ada = rows.person("Ada Example", case_number="C-17", born=date(2011, 3, 4))
    ben = rows.person("Ben Sample", case_number="C-18")
    new = NewPerson(given_name="Adda", family_name="Example", born=date(2011, 3, 4))
    assert [match.person_id for match in likely_duplicates(desk, new)] == [ada]
    known = NewPerson(given_name="Cy", family_name="Other", aliases=["Ben Sample"])
    assert [match.person_id for match in likely_duplicates(desk, known)] == [ben]
    number = NewPerson(given_name="Cy", family_name="Other", case_number="c-17")
    (same,) = likely_duplicates(desk, number)
    assert (same.person_id, same.why) == (ada, "same case number c-17")
    nobody = NewPerson(given_name="Cy", family_name="Other")
    assert likely_duplicates(desk, nobody) == []

"""A clock's story where the rows are odd: typed brackets, no date yet, contacts of one's own."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.desk.context import Desk
from dutydesk.desk.directory import contacts_for
from dutydesk.desk.story import StoryTelling, UnknownClock, clock_story
from dutydesk.records import ClockEvent, Contact, Home, Person, Placement, ProtocolCopy
from tests.desk.desks import NOW, Rows, put

DAY = timedelta(days=1)


def test_an_unknown_clock_is_refused_with_where_to_look(desk: Desk) -> None:
    with pytest.raises(UnknownClock, match=r"no clock 7\. `dutydesk clocks` lists"):
        clock_story(desk, 7)


def test_a_clock_that_waits_says_for_what(desk: Desk, rows: Rows) -> None:
    clock = rows.clock(rows.person(), None, waits_for="next_hearing", words="before the hearing")
    text = clock_story(desk, clock).as_text()
    assert "Due       when next hearing is known" in text


def test_a_duty_without_limit_is_not_given_one(desk: Desk, rows: Rows) -> None:
    clock = rows.clock(rows.person(), None, basis="none", words="no limit")
    story = clock_story(desk, clock)
    assert story.limit_source.startswith("No limit.")
    assert "Due       at no set time" in story.as_text()


@pytest.mark.parametrize(
    ("authority", "basis", "said"),
    [
        ("statute", "limit", "Statute: the limit is that of Invented protocol."),
        ("national guidance", "limit", "National guidance: the limit is that of"),
        ("local protocol", "limit", "Local protocol: the limit is that of"),
        ("statute", "desk target", "DESK TARGET, set by this desk. Statute (Invented"),
    ],
)
def test_no_authority_looks_like_another(
    desk: Desk, rows: Rows, authority: str, basis: str, said: str
) -> None:
    clock = rows.clock(rows.person(), DAY, authority=authority, basis=basis)
    assert clock_story(desk, clock).limit_source.startswith(said)


def test_what_the_rule_advises_and_its_law_are_told(desk: Desk, rows: Rows) -> None:
    text = 'title = "t"\n[[rule]]\nid = "r1"\nlaw = "An Act of 2020"\nguidance = "Ring twice."\n'
    copy = put(
        desk,
        ProtocolCopy(protocol="invented", version="2", digest="2", text=text, kept_at=NOW),
    )
    story = clock_story(desk, rows.clock(rows.person(), DAY, protocol_copy_id=copy))
    assert (story.guidance, story.law) == ("Ring twice.", "An Act of 2020")
    assert "  Guidance  Ring twice.\n" in story.as_text()
    assert "  Law       An Act of 2020\n" in story.as_text()


def test_anchors_are_named_and_in_order(desk: Desk, rows: Rows) -> None:
    anchors = {"release": (NOW + DAY).isoformat(), "event": NOW.isoformat()}
    story = clock_story(desk, rows.clock(rows.person(), DAY, anchors=anchors))
    assert [(one.name, one.at) for one in story.anchors] == [
        ("the event", NOW), ("the release date", NOW + DAY)
    ]  # fmt: skip


def test_a_move_keeps_the_old_date_and_a_date_that_was_not_known(desk: Desk, rows: Rows) -> None:
    clock = rows.clock(rows.person(), DAY)
    for old, new in ((None, NOW), (NOW, NOW + DAY), (NOW + DAY, None)):
        moved = ClockEvent(
            clock_id=clock, at=NOW, what="redated", officer="Jo", terminal="t", words="put off",
            old_due_at=old, new_due_at=new,
        )  # fmt: skip
        put(desk, moved)
    assert [event.words for event in clock_story(desk, clock).events] == [
        "Due time moved from no date yet to Tue 24 Nov 2026 09:00: put off",
        "Due time moved from Tue 24 Nov 2026 09:00 to Wed 25 Nov 2026 09:00: put off",
        "Due time moved from Wed 25 Nov 2026 09:00 to no date yet: put off",
    ]


def test_the_calendar_is_shown_where_working_days_were_counted(desk: Desk, rows: Rows) -> None:
    ada = rows.person()
    counted = rows.clock(ada, DAY, words="5 working days", calendar_version="England 2026")
    plain = rows.clock(ada, DAY, calendar_version="England 2026")
    assert "England 2026" in clock_story(desk, counted).as_text()
    assert "England 2026" not in clock_story(desk, plain).as_text()


def test_own_worker_first_then_those_of_the_home_authority(desk: Desk, rows: Rows) -> None:
    far = Contact(role="social_worker", name="Amy Far", authority="devon")
    near = Contact(role="social_worker", name="Zed Near", authority="rotherham")
    own = Contact(role="social_worker", name="Own [Worker]", telephone="01632 960001")
    put(desk, Contact(role="police", name="A Police Station"))
    put(desk, far)
    put(desk, near)
    ada = rows.person(social_worker_id=put(desk, own), home_authority="rotherham")
    clock = rows.clock(ada, DAY)
    names = [card.name for card in clock_story(desk, clock).contacts]
    assert names == ["Own [Worker]", "Zed Near", "Amy Far"]
    assert [card.name for card in contacts_for(desk, clock)] == names
    assert "Own [Worker], Social worker, 01632 960001" in clock_story(desk, clock).as_text()


def test_what_others_owe_gives_the_numbers_to_chase(desk: Desk, rows: Rows) -> None:
    put(desk, Contact(role="police", name="Custody", telephone="01632 960002"))
    clock = rows.clock(rows.person(), DAY, owner="police", desk_owes=False, tell="yot")
    assert [card.name for card in contacts_for(desk, clock)] == ["Custody"]
    assert contacts_for(desk, 999) == []


def test_the_home_lived_in_comes_before_its_people_and_other_homes(desk: Desk, rows: Rows) -> None:
    lived_in = put(desk, Home(name="Larch House", telephone="01632 960003"))
    other = put(desk, Home(name="Ash House", telephone="01632 960004"))
    put(desk, Contact(role="home", name="Ash's manager", home_id=other))
    put(desk, Contact(role="home", name="Larch's manager", home_id=lived_in))
    ada = rows.person()
    put(desk, Placement(person_id=ada, kind="residential_home", name="Ash House", home_id=other,
                        ended_at=NOW))  # fmt: skip
    put(desk, Placement(person_id=ada, kind="residential_home", name="Larch House",
                        home_id=lived_in))  # fmt: skip
    clock = rows.clock(ada, DAY, tell="home")
    names = [card.name for card in contacts_for(desk, clock)]
    assert names == ["Larch House", "Larch's manager", "Ash's manager"]


def test_a_duty_that_is_done_and_not_told_has_nobody_to_ring(desk: Desk, rows: Rows) -> None:
    assert contacts_for(desk, rows.clock(rows.person(), DAY, tell=None)) == []


def test_a_person_s_name_of_any_length_keeps_to_80_columns(desk: Desk, rows: Rows) -> None:
    ada = rows.person("A" * 200 + " " + "B" * 100)
    text = clock_story(desk, rows.clock(ada, DAY, duty="D" * 300)).as_text()
    assert max(map(len, text.splitlines())) <= 80
    with desk.store.read() as session:
        assert session.get_one(Person, ada).name not in text


def test_no_typed_text_commands_the_terminal(desk: Desk, rows: Rows) -> None:
    story = clock_story(desk, rows.clock(rows.person(), DAY))

    @given(typed=st.text(max_size=300))
    def check(typed: str) -> None:
        telling = StoryTelling(
            1, NOW, "told", typed, typed, "", "Email", typed, typed, "Jo", NOW
        )  # fmt: skip
        text = replace(story, tellings=(telling,), why=(typed,)).as_text()
        assert text.replace("\n", "").isprintable()
        assert max(map(len, text.split("\n"))) <= 80

    check()

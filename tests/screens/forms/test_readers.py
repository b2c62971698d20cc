"""What is typed on one line, read into parts of the entry."""

from __future__ import annotations

import pytest

from dutydesk.desk.entries import Condition, Disposal, Offence
from screens.widgets.readers import (
    read_conditions,
    read_disposals,
    read_offences,
    read_week,
    split_postcode,
)
from screens.widgets.writers import write_week


def parts(readings):
    return [reading.part for reading in readings]


def test_offences_bring_their_class_and_gravity():
    abh = Offence(
        description="Assault causing actual bodily harm", offence_class="violent", gravity=3
    )
    theft = Offence(description="Theft", offence_class="theft", gravity=1)
    assert parts(read_offences("abh, theft 1")) == [abh, theft]


def test_own_words_keep_their_brackets_and_take_a_class_after_equals():
    (own,) = parts(read_offences("kicked a [door] = damage 2"))
    assert own == Offence(description="kicked a [door]", offence_class="damage", gravity=2)


@pytest.mark.parametrize("line", ["knife 9", "swan = nonsense 2"])
def test_what_cannot_be_an_offence_says_what_to_type(line):
    (reading,) = read_offences(line)
    assert reading.part is None
    assert reading.problem


@pytest.mark.parametrize(
    ("line", "made"),
    [
        (
            "live at Rowan House S60 1aa",
            Condition(kind="residence", place="Rowan House", postcode="S60 1AA"),
        ),
        ("curfew 7pm-7am", Condition(kind="curfew", curfew_from="19:00", curfew_to="07:00")),
        (
            "curfew 1900 to 0700 at Rowan House",
            Condition(kind="curfew", curfew_from="19:00", curfew_to="07:00", place="Rowan House"),
        ),
        ("exclusion Clifton Park", Condition(kind="exclusion", place="Clifton Park")),
        ("no_contact Sam [co-d]", Condition(kind="no_contact", words="Sam [co-d]")),
        ("hand in passport", Condition(kind="other", words="hand in passport")),
    ],
)
def test_conditions(line, made):
    assert parts(read_conditions(line)) == [made]


@pytest.mark.parametrize("line", ["curfew", "curfew 25:00-07:00", "live", "curfew 13pm-7am"])
def test_half_a_condition_says_what_is_missing(line):
    (reading,) = read_conditions(line)
    assert reading.part is None
    assert reading.problem


def test_disposals_take_their_months():
    assert parts(read_disposals("ro 9; yro 12 curfew; dto 2 years; fine 50")) == [
        Disposal(disposal="referral_order", months=9),
        Disposal(disposal="youth_rehabilitation_order", months=12, details="curfew"),
        Disposal(disposal="detention_and_training_order", months=24),
        Disposal(disposal="fine", details="50"),
    ]


def test_a_length_that_is_missing_is_asked_for():
    (reading,) = read_disposals("dto")
    assert reading.part is None
    assert "months" in reading.problem


def test_a_line_of_marks_alone_is_nothing():
    assert read_offences(" , ;") == []
    assert read_conditions(";;") == []


def test_postcodes_are_found_and_spelt_as_usual():
    assert split_postcode("3 Example Way, Rotherham s601aa") == (
        "3 Example Way, Rotherham",
        "S60 1AA",
    )
    assert split_postcode("Clifton Park") == ("Clifton Park", "")


def test_a_week_is_read_and_written_again():
    line = "mon-fri 9-3.30 school Nowhere High; sat 10-14 work; Wednesdays 7pm-8pm football"
    read = read_week(line)
    assert [one.words for one in read] == [
        "mon-fri 09:00-15:30 Education school Nowhere High",
        "sat 10:00-14:00 Work",
        "wed 19:00-20:00 Leisure football",
    ]
    assert parts(read_week(write_week(parts(read)))) == parts(read)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("9-10 work", "begin with the days"),
        ("fri-mon 9-10 work", "begin with the days"),
        ("mon 9 work", "type the times"),
        ("mon 10-9am work", "it ends before it begins"),
        ("mon 9-25 work", "type the times"),
        ("mon 9-10 flying", "education, training, work or leisure"),
        ("mon 9-10", "education, training, work or leisure"),
    ],
)
def test_what_is_no_part_of_a_week_says_what_to_type(line, says):
    (reading,) = read_week(line)
    assert reading.part is None
    assert says in reading.problem

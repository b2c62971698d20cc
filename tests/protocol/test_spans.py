"""Spans: read as protocols write them, refused with what to write instead."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from dutydesk.protocol.spans import Span

UNITS = ["minutes", "hours", "working days", "days", "weeks", "months", "years"]


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("24 hours", Span(24, "hours"), "24 hours"),
        ("1 hour", Span(1, "hours"), "1 hour"),
        ("one month", Span(1, "months"), "1 month"),
        ("  Twelve  Weeks ", Span(12, "weeks"), "12 weeks"),
        ("5 working days", Span(5, "working days"), "5 working days"),
        ("1 working  day", Span(1, "working days"), "1 working day"),
        ("1 days", Span(1, "days"), "1 day"),
        ("30 minutes", Span(30, "minutes"), "30 minutes"),
        ("2 years", Span(2, "years"), "2 years"),
    ],
)
def test_read_and_shown(text, span, shown):
    assert Span.parse(text) == span
    assert str(span) == shown


@given(st.integers(1, 90), st.sampled_from(UNITS))
def test_what_is_shown_reads_back(count, unit):
    span = Span(count, unit)
    assert Span.parse(str(span)) == span
    assert TypeAdapter(Span).validate_json(TypeAdapter(Span).dump_json(span)) == span


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "write a whole number and a unit"),
        ("24", "write a whole number and a unit"),
        ("24hours", "write a whole number and a unit"),
        ("1.5 hours", "write a whole number and a unit"),
        ("-1 days", "write a whole number and a unit"),
        ("0 hours", "at least 1"),
        ("a month", '"a" in "a month" is not a whole number'),
        ("thirteen days", "not a whole number"),
        ("3 business days", 'write "3 working days"'),
        ("1 calendar month", 'write "1 months"'),
        ("24 hrs", 'write "24 hours"'),
        ("2 fortnights", "write one of minutes, hours, working days, days, weeks, months or years"),
        ("101 years", "longer than 100 years"),
        ("99999999999999 weeks", "longer than 100 years"),
    ],
)
def test_refused_with_what_to_write(text, says):
    with pytest.raises(ValueError) as refused:
        Span.parse(text)
    assert says in str(refused.value)


def test_a_field_of_a_model():
    class Holder(BaseModel):
        lead: Span

    assert Holder.model_validate({"lead": "1 month"}).model_dump(mode="json") == {"lead": "1 month"}
    assert Holder.model_validate({"lead": Span(1, "months")}).model_dump() == {"lead": "1 month"}
    for wrong in ("soon", 24, None):
        with pytest.raises(ValidationError, match="write a whole number and a unit"):
            Holder.model_validate({"lead": wrong})


def test_length_is_the_shortest_it_can_come_to():
    assert Span(90, "minutes").length() == timedelta(minutes=90)
    assert Span(24, "hours").length() == timedelta(days=1)
    assert Span(2, "working days").length() == timedelta(days=2)
    assert Span(2, "weeks").length() == timedelta(days=14)
    assert Span(1, "months").length() == timedelta(days=28)
    assert Span(12, "months").length() == Span(1, "years").length() == timedelta(days=365)


def test_times_is_one_span_of_the_same_unit():
    assert Span(3, "months").times(4) == Span(12, "months")

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.protocol.ages import Age


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2010, 5, 17), date(2026, 5, 16), Age(15, 11)),
        (date(2010, 5, 17), date(2026, 5, 17), Age(16, 0)),
        (date(2008, 2, 29), date(2026, 2, 28), Age(17, 11)),
        (date(2008, 2, 29), date(2026, 3, 1), Age(18, 0)),
        (date(2008, 2, 29), date(2024, 2, 28), Age(15, 11)),
        (date(2008, 2, 29), date(2024, 2, 29), Age(16, 0)),
        (date(2012, 1, 31), date(2026, 2, 28), Age(14, 0)),
        (date(2012, 1, 31), date(2026, 3, 1), Age(14, 1)),
        (date(2026, 3, 1), date(2026, 3, 1), Age(0, 0)),
    ],
)
def test_age_on_a_day(born, on, age):
    assert Age.at(born, on) == age


@given(st.dates(date(1990, 1, 1), date(2020, 1, 1)), st.integers(0, 9000))
def test_agrees_with_dateutil_where_the_months_have_the_day(born, days):
    on = born + timedelta(days=days)
    if born.day <= 28:
        delta = relativedelta(on, born)
        assert Age.at(born, on) == Age(delta.years, delta.months)


def test_not_yet_born():
    with pytest.raises(ValueError, match="Check the date of birth"):
        Age.at(date(2026, 1, 2), date(2026, 1, 1))


@given(st.integers(0, 120), st.integers(0, 11))
def test_what_is_shown_can_be_read(years, months):
    assert Age.parse(str(Age(years, months))) == Age(years, months)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("18", Age(18)),
        ("12 years", Age(12)),
        ("12y 6m", Age(12, 6)),
        (" 1 Year and 1 month ", Age(1, 1)),
    ],
)
def test_read(text, age):
    assert Age.parse(text) == age


@pytest.mark.parametrize("text", ["", "six", "12 years 12 months", "-1", "12.5", "12 weeks"])
def test_not_an_age(text):
    with pytest.raises(ValueError, match="years and months"):
        Age.parse(text)

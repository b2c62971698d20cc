"""Reviews every so often, and so many contacts a month."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from dutydesk.protocol.limit_recurring import Contacts
from dutydesk.protocol.recurring import contacts_that_count
from dutydesk.protocol.spans import Span
from tests.protocol.oracle import (
    DAY,
    at,
    end,
    instants,
    reckon,
    reckoned,
    utc,
    walk,
    wall,
)

REVIEWS = {"every": ["20 working days", "3 months", "6 months"], "counted_from": "last"}
CONTACTS = {"contacts": [{"a_month": 8, "for": "12 weeks"}, {"a_month": 4}]}


def held(*texts):
    return tuple(at(text) for text in texts)


@given(
    instants(2000, 2030),
    st.integers(0, 30),
    st.integers(1, 6),
    st.sampled_from(["months", "weeks"]),
)
def test_counted_from_the_start_the_nth_never_drifts(start, before, n, unit):
    limit = {"every": f"{n} {unit}", "counted_from": "start"}
    late = [start + (i + 1) * timedelta(days=200) for i in range(before)]
    due = reckoned(limit, start, held=late)
    assert due == utc(wall(start) + relativedelta(**{unit: n * (before + 1)}))


def test_month_ends_do_not_creep():
    limit = {"every": "1 month", "counted_from": "start"}
    dues = [
        f"{wall(reckoned(limit, '2026-01-31 10:00', held=held(*['2026-02-01 09:00'] * n))):%d %b}"
        for n in range(5)
    ]
    assert dues == ["28 Feb", "31 Mar", "30 Apr", "31 May", "30 Jun"]


def test_phases_counted_from_the_start_do_not_creep_either():
    limit = {"every": ["1 month", "2 months"], "counted_from": "start"}
    dues = [
        f"{wall(reckoned(limit, '2026-01-31 10:00', held=held(*['2026-02-01 09:00'] * n))):%d %b}"
        for n in range(4)
    ]
    assert dues == ["28 Feb", "30 Apr", "30 Jun", "31 Aug"]
    mixed = {"every": ["5 working days", "1 month"], "counted_from": "start"}
    assert reckoned(mixed, "2026-01-23 10:00") == at("2026-01-30 23:59")
    after = reckoned(mixed, "2026-01-23 10:00", held=held("2026-01-28 10:00"))
    assert after == at("2026-02-28 23:59")
    third = reckoned(mixed, "2026-01-23 10:00", held=held("2026-01-28 10:00", "2026-02-20 10:00"))
    assert third == at("2026-03-30 23:59")


@settings(max_examples=25)
@given(instants(2000, 2030), st.lists(st.integers(1, 300), max_size=6))
def test_counted_from_the_last_by_phase(start, gaps):
    moments = [start]
    for gap in gaps:
        moments.append(moments[-1] + timedelta(days=gap, minutes=gap))
    last = moments[-1]
    if not gaps:
        expected = end(walk(wall(start).date(), 20))
    else:
        expected = utc(wall(last) + relativedelta(months=3 if len(gaps) == 1 else 6))
    assert reckoned(REVIEWS, start, held=moments[1:]) == expected
    assert reckoned(REVIEWS, start, held=moments[:0:-1]) == expected


def test_the_statutory_reviews_worked_through():
    start = "2026-03-20 11:00"
    assert reckoned(REVIEWS, start) == at("2026-04-21 23:59")
    first = reckon(REVIEWS, {"event": start}, held=held("2026-04-15 14:00"))
    assert first.at == at("2026-07-15 14:00")
    assert first.steps[0].startswith("Number 1 was held on Wed 15 Apr 2026 14:00 + 3 months")
    second = held("2026-04-15 14:00", "2026-07-31 14:00")
    assert reckoned(REVIEWS, start, held=second) == at("2027-01-31 14:00")
    third = held("2026-04-15 14:00", "2026-07-31 14:00", "2026-08-31 14:00")
    assert reckoned(REVIEWS, start, held=third) == at("2027-02-28 14:00")


def test_a_recurring_duty_waits_for_its_anchor():
    found = reckon(REVIEWS | {"from": "order"}, {"event": "2026-03-20 11:00"})
    assert (found.at, found.waits_for) == (None, "order")


def test_a_recurring_desk_target_can_be_set_by_the_desk_and_a_limit_cannot():
    limit = {"every": "3 months", "counted_from": "last"}
    own = {"targets": {"own/r2": Span(1, "months")}, "target_key": "own/r2"}
    event = {"event": "2026-01-31 10:00"}
    assert reckon(limit, event, **own).at == at("2026-04-30 10:00")
    found = reckon(limit | {"desk_target": True}, event, **own)
    assert found.at == at("2026-02-28 10:00")
    assert found.basis == "desk target"
    assert found.steps[:2] == (
        "In the document: no time given. It gives no figure; desk target 1 month",
        "This desk has set 1 month in place of 3 months",
    )
    assert reckon(limit | {"desk_target": True}, event).at == at("2026-04-30 10:00")


def contact_dues(limit, start: date, number: int):
    """Each contact's due day, by laying out the months one after another."""
    dues: list[date] = []
    month = 0
    while len(dues) < number:
        begins = start + relativedelta(months=month)
        # A month that begins on a day that is missing begins on the next there is.
        if begins.day != start.day:
            begins += DAY
        next_begins = start + relativedelta(months=month + 1)
        last = next_begins if next_begins.day != start.day else next_begins - DAY
        weeks = 0
        rate = limit[-1][0]
        for a_month, lasts in limit[:-1]:
            weeks += lasts
            if begins < start + timedelta(weeks=weeks):
                rate = a_month
                break
        dues += [last] * rate
        month += 1
    return dues[:number]


@given(
    instants(2000, 2050),
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 30)), min_size=1, max_size=3),
    st.integers(0, 60),
)
def test_contacts_agree_with_a_layout_of_the_months(start, phases, made):
    written = [{"a_month": rate, "for": f"{weeks} weeks"} for rate, weeks in phases]
    del written[-1]["for"]
    found = reckon(
        {"contacts": written}, {"event": start}, held=[start + n * DAY for n in range(made)]
    )
    dues = contact_dues(phases, wall(start).date(), made + 10)
    assert found.at == end(dues[made])
    assert found.unmet == sum(due == dues[made] for due in dues[made:])


@pytest.mark.parametrize(
    ("made", "due", "unmet"),
    [
        (0, "2026-02-28", 8),
        (7, "2026-02-28", 1),
        (8, "2026-03-30", 8),
        (16, "2026-04-30", 8),  # month 3 starts on 31 March, within the 12 weeks
        (24, "2026-05-30", 4),  # month 4 starts on 1 May, after them
        (27, "2026-05-30", 1),
        (28, "2026-06-30", 4),
    ],
)
def test_contacts_worked_through_from_the_31st(made, due, unmet):
    found = reckon(CONTACTS, {"event": "2026-01-31 15:00"}, held=held(*["2026-02-02 10:00"] * made))
    assert found.at == at(f"{due} 23:59")
    assert found.unmet == unmet
    assert f"{made} made, so number {made + 1} is due by" in found.steps[-1]


@pytest.mark.parametrize("start", ["2026-01-15", "2026-01-31", "2027-11-30", "2028-02-29"])
def test_a_month_that_starts_as_a_phase_ends_takes_the_next_rate(start):
    limit = {"contacts": [{"a_month": 3, "for": "2 months"}, {"a_month": 1}]}
    found = [
        reckon(limit, {"event": f"{start} 15:00"}, held=held(*[f"{start} 16:00"] * made)).unmet
        for made in range(9)
    ]
    assert found == [3, 2, 1, 3, 2, 1, 1, 1, 1]


@given(instants(2000, 2030), st.lists(st.integers(-5 * 24, 200 * 24), max_size=40), st.randoms())
def test_a_contact_counts_if_some_month_up_to_its_own_still_asks_for_one(start, hours, order):
    limit = Contacts.model_validate(CONTACTS)
    made = [start + timedelta(hours=one) for one in hours]
    # By the months' last days as the limit itself gives them: one place for each contact asked.
    ends = [reckoned(CONTACTS, start, held=(start,) * n) for n in range(48)]
    places, counted = list(ends), 0
    for at_ in sorted(one for one in made if one >= start):
        own = next(end for end in sorted(set(ends)) if wall(at_).date() <= wall(end).date())
        if places and places[0] <= own:
            places.pop(0)
            counted += 1
    order.shuffle(made)
    assert contacts_that_count(limit, start, made) == counted

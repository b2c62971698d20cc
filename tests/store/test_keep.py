"""Which backups stay: whatever was made, in whatever order and however often it is asked."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dutydesk.store.keep import DAYS, HOURS, WEEKS, Kind, kept

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)

instants = st.integers(0, 400 * 24 * 4).map(lambda n: MONDAY + timedelta(minutes=15 * n))
backups = st.sets(
    st.tuples(instants, st.sampled_from([Kind.SCHEDULED] * 6 + list(Kind))), max_size=120
)


@given(backups)
def test_the_newest_and_all_that_were_not_scheduled_stay(made: set[tuple[datetime, Kind]]) -> None:
    stay = kept(made)
    assert stay <= made
    assert {one for one in made if one[1] is not Kind.SCHEDULED} <= stay
    scheduled = [one for one in made if one[1] is Kind.SCHEDULED]
    if scheduled:
        assert max(scheduled) in stay
    assert len([one for one in stay if one in scheduled]) <= HOURS + DAYS + WEEKS


@given(backups)
def test_asked_again_nothing_more_goes(made: set[tuple[datetime, Kind]]) -> None:
    assert kept(kept(made)) == kept(made)


@given(backups, st.data())
def test_thinned_on_the_way_or_at_the_end_the_same_stay(
    made: set[tuple[datetime, Kind]], data: st.DataObject
) -> None:
    """What went is never missed: no later backup would have brought it back."""
    stay: set[tuple[datetime, Kind]] = set()
    for one in sorted(made):
        stay.add(one)
        if data.draw(st.booleans()):
            stay = kept(stay)
    assert kept(stay) == kept(made)


def test_a_year_of_hourly_backups() -> None:
    hours = [MONDAY + timedelta(hours=n) for n in range(366 * 24)]
    stay = sorted((at for at, _ in kept((at, Kind.SCHEDULED) for at in hours)), reverse=True)
    newest = hours[-1]
    assert stay[:HOURS] == [newest - timedelta(hours=n) for n in range(HOURS)]
    days = {at.date() for at in stay}
    assert {(newest - timedelta(days=n)).date() for n in range(DAYS)} <= days
    assert len({at.isocalendar()[:2] for at in stay}) == WEEKS
    assert len(stay) < HOURS + DAYS + WEEKS


def test_neither_a_long_absence_nor_a_clock_set_wrong_takes_any() -> None:
    week = {(MONDAY + timedelta(days=n), Kind.SCHEDULED) for n in range(7)}
    later = {(MONDAY + timedelta(days=3650), Kind.SCHEDULED)}
    assert kept(week | later) == week | later

"""A breach that nobody answers goes up, and again as often as the desk has set.

What is expected is reckoned from the waits alone: each stretch in which a breach was live and
nobody had answered it. Nothing is asked of the watch, which is only told what time it is.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutydesk.desk.alerts import acknowledge, live_alerts
from dutydesk.desk.context import Desk
from dutydesk.desk.tell import TellingIn, not_required, reopen, tell
from dutydesk.watch.look import next_time, step
from dutydesk.watch.sweep import Escalation
from tests.support import Time, a_desk, london, shown
from tests.watch.rows import AGAIN, ESCALATE, add_clocks, alerts

MINUTE = timedelta(minutes=1)
ACTS = st.tuples(
    st.integers(1, 150),
    st.sampled_from(("look", "acknowledge", "acknowledge", "tell", "reopen")),
    st.integers(1, 90),
)
"""Minutes that pass, what is done then, and by when it is promised."""


class Told:
    """What a clock's alert must have done, from what was done to it."""

    def __init__(self, escalation: Escalation, breached: datetime) -> None:
        self.escalation = escalation
        self.waits_since: datetime | None = breached
        self.promised: datetime | None = None
        self.runs = True
        self.ups: list[datetime] = []

    def until(self, now: datetime) -> None:
        """Time passes: a promise runs out, and a wait goes up at its instants."""
        if self.promised and self.promised <= now:
            self.waits_since, self.promised = self.promised, None
        if self.waits_since is None:
            return
        at = self.waits_since + self.escalation.after
        while at <= now:
            if at not in self.ups:
                self.ups.append(at)
            if self.escalation.again is None:
                return
            at += self.escalation.again


@given(acts=st.lists(ACTS, min_size=1, max_size=7), escalation=st.sampled_from((ESCALATE, AGAIN)))
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_it_goes_up_at_just_the_instants_of_its_waits(
    desk: Desk, time: Time, acts: list[tuple[int, str, int]], escalation: Escalation
) -> None:
    (key,) = add_clocks(desk, [time.at], warned=False)
    told, found = Told(escalation, time.at), set()

    def pass_time(until: datetime) -> None:
        """As the watch does: it wakes when there is next something to do."""
        while (upcoming := next_time(desk.store, escalation)) and upcoming <= until:
            time.at = max(time.at, upcoming)
            step(desk.store, time, escalation)
            (row,) = alerts(desk.store, key)
            found.update({row.last_escalated_at} - {None})
        time.at = until
        told.until(until)

    pass_time(time.at)
    for minutes, act, promise in acts:
        pass_time(time.at + minutes * MINUTE)
        if act == "acknowledge" and told.waits_since:
            until = time.at + promise * MINUTE
            acknowledge(desk, key, "ring again", until)
            told.waits_since, told.promised = None, until
        elif act == "tell" and told.runs:
            given = {"clock_ids": [key], "told_name": "Ann", "channel": "email", "at": time.at}
            tell(desk, TellingIn.model_validate(given))
            told.waits_since, told.promised, told.runs = None, None, False
        elif act == "reopen" and not told.runs:
            reopen(desk, key, "never sent")
            told.waits_since, told.runs = time.at, True
        step(desk.store, time, escalation)  # one look more changes nothing
    (row,) = alerts(desk.store, key)
    assert found == set(told.ups)
    assert (row.escalations, row.last_escalated_at) == (
        len(told.ups),
        max(told.ups, default=None),
    )
    if told.runs:  # it stays out of the next example's way
        not_required(desk, key, "over")


@pytest.mark.parametrize("again", [0, 20])
def test_how_often_is_what_the_desk_has_set(desk: Desk, time: Time, again: int) -> None:
    (key,) = add_clocks(desk, [london("2026-11-21 00:00")], warned=False)
    seen, escalation = [], Escalation.minutes(15, again)
    end = london("2026-11-21 01:20")
    while (upcoming := next_time(desk.store, escalation)) and upcoming <= end:
        time.at = upcoming
        swept = step(desk.store, time, escalation)[1]
        if swept.escalated:
            seen.append(f"{time.at:%H:%M}")
    assert seen == (["00:15", "00:35", "00:55", "01:15"] if again else ["00:15"])
    (row,) = live_alerts(desk)
    assert (row.clock_id, row.escalated, row.escalations) == (key, True, len(seen))


def test_two_terminals_send_it_up_once(desk: Desk, time: Time, prepared: Path) -> None:
    (key,) = add_clocks(desk, [london("2026-11-21 00:00")], warned=False)
    other = a_desk(prepared, desk.places.folder, time, "desk-2")
    for at in ("00:00", "00:15", "00:45"):
        time.to(f"2026-11-21 {at}")
        for one in (desk, other, desk):
            step(one.store, time, AGAIN)
    assert [one.escalations for one in alerts(other.store, key)] == [2]
    acknowledge(other, key, "ringing", london("2026-11-21 02:00"))
    time.to("2026-11-21 01:15")
    assert step(desk.store, time, AGAIN)[1].news == []
    other.close()


def test_a_sleep_sends_it_up_once_not_once_for_each_time_missed(desk: Desk, time: Time) -> None:
    (key,) = add_clocks(desk, [london("2026-11-21 00:00")], warned=False)
    for at in ("00:00", "00:15", "09:00"):
        time.to(f"2026-11-21 {at}")
        step(desk.store, time, AGAIN)
    (row,) = alerts(desk.store, key)
    assert row.escalations == 2
    assert shown(next_time(desk.store, AGAIN)) == "2026-11-21 09:30"

"""Release from custody places a young person as a move does."""

from __future__ import annotations

from dutydesk.desk.context import Desk
from tests.desk.cases.entries import logs
from tests.support import CHILD, Time, opened, someone

CUSTODY = {"not-in-custody": "Sentenced before this desk began"}


def test_the_home_hears_of_whoever_is_released_to_it(desk: Desk, time: Time) -> None:
    home = {"name": "Larch House", "kind": "residential_home", "authority": "leicestershire"}
    more = {"orders_in_force": True, "in_custody_before": True}
    out = logs(desk, "released", someone(), released_at="2026-11-20T09:00", to=home,
               overrides=CUSTODY, answers=CHILD | more)  # fmt: skip
    assert opened(out.plan) == {
        "l1>yot": "2026-11-21 09:00", "l2-home>home": "2026-11-21 09:00",
        "r10": "2026-11-24 23:59", "l29": "2026-11-27 23:59",
    }  # fmt: skip


def test_a_release_within_the_area_asks_for_no_link_worker(desk: Desk, time: Time) -> None:
    home = {"name": "4 Pretend Road", "kind": "own_home", "authority": "rotherham"}
    out = logs(desk, "released", someone(), released_at="2026-11-20T09:00", to=home,
               overrides=CUSTODY, answers=CHILD)  # fmt: skip
    assert opened(out.plan) == {}

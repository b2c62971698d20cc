"""Whatever is logged, the preview says it word for word, and writes nothing."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from dutydesk.desk.answer import answer
from dutydesk.desk.context import Desk
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import log, preview
from dutydesk.desk.plan import Plan, Refused
from dutydesk.records import Arrest, Clock, ClockEvent, ClockState
from dutydesk.store.audit import verify
from dutydesk.vocabulary import vocabulary
from tests.support import (
    CHILD,
    Time,
    a_desk,
    but_for_the_trail,
    contents,
    hearings,
    london,
    save,
    someone,
)

_folders = count(1)


def codes(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(vocabulary(name).terms))


def perhaps(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


HOURS = st.integers(1, 200)
YES_NO = perhaps(st.booleans())
PLACES = st.fixed_dictionaries(
    {"name": st.sampled_from(["Elm House", "Oak Lodge", "12 Elm Row"]),
     "kind": perhaps(codes("placement_kinds")),
     "authority": perhaps(st.sampled_from(["rotherham", "leicestershire", "leeds"]))}
)  # fmt: skip
CONDITIONS = st.lists(
    st.sampled_from(
        [
            {"kind": "residence", "place": "12 Elm Row"},
            {"kind": "exclusion", "place": "Oak Lodge"},
            {"kind": "curfew", "curfew_from": "19:00", "curfew_to": "07:00"},
        ]
    ),
    max_size=2,
)
ANSWERS = st.lists(st.sampled_from(sorted(CHILD)), unique=True).map(
    lambda names: {name: CHILD[name] for name in names}
)
KINDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "arrest": {
        "arrested_at": HOURS.map(lambda hours: -hours),
        "outcome": codes("arrest_outcomes"),
        "court_at": perhaps(HOURS),
        "bail_return_at": HOURS,
        "pre_planned": st.booleans(),
        "appropriate_adult_from": perhaps(codes("appropriate_adults")),
        "appropriate_adult_name": st.sampled_from(["", "Sam Sample"]),
        "conditions": CONDITIONS,
        "carer_is_victim": YES_NO,
        "arrest_id": st.booleans(),
    },
    "hearing": {
        "at": HOURS,
        "hearing_id": st.booleans(),
        "accompanied_by_role": perhaps(codes("companions")),
        "accompanied_by_name": st.sampled_from(["", "Pat Sample"]),
        "transport": perhaps(codes("transport")),
        "legal_representative": st.sampled_from(["", "Example & Co"]),
        "yot_officer": st.sampled_from(["", "Sam Sample"]),
        "remand_likely": perhaps(st.sampled_from(["none", "rlaa", "ryda"])),
        "custody_likely": YES_NO,
        "emergency": YES_NO,
        "carer_is_victim": YES_NO,
    },
    "result": {
        "heard_at": st.integers(0, 40).map(lambda hours: -hours),
        "hearing_id": st.booleans(),
        "outcome": codes("court_results"),
        "next_at": perhaps(HOURS),
        "conditions": CONDITIONS,
        "placed": perhaps(PLACES),
        "senior_officer": st.sampled_from(["", "Alex Head"]),
        "suitability_assessed": YES_NO,
        "support_programme_required": YES_NO,
        "remand_likely": perhaps(st.sampled_from(["none", "rlaa", "ryda"])),
        "disposals": st.lists(codes("disposals").map(lambda one: {"disposal": one}), max_size=2),
        "release_at": perhaps(st.integers(500, 9000)),
        "yot_officer": st.sampled_from(["", "Sam Sample"]),
        "social_worker_in_court": YES_NO,
    },
    "move": {
        "to": PLACES,
        "moved_at": st.integers(-60, 60),
        "move": st.sampled_from(["planned", "emergency"]),
        "consulted_before": YES_NO,
        "told_at": perhaps(st.just(0)),
        "link_worker": st.sampled_from(["", "Kit Sample"]),
        "contingency_address": st.sampled_from(["", "9 Nowhere Lane"]),
    },
    "release": {"release_at": st.integers(500, 9000), "placed": perhaps(PLACES)},
}
STEPS = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.fixed_dictionaries(
        {"kind": st.just(kind), "answers": ANSWERS, "late": st.booleans()} | KINDS[kind]
    )
)


def entry_of(desk: Desk, person: Any, step: dict[str, Any]) -> Any:
    """A drawn step as an entry: hours from now as times, "one of ours" as an id."""
    now = desk.now()
    made = {name: value for name, value in step.items() if name != "late" and value is not None}
    for name in made:
        if name.endswith("_at") or name == "at":
            made[name] = (now + timedelta(hours=made[name])).isoformat()
    if step["late"]:
        made["known_at"] = (now - timedelta(minutes=30)).isoformat()
    if step["kind"] == "arrest":
        made["station"] = made["court"] = "Main Street"
        made["arrest_id"] = arrest_of(desk, person) if made["arrest_id"] else None
    if "hearing_id" in made:
        listed = hearings(desk, person) if isinstance(person, int) else []
        waiting = [one.id for one in listed if one.state == "listed"]
        made["hearing_id"] = waiting[0] if made["hearing_id"] and waiting else None
        made["court"] = "Nowhere Youth Court"
    return entry_adapter.validate_python(made | {"person": person})


def arrest_of(desk: Desk, person: Any) -> int | None:
    if not isinstance(person, int):
        return None
    with desk.store.read() as session:
        return session.exec(select(Arrest.id).where(Arrest.person_id == person)).first()


def save_with_reasons(desk: Desk, entry: Any) -> int | None:
    """Save an entry, with a reason for each check that takes one; None if it is refused."""
    plan = preview(desk, entry)
    reasons = {one.rule: "for the example" for one in plan.problems if not one.refuse}
    given = entry.model_copy(update={"overrides": reasons})
    if preview(desk, given).problems:
        trail, before = contents(desk)["audit"], but_for_the_trail(desk)
        with pytest.raises(Refused) as refused:
            log(desk, given)
        assert refused.value.problems == preview(desk, given).problems
        assert contents(desk)["audit"][:-1] == trail
        assert but_for_the_trail(desk) == before
        return None
    return save(desk, given).entry_id


@given(steps=st.lists(STEPS, min_size=1, max_size=5))
@settings(
    max_examples=15,
    # What fails is short as it is drawn; making it shorter would take minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_life_is_previewed_as_it_is_logged(
    prepared: Path, tmp_path: Path, steps: list[dict[str, Any]]
) -> None:
    """Each entry is previewed, logged and compared; then what must hold of all clocks does."""
    time = Time("2026-10-23 15:00")
    folder = tmp_path / str(next(_folders))
    folder.mkdir()
    desk = a_desk(prepared, folder, time)
    try:
        live(desk, time, steps)
        what_always_holds(desk)
    finally:
        desk.close()


def live(desk: Desk, time: Time, steps: list[dict[str, Any]]) -> None:
    person: Any = someone()
    saved: list[int] = []
    for step in steps:
        try:
            entry = entry_of(desk, person, step)
        except ValueError:  # such as a bail to court without its date
            continue
        entry_id = save_with_reasons(desk, entry)
        if entry_id is not None:
            saved.append(entry_id)
            person = 1
        time.on(hours=5)
    for entry_id in saved:
        answer(desk, entry_id, CHILD)
        assert answer(desk, entry_id, CHILD) == []


def what_always_holds(desk: Desk) -> None:
    with desk.store.read() as session:
        clocks = session.exec(select(Clock)).all()
        events = session.exec(select(ClockEvent)).all()
        assert verify(session) == []
    running = [one for one in clocks if one.state is ClockState.RUNNING]
    assert all(one.ended_at is None for one in running)
    assert all(one.ended_at is not None for one in clocks if one not in running)
    # A missed limit is told for ever, and only what had one can be late.
    assert all(one.missed_at for one in clocks if one.state is ClockState.MET_LATE)
    assert not any(one.missed_at for one in clocks if one.state is ClockState.MET)
    for one in clocks:
        mine = [event.what for event in events if event.clock_id == one.id]
        assert mine[0] == "opened"
        assert mine.count("opened") == 1
        if one.due_at is not None and one.state is ClockState.RUNNING:
            assert one.near_at is not None
            assert one.urgent_at is not None
            assert one.near_at <= one.urgent_at <= one.due_at
        assert (one.due_at is None) or one.waits_for is None
    # One duty of one entry runs once for each recipient and hearing.
    keys = Counter((one.entry_id, one.rule, one.tell, one.hearing_id) for one in running)
    assert [key for key, times in keys.items() if times > 1] == []


def test_a_plan_is_the_same_whenever_it_is_asked_for(desk: Desk, time: Time) -> None:
    time.to("2026-11-20 20:10")
    step = {
        "kind": "arrest", "person": someone(), "arrested_at": london("2026-11-20 19:40"),
        "station": "x", "answers": CHILD,
    }  # fmt: skip
    entry = entry_adapter.validate_python(step)
    plans: list[Plan] = [preview(desk, entry) for _ in range(3)]
    assert plans[0] == plans[1] == plans[2]
    time.on(minutes=1)
    assert preview(desk, entry).opens[0].due_at == plans[0].opens[0].due_at

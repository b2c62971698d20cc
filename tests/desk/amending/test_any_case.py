"""Amending comes to the same as having logged it right; undoing it, to the same as before.

The oracle is the desk itself, on which the case is played from the start with the entry as it
should have been: it has never heard of steps, of taking back, or of versions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from pydantic import ValidationError

from dutydesk.desk.amend import Of, amend, preview_amend, preview_void, put_back, void
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import new_uid
from dutydesk.desk.plan import Plan, Refused
from dutydesk.desk.versions import payload_with_answers
from dutydesk.records import Entry
from dutydesk.store.audit import verify
from tests.desk.amending.scripts import Act, Author, Played, entry_of, play, with_reasons, world
from tests.support import contents

CASES = range(10)
LENGTH = 9


@dataclass
class Case:
    """A case that was played, with the place of the act to amend and what it should have been."""

    desk: Desk
    acts: list[Act]
    played: Played
    number: int
    right: Act | None

    @property
    def of(self) -> Of:
        with self.desk.store.read() as session:
            row = session.get_one(Entry, self.played.entries[self.number])
        return Of(row.id or 0, row.version)


def written(seed: int, desk: Desk, time) -> Case:
    author = Author(seed, desk, time)
    acts = author.write(LENGTH)
    number = author.random.choice([at for at, act in enumerate(acts) if act.entry])
    if number and author.random.random() < 0.3:
        return Case(desk, acts, author.played, number, None)
    right = author.told_otherwise(number)
    assert right.entry is not None
    with desk.store.read() as session:
        row = session.get_one(Entry, author.played.entries[number])
        answers = payload_with_answers(session, row)["answers"]
    # The form begins from what was answered since, so that it is said from the start now.
    right = replace(right, entry=right.entry | {"answers": answers})
    return Case(desk, acts, author.played, number, right)


def change(case: Case) -> None:
    """Amend or void, proving on the way that the preview writes nothing and says what is done."""
    before = contents(case.desk)
    if case.right is None:
        seen = preview_void(case.desk, case.of)
        assert contents(case.desk) == before
        done = void(case.desk, case.of, "an invented reason", new_uid())
    else:
        entry = entry_of(case.desk, case.played, case.right)
        seen = preview_amend(case.desk, case.of, entry)
        if seen.problems:
            entry = with_reasons(Refused(seen.problems), entry)
            seen = preview_amend(case.desk, case.of, entry)
        assert contents(case.desk) == before
        done = amend(case.desk, case.of, entry, "an invented reason")
    assert done.plan is not None
    assert outcome(done.plan) == outcome(seen)


def outcome(plan: Plan) -> list[object]:
    """What a plan does to clocks, but for the reason, which a preview does not know yet."""
    return [
        plan.opens,
        [replace(one, why="") for one in plan.redates],
        [replace(one, why="") for one in plan.reopens],
        [replace(one, why="") for one in plan.ends],
    ]


@pytest.mark.parametrize("seed", CASES)
def test_amending_is_as_if_it_had_been_logged_right(seed: int, desk, time, another) -> None:
    case = written(seed, desk, time)
    before = world(desk, case.played)
    fresh, then = another("fresh")
    right = [*case.acts[: case.number], case.right or Act(case.acts[case.number].after)]
    but = case.number if case.right is None else None
    try:
        oracle = world(fresh, play(fresh, then, [*right, *case.acts[case.number + 1 :]], but))
    except Refused:
        with pytest.raises(Refused):
            change(case)
        assert world(desk, case.played) == before
        return
    except ValidationError:
        return  # what it should have been is no entry at all: the form would not take it
    change(case)
    assert world(desk, case.played) == oracle
    put_back(desk, case.of, 1, "it was right after all", new_uid())
    assert world(desk, case.played) == before
    with desk.store.read() as session:
        assert verify(session) == []

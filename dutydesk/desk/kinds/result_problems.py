"""What is wrong with a court result, or wants a second look, before it is saved."""

from __future__ import annotations

from datetime import datetime

from dutydesk.desk.entries import ResultEntry
from dutydesk.desk.kinds.common import not_in_future
from dutydesk.desk.kinds.remand import frees, stands_until
from dutydesk.desk.meaning import Problem
from dutydesk.desk.state import PersonState
from dutydesk.protocol.ages import Age
from dutydesk.protocol.calendar import local, show
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Hearing
from dutydesk.vocabulary import vocabulary


def result_problems(
    entry: ResultEntry,
    heard: Hearing | None,
    state: PersonState,
    facts: dict[str, FactValue],
    now: datetime,
) -> list[Problem]:
    """Everything to be mended, or given a reason for, before the result can be saved."""
    problems = not_in_future("heard_at", "The hearing", entry.heard_at, now)
    problems += _other_matter(entry, state) + _listed_that_day(entry, state)
    if entry.hearing_id is not None and heard is None:
        problems.append(
            Problem(
                "hearing_id",
                "That hearing already has its result, or is not this young person's. Choose one "
                "that is waiting for a result.",
            )
        )
    if heard and entry.next_at and entry.next_at <= heard.at:
        problems.append(
            Problem("next_at", f"The next date must be after this hearing ({show(heard.at)}).")
        )
    return problems + _too_young(entry, facts)


def _other_matter(entry: ResultEntry, state: PersonState) -> list[Problem]:
    """Bail, or the end of the case, for somebody whom another matter keeps on remand."""
    until = stands_until(entry, state)
    if until is None or not frees(entry):
        return []
    return [
        Problem(
            "outcome",
            f"The remand to the hearing at {until.court}, {show(until.at)}, stands beside this "
            "result. If the court ended that remand, choose that hearing instead; if this was "
            "another matter, say so as the reason.",
            refuse=False,
            rule="remand-stands",
        )
    ]


def _listed_that_day(entry: ResultEntry, state: PersonState) -> list[Problem]:
    """A result without its hearing: logged twice, or leaving what hangs on the hearing running."""
    if entry.hearing_id is not None:
        return []
    if any(one.at == entry.heard_at for one in state.heard):
        return [
            Problem(
                "heard_at",
                f"A result of {show(entry.heard_at)} is logged already. If this was another "
                "matter, say which as the reason.",
                refuse=False,
                rule="already-logged",
            )
        ]
    day = local(entry.heard_at).date()
    same = next((one for one in state.hearings if local(one.at).date() == day), None)
    if same is None:
        return []
    return [
        Problem(
            "hearing_id",
            f"A hearing at {same.court} is listed for {show(same.at)}. Choose it, or give the "
            "reason why this was another one.",
            refuse=False,
            rule="already-listed",
        )
    ]


def _too_young(entry: ResultEntry, facts: dict[str, FactValue]) -> list[Problem]:
    """Youth detention is never open to a child of 10 or 11 (LASPO 2012 ss.91 and 98 to 99)."""
    term = vocabulary("court_results").terms[entry.outcome]
    youngest = term.attrs.get("min_age")
    if youngest is None:
        return []
    age = facts.get("age")
    if not isinstance(age, Age):
        return [
            Problem(
                "person",
                f"{term.label} is only for those aged {youngest} or over, and the desk has no date "
                "of birth. Give it, or how the age is known.",
                refuse=False,
                rule="age-unknown",
            )
        ]
    if age >= Age(youngest):
        return []
    return [
        Problem(
            "outcome",
            f"{term.label} is not open to a court for a child of {age.years}: the lowest age is "
            f"{youngest} ({term.attrs['law']}). Check the result with the court.",
        )
    ]

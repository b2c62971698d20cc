"""Checking what a clock is about, whom it is to be told by which channel, and what it follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dutydesk.desk.check_found import Looking, Row, Unreadable, stored_json

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

SAME = ("person_id", "entry_id", "protocol_copy_id", "rule", "tell", "by")
"""Columns that the next of a recurring duty has from the one before."""

Tellings = dict[tuple[int, str], set[tuple[str | None, str | None]] | None]
"""By copy and rule, whom the rule has told and by which channel; None where there is no rule."""


def check_following(look: Looking, desk: Desk) -> None:
    """Prove for every clock the columns that its due time does not show."""
    about = dict(_about(look))
    moved = {
        (row["clock_id"], row["entry_id"])
        for row in look.rows("clock_events")
        if row["what"] == "redated"
    }
    had: dict[int, Row] = {}
    tellings: Tellings = {}
    for clock in look.rows("clocks"):
        had[clock["id"]] = clock
        whose = about.get(clock["entry_id"], {clock["about_entry_id"]})
        if (
            clock["about_entry_id"] not in whose | {clock["entry_id"]}
            and (clock["id"], clock["about_entry_id"]) not in moved
        ):
            look.wrong("clocks", clock["id"], "is about another entry", clock["person_id"])
        try:
            for problem in (*_told(look, desk, tellings, clock), *_follows(had, clock)):
                look.wrong("clocks", clock["id"], problem, clock["person_id"])
        except Unreadable as error:
            look.wrong("clocks", clock["id"], f"{error} can't be read", clock["person_id"])


def _about(look: Looking) -> Iterator[tuple[int, set[int | None]]]:
    """By entry, the one that it goes on with; older ones did not say."""
    for row in look.rows("entries"):
        try:
            raised = stored_json(row, "raised", list)
            if all("about" in one for one in raised):
                yield row["id"], {one["about"] for one in raised if one["about"]}
        except (Unreadable, TypeError):
            continue  # told where entries are read


def _told(look: Looking, desk: Desk, tellings: Tellings, clock: Row) -> Iterator[str]:
    key = (clock["protocol_copy_id"], clock["rule"])
    if key not in tellings:  # many clocks are of one rule
        rule = desk.rulebook.rule(look.session, *key)
        tellings[key] = {(one.party, one.by) for one in rule.tell} if rule else None
    asked = tellings[key]
    if asked is None:
        yield "is of a rule that its protocol does not have"
    elif (clock["tell"], clock["by"]) not in (asked or {(None, None)}):
        yield "is to be told to another, or by another channel, than its rule says"


def _follows(had: dict[int, Row], clock: Row) -> Iterator[str]:
    held = stored_json(clock, "held", list)
    if clock["state"] == "voided":
        return
    if clock["follows_id"] is None:
        if held:
            yield "knows of earlier ones, and follows none"
        return
    before = had.get(clock["follows_id"])
    if before is None or any(before[name] != clock[name] for name in SAME):
        yield "follows a clock of another duty"
        return
    earlier = stored_json(before, "held", list)
    if held[: len(earlier)] != earlier or len(held) == len(earlier):
        yield "does not follow on the one before it"

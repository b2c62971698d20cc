"""Checking what clocks count from: the entries, hearings and release dates it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dutydesk.desk.check_found import Looking, Row, Unreadable, instant, limit_of, stored_json
from dutydesk.desk.check_reckon import reckonings
from dutydesk.vocabulary import vocabulary

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

HEARING = frozenset({"hearing", "next_hearing"})
GIVES = {"hearing": ("at", ""), "arrest": ("court_at", ""), "result": ("next_at", "heard_at")}
"""The fields of an entry that date the hearing which it lists: the "next" one, and "this"."""


@dataclass(frozen=True)
class Sources:
    """By id: what entries raised (the anchors of each event), hearings, release dates.

    `said`: by young person, the instants that any of their entries gives, which later entries about
    the same thing may give anew.
    """

    said: Mapping[int, set[tuple[str, str]]]
    raised: Mapping[int, list[dict[str, str]]]
    hearings: Mapping[int, tuple[str, datetime | None]]
    releases: Mapping[int, datetime | None]


def read_sources(look: Looking) -> Sources:
    """Read what clocks count from; what can't be read, and hearings that nobody dated, are told."""
    raised: dict[int, list[dict[str, str]]] = {}
    said: dict[int, set[tuple[str, str]]] = {}
    dated: dict[int, datetime] = {}
    for row in look.rows("entries"):
        try:
            raised[row["id"]] = [one["anchors"] for one in stored_json(row, "raised", list)]
            of = said.setdefault(row["person_id"], set())
            of |= {pair for anchors in raised[row["id"]] for pair in anchors.items()}
            if row["voided_at"] is None:
                dated |= _dates(row)
        except Unreadable as error:
            look.wrong("entries", row["id"], f"{error} can't be read", row["person_id"])
        except (KeyError, TypeError, ValueError, AttributeError):
            look.wrong("entries", row["id"], "raised or payload is mangled", row["person_id"])
    hearings: dict[int, tuple[str, datetime | None]] = {}
    for row in look.rows("hearings"):
        try:
            at = instant(row, "at")
        except Unreadable:
            look.wrong("hearings", row["id"], "at can't be read", row["person_id"])
            continue
        hearings[row["id"]] = (row["state"], at)
        given = dated.get(row["id"])
        if given is not None and given != at:
            problem = "is at another time than the entry says which dated it last"
            look.wrong("hearings", row["id"], problem, row["person_id"])
    releases: dict[int, datetime | None] = {}
    for row in look.rows("people"):
        try:
            releases[row["id"]] = instant(row, "release_at")
        except Unreadable:
            look.wrong("people", row["id"], "release_at can't be read", row["id"])
    return Sources(said, raised, hearings, releases)


def _dates(row: Row) -> dict[int, datetime]:
    """The hearings that an entry dates, and when they are by what it says."""
    payload, made = stored_json(row, "payload", dict), stored_json(row, "made", dict)
    following, this = GIVES.get(row["kind"], ("", ""))
    fields = {made.get("next"): following, made.get("this"): this}
    if row["kind"] == "hearing":
        fields[payload.get("hearing_id")] = "at"
    return {
        key: datetime.fromisoformat(payload[name])
        for key, name in fields.items()
        if key and payload.get(name)
    }


def source_problems(desk: Desk, sources: Sources, clock: Row) -> Iterator[str]:
    """What a clock counts from and nobody gave it. A voided clock has nothing to count from."""
    if clock["state"] == "voided":
        return
    anchors: dict[str, Any] = stored_json(clock, "anchors", dict)
    fixed = {name: at for name, at in anchors.items() if not _moves(name)}
    given = sources.raised.get(clock["entry_id"], [])
    if not any(all(one.get(name) == at for name, at in fixed.items()) for one in given):
        yield f"counts from what its entry {clock['entry_id']} does not say"
    said = sources.said.get(clock["person_id"], set())
    if any(_given_anew(name) and (name, at) not in said for name, at in anchors.items()):
        yield "counts from what no entry about the young person says"
    if "event" in anchors and _read(anchors["event"]) != instant(clock, "anchored_at"):
        yield "anchored_at is not the event that it counts from"
    if clock["state"] != "running":
        return
    used = limit_of(clock["limit"]).anchors()
    state, at = sources.hearings.get(clock["hearing_id"], ("", None))
    counts = [_read(anchors[name]) for name in used & HEARING if name in anchors]
    listed = counts and state == "listed" and at and at not in counts
    if listed and _moved_by(desk, clock, dict.fromkeys(HEARING, at)):
        yield f"counts from another time than its hearing {clock['hearing_id']}"
    released = sources.releases.get(clock["person_id"])
    known = released and _read(anchors.get("release")) not in (None, released)
    if "release" in used and known and _moved_by(desk, clock, {"release": released}):
        yield "counts from another release date than the young person has"


def _moved_by(desk: Desk, clock: Row, changed: Mapping[str, datetime | None]) -> bool:
    """Whether the clock would be due at another time if it counted from these instants.

    A clock whose due time is the same either way keeps the instants that it was opened with.
    """
    moved = {name: at for name, at in changed.items() if at is not None}
    return all(one.at != instant(clock, "due_at") for one in reckonings(desk, clock, moved))


def _moves(name: str) -> bool:
    """Whether the instant may be another by now than the entry said that opened the clock."""
    completed = name.startswith("completed:")
    return completed or name in HEARING or name == "release" or _given_anew(name)


def _given_anew(name: str) -> bool:
    term = vocabulary("instants").terms.get(name)
    return term is not None and bool(term.attrs.get("moves"))


def _read(text: object) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(str(text))
    except ValueError as error:
        raise Unreadable("anchors") from error

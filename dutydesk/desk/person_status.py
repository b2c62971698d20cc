"""How a young person stands, in words: status and its source, placement, orders, conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from dutydesk.desk.labels import label_of
from dutydesk.protocol.calendar import show
from dutydesk.records import Condition, Entry, Home, Order, Person, Placement, StatusChange
from dutydesk.vocabulary import vocabulary

NOT_KNOWN = "not known"
_LABELS = {
    "looked_after": "Looked after",
    "legal_status": "Legal status",
    "known_to_social_care": "Known to Social Care",
    "allocated_social_worker": "Allocated social worker",
    "known_to_yot": "Known to the YOT",
    "home_authority": "Home authority",
    "remand": "Remand",
    "in_custody": "In custody",
    "release_at": "Release date",
    "open_to_yot": "Open to the YOT",
    "accompaniment_needed": "Needs accompanying",
}
_ONCE_SAID = ("open_to_yot", "accompaniment_needed")
"""Statuses that are no gap until an entry has said them."""
_VOCABULARIES = {"legal_status": "legal_statuses", "home_authority": "authorities"}
_REMANDS = {
    "none": "not on remand",
    "rlaa": "to local authority accommodation",
    "ryda": "to youth detention accommodation",
}


@dataclass(frozen=True)
class StatusLine:
    """One line of status: what it is called and how it stands, in words.

    `known` is False for what nobody has said, which is never *no*. `source`: the entry that made
    it so, `since` when; empty and None where no entry has.
    """

    field: str
    label: str
    value: str
    known: bool
    since: datetime | None
    source: str
    entry_id: int | None


@dataclass(frozen=True)
class PlacementLine:
    """Where the young person lives. `since` is None when it is not known."""

    name: str
    kind_label: str
    address: str
    postcode: str
    authority_label: str
    telephone: str
    since: datetime | None
    entry_id: int | None


@dataclass(frozen=True)
class OrderLine:
    """An order that runs, with its length and details in `words`."""

    words: str
    made_at: datetime
    entry_id: int


@dataclass(frozen=True)
class ConditionLine:
    """A condition in force, in words. `source`: bail, remand, licence or order."""

    source: str
    words: str
    from_at: datetime
    entry_id: int


def status_lines(session: Session, person: Person) -> tuple[StatusLine, ...]:
    """Every status of a young person, each with the last entry that changed it."""
    changes = session.exec(
        select(StatusChange, col(Entry.summary))
        .join(Entry, col(StatusChange.entry_id) == col(Entry.id))
        .where(StatusChange.person_id == person.id)
        .order_by(col(StatusChange.id))
    ).all()
    last: dict[str, tuple[StatusChange | None, str]] = {
        change.field: (change, summary) for change, summary in changes
    }
    values = {field: getattr(person, field) for field in _LABELS}
    for name in _ONCE_SAID:
        if values[name] is None:
            del values[name]
    if values["release_at"] is None and not person.in_custody:
        del values["release_at"]
    if values["looked_after"] is None and person.legal_status is not None:
        # Nobody has said it in so many words, but the legal status decides it.
        term = vocabulary("legal_statuses").terms.get(person.legal_status)
        values["looked_after"] = bool(term.attrs.get("looked_after")) if term else None
        last["looked_after"] = last.get("legal_status", (None, ""))
    return tuple(
        _status(field, value, *last.get(field, (None, ""))) for field, value in values.items()
    )


def placement_line(session: Session, person: Person) -> PlacementLine | None:
    """The current placement; None if none is recorded."""
    found = session.exec(
        select(Placement, Home)
        .outerjoin(Home, col(Placement.home_id) == col(Home.id))
        .where(Placement.person_id == person.id, col(Placement.ended_at).is_(None))
        .order_by(col(Placement.id).desc())
    ).first()
    if found is None:
        return None
    placement, home = found
    return PlacementLine(
        **placement.model_dump(include={"name", "address", "postcode", "entry_id"}),
        kind_label=label_of("placement_kinds", placement.kind),
        authority_label=label_of("authorities", placement.authority),
        telephone=_telephone(home),
        since=placement.started_at,
    )


def _telephone(home: Home | None) -> str:
    # An outer join: the types don't know that there may be no home.
    return home.telephone if home else ""


def orders_in_force(session: Session, person: Person) -> tuple[OrderLine, ...]:
    """The orders that run, the newest first."""
    rows = session.exec(
        select(Order)
        .where(Order.person_id == person.id, col(Order.ended_at).is_(None))
        .order_by(col(Order.made_at).desc(), col(Order.id))
    )
    return tuple(OrderLine(_order_words(row), row.made_at, row.entry_id) for row in rows)


def conditions_in_force(session: Session, person: Person) -> tuple[ConditionLine, ...]:
    """The conditions in force, in the order in which they were imposed."""
    rows = session.exec(
        select(Condition)
        .where(Condition.person_id == person.id, col(Condition.ended_at).is_(None))
        .order_by(col(Condition.from_at), col(Condition.id))
    )
    return tuple(
        ConditionLine(row.source, condition_words(row), row.from_at, row.entry_id) for row in rows
    )


def condition_words(condition: Condition) -> str:
    """A condition in words: "Curfew 19:00 to 07:00 at 1 Mill Lane, S60 1AA"."""
    kind = condition.kind
    parts = [condition.words if kind == "other" else label_of("condition_kinds", kind)]
    if condition.curfew_from and condition.curfew_to:
        parts.append(f"{condition.curfew_from} to {condition.curfew_to}")
    where = ", ".join(part for part in (condition.place, condition.postcode) if part)
    if where:
        parts.append(f"at {where}" if kind == "curfew" else where)
    said = " ".join(part for part in parts if part)
    if not condition.words or kind == "other":
        return said or label_of("condition_kinds", kind)
    return f"{said} {condition.words}" if kind == "no_contact" else f"{said}: {condition.words}"


def _status(field: str, value: Any, change: StatusChange | None, summary: str) -> StatusLine:
    return StatusLine(
        field=field,
        label=_LABELS[field],
        value=_value_words(field, value),
        known=value is not None,
        since=change.from_at if change else None,
        source=summary,
        entry_id=change.entry_id if change else None,
    )


def _value_words(field: str, value: Any) -> str:
    if value is None:
        return NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return show(value)
    if field == "remand":
        return _REMANDS.get(str(value), str(value))
    return label_of(_VOCABULARIES[field], str(value))


def _order_words(order: Order) -> str:
    return ", ".join(_order_parts(order))


def _order_parts(order: Order) -> Iterator[str]:
    yield label_of("disposals", order.disposal)
    if order.months:
        yield f"{order.months} month{'' if order.months == 1 else 's'}"
    if order.details:
        yield order.details

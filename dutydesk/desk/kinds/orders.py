"""Court orders beside the results logged here: made, amended, breached, ended (L23, L25)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from dateutil.relativedelta import relativedelta
from pydantic import Field, model_validator

from dutydesk.desk.entries import Disposal, EntryBase, Filled, Instant, Line, RecordId, code_of
from dutydesk.desk.kinds.common import label, not_in_future
from dutydesk.desk.kinds.kind import Ask, Ground, Kind
from dutydesk.desk.kinds.order_rows import make_orders, named_order, running_order
from dutydesk.desk.meaning import Meaning, Problem
from dutydesk.protocol.calendar import show
from dutydesk.protocol.conditions import FactValue
from dutydesk.records import Entry
from dutydesk.vocabulary import vocabulary

_ELSEWHERE = ("order_id", (None,))
Months = Annotated[int, Field(ge=1, le=240)]
Which = Annotated[
    RecordId | None, Ask("Which order", "One that runs; leave it for one not logged here",
                         of="orders"),
]  # fmt: skip
OrderKind = Annotated[
    Annotated[str, code_of("disposals")] | None,
    Ask("Kind of order", "Only for one that is not logged here: yro, ro…", only=_ELSEWHERE),
]


class OrderMadeEntry(EntryBase):
    """An order that runs, and that no result logged here has made."""

    kind: Literal["order_made"] = "order_made"
    disposal: Annotated[
        Annotated[str, code_of("disposals")],
        Ask("Kind of order", "yro, referral order, reparation order…"),
    ]
    made_at: Annotated[Instant, Ask("Made", "When the court made it: 12/11 10:00")]
    months: Annotated[Months | None, Ask("Months", "Its length, where it has one")] = None
    court: Annotated[Line, Ask("Court", "Which court made it")] = ""
    details: Annotated[Line, Ask("Requirements", "Supervision, curfew, unpaid work…")] = ""


class _OfOrder(EntryBase):
    """What became of an order: one of those that run, or one that is not logged here."""

    order_id: Which = None
    disposal: OrderKind = None

    @model_validator(mode="after")
    def _named(self) -> _OfOrder:
        if self.order_id is None and self.disposal is None:
            raise ValueError("order_id: choose the order, or say what kind of order it is")
        return self


class OrderAmendedEntry(_OfOrder):
    """A court has amended an order."""

    kind: Literal["order_amended"] = "order_amended"
    amended_at: Annotated[Instant, Ask("Amended", "When the court amended it", now=True)]
    change: Annotated[Filled, Ask("What changed", "In your own words")]
    consequences: Annotated[
        Line, Ask("What follows", "What it means for the young person and the home (L25)")
    ] = ""
    months: Annotated[Months | None, Ask("New length", "In months, where that changed")] = None


class OrderBreachedEntry(_OfOrder):
    """An order is breached."""

    kind: Literal["order_breached"] = "order_breached"
    breached_at: Annotated[Instant, Ask("When", "When it was breached", now=True)]
    what: Annotated[Filled, Ask("What happened", "In your own words")]
    proceedings: Annotated[
        bool | None, Ask("Back to court?", "Do proceedings begin? y, n or ?")
    ] = None


class OrderEndedEntry(_OfOrder):
    """An order ends."""

    kind: Literal["order_ended"] = "order_ended"
    ended_at: Annotated[Instant, Ask("Ended", "When it ended", now=True)]
    how: Annotated[
        Literal["completed", "revoked", "replaced", "other"],
        Ask("How", "completed, revoked, replaced by another, other", default="completed"),
    ] = "completed"
    why: Annotated[Line, Ask("Why", "Anything to add")] = ""


def read_order_made(entry: OrderMadeEntry, on: Ground) -> Meaning:
    """What an order that was made elsewhere means."""
    term = vocabulary("disposals").terms[entry.disposal]
    length = f", {entry.months} months" if entry.months else ""
    where = f" at {entry.court}" if entry.court else ""
    runs = {"orders_in_force": True, "order_running": True} if term.attrs.get("order") else {}
    meaning = on.meaning(
        entry,
        entry.made_at,
        f"{term.label}{length} made {show(entry.made_at)}{where}",
        "order_made",
        said={"disposal": frozenset({entry.disposal}), **runs},
        anchors={"order_start": entry.made_at} | _term(entry.made_at, entry.months),
        evidence=entry.made_at,
    )
    meaning.problems += not_in_future("made_at", "The order", entry.made_at, on.now)
    if not term.attrs.get("order"):
        meaning.problems.append(
            Problem("disposal", f"{term.label} is no order that runs. Log it as a court result.")
        )
    if term.attrs.get("custody"):
        meaning.problems.append(
            Problem(
                "disposal",
                f"{term.label} takes the young person into custody. Log the court result, so that "
                "the duties in custody begin, or give the reason.",
                refuse=False,
                rule="custody-by-result",
            )
        )
    return meaning


def _term(start: datetime, months: int | None) -> dict[str, datetime]:
    if not months:
        return {}
    return {"term_start": start, "term_end": start + relativedelta(months=months)}


def write_order_made(
    entry: OrderMadeEntry, on: Ground, row: Entry, _: Meaning
) -> Mapping[str, int]:
    """Write the order."""
    one = Disposal(disposal=entry.disposal, months=entry.months, details=entry.details)
    make_orders(on.session, row, [one], entry.made_at)
    return {}


def _read(
    entry: _OfOrder,
    on: Ground,
    field: str,
    at: datetime,
    words: str,
    event: str,
    said: Mapping[str, FactValue | None],
) -> Meaning:
    order = running_order(on, entry.order_id)
    meaning = on.meaning(
        entry,
        at,
        f"{label('disposals', order.disposal if order else entry.disposal)} {words}",
        event,
        said=said,
        anchors={"order_start": order.made_at} if order else {},
        evidence=at,
        about_entry_id=order.entry_id if order else None,
    )
    meaning.problems += not_in_future(field, "This", at, on.now)
    if entry.order_id is not None and order is None:
        meaning.problems.append(
            Problem("order_id", "That order does not run any more. Choose one that does.")
        )
    if order and at < order.made_at:
        meaning.problems.append(
            Problem(field, f"That is before the order was made ({show(order.made_at)}).")
        )
    return meaning


def read_order_amended(entry: OrderAmendedEntry, on: Ground) -> Meaning:
    """What it means that an order is amended."""
    length = f", now {entry.months} months" if entry.months else ""
    follows = f" ({entry.consequences})" if entry.consequences else ""
    words = f"amended: {entry.change}{length}{follows}"
    runs = {"orders_in_force": True, "order_running": True}
    return _read(entry, on, "amended_at", entry.amended_at, words, "order_amended", runs)


def write_order_amended(
    entry: OrderAmendedEntry, on: Ground, _row: Entry, _: Meaning
) -> Mapping[str, int]:
    """Give the order its new length."""
    order = named_order(on, entry.order_id)
    if order is not None and entry.months:
        order.months = entry.months
        on.session.add(order)
    return {}


def read_order_breached(entry: OrderBreachedEntry, on: Ground) -> Meaning:
    """What it means that an order is breached."""
    back = {True: "; back to court", False: "; not taken back to court", None: ""}
    words = f"breached: {entry.what}{back[entry.proceedings]}"
    return _read(entry, on, "breached_at", entry.breached_at, words, "order_breached", {})


def write_order_breached(
    entry: OrderBreachedEntry, on: Ground, _row: Entry, _: Meaning
) -> Mapping[str, int]:
    """The order goes on; it keeps its id, now that it is named."""
    named_order(on, entry.order_id)
    return {}


def read_order_ended(entry: OrderEndedEntry, on: Ground) -> Meaning:
    """What it means that an order ends: with the last one the duties end that hang on any."""
    others = any(one.id != entry.order_id for one in on.state.orders)
    said = {"order_ended": True, "order_running": others, "orders_in_force": others}
    words = f"ended, {entry.how}{f' ({entry.why})' if entry.why else ''}"
    return _read(entry, on, "ended_at", entry.ended_at, words, "order_ended", said)


def write_order_ended(
    entry: OrderEndedEntry, on: Ground, row: Entry, _: Meaning
) -> Mapping[str, int]:
    """End the order, and the conditions that the court imposed with it alone."""
    order = named_order(on, entry.order_id)
    if order is None:
        return {}
    same = [one for one in on.state.orders if one.entry_id == order.entry_id and one is not order]
    imposed = [
        one
        for one in on.state.conditions
        if one.source == "order" and one.entry_id == order.entry_id and not same
    ]
    for one in (order, *imposed):
        one.ended_at = entry.ended_at
        one.ended_by_entry_id = row.id
        on.session.add(one)
    return {}


def _overdue_end(on: Ground) -> str:
    """An order whose term has passed is likely to have ended."""
    over = [
        one
        for one in on.state.orders
        if one.months and one.made_at + relativedelta(months=one.months) <= on.now
    ]
    return (
        f"{label('disposals', over[0].disposal)}: its {over[0].months} months are over"
        if over
        else ""
    )


def _the_only_one(on: Ground) -> dict[str, Any]:
    return {"order_id": on.state.orders[0].id} if len(on.state.orders) == 1 else {}


ORDER_MADE = Kind(
    OrderMadeEntry,
    "Order made elsewhere",
    read_order_made,
    write_order_made,
    find=("yro", "referral order", "sentence", "supervision", "another court"),
    example={"disposal": "youth_rehabilitation_order", "made_at": "2026-11-12T10:00", "months": 12},
)
ORDER_AMENDED = Kind(
    OrderAmendedEntry,
    "Order amended",
    read_order_amended,
    write_order_amended,
    find=("yro", "requirement", "varied", "extended"),
    offers=_the_only_one,
    example={
        "disposal": "youth_rehabilitation_order",
        "amended_at": "2026-11-20T11:00",
        "change": "Activity requirement taken out",
    },
)
ORDER_BREACHED = Kind(
    OrderBreachedEntry,
    "Order breached",
    read_order_breached,
    write_order_breached,
    find=("breach", "non-compliance", "warning"),
    offers=_the_only_one,
    example={
        "disposal": "referral_order",
        "breached_at": "2026-11-19T16:00",
        "what": "Third appointment missed without a reason",
    },
)
ORDER_ENDED = Kind(
    OrderEndedEntry,
    "Order ended",
    read_order_ended,
    write_order_ended,
    find=("completed", "revoked", "expired", "discharged"),
    offers=_the_only_one,
    likely=_overdue_end,
    example={"disposal": "referral_order", "ended_at": "2026-11-20T09:00"},
)

"""Orders as records, whose ids last through amendments: later entries name orders by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, func, select

from dutydesk.desk.entries import Disposal
from dutydesk.desk.kinds.common import key_of, note_made, own_id
from dutydesk.desk.kinds.kind import Ground
from dutydesk.records import Entry, Order
from dutydesk.vocabulary import vocabulary

_NAME = "order"


def make_orders(
    session: Session,
    row: Entry,
    disposals: Iterable[Disposal],
    made_at: datetime,
    result_id: int | None = None,
) -> None:
    """Write what a court disposed of. An amended entry keeps the ids that later ones name.

    An order goes by its kind, and by which of that kind it is; one whose kind was mistaken goes by
    what is left.
    """
    terms = vocabulary("disposals").terms
    count: Counter[str] = Counter()
    named = {}
    for one in disposals:
        count[one.disposal] += 1
        named[f"{_NAME} {one.disposal} {count[one.disposal]}"] = one
    left = [name for name in row.made if name.startswith(_NAME) and name not in named]
    made = dict(row.made)
    for name, one in named.items():
        if name not in made:
            nth = sum(had.startswith(_NAME) for had in made) + 1
            made[name] = made.pop(left.pop(0)) if left else own_id(session, Order, row, nth)
        runs = bool(terms[one.disposal].attrs.get("order"))
        session.add(
            Order(
                id=made[name],
                person_id=row.person_id,
                entry_id=key_of(row),
                result_id=result_id,
                made_at=made_at,
                ended_at=None if runs else made_at,
                **one.model_dump(),
            )
        )
        row.made = dict(made)
        session.flush()


def running_order(on: Ground, order_id: int | None) -> Order | None:
    """The young person's order of that id, as long as it runs."""
    return next((one for one in on.state.orders if one.id == order_id), None)


def _ids_in(row: Entry) -> set[int]:
    return {key for name, key in row.made.items() if name.startswith(_NAME)}


def named_order(on: Ground, order_id: int | None) -> Order | None:
    """The running order of that id, now that an entry names it: it keeps its id from here on.

    The results of before this was so had not noted which orders they made.
    """
    order = running_order(on, order_id)
    if order is None:
        return None
    row = on.session.get_one(Entry, order.entry_id)
    if order.id not in _ids_in(row):
        before = select(func.count()).where(
            Order.entry_id == order.entry_id,
            Order.disposal == order.disposal,
            col(Order.id) <= order.id,
        )
        note_made(row, f"{_NAME} {order.disposal} {on.session.exec(before).one()}", order.id)
    return order

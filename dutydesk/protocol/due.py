"""When a duty falls due: a limit, the instants it counts from, and the steps of the arithmetic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import assert_never, cast

from dutydesk.protocol.anchors import anchor_name
from dutydesk.protocol.calendar import END_OF_DAY, Calendar, instant, local, show, show_day
from dutydesk.protocol.conditions import Facts, evaluate
from dutydesk.protocol.limit_form import Basis
from dutydesk.protocol.limit_recurring import Contacts, Every
from dutydesk.protocol.limit_simple import (
    AsSoonAs,
    Before,
    By,
    FractionOf,
    NextWorkingDay,
    NoLimit,
    NotUntil,
    SameDay,
    Within,
)
from dutydesk.protocol.limits import AnyForm, Choose, EarliestOf, LatestOf, NotBefore
from dutydesk.protocol.recurring import next_contact, next_of
from dutydesk.protocol.shift import Moved, end_of, last_day, move
from dutydesk.protocol.spans import Span


@dataclass(frozen=True)
class Due:
    """When a duty is due, and why.

    - `at`, `not_before`: UTC; None where there is no such instant, or not yet.
    - `steps`: the arithmetic in sentences for people, times in London.
    - `words`, `basis`: the limit as it was written, and whose figure it is.
    - `waits_for`: the anchor that must be known first.
    - `asks`: the unknown facts on which a chosen limit hangs.
    - `unmet`: for contacts, how many are still to be made by `at`, the next included.
    """

    at: datetime | None
    not_before: datetime | None
    steps: tuple[str, ...]
    words: str
    basis: Basis
    waits_for: str | None = None
    asks: frozenset[str] = frozenset()
    unmet: int | None = None


@dataclass(frozen=True)
class _Ground:
    """What a limit is reckoned on; `names` are what the steps call an anchor instead."""

    anchors: Mapping[str, datetime]
    calendar: Calendar
    facts: Facts
    target: Span | None
    held: Sequence[datetime]
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, anchor: str) -> str:
        return self.names.get(anchor) or anchor_name(anchor)


def due(
    limit: AnyForm,
    anchors: Mapping[str, datetime],
    calendar: Calendar,
    *,
    facts: Mapping[str, object] | None = None,
    targets: Mapping[str, Span] | None = None,
    target_key: str | None = None,
    held: Sequence[datetime] = (),
) -> Due:
    """Reckon when a limit falls due.

    `anchors` are aware instants by name ("event", "hearing", "completed:r9"…); an absent one
    leaves `at` None and is named in `waits_for`. `targets` holds the desk's own figures, of which
    the one at `target_key` (a rule's full id) replaces a desk target, never a protocol's limit.
    `held` are the instants at which earlier ones of a recurring duty were held.
    Raises ValueError for an instant without a time zone.
    """
    target = (targets or {}).get(target_key) if target_key is not None else None
    ground = _Ground(anchors, calendar, cast("Facts", facts or {}), target, held)
    return _due(limit, ground)


def _due(limit: AnyForm, on: _Ground) -> Due:
    match limit:
        case Choose():
            return _choose(limit, on)
        case EarliestOf() | LatestOf():
            return _whichever(limit, on)
        case NoLimit():
            return Due(None, None, ("No limit",), limit.words, "none")
        case FractionOf():
            return _fraction(limit, on)
        case Before():
            anchor = limit.before
        case By():
            anchor = limit.by
        case NotUntil():
            anchor = limit.not_until
        case _:
            anchor = limit.from_
    if anchor not in on.anchors:
        return _waits(limit, anchor, on)
    start, called = on.anchors[anchor], on.name(anchor)
    match limit:
        case Within():
            return _settled(limit, _within(limit, start, called, on.calendar))
        case NextWorkingDay():
            clock = limit.next_working_day_at
            one = Span(1, "working days")
            return _settled(limit, move(start, one, on.calendar, called=called, at=clock))
        case SameDay():
            at = end_of(local(start).date())
            steps = (f"{_capital(called)} {show(start)}, end of that day = {show(at)}",)
            return _settled(limit, Moved(at, steps))
        case Before(lead=Span() as lead):
            return _settled(limit, move(start, lead, on.calendar, called=called, back=True))
        case Before() | By():
            return _settled(limit, Moved(start, (f"{_capital(called)} is {show(start)}",)))
        case NotUntil():
            step = f"Not until {called}, {show(start)}"
            return Due(None, start, (step,), limit.words, limit.basis)
        case Every():
            return _every(limit, start, called, on)
        case Contacts():
            moved, unmet = next_contact(limit, start, len(on.held), called)
            return replace(_settled(limit, moved), unmet=unmet)
        case AsSoonAs():
            return _as_soon_as(limit, start, called, on)
        case NotBefore():
            return _not_before(limit, start, called, on)
        case _:
            assert_never(limit)


def _settled(limit: AnyForm, moved: Moved) -> Due:
    return Due(moved.at, None, moved.steps, limit.words, limit.basis)


def _waits(limit: AnyForm, anchor: str, on: _Ground) -> Due:
    step = f"Waits for {on.name(anchor)}, which is not known yet"
    return Due(None, None, (step,), limit.words, limit.basis, waits_for=anchor)


def _within(limit: Within, start: datetime, called: str, calendar: Calendar) -> Moved:
    if not limit.beginning_with_day:
        return move(start, limit.within, calendar, called=called, at=limit.at)
    first = local(start).date()
    if limit.beginning_with_day == "after":
        first += timedelta(days=1)
    at, note = instant(last_day(first, limit.within), limit.at or END_OF_DAY)
    steps = (
        f"{_capital(called)} {show(start)}",
        f"{limit.within} beginning with {show_day(first)}, that day included = {show(at)}",
    )
    return Moved(at, (*steps, note) if note else steps)


def _every(limit: Every, start: datetime, called: str, on: _Ground) -> Due:
    if not limit.desk_target or len(limit.every) > 1:
        return _settled(limit, next_of(limit, start, on.held, on.calendar, called))
    (usual,) = limit.every
    target = on.target or usual
    limit = limit.model_copy(update={"every": (target,)})
    found = _settled(limit, next_of(limit, start, on.held, on.calendar, called))
    return replace(found, steps=(*_whose_figure(limit.words, target, usual), *found.steps))


def _as_soon_as(limit: AsSoonAs, start: datetime, called: str, on: _Ground) -> Due:
    target = on.target or limit.target
    moved = move(start, target, on.calendar, called=called)
    steps = (*_whose_figure(limit.words, target, limit.target), *moved.steps)
    last = on.anchors.get(limit.not_after) if limit.not_after else None
    if limit.not_after and last is not None and last < moved.at:
        step = f"That is after {on.name(limit.not_after)}, so by then: {show(last)}"
        return Due(last, None, (*steps, step), limit.words, limit.basis)
    return Due(moved.at, None, steps, limit.words, limit.basis)


def _whose_figure(words: str, target: Span, usual: Span) -> tuple[str, ...]:
    """That the figure is the desk's, and whether it has set another than the file proposes."""
    # Without quotation marks: `words` may be ours, such as "no time given".
    opening = f"In the document: {words}. It gives no figure; desk target {target}"
    if target == usual:
        return (opening,)
    return (opening, f"This desk has set {target} in place of {usual}")


_TARGET = re.compile(r"(?:This desk has set (.+) in place of .+|.*; desk target (.+))$")


def target_in(steps: Sequence[str]) -> Span | None:
    """The desk target with which a due time was reckoned, as its steps say; None if they don't."""
    found = [one for step in steps if (one := _TARGET.match(step))]
    own = [one.group(1) for one in found if one.group(1)]
    spans = own or [one.group(2) for one in found]
    try:
        return Span.parse(spans[-1]) if spans else None
    except ValueError:
        return None


def _not_before(limit: NotBefore, start: datetime, called: str, on: _Ground) -> Due:
    opens = move(start, limit.not_before, on.calendar, called=called)
    inner = replace(
        on,
        anchors={**on.anchors, "event": opens.at},
        names={**on.names, "event": "that first instant"},
    )
    then = _due(limit.then, inner)
    first = max(opens.at, then.not_before) if then.not_before else opens.at
    steps = (*opens.steps, f"Not before {show(first)}", *then.steps)
    if then.at and then.at < first:
        steps += ("It is due before it may be done: check the dates",)
    return replace(then, not_before=first, steps=steps, words=limit.words)


def _fraction(limit: FractionOf, on: _Ground) -> Due:
    """The end of the day on which that share of the whole days from start to end has run."""
    begins, ends = f"{limit.of}_start", f"{limit.of}_end"
    for anchor in (begins, ends):
        if anchor not in on.anchors:
            return _waits(limit, anchor, on)
    first, last = (local(on.anchors[anchor]).date() for anchor in (begins, ends))
    if last < first:
        step = f"{_capital(on.name(ends))} is before {on.name(begins)}: correct one of them"
        return Due(None, None, (step,), limit.words, limit.basis, waits_for=ends)
    days = (last - first).days
    share = int(days * limit.share)
    at = end_of(first + timedelta(days=share))
    steps = (
        f"{show_day(first)} to {show_day(last)} = {days} days; {limit.fraction} of it = {share}",
        f"{show_day(first)} + {share} days = {show(at)}",
    )
    return _settled(limit, Moved(at, steps))


def _choose(limit: Choose, on: _Ground) -> Due:
    for branch in limit.choose:
        verdict = evaluate(branch.when, on.facts)
        if verdict.truth is None:
            step = f"The limit hangs on what is not known yet: {_listed(verdict.asks)}"
            return Due(None, None, (step,), limit.words, limit.basis, asks=verdict.asks)
        if verdict.truth:
            return _due(branch.limit, on)
    return Due(None, None, ("No branch of this limit applies: no limit",), limit.words, "none")


def _whichever(limit: EarliestOf | LatestOf, on: _Ground) -> Due:
    """The earliest of the parts that are known; the latest only once all of them are."""
    parts = [_due(part, on) for part in limit.parts]
    known = [(part.at, part) for part in parts if part.at is not None]
    pending = [part for part in parts if part.at is None and (part.waits_for or part.asks)]
    steps = tuple(f"{_capital(part.words)}: {step}" for part in parts for step in part.steps)
    asks = frozenset[str]().union(*(part.asks for part in pending))
    if not known or (pending and isinstance(limit, LatestOf)):
        waits = next((part.waits_for for part in pending if part.waits_for), None)
        return Due(None, None, steps, limit.words, limit.basis, waits_for=waits, asks=asks)
    pick = min if isinstance(limit, EarliestOf) else max
    at, chosen = pick(known, key=lambda pair: pair[0])
    which = "earlier" if isinstance(limit, EarliestOf) else "later"
    verdict = f"Whichever is {which} = {show(at)}"
    return replace(chosen, steps=(*steps, verdict), words=limit.words, asks=asks)


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(name.replace("_", " ") for name in names))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

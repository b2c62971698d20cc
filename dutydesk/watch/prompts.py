"""What an hour of the day asks for: that a shift be handed over, that results be logged.

Nothing of it is stored. Each is derived from the signed sheets and the hearings as they stand, so
it makes no difference how often, from how many terminals, or after how long a sleep one looks; a
prompt goes when what it asks for has been done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlmodel import Session, col, func, select

from dutydesk.protocol.calendar import local
from dutydesk.protocol.duty_shifts import (
    Shift,
    last_time,
    prompts_from,
    shift_at,
    shift_before,
)
from dutydesk.records import AuditRow, Handover, HandoverAcceptance, Hearing, HearingState
from dutydesk.store.store import Store

HAND_OVER, ACCEPT, RESULTS = "hand_over", "accept", "results"

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """When shifts begin and when hearings without a result are looked for: London wall times."""

    shifts: tuple[time, ...]
    results_by: time


@dataclass(frozen=True)
class Prompt:
    """One thing that is asked for now, in words; `officer` signed the sheet that it is about."""

    code: str
    words: str
    officer: str = ""


@dataclass(frozen=True)
class Prompts:
    """What is asked for now, and the instant (UTC) from which on it may be something else."""

    found: tuple[Prompt, ...]
    next_at: datetime


def look_for_prompts(store: Store, now: datetime, hours: Hours) -> Prompts:
    """What is asked for at an instant (UTC). It only reads. Raises `StoreError`s."""
    with store.read() as session:
        found = (
            *_hand_over(session, now, hours),
            *_accept(session),
            *_results(session, now, hours),
        )
    return Prompts(found, _next(now, hours))


def _hand_over(session: Session, now: datetime, hours: Hours) -> Iterator[Prompt]:
    """The shift that ends soon; or the one that has ended, until half of the next has passed."""
    shift = shift_at(now, hours.shifts)
    before = shift_before(shift, hours.shifts)
    if now >= prompts_from(shift):
        if not _signed_for(session, shift):
            yield Prompt(HAND_OVER, f"Shift ends {_clock(shift.ends)}: hand over")
    elif now < shift.middle and not _signed_for(session, before):
        first = session.exec(select(AuditRow.at).order_by(col(AuditRow.seq)).limit(1)).first()
        if first is not None and first < before.ends:  # else there was no desk then
            yield Prompt(HAND_OVER, f"Shift ended {_clock(before.ends)} without a sheet: hand over")


def _signed_for(session: Session, shift: Shift) -> bool:
    """Whether a sheet was signed for a shift, also if the desk had other hours then."""
    asked = (
        select(Handover.id)
        .where(Handover.since >= shift.begins, Handover.since < shift.ends)
        .limit(1)
    )
    return session.exec(asked).first() is not None


def _accept(session: Session) -> Iterator[Prompt]:
    """The newest sheet, while nobody has accepted it."""
    newest = session.exec(
        select(Handover.officer, Handover.signed_at, HandoverAcceptance.id)
        .outerjoin(HandoverAcceptance, col(HandoverAcceptance.handover_id) == col(Handover.id))
        .order_by(col(Handover.id).desc())
        .limit(1)
    ).first()
    if newest is not None and newest[2] is None:
        officer, signed_at, _ = newest
        yield Prompt(ACCEPT, f"The shift sheet of {_clock(signed_at)} waits: accept it", officer)


def _results(session: Session, now: datetime, hours: Hours) -> Iterator[Prompt]:
    """The hearings for which the last hour of looking has come, and that have no result."""
    swept = last_time(now, hours.results_by)
    number = session.exec(
        select(func.count())
        .select_from(Hearing)
        .where(Hearing.state == HearingState.LISTED, Hearing.at <= swept)
    ).one()
    if number:
        many = f"{number} hearings have" if number > 1 else "1 hearing has"
        yield Prompt(RESULTS, f"{many} no result at {_clock(swept)}: log it")


def _next(now: datetime, hours: Hours) -> datetime:
    """The next instant at which the hour itself changes what is asked for."""
    shift = shift_at(now, hours.shifts)
    ahead = (
        prompts_from(shift),
        shift.middle,
        shift.ends,
        shift_at(now, (hours.results_by,)).ends,
        now + _DAY,
    )
    return min(one for one in ahead if one > now)


def _clock(moment: datetime) -> str:
    return f"{local(moment):%H:%M}"

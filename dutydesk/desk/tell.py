"""Evidence: who told whom, chases, and the other ways in which a clock ends or runs again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import Session, col, select

from dutydesk.desk.changing import NotPossible as NotPossible
from dutydesk.desk.changing import change_clock, running_clock, the_clock
from dutydesk.desk.clockwork import clock_key, tell_story
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    Filled,
    Instant,
    Line,
    Model,
    RecordId,
    Text,
    Uid,
    code_of,
    new_uid,
)
from dutydesk.desk.following import later_one
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right
from dutydesk.desk.rounds import counts_for
from dutydesk.desk.settling import meet, run_again, set_aside
from dutydesk.desk.steps import step
from dutydesk.protocol.calendar import show
from dutydesk.records import Chase, Clock, ClockState, Did, Reached, Telling, TellingClock
from dutydesk.store.rows import note_change
from dutydesk.vocabulary import vocabulary

AHEAD = timedelta(minutes=5)
"""How far a time typed from another clock may lie ahead of ours."""

Channel = Annotated[str, code_of("channels")]


class TellingIn(Model):
    """Who told whom, how and when. `reached`: tried, told or acknowledged.

    For a duty that others owe the desk, `told_name` is who told the desk.
    """

    uid: Uid = Field(default_factory=new_uid)
    clock_ids: list[RecordId] = Field(min_length=1)
    reached: Reached = Reached.TOLD
    told_name: Filled
    told_role: Line = ""
    told_agency: Line = ""
    channel: Channel
    at: Instant
    reference: Line = ""
    note: Text = ""


class ChaseIn(Model):
    """One chase of somebody who owes the desk a duty."""

    uid: Uid = Field(default_factory=new_uid)
    clock_id: RecordId
    whom: Filled
    channel: Channel
    at: Instant
    note: Text = ""


@refusals("tell", "telling {telling.uid}", Right.TELL)
def tell(desk: Desk, telling: TellingIn) -> list[int]:
    """Keep a telling; told or acknowledged, it ends its clocks. Gives the ids of those it ended.

    Saving the same `uid` again adds nothing. Raises NotPossible for clocks of several young people,
    a clock that has ended already, or a time in the future.
    """
    _refuse_future(desk, telling.at)
    return desk.store.run(lambda session: _tell(session, desk, telling))


def _tell(session: Session, desk: Desk, telling: TellingIn) -> list[int]:
    if session.exec(select(Telling).where(Telling.uid == telling.uid)).first() is not None:
        return []
    clocks = [running_clock(session, key) for key in dict.fromkeys(telling.clock_ids)]
    person_id = clocks[0].person_id
    if any(clock.person_id != person_id for clock in clocks):
        raise NotPossible("One telling is about one young person. Log one for each.")
    if telling.reached != Reached.TRIED:
        _refuse_other_channels(clocks, telling.channel)
    row = Telling(
        person_id=person_id,
        officer=desk.officer,
        terminal=desk.terminal,
        logged_at=desk.now(),
        **telling.model_dump(exclude={"clock_ids"}),
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    words = _said(telling, clocks[0].desk_owes)
    session.add_all(TellingClock(telling_id=row.id, clock_id=clock_key(one)) for one in clocks)
    done = telling.reached != Reached.TRIED
    if done:
        _meet(session, desk, clocks, telling.at)
    for clock in clocks:
        what = clock.state.value if done else "tried"
        tell_story(session, desk, clock, what, words, telling_id=row.id)
    subject = ", ".join(f"clock {clock.id}" for clock in clocks)
    desk.audit(session, telling.reached.value, subject, telling=row.id, words=words)
    return [clock_key(clock) for clock in clocks] if done else []


def _refuse_other_channels(clocks: Sequence[Clock], channel: str) -> None:
    """A protocol that asks for a letter is not met by a call."""
    channels = vocabulary("channels").terms
    for clock in clocks:
        if clock.by and clock.by != channel:
            asked = channels[clock.by].label if clock.by in channels else clock.by
            raise NotPossible(
                f"{clock.paragraphs} asks to be told by {asked.lower()}: “{clock.duty}”. Log it as "
                f"told by {asked.lower()}, or end that clock as not required and say why."
            )


def _said(telling: TellingIn, desk_owes: bool) -> str:
    """A telling in a sentence; those that others owe the desk are told to it."""
    verb = {
        Reached.TRIED: "tried",
        Reached.TOLD: "told",
        Reached.ACKNOWLEDGED: "told, acknowledged",
    }
    who = ", ".join(
        part for part in (telling.told_name, telling.told_role, telling.told_agency) if part
    )
    lead = verb[telling.reached].capitalize() if desk_owes else "The desk was told by"
    reference = f", reference {telling.reference}" if telling.reference else ""
    note = f". {telling.note}" if telling.note else ""
    return (
        f"{lead}: {who}; {telling.channel.replace('_', ' ')}, {show(telling.at)}{reference}{note}"
    )


@refusals("done", "clock {clock_id}", Right.TELL)
def done(desk: Desk, clock_id: int, at: datetime, note: str) -> None:
    """End a clock whose duty is done rather than told. `note` says by whom and what (evidence).

    Raises NotPossible without a note, for a time in the future, or if the clock has ended.
    """
    _refuse_future(desk, at)
    words = _reason(note, "Say who did what: that is the evidence.")

    def work(session: Session) -> None:
        clock = running_clock(session, clock_id)
        _meet(session, desk, [clock], at)
        words_at = f"Done {show(at)}: {words}"
        tell_story(session, desk, clock, clock.state.value, words_at)
        desk.audit(session, "done", f"clock {clock_id}", words=words_at)

    desk.store.run(work)


@refusals("chase", "clock {chasing.clock_id}", Right.TELL)
def chase(desk: Desk, chasing: ChaseIn) -> None:
    """Keep a chase of a duty that others owe. Saving the same `uid` again adds nothing."""
    _refuse_future(desk, chasing.at)

    def work(session: Session) -> None:
        if session.exec(select(Chase).where(Chase.uid == chasing.uid)).first() is not None:
            return
        clock = running_clock(session, chasing.clock_id)
        session.add(
            Chase(
                officer=desk.officer,
                terminal=desk.terminal,
                logged_at=desk.now(),
                **chasing.model_dump(),
            )
        )
        words = f"Chased {chasing.whom}, {chasing.channel.replace('_', ' ')}, {show(chasing.at)}"
        said = f"{words}. {chasing.note}".rstrip(". ") + "."
        tell_story(session, desk, clock, "chased", said)
        desk.audit(session, "chased", f"clock {clock.id}", words=words)
        note_change(session, "clock", chasing.clock_id)

    desk.store.run(work)


@refusals("not_required", "clock {clock_id}", Right.TELL)
def not_required(desk: Desk, clock_id: int, reason: str) -> None:
    """End a clock because the duty does not arise; the reason is kept. Raises NotPossible."""
    why = _reason(reason, "Say why the duty does not arise.")

    def work(session: Session, clock: Clock) -> None:
        given = {"clocks": [clock_id], "why": why}
        with step(session, desk, clock.person_id, Did.NOT_REQUIRED, given=given):
            set_aside(session, desk, clock, why)

    change_clock(desk, clock_id, "not_required", why, work)


@refusals("reopen", "clock {clock_id}", Right.TELL)
def reopen(desk: Desk, clock_id: int, reason: str) -> None:
    """Let an ended clock run again, to the due time it had; its alerts come back.

    Raises NotPossible without a reason, or for a clock that runs or was voided with its entry,
    or whose duty recurs and runs in a later one than the next.
    """
    why = _reason(reason, "Say why it must run again, such as: it was never sent.")

    def work(session: Session) -> None:
        clock = the_clock(session, clock_id)
        if clock.state in (ClockState.RUNNING, ClockState.VOIDED):
            raise NotPossible(
                "This clock is running."
                if clock.state == ClockState.RUNNING
                else "This clock was voided with its entry. Log the entry again."
            )
        later = later_one(session, clock)
        if later is not None:
            due = show(later.due_at) if later.due_at else "not known yet"
            raise NotPossible(
                f"A later one of this duty is running (due {due}): two would ask for the same. "
                "Reopen the one before that instead, or amend the entry that was wrong."
            )
        given = {"clocks": [clock_id], "why": why}
        with step(session, desk, clock.person_id, Did.REOPENED, given=given):
            run_again(session, desk, clock)
        tell_story(session, desk, clock, "reopened", why)
        desk.audit(session, "reopened", f"clock {clock_id}", words=why)
        note_change(session, "clock", clock_id)

    desk.store.run(work)


def companions(desk: Desk, clock_id: int) -> list[int]:
    """Other running clocks of the young person that the same telling could end too.

    Those of the same recipient come first: two protocols often ask the same telling (R17, L7). What
    is to be told by another channel is another telling.
    """
    with desk.store.read() as session:
        clock = the_clock(session, clock_id)
        others = session.exec(
            select(Clock)
            .where(
                Clock.person_id == clock.person_id,
                Clock.state == ClockState.RUNNING,
                Clock.desk_owes == clock.desk_owes,
                Clock.ends == clock.ends,
                Clock.id != clock.id,
            )
            .order_by(col(Clock.due_at))
        ).all()
    same = [one for one in others if not (one.by and clock.by and one.by != clock.by)]
    return [clock_key(one) for one in sorted(same, key=lambda one: one.tell != clock.tell)]


def _meet(session: Session, desk: Desk, clocks: Sequence[Clock], at: datetime) -> None:
    for one in clocks:
        if not counts_for(desk, one, at):
            raise NotPossible(
                f"{show(at)} is no evidence for this one of “{one.duty}”, which comes round: it "
                "was done for that time already, or had not begun. Say when it was done after that."
            )
    given = {"clocks": [clock_key(one) for one in clocks], "at": at.isoformat()}
    with step(session, desk, clocks[0].person_id, Did.MET, given=given):
        for clock in clocks:
            meet(session, desk, clock, at)


def _refuse_future(desk: Desk, at: datetime) -> None:
    if at > desk.now() + AHEAD:
        raise NotPossible(f"{show(at)} is in the future. Type when it was, like 14:30 or now.")


def _reason(text: str, ask: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise NotPossible(ask)
    return words

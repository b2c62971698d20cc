"""Building the shift sheet from the records: purely what they hold for a moment and a shift."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

from dutydesk.desk.board import read_rows
from dutydesk.desk.drafts import SHEET_WORDS
from dutydesk.desk.handover_lines import (
    clock_line,
    gravity,
    group,
    hearing_line,
    how_missed,
    promise,
    unwatched,
)
from dutydesk.desk.handover_sheet import (
    ACKNOWLEDGED,
    AWAY,
    COMING,
    DRAFTS,
    DUE,
    MISSED,
    NOTES,
    RESULTS,
    SNOOZED,
    Sheet,
    SheetLine,
)
from dutydesk.desk.hearings import read_hearings
from dutydesk.desk.kinds import KINDS
from dutydesk.protocol.calendar import instant, local, show, show_day
from dutydesk.protocol.duty_shifts import Handing
from dutydesk.records import (
    Alert,
    Clock,
    ClockEvent,
    ClockState,
    Draft,
    Handover,
    Hearing,
    HearingState,
    Mention,
    Note,
    Person,
    Threshold,
)

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


def build(session: Session, desk: Desk, at: datetime, hands: Handing) -> Sheet:
    """The sheet as it stands at an instant; it only reads."""
    return _Sheet(session, desk, at, hands).built()


@dataclass
class _Sheet:
    """One sheet while it is built."""

    session: Session
    desk: Desk
    at: datetime
    hands: Handing

    def built(self) -> Sheet:
        shift, until = self.hands.shift, self.hands.until
        last = self._last_day()
        return Sheet(
            at=self.at,
            since=shift.begins,
            ends=shift.ends,
            until=until,
            yot=self.desk.settings.yot_name,
            groups=(
                group(MISSED, "Missed", "nothing is overdue, nothing was missed", self._missed()),
                group(DUE, f"Due by {show(until)}", "nothing falls due by then", self._due()),
                group(ACKNOWLEDGED, "Acknowledged and not done", "nothing acknowledged is undone",
                       self._acknowledged()),
                group(SNOOZED, "Snoozed", "nothing is snoozed", self._snoozed()),
                group(AWAY, "Missed while away", "nothing turned pressing unwatched",
                       self._away()),
                group(RESULTS, "Hearings without a result", "none waits for its result",
                       self._results()),
                group(COMING, f"Hearings by {show_day(last)} without an escort or an officer",
                       "none lacks one", self._coming(last)),
                group(DRAFTS, "Half-typed", "nothing is half-typed", self._drafts()),
                group(NOTES, "Notes not read yet", "no note waits to be read", self._notes()),
            ),
        )  # fmt: skip

    @cached_property
    def _since(self) -> datetime:
        """From when on what happened is this sheet's to say.

        A sheet is signed before its shift ends, and now and then a shift has none: what was missed
        from then on would stand nowhere.
        """
        begins = self.hands.shift.begins
        before = select(Handover.signed_at).where(Handover.since < begins)
        signed = self.session.exec(before.order_by(col(Handover.id).desc()).limit(1)).first()
        return begins if signed is None else min(begins, signed)

    # Clocks.

    def _missed(self) -> Iterator[SheetLine]:
        """Overdue and running, or missed or met late since; whatever was never owed not."""
        ids = {one for asked in self._misses() for one in self.session.exec(asked)}
        which = and_(col(Clock.id).in_(ids), col(Clock.state) != ClockState.VOIDED)
        clocks = {one.id: one for one in self.session.exec(select(Clock).where(which))}
        return self._clocks(which, lambda row: how_missed(clocks[row.id], self.at))

    def _misses(self) -> Iterator[Any]:
        """The clocks of which that may be so, each by an index: past ones are hundreds to one."""
        clock, since = select(Clock.id), self._since
        due, missed = col(Clock.due_at), col(Clock.missed_at)
        since_then = (missed > since, missed <= self.at)
        yield clock.where(Clock.state == ClockState.RUNNING, due <= self.at)
        yield clock.where(Clock.state == ClockState.RUNNING, *since_then)
        yield clock.where(Clock.state == ClockState.MET_LATE, *since_then)
        yield (
            clock.join(ClockEvent, col(ClockEvent.clock_id) == col(Clock.id))
            .where(Clock.state == ClockState.MET_LATE, ClockEvent.what == "met_late")
            .where(ClockEvent.at > since, ClockEvent.at <= self.at)
        )
        yield clock.where(
            col(Clock.state).in_([*ClockState]), due > since, due <= self.at, *since_then
        )
        # Those that have been moved since, and then ended for another reason.
        yield (
            clock.join(Alert, col(Alert.clock_id) == col(Clock.id))
            .where(Alert.raised_at > since, Alert.threshold == Threshold.OVERDUE)
            .where(*since_then)
        )

    def _due(self) -> Iterator[SheetLine]:
        return self._clocks(
            and_(
                col(Clock.state) == ClockState.RUNNING,
                col(Clock.due_at) > self.at,
                col(Clock.due_at) <= self.hands.until,
            )
        )

    def _acknowledged(self) -> Iterator[SheetLine]:
        said = {one.clock_id: promise(one) for one in self._alerts() if one.acknowledged_at}
        return self._of(said)

    def _snoozed(self) -> Iterator[SheetLine]:
        put_off = {
            one.clock_id: f"quiet until {show(one.quiet_until)}"
            for one in self._alerts()
            if one.quiet_until and (not one.acknowledged_at or self._snoozed_since(one))
        }
        return self._of(put_off)

    def _snoozed_since(self, alert: Alert) -> bool:
        """Whether what quiets an acknowledged alert is a snooze: it had come back before that."""
        assert alert.quiet_until is not None
        asked = select(ClockEvent.id).where(
            ClockEvent.clock_id == alert.clock_id,
            ClockEvent.what == "snoozed",
            ClockEvent.at >= alert.acknowledged_at,  # type: ignore[operator]  # it has one
            ClockEvent.words == f"Until {show(alert.quiet_until)}",
        )
        return self.session.exec(asked).first() is not None

    def _alerts(self) -> Sequence[Alert]:
        """The open alerts of running clocks, the gravest of each clock last."""
        asked = (
            select(Alert)
            .join(Clock, col(Clock.id) == col(Alert.clock_id))
            .where(col(Alert.closed_at).is_(None), Clock.state == ClockState.RUNNING)
        )
        return sorted(self.session.exec(asked), key=gravity)

    def _away(self) -> Iterator[SheetLine]:
        """What crossed a threshold unwatched, and is open still or was found since."""
        away = select(Alert).where(col(Alert.missed_while_away))
        asked = (
            away.where(col(Alert.closed_at).is_(None)),
            away.where(Alert.raised_at > self._since, Alert.raised_at <= self.at),
        )
        rows = {one.id: one for each in asked for one in self.session.exec(each)}
        found = sorted(rows.values(), key=gravity)
        return self._of({one.clock_id: unwatched(one) for one in found})

    def _of(self, said: Mapping[int, str]) -> Iterator[SheetLine]:
        return self._clocks(col(Clock.id).in_(said), lambda row: said[row.id])

    def _clocks(self, which: ColumnElement[bool], more: Any = lambda _: "") -> Iterator[SheetLine]:
        """A line for each clock for which `which` holds, the first due first."""
        order = (col(Clock.due_at).asc().nulls_last(), col(Clock.id))
        ids = self.session.exec(select(Clock.id).where(which).order_by(*order)).all()
        for row in read_rows(self.session, [one for one in ids if one], self.at).values():
            yield clock_line(row, more(row))

    # Hearings.

    def _results(self) -> Iterator[SheetLine]:
        listed = col(Hearing.state) == HearingState.LISTED
        for one in read_hearings(self.session, listed, col(Hearing.at) <= self.at):
            yield hearing_line(one, "no result is logged")

    def _coming(self, last: date) -> Iterator[SheetLine]:
        listed = col(Hearing.state) == HearingState.LISTED
        end = instant(last + timedelta(days=1), time())[0]
        ahead = (col(Hearing.at) > self.at, col(Hearing.at) < end)
        for one in read_hearings(self.session, listed, *ahead):
            lacks = [
                words
                for words, named in (
                    ("nobody is named to accompany", one.accompanied_by),
                    ("no YOT officer is named", one.yot_officer),
                )
                if not named
            ]
            if lacks:
                yield hearing_line(one, ", ".join(lacks))

    def _last_day(self) -> date:
        """The next day on which courts sit, after today: closing days of the council are some."""
        return self.desk.calendar_for("statute").next_working_day(local(self.at).date())

    # What people have written.

    def _drafts(self) -> Iterator[SheetLine]:
        asked = select(Draft).where(Draft.kind != SHEET_WORDS).order_by(col(Draft.started_at))
        for one in self.session.exec(asked):
            kind = KINDS.get(one.kind)
            yield SheetLine(
                what="draft",
                key=one.uid,
                duty=f"{kind.title if kind else one.kind}: {one.about or 'nobody named yet'}",
                has=one.officer,
                more=f"at {one.terminal}, begun {show(one.started_at)}",
            )

    def _notes(self) -> Iterator[SheetLine]:
        unread: dict[int, list[str]] = {}
        asked = select(Mention).where(col(Mention.read_at).is_(None)).order_by(col(Mention.id))
        for one in self.session.exec(asked):
            unread.setdefault(one.note_id, []).append(one.officer)
        notes = select(Note).where(col(Note.id).in_(unread)).order_by(col(Note.id))
        for note in self.session.exec(notes).all():
            person = self.session.get(Person, note.person_id) if note.person_id else None
            yield SheetLine(
                what="note",
                key=str(note.id),
                person_id=note.person_id,
                clock_id=note.clock_id,
                person=person.name if person else "",
                case_number=person.case_number if person else "",
                duty=note.words,
                has=", ".join(unread[note.id or 0]),
                more=f"by {note.officer}, {show(note.at)}",
            )

"""A desk's year: invented young people's lives, those who answer, and machines that misbehave.

Everything is drawn from one seed. True time goes on minute by minute; each terminal has a wall
clock of its own, which can be wrong, and goes by nothing else.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from dutydesk.desk.alerts import acknowledge, snooze
from dutydesk.desk.context import Desk
from dutydesk.desk.entries import (
    ArrestEntry,
    Disposal,
    EntryBase,
    HearingEntry,
    MoveEntry,
    Place,
    ResultEntry,
)
from dutydesk.desk.log import log
from dutydesk.desk.tell import NotPossible, TellingIn, done, not_required, reopen, tell
from dutydesk.watch.sweep import Escalation
from dutydesk.watch.watch import Watch
from tests.support import CHILD, Time, a_desk, hearings, someone
from tests.watch.expected import Expected

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ESCALATION = Escalation.minutes(15, 6 * 60)


class Wall(Time):
    """The wall clock of one machine, as far off as somebody has set it."""

    def __init__(self, true: Time) -> None:
        self.true, self.off = true, timedelta()

    def __call__(self) -> datetime:
        return self.true.at + self.off


class Terminal:
    """One console: its desk, its watch and its wall clock. With the lid closed it does not look."""

    def __init__(self, prepared: Path, folder: Path, true: Time, name: str) -> None:
        self.wall = Wall(true)
        self.closed_until = true.at
        self._where = (prepared, folder, self.wall, name)
        self.desk = a_desk(*self._where)
        self.watch = self._watch()

    @property
    def awake(self) -> bool:
        return self.wall.true.at >= self.closed_until

    def close_lid(self, length: timedelta) -> None:
        self.closed_until = max(self.closed_until, self.wall.true.at + length)

    def restart(self) -> None:
        self.desk.close()
        self.desk = a_desk(*self._where)
        self.watch = self._watch()

    def _watch(self) -> Watch:
        return Watch(
            self.desk.store,
            now=self.desk.now,
            beat=timedelta(seconds=5),
            escalation=lambda: ESCALATION,
        )


class Year:
    """What happens at the desk, in a diary that writes itself as it goes."""

    def __init__(self, seed: int, prepared: Path, folder: Path, true: Time, lives: int) -> None:
        self.random, self.true = Random(seed), true
        self.terminals = [Terminal(prepared, folder, true, name) for name in ("desk-1", "desk-2")]
        self.expected = Expected(folder / "desk.db")
        self.did: dict[str, int] = {}
        self._diary: list[tuple[datetime, int, Callable[[], None]]] = []
        self._number = count()
        for _ in range(lives):
            self._later(0, 340 * 24, self._arrest)
        self._later(1, 24, self._machine)

    def happen(self) -> None:
        """Let everything happen that is in the diary by now."""
        while self._diary and self._diary[0][0] <= self.true.at:
            heapq.heappop(self._diary)[2]()

    def raised(self, clock: int) -> None:
        """An alert was raised: in some minutes, perhaps, somebody answers it."""
        if self.random.random() < 0.4:
            self._later(0.02, 1, lambda: self._answer(clock))

    def close(self) -> None:
        self.expected.rows.close()
        for one in self.terminals:
            one.desk.close()

    def awake(self) -> list[Terminal]:
        return [one for one in self.terminals if one.awake]

    def _later(self, least: float, most: float, act: Callable[[], None]) -> None:
        """Do something in so many hours from now."""
        at = self.true.at + self.random.uniform(least, most) * HOUR
        heapq.heappush(self._diary, (at, next(self._number), act))

    def _done(self, what: str) -> None:
        self.did[what] = self.did.get(what, 0) + 1

    def _desk(self, again: Callable[[], None]) -> Desk | None:
        """The desk of a console that is open; if none is, the act waits for the morning."""
        if not (awake := self.awake()):
            self._later(1, 8, again)
            return None
        return self.random.choice(awake).desk

    def _log(self, desk: Desk, entry: EntryBase) -> int:
        saved = log(desk, entry)
        self._done(entry.kind)
        self._read(desk, saved.person_id)
        return saved.person_id

    def _read(self, desk: Desk, person: int) -> None:
        for clock in self.expected.read(person, desk.now()):
            self._fate(desk, person, clock)

    # Lives

    def _arrest(self) -> None:
        """An arrest, heard of within the hour or days late."""
        if not (desk := self._desk(self._arrest)):
            return
        late = self.random.choice((0.2, 0.5, 1, 30, 80)) * HOUR
        person = self._log(
            desk,
            ArrestEntry(
                person=someone(), arrested_at=desk.now() - late, station="Main", answers=CHILD
            ),
        )
        self._later(2, 90, lambda: self._list_hearing(person))
        if self.random.random() < 0.5:
            self._later(24, 900, lambda: self._move(person))

    def _list_hearing(self, person: int) -> None:
        if not (desk := self._desk(lambda: self._list_hearing(person))):
            return
        at = desk.now() + self.random.uniform(4, 28) * DAY
        self._log(
            desk,
            HearingEntry(
                person=person, court="Nowhere", at=at, carer_is_victim=False, custody_likely=False
            ),
        )
        self._await(person, at)

    def _await(self, person: int, at: datetime) -> None:
        """What may come of a hearing: its date moves, and back again; and then its result."""
        away = (at - self.true.at) / HOUR
        if self.random.random() < 0.5:
            self._later(away * 0.2, away * 0.9, lambda: self._shift(person, None))
        self._later(away + 1, away + 40, lambda: self._result(person))

    def _shift(self, person: int, to: datetime | None) -> None:
        if not (desk := self._desk(lambda: self._shift(person, to))):
            return
        listed = hearings(desk, person)[-1]
        to = to or desk.now() + self.random.uniform(0.2, 14) * DAY
        if listed.state != "listed" or listed.at <= desk.now() or to <= desk.now():
            return
        self._log(desk, HearingEntry(person=person, hearing_id=listed.id, at=to))
        if self.random.random() < 0.5:
            back = listed.at
            self._later(0.5, 30, lambda: self._shift(person, back))

    def _result(self, person: int) -> None:
        if not (desk := self._desk(lambda: self._result(person))):
            return
        listed = hearings(desk, person)[-1]
        if listed.state != "listed":
            return
        if listed.at > desk.now():
            self._later(24, 48, lambda: self._result(person))
            return
        outcome = self.random.choice(("adjourned", "adjourned", "rlaa", "sentenced", "withdrawn"))
        next_at = None
        if outcome in ("adjourned", "rlaa"):
            next_at = desk.now() + self.random.uniform(5, 21) * DAY
        self._log(
            desk,
            ResultEntry(
                person=person, hearing_id=listed.id, heard_at=listed.at, outcome=outcome,
                next_at=next_at, support_programme_required=False,
                placed=HOME if outcome == "rlaa" else None,
                disposals=[REFERRAL] if outcome == "sentenced" else [],
            ),
        )  # fmt: skip
        if next_at:
            self._await(person, next_at)

    def _move(self, person: int) -> None:
        if not (desk := self._desk(lambda: self._move(person))):
            return
        at = desk.now() + self.random.uniform(-30, 10 * 24) * HOUR
        answers = {"danger_at_placement": False}
        self._log(
            desk,
            MoveEntry(person=person, to=HOME, moved_at=at, consulted_before=True, answers=answers),
        )

    # Those who answer

    def _fate(self, desk: Desk, person: int, clock: int) -> None:
        """When a clock that runs will be settled: in time, late, or whenever there is no limit."""
        due = self.expected.clocks[clock].due
        left = 200.0 if due is None else (due - desk.now()) / HOUR
        share = self.random.choice((0.3, 0.6, 0.9, 1.0, 1.3))
        hours = max(left * share, 0) + self.random.uniform(0, 6)
        self._later(hours, hours + 1, lambda: self._settle(person, clock))

    def _settle(self, person: int, clock: int) -> None:
        if not self.expected.clocks[clock].running:
            return
        if not (desk := self._desk(lambda: self._settle(person, clock))):
            return
        how = self.random.choice(("told", "told", "told", "done", "not required"))
        try:
            self._end(desk, clock, how)
        except NotPossible:
            # By a wall clock that was set back this was before the duty came round again.
            self._later(1, 8, lambda: self._settle(person, clock))
            return
        self._done(how)
        self._read(desk, person)
        if self.random.random() < 0.12:
            self._later(0.5, 60, lambda: self._reopen(person, clock))

    def _end(self, desk: Desk, clock: int, how: str) -> None:
        if how == "told":
            told = {"clock_ids": [clock], "told_name": "Ann", "channel": "telephone"}
            tell(desk, TellingIn.model_validate(told | {"at": desk.now()}))
        elif how == "done":
            done(desk, clock, desk.now(), "Seen to.")
        else:
            not_required(desk, clock, "The court did.")

    def _reopen(self, person: int, clock: int) -> None:
        if self.expected.clocks[clock].running or not (desk := self._desk(lambda: None)):
            return
        try:
            reopen(desk, clock, "It was never sent.")
        except NotPossible:  # a later one of a duty that comes round is running by now
            return
        self._done("reopened")
        self._read(desk, person)

    def _answer(self, clock: int) -> None:
        """Acknowledge or snooze what is live."""
        desk, due = self._desk(lambda: None), self.expected.clocks[clock].due
        if desk is None or due is None or clock not in self.expected.shown():
            return
        left = due - desk.now()
        if left > 2 * MINUTE and self.random.random() < 0.5:
            until = desk.now() + min(left - MINUTE, self.random.uniform(0.1, 5) * HOUR)
            snooze(desk, clock, until)
            self._done("snoozed")
        else:
            until = desk.now() + self.random.uniform(0.2, 9) * HOUR
            acknowledge(desk, clock, "ringing the home", until)
            self._done("acknowledged")
        self.expected.answered(clock, until)

    # Machines

    def _machine(self) -> None:
        """Something befalls a machine, and within a day or so the next thing does."""
        one = self.random.choice(self.terminals)
        what = self.random.choice(("lid", "lid", "both lids", "restart", "step", "step"))
        self._done(what)
        if what == "restart":
            one.restart()
            one.close_lid(self.random.uniform(0, 0.5) * HOUR)
        elif what == "step":
            hours = self.random.choice((0.05, 0.3, 1, 1, 5, 26)) * self.random.choice((-1, 1))
            one.wall.off = hours * HOUR + timedelta(seconds=self.random.randrange(60))
            self._later(0.2, 40, lambda: self._put_right(one))
        else:
            for closed in self.terminals if what == "both lids" else [one]:
                closed.close_lid(self.random.uniform(0.5, 16) * HOUR)
        self._later(1, 36, self._machine)

    def _put_right(self, one: Terminal) -> None:
        one.wall.off = timedelta()


HOME = Place(name="Larch House", kind="residential_home", authority="leicestershire")
REFERRAL = Disposal(disposal="referral_order", months=6)

"""A database of each released schema, with data in it: what an upgrade has to bring along.

Before a schema is released, `python -m tests.store.releases` writes `released/<revision>.sql`, and
the key that sealed its trail, from the story below, told through the use cases on the demo's
directory. Everybody in it is invented. A file that is there is never made anew: it is what that
release's desks really hold.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlmodel import Session, SQLModel, col, func, select

from dutydesk.demo_people import add_people
from dutydesk.desk.alerts import acknowledge, live_alerts, mark_seen
from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.drafts import keep_draft
from dutydesk.desk.handover import accept, sign
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.kinds.timetable import TIMETABLE
from dutydesk.desk.log import log
from dutydesk.desk.person import person_page
from dutydesk.desk.setting_changes import change_setting
from dutydesk.desk.taking import take
from dutydesk.desk.tell import ChaseIn, TellingIn, chase, reopen, tell
from dutydesk.records import Clock, ClockState, Hearing, Person
from dutydesk.store.migrations import HEAD
from dutydesk.store.seal import KEY_FILE
from dutydesk.watch.sweep import Escalation, sweep
from tests.support import london

FOLDER = Path(__file__).parent / "released"
RELEASED = sorted(file.stem for file in FOLDER.glob("*.sql"))
OPENED = london("2026-11-20 16:00")
"""A Friday. The story goes on over the weekend."""


def load(revision: str, path: Path) -> Path:
    """Make the database of that released schema at `path`."""
    with closing(sqlite3.connect(path)) as made:
        made.executescript((FOLDER / f"{revision}.sql").read_text(encoding="utf-8"))
    key = FOLDER / f"{revision}.key"
    if key.exists():  # what sealed its trail: the first schema's had no seals
        shutil.copy(key, path.parent / KEY_FILE)
    return path


def make(folder: Path) -> str:
    """A database of this version's schema with rows in every table, as SQL."""
    story = _Story(open_desk(folder / "desk.db", now=lambda: OPENED, terminal="front desk"))
    story.tell()
    _refuse_empty_tables(story.desk)
    story.desk.close()
    with closing(sqlite3.connect(folder / "desk.db")) as made:
        return "\n".join(made.iterdump()) + "\n"


class _Story:
    def __init__(self, desk: Desk) -> None:
        self._now = OPENED
        self._number = 0
        self.desk = replace(desk, now=lambda: self._now, officer="Jo Example")

    def tell(self) -> None:
        """A little of everything that can happen at the desk."""
        self.desk.store.run(lambda session: add_people(session, OPENED))
        self._log(
            "2026-11-20 16:10", kind="result", person="DEMO-0010", court="Sheffield Youth Court",
            heard_at="2026-11-20T15:00", outcome="sentenced", release_at="2027-03-18T10:00",
            disposals=[{"disposal": "detention_and_training_order", "months": 8}],
        )  # fmt: skip
        self._log(
            "2026-11-20 16:30", kind="release", person="DEMO-0010",
            release_at="2027-03-11T10:00", reason="Time on tagged bail counted",
        )  # fmt: skip
        self._log(
            "2026-11-20 17:00", kind="hearing", person="DEMO-0006", court="Sheffield Youth Court",
            at="2026-11-21T10:00", accompanied_by_role="residential_worker",
            legal_representative="Feigned & Partners", remand_likely="rlaa",
        )  # fmt: skip
        self._log(
            "2026-11-20 20:15", kind="arrest", person="DEMO-0008",
            arrested_at="2026-11-20T19:40", station="Main Street", outcome="bailed_to_court",
            offences=[{"description": "Theft [from a shop]", "offence_class": "theft",
                       "gravity": 2}],
            appropriate_adult_from="home_staff", court="Sheffield Youth Court",
            court_at="2026-12-01T10:00", note="It's not known who called; see [/] note.",
        )  # fmt: skip
        self._told("DEMO-0008", "rotherham/r14")
        self._log(
            "2026-11-21 11:00", kind="result", person="DEMO-0006", heard_at="2026-11-21T10:30",
            hearing_id=self._hearing("DEMO-0006"), outcome="bailed_conditional",
            next_at="2026-12-05T10:00", answers={"carer_is_victim": False},
            conditions=[{"kind": "curfew", "curfew_from": "20:00", "curfew_to": "07:00",
                         "place": "Ninewells"}],
        )  # fmt: skip
        self._log(
            "2026-11-21 12:00", kind="move", person="DEMO-0022", moved_at="2026-11-21T09:00",
            to={"home_id": 1}, move="emergency", reason="The home closed overnight",
        )  # fmt: skip
        born = date(2011, 3, 4).isoformat()
        self._log(
            "2026-11-22 01:30", kind="arrest", arrested_at="2026-11-22T00:50", station="Quayside",
            person={"given_name": "Robin", "family_name": "Sämpleby", "born": born,
                    "aliases": ["Robbie"]},
        )  # fmt: skip
        self._further()
        self._over_the_weekend()

    def _further(self) -> None:
        """Entries of the other kinds that have records of their own, and a setting changed."""
        self._log(
            "2026-11-22 11:00", kind="meeting", person="DEMO-0006", meeting_kind="risk_strategy",
            at="2026-11-27T10:00", place="Feigned House",
        )  # fmt: skip
        self._log(
            "2026-11-22 11:10", kind="appointment", person="DEMO-0006", at="2026-12-01T16:00",
            purpose="Supervision", place="Feigned House",
        )  # fmt: skip
        self._log("2026-11-22 11:20", kind=TIMETABLE.name, person="DEMO-0006", **TIMETABLE.example)
        supervisor = replace(self.desk, officer="Delia Specimen")
        change_setting(supervisor, "warn.24 hours", "5 hours, 2 hours", "Calls take us longer")

    def _over_the_weekend(self) -> None:
        self._now = london("2026-11-22 18:00")
        escalation = Escalation.minutes(self.desk.settings.escalate_after_minutes, 0)
        self.desk.store.run(lambda session: sweep(session, self._now, escalation))
        alerts = live_alerts(self.desk)
        mark_seen(self.desk, [one.id for one in alerts])
        first = alerts[0].clock_id
        acknowledge(self.desk, first, "Ringing the home again", self._now + timedelta(hours=1))
        take(self.desk, first)
        chase(self.desk, ChaseIn(
            uid="release-chase-1", clock_id=self._clocks(owed=False)[0], whom="The social worker",
            channel="telephone", at=self._now, note="No answer",
        ))  # fmt: skip
        with self.desk.store.read() as session:
            seen = session.exec(select(func.min(Person.id))).one()
        person_page(self.desk, seen or 0)
        keep_draft(
            self.desk, "release-draft-1", "arrest", {"station": "Main St"}, "an arrest, nobody yet"
        )
        signed = sign(self.desk, "release-handover-1", "Ring the home [again]")
        accept(replace(self.desk, officer="Delia Specimen"), signed.id, "Read")

    def _log(self, logged: str, /, **entry: Any) -> None:
        self._now = london(logged)
        self._number += 1
        given = {"uid": f"release-entry-{self._number}"} | entry
        log(self.desk, entry_adapter.validate_python(given))

    def _told(self, person: str, rule: str) -> None:
        """Tell, take it back, and tell properly."""
        clock = self._clocks(person=person, rule=rule)[0]
        for number, words in enumerate(("Left a message", "Told, and sent the details")):
            tell(self.desk, TellingIn(
                uid=f"release-telling-{number}", clock_ids=[clock], told_name="The duty worker",
                channel="telephone", at=self._now, note=words,
            ))  # fmt: skip
            if not number:
                reopen(self.desk, clock, "It was the wrong number")

    def _hearing(self, person: str) -> int:
        with self.desk.store.read() as session:
            found = session.exec(
                select(func.max(Hearing.id)).join(Person).where(Person.case_number == person)
            ).one()
        assert found
        return found

    def _clocks(
        self, *, person: str | None = None, rule: str | None = None, owed: bool | None = None
    ) -> list[int]:
        """The running clocks of a young person, of a rule, or that the desk (or others) owe."""
        wanted = select(Clock.id).join(Person).where(Clock.state == ClockState.RUNNING)
        for column, value in (
            (Person.case_number, person), (Clock.rule, rule), (Clock.desk_owes, owed)
        ):  # fmt: skip
            if value is not None:
                wanted = wanted.where(col(column) == value)
        with self.desk.store.read() as session:
            return [one for one in session.exec(wanted.order_by(col(Clock.id))) if one]


def _refuse_empty_tables(desk: Desk) -> None:
    with desk.store.read() as session:
        empty = [name for name in SQLModel.metadata.tables if not _rows(session, name)]
    if empty:
        raise SystemExit(f"Tell more in tests/store/releases.py: no row in {', '.join(empty)}.")


def _rows(session: Session, table: str) -> int:
    return session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0


def main() -> None:
    file = FOLDER / f"{HEAD}.sql"
    if file.exists():
        sys.exit(f"{file.name} is there, and a released schema never changes.")
    with TemporaryDirectory() as folder:
        text = make(Path(folder))
        FOLDER.mkdir(exist_ok=True)
        shutil.copy(Path(folder) / KEY_FILE, FOLDER / f"{HEAD}.key")
    file.write_text(text, encoding="utf-8", newline="\n")
    print(f"{file.name}: {len(text):,} characters")


if __name__ == "__main__":
    main()

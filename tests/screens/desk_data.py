"""A small desk of made-up young people, logged through the desk itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.entries import (
    ArrestEntry,
    Condition,
    HearingEntry,
    MoveEntry,
    NewPerson,
    Offence,
    Place,
)
from dutydesk.desk.log import log
from dutydesk.records import Contact, Home

NOW = datetime(2026, 11, 20, 14, 2, 7, tzinfo=UTC)
LONG = "Bartholomew-Constantine Featherstonehaugh-Cholmondeley-Wójcikiewicz-Llanfairpwllgwyn"


class Time:
    """The desk's time: stands still until a test moves it."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def on(self, **by: float) -> None:
        self.at += timedelta(**by)


def a_desk(folder: Path, time: Time) -> Desk:
    """An empty desk in `folder`."""
    return open_desk(folder / "desk.db", now=time, officer="Jo Smith", terminal="desk-2")


def add_directory(desk: Desk) -> int:
    """Some people to ring and a home; gives the home's id."""

    def work(session: Session) -> int:
        home = Home(name="Larch House", authority="rotherham", telephone="01709 496 0100")
        session.add(home)
        session.flush()
        session.add_all(
            [
                Contact(role="social_worker", name="Ann Exemplar", agency="Social Care",
                        authority="rotherham", telephone="01709 496 0111"),
                Contact(role="social_worker", name="Róisín [locum] O'Sample", agency="Social Care",
                        authority="rotherham", telephone="01709 496 0112"),
                Contact(role="mash", name="MASH front door", agency="Social Care",
                        telephone="01709 496 0113", out_of_hours="01709 496 0114"),
                Contact(role="edt", name="Emergency Duty Team", agency="Social Care",
                        telephone="01709 496 0115"),
                Contact(role="police", name="Custody desk", agency="Police",
                        telephone="01709 496 0116"),
            ]
        )  # fmt: skip
        assert home.id is not None
        return home.id

    return desk.store.run(work)


def arrest(desk: Desk, given: str, family: str, ago: timedelta, **more) -> int:
    """Log an arrest, of somebody new or of `person`; gives the id of the young person."""
    person = more.pop("person", None) or NewPerson(
        given_name=given, family_name=family, born=date(2011, 3, 4)
    )
    entry = ArrestEntry(
        person=person,
        arrested_at=desk.now() - ago,
        station="Main Street",
        offences=[Offence(description="theft from a shop", gravity=2)],
        answers={
            "known_to_social_care": True,
            "home_authority": "rotherham",
            "legal_status": "section_20",
            "known_to_yot": True,
        },
        **more,
    )
    return log(desk, entry).person_id


def furnish(desk: Desk) -> dict[str, int]:
    """Five young people with clocks at every level; gives their ids by given name."""
    home = add_directory(desk)
    ids = {
        "Kieran": arrest(desk, "Kieran", "Applethwaite", timedelta(hours=26)),
        "Tom": arrest(desk, "Tom [bail]", "see [/] O'Brackett", timedelta(hours=23)),
        "Siân": arrest(desk, "Siân", "ap Rhys", timedelta(hours=5)),
        "Zażółć": arrest(desk, "Zażółć", "Gęślą-Jaźń", timedelta(minutes=20)),
        "Long": arrest(desk, LONG, "of Nowhere", timedelta(minutes=50)),
    }
    log(
        desk,
        HearingEntry(
            person=ids["Kieran"],
            court="Sheffield Youth Court",
            at=desk.now() + timedelta(days=4),
        ),
    )
    log(
        desk,
        MoveEntry(
            person=ids["Siân"],
            to=Place(home_id=home),
            moved_at=desk.now() - timedelta(hours=2),
            move="emergency",
        ),
    )
    return ids


CURFEW = Condition(kind="curfew", words="at the home", curfew_from="19:00", curfew_to="07:00")

"""The demo's directory and young people: invented, and of the age that the files say, today."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from sqlmodel import Session

from dutydesk.datafiles import data_path
from dutydesk.demo_times import when
from dutydesk.protocol.ages import Age
from dutydesk.protocol.calendar import local
from dutydesk.records import Alias, Contact, Home, Officer, Person, Placement
from dutydesk.vocabulary import vocabulary

# A birthday in the middle of a month of age, so that a demo left open overnight stays true.
_INTO_THE_MONTH = timedelta(days=12)


@dataclass(frozen=True)
class Directory:
    """What the keys of the demo's files stand for."""

    homes: dict[str, Home]
    contacts: dict[str, Contact]
    officers: dict[str, str]


def read_demo(name: str) -> list[dict[str, Any]]:
    """The tables of a file of `data/demo`: those of people.toml for "person", and so on."""
    file = {"person": "people"}.get(name, f"{name}s")
    tables = tomllib.loads(data_path("demo", f"{file}.toml").read_text(encoding="utf-8"))[name]
    assert isinstance(tables, list)
    return tables


def add_people(session: Session, now: datetime) -> Directory:
    """Write the homes, contacts, officers and young people. `now` (UTC) is when the demo opens."""
    officers = {one["role"]: one["name"] for one in reversed(read_demo("officer"))}
    session.add_all(Officer(**one) for one in read_demo("officer"))
    homes = {one.pop("key"): Home(**one) for one in read_demo("home")}
    session.add_all(homes.values())
    session.flush()
    contacts = {}
    for one in read_demo("contact"):
        home = one.pop("home", None)
        home_id = homes[home].id if home else None
        contacts[one.pop("key")] = Contact(home_id=home_id, **one)
    session.add_all(contacts.values())
    session.flush()
    directory = Directory(homes, contacts, officers)
    for one in read_demo("person"):
        _add_person(session, directory, one, now)
    return directory


def _add_person(session: Session, directory: Directory, one: dict[str, Any], now: datetime) -> None:
    age = Age.parse(one.pop("age"))
    today = local(now).date()
    born = today - relativedelta(years=age.years, months=age.months) - _INTO_THE_MONTH
    aliases, placement = one.pop("aliases", []), one.pop("placement")
    for role in ("social_worker", "host_yot"):
        contact = directory.contacts[one.pop(role)] if role in one else None
        one[f"{role}_id"] = contact.id if contact else None
    status = vocabulary("legal_statuses").terms.get(one.get("legal_status", ""))
    looked_after = status.attrs["looked_after"] if status else None
    person = Person(born=born, looked_after=looked_after, **one)
    session.add(person)
    session.flush()
    assert person.id is not None
    session.add_all(Alias(person_id=person.id, name=name) for name in aliases)
    since = when(placement.pop("since"), now)
    if "home" in placement:
        home = directory.homes[placement.pop("home")]
        known = {"name", "kind", "address", "postcode", "authority"}
        placement |= {"home_id": home.id} | home.model_dump(include=known)
    session.add(Placement(person_id=person.id, started_at=since, **placement))

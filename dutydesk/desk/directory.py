"""The directory: homes, and whom to ring for a party of a protocol."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from dutydesk.desk.labels import label_of
from dutydesk.records import Clock, Contact, Home, Person, Placement
from dutydesk.vocabulary import vocabulary

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


@dataclass(frozen=True)
class ContactCard:
    """Somebody to ring, as typed into the directory. `id` is None for a home's own number."""

    id: int | None
    name: str
    role: str
    role_label: str
    agency: str
    telephone: str
    out_of_hours: str
    email: str


@dataclass(frozen=True)
class HomeCard:
    """A home of the directory; codes with what people call them."""

    id: int
    name: str
    kind: str
    kind_label: str
    authority: str | None
    authority_label: str
    address: str
    postcode: str
    telephone: str


def homes(desk: Desk) -> list[HomeCard]:
    """Every home, by name."""
    with desk.store.read() as session:
        rows = session.exec(select(Home).order_by(col(Home.name), col(Home.id))).all()
    return [home_card(row) for row in rows]


def contacts(desk: Desk, role: str | None = None) -> list[ContactCard]:
    """Everybody in the directory, or of one role, by name."""
    wanted = select(Contact).order_by(col(Contact.name), col(Contact.id))
    if role is not None:
        wanted = wanted.where(Contact.role == role)
    with desk.store.read() as session:
        return [contact_card(row) for row in session.exec(wanted)]


def contacts_for(desk: Desk, clock_id: int) -> list[ContactCard]:
    """Whom to ring about a clock: those to tell, or those to chase. Empty if there is no clock."""
    with desk.store.read() as session:
        clock = session.get(Clock, clock_id)
        if clock is None:
            return []
        person = session.get_one(Person, clock.person_id)
        return list(party_cards(session, person, clock.tell if clock.desk_owes else clock.owner))


def party_cards(session: Session, person: Person, party: str | None) -> tuple[ContactCard, ...]:
    """Whom to ring when `party` is to be told, or chased, about this young person.

    The young person's own social worker, host YOT or home comes first, then others of the role:
    those of the home authority before the rest.
    """
    term = vocabulary("parties").terms.get(party or "")
    role = term.attrs.get("contact") if term else None
    if role is None:
        return ()
    own = _own_home(session, person) if role == "home" else None
    first = {"social_worker": person.social_worker_id, "host_yot": person.host_yot_id}.get(role)
    rows = session.exec(select(Contact).where(Contact.role == role)).all()

    def nearness(row: Contact) -> tuple[bool, bool, bool, str]:
        return (
            row.id != first,
            own is None or row.home_id != own.id,
            row.authority is None or row.authority != person.home_authority,
            row.name,
        )

    cards = [contact_card(row) for row in sorted(rows, key=nearness)]
    if own is not None and own.telephone:
        cards.insert(0, _home_contact(own))
    return tuple(cards)


def contact_card(row: Contact) -> ContactCard:
    """A contact as it is shown."""
    return ContactCard(
        id=row.id,
        role_label=label_of("contact_roles", row.role),
        **row.model_dump(include={"name", "role", "agency", "telephone", "out_of_hours", "email"}),
    )


def home_card(row: Home) -> HomeCard:
    """A home as it is shown."""
    return HomeCard(
        kind_label=label_of("placement_kinds", row.kind),
        authority_label=label_of("authorities", row.authority),
        **row.model_dump(),
    )


def _own_home(session: Session, person: Person) -> Home | None:
    return session.exec(
        select(Home)
        .join(Placement, col(Placement.home_id) == col(Home.id))
        .where(Placement.person_id == person.id, col(Placement.ended_at).is_(None))
    ).first()


def _home_contact(home: Home) -> ContactCard:
    role = "home"
    label = label_of("contact_roles", role)
    return ContactCard(None, home.name, role, label, home.name, home.telephone, "", "")

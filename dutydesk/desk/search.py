"""Finding young people by whatever somebody on the phone gives: name, alias, birth, case number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlmodel import Session, col

from dutydesk.desk.labels import age_in_words
from dutydesk.desk.people_search import Match, PeopleIndex, PersonKey, duplicates
from dutydesk.protocol.calendar import local
from dutydesk.records import Alias, Change, Person, Placement

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.entries import NewPerson
    from dutydesk.store.store import Store

_IN_ONE_QUERY = 500


@dataclass(frozen=True)
class PersonMatch:
    """Somebody who may be meant, and what in the text says so (`why`).

    `age`: today in London, in words; `placement`: where they live now, empty if not known.
    """

    person_id: int
    name: str
    born: date | None
    age: str
    case_number: str
    placement: str
    why: str


def find_people(desk: Desk, text: str, limit: int = 20) -> list[PersonMatch]:
    """The young people that `text` may mean, the likeliest first. Any thread may call it.

    People saved at any terminal are found at once: the index is kept, and brought up to date
    with what has changed since the last search.
    """
    kept = _kept(desk.store)
    today = local(desk.now()).date()
    with kept.lock, desk.store.read() as session:
        kept.refresh(session)
        return _shown(session, desk, kept.index, kept.index.search(text, today=today, limit=limit))


def likely_duplicates(desk: Desk, new: NewPerson) -> list[PersonMatch]:
    """Young people whom the desk has already and who may be the new one, the likeliest first.

    The same case number is the surest sign; then names and aliases, with the birth date.
    """
    kept = _kept(desk.store)
    names = [f"{new.given_name} {new.family_name}", *new.aliases]
    with kept.lock, desk.store.read() as session:
        kept.refresh(session)
        found = list(_same_case_number(session, new.case_number))
        for name in names:
            found += duplicates(name, new.born, kept.index)
        best: dict[int, Match] = {}
        for match in sorted(found, key=lambda one: -one.score):
            best.setdefault(match.person_id, match)
        return _shown(session, desk, kept.index, list(best.values()))


class _Kept:
    """The index of one store's people, and how much of the feed it has seen."""

    def __init__(self) -> None:
        self.index = PeopleIndex()
        self.lock = Lock()
        self._seen: int | None = None

    def refresh(self, session: Session) -> None:
        """Bring the index up to date with what the session sees."""
        newest = session.scalar(select(func.max(col(Change.seq)))) or 0
        if self._seen is None or newest < self._seen:
            self.index.replace(_keys(session))
        elif newest != self._seen:
            changed = session.scalars(
                select(col(Change.key))
                .where(col(Change.seq) > self._seen, col(Change.kind) == "person")
                .distinct()
            ).all()
            for start in range(0, len(changed), _IN_ONE_QUERY):
                for key in _keys(session, changed[start : start + _IN_ONE_QUERY]):
                    self.index.update(key)
        self._seen = newest


_all_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_keeping = Lock()


def _kept(store: Store) -> _Kept:
    with _keeping:
        return _all_kept.setdefault(store, _Kept())


def _keys(session: Session, people: Sequence[int] | None = None) -> Iterator[PersonKey]:
    """What these people, or all, can be found by, in two queries."""
    aliases: dict[int, list[str]] = {}
    known_as = select(col(Alias.person_id), col(Alias.name)).order_by(col(Alias.id))
    found = select(
        col(Person.id),
        col(Person.given_name),
        col(Person.family_name),
        col(Person.born),
        col(Person.case_number),
    )
    if people is not None:
        known_as = known_as.where(col(Alias.person_id).in_(people))
        found = found.where(col(Person.id).in_(people))
    for person, alias in session.execute(known_as):
        aliases.setdefault(person, []).append(alias)
    for key, given, family, born, case_number in session.execute(found):
        assert key is not None
        name = f"{given} {family}".strip()
        yield PersonKey(key, name, tuple(aliases.get(key, ())), born, case_number)


def _same_case_number(session: Session, case_number: str | None) -> Iterator[Match]:
    if case_number:
        same = select(col(Person.id)).where(
            func.lower(col(Person.case_number)) == case_number.lower()
        )
        for key in session.scalars(same):
            assert key is not None
            yield Match(key, 200.0, f"same case number {case_number}")


def _shown(
    session: Session, desk: Desk, index: PeopleIndex, matches: list[Match]
) -> list[PersonMatch]:
    """The matches with where each lives now."""
    people = [match.person_id for match in matches]
    placements = session.execute(
        select(col(Placement.person_id), col(Placement.name))
        .where(col(Placement.person_id).in_(people), col(Placement.ended_at).is_(None))
        .order_by(col(Placement.id))
    )
    lives: dict[int, str] = {row.person_id: row.name for row in placements}
    now = desk.now()
    shown = []
    for match in matches:
        key = index.key(match.person_id)
        shown.append(
            PersonMatch(
                person_id=key.id,
                name=key.name,
                born=key.born,
                age=age_in_words(key.born, now),
                case_number=key.case_number,
                placement=lives.get(key.id, ""),
                why=match.why,
            )
        )
    return shown

"""Rows by the handful."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col, select

from dutydesk.records import Draft, Home, Offence, TellingClock
from dutydesk.store.rows import add_rows, insert_keyed, insert_rows
from dutydesk.store.store import Store
from tests.store.processes import NOW


def test_rows_get_their_keys_in_order(store: Store) -> None:
    homes = [Home(name=f"home {n}", authority=None) for n in range(2500)]
    store.run(lambda session: add_rows(session, homes))
    with store.read() as session:
        saved = session.exec(select(Home.id, Home.name).order_by(col(Home.id))).all()
    assert [(home.id, home.name) for home in homes] == saved


def test_no_rows_are_no_work(store: Store) -> None:
    store.run(lambda session: add_rows(session, []))


def test_rows_with_keys_of_their_own(store: Store) -> None:
    store.run(lambda session: add_rows(session, [Home(id=7, name="Sparrow House")]))
    with store.read() as session:
        assert session.exec(select(Home.id)).one() == 7


def test_json_and_times_are_kept(store: Store) -> None:
    typed = {"station": "[Main] Street", "people": [1, None]}
    draft = Draft(
        uid="u",
        kind="arrest",
        officer="Jo",
        terminal="desk",
        typed=typed,
        started_at=NOW,
        saved_at=NOW,
    )
    store.run(lambda session: add_rows(session, [draft]))
    with store.read() as session:
        kept = session.get_one(Draft, draft.id)
    assert (kept.typed, kept.started_at) == (typed, NOW)


@pytest.mark.parametrize(
    "row", [Offence(arrest_id=1, description="x"), TellingClock(telling_id=1, clock_id=1)]
)
def test_what_refers_to_nothing_is_refused(store: Store, row: SQLModel) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        store.run(lambda session: add_rows(session, [row]))


def test_rows_given_as_values_get_defaults_and_keys_in_order(store: Store) -> None:
    values = [{"name": f"home {n}"} for n in range(40)]
    store.run(lambda session: insert_rows(session, Home, [{"name": "the first", "kind": "foster"}]))
    keys = store.run(lambda session: insert_keyed(session, Home, values))
    assert store.run(lambda session: insert_keyed(session, Home, [])) == []
    with store.read() as session:
        saved = {home.id: home for home in session.exec(select(Home)).all()}
    assert [saved[key].name for key in keys] == [one["name"] for one in values]
    plain = Home(name="x")
    assert {(saved[key].kind, saved[key].address) for key in keys} == {(plain.kind, plain.address)}
    assert [home.kind for key, home in saved.items() if key not in keys] == ["foster"]

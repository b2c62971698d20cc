"""The audit trail: whatever is done to it afterwards shows."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from dutydesk.records import AuditRow
from dutydesk.store import audit
from dutydesk.store.audit import Break, Head
from dutydesk.store.store import Store
from tests.store.processes import NOW

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def add(store: Store, number: int) -> Head:
    return store.run(
        lambda session: audit.append(
            session, NOW, "Jo Example", "desk", "view", f"person:{number}", {"number": number}
        )
    )


@pytest.fixture
def trail(store: Store) -> Store:
    for number in range(1, 6):
        add(store, number)
    return store


def tamper(store: Store, *statements: str) -> list[Break]:
    def work(session: Session) -> None:
        for statement in statements:
            session.connection().exec_driver_sql(statement)

    store.run(work)
    return verify(store)


def verify(store: Store, known: Head | None = None) -> list[Break]:
    with store.read() as session:
        return audit.verify(session, known)


def test_an_honest_trail_holds(trail: Store) -> None:
    assert verify(trail) == []
    with trail.read() as session:
        assert audit.head(session) == Head(5, session.get_one(AuditRow, 5).hash)


def test_an_empty_trail_holds(store: Store) -> None:
    assert verify(store) == []
    with store.read() as session:
        assert audit.head(session) is None


@pytest.mark.parametrize(
    "change",
    [
        "officer = 'Somebody Else'",
        "terminal = 'elsewhere'",
        "action = 'log'",
        "subject = 'person:9'",
        "at = '2026-03-27 19:41:00.000000'",
        "details = '{\"number\": 4}'",
        "officer = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_row_that_was_altered(trail: Store, change: str) -> None:
    found = tamper(trail, f"UPDATE audit SET {change} WHERE seq = 3")
    assert found == [Break(3, "is not as it was written")]
    assert str(found[0]) == "Audit row 3 is not as it was written."


@pytest.mark.parametrize("change", ["details = '{'", "at = 'noon'", "at = ''"])
def test_a_row_that_was_spoilt_does_not_stop_the_reading(trail: Store, change: str) -> None:
    assert Break(3, "can't be read") in tamper(trail, f"UPDATE audit SET {change} WHERE seq = 3")


def test_a_row_that_was_taken_out(trail: Store) -> None:
    found = tamper(trail, "DELETE FROM audit WHERE seq IN (2, 3)")
    assert found == [Break(4, "follows a gap: 2 missing before it")]


HEAD_MOVED = "stands last, and the head says row 5 did: rows were cut off or put on"


def test_a_row_that_was_taken_out_and_the_gap_closed(trail: Store) -> None:
    found = tamper(
        trail, "DELETE FROM audit WHERE seq = 3", "UPDATE audit SET seq = seq - 1 WHERE seq > 3"
    )
    assert Break(3, "does not follow the row before it") in found


def test_rows_that_changed_places(trail: Store) -> None:
    found = tamper(
        trail,
        "UPDATE audit SET seq = 99 WHERE seq = 2",
        "UPDATE audit SET seq = 2 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 99",
    )
    assert {one.seq for one in found} == {2, 3, 4}


def test_a_row_that_was_slipped_in_at_the_end(trail: Store) -> None:
    found = tamper(
        trail,
        "INSERT INTO audit SELECT 6, at, 'Somebody Else', terminal, action, subject, details, hash,"
        " 'forged', seal FROM audit WHERE seq = 5",
    )
    assert found == [
        Break(6, "is not as it was written"),
        Break(6, "was not sealed with this desk's key"),
        Break(6, HEAD_MOVED),
    ]


def test_a_trail_that_was_cut_off_shows(trail: Store) -> None:
    with trail.read() as session:
        known = audit.head(session)
    assert verify(trail, known) == []
    assert tamper(trail, "DELETE FROM audit WHERE seq = 5") == [Break(4, HEAD_MOVED)]
    gone = Break(5, "was noted as the last one, and is no longer as noted")
    assert gone in verify(trail, known)
    add(trail, 6)
    assert verify(trail, known) == [
        Break(5, "tells of a break that was met then: row 4 stood last, the head said 5"),
        gone,
    ]


def test_two_rows_in_one_transaction_follow_each_other(store: Store) -> None:
    def work(session: Session) -> list[int]:
        return [
            audit.append(session, NOW, "Jo", "desk", "log", f"entry:{n}", {}).seq for n in (1, 2)
        ]

    assert store.run(work) == [1, 2]
    assert verify(store) == []


def test_a_time_is_kept_in_utc(store: Store) -> None:
    summer = datetime(2026, 7, 1, 9, 30, 0, 5, tzinfo=timezone(timedelta(hours=1)))
    store.run(lambda session: audit.append(session, summer, "Jo", "desk", "log", "entry:1", {}))
    with store.read() as session:
        assert (
            session.exec(select(AuditRow)).one().at.isoformat()
            == "2026-07-01T08:30:00.000005+00:00"
        )
    assert verify(store) == []


def test_a_time_without_its_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.run(lambda session: audit.append(session, datetime(2026, 7, 1), "", "", "", "", {}))  # noqa: DTZ001


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(details=st.dictionaries(st.text(), JSON, max_size=4))
def test_whatever_is_noted_can_be_proved(store: Store, details: dict[str, object]) -> None:
    store.run(lambda session: audit.append(session, NOW, "Jo", "desk", "log", "entry:1", details))
    assert verify(store) == []


def test_details_that_json_would_change_are_proved_as_they_are_read(store: Store) -> None:
    details = {"pair": (1, 2), "by number": {3: "three"}}
    store.run(lambda session: audit.append(session, NOW, "[b]", "", "", "", details))
    with store.read() as session:
        kept = session.exec(select(AuditRow)).one().details
    assert kept == {"pair": [1, 2], "by number": {"3": "three"}}
    assert verify(store) == []

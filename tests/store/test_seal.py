"""The seal: what somebody without the key does to the trail shows, whatever else they set right."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutydesk.store import audit
from dutydesk.store.audit import Break
from dutydesk.store.driver import library
from dutydesk.store.seal import KEY_FILE, Key, Ring
from dutydesk.store.store import Store, open_store
from dutydesk.store.trail import Trail, prove
from tests.store.processes import NOW

ROWS = 6


def add(store: Store, subject: str) -> None:
    store.run(
        lambda session: audit.append(session, NOW, "Jo Example", "desk", "view", subject, {"a": 1})
    )


@pytest.fixture
def trail(store: Store) -> Store:
    for number in range(ROWS):
        add(store, f"person {number}")
    return store


def by_hand(path: Path, *statements: str, values: tuple[Any, ...] = ()) -> None:
    with closing(library().connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement, values)


def proved(path: Path) -> Trail:
    """What somebody finds who opens the desk anew."""
    with closing(Store(path)) as store, store.read() as session:
        return prove(session)


def named(path: Path) -> set[int]:
    return {one.seq for one in proved(path).breaks}


def rebuild(path: Path) -> None:
    """Make every hash, and the head, right again: all that can be done without the key."""
    with closing(library().connect(path)) as connection, connection:
        connection.row_factory = library().Row
        last = audit.FIRST
        rows = connection.execute("SELECT * FROM audit ORDER BY seq").fetchall()
        for seq, row in enumerate(rows, start=1):
            content = dict(row) | {
                "seq": seq,
                "at": datetime.fromisoformat(row["at"]).replace(tzinfo=UTC),
                "details": json.loads(row["details"]),
                "previous_hash": last,
            }
            made = audit.hash_of(content)
            connection.execute(
                "UPDATE audit SET seq = ?, previous_hash = ?, hash = ? WHERE seq = ?",
                (seq, last, made, row["seq"]),
            )
            last = made
        connection.execute("UPDATE audit_head SET seq = ?, hash = ?", (len(rows), last))


def test_the_key_is_made_once_and_only_its_owner_reads_it(trail: Store, path: Path) -> None:
    key = path.with_name(KEY_FILE)
    before = key.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    open_store(path, NOW).close()
    add(trail, "person 9")
    assert key.read_bytes() == before
    assert proved(path).breaks == []


def test_a_whole_trail_that_was_rebuilt_without_the_key(trail: Store, path: Path) -> None:
    trail.close()
    by_hand(path, "UPDATE audit SET officer = 'Somebody Else' WHERE seq = 3")
    rebuild(path)
    # The rows before the altered one are as they were.
    assert named(path) == {3, 4, 5, 6}


@pytest.mark.parametrize("rows", [1, 3, ROWS])
def test_rows_that_were_cut_off_the_end_with_the_head_set_right(
    trail: Store, path: Path, rows: int
) -> None:
    trail.close()
    by_hand(path, f"DELETE FROM audit WHERE seq > {ROWS - rows}")
    rebuild(path)
    assert proved(path).breaks


def test_a_row_that_was_put_on_by_hand(trail: Store, path: Path) -> None:
    trail.close()
    by_hand(
        path,
        "INSERT INTO audit SELECT seq + 1, at, 'Somebody Else', terminal, action, subject, "
        f"details, hash, 'x', seal FROM audit WHERE seq = {ROWS}",
    )
    rebuild(path)
    assert ROWS + 1 in named(path)


@pytest.mark.parametrize("seal", ["''", "'00000000:00'"])
def test_seals_that_were_taken_off(trail: Store, path: Path, seal: str) -> None:
    trail.close()
    by_hand(path, f"UPDATE audit SET seal = {seal} WHERE seq = 4")
    found = proved(path)
    assert 4 in {one.seq for one in found.breaks} or found.other_keys


def test_all_seals_taken_off_and_the_chain_rebuilt(trail: Store, path: Path) -> None:
    trail.close()
    by_hand(path, "UPDATE audit SET seal = ''", "UPDATE audit_head SET seal = ''")
    rebuild(path)
    assert Break(ROWS, "stands last, and the head that says so carries no seal") in (
        proved(path).breaks
    )
    # The next row that dutydesk writes vouches for nothing of before.
    with closing(open_store(path, NOW)) as store:
        add(store, "person 9")
    assert f"knows of none of the {ROWS} before it" in str(proved(path).breaks)


def test_a_seal_of_another_row_is_no_seal(trail: Store, path: Path) -> None:
    trail.close()
    by_hand(path, "UPDATE audit SET seal = (SELECT seal FROM audit WHERE seq = 2) WHERE seq = 4")
    assert named(path) == {4}
    key = Key.of(b"k" * 32)
    assert key.seal("row x") != key.seal("head 1 x")


def test_a_head_that_was_taken_out_is_told_of_for_ever(trail: Store, path: Path) -> None:
    by_hand(path, "DELETE FROM audit_head")
    assert named(path) == {ROWS}
    add(trail, "person 9")
    add(trail, "person 10")
    (found,) = proved(path).breaks
    assert "the head had been taken out" in str(found)


def test_a_key_that_was_lost(trail: Store, path: Path) -> None:
    kept = path.with_name(KEY_FILE).rename(path.with_name("kept"))
    found = proved(path)
    assert found.breaks == []
    assert sum(found.other_keys.values()) == ROWS
    # A console that still has it goes on with it; one that starts anew makes another.
    add(trail, "person 9")
    assert not path.with_name(KEY_FILE).exists()
    with closing(open_store(path, NOW)) as store:
        add(store, "person 10")
    found = proved(path)
    assert "another key had sealed" in str(found.breaks)
    assert sum(found.other_keys.values()) == ROWS + 1
    # With the old key below the new one everything but the loss itself is proved.
    add(trail, "person 11")  # the console takes the new key up
    with path.with_name(KEY_FILE).open("a") as file:
        file.write(kept.read_text().splitlines()[-1] + "\n")
    found = proved(path)
    assert not found.other_keys
    assert len(found.breaks) == 1


@pytest.mark.parametrize("content", ["", "nonsense\n", "abcd\n"])
def test_a_key_file_that_is_none_stops_no_save_and_is_not_overwritten(
    store: Store, path: Path, content: str
) -> None:
    key = path.with_name(KEY_FILE)
    key.write_text(content)
    add(store, "person 1")
    assert key.read_text() == content
    ring = Ring(key)
    assert ring.keys == ()
    assert ring.problem == "is not a key file"
    assert proved(path).unsealed == 1


def _make(path: str) -> str:
    key = Ring(Path(path)).sealing()
    return key.name if key else ""


@pytest.mark.slow
def test_twenty_that_start_at_once_make_one_key(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        names = pool.map(_make, [str(tmp_path / KEY_FILE)] * 20, chunksize=1)
    assert len(set(names)) == 1
    assert names[0]
    assert os.listdir(tmp_path) == [KEY_FILE]  # noqa: PTH208


COLUMNS = ("seq", "at", "officer", "terminal", "action", "subject", "details", "previous_hash",
           "hash", "seal")  # fmt: skip
VALUES = st.none() | st.text() | st.integers(-(2**62), 2**62) | st.binary(max_size=8)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column=st.sampled_from(COLUMNS), seq=st.integers(1, ROWS), value=VALUES)
def test_any_change_of_one_column_of_the_trail_is_found(
    trail: Store, path: Path, column: str, seq: int, value: Any
) -> None:
    with closing(library().connect(path, isolation_level=None)) as connection:
        before = connection.execute(f"SELECT {column} FROM audit WHERE seq = ?", (seq,)).fetchone()
        try:
            connection.execute(f"UPDATE audit SET {column} = ? WHERE seq = ?", (value, seq))
        except (library().IntegrityError, UnicodeEncodeError):
            return  # no such row can be
        moved = value if column == "seq" else seq
        after = connection.execute(f"SELECT {column} FROM audit WHERE seq = ?", (moved,)).fetchone()
        with trail.read() as session:
            found = prove(session)
        sound = not found.breaks and not found.other_keys
        connection.execute(f"UPDATE audit SET {column} = ? WHERE seq = ?", (before[0], moved))
    assert sound == (after == before)


def test_the_digest_of_a_key_tells_nothing_of_it() -> None:
    key = Key.of(b"secret" * 6)
    assert key.name == hashlib.sha256(b"dutydesk seal key " + b"secret" * 6).hexdigest()[:8]

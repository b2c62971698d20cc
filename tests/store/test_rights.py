"""Who may read and write the files, on systems with POSIX rights."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dutydesk.store.backup import back_up
from dutydesk.store.store import open_store
from tests.store.processes import NOW, finish, start


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_only_the_user_can_read_what_is_made(path: Path) -> None:
    store = open_store(path, NOW)
    copy = path.parent / "backups" / "copy.db"
    back_up(path, copy)
    made = [path, path.with_name("desk.db-wal"), copy]
    assert [rights(one) for one in made] == [0o600] * 3
    assert [rights(one) for one in (path.parent, copy.parent)] == [0o700] * 2
    store.close()


def test_a_folder_that_exists_keeps_its_rights(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o750)
    open_store(path, NOW).close()
    assert rights(path.parent) == 0o750


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that others can reach; pytest's own are closed to them."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for inner in folder.iterdir():
        inner.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_to(shared: Path) -> None:
    told = finish(start("without_rights", shared / "desk" / "desk.db")).splitlines()
    assert [line.split()[0] for line in told] == ["StoreReadOnly", "StoreReadOnly"]
    assert "Ask for the right to write to the file and its folder" in told[0]
    assert "or choose another place with --db FILE" in told[1]

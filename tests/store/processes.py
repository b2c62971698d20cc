"""Other terminals: processes of their own that open and write.

`python -m tests.store.processes COMMAND PATH …` is what `start` runs.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session

from dutydesk.records import Home
from dutydesk.store import audit
from dutydesk.store.problems import StoreError
from dutydesk.store.rows import note_change
from dutydesk.store.store import Store, open_store

NOW = datetime(2026, 3, 27, 19, 40, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
NOBODY = 65534


def start(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.processes", *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate()
    assert process.returncode == 0, err
    return out


def add_home(store: Store, name: str) -> int:
    """One use of the store: a row, its change and its audit row."""

    def work(session: Session) -> int:
        home = Home(name=name)
        session.add(home)
        session.flush()
        assert home.id is not None
        note_change(session, "home", home.id)
        audit.append(session, NOW, "Jo Example", "desk", "log", f"home:{home.id}", {"name": name})
        return home.id

    return store.run(work)


def write(path: str, who: str, times: str) -> None:
    store = open_store(path, NOW)
    for number in range(int(times)):
        add_home(store, f"{who} {number}")


def look(path: str) -> None:
    open_store(path, NOW).close()
    print(sorted({name.split(".")[0] for name in sys.modules} & {"alembic", "textual"}))


def without_rights(path: str) -> None:
    """Make a database, take the rights to it away, and try to write and to open it."""
    store = open_store(path, NOW)
    add_home(store, "before")
    Path(path).chmod(0o444)
    Path(path).parent.chmod(0o555)
    if os.getuid() == 0:
        os.setuid(NOBODY)  # root may write anywhere
    store.close()
    for attempt in (lambda: add_home(store, "after"), lambda: open_store(f"{path}.new", NOW)):
        try:
            attempt()
        except StoreError as error:
            print(type(error).__name__, error)


if __name__ == "__main__":
    commands = {f.__name__: f for f in (write, look, without_rights)}
    commands[sys.argv[1]](*sys.argv[2:])

"""How others begin a session: the command itself, and the line that has a stock sshd run it."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dutydesk.desk.by_key import PROOF
from dutydesk.errors import DutydeskError

if TYPE_CHECKING:
    from dutydesk.desk.officer_keys import KeyRow


def program() -> list[str]:
    """The command line that starts this very dutydesk, by whole paths."""
    beside = Path(sys.executable).parent / "dutydesk"
    found = shutil.which(str(beside))
    return [found] if found else [sys.executable, "-m", "dutydesk"]


class PathRefused(DutydeskError):
    """A path can't stand in a file of one line an entry; the words say what to do."""


def one_line(path: str | Path) -> str:
    """A path for such a file: of printable characters alone, or what follows is another line.

    Raises PathRefused.
    """
    text = str(path)
    if not text.isprintable():
        raise PathRefused(
            f"The path {text!r} has a line break or another character in it that can't be shown. "
            "Give its folder another name first."
        )
    return text


def authorized_line(row: KeyRow, proof: str, database: Path) -> str:
    """The line of authorized_keys that gives a key's owner the console, and nothing else.

    `restrict` refuses forwarding of every kind, the agent, X11 and user rc files, also kinds that
    are yet to be invented; `pty` allows the one thing that the console needs. Raises PathRefused.
    """
    words = [*program(), "--db", str(database), "session", "--key", row.fingerprint]
    # env, because it works in every login shell; exec, so that no shell stays behind whose command
    # line shows the proof.
    command = f"exec env {PROOF}={shlex.quote(proof)} {shlex.join(map(one_line, words))}"
    quoted = command.replace('"', '\\"')
    return f'restrict,pty,command="{quoted}" {row.public} {row.comment}'.rstrip()

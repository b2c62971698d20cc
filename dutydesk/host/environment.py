"""What a session finds in its environment: made anew, with nothing from the client but TERM."""

from __future__ import annotations

import os
import re

from dutydesk.desk.by_key import PROOF
from dutydesk.settings import Settings

USUAL_TERM = "xterm-256color"
_TERM = re.compile(r"[A-Za-z0-9][A-Za-z0-9+._-]{0,31}")
_TRUE_COLOUR = re.compile(
    r".*-direct|xterm-kitty|xterm-ghostty|alacritty.*|foot.*|wezterm|contour.*"
)
"""Terminals that are known to show 16 million colours; whether others do, only a variable of the
client's would tell, and none is taken."""

_KEPT = ("HOME", "PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "TMPDIR")
"""What the host's own surroundings need to be found again."""
_OWN = frozenset({"officer", "terminal"})
"""Settings that each session has of its own."""


def environment(
    term: str, address: str, port: int, here: tuple[str, int], proof: str
) -> dict[str, str]:
    """The environment of a session from `address`, on a terminal that calls itself `term`.

    The desk's settings that the host was given as variables hold for its sessions too.
    """
    found = bare()
    variables = [f"DUTYDESK_{name.upper()}" for name in Settings.model_fields.keys() - _OWN]
    found |= {name: os.environ[name] for name in variables if name in os.environ}
    found |= {
        "TERM": known_term(term),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        # As sshd sets it; the console lets nothing move then, which would be slow to follow.
        "SSH_CONNECTION": f"{address} {port} {here[0]} {here[1]}",
        PROOF: proof,
    }
    if _TRUE_COLOUR.fullmatch(found["TERM"]):
        found["COLORTERM"] = "truecolor"
    return found


def known_term(term: str) -> str:
    """The terminal's name if it can be one, else the usual."""
    return term if _TERM.fullmatch(term) else USUAL_TERM


def bare() -> dict[str, str]:
    """What has to be known before there is a session, and nothing else."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ}

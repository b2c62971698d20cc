"""Half-typed entries: they outlive a lock, a dropped line and a crash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


@dataclass(frozen=True)
class DraftRow:
    """What stood in a form of `kind`. `about` names whom and what it is about, for people."""

    uid: str
    kind: str
    about: str
    typed: Mapping[str, Any]
    officer: str
    terminal: str
    started_at: datetime
    saved_at: datetime


def keep_draft(desk: Desk, uid: str, kind: str, typed: Mapping[str, Any], about: str = "") -> None:
    """Keep what stands in a form, in place of what was kept under `uid` before."""
    raise NotImplementedError


def drafts(desk: Desk) -> list[DraftRow]:
    """The officer's drafts, the one last touched first."""
    raise NotImplementedError


def drop_draft(desk: Desk, uid: str) -> None:
    """Throw a draft away; nothing happens if it is gone already."""
    raise NotImplementedError

"""Changing what is set for the whole desk: by a supervisor, with a reason, kept for ever.

A change is for what opens from then on. The clocks that run keep what opened them, unless the
supervisor has them re-dated with it: then all that the change moves are, their old due times stay
in their stories, and amending an entry later re-dates them again.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from dutydesk.desk.context import Desk
from dutydesk.desk.refusals import refusals
from dutydesk.desk.rights import Right, require_still
from dutydesk.desk.setting_effects import redate_by, touches_clocks
from dutydesk.desk.setting_force import in_force, value_in_force
from dutydesk.desk.setting_keys import SettingRefused, title_of
from dutydesk.desk.setting_sound import read_change, words_here
from dutydesk.records import SettingChange
from dutydesk.store.rows import note_change


@dataclass(frozen=True)
class Changed:
    """A change that has been saved: its number, what was and is, the clocks that it re-dated."""

    id: int
    title: str
    before: str
    after: str
    redated: tuple[int, ...]


@refusals("change", "setting {key}", Right.SET)
def change_setting(
    desk: Desk, key: str, value: str, reason: str, *, redate: bool = False
) -> Changed:
    """Change a setting of the whole desk, and with `redate` the running clocks that it moves.

    `key` and `value` as they are typed. Whole or not at all; every terminal takes it up by the
    feed. Raises SettingRefused without a reason and for what can't be set, NotAllowed
    for anybody but a supervisor; and `StoreError`s.
    """
    _ = desk.rulebook  # read before the write begins, so that the lock is short
    done = desk.store.run(lambda session: _change(session, desk, key, value, reason, redate))
    desk.take_up_settings()
    return done


def _change(
    session: Session, desk: Desk, key: str, value: str, reason: str, redate: bool
) -> Changed:
    desk.take_up_settings(session)
    require_still(session, desk, Right.SET)
    named, kept = read_change(desk, key, value)
    why = " ".join(reason.split())
    if not why:
        raise SettingRefused("Say why: it stays with the change.", "reason")
    before = desk.in_force
    row = SettingChange(
        at=desk.now(),
        officer=desk.officer,
        terminal=desk.terminal,
        key=str(named),
        before=value_in_force(before, named),
        after=kept,
        reason=why,
        redated=redate and touches_clocks(named),
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    after = in_force(desk.own or desk.settings, (*desk.changes, row))
    redated = redate_by(session, desk, row, before, after) if row.redated else []
    note_change(session, "setting", row.id)
    said = {"before": row.before, "after": kept, "reason": why, "redated": redated}
    desk.audit(session, "changed", f"setting {named}", **said)
    return Changed(
        id=row.id,
        title=title_of(named),
        before=words_here(desk, named, row.before),
        after=words_here(desk, named, value_in_force(after, named)),
        redated=tuple(redated),
    )

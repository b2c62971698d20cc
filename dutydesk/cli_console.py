"""Starting the console: the one place that knows the desk, the watch and the screens together."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.first_look import FirstLook
    from dutydesk.watch.backups import Backups
    from dutydesk.watch.watch import Watch
    from screens.seated_app import Door


def open_console(
    open_desk: Callable[[], Desk],
    db: Path | None,
    *,
    asks: bool,
    way: Literal["desk", "ssh"] = "desk",
    address: str = "",
) -> None:
    """Open the console on a desk; leave with its exit code.

    `db` is the database's file, for the first look. `asks`: whoever sits down proves who they are
    on the screen; else they have done so already. The desk itself is opened behind the first
    painted screen.
    """
    from screens.seated_app import Door

    def look() -> FirstLook | None:
        from datetime import UTC, datetime

        from dutydesk.desk.first_look import first_look

        return first_look(db, datetime.now(UTC), asks=asks)

    _run(open_desk, _watch_and_back_up, look, Door(asks, way, address))


def open_demo_console(open_desk: Callable[[], Desk]) -> None:
    """Open the console on a demo: somebody sits there already, and nothing is backed up."""
    from screens.seated_app import Door

    _run(open_desk, _watch, None, Door(asks=False))


_LOADED = (
    "dutydesk.desk.alerts",
    "dutydesk.desk.board",
    "dutydesk.desk.context",
    "dutydesk.desk.first_look",
    "dutydesk.desk.kinds",
    "dutydesk.desk.log",
    "dutydesk.desk.news",
    "dutydesk.desk.person",
    "dutydesk.desk.seats",
    "dutydesk.desk.supervising",
    "dutydesk.watch.backups",
    "dutydesk.watch.prompts",
    "dutydesk.watch.watch",
    "screens.app",
    "screens.board",
    "screens.forms.opened",
    "screens.seated_app",
    "textual.drivers.linux_driver",
)
"""What every session comes to need, most of it before its board can be used."""


def load_console() -> None:
    """Load what a console is made of, but open nothing and begin no thread.

    For a process from which consoles are forked: each then has it at once, and shares it.
    """
    from dutydesk.store.driver import library

    library()
    for name in _LOADED:
        import_module(name)


def _run(
    open_desk: Callable[[], Desk],
    start_watch: Callable[[Desk], Watch],
    look: Callable[[], FirstLook | None] | None,
    door: Door,
) -> None:
    from screens.app import DutyDeskApp

    def open_all() -> Desk:
        import dutydesk.watch.watch  # noqa: F401  # loaded here, in the thread that opens the desk

        return open_desk()

    app = DutyDeskApp(open_all, start_watch, look, door)
    app.run()
    sys.exit(app.return_code or 0)


def _watch_and_back_up(desk: Desk) -> Watch:
    from datetime import timedelta

    from dutydesk.watch.backups import Backups

    backups = Backups(
        desk.store,
        folder=desk.settings.backups(desk.places),
        every=timedelta(hours=desk.settings.backup_hours),
        now=desk.now,
        terminal=desk.terminal,
    )
    return _watch(desk, backups)


def _watch(desk: Desk, backups: Backups | None = None) -> Watch:
    from datetime import timedelta

    from dutydesk.watch.prompts import Hours
    from dutydesk.watch.sweep import Escalation
    from dutydesk.watch.watch import Watch

    def escalation() -> Escalation:
        set_ = desk.settings
        return Escalation.minutes(set_.escalate_after_minutes, set_.escalate_again_minutes)

    return Watch(
        desk.store,
        now=desk.now,
        beat=timedelta(seconds=desk.settings.beat_seconds),
        escalation=escalation,
        backups=backups,
        hours=lambda: Hours(desk.settings.shifts, desk.settings.results_by),
    )

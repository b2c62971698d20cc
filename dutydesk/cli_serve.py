"""`dutydesk serve` hosts the console by SSH; `dutydesk session` is what each session runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from dutydesk.cli_common import REFUSED, Given, explained, leave

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

NO_WINDOWS = (
    "Only a Unix system can host the console: Linux, macOS or a BSD. Officers can come to it from "
    "Windows, with the ssh that Windows has."
)
HUNG_UP = 129
"""The console's exit code when its terminal hangs up: 128 and SIGHUP's number."""


@click.command()
@click.option("--address", help="Listen on this address only; all if not set (ssh_address).")
@click.option("--port", type=click.IntRange(0, 65535), help="Listen on this port (ssh_port).")
@click.option("--fingerprint", is_flag=True, help="Print the host key's fingerprint and leave.")
@click.option("--systemd", is_flag=True, help="Print a systemd unit for this host and leave.")
@click.pass_obj
@explained
def serve(
    given: Given, address: str | None, port: int | None, fingerprint: bool, systemd: bool
) -> None:
    """Host the console by SSH, for officers whose keys were added; see docs/ssh.md.

    Runs until it is stopped (Ctrl+C, or SIGTERM). Sessions keep what is half-typed.
    """
    if sys.platform == "win32":
        leave(NO_WINDOWS, REFUSED)
    from dutydesk.desk.context import open_desk
    from dutydesk.host.host_key import host_key
    from dutydesk.paths import places
    from dutydesk.store.audit import DESK

    found = places(given.db)
    if systemd:
        from dutydesk.host.unit import unit
        from dutydesk.settings import load_settings

        click.echo(unit(found, load_settings(found).backups(found)), nl=False)
        return
    if fingerprint:
        click.echo(host_key(found).get_fingerprint())
        return
    from dutydesk.host.nursery import start_nursery

    # First of all: from here on there are threads, a loop and a database. On macOS the system's own
    # libraries can't be forked.
    nursery = start_nursery(_load, _run) if sys.platform == "linux" else None
    desk = open_desk(given.db, officer=DESK, terminal="ssh host")
    key = host_key(found)
    from dutydesk.host.serving import serve as run

    settings = desk.settings
    run(
        desk,
        key,
        settings.ssh_address if address is None else address,
        settings.ssh_port if port is None else port,
        nursery,
    )


def _load() -> None:
    """Load what a session's console is made of, for the nursery."""
    from dutydesk.cli_console import load_console

    load_console()


def _run(words: Sequence[str]) -> None:
    """Run a session that the nursery has forked, as its command line says."""
    from dutydesk.cli import main

    sys.argv = ["dutydesk", *words]
    main()


@click.command(hidden=True)
@click.option("--key", "fingerprint", required=True, help="The key that was proved: SHA256:...")
@click.option("--hosted", metavar="ADDRESS", help="Begun by dutydesk serve, for this address.")
@click.pass_obj
@explained
def session(given: Given, fingerprint: str, hosted: str | None) -> None:
    """Open the console for the officer of a key; dutydesk serve and sshd run this."""
    if hosted:
        _own_terminal()
    from dutydesk.desk.by_key import PROOF, NotLetIn, officer_by_key
    from dutydesk.paths import places

    address = hosted or os.environ.get("SSH_CONNECTION", "unknown").split()[0]
    try:
        _check_request()
        officer = officer_by_key(places(given.db).database, fingerprint, os.environ.pop(PROOF, ""))
    except NotLetIn as error:
        _note_refused(given.db, address, fingerprint, error)
        raise
    terminal = f"ssh {address} {os.ttyname(0).removeprefix('/dev/')}"
    try:
        if hosted:
            _open_console(given.db, officer, terminal, address)
        else:
            _open_audited(given.db, officer, terminal, address, fingerprint)
    except SystemExit as left:
        _go(left.code)


def _go(code: Any) -> NoReturn:
    """End the process at once, once all is saved and closed.

    Python would take half a second to take everything apart that it has loaded: twenty sessions
    whose lines drop together would hold up those that are left, and be killed before they are done.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(bool(code)))


def _own_terminal() -> None:
    """Make the pty this process's own: it hears of its size and of its end from then on."""
    import fcntl
    import signal
    import termios

    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # nohup dutydesk serve would have it ignored
    try:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    except OSError:
        leave("A hosted session is begun by dutydesk serve, on a terminal of its own.", REFUSED)


def _check_request() -> None:
    from dutydesk.desk.by_key import NotLetIn

    if os.environ.get("SSH_ORIGINAL_COMMAND"):
        raise NotLetIn("This key runs no commands and copies no files: it opens the desk alone.")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NotLetIn("The desk needs a terminal. Type ssh -t instead of ssh.")
    if os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        raise NotLetIn(
            "Your terminal calls itself dumb, which can't show the desk. If it can do more, put "
            "TERM=xterm-256color before ssh."
        )


def _open_console(db: Path | None, officer: str, terminal: str, address: str) -> None:
    """Open the console for an officer whom a key has proved. Leaves with its exit code."""
    from dutydesk.cli_console import open_console

    opened: list[Desk] = []

    def open_desk() -> Desk:
        from dutydesk.desk.context import open_desk

        opened.append(open_desk(db, officer=officer, terminal=terminal))
        return opened[-1]

    try:
        open_console(open_desk, db, asks=False, way="ssh", address=address)
    finally:
        for desk in opened:
            desk.close()


def _open_audited(
    db: Path | None, officer: str, terminal: str, address: str, fingerprint: str
) -> None:
    """As `_open_console`, where nobody else writes to the trail that the session was."""
    import time
    from contextlib import closing
    from uuid import uuid4

    from dutydesk.desk.context import open_desk, utc_now
    from dutydesk.desk.hosted import Visit, note_begun, note_ended

    visit = Visit(uuid4().hex[:12], officer, fingerprint, address, terminal)
    began = time.monotonic()

    def note(write: Any, *more: Any) -> None:
        with closing(open_desk(db, officer=officer, terminal=terminal)) as desk:
            write(desk, visit, utc_now(), *more)

    note(note_begun)
    how = "left"
    try:
        _open_console(db, officer, terminal, address)
    except SystemExit as left:
        if left.code:
            dropped = left.code == HUNG_UP
            how = "line dropped" if dropped else f"ended with exit code {left.code}"
        raise
    finally:
        note(note_ended, how, round(time.monotonic() - began))


def _note_refused(db: Path | None, address: str, fingerprint: str, error: Any) -> None:
    from contextlib import closing

    from dutydesk.desk.context import open_desk
    from dutydesk.desk.refusals import note_refusal
    from dutydesk.store.audit import DESK

    with closing(open_desk(db, officer=DESK, terminal=f"ssh {address}")) as desk:
        note_refusal(desk, "begin session", f"key {fingerprint}", error)

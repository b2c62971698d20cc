"""Running a host until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from dutydesk.desk.officer_keys import keys
from dutydesk.host.host import Host
from dutydesk.host.limits import MINUTE, Limits

if TYPE_CHECKING:
    from asyncssh import SSHKey

    from dutydesk.desk.context import Desk


def serve(desk: Desk, key: SSHKey, address: str, port: int, nursery: socket.socket | None) -> None:
    """Host the desk's console until SIGTERM or SIGINT; then end all sessions and return.

    `nursery`: see `Host`.
    Raises HostError, which says what to do, if it can't listen there.
    """
    settings = desk.settings
    limits = Limits(sessions=settings.ssh_sessions, idle=settings.ssh_idle_minutes * MINUTE)
    try:
        asyncio.run(_serve(Host(desk, key, limits, _say, nursery=nursery), address, port))
    finally:
        desk.close()


def _say(line: str) -> None:
    with suppress(OSError):  # the log can be full or gone: no reason to end anybody's session
        click.echo(line)


async def _serve(host: Host, address: str, port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for which in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(which, stop.set)
    # A host in a terminal that is closed goes on like any other service would.
    loop.add_signal_handler(signal.SIGHUP, lambda: None)
    await host.start(address, port)
    where = address or "all addresses"
    host.say(f"Hosting the desk on {where}, port {host.here[1]}.")
    host.say(f"Host key: {host.fingerprint}")
    if not keys(host.desk):
        host.say('No officer has a key yet: dutydesk officer key add "NAME" FILE.pub')
    host.say(f"Officers type: {host.how_to_connect}")
    await stop.wait()
    host.say("Stopping.")
    await host.stop()
    host.say("Stopped.")

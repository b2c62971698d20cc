"""The host's key: made at the first start, and never again, beside the database."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dutydesk.errors import DutydeskError
from dutydesk.paths import Places

if TYPE_CHECKING:
    from asyncssh import SSHKey

NAME = "ssh_host_key"


class HostKeyError(DutydeskError):
    """The host key can't be used; the words say what to do."""


def host_key(places: Places) -> SSHKey:
    """The host key of the desk at `places`, made now if there is none. Raises HostKeyError.

    It is never made anew in place of one that can't be read: whoever has been here before would
    be told that somebody sits in between.
    """
    path = places.folder / NAME
    try:
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make(path)
        return _read(path)
    except OSError as error:
        raise HostKeyError(
            f"The host key {path} can't be used: {error.strerror}. It and its folder must belong "
            "to the user who runs dutydesk serve."
        ) from error


def _make(path: Path) -> None:
    """Make the file whole or not at all; of two hosts that start at once, one makes it."""
    from asyncssh import generate_private_key

    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    with suppress(FileNotFoundError):
        unfinished.unlink()
    made = generate_private_key("ssh-ed25519", comment="dutydesk host key")
    new = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(new, "wb") as file:
            file.write(made.export_private_key())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _read(path: Path) -> SSHKey:
    from asyncssh import KeyImportError, read_private_key

    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise HostKeyError(
            f"Others may read or change the host key {path}, and could pass for this host. "
            f"chmod 600 {path}; if somebody may have read it, delete it instead: a new one is made "
            "at the next start, and everybody has to accept its fingerprint."
        )
    try:
        return read_private_key(path)
    except (KeyImportError, ValueError) as error:
        raise HostKeyError(
            f"{path} is not a host key, or has a passphrase. Put it back from a backup; or delete "
            "it, and everybody has to accept the fingerprint of the one that is made instead."
        ) from error

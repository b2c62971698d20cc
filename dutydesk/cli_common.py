"""What every command shares: the options before the verb, exit codes, and saying what is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from dutydesk.errors import DutydeskError

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

PIN = "DUTYDESK_PIN"
"""The variable in which a script hands over the PIN of the officer for whom it acts."""

NEW_PIN = "DUTYDESK_NEW_PIN"
"""The same for a PIN that is to be set."""

REFUSED, MISTYPED, NO_DATABASE, NO_SETTINGS = 1, 2, 3, 4


class NotTheOwner(DutydeskError):
    """Only the owner of the database's file may do this; the words say whom to ask."""


@dataclass
class Given:
    """The options that stand before the verb."""

    db: Path | None
    officer: str | None

    def open(self) -> Desk:
        """Open the desk with the officer who acts, who has to prove it where the desk is guarded.

        Raises what `open_desk` and `sign_in` raise.
        """
        desk = self._open()
        try:
            return _proved(desk) if _guarded(desk) else desk
        except BaseException:
            desk.close()  # a restore may still have to replace its file
            raise

    def open_unproved(self) -> Desk:
        """Open the desk for what tells of nobody and is nobody's act, such as a nightly backup."""
        desk = self._open()
        if _guarded(desk):
            desk.officer = unproved(desk.officer)
        return desk

    def open_unasked(self) -> Desk:
        """Open the desk for the console, which asks on the screen who acts."""
        return self._open()

    def _open(self) -> Desk:
        from dutydesk.desk.context import open_desk

        return open_desk(self.db, officer=self.officer)


def _guarded(desk: Desk) -> bool:
    from dutydesk.desk.rights import is_guarded

    with desk.store.read() as session:
        return is_guarded(session)


def _proved(desk: Desk) -> Desk:
    """The desk with its officer, once they have typed their PIN or it was in the environment."""
    from dutydesk.desk.officers import OfficerRefused, the_officer
    from dutydesk.desk.signing_in import must_change, sign_in

    with desk.store.read() as session:
        try:
            name = the_officer(session, desk.officer).name
        except OfficerRefused as error:
            raise OfficerRefused(f"{error} Say who you are: dutydesk --officer NAME …") from error
    found = sign_in(desk, name, os.environ.get(PIN) or asked(f"PIN of {name}"))
    if must_change(found):
        click.echo(
            "! Somebody else chose your PIN. Choose your own: dutydesk officer pin", err=True
        )
    return found


def asked(what: str, variable: str = PIN) -> str:
    """What somebody types unseen; leaves where nobody is there, naming the variable to use."""
    if not (sys.stdin.isatty() or sys.stderr.isatty()):
        leave(
            f"Nobody is there to type the {what}. Put it in {variable} in the environment.", REFUSED
        )
    return str(click.prompt(what, hide_input=True, err=True))


def unproved(name: str) -> str:
    """What the trail calls somebody who gave a name on a guarded desk and proved nothing."""
    return f"{name} (not signed in)"


def own_the_file(path: object) -> None:
    """Raise NotTheOwner unless whoever runs this owns the database's file.

    On Windows they have to be able to write it, which is found out when it is written.
    """
    if not isinstance(path, Path):
        raise NotTheOwner("This desk's database is no file. Ask whoever runs its server.")
    if sys.platform != "win32" and os.getuid() not in (path.stat().st_uid, 0):
        raise NotTheOwner("Only the owner of the database's file can do that. Ask who set it up.")


def explained(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what goes wrong into a sentence on standard error and an exit code."""

    @wraps(verb)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return verb(*args, **kwargs)
        except DutydeskError as error:
            leave(str(error), _code(error))

    return run


def _code(error: DutydeskError) -> int:
    from dutydesk.settings import SettingsError
    from dutydesk.store.problems import StoreError

    if isinstance(error, StoreError):
        return NO_DATABASE
    return NO_SETTINGS if isinstance(error, SettingsError) else REFUSED


def leave(words: str, code: int) -> NoReturn:
    """Say what is wrong and leave."""
    click.echo(f"dutydesk: {words}", err=True)
    sys.exit(code)


as_json = click.option("--json", "json_", is_flag=True, help="Print JSON instead of text.")

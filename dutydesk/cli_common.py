"""What every command shares: the options before the verb, exit codes, and saying what is wrong."""

from __future__ import annotations

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

REFUSED, MISTYPED, NO_DATABASE, NO_SETTINGS = 1, 2, 3, 4


@dataclass
class Given:
    """The options that stand before the verb."""

    db: Path | None
    officer: str | None

    def open(self) -> Desk:
        """Open the desk; leave with a sentence and an exit code if it can't be."""
        from dutydesk.desk.context import open_desk

        return open_desk(self.db, officer=self.officer)


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

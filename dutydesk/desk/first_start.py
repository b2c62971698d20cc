"""The first start of a desk: its authority, its protocols and hours, and its first supervisor.

The first three go into desk.toml beside the database, which a team can go on editing; one that is
there already keeps every line, and what it says is not asked again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import tomlkit
from sqlmodel import select

from dutydesk.desk.officers import OfficerRow, add_officer, officer_name
from dutydesk.desk.rights import Right, require
from dutydesk.desk.rulebook import load_rulebook, protocol_files
from dutydesk.desk.secrets import check_new
from dutydesk.errors import DutydeskError
from dutydesk.office_hours import Hours
from dutydesk.records import Entry, Officer
from dutydesk.settings import load_settings, where_set
from dutydesk.vocabulary import vocabulary

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")


class FirstStartRefused(DutydeskError):
    """Something is missing for the first start; the words say what to type. `field` says where."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


@dataclass(frozen=True)
class FirstStart:
    """What a desk can be told at its first start, as it stands now.

    `protocols`: those there are, by id, with their titles. `chosen`: those in force. `hours`: those
    of a weekday, empty where the days differ. `fixed`: the settings that desk.toml or the
    environment says already, and where.
    """

    authority: str
    protocols: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    hours: str
    fixed: dict[str, str]


def is_new(desk: Desk) -> bool:
    """Whether nothing has been logged at the desk, and it names no officers."""
    with desk.store.read() as session:
        return not any(session.exec(select(one.id).limit(1)).first() for one in (Entry, Officer))


def first_start(desk: Desk) -> FirstStart:
    """What there is to choose. Raises `SettingsError`."""
    settings = desk.settings
    week = {str(getattr(settings.office_hours, day) or "none") for day in WEEK}
    return FirstStart(
        authority=settings.authority,
        protocols=_protocols(desk),
        chosen=settings.protocols,
        hours=week.pop() if len(week) == 1 else "",
        fixed=where_set(desk.places),
    )


def set_up(
    desk: Desk,
    *,
    supervisor: str,
    secret: str,
    authority: str,
    protocols: Sequence[str],
    hours: str,
) -> tuple[Desk, OfficerRow]:
    """Write what a new desk has to know, and add its first supervisor.

    `hours` are those of Monday to Friday, such as "09:00-17:00". Gives the desk as it is set now
    and the supervisor. What can be mistyped is looked at before anything is written. Raises
    FirstStartRefused, OfficerRefused, SecretRefused, NotAllowed on a desk that is guarded already,
    `SettingsError` and `StoreError`s.
    """
    require(desk, Right.OFFICERS)
    told = _read(desk, authority, protocols, hours)
    named = officer_name(supervisor)
    check_new(secret)
    _write(desk, told)
    row = add_officer(desk, named, "supervisor", secret)
    settings = load_settings(desk.places)
    found = replace(desk, settings=settings, own=settings, officer=row.name)
    found.take_up_settings()
    found.rulebook = load_rulebook(found.store, found.settings, found.places, found.now())
    return found, row


def _read(desk: Desk, authority: str, protocols: Sequence[str], hours: str) -> dict[str, object]:
    fixed = where_set(desk.places)
    told: dict[str, object] = {}
    if "authority" not in fixed:
        if authority not in vocabulary("authorities").terms:
            raise FirstStartRefused("Choose the authority that this desk serves.", "authority")
        told["authority"] = authority
    if "protocols" not in fixed:
        known = {one for one, _ in _protocols(desk)}
        if not protocols or not set(protocols) <= known:
            raise FirstStartRefused("Choose at least one protocol.", "protocols")
        usual = desk.settings.protocols
        told["protocols"] = [
            *(one for one in usual if one in protocols),
            *sorted(set(protocols) - set(usual)),
        ]
    if "office_hours" not in fixed:
        try:
            said = str(Hours.parse(" ".join(hours.split())))
        except ValueError as error:
            raise FirstStartRefused(f"“{hours}” {error}. Type 09:00-17:00.", "hours") from error
        table = tomlkit.inline_table()
        table.update(dict.fromkeys(WEEK, said))
        told["office_hours"] = table
    return told


def _write(desk: Desk, told: dict[str, object]) -> None:
    """Write settings into desk.toml, whole or not at all; the lines that stand there stay."""
    path = desk.places.settings
    try:
        old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        document = tomlkit.parse(old)
        for key, value in told.items():
            document[key] = value
        made = path.with_name(f"{path.name}.new")
        made.write_text(tomlkit.dumps(document), encoding="utf-8")
        made.replace(path)
    except OSError as error:
        raise FirstStartRefused(
            f"{path} can't be written: {error.strerror}. Make room or ask for the right to write "
            "there, then save again."
        ) from error


def _protocols(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The protocols that this desk could use, by id, with their titles."""
    found = {}
    for name, file in protocol_files(desk.places).items():
        try:
            title = tomllib.loads(file.read_text(encoding="utf-8")).get("title", name)
        except (OSError, ValueError):
            title = "can't be read: dutydesk protocol check says why"
        found[name] = str(title)
    return tuple(found.items())

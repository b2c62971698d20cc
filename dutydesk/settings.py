"""What a team can set: `desk.toml` beside the database, and DUTYDESK_* in the environment."""

from __future__ import annotations

import getpass
import os
import platform
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as EnvironmentFault

from dutydesk.errors import DutydeskError
from dutydesk.office_hours import OfficeHours, usual
from dutydesk.paths import Places
from dutydesk.protocol.levels import WARNINGS, WarningRow
from dutydesk.protocol.spans import Span
from dutydesk.vocabulary import vocabulary
from dutydesk.wall_times import MOST_SHIFTS, WallTime, rising

_PREFIX = "DUTYDESK_"
_AUTHORITY = "rotherham"
_Line = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00-\x1f]+$"
    ),
]
# Pydantic's own words, where they speak to programmers.
_PROBLEMS = {
    "string_type": "is not text in quotes",
    "string_too_short": "is empty",
    "string_too_long": "is longer than {max_length} characters",
    "string_pattern_mismatch": "is not of the right form",
    "int_type": "is not a whole number",
    "int_parsing": "is not a whole number",
    "int_from_float": "is not a whole number",
    "greater_than_equal": "is less than {ge}",
    "less_than_equal": "is more than {le}",
    "too_short": "is empty",
    "too_long": "names more than {max_length}",
    "missing": "is missing",
    "model_type": "is not a table",
    "dict_type": "is not a table",
    "tuple_type": "is not a list",
}
_ProtocolId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
_RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*/[a-z0-9][a-z0-9-]*$")]


def _never(minutes: object) -> object:
    return 0 if isinstance(minutes, str) and minutes.strip().lower() == "never" else minutes


_MinutesOrNever = Annotated[int, BeforeValidator(_never)]


class SettingsError(DutydeskError):
    """A setting can't be used; the words name the file, the key and what to write."""


class Warn(BaseModel):
    """When clocks that run for `up_to` or less turn near and urgent before they are due."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    up_to: Span | None = None
    near: Span
    urgent: Span


def _yot_name(fields: dict[str, Any]) -> str:
    code = fields.get("authority", _AUTHORITY)
    if code == _AUTHORITY:
        return "Rotherham YOT"  # known without reading the vocabulary
    return f"{vocabulary('authorities').terms[code].label} YOT"


def _officer() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "officer"  # no such user in this system's list, as in some containers


def _terminal() -> str:
    for stream in (0, 1, 2):
        try:
            return f"{platform.node()} {os.ttyname(stream).removeprefix('/dev/')}"
        except (AttributeError, OSError):  # Windows has no ttyname; a pipe is no terminal
            continue
    return platform.node() or "terminal"


class Settings(BaseSettings):
    """Everything that can be set. The environment wins over the file, the file over defaults."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True)

    authority: str = Field(
        _AUTHORITY,
        description="the authority that this desk serves, by its code",
        examples=['authority = "rotherham"'],
    )
    yot_name: _Line = Field(
        default_factory=_yot_name,
        description="what the team calls itself; named after the authority if not set",
        examples=['yot_name = "Rotherham YOT"'],
    )
    officer: _Line = Field(
        default_factory=_officer,
        description="who is at the desk; the computer's user if not set",
        examples=['officer = "Jo Example"'],
    )
    terminal: _Line = Field(
        default_factory=_terminal,
        description="what this terminal is called; the computer's name if not set",
        examples=['terminal = "front desk"'],
    )
    office_hours: OfficeHours = Field(
        default_factory=usual,
        description="when the desk is staffed; days left out, and bank holidays, are out of hours",
        examples=['office_hours = { monday = "09:00-17:00", tuesday = "09:00-17:00" }'],
    )
    protocols: tuple[_ProtocolId, ...] = Field(
        ("rotherham", "leicestershire"),
        min_length=1,
        description="the protocols in force, by id",
        examples=['protocols = ["rotherham", "leicestershire"]'],
    )
    targets: dict[_RuleId, Span] = Field(
        default_factory=dict,
        description="the desk's own target for a duty, by its rule",
        examples=['targets = { "rotherham/r17" = "2 hours" }'],
    )
    warn: tuple[Warn, ...] = Field(
        (),
        description="when clocks turn near and urgent, by how long they run; the last has no up_to",
        examples=[
            'warn = [{ up_to = "2 hours", near = "30 minutes", urgent = "10 minutes" }, '
            '{ near = "1 day", urgent = "4 hours" }]'
        ],
    )
    escalate_after_minutes: int = Field(
        15,
        ge=1,
        le=1440,
        description="minutes until an overdue alert that nobody answers goes to the supervisor",
        examples=["escalate_after_minutes = 15"],
    )
    escalate_again_minutes: _MinutesOrNever = Field(
        30,
        ge=0,
        le=1440,
        description="minutes until an overdue alert that still nobody answers goes up again; "
        "never: it goes up once",
        examples=["escalate_again_minutes = 30"],
    )
    shifts: tuple[WallTime, ...] = Field(
        (time(9), time(17)),
        min_length=1,
        max_length=MOST_SHIFTS,
        description="the times at which a shift begins, and the one before it ends, every day",
        examples=['shifts = ["09:00", "17:00"]'],
    )
    results_by: WallTime = Field(
        time(17, 30),
        description="the time of each day at which hearings without a result are looked for",
        examples=['results_by = "17:30"'],
    )
    lock_after_minutes: int = Field(
        10,
        ge=1,
        le=240,
        description="minutes without a key after which a screen locks",
        examples=["lock_after_minutes = 10"],
    )
    beat_seconds: int = Field(
        5,
        ge=1,
        le=60,
        description="seconds between two looks of the watch",
        examples=["beat_seconds = 5"],
    )
    backup_hours: int = Field(
        1,
        ge=1,
        le=168,
        description="hours between two backups while a console is open and something has changed",
        examples=["backup_hours = 1"],
    )
    backup_folder: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] = Field(
        "backups",
        description="where backups go: a folder of this desk alone, beside the database if not a "
        "whole path; one on another disk must be there already",
        examples=['backup_folder = "backups"'],
    )
    ssh_address: str = Field(
        "",
        max_length=80,
        description="the address of this computer on which dutydesk serve listens; all if not set",
        examples=['ssh_address = "192.0.2.10"'],
    )
    ssh_port: int = Field(
        8222,
        ge=1,
        le=65535,
        description="the port on which dutydesk serve listens",
        examples=["ssh_port = 8222"],
    )
    ssh_sessions: int = Field(
        30,
        ge=1,
        le=200,
        description="how many SSH sessions there may be at once; each takes some 50 MB",
        examples=["ssh_sessions = 30"],
    )
    ssh_idle_minutes: int = Field(
        60,
        ge=1,
        le=1440,
        description="minutes without a key after which an SSH session is ended",
        examples=["ssh_idle_minutes = 60"],
    )
    keymap: dict[str, str] = Field(
        default_factory=dict,
        description="other keys for the console's actions, by action (see ? for them)",
        examples=['keymap = { chase = "z", take = "ctrl+k" }'],
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  # pydantic passes it by name
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the environment before the file's values, which `load_settings` hands in."""
        return env_settings, init_settings

    @field_validator("authority")
    @classmethod
    def _known(cls, code: str) -> str:
        authorities = vocabulary("authorities")
        if code in authorities.terms:
            return code
        close = [term.code for term in authorities.find(code)[:3]]
        raise ValueError(f"is no authority's code{_meant(close) or '.'}")

    @field_validator("warn")
    @classmethod
    def _complete(cls, rows: tuple[Warn, ...]) -> tuple[Warn, ...]:
        ends = [row.up_to.length() for row in rows[:-1] if row.up_to]
        if rows and (rows[-1].up_to or len(ends) < len(rows) - 1 or ends != sorted(set(ends))):
            raise ValueError("needs rising up_to, and a last row without one")
        return rows

    @field_validator("shifts")
    @classmethod
    def _rising(cls, times: tuple[time, ...]) -> tuple[time, ...]:
        return rising(times)

    @property
    def warnings(self) -> tuple[WarningRow, ...]:
        """The desk's table of warnings, as `levels.thresholds` reads it."""
        if not self.warn:
            return WARNINGS
        return tuple(
            WarningRow(row.up_to.length() if row.up_to else None, row.near, row.urgent)
            for row in self.warn
        )

    def backups(self, places: Places) -> Path:
        """The folder of the backups of the desk at `places`."""
        return places.folder / Path(self.backup_folder).expanduser()

    def in_office_hours(self, moment: datetime, is_working: Callable[[date], bool]) -> bool:
        """Say whether the desk was staffed at an instant; see `OfficeHours.cover`."""
        return self.office_hours.cover(moment, is_working)


def load_settings(places: Places) -> Settings:
    """Read the settings of the desk at `places`; without a file, the defaults.

    Raises `SettingsError` naming every fault: the file or variable, the key, what to write.
    """
    table = _read(places.settings)
    faults = [_unknown(places.settings, key, Settings) for key in table.keys() - _keys(Settings)]
    if faults:
        raise SettingsError("\n".join(sorted(faults)))
    try:
        return Settings(**table)
    except ValidationError as error:
        raise SettingsError("\n".join(_faults(error, places.settings))) from error
    except EnvironmentFault as error:
        key = str(error).split('"')[1]
        raise SettingsError(
            f"{_PREFIX}{key.upper()} in the environment is not JSON. Take it out, and write in "
            f"{places.settings}: {_example(key)}"
        ) from error


def where_set(places: Places) -> dict[str, str]:
    """Where each setting that is set comes from, by key: desk.toml, or a variable."""
    table = _read(places.settings)
    return {
        key: f"{_PREFIX}{key.upper()} in the environment"
        if _PREFIX + key.upper() in os.environ
        else places.settings.name
        for key in Settings.model_fields
        if _PREFIX + key.upper() in os.environ or key in table
    }


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{path} can't be read: {error}. Mend that line; text stands in quotes, as in "
            f"{_example('yot_name')}"
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not text in UTF-8. Save it again as UTF-8.") from error
    except OSError as error:
        raise SettingsError(
            f"{path} can't be read: {error.strerror}. Ask for the right to."
        ) from error


def _faults(error: ValidationError, path: Path) -> list[str]:
    found = []
    for fault in error.errors():
        if fault["type"] == "default_factory_not_called" or (
            fault["type"] == "too_short" and fault["input"]
        ):
            continue  # these follow from another fault
        key, *inner = (str(part) for part in fault["loc"])
        if fault["type"] == "extra_forbidden":
            model: type[BaseModel] = OfficeHours if key == "office_hours" else Warn
            found.append(_unknown(path, inner[-1], model, within=".".join([key, *inner[:-1]])))
            continue
        variable = _PREFIX + key.upper()
        where = f"{variable} in the environment" if variable in os.environ else f"{path}: {key}"
        if ours := _PROBLEMS.get(fault["type"]):
            problem = ours.format(**fault.get("ctx", {}))
        else:
            problem = fault["msg"].removeprefix("Value error, ").rstrip(".")
        ended = problem if problem.endswith("?") else f"{problem}."
        given = "" if isinstance(fault["input"], Mapping) else f" = {fault['input']!r}"
        place = "".join(f".{part}" for part in inner if part != "[key]")
        found.append(f"{where}{place}{given}: {ended} Write for example: {_example(key)}")
    return found


def _unknown(path: Path, key: str, model: type[BaseModel], within: str = "") -> str:
    named = f"{within}.{key}" if within else key
    close = get_close_matches(key, _keys(model), n=1, cutoff=0.6)
    remedy = _meant(close) or f"; there are {', '.join(sorted(_keys(model)))}."
    return f"{path}: there is no setting {named}{remedy} Correct it, or take it out."


def _keys(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


def _example(key: str) -> str:
    return str((Settings.model_fields[key].examples or [""])[0])


def _meant(close: list[str]) -> str:
    return f"; did you mean {' or '.join(close)}?" if close else ""

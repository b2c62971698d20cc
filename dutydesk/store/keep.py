"""Which backups to keep: a rule over when each was made, and why. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

HOURS, DAYS, WEEKS = 24, 14, 8


class Kind(StrEnum):
    """Why a backup was made. All but the scheduled ones are kept for good."""

    SCHEDULED = "scheduled"
    UPGRADE = "upgrade"  # before a newer version changed the schema
    ASKED = "asked"  # by somebody, with `dutydesk backup`
    REPLACED = "replaced"  # what stood in the place of a backup that was restored


def kept(backups: Iterable[tuple[datetime, Kind]]) -> set[tuple[datetime, Kind]]:
    """Choose the backups (instants in UTC, and kinds) to keep; the others may go.

    Of the scheduled ones: the last of each of the newest 24 hours, 14 days and 8 weeks (UTC, from
    Monday) *in which there is one*. Counted so, neither a month with the console closed nor a clock
    that was set years ahead makes the older ones go.
    """
    everything = set(backups)
    scheduled = [at for at, kind in sorted(everything, reverse=True) if kind is Kind.SCHEDULED]
    chosen = (
        _last_of_each(scheduled, "%Y-%m-%d %H", HOURS)
        | _last_of_each(scheduled, "%Y-%m-%d", DAYS)
        | _last_of_each(scheduled, "%G-%V", WEEKS)
    )
    return {one for one in everything if one[1] is not Kind.SCHEDULED or one[0] in chosen}


def _last_of_each(newest_first: list[datetime], span: str, count: int) -> set[datetime]:
    last: dict[str, datetime] = {}
    for at in newest_first:
        last.setdefault(at.strftime(span), at)
    return set(list(last.values())[:count])

"""Times in the demo's files: relative to the moment at which the demo opens."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from dutydesk.protocol.calendar import instant, local

_RELATIVE = re.compile(
    r"(?P<sign>[+-])(?:(?P<days>\d+)d ?)?(?:(?P<hours>\d+)h ?)?(?:(?P<minutes>\d+)m ?)?"
    r"(?:(?P<seconds>\d+)s)?(?P<clock>\d\d:\d\d)?"
)
_ROUND = timedelta(minutes=5)


def when(text: str, now: datetime) -> datetime:
    """The instant (UTC) that `text` says, seen from `now`.

    "-3h 20m 15s" is elapsed time; in whole days or hours it is rounded down to five minutes, as
    people give times. "+1d 10:00" is that London time on the day so many days away. Raises
    ValueError for anything else.
    """
    match = _RELATIVE.fullmatch(text)
    if match is None or len(text) < 2:
        raise ValueError(f'"{text}" is no time of the demo. Write "-3h 20m" or "+1d 10:00".')
    parts = {name: int(match[name] or 0) for name in ("days", "hours", "minutes", "seconds")}
    back = match["sign"] == "-"
    if match["clock"]:
        days = timedelta(days=-parts["days"] if back else parts["days"])
        return instant(local(now).date() + days, time.fromisoformat(match["clock"]))[0]
    away = timedelta(**parts)
    at = now - away if back else now + away
    if match["minutes"] or match["seconds"]:
        return at
    return at - timedelta(seconds=at.timestamp() % _ROUND.total_seconds())

"""How long a stretch of time is, in few letters."""

from __future__ import annotations

from datetime import timedelta


def span(length: timedelta) -> str:
    """How long, in two units at most: `45 s`, `35 min`, `2 h 10`, `3 d 4 h`. No sign."""
    seconds = abs(int(length.total_seconds()))
    if seconds < 120:
        return f"{seconds} s"
    minutes = seconds // 60
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 24:
        return f"{hours} h {minutes:02d}"
    days, hours = divmod(hours, 24)
    if days < 14:
        return f"{days} d {hours} h" if hours else f"{days} d"
    return f"{days} d"

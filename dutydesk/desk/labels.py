"""What people see for the codes that are stored."""

from __future__ import annotations

from datetime import date, datetime

from dutydesk.protocol.ages import Age
from dutydesk.protocol.calendar import local
from dutydesk.vocabulary import vocabulary


def label_of(name: str, code: str | None, nothing: str = "") -> str:
    """What people see for a code of the vocabulary `name`; `nothing` where there is no code.

    A code that the vocabulary has lost since it was stored is shown in words, not refused.
    """
    if not code:
        return nothing
    term = vocabulary(name).terms.get(code)
    return term.label if term else code.replace("_", " ").capitalize()


def told_label(party: str, by: str | None) -> str:
    """Whom a duty asks to tell, with the channel where it asks for one: "letter: Children's home".

    The channel comes first, for where there is room for little.

    `party`: the words for them, or nothing for a duty that tells nobody.
    """
    channel = label_of("channels", by).lower()
    return ": ".join(part for part in (channel, party) if part)


def label_or_typed(name: str, text: str) -> str:
    """The label if `text` is a code of the vocabulary `name`; otherwise `text` as it was typed."""
    term = vocabulary(name).terms.get(text)
    return term.label if term else text


def age_in_words(born: date | None, now: datetime) -> str:
    """The age on today's London day, such as "14 years 3 months"; empty if it is not known."""
    today = local(now).date()
    return str(Age.at(born, today)) if born and born <= today else ""

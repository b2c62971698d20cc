"""The named instants that a limit counts from, and what people call them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

_COMPLETED = "completed:"
_NAMES = {
    "review": "the meeting",
    "young_person_appointment": "the appointment",
    "event": "the event",
    "known": "the time the desk knew",
    "arrival": "arrival at the station",
    "detention_authorised": "the authorisation of detention",
    "receipt": "receipt",
    "release": "the release date",
    "next_hearing": "the next hearing",
}


def anchor_name(anchor: str) -> str:
    """What people call an anchor: "release" -> "the release date", "completed:r9" -> words."""
    if anchor.startswith(_COMPLETED):
        return f"the completion of {anchor.removeprefix(_COMPLETED)}"
    return _NAMES.get(anchor, f"the {anchor.replace('_', ' ')}")


def _check(anchor: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*|completed:[a-z0-9][a-z0-9/-]*", anchor):
        raise ValueError(
            f'"{anchor}" is not the name of an instant: write one such as "event", "hearing", '
            '"release", or "completed:" and a rule\'s id'
        )
    return anchor


Anchor = Annotated[str, AfterValidator(_check)]

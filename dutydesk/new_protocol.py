"""A new protocol file for a team to write: the commented template under a name of its own."""

from __future__ import annotations

import re
from pathlib import Path

from dutydesk.datafiles import data_path
from dutydesk.errors import DutydeskError
from dutydesk.paths import Places
from dutydesk.vocabulary import vocabulary

_TEMPLATE_ID, _TEMPLATE_CODE, _TEMPLATE_LABEL = "my-protocol", "rotherham", "Rotherham"
_OTHER_CODES = ("york", "leeds")
"""The template's authority that it doesn't cover, and what stands there if it does cover it."""


class CannotMakeProtocol(DutydeskError):
    """The file can't be made; the words say why, and what to type instead."""


def make_protocol(places: Places, name: str, authority: str) -> Path:
    """Write a commented protocol file into the desk's own folder, and say where it is.

    `name` becomes the file's name and the protocol's id; `authority` is the code of whom it covers.
    It passes its check as it stands. Raises CannotMakeProtocol where the name is no id, is taken,
    the code is no authority's, or the file can't be written; a file that is there is left alone.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", name):
        raise CannotMakeProtocol(
            f"'{name}' can't be the name of a protocol. Write small letters, digits and dashes, "
            "such as our-protocol."
        )
    if data_path("protocols", f"{name}.toml").is_file():
        raise CannotMakeProtocol(
            f"{name} comes with dutydesk. Choose another name, such as my-{name}."
        )
    text = protocol_text(name, authority)
    path = places.protocols / f"{name}.toml"
    if path.exists():
        raise _there(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        if path.exists():  # somebody else has just made it
            raise _there(path) from error
        raise CannotMakeProtocol(
            f"{path} can't be written: {error.strerror}. Ask for the right to write there."
        ) from error
    return path


def _there(path: Path) -> CannotMakeProtocol:
    return CannotMakeProtocol(
        f"{path} is there already, and is left as it is. Edit it, or choose another name."
    )


def protocol_text(name: str, authority: str) -> str:
    """The template under that name, for the authority of that code.

    Raises CannotMakeProtocol where there is no such authority.
    """
    authorities = vocabulary("authorities")
    if authority not in authorities.terms:
        near = " or ".join(term.code for term in authorities.find(authority)[:3])
        hint = f"Did you mean {near}?" if near else "Write elsewhere for one that is in no list."
        raise CannotMakeProtocol(f"'{authority}' is no authority's code. {hint}")
    text = data_path("protocol_template.toml").read_text(encoding="utf-8")
    other, instead = _OTHER_CODES
    if authority == other:
        text = text.replace(f'"{other}"', f'"{instead}"')
    return (
        text.replace(_TEMPLATE_ID, name)
        .replace(f'"{_TEMPLATE_CODE}"', f'"{authority}"')
        .replace(_TEMPLATE_LABEL, authorities.terms[authority].label)
    )

"""Fields that several forms have."""

from __future__ import annotations

from collections.abc import Iterator

from dutydesk.desk.context import Desk
from screens.widgets.choice import Choice
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.person_picker import PersonPicker
from screens.widgets.when_input import WhenInput
from screens.widgets.yes_no import YesNo


def person_field(desk: Desk) -> Field:
    """Whom the entry is about."""
    return Field(
        "person",
        "Young person",
        PersonPicker(desk),
        needed=True,
        hint="Type a name, alias, date of birth or case number; Enter takes the marked one",
    )


def about_person() -> Iterator[Field]:
    """What the desk knows about the young person; a change here becomes their status."""
    yield Field(
        "looked_after_before",
        "Looked after?",
        YesNo(),
        fact=True,
        hint="Already looked after before this: y, n or ? (not known)",
    )
    yield Field(
        "legal_status_before",
        "Legal status",
        Choice("legal_statuses"),
        fact=True,
        hint="Legal status before this: none (not looked after), s20, care order, remand…",
    )
    yield Field(
        "known_to_social_care",
        "Social Care know?",
        YesNo(),
        fact=True,
        hint="Known to Social Care, looked after or not: y, n or ? (not known)",
    )
    yield Field(
        "allocated_social_worker",
        "Social worker?",
        YesNo(),
        fact=True,
        hint="Is there an allocated social worker? y, n or ? (not known)",
    )


def last_fields(desk: Desk) -> Iterator[Field]:
    """What every entry ends with: when the desk came to know, and a note."""
    yield Field(
        "known_at",
        "Known to the desk",
        WhenInput(desk.now, prefer="past", placeholder="now"),
        hint="When the desk came to know, if that was not now: 19:40, yesterday 9pm",
    )
    yield Field("note", "Note", LineControl(), hint="Anything else worth keeping")


ABOUT_PERSON = (
    "looked_after_before",
    "legal_status_before",
    "known_to_social_care",
    "allocated_social_worker",
)
"""The facts that `about_person` asks."""

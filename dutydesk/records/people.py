"""Young people, the names they also go by, and what each entry changed about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from dutydesk.records.columns import json_column


class Person(SQLModel, table=True):
    """A young person known to the desk, with their status as it stands now.

    Every yes/no that protocols turn on may be None: *not known*, which is never *no*.
    Codes are of the vocabularies in `data/vocabularies`.
    """

    __tablename__ = "people"

    id: int | None = Field(default=None, primary_key=True)
    case_number: str = Field(unique=True, index=True)
    given_name: str
    family_name: str = Field(index=True)
    born: date | None = None

    known_to_yot: bool | None = None
    known_to_social_care: bool | None = None
    allocated_social_worker: bool | None = None
    looked_after: bool | None = None
    legal_status: str | None = None
    home_authority: str | None = None
    remand: str = Field(default="none")
    in_custody: bool = False
    release_at: datetime | None = None

    social_worker_id: int | None = Field(default=None, foreign_key="contacts.id")
    host_yot_id: int | None = Field(default=None, foreign_key="contacts.id")
    case_manager: str | None = None
    link_worker: str | None = None
    contingency_address: str | None = None
    open_to_yot: bool | None = None
    accompaniment_needed: bool | None = None

    @property
    def name(self) -> str:
        """The name as it is shown: given name, then family name."""
        return f"{self.given_name} {self.family_name}".strip()


class Alias(SQLModel, table=True):
    """Another name that a young person goes by."""

    __tablename__ = "aliases"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    name: str


class StatusChange(SQLModel, table=True):
    """What one entry changed about a young person: the field, from what, to what.

    It shows where a status comes from, and lets an amendment put back what was there.
    """

    __tablename__ = "status_changes"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    field: str
    before: Any = json_column(default=None, nullable=True)
    after: Any = json_column(default=None, nullable=True)
    from_at: datetime

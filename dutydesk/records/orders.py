"""Orders and sentences, and the conditions in force under bail, remand, licence or order."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel


class Order(SQLModel, table=True):
    """A disposal made by a court. An order that runs has no `ended_at` until it ends."""

    __tablename__ = "orders"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    result_id: int | None = Field(default=None, foreign_key="results.id")
    disposal: str
    made_at: datetime
    months: int | None = None
    details: str = ""
    ended_at: datetime | None = None
    ended_by_entry_id: int | None = Field(default=None, foreign_key="entries.id")


class Condition(SQLModel, table=True):
    """One condition of bail, remand, licence or order.

    `source` is bail, remand, licence or order; `kind` is a code of `condition_kinds`. Curfew times
    are London wall times as "HH:MM". `place` is the home or address a residence or curfew names,
    or the area an exclusion names.
    """

    __tablename__ = "conditions"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    entry_id: int = Field(foreign_key="entries.id", index=True)
    source: str
    kind: str
    words: str = ""
    place: str = ""
    postcode: str = ""
    curfew_from: str = ""
    curfew_to: str = ""
    from_at: datetime
    ended_at: datetime | None = None
    ended_by_entry_id: int | None = Field(default=None, foreign_key="entries.id")

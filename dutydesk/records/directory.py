"""The directory: homes, and whom to ring in which agency."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Home(SQLModel, table=True):
    """A children's home or other placement address; `kind` and `authority` are vocabulary codes."""

    __tablename__ = "homes"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    kind: str = Field(default="residential_home")
    authority: str | None = None
    address: str = ""
    postcode: str = ""
    telephone: str = ""


class Contact(SQLModel, table=True):
    """Somebody the desk tells or chases. `role` is a code of the vocabulary `contact_roles`."""

    __tablename__ = "contacts"

    id: int | None = Field(default=None, primary_key=True)
    role: str = Field(index=True)
    name: str
    agency: str = ""
    authority: str | None = None
    telephone: str = ""
    out_of_hours: str = ""
    email: str = ""
    home_id: int | None = Field(default=None, foreign_key="homes.id", index=True)

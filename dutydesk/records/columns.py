"""Column types that several tables share, kept portable between SQLite and PostgreSQL."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlalchemy import Enum as SAEnum
from sqlmodel import Field, SQLModel

# Every constraint gets a name that a later migration can call it by; SQLite would give none. Names
# are given when a table is made, so this stands in the module that the package imports first.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def enum_column(kind: type[StrEnum], **options: Any) -> Any:
    """A field that stores a `StrEnum` by its value, checked by the database itself.

    SQLAlchemy's default would store member *names* and check nothing on SQLite.
    """
    return Field(
        sa_type=SAEnum(
            kind,
            native_enum=False,
            create_constraint=True,
            values_callable=lambda members: [member.value for member in members],
            name=kind.__name__.lower(),
        ),
        **options,
    )


def json_column(**options: Any) -> Any:
    """A field that holds plain JSON values."""
    if empty := options.pop("default_factory", None):
        # Pydantic reads a factory's signature for every row, and that of a built-in such as
        # `dict` takes it 0.2 ms.
        options["default_factory"] = lambda: empty()
    return Field(sa_type=JSON, **options)

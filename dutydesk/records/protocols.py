"""Copies of protocol files, as they were when clocks were opened from them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class ProtocolCopy(SQLModel, table=True):
    """A protocol file that passed its check, whole. The newest of an id is its last good copy."""

    __tablename__ = "protocol_copies"
    __table_args__ = (UniqueConstraint("protocol", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    protocol: str = Field(index=True)
    version: str
    digest: str
    text: str
    kept_at: datetime

"""What every form of limit has in common: its keys, its words, its basis, its errors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time, timedelta
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
)
from typing_extensions import override

from dutydesk.protocol.anchors import Anchor, anchor_name

Basis = Literal["limit", "desk target", "none"]

NonEmpty = Field(min_length=1)


class LimitForm(BaseModel):
    """One form of limit. `key` is the key that marks it; `example` is shown in its errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)
    key: ClassVar[str]
    example: ClassVar[str]

    @property
    def words(self) -> str:
        """The limit in the words that it was written in."""
        raise NotImplementedError

    @property
    def basis(self) -> Basis:
        """Whose figure it is: the protocol's, the desk's own, or nobody's."""
        return "limit"

    def length(self) -> timedelta | None:
        """The shortest time from opening to due that is plausible; None where it can't be said.

        A warning as long as this would fire as soon as the clock opens.
        """
        return None

    def anchors(self) -> frozenset[str]:
        """The names of the instants that it counts from."""
        return frozenset()

    def as_written(self) -> dict[str, Any]:
        """The table as a file writes it: only the keys that say something, in JSON's types."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class FromAnchor(LimitForm):
    """A limit that counts from `from`, which is the event itself unless it says otherwise."""

    from_: Anchor = Field(default="event", alias="from")

    @override
    def anchors(self) -> frozenset[str]:
        return frozenset({self.from_})

    def counted(self, joint: str, plain: str = "") -> str:
        """ " of the hearing", or `plain` alone where it counts from the event."""
        if self.from_ == "event":
            return plain
        return f"{plain or f' {joint}'} {anchor_name(self.from_)}"


def mixed_basis(parts: Iterable[Basis]) -> Basis:
    """The basis of several limits: "limit" only where the protocol gave every figure.

    Where they differ, the weaker claim: a desk target must never pass for the protocol's word.
    """
    found = set(parts) - {"none"}
    if not found:
        return "none"
    return "limit" if found == {"limit"} else "desk target"


def midnight_to(clock: time) -> timedelta:
    """The time from midnight to a clock time."""
    return timedelta(hours=clock.hour, minutes=clock.minute)


def one_or_many(value: Any) -> Any:
    """A list as it is, or a single value as a list of one."""
    return value if isinstance(value, list | tuple) else [value]


def _clock_time(value: object) -> time:
    if isinstance(value, time) and value.tzinfo is None:
        return value
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f'{value!r} is not a clock time: write 24 hours, such as "17:00"')
    return time(int(found[1]), int(found[2]))


ClockTime = Annotated[
    time, BeforeValidator(_clock_time), PlainSerializer(lambda clock: f"{clock:%H:%M}", str)
]


def sentence(error: ValidationError, form: type[LimitForm]) -> str:
    """A validation error as one sentence that names each key and what is wrong with it."""
    keys = [f"`{field.alias or name}`" for name, field in form.model_fields.items()]
    faults = []
    for fault in error.errors():
        where = ".".join(str(part) for part in fault["loc"])
        match fault["type"]:
            case "missing":
                faults.append(f"`{where}` is missing")
            case "extra_forbidden" if len(fault["loc"]) == 1:
                faults.append(f"`{where}` does not go with `{form.key}` (only {', '.join(keys)})")
            case "extra_forbidden":
                faults.append(f"`{where}` is not a key of it")
            case "too_short" if faults:
                pass  # pydantic counts a list whose items are all at fault as empty
            case _:
                text = fault["msg"].removeprefix("Value error, ")
                faults.append(f"`{where}`: {text}" if where else text)
    return "; ".join(faults)

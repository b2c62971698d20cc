"""What kind of answer a field of an entry takes, read from its annotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Answer:
    """`type`: the type of one answer, without None; `many`: whether the field takes a list of them.

    `vocabulary`: the name of the vocabulary whose codes it takes, or nothing.
    """

    type: Any
    many: bool = False
    vocabulary: str = ""


def answer_of(info: FieldInfo) -> Answer:
    """What a field of an entry's model takes."""
    plain = _bare(info.annotation)
    many = get_origin(plain) is list
    one = _bare(get_args(plain)[0]) if many else plain
    return Answer(one, many, vocabulary_of(info.annotation, info.metadata) or "")


def literal_codes(answer: Answer) -> tuple[str, ...]:
    """The codes of a field that takes one of a few, written out in its annotation."""
    return get_args(answer.type) if get_origin(answer.type) is Literal else ()


def vocabulary_of(annotation: Any, metadata: Sequence[Any]) -> str | None:
    """The vocabulary of a field's codes, wherever in its type that stands."""
    for one in (*metadata, *getattr(annotation, "__metadata__", ())):
        name = getattr(getattr(one, "func", None), "vocabulary", None)
        if name is not None:
            return str(name)
    parts = (vocabulary_of(one, ()) for one in get_args(annotation))
    return next((name for name in parts if name), None)


def _bare(annotation: Any) -> Any:
    """An annotation without what surrounds the type: metadata, and None as another choice."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        (one,) = [part for part in get_args(annotation) if part is not NoneType]
        return _bare(one)
    return annotation

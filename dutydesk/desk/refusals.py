"""Refusals: whatever somebody tried and was refused goes into the audit trail, in one place."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from dutydesk.desk.rights import Right, require
from dutydesk.errors import DutydeskError
from dutydesk.store.problems import StoreError

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

P = ParamSpec("P")
T = TypeVar("T")
UseCase = Callable[Concatenate["Desk", P], T]


def refusals(tried: str, subject: str, right: Right) -> Callable[[UseCase[P, T]], UseCase[P, T]]:
    """Ask for a right before a use case, and audit its refusals as "refused", with what was tried.

    `subject` says about what, from the use case's arguments: "clock {clock_id}", or of a model
    "telling {telling.uid}". What the store can't do is no refusal: then nothing can be written.
    """

    def wrap(use_case: UseCase[P, T]) -> UseCase[P, T]:
        signature = inspect.signature(use_case)

        @wraps(use_case)
        def run(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> T:
            try:
                require(desk, right)
                return use_case(desk, *args, **kwargs)
            except StoreError:
                raise
            except DutydeskError as error:
                given = signature.bind(desk, *args, **kwargs)
                given.apply_defaults()
                note_refusal(desk, tried, subject.format_map(given.arguments), error)
                raise

        return run

    return wrap


@contextmanager
def audited_refusals(desk: Desk, tried: str, subject: str) -> Iterator[None]:
    """The same for a stretch of work that is no use case, such as a command's."""
    try:
        yield
    except StoreError:
        raise
    except DutydeskError as error:
        note_refusal(desk, tried, subject, error)
        raise


def note_refusal(desk: Desk, tried: str, subject: str, error: DutydeskError) -> None:
    """Write a refusal to the trail; if that fails, the refusal itself is still what is told."""
    if getattr(error, _NOTED, False):
        return  # a use case inside another has written it
    setattr(error, _NOTED, True)
    try:
        desk.store.run(
            lambda session: desk.audit(session, "refused", subject, tried=tried, why=_why(error))
        )
    except StoreError as failed:
        error.add_note(f"This refusal could not be written to the audit trail: {failed}")


_NOTED = "refusal_noted"


def _why(error: DutydeskError) -> Any:
    problems = getattr(error, "problems", None)
    if problems is None:
        return str(error)
    return [f"{one.field}: {one.message}" for one in problems]

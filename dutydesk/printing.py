"""The desk in plain text and JSON, for the command line. Times are London's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from io import StringIO
from typing import TYPE_CHECKING, Any

import click
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dutydesk.desk.board import BoardRow, Filters, level_of
from dutydesk.desk.board_at import board_at
from dutydesk.desk.board_row import awaited
from dutydesk.desk.duration import span
from dutydesk.protocol.calendar import show

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.log import Logged
    from dutydesk.desk.person import PersonPage
    from dutydesk.desk.plan import Plan
    from dutydesk.desk.search import PersonMatch

WIDTH = 100
"""Columns of a table where the output is no terminal."""


def as_plain(value: Any) -> Any:
    """A value as JSON has it: instants in ISO 8601, models and dataclasses as objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: as_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, BaseModel):
        return as_plain(value.model_dump(mode="json"))
    if isinstance(value, Mapping):
        return {str(key): as_plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_plain(one) for one in (sorted(value) if isinstance(value, set) else value)]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(as_plain(value), ensure_ascii=False, indent=2))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], fixed: int = 0) -> str:
    """Rows under headings, wrapped to the terminal; the first `fixed` columns are never cut.

    Nothing in a cell is read as markup: people type brackets.
    """
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for number, heading in enumerate(headings):
        drawn.add_column(heading, no_wrap=number < fixed, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    return rendered(drawn)


def rendered(what: Any) -> str:
    """What rich draws, as text without colour or trailing blanks."""
    from shutil import get_terminal_size

    width = get_terminal_size((WIDTH, 24)).columns
    console = Console(file=StringIO(), width=max(width, 60), no_color=True, highlight=False)
    console.print(what)
    text = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO above
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())


def board_text(desk: Desk, filters: Filters | None = None, at: datetime | None = None) -> str:
    """The board at the instant `at`, now if None: level, time left, due, who, duty, paragraph."""
    now = at or desk.now()
    rows = board_at(desk, now, filters or Filters())
    heading = f"{desk.settings.yot_name} · {show(now)} · {len(rows)} running"
    if not rows:
        return (
            f"{heading}\n\nNo clocks are running. Log an arrest, a result or a move to start one."
        )
    lines = [
        (
            level_of(row, now).value.upper(),
            _left(row, now),
            show(row.due_at)
            if row.due_at
            else f"waits for {awaited(row.waits_for) if row.waits_for else 'no date'}",
            row.person_name,
            f"{row.duty} → {row.tell_label}" if row.tell_label else row.duty,
            f"{row.paragraphs} {basis_mark(row)}",
            str(row.id),
        )
        for row in rows
    ]
    headings = ("LEVEL", "LEFT", "DUE", "YOUNG PERSON", "DUTY", "¶", "CLOCK")
    return f"{heading}\n\n{table(headings, lines, fixed=2)}"


def _left(row: BoardRow, now: datetime) -> str:
    if row.due_at is None:
        return ""
    return f"{'-' if row.due_at <= now else ''}{span(row.due_at - now)}"


def basis_mark(row: BoardRow) -> str:
    """Whose figure the limit is, so that a desk target never passes for a protocol's limit."""
    return {"limit": "limit", "desk target": "desk target"}.get(row.basis, "no limit")


def rows_as_json(desk: Desk, filters: Filters, at: datetime | None = None) -> list[dict[str, Any]]:
    """The board's rows at the instant `at`, now if None, each with its level then."""
    return [as_plain(row) for row in board_at(desk, at or desk.now(), filters)]


def matches_text(found: Sequence[PersonMatch]) -> str:
    """People who may be meant, to choose from."""
    lines = [
        (one.case_number, one.name, one.age or "age not known", one.placement, one.why)
        for one in found
    ]
    headings = ("CASE", "NAME", "AGE", "LIVES", "FOUND BY")
    return table(headings, lines, 1) + "\n\nGive the case number to see one of them."


def person_text(page: PersonPage) -> str:
    """A young person's page."""
    born = f"born {page.born:%d/%m/%Y}, {page.age}" if page.born else "date of birth not known"
    lines = [f"{page.name} · {page.case_number} · {born}"]
    if page.aliases:
        lines.append(f"Also known as {', '.join(page.aliases)}")
    lines += ["", "STATUS", *(f"  {one.label}: {one.value}" for one in page.status)]
    if page.placement:
        home = page.placement
        lines += ["", "PLACEMENT", f"  {home.name} ({home.kind_label}), {home.authority_label}"]
    lines += _section(
        "CONDITIONS IN FORCE", [f"{one.source}: {one.words}" for one in page.conditions]
    )
    lines += _section("ORDERS", [one.words for one in page.orders])
    if page.next_hearing:
        lines += ["", "NEXT HEARING", f"  {page.next_hearing.court}, {show(page.next_hearing.at)}"]
    running = [
        f"{one.id}: {one.duty} ({one.paragraphs}), {show(one.due_at) if one.due_at else one.words}"
        for one in page.running
    ]
    lines += _section("RUNNING CLOCKS", running or ["none"])
    lines += _section("QUESTIONS STILL OPEN", [one.text for one in page.questions])
    said = [f"{show(one.at)}  {one.words} ({one.officer})" for one in page.timeline]
    return "\n".join(lines + _section("TIMELINE", said))


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def plan_text(plan: Plan) -> str:
    """What saving an entry would do."""
    lines = [f"{plan.person_name}: {plan.summary}"]
    opens = [
        f"{', '.join(one.paragraphs)}  {one.duty}"
        f"{f' → {one.tell_label}' if one.tell_label else ''}; {_limit(one.words, one.basis)}; "
        f"{f'due {show(one.due_at)}' if one.due_at else 'no date yet'}"
        f"{', shown done by this entry' if one.met_by else ''}"
        for one in plan.opens
    ]
    moves = [
        f"{one.paragraphs}  {one.duty}: {_when(one.old_due)} → {_when(one.new_due)}"
        for one in plan.redates
    ]
    ends = [f"{one.paragraphs}  {one.duty}: {one.how}. {one.why}" for one in plan.ends]
    asks = [
        f"{one.text} ({', '.join(one.paragraphs)})  answers.{one.fact}" for one in plan.questions
    ]
    wrong = [f"{one.field}: {one.message}" for one in plan.problems]
    back = [f"{one.paragraphs}  {one.duty}: {_when(one.due_at)}. {one.why}" for one in plan.reopens]
    if plan.amends and not plan.changes:
        lines += _section("CHANGES", ["no clock"])
    elif opens or not plan.amends:
        lines += _section("OPENS", opens or ["no clock"])
    lines += _section("RE-DATES", moves) + _section("REOPENS", back) + _section("ENDS", ends)
    lines += _section("REPLACED", [f"{rule} by {by}" for rule, by in plan.replaced])
    lines += _section("CLASHES", plan.clashes) + _section("ASKS", asks)
    advice = [f"{', '.join(one.paragraphs)}  {one.words}" for one in (*plan.guides, *plan.records)]
    return "\n".join(lines + _section("ADVICE", advice) + _section("CAN'T BE SAVED YET", wrong))


def _when(at: datetime | None) -> str:
    return show(at) if at else "no date"


def _limit(words: str, basis: str) -> str:
    return f"{words} (desk target)" if basis == "desk target" else words


def logged_text(logged: Logged, done: str = "saved") -> str:
    """That an entry was saved, or what else was `done` with it, and what came of it."""
    if logged.already or logged.plan is None:
        return f"Entry {logged.entry_id} was saved before; nothing was added."
    plan = logged.plan
    return (
        f"Entry {logged.entry_id} {done}. {plan.person_name}: {plan.summary}. "
        f"Opened {len(plan.opens)}, re-dated {len(plan.redates)}, "
        f"{f'reopened {len(plan.reopens)}, ' if plan.reopens else ''}ended {len(plan.ends)} clocks."
    )

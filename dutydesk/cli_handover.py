"""`dutydesk handover`: the shift sheet as it stands, and those that were signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dutydesk.cli_common import REFUSED, Given, as_json, explained, leave

if TYPE_CHECKING:
    from dutydesk.desk.handover import SignedSheet
    from dutydesk.desk.handover_sheet import Sheet

_number = click.IntRange(1, 2**63 - 1)


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
@explained
def handover(ctx: click.Context, json_: bool) -> None:
    """Show the shift sheet as it stands now; `list`, `show` and `print` those that were signed.

    Sheets are signed and accepted in the console (h on the board).
    """
    if ctx.invoked_subcommand is None:
        sheet, signed = _read(ctx.obj.open(), None, "handover, as it stands")
        _say(sheet, signed, json_)


@handover.command("list")
@as_json
@click.pass_obj
@explained
def list_(given: Given, json_: bool) -> None:
    """List the sheets that were signed, the newest first."""
    from dutydesk.desk.handover import signed_sheets
    from dutydesk.printing import print_json, table
    from dutydesk.protocol.calendar import show

    sheets = signed_sheets(given.open())
    if json_:
        print_json([_head(one) for one in sheets])
    elif not sheets:
        click.echo("No shift sheet was signed yet. They are signed in the console: h on the board.")
    else:
        rows = [
            (str(one.id), show(one.sheet.since), f"{one.officer}, {show(one.signed_at)}",
             one.accepted_words, str(one.sheet.count))
            for one in sheets
        ]  # fmt: skip
        click.echo(table(("SHEET", "SHIFT FROM", "SIGNED", "ACCEPTED", "LINES"), rows, fixed=2))


@handover.command()
@click.argument("number", type=_number)
@as_json
@click.pass_obj
@explained
def show(given: Given, number: int, json_: bool) -> None:
    """Show the sheet NUMBER as it was signed, with the words of both officers."""
    sheet, signed = _read(given.open(), number, f"handover {number}")
    _say(sheet, signed, json_)


@handover.command("print")
@click.argument("number", type=_number, required=False)
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
@click.pass_obj
@explained
def print_(given: Given, number: int | None, to: Path | None) -> None:
    """Print the sheet NUMBER on pages of A4, or the one that stands now, to sign by hand.

    Plain text in UTF-8, 80 columns by 60 lines, with form feeds: pipe it to lpr.
    """
    from dutydesk.documents.handover import printed

    desk: Any = given.open()
    if to is not None and to.exists():
        leave(f"{to} is there already. Give another name.", REFUSED)
    what = f"handover {number}" if number else "handover, as it stands"
    pages = printed(*_read(desk, number, what))
    if to is None:
        click.echo(pages, nl=False)
        return
    try:
        with to.open("x", encoding="utf-8", newline="\n") as file:
            file.write(pages)
    except OSError as error:
        leave(f"{to} can't be written: {error.strerror}. Give another place.", REFUSED)
    sheets = pages.count("\f") + 1
    click.echo(f"{to}: {sheets} page{'' if sheets == 1 else 's'}.")


def _read(desk: Any, number: int | None, what: str) -> tuple[Sheet, SignedSheet | None]:
    """The sheet of that number, or the one that stands now; and that it leaves the desk, noted."""
    from dutydesk.desk.handover import sheet_now, signed_sheet
    from dutydesk.desk.viewing import note_printed

    signed = signed_sheet(desk, number) if number else None
    sheet = signed.sheet if signed else sheet_now(desk)
    note_printed(desk, what, sheet.count)
    return sheet, signed


def _say(sheet: Sheet, signed: SignedSheet | None, json_: bool) -> None:
    from dutydesk.documents.handover import flowing
    from dutydesk.printing import print_json

    if not json_:
        click.echo(flowing(sheet, signed))
    elif signed is None:
        print_json(sheet)
    else:
        print_json(_head(signed) | {"sheet": signed.sheet})


def _head(signed: SignedSheet) -> dict[str, Any]:
    """A signed sheet for JSON, without what stands on it."""
    return {
        "number": signed.id,
        "since": signed.sheet.since,
        "ends": signed.sheet.ends,
        "until": signed.sheet.until,
        "officer": signed.officer,
        "terminal": signed.terminal,
        "signed_at": signed.signed_at,
        "words": signed.words,
        "lines": signed.sheet.count,
        "accepted": signed.accepted,
        "alone": signed.alone,
    }

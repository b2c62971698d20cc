"""The command line: one command a verb. Everything slow is imported by the verb that needs it.

Exit codes: 0 done; 1 refused (the words say what to mend); 2 the command itself is mistyped;
3 the database can't be used; 4 the settings or a protocol file can't be used.
"""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dutydesk import __version__
from dutydesk.cli_amend import amend, entry, void
from dutydesk.cli_backup import backup, backups, restore
from dutydesk.cli_check import check
from dutydesk.cli_common import REFUSED, Given, as_json, explained, leave
from dutydesk.cli_console import open_console, open_demo_console
from dutydesk.cli_handover import handover
from dutydesk.cli_notes import note, supervise
from dutydesk.cli_officer import officer
from dutydesk.cli_protocol import protocol
from dutydesk.cli_schema import schema
from dutydesk.cli_serve import serve, session
from dutydesk.cli_settings import settings
from dutydesk.errors import DutydeskError

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="DUTYDESK_DB",
    help="The database file. Its settings and protocols are looked for beside it.",
)
@click.option("--officer", help="Who is acting. Your user name on this computer if not given.")
@click.version_option(__version__, prog_name="dutydesk")
@click.pass_context
@explained
def cli(ctx: click.Context, db: Path | None, officer: str | None) -> None:
    """The duty desk of a Youth Offending Team: protocol clocks, and the proof of each telling.

    Without a command it opens the console; where there is no terminal, it prints the board.

    \b
    Exit codes: 0 done · 1 refused, the words say why · 2 mistyped
                3 database can't be used · 4 settings or protocol file can't be used
    """
    ctx.obj = Given(db, officer)
    if ctx.invoked_subcommand is not None:
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        open_console(ctx.obj.open_unasked, db, asks=True)
        return
    from dutydesk.desk.board import Filters
    from dutydesk.printing import board_text

    desk = ctx.obj.open()
    for notice in desk.rulebook.notices:
        click.echo(f"! {notice}", err=True)
    _note_board(desk, Filters())
    click.echo(board_text(desk))


@cli.command()
@click.option("--text", is_flag=True, help="Print the demo's board instead of opening the console.")
@explained
def demo(text: bool) -> None:
    """Open a desk of invented young people in a throw-away database.

    A clock comes near its limit, alerts and expires within the first two minutes.
    """
    import tempfile

    from dutydesk.demo import open_demo

    with tempfile.TemporaryDirectory(prefix="dutydesk-demo-", ignore_cleanup_errors=True) as folder:
        if text or not (sys.stdin.isatty() and sys.stdout.isatty()):
            from dutydesk.printing import board_text

            click.echo(board_text(open_demo(Path(folder))))
            return
        open_demo_console(lambda: open_demo(Path(folder)))


@cli.command()
@click.option(
    "--at", "moment", help="The board at another moment: today 08:20, 14:30, tomorrow 9am, +2d."
)
@click.option("--mine", is_flag=True, help="Only what the officer has taken.")
@click.option("--overdue", is_flag=True, help="Only what is past its limit.")
@click.option("--owner", help="desk, others, or a party such as social_care.")
@click.option("--protocol", help="Only one protocol's clocks, such as rotherham.")
@as_json
@click.pass_obj
@explained
def clocks(
    given: Given,
    moment: str | None,
    mine: bool,
    overdue: bool,
    owner: str | None,
    protocol: str | None,
    json_: bool,
) -> None:
    """List the running clocks, the most pressing first."""
    from dutydesk.desk.board import Filters
    from dutydesk.printing import board_text, print_json, rows_as_json

    desk = given.open()
    at = read_moment(moment, desk) if moment else None
    filters = Filters(mine=mine, overdue=overdue, owner=owner, protocol=protocol)
    _note_board(desk, filters, at)
    if json_:
        print_json(rows_as_json(desk, filters, at))
    else:
        click.echo(board_text(desk, filters, at))


def _note_board(desk: Desk, filters: Any, at: Any = None) -> None:
    """Write to the audit trail that the board is printed: names leave the desk with it."""
    from dutydesk.desk.board_at import board_at
    from dutydesk.desk.viewing import note_printed

    note_printed(desk, "board", len(board_at(desk, at or desk.now(), filters)))


def read_moment(text: str, desk: Desk) -> Any:
    """A typed time; an instant. Leaves with what to type instead."""
    from dutydesk.desk.typed_times import TypedTimeError, read_time

    try:
        return read_time(text, desk.now(), prefer="future").at
    except TypedTimeError as error:
        raise click.BadParameter(str(error), param_hint="--at") from error


@cli.command()
@click.argument("clock", type=click.IntRange(1, 2**63 - 1))
@as_json
@click.pass_obj
@explained
def explain(given: Given, clock: int, json_: bool) -> None:
    """Tell the whole story of one clock: its paragraph, the arithmetic, and what was done."""
    from dutydesk.desk.story import clock_story
    from dutydesk.printing import print_json

    story = clock_story(given.open(), clock)
    if json_:
        print_json(story)
    else:
        click.echo(story.as_text())


@cli.command()
@click.argument("words", nargs=-1, required=True)
@as_json
@click.pass_obj
@explained
def person(given: Given, words: tuple[str, ...], json_: bool) -> None:
    """Show a young person's page: by name, alias, date of birth or case number."""
    from dutydesk.desk.person import person_page
    from dutydesk.desk.search import find_people
    from dutydesk.desk.viewing import note_asked_in_vain, note_printed
    from dutydesk.printing import matches_text, person_text, print_json

    desk = given.open()
    text = " ".join(words)
    found = find_people(desk, text)
    exact = [one for one in found if one.case_number.casefold() == text.casefold()]
    chosen = exact or found
    if not chosen:
        note_asked_in_vain(desk, text)
        leave(f"Nobody is found for “{text}”. Try part of a name, a case number or 12/3/2011.", 1)
    if len(chosen) > 1:
        note_printed(desk, "people", len(chosen), asked=text)
        if json_:
            print_json(chosen)
        else:
            click.echo(matches_text(chosen))
        return
    page = person_page(desk, chosen[0].person_id)
    if json_:
        print_json(page)
    else:
        click.echo(person_text(page))


entry_file = click.argument("file", type=click.File("rb"), default="-")


@cli.command()
@entry_file
@as_json
@click.pass_obj
@explained
def preview(given: Given, file: Any, json_: bool) -> None:
    """Show what an entry (JSON, from FILE or standard input) would open, re-date and end."""
    from dutydesk.desk.log import preview as look
    from dutydesk.desk.refusals import audited_refusals
    from dutydesk.desk.viewing import note_printed
    from dutydesk.entry_files import read_entries
    from dutydesk.printing import plan_text, print_json

    desk = given.open()
    with audited_refusals(desk, "preview", "a file of entries"):
        plans = [look(desk, entry) for entry in read_entries(file.read())]
    # A plan tells whose case number it is, and which of their clocks run.
    note_printed(desk, "plans", len(plans))
    if json_:
        print_json(plans)
    else:
        click.echo("\n\n".join(plan_text(plan) for plan in plans))
    if any(plan.refused for plan in plans):
        sys.exit(REFUSED)


@cli.command()
@entry_file
@as_json
@click.pass_obj
@explained
def log(given: Given, file: Any, json_: bool) -> None:
    """Log an entry, or a list of entries (JSON, from FILE or standard input).

    The same checks and the same transaction as the forms. Each entry is saved whole or not at all;
    the first that is refused stops the rest. An entry with the uid of one already saved adds
    nothing, so a file can be run again.
    """
    from dutydesk.desk.log import log as save
    from dutydesk.desk.refusals import audited_refusals
    from dutydesk.entry_files import read_entries
    from dutydesk.printing import logged_text, print_json

    desk = given.open()
    with audited_refusals(desk, "log", "a file of entries"):
        entries = read_entries(file.read())
    saved = []
    try:
        for number, entry in enumerate(entries, start=1):
            try:
                saved.append(save(desk, entry))
            except DutydeskError as error:
                if len(entries) > 1:
                    rest = len(entries) - number
                    click.echo(f"Entry {number} was refused; {rest} after it not tried.", err=True)
                raise error
    finally:
        if json_:
            print_json(saved)
        else:
            for one in saved:
                click.echo(logged_text(one))


@cli.command()
@as_json
@click.pass_obj
@explained
def config(given: Given, json_: bool) -> None:
    """Show what desk.toml and the environment set, what each is for, and where it is kept.

    What the whole desk has changed since is said too; `dutydesk settings` shows what is in force.
    """
    from dutydesk.cli_settings import overruled
    from dutydesk.paths import places
    from dutydesk.printing import print_json
    from dutydesk.printing_protocol import settings_text
    from dutydesk.settings import load_settings

    found = places(given.db)
    settings = load_settings(found)
    said = overruled(given, found)
    if json_:
        values = settings.model_dump(mode="json")
        print_json({"file": str(found.settings), "overruled": said} | values)
    else:
        click.echo(settings_text(settings, found, said))


_ELSEWHERE = (
    officer, protocol, backup, backups, restore, check, entry, amend, void, settings, schema, serve,
    session, note, supervise, handover,
)  # fmt: skip
for command in _ELSEWHERE:
    cli.add_command(command)


def main() -> None:
    """Run the command line."""
    # Loading makes no rubbish: to look for it after every 700 objects took 7 % of a start.
    gc.set_threshold(20_000, 20, 20)
    # What is piped or kept in a file is UTF-8 whatever the system's code page: that of Windows has
    # neither Polish names nor arrows, and JSON is UTF-8.
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")
    cli(prog_name="dutydesk")

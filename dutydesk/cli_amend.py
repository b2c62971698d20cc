"""Reading an entry's versions, amending it and voiding it, from the command line."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from dutydesk.cli_common import REFUSED, Given, as_json, explained

if TYPE_CHECKING:
    from dutydesk.desk.amend import Of
    from dutydesk.desk.context import Desk
    from dutydesk.desk.log import Logged
    from dutydesk.desk.plan import Plan
    from dutydesk.desk.versions import EntryPage

key = click.argument("entry", type=click.IntRange(1, 2**63 - 1))
why = click.option("--why", default="", help="Why (needed to save): it stays with both versions.")
only_preview = click.option(
    "--preview", "look", is_flag=True, help="Show what it would do; save nothing."
)


@click.command()
@key
@click.option(
    "--as-entry", is_flag=True, help="Print the version in force, to change and give to `amend`."
)
@as_json
@click.pass_obj
@explained
def entry(given: Given, entry: int, as_entry: bool, json_: bool) -> None:
    """Show an entry as it was typed, all its versions side by side."""
    from dutydesk.desk.versions import entry_page
    from dutydesk.printing import print_json

    page = entry_page(given.open(), entry)
    if as_entry:
        payload = {name: value for name, value in page.payload.items() if name != "uid"}
        click.echo(json.dumps(payload, ensure_ascii=False, indent=2))
    elif json_:
        print_json(page)
    else:
        click.echo(page_text(page))


@click.command()
@key
@click.argument("file", type=click.File("rb"), default="-")
@why
@only_preview
@as_json
@click.pass_obj
@explained
def amend(given: Given, entry: int, file: Any, why: str, look: bool, json_: bool) -> None:
    """Put another version of an entry in force (JSON, from FILE or standard input).

    `dutydesk entry N --as-entry` prints the one to begin from. What it said before stays readable,
    and every clock that hangs on it is put right.
    """
    from dutydesk.desk.amend import amend as save
    from dutydesk.desk.amend import preview_amend
    from dutydesk.desk.entries import new_uid
    from dutydesk.entry_files import BadEntry, read_entries

    found = read_entries(file.read())
    if len(found) != 1:
        raise BadEntry("Give the one entry that ENTRY is to become, not a list.")
    desk = given.open()
    new = found[0].model_copy(update={"uid": new_uid()})
    of = _newest(desk, entry)
    if look:
        _show(preview_amend(desk, of, new), json_)
    else:
        _say(save(desk, of, new, why), "amended", json_)


@click.command()
@key
@why
@only_preview
@as_json
@click.pass_obj
@explained
def void(given: Given, entry: int, why: str, look: bool, json_: bool) -> None:
    """Void an entry that should not stand: its clocks end, and what it had ended runs again."""
    from dutydesk.desk.amend import preview_void
    from dutydesk.desk.amend import void as save
    from dutydesk.desk.entries import new_uid

    desk = given.open()
    of = _newest(desk, entry)
    if look:
        _show(preview_void(desk, of), json_)
    else:
        _say(save(desk, of, why, new_uid()), "voided", json_)


def _newest(desk: Desk, entry: int) -> Of:
    from dutydesk.desk.amend import Of
    from dutydesk.desk.versions import read_entry

    with desk.store.read() as session:
        return Of(entry, read_entry(session, entry).number)


def _show(plan: Plan, json_: bool) -> None:
    from dutydesk.printing import plan_text, print_json

    if json_:
        print_json(plan)
    else:
        click.echo(plan_text(plan))
    if plan.refused:
        sys.exit(REFUSED)


def _say(saved: Logged, done: str, json_: bool) -> None:
    from dutydesk.printing import logged_text, print_json

    if json_:
        print_json(saved)
    else:
        click.echo(logged_text(saved, done))


def page_text(page: EntryPage) -> str:
    """An entry's versions side by side; a line that differs is marked."""
    from dutydesk.printing import table
    from dutydesk.protocol.calendar import show

    state = " · VOIDED" if page.voided else ""
    heads = [
        f"  {one.number}  {one.act} {show(one.at)} by {one.officer} at {one.terminal}"
        f"{f': {one.reason}' if one.reason else ''}"
        for one in page.versions
    ]
    headings = ("", "", *(f"VERSION {one.number}" for one in page.versions))
    lines = [
        (
            "≠" if len(set(one.values)) > 1 else " ",
            one.label,
            *(value or "–" for value in one.values),
        )
        for one in page.lines
    ]
    title = f"{page.person_name} · {page.kind} · entry {page.entry_id}{state}"
    return "\n".join([title, "", *heads, "", table(headings, lines, fixed=1)])

"""`dutydesk note`: writing notes and reading them; `dutydesk supervise`: who has what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dutydesk.cli_common import REFUSED, Given, as_json, explained, leave

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

_clock = click.option("--clock", type=click.IntRange(1, 2**63 - 1), help="About this clock.")
_person = click.option("--person", help="About this young person: a case number or a name.")


@click.group()
def note() -> None:
    """Write notes on a young person, a clock or for the desk, and read those that are for you."""


@note.command()
@click.argument("words", nargs=-1, required=True)
@_clock
@_person
@click.option("--to", multiple=True, help="An officer to bring it to; @Name in it does so too.")
@as_json
@click.pass_obj
@explained
def add(
    given: Given,
    words: tuple[str, ...],
    clock: int | None,
    person: str | None,
    to: tuple[str, ...],
    json_: bool,
) -> None:
    """Keep a note. It is never changed; whom it mentions is told on their screen."""
    from pydantic import ValidationError

    from dutydesk.desk.notes import NoteIn, write_note
    from dutydesk.printing import print_json

    if clock is not None and person is not None:
        raise click.UsageError("A clock says itself whose it is: give --clock or --person.")
    desk = given.open()
    person_id = _one_person(desk, person) if person is not None else None
    try:
        typed = NoteIn(
            words=" ".join(words), clock_id=clock, person_id=person_id, mentions=list(to)
        )
    except ValidationError as error:
        fault = error.errors()[0]
        leave(f"The note: {str(fault['msg']).removeprefix('Value error, ')}.", REFUSED)
    key = write_note(desk, typed)
    if json_:
        print_json({"note": key})
    else:
        click.echo(f"Note {key} is kept.")


@note.command("list")
@_clock
@_person
@click.option("--desk", "desk_", is_flag=True, help="Those for the desk, about nobody.")
@click.option("--unread", is_flag=True, help="Of those for you, only what you have not read.")
@as_json
@click.pass_obj
@explained
def list_(
    given: Given,
    clock: int | None,
    person: str | None,
    desk_: bool,
    unread: bool,
    json_: bool,
) -> None:
    """List the notes that mention you; or those on a clock, a young person or the desk."""
    from dutydesk.desk.notes import notes_for, notes_on_clock, notes_on_desk, notes_on_person
    from dutydesk.desk.viewing import note_printed
    from dutydesk.printing import print_json
    from dutydesk.printing_notes import notes_for_text, notes_text

    if sum((clock is not None, person is not None, desk_)) > 1:
        raise click.UsageError("Give one of --clock, --person and --desk.")
    desk = given.open()
    if clock is None and person is None and not desk_:
        mine = notes_for(desk, unread_only=unread)
        note_printed(desk, "notes", len(mine))
        if json_:
            print_json(mine)
        else:
            click.echo(notes_for_text(mine))
        return
    if clock is not None:
        found = notes_on_clock(desk, clock)
    elif person is not None:
        found = notes_on_person(desk, _one_person(desk, person))
    else:
        found = notes_on_desk(desk)
    note_printed(desk, "notes", len(found))
    if json_:
        print_json(found)
    else:
        click.echo(notes_text(found))


@note.command()
@click.argument("numbers", nargs=-1, required=True, type=click.IntRange(1, 2**63 - 1))
@click.pass_obj
@explained
def read(given: Given, numbers: tuple[int, ...]) -> None:
    """Say that you have read notes that are for you, by their NUMBERS."""
    from dutydesk.desk.notes import mark_read, notes_for

    desk = given.open()
    mine = {one.note.id: one for one in notes_for(desk)}
    others = [str(number) for number in numbers if number not in mine]
    if others:
        leave(f"Not for {desk.officer}: note {', '.join(others)}. See `dutydesk note list`.", 1)
    done = mark_read(desk, [mine[number].mention_id for number in numbers])
    click.echo(f"{done} read now.")


@click.command()
@as_json
@click.pass_obj
@explained
def supervise(given: Given, json_: bool) -> None:
    """Show who has what, who owes what, who is here, and breaches that nobody answers for."""
    from dutydesk.desk.supervising import overview
    from dutydesk.desk.viewing import note_printed
    from dutydesk.printing import print_json
    from dutydesk.printing_notes import overview_text

    desk = given.open()
    found = overview(desk)
    # The breaches are printed with whose they are.
    note_printed(desk, "overview", found.breaches.tally.running)
    if json_:
        print_json(found)
    else:
        click.echo(overview_text(desk, found))


def _one_person(desk: Desk, text: str) -> int:
    """The id of the young person whom a text means; leaves if it is nobody, or not sure."""
    from dutydesk.desk.search import find_people
    from dutydesk.desk.viewing import note_asked_in_vain

    found = find_people(desk, text)
    exact = [one for one in found if one.case_number.casefold() == text.casefold()]
    chosen = exact or found
    if not chosen:
        note_asked_in_vain(desk, text)
        leave(f"Nobody is found for “{text}”. Try part of a name or a case number.", REFUSED)
    if len(chosen) > 1:
        numbers = ", ".join(one.case_number for one in chosen[:5])
        leave(f"“{text}” may be several. Give the case number: {numbers}.", REFUSED)
    return chosen[0].person_id

"""`dutydesk officer`: who uses the desk, and what each may do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from dutydesk.cli_common import (
    NEW_PIN,
    PIN,
    REFUSED,
    Given,
    as_json,
    asked,
    explained,
    leave,
    own_the_file,
)
from dutydesk.cli_officer_key import key

if TYPE_CHECKING:
    from dutydesk.desk.officers import OfficerRow

ROLES = ("duty", "court", "supervisor", "read-only")


@click.group()
def officer() -> None:
    """Add officers, change their roles and PINs, and say that they have left.

    The first is a supervisor. Once they have a PIN, everybody has to sign in.
    """


officer.add_command(key)


@officer.command("list")
@click.option("--all", "all_", is_flag=True, help="Those who have left too.")
@as_json
@click.pass_obj
@explained
def list_(given: Given, all_: bool, json_: bool) -> None:
    """List the officers, their roles, and whether they can sign in."""
    from dutydesk.desk.officers import officers
    from dutydesk.printing import print_json

    found = officers(given.open(), left_too=all_)
    if json_:
        print_json(found)
    elif found:
        width = max(len(one.name) for one in found)
        click.echo("\n".join(f"{one.name:{width}}  {_words(one)}" for one in found))
    else:
        click.echo("No officers yet. Add the first: dutydesk officer add NAME --role supervisor")


@officer.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="duty", show_default=True)
@click.option("--no-pin", is_flag=True, help="They come in by an SSH key alone.")
@click.pass_obj
@explained
def add(given: Given, name: str, role: str, no_pin: bool) -> None:
    """Add the officer NAME, with a PIN to begin with: they choose their own at first use.

    \b
    dutydesk officer add "Jo Example" --role duty
    """
    from dutydesk.desk.officers import add_officer

    desk = given.open()
    row = add_officer(desk, name, role, "" if no_pin else _new_pin(f"A PIN for {name}"))
    click.echo(f"{row.name} is added: {_words(row)}.")


@officer.command()
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@click.pass_obj
@explained
def role(given: Given, name: str, role: str) -> None:
    """Give the officer NAME another ROLE."""
    from dutydesk.desk.officers import change_role

    row = change_role(given.open(), name, role)
    click.echo(f"{row.name}: {_words(row)}.")


@officer.command()
@click.argument("name", required=False)
@click.option("--recover", is_flag=True, help="For the owner of the database, when nobody can.")
@click.pass_obj
@explained
def pin(given: Given, name: str | None, recover: bool) -> None:
    """Change your own PIN or passphrase, or (as a supervisor) set that of the officer NAME.

    When no supervisor knows theirs any more, whoever owns the database's file can give NAME a new
    one with --recover. The audit trail says so.
    """
    from dutydesk.desk.officers import recover_secret, set_secret
    from dutydesk.desk.refusals import audited_refusals
    from dutydesk.desk.signing_in import change_own_secret

    if recover:
        desk = given.open_unproved()
        # As they call themselves: what the trail calls them here is no officer's name.
        whose = name or given.officer or desk.settings.officer
        with audited_refusals(desk, "recover PIN", f"officer {whose}"):
            own_the_file(desk.store.path)
            row = recover_secret(desk, whose, _new_pin("The new PIN"))
        click.echo(f"{row.name} has a new PIN, and is asked for one of their own at first use.")
        return
    if name is not None:
        row = set_secret(given.open(), name, _new_pin(f"A PIN for {name}"))
        click.echo(f"{row.name} has a new PIN.")
        return
    desk = given.open()
    old = os.environ.get(PIN) or asked("PIN that you have now")
    change_own_secret(desk, old, _new_pin("Your new PIN"))
    click.echo("Your PIN is changed.")


@officer.command()
@click.argument("name")
@click.pass_obj
@explained
def end(given: Given, name: str) -> None:
    """Say that the officer NAME has left: they can't sign in, and their keys are taken away."""
    from dutydesk.desk.officers import end_officer

    row = end_officer(given.open(), name)
    click.echo(f"{row.name} has left. What they did keeps their name.")


@officer.command()
@as_json
@explained
def roles(json_: bool) -> None:
    """Show what each role may do."""
    from dutydesk.desk.rights import TABLE
    from dutydesk.printing import print_json
    from dutydesk.records import Role

    if json_:
        print_json({right.value: [r for r in Role if r in able] for right, able in TABLE.items()})
        return
    width = max(len(right.value) for right in TABLE)
    lines = [" " * width + "".join(f"  {one.value}" for one in Role)]
    for right, able in TABLE.items():
        cells = "".join(f"  {'yes' if one in able else '-':{len(one.value)}}" for one in Role)
        lines.append(f"{right.value:{width}}{cells}".rstrip())
    click.echo("\n".join(lines))


def _words(row: OfficerRow) -> str:
    if row.ended_at is not None:
        return f"{row.role.value}, has left"
    parts = [row.role.value]
    if row.has_secret:
        parts.append("PIN to be changed" if row.must_change else "PIN")
    if row.keys:
        parts.append(f"{row.keys} SSH key{'' if row.keys == 1 else 's'}")
    if len(parts) == 1:
        parts.append("can't sign in yet")
    return ", ".join(parts)


def _new_pin(what: str) -> str:
    """A new PIN, typed twice; from the environment where nobody is there to type it."""
    from dutydesk.desk.secrets import WHAT, check_new

    if given := os.environ.get(NEW_PIN):
        return given
    first = asked(f"{what} ({WHAT})", NEW_PIN)
    check_new(first)
    if asked("The same again", NEW_PIN) != first:
        leave("The two are not the same. Nothing was changed.", REFUSED)
    return first

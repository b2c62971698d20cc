"""`dutydesk officer key`: the public SSH keys by which officers come in from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dutydesk.cli_common import Given, as_json, explained

if TYPE_CHECKING:
    from dutydesk.desk.officer_keys import KeyRow


@click.group()
def key() -> None:
    """Add, list, remove and export the officers' public SSH keys; see docs/ssh.md."""


@key.command()
@click.argument("name")
@click.argument("file", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
@as_json
@click.pass_obj
@explained
def add(given: Given, name: str, file: Any, json_: bool) -> None:
    """Add the public key in FILE (or standard input) to the officer NAME.

    \b
    dutydesk officer key add "Jo Example" id_ed25519.pub
    """
    from dutydesk.desk.officer_keys import add_key
    from dutydesk.printing import print_json

    desk = given.open()
    if file.isatty():
        click.echo("Paste the line of the .pub file, Enter, Ctrl+D:", err=True)
    row = add_key(desk, name, file.read())
    if json_:
        print_json(row)
    else:
        click.echo(f"{row.officer} comes in by {row.fingerprint} {row.comment}".rstrip())


@key.command("list")
@click.argument("name", required=False, default="")
@click.option("--all", "all_", is_flag=True, help="Those that were taken away too.")
@as_json
@click.pass_obj
@explained
def list_(given: Given, name: str, all_: bool, json_: bool) -> None:
    """List the keys in use, or only those of the officer NAME."""
    from dutydesk.desk.officer_keys import keys
    from dutydesk.printing import print_json

    rows = keys(given.open(), name, ended_too=all_)
    if json_:
        print_json(rows)
    elif rows:
        click.echo("\n\n".join(_words(row) for row in rows))
    else:
        whose = f"{name} has no key" if name else "No officer has a key"
        click.echo(f'{whose} yet. Add one: dutydesk officer key add "{name or "NAME"}" FILE.pub')


def _words(row: KeyRow) -> str:
    from dutydesk.protocol.calendar import show

    used = f"last used {show(row.last_used_at)}" if row.last_used_at else "never used"
    if row.ended_at:
        used = f"{used}, taken away {show(row.ended_at)}"
    return (
        f"{row.officer}  {row.type}  {row.comment}".rstrip()
        + f"\n  {row.fingerprint}\n  added {show(row.added_at)} by {row.added_by}, {used}"
    )


@key.command()
@click.argument("fingerprint")
@as_json
@click.pass_obj
@explained
def remove(given: Given, fingerprint: str, json_: bool) -> None:
    """Take the key of this FINGERPRINT (its beginning is enough) away, such as a lost one.

    Sessions by it end within seconds where dutydesk serve hosts them.
    """
    from dutydesk.desk.officer_keys import remove_key
    from dutydesk.printing import print_json

    row = remove_key(given.open(), fingerprint)
    if json_:
        print_json(row)
        return
    click.echo(f"{row.officer} no longer comes in by {row.fingerprint} {row.comment}".rstrip())
    click.echo("If sshd hosts the console, take its line out of authorized_keys too.")


@key.command()
@click.argument("name", required=False, default="")
@click.pass_obj
@explained
def export(given: Given, name: str) -> None:
    """Print the lines of authorized_keys that let sshd host the console; see docs/ssh.md.

    Of all officers, or of the officer NAME. The lines prove the keys to the desk: keep the file so
    that only its user can read it.
    """
    from dutydesk.desk.officer_keys import export_keys
    from dutydesk.host.recipe import authorized_line

    desk = given.open()
    for row, proof in export_keys(desk, name):
        click.echo(f"# {row.officer}, {row.fingerprint}")
        click.echo(authorized_line(row, proof, desk.places.database))

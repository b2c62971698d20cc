"""The commands that keep the records safe: make a backup, list them, put one back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dutydesk.cli_common import (
    NO_DATABASE,
    REFUSED,
    Given,
    as_json,
    explained,
    leave,
    own_the_file,
    unproved,
)

if TYPE_CHECKING:
    from dutydesk.paths import Places
    from dutydesk.settings import Settings
    from dutydesk.store.contents import Contents
    from dutydesk.store.restore import Comparison

LISTED = 10
"""How many of the entries that a restore would lose are listed one by one."""

UNGUARDED = (
    "NOBODY GUARDS THE DESK IN THIS BACKUP: it was made before a supervisor could sign in. Once it "
    "is restored anybody can see and do anything, until you have named one again: dutydesk officer "
    "add NAME --role supervisor"
)


@click.command()
@click.argument("where", required=False, type=click.Path(path_type=Path))
@as_json
@click.pass_obj
@explained
def backup(given: Given, where: Path | None, json_: bool) -> None:
    """Back up the database now, to the file or folder WHERE, and prove the copy by opening it.

    Without WHERE it goes to the folder of the backups (see dutydesk config). Consoles may go on
    meanwhile. A backup made like this is never deleted by dutydesk.
    """
    from dutydesk.paths import places
    from dutydesk.store.backup import MADE, back_up, free_path
    from dutydesk.store.keep import Kind
    from dutydesk.store.migrations import HEAD

    database = places(given.db).database
    if not database.exists():
        leave(f"There is no database at {database}, so there is nothing to back up.", NO_DATABASE)
    with closing(given.open_unproved()) as desk:
        copy = where or desk.settings.backups(desk.places)
        if where is None or where.is_dir():
            copy = free_path(copy, database.stem, desk.now(), Kind.ASKED, HEAD)
        elif copy.exists():
            leave(f"{copy} is there already. Name another file, or a folder.", REFUSED)
        held = back_up(database, copy.absolute())
        desk.store.run(lambda session: desk.audit(session, MADE, copy.name, entries=held.entries))
    size = copy.stat().st_size
    if json_:
        from dutydesk.printing import print_json

        print_json({"file": str(copy.absolute()), "bytes": size, "holds": held})
        return
    click.echo(f"{copy.absolute()}\n{_size(size)}, opened and proved: {held.words}.")


@click.command()
@as_json
@click.pass_obj
@explained
def backups(given: Given, json_: bool) -> None:
    """List the backups in the folder of the backups, the newest first."""
    from dutydesk.protocol.calendar import show
    from dutydesk.store.backup import backups_of

    found, settings = _desk(given)
    folder = settings.backups(found)
    rows = [(one, one.path.stat().st_size) for one in backups_of(found.database.stem, folder)]
    if json_:
        from dutydesk.printing import print_json

        print_json([
            {"file": str(one.path), "at": one.at, "kind": one.kind, "bytes": size}
            for one, size in rows
        ])  # fmt: skip
        return
    if not rows:
        click.echo(f"No backups in {folder} yet. `dutydesk backup` makes one now.")
        return
    click.echo(f"In {folder}:\n")
    for one, size in rows:
        # No table: it would cut the names on a narrow terminal, and they are to be typed.
        click.echo(f"{show(one.at)}  {_KINDS[one.kind]:21}  {_size(size):>8}  {one.path.name}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.pass_obj
@explained
def restore(given: Given, file: Path, yes: bool) -> None:
    """Put the backup FILE in the place of the database, and keep what was there.

    FILE is a path, or a name from dutydesk backups. First it shows what is in FILE, what is there
    now and what would be lost, and asks. Leave every console first.

    On a guarded desk a supervisor restores, because the officers, their roles, PINs and keys become
    those of the backup; the owner of the file, where the database can't be opened.
    """
    from datetime import UTC, datetime

    from dutydesk.desk.guarded import guards
    from dutydesk.store.restore import compare
    from dutydesk.store.restore import restore as put_back

    found, settings = _desk(given)
    folder = settings.backups(found)
    chosen = file if file.exists() or file.name != str(file) else folder / file
    compared = compare(found.database, chosen)
    will_be_guarded = guards(chosen)
    officer, is_guarded = _restorer(given, found, settings, chosen)
    if not is_guarded and will_be_guarded:
        officer = unproved(officer)
    _tell(compared, chosen, found.database)
    question = "Type yes to restore it"
    if is_guarded and not will_be_guarded:
        click.echo(f"{UNGUARDED}\n")
        question = "Type yes to restore it, and leave the desk unguarded"
    if not yes:
        answer = click.prompt(question, default="no", show_default=False)
        if answer.strip().casefold() != "yes":
            leave("Nothing was changed.", REFUSED)
    kept = put_back(found.database, chosen, folder, datetime.now(UTC), officer, settings.terminal)
    click.echo(f"\nRestored to {found.database}.")
    if kept:
        click.echo(f"What was there is kept as {kept}")


def _desk(given: Given) -> tuple[Places, Settings]:
    # The desk isn't opened: its database may be damaged, which is why somebody is here.
    from dutydesk.paths import places
    from dutydesk.settings import load_settings

    found = places(given.db)
    return found, load_settings(found)


def _restorer(given: Given, found: Places, settings: Settings, file: Path) -> tuple[str, bool]:
    """Who restores, as the trail is to call them, and whether the desk has to be taken as guarded.

    Whoever can restore can bring back officers, PINs and keys that were taken away, or a desk of
    before there were any. So it takes the right to change those, proved as for any other act.
    """
    from dutydesk.desk.guarded import guards
    from dutydesk.desk.refusals import audited_refusals
    from dutydesk.desk.rights import NotAllowed, Right, standing
    from dutydesk.store.problems import StoreBusy, StoreError

    name = given.officer or settings.officer
    if not found.database.exists():
        return name, False
    try:
        if not guards(found.database):
            return name, False
        desk = given.open()
    except StoreBusy:
        raise  # it can be opened, in a moment
    except StoreError:
        own_the_file(found.database)
        return unproved(name), True
    with closing(desk), audited_refusals(desk, "restore", f"backup {file.name}"):
        stands = standing(desk)
        if not stands.may(Right.OFFICERS):
            raise NotAllowed(
                "A restore puts back the officers, PINs and keys of then. "
                f"{stands.why_not(Right.OFFICERS)}"
            )
    return desk.officer, True


def _tell(compared: Comparison, file: Path, database: Path) -> None:
    click.echo(f"The backup {file}")
    click.echo(_held(compared.backup))
    click.echo(f"In its place now: {database}")
    if compared.now is None:
        click.echo(f"  {compared.problem}\n")
        if database.exists():
            click.echo("What would be lost can't be said; the file is kept as it is.\n")
    else:
        click.echo(_held(compared.now))
        _tell_lost(compared)
    if compared.other_key:
        click.echo(
            "The audit trail of this backup was sealed with a key that is not here. If you have "
            f"the seal.key of that desk, copy it to {database.parent} first.\n"
        )


def _tell_lost(compared: Comparison) -> None:
    from dutydesk.protocol.calendar import show

    if not compared.rows_lost and not compared.lost:
        click.echo("Nothing would be lost.\n")
        return
    click.echo(
        f"WOULD BE LOST: entries {len(compared.lost):,}, rows of the audit trail "
        f"{compared.rows_lost:,} (what was told, done or viewed since).\n"
    )
    if not compared.lost:
        return
    for one in compared.lost[:LISTED]:
        logged = show(one.logged_at)
        click.echo(f"  entry {one.id:<6} {one.kind:8} {one.case_number:14} logged {logged}")
    if len(compared.lost) > LISTED:
        click.echo(f"  … and {len(compared.lost) - LISTED:,} more")
    click.echo("Note them down: they have to be logged again.\n")


def _held(held: Contents) -> str:
    from dutydesk.protocol.calendar import show

    newest, last = held.newest_entry_at, held.last_act_at
    lines = (
        f"holds {held.words}",
        f"newest entry logged {show(newest)}" if newest else "no entry yet",
        f"last worked on {show(last)}" if last else "never worked on",
        f"schema {held.revision}",
    )
    return "".join(f"  {line}\n" for line in lines)


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.0f} kB"


_KINDS = {
    "scheduled": "scheduled",
    "upgrade": "before an upgrade",
    "asked": "asked for",
    "replaced": "replaced by a restore",
}

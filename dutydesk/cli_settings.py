"""`dutydesk settings`: what is set for the whole desk, and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dutydesk.cli_common import REFUSED, Given, as_json, explained, leave

if TYPE_CHECKING:
    from dutydesk.paths import Places


@click.group(invoke_without_command=True)
@as_json
@click.pass_context
@explained
def settings(ctx: click.Context, json_: bool) -> None:
    """Show all that is set, where each comes from and who changed it; `set` changes one.

    Targets, office hours, the calendar, thresholds and escalation are the whole desk's: a change
    holds at every terminal at once, over desk.toml and the environment.
    """
    if ctx.invoked_subcommand is not None:
        return
    from dutydesk.desk.setting_lines import settings_page
    from dutydesk.printing import print_json
    from dutydesk.printing_settings import page_text

    page = settings_page(ctx.obj.open())
    if json_:
        print_json(page)
    else:
        click.echo(page_text(page))


@settings.command("set")
@click.argument("key")
@click.argument("value")
@click.option("--reason", required=True, help="Why: it stays with the change.")
@click.option("--redate", is_flag=True, help="Re-date the running clocks that it moves, too.")
@click.option("--yes", is_flag=True, help="Do not ask after the preview.")
@click.pass_obj
@explained
def set_(given: Given, key: str, value: str, reason: str, redate: bool, yes: bool) -> None:
    """Change KEY to VALUE for the whole desk, after showing what that does to running clocks.

    \b
    targets.rotherham/r18 "2 hours"     office_hours.friday "09:00-16:30"
    calendar.2027-05-03 "bank holiday"  calendar.2026-12-24 closed
    "warn.24 hours" "4 hours, 1 hour"   shifts "08:00, 16:00, 22:00"
    escalate_after_minutes 20           results_by 17:30
    escalate_again_minutes never        lock_after_minutes 5

    VALUE none leaves it out (for office hours: nobody is in), usual gives it back to desk.toml.
    """
    from dutydesk.desk.refusals import audited_refusals
    from dutydesk.desk.setting_changes import change_setting
    from dutydesk.desk.setting_preview import preview_change
    from dutydesk.desk.viewing import note_printed
    from dutydesk.printing_settings import preview_text

    desk: Any = given.open()
    with audited_refusals(desk, "change", f"setting {key}"):
        preview = preview_change(desk, key, value)
    if preview.moves or preview.stays:  # it tells whose clocks run
        note_printed(desk, "clocks", len(preview.moves) + len(preview.stays))
    click.echo(preview_text(preview))
    if preview.moves and not redate:
        click.echo("\nThese clocks keep their times: without --redate it counts from now on.")
    if not yes and not click.confirm("\nSave this?"):
        leave("Nothing was changed.", REFUSED)
    done = change_setting(desk, key, value, reason, redate=redate)
    count = len(done.redated)
    also = f" {count} clock{'' if count == 1 else 's'} re-dated." if redate else ""
    click.echo(f"Saved: {done.title}, {done.before} → {done.after}.{also}")


def overruled(given: Given, places: Places) -> list[str]:
    """What the whole desk has set otherwise than desk.toml and the environment, in sentences.

    A desk that has no database yet has changed nothing; one that can't be opened is said.
    """
    from dutydesk.store.problems import StoreError

    if not places.database.exists():
        return []
    try:
        desk = given.open_unproved()
        from dutydesk.desk.setting_lines import settings_page

        changed = {one.key for one in desk.changes if one.after is not None}
        lines = [one for one in settings_page(desk).lines if one.key in changed]
    except StoreError as error:
        return [f"What the whole desk has changed can't be read: {error}"]
    return [f"{one.key} = {one.value} ({one.source}). {one.overruled}".rstrip() for one in lines]

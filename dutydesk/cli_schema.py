"""`dutydesk schema`: which kinds of entry there are, and what each looks like as JSON."""

from __future__ import annotations

import click

from dutydesk.cli_common import explained


@click.command()
@click.argument("kind", required=False)
@click.option("--example", is_flag=True, help="Print one entry of the kind, to copy and change.")
@explained
def schema(kind: str | None, example: bool) -> None:
    """List the kinds of entry; with KIND, print its JSON schema.

    An example is what `dutydesk log` takes: put the young person's case number in it, and whatever
    is true of them.
    """
    from dutydesk.desk.kinds import KINDS
    from dutydesk.desk.kinds.kind import example_of
    from dutydesk.printing import print_json

    if kind is None:
        if example:
            raise click.UsageError("Say of which kind: dutydesk schema arrest --example")
        wide = max(map(len, KINDS))
        click.echo("\n".join(f"{one.name:{wide}}  {one.title}" for one in KINDS.values()))
        return
    if kind not in KINDS:
        raise click.BadParameter(f"'{kind}' is no kind of entry. There are {', '.join(KINDS)}.")
    print_json(example_of(KINDS[kind]) if example else KINDS[kind].entry.model_json_schema())

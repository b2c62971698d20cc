"""`dutydesk check`: is everything as dutydesk wrote it?"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from dutydesk.cli_common import REFUSED, Given, as_json, explained

if TYPE_CHECKING:
    from dutydesk.desk.check import Report
    from dutydesk.desk.check_found import Finding, Progress
    from dutydesk.store.audit import Head

_SHOWN = 200


@click.command()
@as_json
@click.option(
    "--noted",
    metavar="ROW:HASH",
    help="A last audit row that an earlier check printed: it must still be in the trail.",
)
@click.pass_obj
@explained
def check(given: Given, json_: bool, noted: str | None) -> None:
    """Prove the audit trail, the database and every due time; name what doesn't hold.

    Exit code 0: sound. 1: something does not hold, and each row is named. Consoles may stay open.
    """
    from dutydesk.desk.check import check as prove
    from dutydesk.printing import as_plain, print_json

    known = _noted(noted) if noted else None
    desk = given.open_unproved()
    report = prove(desk, _progress(), known)
    if json_:
        print_json({"sound": report.sound, **as_plain(report)})
    else:
        click.echo(report_text(report))
    if not report.sound:
        sys.exit(REFUSED)


def report_text(report: Report) -> str:
    """A report for people: what does not hold, what can't be proved, what was looked at."""
    counts = report.counts
    looked = (
        f"{counts.get('audit', 0):,} audit rows, {counts.get('entries', 0):,} entries, "
        f"{counts.get('clocks', 0):,} clocks and {counts.get('alerts', 0):,} alerts "
        f"in {report.seconds:.1f} s"
    )
    verdict = (
        f"Sound: {looked}."
        if report.sound
        else f"NOT SOUND: {len(report.findings):,} found. Looked at {looked}."
    )
    lines = [verdict, *_found("", report.findings), *_found("Not proved: ", report.unproved)]
    if report.head:
        lines.append(
            f"Last audit row {report.head}\nNote it down elsewhere; `dutydesk check --noted "
            "ROW:HASH` then shows also a file that was exchanged for an older one."
        )
    return "\n\n".join(lines)


def _found(lead: str, found: list[Finding]) -> list[str]:
    """What was found, with each remedy said once."""
    if not found:
        return []
    blocks = []
    for remedy in Counter(one.remedy for one in found):
        some = [one for one in found if one.remedy == remedy]
        lines = [f"{lead}{one}" for one in some[:_SHOWN]]
        if len(some) > _SHOWN:
            lines.append(f"... and {len(some) - _SHOWN:,} more: see `dutydesk check --json`.")
        blocks.append("\n".join([*lines, f"→ {remedy}"]))
    return blocks


def _noted(text: str) -> Head:
    from dutydesk.store.audit import Head

    seq, _, digest = text.partition(":")
    if not seq.isdecimal() or not digest:
        raise click.BadParameter("Write it as it was printed: ROW:HASH.", param_hint="--noted")
    return Head(int(seq), digest)


def _progress() -> Progress:
    """Tell how far it is, on a terminal; nothing where the output is kept."""
    if not sys.stderr.isatty():
        return lambda *_: None

    def tell(what: str, done: int, total: int) -> None:
        share = f" {done:,} of {total:,}" if total else ""
        click.echo(f"\r\033[KChecking {what.replace('_', ' ')}{share}", err=True, nl=False)
        if total and done >= total:
            click.echo("\r\033[K", err=True, nl=False)

    return tell

"""`dutydesk protocol …`: what the protocols say, and whether their files are right."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dutydesk.cli_common import MISTYPED, NO_SETTINGS, REFUSED, Given, as_json, explained, leave


@click.group()
def protocol() -> None:
    """The protocols: what they are, what they say, and whether their files are right."""


def _protocol_paths(given: Given, names: Iterable[str]) -> list[Path]:
    """Files by path or by the id of an installed protocol; all of the installed ones if none."""
    from dutydesk.desk.rulebook import protocol_files
    from dutydesk.paths import places

    installed = protocol_files(places(given.db))
    wanted = list(names) or list(installed)
    paths = [installed.get(name) or Path(name) for name in wanted]
    for path in paths:
        if not path.is_file():
            leave(
                f"There is no protocol file {path}. Give a path or one of: {', '.join(installed)}.",
                MISTYPED,
            )
    return paths


@protocol.command("list")
@as_json
@click.pass_obj
@explained
def list_(given: Given, json_: bool) -> None:
    """List the protocols in force, with their versions and what is wrong with any."""
    from dutydesk.printing import print_json
    from dutydesk.printing_protocol import rulebook_text

    rulebook = given.open_unproved().rulebook
    if json_:
        fields = {"id", "version", "title", "source", "authority"}
        print_json(
            {
                "protocols": [one.model_dump(include=fields) for one in rulebook.protocols],
                "notices": rulebook.notices,
            }
        )
    else:
        click.echo(rulebook_text(rulebook))
    if rulebook.notices:
        sys.exit(NO_SETTINGS)


@protocol.command()
@click.argument("name")
@as_json
@click.pass_obj
@explained
def show(given: Given, name: str, json_: bool) -> None:
    """Show a protocol's rules, or one rule such as rotherham/r17, in words."""
    from dutydesk.printing import print_json
    from dutydesk.printing_protocol import protocol_text, rule_text

    wanted, _, rule_id = name.partition("/")
    for one in given.open_unproved().rulebook.protocols:
        if one.id != wanted:
            continue
        rules = [rule for rule in one.rules if not rule_id or rule.id == rule_id]
        if not rules:
            leave(f"{wanted} has no rule '{rule_id}'. See `dutydesk protocol show {wanted}`.", 1)
        if json_:
            print_json([rule.model_dump(mode="json", exclude_none=True) for rule in rules])
        else:
            click.echo(rule_text(rules[0], one) if rule_id else protocol_text(one))
        return
    leave(f"No protocol '{wanted}' is in force. See `dutydesk protocol list`.", REFUSED)


@protocol.command()
@click.argument("words", nargs=-1)
@as_json
@click.pass_obj
@explained
def read(given: Given, words: tuple[str, ...], json_: bool) -> None:
    """Read the protocols in our own words: a paragraph (R17), those with WORDS in them, or all.

    A paragraph is shown with everything that its rules say. Words are found even if misspelt.
    """
    from dutydesk.desk.reader import all_paragraphs, read_protocols
    from dutydesk.desk.reader_search import ParagraphIndex
    from dutydesk.desk.reader_text import as_text, hits_text
    from dutydesk.printing import print_json

    protocols = read_protocols(given.open_unproved())
    hits = ParagraphIndex(all_paragraphs(protocols)).search(" ".join(words))
    if not hits:
        leave(
            f"No paragraph says “{' '.join(words)}”. Type fewer words, or a number: R17.", REFUSED
        )
    if json_:
        print_json([{"paragraph": hit.paragraph, "found_by": hit.by} for hit in hits])
        return
    of = {protocol.copy_id: protocol for protocol in protocols}
    whole = bool(words) and (len(hits) == 1 or not hits[0].by)
    for hit in hits if whole else ():
        click.echo(as_text(hit.paragraph, of[hit.paragraph.copy_id]))
    if not whole:
        click.echo(hits_text(hits, protocols))


@protocol.command()
@click.argument("name")
@click.option(
    "--authority", help="The code of the authority that it covers; the desk's own if none."
)
@click.pass_obj
@explained
def new(given: Given, name: str, authority: str | None) -> None:
    """Make a new protocol file NAME, full of comments, in the desk's own folder."""
    from dutydesk.new_protocol import make_protocol
    from dutydesk.paths import places
    from dutydesk.printing_protocol import made_text
    from dutydesk.settings import load_settings

    here = places(given.db)
    settings = load_settings(here)
    path = make_protocol(here, name, authority or settings.authority)
    click.echo(made_text(path, here, settings))


@protocol.command()
@click.argument("files", nargs=-1)
@click.option("--strict", is_flag=True, help="Count gaps as faults, in the exit code and in JSON.")
@as_json
@click.pass_obj
@explained
def check(given: Given, files: tuple[str, ...], strict: bool, json_: bool) -> None:
    """Check protocol FILES (all that are installed, if none are named) and run their examples.

    After the faults come the gaps: what a file may still lack, and the desk can run without.
    """
    from dutydesk.printing import print_json
    from dutydesk.printing_protocol import check_text
    from dutydesk.protocol.check import check_files
    from dutydesk.protocol.gaps import gaps_in

    paths = _protocol_paths(given, files)
    wanted = {path.name for path in paths}
    beside = [path for path in _protocol_paths(given, ()) if path.name not in wanted]
    faults = [fault for fault in check_files([*paths, *beside]) if fault.file in wanted]
    gaps = gaps_in(paths)
    if json_:
        print_json([*faults, *gaps] if strict else faults)
    else:
        click.echo(check_text(paths, faults, gaps))
    if faults or (strict and gaps):
        sys.exit(NO_SETTINGS)


@protocol.command()
@as_json
@explained
def facts(json_: bool) -> None:
    """List the facts that a protocol's conditions may name, with their values."""
    from dutydesk.printing import print_json
    from dutydesk.printing_protocol import facts_text
    from dutydesk.protocol.facts import facts_vocabulary

    known = list(facts_vocabulary().values())
    if json_:
        print_json(known)
    else:
        click.echo(facts_text(known))


@protocol.command()
@as_json
@click.pass_obj
@explained
def coverage(given: Given, json_: bool) -> None:
    """Show where each numbered paragraph of the protocols lives in the console, and its proof.

    Sections of laws, which no protocol numbers, are listed apart and not counted.
    """
    from dutydesk.printing import print_json
    from dutydesk.printing_protocol import coverage_text
    from dutydesk.protocol.coverage import cited
    from dutydesk.protocol.coverage import coverage as cover

    protocols = given.open_unproved().rulebook.protocols
    rows = cover(protocols)
    if json_:
        print_json(rows)
    else:
        click.echo(coverage_text(rows, cited(protocols)))

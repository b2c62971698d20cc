"""Protocols and settings in plain text, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from dutydesk.paths import Places
from dutydesk.printing import table
from dutydesk.protocol.coverage import NOT_THERE_YET, ParagraphRow
from dutydesk.protocol.facts import Fact
from dutydesk.protocol.faults import Fault
from dutydesk.protocol.rules import Protocol, Rule
from dutydesk.settings import Settings
from dutydesk.vocabulary import vocabulary

if TYPE_CHECKING:
    from dutydesk.desk.rulebook import Rulebook


def rulebook_text(rulebook: Rulebook) -> str:
    """The protocols in force, and what is wrong with any file."""
    rows = [
        (one.id, one.version, one.authority, str(len(one.rules)), one.title)
        for one in rulebook.protocols
    ]
    text = table(("ID", "VERSION", "AUTHORITY", "RULES", "TITLE"), rows, fixed=2)
    return "\n\n".join([text, *(f"! {notice}" for notice in rulebook.notices)])


def protocol_text(protocol: Protocol) -> str:
    """A protocol: whom it covers, and each rule in a line."""
    rows = [
        (rule.id, ", ".join(rule.paragraphs), rule.kind, _first_words(rule), _limit(rule))
        for rule in protocol.rules
    ]
    heading = f"{protocol.title}\n{protocol.source}; version {protocol.version}"
    scope = fill(f"Covers: {protocol.scope.words}", 90)
    return f"{heading}\n{scope}\n\n{table(('RULE', '¶', 'KIND', 'DUTY', 'LIMIT'), rows, fixed=3)}"


def rule_text(rule: Rule, protocol: Protocol) -> str:
    """One rule whole, with its worked examples."""
    events = vocabulary("events").terms
    told = [protocol.parties.get(one.party, one.party) for one in rule.tell]
    lines = [
        f"{rule.full_id} · {', '.join(rule.paragraphs)} · {rule.kind} · "
        f"{protocol.authority_of(rule)}",
        fill(_first_words(rule), 90),
        "",
        f"Opens on   {'; '.join(events[event].label for event in rule.on)}",
    ]
    if rule.owner:
        lines.append(f"Owed by    {protocol.parties.get(rule.owner, rule.owner)}")
    if told:
        lines.append(f"To be told {', '.join(told)}")
    if rule.limit:
        lines.append(f"Limit      {_limit(rule)}")
    if rule.law:
        lines.append(f"Law        {rule.law}")
    if rule.duty and rule.guidance:
        lines.append(fill(f"Note       {rule.guidance}", 90, subsequent_indent=" " * 11))
    if rule.lives:
        lines.append(f"Lives      {rule.lives}")
    lines += ["", "Worked examples", *(f"  {example.name}" for example in rule.examples)]
    return "\n".join(lines)


def _first_words(rule: Rule) -> str:
    return rule.duty or rule.guidance or rule.record or ""


def _limit(rule: Rule) -> str:
    if rule.limit is None:
        return ""
    target = " (desk target)" if rule.limit.basis == "desk target" else ""
    return f"{rule.limit.words}{target}"


def made_text(path: Path, places: Places, settings: Settings) -> str:
    """Where a new protocol file is, and what to do with it next."""
    name = path.stem
    switched_on = ", ".join(f'"{one}"' for one in dict.fromkeys([*settings.protocols, name]))
    return "\n".join(
        [
            f"Made {path}. It holds as it stands, and opens nothing yet. Next:",
            "  1. Edit it in any text editor; the comments say what each line does.",
            f"  2. After each change: dutydesk protocol check {name}",
            f"  3. When it holds, switch it on in {places.settings}:",
            f"     protocols = [{switched_on}]",
        ]
    )


def check_text(paths: Sequence[Path], faults: Sequence[Fault], gaps: Sequence[Fault] = ()) -> str:
    """The faults found, or that there are none; after them the gaps, where there are any."""
    plural = "fault" if len(faults) == 1 else "faults"
    said = [*(str(fault) for fault in faults), "", f"{len(faults)} {plural}."]
    if not faults:
        said = [f"{', '.join(path.name for path in paths)}: every rule and example holds."]
    if gaps:
        count = "1 gap" if len(gaps) == 1 else f"{len(gaps)} gaps"
        said += ["", f"{count} to look at, with which the desk runs all the same:"]
        said += [f"- {gap}" for gap in gaps]
    return "\n".join(said)


def facts_text(known: Sequence[Fact]) -> str:
    """Every fact with its type, values and meaning, then the other words of a protocol file."""
    rows = [(one.name, one.type, one.source, _meaning(one)) for one in known]
    facts = table(("FACT", "TYPE", "FROM", "MEANING AND VALUES"), rows, fixed=3)
    return "\n\n".join([facts, *(_words_of(name) for name in _WORDS)])


_WORDS = {
    "events": "EVENT",
    "instants": "INSTANT",
    "parties": "PARTY",
    "channels": "WAY OF TELLING",
}


def _words_of(name: str) -> str:
    """A vocabulary's codes with their labels, and which log gives each where that is said."""
    terms = vocabulary(name).terms.values()
    if not any("entry" in term.attrs for term in terms):
        return table((_WORDS[name], "MEANING"), [(one.code, one.label) for one in terms], fixed=1)
    rows = [(one.code, str(one.attrs.get("entry", "")), one.label) for one in terms]
    return table((_WORDS[name], "LOGGED BY", "MEANING"), rows, fixed=1)


def _meaning(one: Fact) -> str:
    codes = one.codes()
    if not codes:
        return one.meaning
    if len(codes) > 20:
        return f"{one.meaning}: a code of the vocabulary {one.values}"
    return f"{one.meaning}: {', '.join(codes)}"


def coverage_text(rows: Sequence[ParagraphRow], sections: Sequence[ParagraphRow] = ()) -> str:
    """Each paragraph with where it lives and what proves it; sections of laws apart."""
    there = [row for row in rows if not row.lives[0].startswith(NOT_THERE_YET)]
    counted = f"{len(there)} of {len(rows)} paragraphs are there."
    parts = [_coverage_table(rows), counted] if rows else []
    if sections:
        parts += ["Sections of laws and guidance, not counted:", _coverage_table(sections)]
    return "\n\n".join(parts)


def _coverage_table(rows: Sequence[ParagraphRow]) -> str:
    lines = [
        (
            row.paragraph,
            ", ".join(row.kinds),
            "; ".join(row.lives),
            ", ".join(row.rules),
            str(len(row.proofs)),
        )
        for row in rows
    ]
    return table(("¶", "KIND", "LIVES", "RULES", "EXAMPLES"), lines, fixed=1)


def settings_text(settings: Settings, places: Places, overruled: Sequence[str] = ()) -> str:
    """Each setting with its value, what it is for, the files, and what is `overruled` of it."""
    set_ = settings.model_dump(mode="json")
    rows = [
        (name, _shown(set_[name]), str(field.description))
        for name, field in Settings.model_fields.items()
    ]
    state = "" if places.settings.is_file() else " (not made yet: these are the defaults)"
    heading = f"Database  {places.database}\nSettings  {places.settings}{state}"
    parts = [heading, table(("SETTING", "VALUE", "WHAT IT IS"), rows, fixed=1)]
    if overruled:
        parts.append("Changed for the whole desk (see dutydesk settings):\n" + "\n".join(overruled))
    return "\n\n".join(parts)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items() if one is not None) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value) or "none"
    return str(value)

"""Reading the protocols: each paragraph in our own words, with everything that its rules say.

It only reads. Beside the protocols in force there are the copies that older clocks were opened
under: from a clock one comes to its paragraph as it stood then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from dutydesk.desk.plan import Advice
from dutydesk.desk.reader_rules import ReadRule, read_rule
from dutydesk.protocol.calendar import show
from dutydesk.protocol.faults import ProtocolError
from dutydesk.protocol.rules import Protocol
from dutydesk.records import Clock, ProtocolCopy

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk


@dataclass(frozen=True)
class Shelved:
    """A protocol that can be read: one in force, or an older copy that the desk has kept."""

    copy_id: int
    protocol: str
    version: str
    kept_at: datetime
    in_force: bool

    @property
    def label(self) -> str:
        """What to call it: `rotherham 1.0`, an older copy with the day from which it is kept."""
        name = f"{self.protocol} {self.version}"
        return name if self.in_force else f"{name}, kept {show(self.kept_at)}"


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph of one protocol, in words.

    - `title`, `words`: what it comes to; empty where the file doesn't say.
    - `kinds`: of its rules, such as "clock" and "check"; `rules`: each in words.
    - `law`: the act or guidance, where the file gathers several.
    """

    copy_id: int
    protocol: str
    number: str
    title: str
    words: str
    law: str
    kinds: tuple[str, ...]
    rules: tuple[ReadRule, ...]


@dataclass(frozen=True)
class ReadProtocol:
    """A whole protocol to be read; `covers` says whom, `note` what its readers should know."""

    copy_id: int
    id: str
    title: str
    version: str
    source: str
    covers: str
    note: str
    paragraphs: tuple[ReadParagraph, ...]


@dataclass(frozen=True)
class Place:
    """Where to open the reader: a paragraph of a copy, and the rule that one comes from.

    `note` says how the copy stands to the file in force, where it is another one.
    """

    copy_id: int
    number: str
    rule: str = ""
    note: str = ""


def shelf(desk: Desk) -> list[Shelved]:
    """The protocols that can be read: those in force in their order, then older copies, by age."""
    in_force = desk.rulebook.copy_ids
    number = col(ProtocolCopy.id)
    heads = select(
        number, col(ProtocolCopy.protocol), col(ProtocolCopy.version), col(ProtocolCopy.kept_at)
    )
    with desk.store.read() as session:
        kept = session.execute(heads.order_by(number.desc())).all()
    found = {
        copy_id: Shelved(copy_id, protocol, version, kept_at, copy_id in in_force)
        for copy_id, protocol, version, kept_at in kept
        if copy_id is not None
    }
    return [found.pop(copy_id) for copy_id in in_force] + list(found.values())


def read_protocols(desk: Desk) -> list[ReadProtocol]:
    """The protocols in force, each paragraph with its rules in words, in the order of the files."""
    rulebook = desk.rulebook
    return [_read(desk, one, rulebook.copies[one.id]) for one in rulebook.protocols]


def read_copy(desk: Desk, copy_id: int) -> ReadProtocol:
    """One protocol as a kept copy has it. Raises ProtocolError if it can't be read any more.

    A copy from before paragraphs were put in words has those of the file in force: they tell of
    the same document.
    """
    with desk.store.read() as session:
        protocol = desk.rulebook.kept(session, copy_id)
    return _read(desk, protocol, copy_id)


def place_of_clock(desk: Desk, clock_id: int) -> Place | None:
    """The paragraph of a clock, as it stood in the version that the clock was opened under.

    None if there is no such clock. A copy that this release can't read any more gives the
    paragraph of the file in force, and the note says so.
    """
    with desk.store.read() as session:
        clock = session.get(Clock, clock_id)
        if clock is None:
            return None
        copy_id, number = clock.protocol_copy_id, clock.paragraphs.split(", ")[0]
        copy = session.get_one(ProtocolCopy, copy_id)
        kept = f"Version {copy.version}, kept {show(copy.kept_at)}: the clock was opened under it."
    now_id = desk.rulebook.copies.get(clock.protocol)
    if copy_id == now_id:
        return Place(copy_id, number, clock.rule)
    try:
        then = _paragraph(read_copy(desk, copy_id), number)
    except ProtocolError:
        if now_id is None:
            return None
        note = (
            "The version that the clock was opened under can't be read any more. This is today's."
        )
        return Place(now_id, number, clock.rule, note)
    if now_id is None:
        return Place(copy_id, number, clock.rule, f"{kept} The protocol is not in force now.")
    now = read_copy(desk, now_id)
    same = _same(then, _paragraph(now, number))
    changed = "says the same of it" if same else "has CHANGED this paragraph since"
    note = f"{kept} The file in force, version {now.version}, {changed}."
    return Place(copy_id, number, clock.rule, note)


def place_of_rule(desk: Desk, rule: str, number: str = "") -> Place | None:
    """The paragraph of a rule in force, by its full id; None if there is no such rule.

    `number` chooses among the rule's paragraphs; without it, it is the first.
    """
    for protocol in desk.rulebook.protocols:
        for one in protocol.rules:
            if one.full_id == rule:
                chosen = number if number in one.paragraphs else one.paragraphs[0]
                return Place(desk.rulebook.copies[protocol.id], chosen, rule)
    return None


def place_of_field(desk: Desk, field: str) -> Place | None:
    """The paragraph of the first check or guide that stands beside a field of a form, if any."""
    rules = (one for protocol in desk.rulebook.protocols for one in protocol.rules)
    found = next((one.full_id for one in rules if field and one.field == field), None)
    return place_of_rule(desk, found) if found else None


def guides_of_field(desk: Desk, field: str, guides: Iterable[Advice]) -> list[Advice]:
    """Those of a plan's guides that belong to one field of the form."""
    rules = (one for protocol in desk.rulebook.protocols for one in protocol.rules)
    beside = {one.full_id for one in rules if field and one.field == field}
    return [one for one in guides if one.rule in beside]


def _read(desk: Desk, protocol: Protocol, copy_id: int) -> ReadProtocol:
    numbers = protocol.paragraph_names() or protocol.cited()
    in_force = next((one for one in desk.rulebook.protocols if one.id == protocol.id), protocol)
    told = {one.number: one for one in protocol.summaries or in_force.summaries}
    targets = desk.settings.targets
    rules = {rule.id: read_rule(protocol, rule, targets) for rule in protocol.rules}
    paragraphs = []
    for number in numbers:
        of_it = [rules[one.id] for one in protocol.rules if number in one.paragraphs]
        summary = told.get(number)
        paragraphs.append(
            ReadParagraph(
                copy_id=copy_id,
                protocol=protocol.id,
                number=number,
                title=summary.title if summary else next((one.gist for one in of_it), ""),
                words=summary.words if summary else "",
                law=next((one.law for one in of_it if one.law), ""),
                kinds=tuple(dict.fromkeys(one.kind for one in of_it)),
                rules=tuple(of_it),
            )
        )
    return ReadProtocol(
        copy_id=copy_id,
        id=protocol.id,
        title=protocol.title,
        version=protocol.version,
        source=protocol.source,
        covers=protocol.scope.words,
        note=protocol.note or "",
        paragraphs=tuple(paragraphs),
    )


def _paragraph(protocol: ReadProtocol, number: str) -> ReadParagraph | None:
    return next((one for one in protocol.paragraphs if one.number == number), None)


def _same(then: ReadParagraph | None, now: ReadParagraph | None) -> bool:
    """Whether two versions say the same of a paragraph, wherever in the console they show it."""
    return then is not None and now is not None and _said(then) == _said(now)


def _said(one: ReadParagraph) -> tuple[object, ...]:
    rules = tuple(replace(rule, lives="", field="") for rule in one.rules)
    return one.title, one.words, rules


def all_paragraphs(protocols: Iterable[ReadProtocol]) -> list[ReadParagraph]:
    """Their paragraphs in one list."""
    return [paragraph for protocol in protocols for paragraph in protocol.paragraphs]

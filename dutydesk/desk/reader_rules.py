"""One rule of a protocol in words for people: what it asks, of whom, by when, and what ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dutydesk.desk.labels import label_of
from dutydesk.protocol.anchors import anchor_name
from dutydesk.protocol.limit_recurring import Contacts, Every
from dutydesk.protocol.limit_simple import AsSoonAs
from dutydesk.protocol.limits import AnyForm, desk_figures
from dutydesk.protocol.reasons import fact_words
from dutydesk.protocol.rules import Protocol, Rule, Telling
from dutydesk.protocol.spans import Span

NO_TIME = "no time given"
"""What protocol files write where the document says nothing of when."""

_ENDS = {
    "telling": "The telling, with who was told, when and how",
    "done": "Being done, with when and a note",
    "named": "Somebody being named",
    "receipt": "The receipt of what is owed",
}


@dataclass(frozen=True)
class ReadLimit:
    """By when: `words` are the limit's own, `basis` says whose the figure is.

    `target` is the desk's figure where the document gives none, with `usual` what the file
    proposes if the desk has set another.
    """

    words: str
    basis: str
    target: str = ""
    usual: str = ""

    @property
    def said(self) -> str:
        """It in a sentence in which a desk target can't pass for a limit of the document."""
        if self.basis == "limit":
            return f"Limit: {self.words}."
        if self.basis == "none":
            return "No limit."
        place = f" in place of {self.usual}" if self.usual else ""
        return f"Desk target: {self.target}, set by this desk{place}.{self._document}"

    @property
    def _document(self) -> str:
        """What the document says instead of a figure."""
        if not self.words:
            return ""
        if NO_TIME not in self.words:
            return f" The document gives no figure: “{self.words}”."
        if self.words == NO_TIME:
            return " The document gives no time."
        return f" In the document: {self.words}."


@dataclass(frozen=True)
class ReadTelling:
    """Whom to tell: `by` the channel that is asked for, `only` the facts it hangs on.

    `limit` is this telling's own; None where the rule's holds.
    """

    whom: str
    by: str = ""
    only: tuple[str, ...] = ()
    limit: ReadLimit | None = None


@dataclass(frozen=True)
class ReadRule:
    """A rule in words. What it doesn't say is empty.

    - `on`: what opens it; `hangs_on`: the facts that decide whether it comes up.
    - `field`: the field of a form that a check or a guide stands beside.
    """

    rule: str
    kind: str
    duty: str
    owner: str
    tell: tuple[ReadTelling, ...]
    limit: ReadLimit | None
    ends: str
    ends_also: tuple[str, ...]
    guidance: str
    record: str
    refuses: bool
    law: str
    authority: str
    lives: str
    on: tuple[str, ...]
    hangs_on: tuple[str, ...]
    replaces: tuple[str, ...]
    field: str

    @property
    def gist(self) -> str:
        """The first thing that it says."""
        return self.duty or self.record or self.guidance


def read_rule(protocol: Protocol, rule: Rule, targets: Mapping[str, Span]) -> ReadRule:
    """A rule in words; `targets` are the desk's own figures by the rule's full id."""
    own = targets.get(rule.full_id)
    conditions = [one for one in (rule.when, rule.unless) if one is not None]
    names = {name for one in conditions for name in one.facts()}
    return ReadRule(
        rule=rule.full_id,
        kind=rule.kind,
        duty=rule.duty or "",
        owner=_party(protocol, rule.owner),
        tell=tuple(_telling(protocol, one, own) for one in rule.tell),
        limit=read_limit(rule.limit, own) if rule.limit else None,
        ends=_ENDS[rule.ends] if rule.kind == "clock" else "",
        ends_also=_ends_also(rule),
        guidance=rule.guidance or "",
        record=rule.record or "",
        refuses=rule.refuse,
        law=rule.law or "",
        authority=protocol.authority_of(rule),
        lives=rule.lives or "",
        on=tuple(label_of("events", event) for event in rule.on),
        hangs_on=tuple(fact_words(name) for name in sorted(names)),
        replaces=tuple(
            dict.fromkeys(one for one in (*rule.overridden, *rule.cancelled) if one != rule.full_id)
        ),
        field=rule.field or "",
    )


def read_limit(limit: AnyForm, own: Span | None) -> ReadLimit:
    """A limit in words; `own` is the desk's figure in place of the target that the file proposes.

    A limit that is made of several has the desk's figures named apart from the document's words.
    """
    if limit.basis != "desk target":
        return ReadLimit(limit.words, limit.basis)
    parts = list(desk_figures(limit))
    usual = " or ".join(_figure(part, None) for part in parts)
    target = " or ".join(_figure(part, own) for part in parts)
    return ReadLimit(limit.words, "desk target", target, usual if usual != target else "")


def _figure(part: AsSoonAs | Every | Contacts, own: Span | None) -> str:
    """The desk's figure, as `due` takes it: its own replaces a single one, never phases."""
    if isinstance(part, AsSoonAs):
        late = f", and never after {anchor_name(part.not_after)}" if part.not_after else ""
        start = part.counted("from")
        return f"{own or part.target}{start}{late}"
    if isinstance(part, Every) and own is not None and len(part.every) == 1:
        part = part.model_copy(update={"every": (own,)})
    return part.figure


def _telling(protocol: Protocol, one: Telling, own: Span | None) -> ReadTelling:
    only = sorted(one.when.facts()) if one.when else ()
    return ReadTelling(
        whom=_party(protocol, one.party),
        by=label_of("channels", one.by).lower(),
        only=tuple(fact_words(name) for name in only),
        limit=read_limit(one.limit, own) if one.limit else None,
    )


def _ends_also(rule: Rule) -> tuple[str, ...]:
    said = []
    for when, words in (
        (rule.met_when, "an entry that settles it"),
        (rule.stops_when, "an entry by which its reason is gone"),
    ):
        if when is not None:
            names = ", ".join(fact_words(name).lower() for name in sorted(when.facts()))
            said.append(f"{words} ({names})")
    return tuple(said)


def _party(protocol: Protocol, code: str | None) -> str:
    return protocol.parties.get(code) or label_of("parties", code) if code else ""

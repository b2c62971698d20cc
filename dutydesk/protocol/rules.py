"""A protocol as its file says it: whom it covers, its rules, and the examples that prove them.

These are the models only. `load` reads them from TOML and refuses what can't be used; `match` says
which rules an entry calls for. All of them are frozen and survive a round trip through JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StrictBool,
    StrictInt,
    StrictStr,
    model_validator,
)

from dutydesk.protocol.conditions import When
from dutydesk.protocol.limits import Limit
from dutydesk.protocol.spans import Span

Kind = Literal["clock", "check", "guide", "record"]
Ending = Literal["telling", "done", "named", "receipt"]
Authority = Literal["statute", "national guidance", "local protocol"]

_WALL = "%Y-%m-%d %H:%M"


def _wall_time(value: object) -> datetime:
    if isinstance(value, str):
        try:
            return datetime.strptime(value, _WALL)  # noqa: DTZ007 - a London wall time, as written
        except ValueError:
            pass  # said below, in the same words as for any other value
    if isinstance(value, datetime) and value.tzinfo is None:
        return value
    raise ValueError(f'{value!r} is not a date and time. Write it as "2026-03-27 16:00".')


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


WallTime = Annotated[
    datetime, BeforeValidator(_wall_time), PlainSerializer(lambda at: f"{at:{_WALL}}", str)
]
"""A date and time on a London clock, without a zone, as the examples write it."""
OneOrMore = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
RawFacts = dict[str, StrictBool | StrictInt | StrictStr | tuple[StrictStr, ...]]


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=False, serialize_by_alias=True
    )


class Telling(_Model):
    """One party to be told: a clock of its own.

    `by` is the channel that the protocol asks for, `when` says for whom this telling counts, and
    `limit` overrides the rule's.
    """

    party: str
    by: str | None = None
    when: When | None = None
    limit: Limit | None = None

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        return {"party": value} if isinstance(value, str) else value


class Expected(_Model):
    """A clock that an example must open; without `due` it must have no due date yet.

    `rule` is said in protocol-level examples only, as "file/id".
    """

    rule: str | None = None
    tell: str | None = None
    due: WallTime | None = None


class Moved(_Model):
    """The re-dating step of an example: instants that change, and the due date that follows.

    It speaks of the opened clocks that count from one of those instants.
    """

    anchors: dict[str, WallTime]
    due: WallTime | None = None


class _Situation(_Model):
    """What an example says has happened, and what it expects: the parts common to both kinds.

    `at` is a London time, and the instant `event`; `anchors` are the other instants. `asks` are
    unknown facts that must be asked, whatever else is.
    """

    name: str
    event: OneOrMore
    at: WallTime
    facts: RawFacts = {}
    anchors: dict[str, WallTime] = {}
    opens: tuple[Expected, ...] | None = None
    moved: Moved | None = None
    asks: tuple[str, ...] = ()


class Example(_Situation):
    """A worked example of one rule.

    A clock's example says exactly which clocks of the rule `opens` (`[]` for none), or what it
    asks. For a guide, a record or a check, `opens = []` says that the rule doesn't come up;
    `problem` says that a check objects.
    """

    met: bool = False
    problem: bool = False


class ProtocolExample(_Situation):
    """A worked example of a whole file, and of those it names in `with_files`, together."""

    with_files: tuple[str, ...] = Field(default=(), alias="with")
    includes: tuple[Expected, ...] = ()
    excludes: tuple[str, ...] = ()


class Scope(_Model):
    """Whom a protocol covers, in words and as a condition."""

    words: str
    when: When | None = None


class Rule(_Model):
    """One rule: what it opens on, who owes what to whom, by when, and what ends it.

    `protocol` is the id of the file it stands in. `law` names the act or guidance, with its date,
    and `authority` whose word it is, where the file gathers rules from several sources. References
    to other rules are kept as they were written; `overridden` and `cancelled` give them in full.
    """

    protocol: str
    id: str
    paragraphs: tuple[str, ...] = ()
    law: Annotated[str, Field(min_length=1)] | None = None
    authority: Authority | None = None
    kind: Kind
    on: OneOrMore = ()
    when: When | None = None
    unless: When | None = None
    owner: str | None = None
    tell: tuple[Telling, ...] = ()
    duty: str | None = None
    limit: Limit | None = None
    warn: tuple[Span, ...] = ()
    ends: Ending
    met_when: When | None = None
    stops_when: When | None = None
    overrides: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()
    field: str | None = None
    require: When | None = None
    refuse: bool = False
    guidance: str | None = None
    record: str | None = None
    lives: str | None = None
    examples: tuple[Example, ...] = Field(default=(), alias="example")

    @model_validator(mode="before")
    @classmethod
    def _ending(cls, value: Any) -> Any:
        if isinstance(value, dict) and "ends" not in value:
            return {**value, "ends": "telling" if value.get("tell") else "done"}
        return value

    @property
    def full_id(self) -> str:
        """The rule's name among all files, such as "rotherham/r17"."""
        return f"{self.protocol}/{self.id}"

    @property
    def overridden(self) -> tuple[str, ...]:
        """The full ids of the rules that don't open when this one does."""
        return tuple(self.full(written) for written in self.overrides)

    @property
    def cancelled(self) -> tuple[str, ...]:
        """The full ids of the rules whose running clocks end when this one opens."""
        return tuple(self.full(written) for written in self.cancels)

    def full(self, written: str) -> str:
        """A rule's full id, from the way that this rule's file writes it."""
        return written if "/" in written else f"{self.protocol}/{written}"

    def tellings(self) -> tuple[Telling | None, ...]:
        """The clocks it can open: one for each telling, or a single one that tells nobody."""
        return self.tell or (None,)

    def limit_for(self, telling: Telling | None) -> Limit | None:
        """The limit of one of its clocks: the telling's own, else the rule's."""
        return telling.limit if telling and telling.limit else self.limit


class Summary(_Model):
    """What one paragraph of the source comes to, in our own words, for people to read.

    `title` is a few words, `words` one to four sentences; nothing is pasted from the source.
    """

    number: str
    title: Annotated[str, Field(min_length=1)]
    words: Annotated[str, Field(min_length=1)]


class Protocol(_Model):
    """One protocol file: an id and version, whose word it is, whom it covers, and its rules.

    `summaries` are its [[paragraph]]s: what each paragraph of the source comes to.
    """

    id: str
    version: str
    title: str
    source: str
    authority: Authority
    paragraphs: Annotated[StrictInt, Field(ge=0)] = 0
    prefix: str = ""
    note: str | None = None
    scope: Scope
    parties: dict[str, str] = {}
    rules: tuple[Rule, ...] = Field(default=(), alias="rule")
    examples: tuple[ProtocolExample, ...] = Field(default=(), alias="example")
    summaries: tuple[Summary, ...] = Field(default=(), alias="paragraph")

    @model_validator(mode="before")
    @classmethod
    def _name_rules(cls, value: Any) -> Any:
        """Tell each rule which file it stands in; the file itself doesn't repeat it."""
        if not isinstance(value, dict) or not isinstance(value.get("rule"), list | tuple):
            return value
        named = [
            {**rule, "protocol": value.get("id")} if isinstance(rule, dict) else rule
            for rule in value["rule"]
        ]
        return {**value, "rule": named}

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id. Raises KeyError if there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def authority_of(self, rule: Rule) -> Authority:
        """Whose word one of its rules is: the rule's own authority, else the file's."""
        return rule.authority or self.authority

    def paragraph_names(self) -> tuple[str, ...]:
        """Every numbered paragraph of the source: R1, R2…; empty where it numbers none."""
        return tuple(f"{self.prefix}{number}" for number in range(1, self.paragraphs + 1))

    def cited(self) -> tuple[str, ...]:
        """Every paragraph or section that its rules name, in the order of the file."""
        return tuple(dict.fromkeys(name for rule in self.rules for name in rule.paragraphs))


def rules_by_id(protocols: Iterable[Protocol]) -> dict[str, Rule]:
    """Every rule of these files by its full id."""
    return {rule.full_id: rule for protocol in protocols for rule in protocol.rules}

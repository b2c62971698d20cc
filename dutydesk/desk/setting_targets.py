"""Desk targets: duties for which the protocols give no figure, so that the desk sets its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dutydesk.protocol.limit_recurring import Every
from dutydesk.protocol.limit_simple import AsSoonAs
from dutydesk.protocol.limits import AnyForm, Choose, EarliestOf, LatestOf, NotBefore
from dutydesk.protocol.rules import Protocol, Rule
from dutydesk.protocol.spans import Span


def rules_with_target(protocols: Sequence[Protocol]) -> Mapping[str, tuple[Rule, Span]]:
    """Each rule that takes a desk target, by full id, with the figure that its file has for it."""
    return {
        rule.full_id: (rule, spans[0])
        for protocol in protocols
        for rule in protocol.rules
        if (spans := [span for limit in _limits(rule) for span in _targets(limit)])
    }


def _limits(rule: Rule) -> Iterator[AnyForm]:
    for limit in (rule.limit, *(one.limit for one in rule.tell)):
        if limit is not None:
            yield limit


def _targets(limit: AnyForm) -> Iterator[Span]:
    match limit:
        case AsSoonAs():
            yield limit.target
        case Every() if limit.desk_target and len(limit.every) == 1:
            yield limit.every[0]
        case Choose():
            for branch in limit.choose:
                yield from _targets(branch.limit)
        case EarliestOf() | LatestOf():
            for part in limit.parts:
                yield from _targets(part)
        case NotBefore():
            yield from _targets(limit.then)

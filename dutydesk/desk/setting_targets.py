"""Desk targets: duties for which the protocols give no figure, so that the desk sets its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dutydesk.protocol.limit_recurring import Every
from dutydesk.protocol.limit_simple import AsSoonAs
from dutydesk.protocol.limits import AnyForm, desk_figures
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
    """The figures that a desk can set another for: single ones, never phases or contacts."""
    for part in desk_figures(limit):
        if isinstance(part, AsSoonAs):
            yield part.target
        elif isinstance(part, Every) and len(part.every) == 1:
            yield part.every[0]

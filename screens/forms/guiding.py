"""What the protocols say where the cursor is: the guide of a field, and the paragraph to read."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from dutydesk.desk.context import Desk
from dutydesk.desk.plan import Plan
from dutydesk.desk.reader import Place, guides_of_field, place_of_field, place_of_rule
from screens.widgets.control import plain_text
from screens.widgets.plan_words import of_protocol
from screens.widgets.preview_pane import field_for, field_of


def guide_at(desk: Desk, plan: Plan | None, key: str) -> Text:
    """The guides that belong to the field with the cursor, each with its paragraph."""
    text = Text()
    for one in guides_of_field(desk, key, plan.guides) if plan else ():
        text.append("\n" if text.plain else "")
        text.append(f"{of_protocol(one)}  ", "bold")
        text.append_text(plain_text(one.words))
    return text


def place_at(desk: Desk, plan: Plan | None, key: str, fields: frozenset[str]) -> Place | None:
    """The paragraph that matters at a field or question; `fields` are those that the form shows.

    First what the plan says of it: a problem, a question, a guide. Then the field's own check or
    guide. Failing these the plan's first guide, problem, question or clock; None without any.
    """
    if plan is None:
        return place_of_field(desk, key)
    here = next((one for one in _said(plan, fields) if key and one[0] == key), None)
    if here is None:
        own = place_of_field(desk, key)
        if own is not None:
            return own
        here = next(_said(plan, fields, of_all=True), None)
    return place_of_rule(desk, here[1], here[2]) if here else None


def _said(
    plan: Plan, fields: frozenset[str], *, of_all: bool = False
) -> Iterator[tuple[str, str, str]]:
    """What the plan says: the field's or question's key, the rule and the paragraph of each."""
    guides = [("", one.rule, one.paragraphs[0]) for one in plan.guides]
    if of_all:
        yield from guides
    for problem in plan.problems:
        if problem.rule and problem.paragraphs:
            yield field_of(problem), problem.rule, problem.paragraphs[0]
            yield f"why:{problem.rule}", problem.rule, problem.paragraphs[0]
    for one in plan.questions:
        yield field_for(one.fact, fields) or one.fact, one.rules[0], one.paragraphs[0]
        yield one.fact, one.rules[0], one.paragraphs[0]
    if of_all:
        yield from (("", one.rule, one.paragraphs[0]) for one in plan.opens)

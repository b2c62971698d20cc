"""What saving will do, shown before it is done: beside the form, or on a small screen for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from dutydesk.desk.meaning import Problem
from dutydesk.desk.plan import Plan, Question
from screens.widgets.choice import Choice, Options
from screens.widgets.control import Control, LineControl, NotReadable, plain_text
from screens.widgets.field import Field
from screens.widgets.plan_words import guide_words, plan_words
from screens.widgets.yes_no import YesNo


class SaveBar(Static, can_focus=True):
    """The last stop of the form: Enter checks, and once it is checked saves."""

    DEFAULT_CSS = """
    SaveBar { dock: bottom; height: 1; padding: 0 1; background: $panel; }
    SaveBar:focus { text-style: reverse bold; }
    """
    BINDINGS = [
        Binding("enter", "press", "Save", show=False),
        Binding("down,pagedown", "scroll_plan(1)", "Scroll down", show=False),
        Binding("up,pageup", "scroll_plan(-1)", "Scroll up", show=False),
    ]

    class Pressed(Message):
        """Enter, or a click, on the bar."""

    def say(self, words: str) -> None:
        """Say what Enter does now."""
        if self.content != words:
            self.update(words, layout=False)

    def action_press(self) -> None:
        self.post_message(self.Pressed())

    def on_click(self) -> None:
        self.action_press()

    def action_scroll_plan(self, step: int) -> None:
        scroll = self.screen.query_one(".plan", VerticalScroll)
        scroll.scroll_relative(y=step * max(1, scroll.size.height // 2), animate=False)


class Ask(Field):
    """A question that an unknown fact leaves open, or the reason for going against a check."""

    DEFAULT_CSS = """
    Ask > Horizontal { layout: vertical; }
    Ask > Horizontal > .label { width: 1fr; height: auto; }
    Ask > Horizontal > Control { padding-left: 2; }
    Ask > .note { margin-left: 2; }
    """
    kind = ""

    def value(self) -> Any:
        """The answer as the facts have it, or None. Raises NotReadable."""
        value = self.control.value()
        if value is None:
            return None
        if self.kind == "many":
            return [value]
        if self.kind == "number":
            if not str(value).isdigit():
                raise NotReadable("Type a number.")
            return int(value)
        return value


class PreviewPane(Vertical):
    """The plan of the entry, the questions it leaves open, and the bar that saves it."""

    DEFAULT_CSS = """
    PreviewPane { height: 1fr; }
    PreviewPane > .plan { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    PreviewPane .asks { height: auto; }
    PreviewPane .asks > Ask { margin-bottom: 1; }
    PreviewPane .plan > Static { height: auto; }
    PreviewPane .asks-title { display: none; text-style: bold underline; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._needed = Static(classes="needed", markup=False)
        self._guides = Static(classes="guides", markup=False)
        self._asks_title = Static("Open questions", classes="asks-title", markup=False)
        self._asks = Vertical(classes="asks")
        self._words = Static(classes="words", markup=False)
        self.bar = SaveBar(markup=False)
        self._kept: dict[str, Any] = {}

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="plan", can_focus=False):
            yield self._needed
            yield self._guides
            yield self._asks_title
            yield self._asks
            yield self._words
        yield self.bar

    # What the form shows here

    def show_needed(self, needed: Iterable[str]) -> None:
        """Say what is still missing before anything can be worked out."""
        missing = list(needed)
        text = Text()
        if missing:
            text.append("Shown here once these are in:\n", "dim")
            for one in missing:
                text.append_text(plain_text(f"· {one}\n", ""))
                text.append("\n")
        _show(self._needed, text)
        self._needed.display = bool(missing)
        self._words.display = not missing
        if missing:
            self._guides.display = False

    def show_failure(self, words: str) -> None:
        """Say that the preview could not be made, and why."""
        self._needed.update(plain_text(f"! {words}", "bold"))
        self._needed.display = True

    @property
    def said(self) -> str:
        """What is missing, or went wrong."""
        return str(self._needed.content) if self._needed.display else ""

    async def show_plan(self, plan: Plan, now: datetime, fields: frozenset[str]) -> None:
        """Show a plan. `fields` are the form's own keys: problems with those show beside them."""
        self.show_needed(())
        elsewhere = [one for one in plan.problems if field_of(one) not in fields]
        text = Text()
        for problem in elsewhere:
            text.append_text(plain_text(problem_words(problem, plan), "bold"))
            text.append("\n")
        text.append_text(plan_words(plan, now))
        _show(self._words, text)
        # Before the questions and the clocks: a guide is for deciding, not for afterwards.
        _show(self._guides, guide_words(plan.guides))
        self._guides.display = bool(plan.guides)
        await self._show_asks(plan, fields)

    async def _show_asks(self, plan: Plan, fields: frozenset[str]) -> None:
        wanted: dict[str, Ask] = {}
        for problem in plan.problems:
            if not problem.refuse and problem.rule:
                wanted[f"why:{problem.rule}"] = _reason(problem, plan)
        asked = {question.fact for question in plan.questions}
        for question in plan.questions:
            elsewhere = field_for(question.fact, fields) is not None
            # What it was before decides what it is now: one question is enough.
            if not elsewhere and f"{question.fact}_before" not in asked:
                wanted[question.fact] = ask_of(question)
        for ask in self.asks():
            answered = ask.control.typed() is not None
            if ask.key in wanted:
                ask.name_it(wanted.pop(ask.key).label)
            elif not answered and not ask.control.has_cursor():
                await ask.remove()
        if wanted:
            await self._asks.mount_all(wanted.values())
            for ask in wanted.values():
                if ask.key in self._kept:
                    ask.control.restore(self._kept.pop(ask.key))
        self._asks_title.display = bool(self.asks())

    # What the form takes from here

    def asks(self) -> list[Ask]:
        """The questions and reasons shown, in order."""
        return list(self._asks.query(Ask))

    def first_open(self) -> Ask | None:
        """The first that has no answer yet."""
        return next((ask for ask in self.asks() if ask.control.typed() is None), None)

    def answers(self) -> dict[str, Any]:
        """The facts answered here."""
        return {ask.key: ask.value() for ask in self.asks() if ask.fact and ask.value() is not None}

    def reasons(self) -> dict[str, str]:
        """The reasons given for going against a check, by rule."""
        return {
            ask.key.removeprefix("why:"): str(ask.control.value())
            for ask in self.asks()
            if not ask.fact and ask.control.value()
        }

    def typed(self) -> dict[str, Any]:
        """What stands in the questions, for the draft."""
        return {ask.key: ask.control.typed() for ask in self.asks() if ask.control.typed()}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Answer the questions as `typed()` gave them, once they are asked again."""
        self._kept = dict(typed)


def _show(static: Static, text: Text) -> None:
    """Show a text, unless it stands there already."""
    if static.content != text:
        static.update(text)


def field_of(problem: Problem) -> str:
    """The key of the field that a problem is about: `answers.x` is the fact `x`."""
    return problem.field.removeprefix("answers.").split(".")[0].split("[")[0]


_SAME = {
    "looked_after": ("looked_after_before",),
    "legal_status": ("legal_status_before",),
    "offence_classes": ("offences",),
    "gravity": ("offences",),
    "placed_in": ("to", "placed", "placed_in_before"),
    "placement_kind": ("to", "placed"),
    "disposal": ("disposals",),
    "accompanied_by_named": ("accompanied_by_name",),
    "yot_officer_named": ("yot_officer",),
    "appropriate_adult_named": ("appropriate_adult_name",),
    "release_estimated": ("estimated_release_at",),
    "transport_arranged": ("transport",),
    "legal_representation_arranged": ("legal_representative",),
    "attendance_arranged": ("attendance_arranged_by",),
    "has_host_yot": ("host_yot",),
    "has_link_worker": ("link_worker",),
}


def field_for(fact: str, keys: frozenset[str]) -> str | None:
    """The field of a form that answers a fact, or None: then it is asked by itself."""
    return next((key for key in (fact, *_SAME.get(fact, ())) if key in keys), None)


def problem_words(problem: Problem, plan: Plan) -> str:
    """A problem with its paragraphs; one of a place or a time says first what that clashes with."""
    cited = f" ({', '.join(problem.paragraphs)})" if problem.paragraphs else ""
    of_week = plan.kind.startswith("appointment") and bool(problem.paragraphs)
    clashes = plan.clashes if of_week or field_of(problem) in ("to", "placed") else ()
    said = (one if one.endswith(".") else f"{one}." for one in clashes)
    return " ".join((*said, f"{problem.message}{cited}"))


def _reason(problem: Problem, plan: Plan) -> Ask:
    label = f"Why all the same? {problem_words(problem, plan)}"
    return Ask(f"why:{problem.rule}", label, LineControl(placeholder="type the reason"))


def ask_of(question: Question) -> Ask:
    """A question as a field, with the control that its kind of fact calls for."""
    control: Control
    if question.kind == "yes_no":
        control = YesNo()
    elif question.kind == "authority":
        control = Choice("authorities")
    elif question.options:
        control = Options(question.options)
    else:
        control = LineControl(placeholder=_shape(question.kind))
    cited = f" ({', '.join(question.paragraphs)})" if question.paragraphs else ""
    ask = Ask(question.fact, f"{question.text}{cited}", control, fact=True)
    ask.kind = question.kind
    return ask


def _shape(kind: str) -> str:
    return {"number": "a number", "age": "like 12 years 6 months"}.get(kind, "")

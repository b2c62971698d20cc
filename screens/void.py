"""Voiding an entry: what becomes of its clocks is shown before, and why is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.text import Text
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from dutydesk.desk.amend import AmendedMeanwhile, Of, preview_void, void
from dutydesk.desk.kinds import headed, title_of
from dutydesk.desk.log import Logged
from dutydesk.desk.plan import Plan
from dutydesk.desk.versions import EntryPage
from screens.field_dialog import FieldDialog
from screens.widgets.control import LineControl, plain_text
from screens.widgets.field import Field
from screens.widgets.plan_words import headline, plan_words


class ChangeDialog(FieldDialog[None]):
    """A change to an entry as a whole: its preview, the reason, and ^s."""

    ASK = ""
    LIKE = ""

    def __init__(self, page: EntryPage, uid: str) -> None:
        super().__init__()
        self.page, self.uid = page, uid
        self.of = Of(page.entry_id, page.number)
        self.plan: Plan | None = None

    def done(self) -> str:
        """What is said once it is done."""
        raise NotImplementedError

    def summary(self) -> str:
        """What the version that this is about says."""
        return self.page.versions[-1].summary

    def head(self) -> Text:
        return plain_text(headed(self.page.kind, self.summary()), "bold")

    def above(self) -> Iterable[Widget]:
        with VerticalScroll(id="change-plan"):
            yield Static("Working out what that does…", id="change-plan-words", markup=False)

    def make_fields(self) -> Iterable[Field]:
        yield Field("reason", "Why", LineControl(placeholder=self.LIKE), needed=True, hint=self.ASK)

    def on_mount(self) -> None:
        self.fields["reason"].control.focus_first()
        self._look()

    def refused(self, error: Exception) -> None:
        """Somebody amended it first: their change is shown, and saving again goes on top of it."""
        super().refused(error)
        if isinstance(error, AmendedMeanwhile):
            self.of = Of(error.entry_id, error.version)
            self._look()

    def on_key(self, event: Key) -> None:
        """Page through the preview, from wherever the cursor is."""
        if event.key in ("pagedown", "pageup"):
            plan = self.query_one("#change-plan", VerticalScroll)
            half = max(1, plan.size.height // 2)
            plan.scroll_relative(y=half if event.key == "pagedown" else -half, animate=False)

    def _look(self) -> None:
        self.in_thread(self.look, self._show, self.refused, group="preview")

    def look(self) -> Plan:
        """What it would do."""
        raise NotImplementedError

    def put(self, reason: str) -> Logged:
        """Do it."""
        raise NotImplementedError

    def send(self, values: dict[str, Any]) -> None:
        reason = values["reason"]
        self.save(lambda: self.put(reason), self._kept)

    def _show(self, plan: Plan) -> None:
        self.plan = plan
        if not self.is_mounted:
            return
        self.query_one("#change-plan-words", Static).update(plan_words(plan, self.desk.now()))
        if plan.problems:
            self.fault("\n".join(one.message for one in plan.problems))

    def _kept(self, logged: Logged) -> None:
        did = f" It {headline(logged.plan)}." if logged.plan else ""
        self.desk_app.say(f"{self.done()}.{did}")
        self.dismiss(None)


class VoidDialog(ChangeDialog):
    """The entry should never have been logged: everything that followed from it goes with it."""

    ASK = "Say why it should not stand: it was somebody else, it was logged twice…"
    LIKE = "it was somebody else; it was logged twice"

    def heading(self) -> str:
        return f"Void this {self.page.kind}: {self.page.person_name}"

    def done(self) -> str:
        return f"{title_of(self.page.kind)} voided: {self.page.person_name}"

    def look(self) -> Plan:
        return preview_void(self.desk, self.of)

    def put(self, reason: str) -> Logged:
        return void(self.desk, self.of, reason, self.uid)

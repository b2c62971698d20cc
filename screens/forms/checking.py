"""Asking the desk what an entry would do, checking it, and saving it once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from textual.timer import Timer

from dutydesk.desk.entries import EntryBase
from dutydesk.desk.log import Logged, log
from dutydesk.desk.plan import Plan, Refused
from screens.forms.collect import Collected, collect
from screens.forms.drafting import Drafting
from screens.forms.known import NOBODY, Known
from screens.widgets.control import Control
from screens.widgets.field import Field
from screens.widgets.plan_words import headline
from screens.widgets.preview_pane import PreviewPane, SaveBar, field_for, field_of, problem_words

PAUSE = 0.25
"""How long typing rests before the desk is asked what the entry would do, in seconds."""
CHECK = "enter  check and save"
SAVE = "enter  SAVE THIS    esc  back to the form"


class Checking(Drafting):
    """The part of a form that makes the entry, shows its plan, and saves it.

    What the desk says back comes with the number of the round it belongs to; older rounds are
    dropped.
    """

    called: str

    def __init__(self) -> None:
        super().__init__()
        self.uid = uuid4().hex
        self.known: Known = NOBODY
        self.fields: dict[str, Field] = {}
        self.pane = PreviewPane()
        self.plan: Plan | None = None
        self.confirming = False
        self._confirmed: dict[str, Any] = {}
        self._timer: Timer | None = None
        self._round = self._answered = 0
        self._checking = self._saving = self._saved = self._asked_all = False

    # What the form gives

    def shown_fields(self) -> list[Field]:
        """The fields that show, in order."""
        return [field for field in self.fields.values() if field.display]

    def parts(self, found: dict[str, Any]) -> dict[str, Any]:
        """The entry's parts from those of the fields; where the two differ, a form says."""
        return found

    @property
    def heading(self) -> str:
        """What the form is for."""
        return self.called

    @property
    def done(self) -> str:
        """What has happened to the entry once it is saved, in a word."""
        return "saved"

    def show_head(self) -> None:
        """Show whom and what this is about."""

    def show_guide(self) -> None:
        """Show the guide that belongs to the field with the cursor."""

    # Asking the desk

    def rest(self) -> None:
        """Ask the desk, and keep the draft, once typing rests."""
        self._stop_timer()
        self._timer = self.set_timer(PAUSE, self.ask_now)

    @property
    def is_resting(self) -> bool:
        """Whether something is typed that the desk has not been asked about yet."""
        return self._timer is not None

    @property
    def is_busy(self) -> bool:
        """Whether the desk owes this form an answer."""
        return self._saving or self._writing or self._round != self._answered

    def ask_now(self) -> None:
        """Keep the draft and ask the desk, without waiting any longer."""
        self._stop_timer()
        self.keep_draft()
        self.ask_desk()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = None

    def collected(self, *, complain: bool = False) -> Collected:
        """The entry as the fields have it, or what is wrong, by field."""
        found = self.collect_fields()
        if complain:
            for field in self.fields.values():
                field.complain(found.wrong.get(field.key, ""))
        return found

    def collect_fields(self) -> Collected:
        """The entry from what stands in the fields."""
        shown = self.shown_fields()
        return collect(self.kind, self.uid, shown, self.pane, self.known, self.parts, {})

    def ask_desk(self) -> None:
        """Have the desk work out what the entry would do, off the loop."""
        if self._saved or not self.is_attached:
            return
        found = self.collected()
        self._round += 1
        if found.entry is None:
            self._answered = self._round
            self.plan = None
            self.pane.show_needed(found.needed)
            self.show_head()
            self._checking = False
            return
        self.work_out(self._round, found.entry)

    async def planned(self, round_: int, plan: Plan) -> None:
        """The desk has worked it out."""
        if round_ != self._round or self._saved:
            return
        self.plan = plan
        keys = frozenset(field.key for field in self.shown_fields())
        await self.pane.show_plan(plan, self.desk.now(), keys)
        asked = {field_for(one.fact, keys): one for one in plan.questions}
        for field in self.shown_fields():
            question = asked.get(field.key)
            cited = ", ".join(question.paragraphs) if question else ""
            field.ask(f"{question.text} ({cited})" if question else "")
        for problem in plan.problems:
            if (key := field_of(problem)) in keys:
                self.fields[key].complain(problem_words(problem, plan))
        self.show_head()
        self.show_guide()
        self._answered = round_
        if self._checking:
            self._checking = False
            self._confirm(plan)

    def not_planned(self, round_: int, error: Exception) -> None:
        """The desk could not work it out."""
        if round_ == self._round:
            self._answered = round_
            self.pane.show_failure(self.desk_app.words_of(error))
            if self._checking:  # on a small screen it would stand where nobody looks
                self._checking = False
                self.add_class("-looking")
                self.pane.bar.focus()

    # Checking and saving

    def action_check(self) -> None:
        """Check the entry and show what it will do; a second time, go on to the save bar."""
        if self._saving or self._saved:
            return
        focused = self.focused
        for widget in focused.ancestors_with_self if focused else ():
            if isinstance(widget, Control):
                widget.settle()
        self._stop_timer()
        found = self.collected(complain=True)
        self.keep_draft()
        if found.entry is None:
            self._first_wrong(found)
            self.ask_desk()  # it shows what is missing, or what can be worked out all the same
            return
        self._checking = True
        self.ask_desk()

    def _first_wrong(self, found: Collected) -> None:
        self.remove_class("-looking")
        bad = [field for field in self.shown_fields() if field.key in found.wrong]
        if bad:
            bad[0].control.focus_first()
            # With what is wrong, which stands under it.
            self.call_after_refresh(bad[0].scroll_visible, animate=False)
        else:
            self.pane.show_failure("; ".join(found.wrong.values()))
            self.add_class("-looking")

    def _confirm(self, plan: Plan) -> None:
        keys = {field.key: field for field in self.shown_fields()}
        refused = [one for one in plan.problems if one.refuse]
        beside = [keys[key] for one in refused if (key := field_of(one)) in keys]
        if beside:
            self.remove_class("-looking")
            beside[0].control.focus_first()
            return
        self.add_class("-looking")
        ask = self.pane.first_open()
        needs_reason = bool(plan.problems)
        if ask is not None and (needs_reason or not self._asked_all):
            self._asked_all = True
            ask.control.focus_first()
        elif not refused:
            self.confirming = True
            self._confirmed = self.typed_now()
            self.pane.bar.say(SAVE)
            self.pane.bar.focus()

    def unconfirm_if_changed(self) -> None:
        """A control says that it changed. Checking settles one, whose word can come after that."""
        if not self.confirming or self.typed_now() != self._confirmed:
            self.unconfirm()

    def unconfirm(self) -> None:
        """Something has changed: it is to be checked again."""
        self.confirming = False
        self.pane.bar.say(CHECK)

    def on_save_bar_pressed(self, event: SaveBar.Pressed) -> None:
        event.stop()
        if not self.confirming:
            self.action_check()
            return
        found = self.collected(complain=True)
        if found.entry is not None and not self._saving and not self._saved:
            self._saving = True
            self.pane.bar.say("saving…")
            self._save(found.entry)

    def _save(self, entry: EntryBase) -> None:
        put = self.saver()
        self.save(lambda: put(entry), self._logged)

    def saver(self) -> Callable[[EntryBase], Logged]:
        """What saves an entry."""
        desk = self.desk
        return lambda entry: log(desk, entry)

    def _logged(self, logged: Logged) -> None:
        self._saving, self._saved = False, True
        self.forget_draft()
        opened = headline(logged.plan) if logged.plan else ""
        name = logged.plan.person_name if logged.plan else ""
        self.desk_app.say(f"{self.called} {self.done}: {name}. It {opened}.")
        self.dismiss(logged)

    def refused(self, error: Exception) -> None:
        """Nothing was saved: the form and its draft stay as they are."""
        self._saving = False
        self.unconfirm()
        if isinstance(error, Refused):
            self.ask_desk()
            return
        self.pane.show_failure(
            f"Not saved. {self.desk_app.words_of(error)} What you typed is kept."
        )
        self.add_class("-looking")
        self.pane.bar.focus()

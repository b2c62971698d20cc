"""Drafts: what is half-typed in a form is kept as one types, and offered when it opens again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.timer import Timer
from textual.widgets import Static

from dutydesk.desk.drafts import DraftRow, drafts, drop_draft, keep_draft
from dutydesk.desk.entries import EntryBase
from dutydesk.desk.log import Logged, preview
from dutydesk.desk.plan import Plan
from dutydesk.desk.rights import NotAllowed
from screens import words
from screens.desk_screen import DeskScreen
from screens.widgets.control import plain_text

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk

AGAIN = 5.0
"""Seconds until a draft that could not be kept is tried again."""


class Drafting(DeskScreen[Logged | None]):
    """The part of a form that talks to the desk while one types. One write runs at a time.

    A later draft can so never be overtaken by an earlier one.
    """

    kind: str

    def __init__(self) -> None:
        super().__init__()
        self.uid = ""
        self.dirty = False
        self.offer = Static(classes="offer", markup=False)
        self.offered: DraftRow | None = None
        self.given: DraftRow | None = None
        self._writing = False
        self._write_again: tuple[str, dict[str, Any], str] | None = None
        self._unkept: Callable[[], None] | None = None
        self._again: Timer | None = None
        self._dropped: set[str] = set()

    # What the form gives

    @property
    def draft_kind(self) -> str:
        """The kind of draft that this form keeps and offers."""
        return self.kind

    def typed_now(self) -> dict[str, Any]:
        """All that is typed, as plain JSON values."""
        raise NotImplementedError

    def about(self) -> str:
        """Whom and what the draft is about, for people."""
        raise NotImplementedError

    async def put_back(self, typed: Mapping[str, Any]) -> None:
        """Put back what `typed_now` gave."""
        raise NotImplementedError

    def focus_open(self) -> None:
        """Put the cursor where there is still something to type."""

    async def planned(self, round_: int, plan: Plan) -> None:
        """The desk has worked out what the entry would do."""
        raise NotImplementedError

    def not_planned(self, round_: int, error: Exception) -> None:
        """The desk could not work it out."""
        raise NotImplementedError

    # Keeping

    def keep_draft(self) -> None:
        """Keep what is typed, in a thread."""
        if self.dirty:
            self._write(self.uid, self.typed_now(), self.about())

    def keep_typed(self) -> None:
        """Keep what is typed here and now: the terminal has gone, or another officer sits down.

        Of whoever may not log any more nothing is kept that was not kept before.
        """
        if self.dirty and self.uid not in self._dropped:
            with suppress(NotAllowed):
                keep_draft(self.desk, self.uid, self.draft_kind, self.typed_now(), self.about())

    def forget_draft(self) -> None:
        """Throw this form's draft away."""
        self._dropped.add(self.uid)
        self._drop(self.uid)

    def _write(self, uid: str, typed: dict[str, Any], about: str) -> None:
        if self._writing:
            self._write_again = (uid, typed, about)
            return
        self._writing = True
        desk, kind = self.desk, self.draft_kind

        def run() -> None:
            try:
                if uid not in self._dropped:
                    keep_draft(desk, uid, kind, typed, about)
            except Exception as error:  # noqa: BLE001 - whatever it is, it must be shown
                self._back_here(self._draft_failed, (uid, typed, about, error))
            else:
                self._back_here(self._draft_kept, None)
            finally:
                self._back_here(self._written, None)

        self.run_worker(run, thread=True, exit_on_error=False, group="draft")

    def _written(self, _: None) -> None:
        self._writing = False
        again, self._write_again = self._write_again, None
        if again is not None:
            self._write(*again)
        elif self.uid in self._dropped:
            # The write was under way when the draft was thrown away.
            self._drop(self.uid)

    def _drop(self, uid: str) -> None:
        desk = self.desk
        self.save(lambda: drop_draft(desk, uid), lambda _: None)

    def _draft_kept(self, _: None) -> None:
        if self._unkept is not None:
            self._unkept = None
            self.desk_app.say("The draft is kept again.")

    def _draft_failed(self, failed: tuple[str, dict[str, Any], str, Exception]) -> None:
        """Say so once, and try again: the form has what was typed, and after it the app."""
        uid, typed, about, error = failed
        desk, kind = self.desk, self.draft_kind
        if self._unkept is None:
            self._say_unkept(error)
        self._unkept = partial(self._keep_later, desk, uid, kind, typed, about)
        if self.is_attached:
            if self._again is not None:
                self._again.stop()
            self._again = self.set_timer(AGAIN, self.keep_draft)
        else:
            self.on_unmount()

    def on_unmount(self) -> None:
        if self._unkept is not None:
            self.desk_app.hold_draft(self._unkept)
            self._unkept = None

    def _keep_later(self, desk: Desk, uid: str, *draft: Any) -> None:
        if uid not in self._dropped:
            keep_draft(desk, uid, *draft)

    def _say_unkept(self, error: Exception) -> None:
        """Say that a draft is nowhere but in this console's memory."""
        self.app.notify(
            f"{self.desk_app.words_of(error)} What you typed is still in this console: leave it "
            "open. Keeping it is tried again by itself.",
            title="The draft could not be kept",
            severity="error",
            timeout=12,
            markup=False,
        )

    # Offering

    def look_for_drafts(self) -> None:
        """Look for what was left half-typed in a form of this kind; one `given` comes first."""
        if self.given is not None:
            self._offer(self.given)
            return
        desk, kind = self.desk, self.draft_kind

        def find() -> DraftRow | None:
            return next((one for one in drafts(desk) if one.kind == kind), None)

        self.save(find, self._offer)

    def _offer(self, draft: DraftRow | None) -> None:
        self.offered = draft
        self.offer.display = draft is not None
        if draft is not None:
            line = Text("Half-typed: ", style="bold")
            line.append_text(plain_text(draft.about or "an entry"))
            when = words.at(draft.saved_at, self.desk.now())
            line.append(f" ({when}).  ^r take it up   f8 throw it away")
            self.offer.update(line)

    async def action_take_draft(self) -> None:
        """Take up the draft that is offered."""
        draft = self.offered
        if draft is None:
            return
        if self.dirty:
            self.desk_app.say("Finish what you have typed first: the draft stays where it is.")
            return
        self._offer(None)
        self.uid, self.dirty = draft.uid, True
        await self.put_back(draft.typed)
        self.focus_open()

    def action_drop_draft(self) -> None:
        """Throw away the draft that is offered."""
        if self.offered is not None:
            self._drop(self.offered.uid)
            self._offer(None)

    # Previewing

    def looker(self) -> Callable[[EntryBase], Plan]:
        """What works out what an entry would do."""
        desk = self.desk
        return lambda entry: preview(desk, entry)

    def work_out(self, round_: int, entry: EntryBase) -> None:
        """Have the desk work out what the entry would do, in a thread."""
        look = self.looker()

        def run() -> None:
            try:
                plan = look(entry)
            except Exception as error:  # noqa: BLE001 - whatever it is, it must be shown
                self._back_here(lambda error: self.not_planned(round_, error), error)
            else:
                self._back_here(lambda found: self._planned_soon(round_, found), plan)

        self.run_worker(run, thread=True, exit_on_error=False, group="preview")

    def _planned_soon(self, round_: int, plan: Plan) -> None:
        self.call_later(self.planned, round_, plan)

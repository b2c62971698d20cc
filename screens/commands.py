"""What can be done to the clock, or the young person, that a screen is on: the same everywhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from screens.desk_screen import DeskScreen, R

if TYPE_CHECKING:
    from dutydesk.desk.board import BoardRow


_MEANT = timedelta(seconds=15)
"""How long a second k is meant to take over what the first has asked about."""


class ClockCommands(DeskScreen[R]):
    """A screen on which there is a clock to act on; a subclass says which is meant."""

    NOTE_ABOUT: ClassVar[str] = "clock"
    """What a note written here is about at first: clock or person."""

    _asked_for: tuple[int, str, datetime] | None = None

    def clock(self) -> BoardRow | None:
        """The clock that the keys act on; None when there is none."""
        return None

    def person(self) -> tuple[int, str] | None:
        """The young person that the keys act on: id and name."""
        row = self.clock()
        return (row.person_id, row.person_name) if row else None

    def action_open_clock(self) -> None:
        from screens.clock import ClockScreen  # the two import each other

        if (row := self._the_clock()) is not None:
            self.app.push_screen(ClockScreen(row.id))

    def action_open_person(self) -> None:
        from screens.person import PersonScreen  # the two import each other

        found = self.person()
        if found is None:
            self._say_which()
        else:
            self.app.push_screen(PersonScreen(found[0]))

    def action_find_person(self) -> None:
        from screens.find_person import FindPersonScreen
        from screens.person import PersonScreen

        def go(person_id: int | None) -> None:
            if person_id is not None:
                self.app.push_screen(PersonScreen(person_id))

        self.app.push_screen(FindPersonScreen(), go)

    def action_tell(self) -> None:
        from screens.telling import TellingDialog

        if (row := self._the_clock()) is not None:
            self.app.push_screen(TellingDialog(row))

    def action_chase(self) -> None:
        from screens.chase import ChaseDialog

        if (row := self._the_clock()) is not None:
            self.app.push_screen(ChaseDialog(row))

    def action_done(self) -> None:
        from screens.reason import DoneDialog

        if (row := self._the_clock()) is not None:
            self.app.push_screen(DoneDialog(row))

    def action_take(self) -> None:
        """Take the clock; give it back if it is one's own; from somebody else it takes two keys.

        Who has it is what the screen showed: if somebody took it a moment ago, that is said first.
        """
        from dutydesk.desk.taking import release, take

        if (row := self._the_clock()) is None:
            return
        desk, holder = self.desk, row.taken_by
        if holder == desk.officer:
            said = f"Given back: {row.duty}"
            self.save(lambda: release(desk, row.id), lambda _: self.desk_app.say(said))
            return
        now, asked = desk.now(), self._asked_for
        if holder and (asked is None or asked[:2] != (row.id, holder) or now > asked[2]):
            self._asked_for = row.id, holder, now + _MEANT
            self.desk_app.say(f"{holder} has it. k again takes it over, and tells them.")
            return
        self._asked_for = None
        said = f"Yours now: {row.duty}"
        self.save(lambda: take(desk, row.id, holder), lambda _: self.desk_app.say(said))

    def action_acknowledge(self) -> None:
        """Answer the clock's alert with a plan and a time."""
        from screens.answers import AcknowledgeDialog

        if (row := self._the_clock()) is not None:
            self.app.push_screen(AcknowledgeDialog(row))

    def action_give(self) -> None:
        """Give the clock to somebody, with a note that reaches them."""
        from screens.reassign import GiveDialog

        if (row := self._the_clock()) is not None:
            self.app.push_screen(GiveDialog([row], [row.id]))

    def action_write_note(self) -> None:
        """Write a note on the clock, on the young person, or for the desk."""
        from screens.notes import NoteDialog

        self.app.push_screen(NoteDialog(self.clock(), self.person(), self.NOTE_ABOUT))

    def action_alerts(self) -> None:
        from screens.alerts import AlertsScreen

        self.app.push_screen(AlertsScreen())

    def action_paragraph(self) -> None:
        self.action_protocol()

    def action_protocol(self) -> None:
        """Read the protocols, at the paragraph of the clock as it stood when that was opened."""
        from screens.protocol import ProtocolScreen

        row = self.clock()
        self.app.push_screen(ProtocolScreen(clock_id=row.id if row else None))

    def action_arrest(self) -> None:
        from screens.forms.arrest import ArrestForm

        self.app.push_screen(ArrestForm(self.whom()))

    def action_court(self) -> None:
        from screens.forms.court import CourtForm

        self.app.push_screen(CourtForm())

    def action_move(self) -> None:
        from screens.forms.move import MoveForm

        self.app.push_screen(MoveForm(self.whom()))

    def _the_clock(self) -> BoardRow | None:
        row = self.clock()
        if row is None:
            self._say_which()
        return row

    def _say_which(self) -> None:
        self.desk_app.say("There is no clock here. Log an arrest (a), court (c) or a move (m).")

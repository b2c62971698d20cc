"""Notes: writing one on a clock, a young person or for the desk; and those that are for you."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.board import BoardRow
from dutydesk.desk.notes import NoteForYou, NoteIn, mark_read, notes_for, write_note
from dutydesk.desk.supervising import who_could
from screens.actions import bindings_of
from screens.desk_screen import DeskScreen
from screens.field_dialog import FieldDialog
from screens.widgets.choice import Options
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.officer_choice import OfficerChoice
from screens.words import at, at_in_full, clean, count

CLOCK, PERSON, DESK = "clock", "person", "desk"


class NoteDialog(FieldDialog[None]):
    """A note about `row`, about a young person (id and name), or for the desk; `first` of these."""

    TITLE = "Write a note"

    def __init__(
        self, row: BoardRow | None, person: tuple[int, str] | None, first: str = CLOCK
    ) -> None:
        super().__init__()
        self.row, self.person = row, person
        abouts = []
        if row is not None:
            abouts.append((CLOCK, f"this clock: {clean(row.duty)}"))
        if person is not None:
            abouts.append((PERSON, clean(person[1])))
        self.abouts = (*abouts, (DESK, "the desk"))
        codes = [code for code, _ in self.abouts]
        self.first = first if first in codes else codes[0]

    def head(self) -> Text:
        return Text("It stays as it is written. @Name in it, or a name below, brings it to them.")

    def make_fields(self) -> Iterable[Field]:
        yield Field("words", "The note", LineControl(placeholder="her aunt rang; @Name ring back"),
                    needed=True, hint="Type the note.")  # fmt: skip
        yield Field("to", "Bring it to", OfficerChoice(who_could(self.desk)))
        if len(self.abouts) > 1:
            yield Field("about", "About", Options(self.abouts), needed=True,
                        hint="Choose what it is about: ↓ for the list.")  # fmt: skip

    def on_mount(self) -> None:
        if "about" in self.fields:
            self.fields["about"].control.propose(self.first)
        self.fields["words"].control.focus_first()

    def send(self, values: dict[str, Any]) -> None:
        about = values.get("about", DESK)
        clock = self.row.id if self.row and about == CLOCK else None
        person = self.person[0] if self.person and about == PERSON else None
        note = NoteIn(
            uid=self.uid, clock_id=clock, person_id=person, words=values["words"],
            mentions=[values["to"]] if values["to"] else [],
        )  # fmt: skip
        desk = self.desk
        self.save(lambda: write_note(desk, note), self._kept)

    def _kept(self, _: int) -> None:
        self.desk_app.say("The note is kept.")
        self.dismiss(None)


class NotesScreen(DeskScreen[None]):
    """The notes that mention whoever sits here: those not read yet first."""

    SCREEN = "notes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("notes")]
    AUTO_FOCUS = "#notes"

    def __init__(self) -> None:
        super().__init__()
        self.notes: dict[str, NoteForYou] = {}

    def body(self) -> Iterable[Widget]:
        yield Static(" Notes for you", id="notes-title", markup=False)
        yield OptionList(markup=False, compact=True, id="notes")
        yield Static("", id="note-words", markup=False)

    def on_mount(self) -> None:
        self.read()

    def read(self) -> None:
        """Read the notes anew, in a thread; the cursor stays on its note."""
        desk = self.desk
        self.in_thread(
            lambda: notes_for(desk), self._show, self.refused, group="notes", exclusive=True
        )

    def changed(self, changes: list[tuple[str, int]]) -> None:
        if any(kind == "note" for kind, _ in changes):
            self.read()

    def refused(self, error: Exception) -> None:
        self.desk_app.say_error("Notes", error)

    def action_read_note(self) -> None:
        """Mark the note as read; one that is read already opens what it is about."""
        note = self._chosen()
        if note is None:
            return
        if note.read_at is not None:
            self.action_open_about()
            return
        desk = self.desk
        self.save(lambda: mark_read(desk, [note.mention_id]), lambda _: None)

    def action_open_about(self) -> None:
        """Open the clock or the young person that the note is about."""
        from screens.clock import ClockScreen
        from screens.person import PersonScreen

        note = self._chosen()
        if note is None:
            return
        if note.note.clock_id is not None:
            self.app.push_screen(ClockScreen(note.note.clock_id))
        elif note.note.person_id is not None:
            self.app.push_screen(PersonScreen(note.note.person_id))
        else:
            self.desk_app.say("This note is for the desk, about nobody.")

    def on_option_list_option_highlighted(self, _: OptionList.OptionHighlighted) -> None:
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_read_note()

    def _chosen(self) -> NoteForYou | None:
        option = self.query_one("#notes", OptionList).highlighted_option
        return self.notes.get(option.id or "") if option else None

    def _show(self, found: list[NoteForYou]) -> None:
        if not self.is_mounted:
            return
        options, now = self.query_one("#notes", OptionList), self.desk.now()
        kept, place = self._chosen(), options.highlighted or 0
        self.notes = {f"mention-{one.mention_id}": one for one in found}
        options.clear_options()
        options.add_options(
            [Option(note_words(one, now), id=key) for key, one in self.notes.items()]
        )
        ids = [one.mention_id for one in found]
        if kept is not None and kept.mention_id in ids:
            place = ids.index(kept.mention_id)
        options.highlighted = min(place, len(found) - 1) if found else None
        unread = sum(one.read_at is None for one in found)
        title = f" Notes for you: {unread} not read" if found else " Notes for you"
        self.query_one("#notes-title", Static).update(title)
        self._tell()

    def _tell(self) -> None:
        note = self._chosen()
        if note is None:
            words = Text("No note is for you. Others write one with w, and your name as @Name.")
        else:
            words = note_in_full(note)
        self.query_one("#note-words", Static).update(words)


def note_words(one: NoteForYou, now: datetime) -> Text:
    """A note in two lines: who, when and about what; and how it begins."""
    unread = one.read_at is None
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append("NEW  " if unread else "     ", "bold")
    text.append(f"{at(one.note.at, now)}  {clean(one.note.officer)}", "bold" if unread else "")
    text.append(f"  {clean(one.note.about) or 'for the desk'}")
    return text.append(f"\n     {clean(one.note.words)}", "" if unread else "dim")


def note_in_full(one: NoteForYou) -> Text:
    """A note with all its words, and who has read it."""
    note = one.note
    text = Text(f"{clean(note.officer)}, {at_in_full(note.at)}", "bold")
    text.append(f"\n{clean(note.words)}", "not bold")
    for name, read_at in note.read_by:
        read = f"read {at_in_full(read_at)}" if read_at else "not read yet"
        text.append(f"\nfor {clean(name)}: {read}", "not bold dim")
    return text


def count_words(unread: int) -> str:
    """How many notes wait to be read: "2 notes"."""
    return count(unread, "note")

"""From a line of a shift sheet to what it is about."""

from __future__ import annotations

from dutydesk.desk.drafts import find_draft
from dutydesk.desk.handover_sheet import SheetLine
from dutydesk.desk.hearings import find_hearing
from screens.desk_screen import DeskScreen, R


def open_line(screen: DeskScreen[R], line: SheetLine) -> None:
    """Open the clock, the young person, the draft's form, or what a hearing still needs."""
    if line.what == "hearing":
        _open_hearing(screen, line)
    elif line.what == "draft":
        _open_draft(screen, line)
    elif line.clock_id is not None:
        from screens.clock import ClockScreen

        screen.app.push_screen(ClockScreen(line.clock_id))
    elif line.person_id is not None:
        _open_person(screen, line.person_id)
    else:
        screen.desk_app.say("That note is for the desk. It is among the notes for you (f6).")


def _open_hearing(screen: DeskScreen[R], line: SheetLine) -> None:
    """Its result where its time has come, else what is to be arranged."""
    from screens.forms.hearing import HearingForm
    from screens.forms.result import ResultForm

    row = find_hearing(screen.desk, int(line.key))
    if row is not None and row.state == "listed":
        past = row.at <= screen.desk.now()
        screen.app.push_screen(ResultForm(hearing=row) if past else HearingForm(hearing=row))
    elif line.person_id is not None:
        screen.desk_app.say("The hearing is settled. This is their page.")
        _open_person(screen, line.person_id)


def _open_draft(screen: DeskScreen[R], line: SheetLine) -> None:
    from screens.forms.opened import form_of_draft

    why_not = screen.desk_app.why_not("take_draft")
    if why_not is not None:
        screen.desk_app.say(why_not)
        return
    draft = find_draft(screen.desk, line.key)
    form = form_of_draft(draft) if draft is not None else None
    if draft is None:
        screen.desk_app.say("It was saved, or thrown away.")
    elif form is None:
        screen.desk_app.say(f"It opens again where {draft.officer} had begun it.")
    else:
        screen.app.push_screen(form)


def _open_person(screen: DeskScreen[R], person_id: int) -> None:
    from screens.person import PersonScreen

    screen.app.push_screen(PersonScreen(person_id))

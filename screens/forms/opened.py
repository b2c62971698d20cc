"""Which form an entry is amended in."""

from __future__ import annotations

from dutydesk.desk.versions import EntryPage
from screens.forms.amending import Amendment
from screens.forms.arrest import ArrestForm
from screens.forms.form import Form
from screens.forms.hearing import HearingForm
from screens.forms.move import MoveForm
from screens.forms.release import ReleaseForm
from screens.forms.result import ResultForm

FORMS: dict[str, type[Form]] = {
    form.kind: form for form in (ArrestForm, HearingForm, ResultForm, MoveForm, ReleaseForm)
}


def amending_form(page: EntryPage) -> Form:
    """The form of the entry's kind, beginning as the version in force."""
    form = FORMS[page.kind]()
    form.amendment = Amendment(page)
    return form

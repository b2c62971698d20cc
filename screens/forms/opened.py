"""Which form a kind of entry has: the main screens' by hand, every other as it is declared."""

from __future__ import annotations

from dutydesk.desk.drafts import DraftRow
from dutydesk.desk.kinds import KINDS
from dutydesk.desk.versions import EntryPage
from screens.forms.amending import Amendment
from screens.forms.arrest import ArrestForm
from screens.forms.declared import DeclaredForm
from screens.forms.form import Form
from screens.forms.hearing import HearingForm
from screens.forms.move import MoveForm
from screens.forms.result import ResultForm

BY_HAND: dict[str, type[Form]] = {
    form.kind: form for form in (ArrestForm, HearingForm, ResultForm, MoveForm)
}


def form_for(kind: str, person_id: int | None = None) -> Form:
    """A form to log an entry of this kind, for a young person if one is given."""
    by_hand = BY_HAND.get(kind)
    return DeclaredForm(KINDS[kind], person_id) if by_hand is None else by_hand(person_id)


def form_of_draft(draft: DraftRow) -> Form | None:
    """The form that a draft was kept by, which offers it; None where it was no form of an entry."""
    if draft.kind not in KINDS:
        return None
    form = form_for(draft.kind)
    form.given = draft
    return form


def amending_form(page: EntryPage) -> Form:
    """The form of the entry's kind, beginning as the version in force."""
    form = form_for(page.kind)
    form.amendment = Amendment(page)
    return form

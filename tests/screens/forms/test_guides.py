"""Guides beside a form: under their field, before the clocks, and a key to their paragraph."""

from __future__ import annotations

from dutydesk.desk.plan import Advice
from screens.forms.hearing import HearingForm
from screens.protocol import ProtocolScreen
from screens.widgets.plan_words import guide_words
from tests.screens.conftest import shown


def advice(number: int, words: str) -> Advice:
    return Advice(f"rotherham/r{number}", "Rotherham", (f"R{number}",), words)


def test_many_guides_are_cut_to_their_first_sentence():
    both = (advice(1, "Do this. Then that."), advice(2, "Do the other."))
    assert guide_words(both).plain == (
        "Guidance\nR1 rotherham  Do this. Then that.\nR2 rotherham  Do the other.\n"
    )
    many = (*both, advice(3, "More. And more."))
    assert guide_words(many).plain.splitlines()[1:] == [
        "R1 rotherham  Do this. …",
        "R2 rotherham  Do the other.",
        "R3 rotherham  More. …",
    ]


async def test_a_guide_stands_where_it_is_needed_and_leads_to_its_paragraph(console):
    async with console() as hands:
        await hands.open(HearingForm())
        await hands.words("kai")
        await hands.press("enter")
        await hands.words("sheffield youth")
        await hands.press("enter")
        await hands.words("30/3 10:00")
        await hands.press("enter")
        form = hands.form
        await hands.go_to("transport")
        assert "R22 rotherham  Whoever cares for the young person" in shown(hands.app)
        typed = form.typed_now()
        await hands.press("f4")
        reader = hands.app.screen
        assert isinstance(reader, ProtocolScreen)
        assert reader.shown is not None
        assert reader.shown.number == "R22"
        assert "Guide · rotherham/r22-advice  ← what you came from" in shown(hands.app)
        await hands.press("escape")
        assert hands.form is form
        assert form.typed_now() == typed
        await hands.go_to("carer_is_victim")  # a question stands under it
        await hands.press("f4")
        assert hands.app.screen.shown.number == "R18"
        await hands.press("escape", "f3")
        beside = shown(hands.app)
        assert beside.index("Whoever cares") < beside.index("Opens 4 clocks")

"""Court: results one after another, what the outcome asks, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dutydesk.records import Hearing, HearingState, Order, Person, Result
from screens.forms.court import CourtForm
from tests.screens.forms.kit import LARGE

pytestmark = pytest.mark.asyncio


async def open_result(hands, outcome: str, *, down: int = 0) -> None:
    """Open the result form of a hearing in the list and give its outcome."""
    await hands.press("c", *["down"] * down, "enter")
    await hands.words(outcome)
    await hands.press("enter")


async def test_an_adjournment_takes_under_20_keys_and_the_next_hearing_is_marked(console):
    async with console(LARGE) as hands:
        await hands.press("c", "enter")
        await hands.words("adj", key_by_key=True)
        await hands.press("enter")
        await hands.words("psr", key_by_key=True)
        await hands.press("enter")
        await hands.words("24/4 10:00", key_by_key=True)
        await hands.press("ctrl+s", "ctrl+s", "enter")
        keys = hands.keys
        court = hands.app.screen
        assert isinstance(court, CourtForm)
        marked = court.marked()
        assert marked is not None
        assert marked.person_name == "Eli Sampleford"
        heard, _, following = hands.all(Hearing)
        assert heard.state == HearingState.HEARD
        assert following.at == datetime(2026, 4, 24, 9, 0, tzinfo=UTC)
        assert following.court == "Sheffield Youth Court"
        assert hands.all(Result)[0].reason == "For a pre-sentence report"
        assert keys < 20, keys


async def test_a_next_date_is_asked_for_where_it_is_missing(console):
    async with console() as hands:
        await open_result(hands, "adj")
        await hands.press("ctrl+s")
        assert hands.form.fields["next_at"].complaint
        assert hands.form.control("next_at").has_cursor()
        assert hands.all(Result) == []


async def test_youth_detention_under_12_is_refused_beside_the_result(console):
    async with console() as hands:
        await open_result(hands, "ryda", down=1)
        await hands.press("ctrl+s")
        assert "lowest age is 12" in hands.form.fields["outcome"].complaint
        await hands.press("ctrl+s", "enter")
        assert hands.all(Result) == []


async def test_a_yot_worker_is_no_responsible_adult(console):
    async with console() as hands:
        await hands.press("c", "e")
        await hands.go_to("accompanied_by_role")
        await hands.words("yot")
        await hands.press("enter")
        await hands.words("Pat Sample")
        await hands.press("ctrl+s")
        assert "R21" in hands.form.fields["accompanied_by_role"].complaint
        assert not hands.form.confirming
        assert hands.all(Hearing)[0].accompanied_by_name == ""


async def test_family_on_rlaa_needs_its_senior_officer(console):
    async with console() as hands:
        await open_result(hands, "rlaa")
        assert hands.form.control("designated_authority").value() == "rotherham"
        await hands.go_to("next_at")
        await hands.words("24/4 10:00")
        await hands.go_to("placed")
        await hands.words("12 Elm Row S60 9ZZ")
        await hands.press("enter")
        await hands.words("gran")
        await hands.press("enter")
        await hands.words("roth")
        await hands.press("enter", "ctrl+s")
        assert hands.form.fields["senior_officer"].display
        wrong = {key for key, one in hands.form.fields.items() if one.complaint}
        assert wrong & {"senior_officer", "placed"}
        assert hands.all(Result) == []
        await hands.go_to("senior_officer")
        await hands.words("Sam Senior")
        await hands.press("enter", "y")
        await hands.confirm()
        await hands.press("enter")
        assert hands.all(Person)[0].remand == "rlaa"


async def test_a_sentence_is_typed_on_one_line(console):
    async with console() as hands:
        await open_result(hands, "sentenced")
        await hands.words("ro 9; fine 50")
        await hands.confirm()
        await hands.press("enter")
        made = {(one.disposal, one.months) for one in hands.all(Order)}
        assert made == {("referral_order", 9), ("fine", None)}


async def test_a_new_hearing_is_listed(console):
    async with console(LARGE) as hands:
        await hands.press("c", "n")
        await hands.words("eli")
        await hands.press("enter")
        await hands.words("donny")
        await hands.press("enter")
        await hands.words("tomorrow 10am")
        await hands.confirm()
        await hands.press("enter")
        assert isinstance(hands.app.screen, CourtForm)
        listed = hands.all(Hearing)[-1]
        assert (listed.court, listed.person_id) == ("Doncaster Youth Court", 3)

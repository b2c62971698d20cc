"""Logging an arrest: what lands in the database, and with how few keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dutydesk.records import Arrest, Clock, Draft, Offence, Person
from dutydesk.store.problems import StoreBusy
from screens.board import BoardScreen
from screens.forms.arrest import ArrestForm
from screens.widgets.new_person import Alikes, NewPersonDialog
from tests.screens.forms.kit import LARGE, NOW, SMALL

pytestmark = pytest.mark.asyncio


async def type_arrest(hands, *, person="kai", when="19:10", key_by_key=False, anew=False) -> None:
    """A known person's arrest, as somebody with a phone at one ear types it.

    `anew`: beside one that is not over, which the form would otherwise go on with.
    """
    await hands.words(person, key_by_key=key_by_key)
    await hands.press("enter")
    if anew:
        await hands.words("a new")
        await hands.press("enter")
    await hands.words(when, key_by_key=key_by_key)
    await hands.press("enter")
    await hands.words("Main Street", key_by_key=key_by_key)
    await hands.press("enter")
    await hands.words("abh, theft 1", key_by_key=key_by_key)
    await hands.press("enter")


async def test_a_known_persons_arrest_takes_under_25_keys(console):
    async with console(SMALL) as hands:
        await hands.press("a")
        await type_arrest(hands, key_by_key=True)
        await hands.words("rui", key_by_key=True)
        await hands.press("enter", "ctrl+s", "enter")
        assert isinstance(hands.app.screen, BoardScreen)
        (arrest,) = hands.all(Arrest)
        assert arrest.arrested_at == datetime(2026, 3, 27, 19, 10, tzinfo=UTC)
        assert (arrest.station, arrest.outcome) == ("Main Street", "released_under_investigation")
        offences = {(one.offence_class, one.gravity) for one in hands.all(Offence)}
        assert offences == {("violent", 3), ("theft", 1)}
        assert "R14" in {clock.paragraphs for clock in hands.all(Clock)}
        assert hands.all(Draft) == []
        assert hands.keys < 25, hands.keys


async def test_a_full_arrest_with_charge_and_court_takes_under_25_keys(console):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands)
        await hands.words("btc")
        await hands.press("enter", "enter")
        await hands.words("sheff")
        await hands.press("enter")
        await hands.words("tomorrow 10am")
        await hands.press("enter")
        await hands.words("live Rowan House; curfew 7pm-7am")
        await hands.press("ctrl+s", "ctrl+s", "enter")
        (arrest,) = hands.all(Arrest)
        assert arrest.outcome == "bailed_to_court"
        assert arrest.hearing_id is not None
        assert hands.keys < 25, hands.keys


async def test_enter_twice_saves_once(console):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands)
        await hands.press("ctrl+s")
        await hands.confirm()
        await hands.pilot.press("enter", "enter")
        await hands.rest()
        assert len(hands.all(Arrest)) == 1


async def test_a_store_that_is_busy_leaves_the_form_and_the_draft(console, monkeypatch):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands)

        def busy(work):
            raise StoreBusy("The database is busy. Press Enter to try again.")

        await hands.confirm()
        with monkeypatch.context() as patch:
            patch.setattr(hands.desk.store, "run", busy)
            await hands.press("enter")
            assert "try again" in str(hands.form.pane._needed.content)
        assert hands.all(Arrest) == []
        assert len(hands.all(Draft)) == 1
        assert hands.form.control("station").value() == "Main Street"
        await hands.press("enter", "enter")
        assert len(hands.all(Arrest)) == 1


async def test_what_was_half_typed_is_offered_again(console):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands)
        uid = hands.form.uid
        await hands.press("escape", "enter")
        assert isinstance(hands.app.screen, BoardScreen)
        (draft,) = hands.all(Draft)
        assert draft.uid == uid
        await hands.press("a")
        assert hands.form.control("person").value() is None, "nothing leaks into a new form"
        await hands.press("ctrl+r")
        assert hands.form.uid == uid
        assert hands.form.control("person").value() == 1
        assert hands.form.control("arrested_at").value() == NOW - timedelta(minutes=35)
        assert len(hands.form.control("offences").value()) == 2
        await hands.press("ctrl+s", "ctrl+s", "enter")
        assert len(hands.all(Arrest)) == 1
        assert hands.all(Draft) == []


async def test_leaving_untouched_asks_nothing(console):
    async with console() as hands:
        await hands.press("a", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.all(Draft) == []


async def test_thrown_away_is_gone(console):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands)
        await hands.press("escape", "x")
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.all(Draft) == []


async def test_another_persons_facts_do_not_stay(console):
    async with console() as hands:
        await hands.open(ArrestForm())
        await hands.words("kai")
        await hands.press("enter")
        form = hands.form
        assert form.control("known_to_social_care").value() is True
        await hands.go_to("allocated_social_worker")
        await hands.press("n")
        await hands.go_to("person")
        await hands.words("zoe")
        await hands.press("enter")
        assert form.known.name.startswith("Zoë [bail]")
        for key in ("known_to_social_care", "allocated_social_worker", "legal_status_before"):
            assert form.control(key).value() is None


async def test_an_unknown_fact_is_asked_and_its_answer_opens_the_clock(console):
    async with console(LARGE) as hands:
        await hands.press("a")
        await type_arrest(hands, person="zoe")
        assert hands.form.plan.opens == ()
        assert hands.form.fields["looked_after_before"].asked
        await hands.go_to("looked_after_before")
        await hands.press("y")
        asks = {ask.key: ask for ask in hands.form.pane.asks()}
        asks["home_authority"].control.focus_first()
        await hands.pilot.pause()
        await hands.words("roth")
        await hands.press("enter")
        assert "R14" in {one for clock in hands.form.plan.opens for one in clock.paragraphs}
        await hands.confirm()
        await hands.press("enter")
        zoe = next(one for one in hands.all(Person) if one.case_number == "DD-2")
        assert (zoe.looked_after, zoe.home_authority) == (True, "rotherham")


async def test_somebody_new_is_made_only_after_seeing_who_is_alike(console):
    async with console() as hands:
        await hands.press("a")
        await hands.words("Kay Testerton")
        await hands.rest()
        await hands.press("up", "enter")
        assert isinstance(hands.app.screen, NewPersonDialog)
        await hands.press("enter")
        await hands.words("1/5/2010")
        await hands.press("ctrl+s")
        alikes = hands.app.screen.query_one(Alikes)
        assert [one.person_id for one in alikes.matches] == [1]
        await hands.press("up", "enter")
        await hands.go_to("station")
        await hands.words("Main Street")
        await hands.press("ctrl+s")
        assert not hands.form.confirming, "so near a likeness needs a reason"
        await hands.words("a cousin of the same age")
        await hands.confirm()
        await hands.press("enter")
        made = {(one.given_name, one.family_name) for one in hands.all(Person)}
        assert ("Kay", "Testerton") in made
        assert len(made) == 4


async def test_somebody_alike_can_be_taken_instead(console):
    async with console() as hands:
        await hands.press("a")
        await hands.words("Kay Testerton")
        await hands.rest()
        await hands.press("up", "enter", "ctrl+s", "enter")
        assert hands.form.control("person").value() == 1
        assert hands.form.known.name == "Kai Testerton"


async def test_a_late_entry_shows_at_once_that_it_is_overdue(console):
    async with console(LARGE) as hands:
        await hands.press("a")
        await type_arrest(hands, when="25/3/26 10:00")
        assert "already past" in str(hands.form.pane._words.content)


async def test_the_same_arrest_twice_needs_a_reason(console):
    async with console() as hands:
        for again in (False, True):
            await hands.press("a")
            await type_arrest(hands, anew=again)
            await hands.press("ctrl+s")
            if again:
                assert not hands.form.confirming
                assert "logged already" in hands.form.fields["arrested_at"].complaint
                await hands.words("released and arrested anew")
                await hands.press("enter")
            await hands.confirm()
            await hands.press("enter")
        assert len(hands.all(Arrest)) == 2


@pytest.mark.parametrize("typed", ["see [/] note", "[bail] O'Brien", "Łódź\nŻółć", "x" * 300])
async def test_what_people_type_is_kept_as_it_is(console, typed):
    async with console() as hands:
        await hands.press("a")
        await hands.words("kai")
        await hands.press("enter", "enter")
        await hands.go_to("station")
        await hands.pilot.press("ctrl+a")
        await hands.words(typed)
        await hands.confirm()
        await hands.press("enter")
        assert hands.all(Arrest)[0].station == " ".join(typed.split())


async def test_what_is_missing_is_said_beside_the_field(console):
    async with console() as hands:
        await hands.press("a", "ctrl+s")
        assert "needed" in hands.form.fields["person"].complaint
        assert hands.form.control("person").has_cursor()
        await hands.go_to("arrested_at")
        await hands.words("soonish")
        await hands.press("ctrl+s")
        assert hands.form.fields["arrested_at"].complaint


async def test_what_became_of_an_arrest_goes_on_with_it(console):
    """The second call of the night opens only what is new: no second arrest, no second R14."""
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands, when="19:10")
        await hands.press("enter")
        await hands.confirm()
        await hands.press("enter")
        first = hands.all(Clock)
        assert "R14" in {clock.paragraphs for clock in first}

        await hands.press("a")
        await hands.words("kai")
        await hands.press("enter")
        form = hands.form
        assert form.fields["arrest_id"].display
        assert form.control("arrested_at").value() == datetime(2026, 3, 27, 19, 10, tzinfo=UTC)
        await hands.go_to("outcome")
        await hands.words("rui")
        await hands.press("enter")
        await hands.confirm()
        await hands.press("enter")
        (arrest,) = hands.all(Arrest)
        assert arrest.outcome == "released_under_investigation"
        assert [clock.id for clock in hands.all(Clock)] == [clock.id for clock in first]


async def test_a_new_arrest_can_be_logged_beside_one_that_is_not_over(console):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands, when="15:10")
        await hands.press("enter")
        await hands.confirm()
        await hands.press("enter")
        await hands.press("a")
        await hands.words("kai")
        await hands.press("enter")
        await hands.words("a new")
        await hands.press("enter")
        await hands.go_to("arrested_at")
        await hands.words("19:30")
        await hands.confirm()
        await hands.press("enter")
        assert [one.arrested_at.hour for one in hands.all(Arrest)] == [15, 19]


async def test_what_was_typed_a_moment_before_leaving_is_kept(console):
    async with console() as hands:
        await hands.press("a")
        await type_arrest(hands)
        await hands.go_to("note")
        await hands.words("rang at once")
        hands.app.ask_to_leave()
        await hands.pilot.pause()
        await hands.pilot.press("y")
        await hands.pilot.pause()
    (draft,) = hands.all(Draft)
    assert draft.typed["fields"]["note"] == "rang at once"

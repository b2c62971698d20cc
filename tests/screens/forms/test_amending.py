"""Putting an entry right in the console: read, amend, void, put back; and two at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dutydesk.desk.amend import Of, amend
from dutydesk.desk.drafts import drafts
from dutydesk.desk.entries import new_uid
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.log import log
from dutydesk.records import Arrest, Clock, Draft, Entry, EntryVersion, Offence, Person
from screens.entries import EntriesScreen
from screens.entry import EntryScreen
from screens.person import PersonScreen
from screens.void import VoidDialog
from tests.screens.conftest import shown, still
from tests.screens.forms.kit import LARGE, NOW, SMALL, Hands, to_board

NAME = "Zofia [x]"
ARRESTED = NOW - timedelta(hours=2, seconds=17)
PAYLOAD = {
    "kind": "arrest",
    "arrested_at": ARRESTED.isoformat(),
    "station": "Main Street [custody]",
    "offences": [
        {"description": "Threw a chair, twice", "offence_class": "violent", "gravity": 2},
        {"description": "Ran off"},
    ],
    "outcome": "bailed_to_court",
    "court": "Nowhere Youth Court",
    "court_at": (NOW + timedelta(days=6)).isoformat(),
    "conditions": [
        {"kind": "curfew", "curfew_from": "19:00", "curfew_to": "07:00", "place": "Rowan House"},
        {
            "kind": "residence",
            "place": "3; Example Way",
            "postcode": "S60 1AA",
            "words": "and sleep",
        },
    ],
    "carer_is_victim": False,
    "answers": {
        "known_to_social_care": True,
        "known_to_yot": True,
        "looked_after_before": True,
        "legal_status_before": "section_20",
        "allocated_social_worker": True,
        "home_authority": "rotherham",
        "placed_in_before": "rotherham",
        "placement_kind_before": "foster",
    },
    "note": "rang [at] 7",
}


def logged(desk, **more) -> tuple[int, int]:
    """An arrest of somebody new; the ids of the entry and the young person."""
    person = {"given_name": NAME, "family_name": "Przykład-Łęcka", "born": "2011-05-06"}
    done = log(desk, entry_adapter.validate_python(PAYLOAD | {"person": person} | more))
    return done.entry_id, done.person_id


def due_times(hands: Hands) -> dict[int, datetime | None]:
    return {one.id: one.due_at for one in hands.all(Clock)}


@pytest.mark.asyncio
async def test_a_wrong_time_is_put_right_from_the_persons_page(console, desk) -> None:
    entry_id, person_id = logged(desk)
    async with console(SMALL) as hands:
        before = due_times(hands)
        await hands.open(PersonScreen(person_id))
        await hands.press("e")
        assert isinstance(hands.app.screen, EntriesScreen)
        await hands.press("enter")
        assert isinstance(hands.app.screen, EntryScreen)
        assert "Main Street [custody]" in shown(hands.app)
        await hands.press("a")
        form = hands.form
        assert (form.amendment.of.entry_id, form.dirty) == (entry_id, False)
        kept = form.collected().entry.model_dump(mode="json")
        stood = hands.all(Entry)[-1].payload
        assert {k: v for k, v in kept.items() if k != "uid"} == {
            k: v for k, v in stood.items() if k != "uid"
        }  # nothing that it said is lost or changed by being shown in a form
        assert "Nothing has changed yet" in form.pane.said
        await hands.go_to("arrested_at")
        await hands.press("ctrl+u")
        await hands.words("16:30")
        await hands.press("ctrl+s")
        assert form.fields["why_amended"].complaint
        assert form.plan is not None
        assert form.plan.redates
        await hands.words("the custody record says 16:30")
        await hands.confirm()
        assert due_times(hands) == before
        await hands.press("enter")
        screen = hands.app.screen
        assert isinstance(screen, EntryScreen)
        assert screen.page is not None
        assert screen.page.versions[-1].reason == "the custody record says 16:30"
        assert "Why: the custody" in shown(hands.app)
        (row,) = [one for one in hands.all(Entry) if one.id == entry_id]
        assert row.version == 2
        moved = [key for key, due in due_times(hands).items() if due != before[key]]
        assert moved
        await hands.press("u")
        await hands.words("no: it was right")
        await hands.press("ctrl+s")
        assert due_times(hands) == before
        (arrest,) = hands.all(Arrest)
        assert arrest.arrested_at == ARRESTED
        assert [one.number for one in hands.all(EntryVersion)] == [1, 2, 3]
        assert [one.description for one in hands.all(Offence)] == [
            "Threw a chair, twice",
            "Ran off",
        ]
        await hands.press("left")
        assert screen.shown == 1
        assert "1 older (←)" not in shown(hands.app)


@pytest.mark.asyncio
async def test_voiding_shows_what_ends_and_asks_why(console, desk) -> None:
    entry_id, _ = logged(desk)
    async with console() as hands:
        await hands.open(EntryScreen(entry_id))
        await hands.press("v")
        dialog = hands.app.screen
        assert isinstance(dialog, VoidDialog)
        assert dialog.plan is not None
        assert {one.how for one in dialog.plan.ends} == {"voided"}
        await hands.press("ctrl+s")
        assert hands.app.screen is dialog
        await hands.words("it was her sister")
        await hands.press("ctrl+s")
        assert isinstance(hands.app.screen, EntryScreen)
        assert "VOIDED" in shown(hands.app)
        await hands.press("v")
        assert isinstance(hands.app.screen, EntryScreen)
        assert {one.state.value for one in hands.all(Clock)} == {"voided"}


@pytest.mark.asyncio
async def test_the_second_is_shown_what_the_first_changed_and_loses_nothing(console, desk) -> None:
    entry_id, person_id = logged(desk, arrested_at=(NOW - timedelta(days=2)).isoformat())
    async with console() as hands:
        await hands.open(EntryScreen(entry_id))
        await hands.press("a")
        await hands.go_to("arrested_at")
        await hands.press("ctrl+u")
        await hands.words("16:30")  # a time alone is of the day that was saved
        assert hands.form.control("arrested_at").value() == datetime(
            2026, 3, 25, 16, 30, tzinfo=UTC
        )
        await hands.go_to("note")
        await hands.press("ctrl+u")
        await hands.words("rang again at 8")
        await hands.go_to("why_amended")
        await hands.words("they rang again")
        await hands.confirm()
        theirs = {**hands.all(Entry)[-1].payload, "uid": new_uid(), "person": person_id}
        theirs["station"] = "Quayside"
        entry = entry_adapter.validate_python(theirs)
        amend(desk, Of(entry_id, 1), entry, "the sergeant said so")
        await hands.press("enter")
        form = hands.form
        told = str(form.offer.content)
        assert form.offer.display
        for words in ("Station: Main Street [custody] → Quayside", "the sergeant said so"):
            assert words in told
        assert form.control("note").value() == "rang again at 8"
        assert form.control("why_amended").value() == "they rang again"
        assert form.control("station").value() == "Quayside"  # nobody changed it here
        await hands.confirm()
        await hands.press("enter")
        assert isinstance(hands.app.screen, EntryScreen)
        row = hands.all(Entry)[-1]
        assert (row.version, row.payload["note"]) == (3, "rang again at 8")
        assert row.payload["station"] == "Quayside"
        assert [one.payload["station"] for one in hands.all(EntryVersion)][1] == "Quayside"


@pytest.mark.asyncio
async def test_a_half_typed_amendment_is_kept_and_offered_for_its_entry_alone(
    console, desk
) -> None:
    entry_id, _ = logged(desk)
    async with console() as hands:
        await hands.open(EntryScreen(entry_id))
        await hands.press("a")
        await hands.go_to("station")
        await hands.press("ctrl+u")
        await hands.words("Quayside")
        await hands.press("escape", "enter")
        (draft,) = drafts(desk)
        assert "Amend" in draft.about
        await hands.press("a")
        assert hands.form.offered.uid == draft.uid
        await hands.press("ctrl+r")
        assert hands.form.control("station").value() == "Quayside"
        await hands.go_to("why_amended")
        await hands.words("wrong station")
        await hands.confirm()
        await hands.press("enter")
        assert not hands.all(Draft)
        await hands.press("escape", "a")
        assert hands.form.offered is None


@pytest.mark.asyncio
async def test_a_misheard_name_and_an_answer_are_put_right(console, desk) -> None:
    entry_id, person_id = logged(desk)
    async with console() as hands:
        await hands.open(EntryScreen(entry_id))
        await hands.press("a")
        form = hands.form
        assert form.control("born").value().isoformat() == "2011-05-06"
        await hands.go_to("given_name")
        await hands.press("ctrl+u")
        await hands.words("Sofia")
        await hands.go_to("home_authority")
        await hands.press("ctrl+u")
        await hands.words("leic")
        await hands.press("enter")
        await hands.go_to("why_amended")
        await hands.words("misheard")
        await hands.confirm()
        await hands.press("enter")
        (person,) = [one for one in hands.all(Person) if one.id == person_id]
        assert (person.given_name, person.home_authority) == ("Sofia", "leicestershire")


@pytest.mark.snapshot
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_versions_stand_side_by_side(app, desk, snap_compare, size) -> None:
    async def look(pilot) -> None:
        await to_board(app, pilot)
        entry_id, person_id = logged(desk)
        payload = {**PAYLOAD, "person": person_id, "station": "Quayside"}
        amend(desk, Of(entry_id, 1), entry_adapter.validate_python(payload), "wrong station")
        hands = Hands(app, pilot, desk)
        await hands.open(EntryScreen(entry_id))
        assert "≠ Station" in shown(app)
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=look)

"""Whatever somebody does, sees or is refused is one row of the audit trail: who, where, when."""

from __future__ import annotations

import ast
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from sqlmodel import Session, col, select

import dutydesk.desk
from dutydesk.desk import (
    alerts,
    amend,
    answer,
    drafts,
    hosted,
    log,
    notes,
    officer_keys,
    officers,
    person,
    setting_changes,
    signing_in,
    sittings,
    story,
    taking,
    tell,
    versions,
)
from dutydesk.desk.amend import Of
from dutydesk.desk.context import Desk
from dutydesk.desk.handover import accept, sign, view_signed
from dutydesk.desk.kinds import entry_adapter
from dutydesk.desk.tell import ChaseIn, TellingIn
from dutydesk.errors import DutydeskError
from dutydesk.records import AuditRow, Clock, ClockState
from dutydesk.store.problems import StoreBusy
from dutydesk.watch.sweep import Escalation, sweep
from tests.desk.desks import Time
from tests.desk.sound import assert_sound
from tests.support import CHILD

ARREST = {
    "kind": "arrest", "uid": "arrest-0001", "arrested_at": "2026-11-24T07:00:00+00:00",
    "station": "Main Street", "person": {"given_name": "Zed", "family_name": "Testerly",
                                         "born": "2011-05-01", "case_number": "C-1"},
    "answers": CHILD,
}  # fmt: skip

PIN = "4071"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOqDkIrOpqXGQeB+Hxz0w+jsjbL9kMgZ1b6o9vKpzXyN jo@laptop"
VISIT = hosted.Visit("session-0001", "Jo Example", "SHA256:x", "192.0.2.7", "front desk")

Act = Callable[[Desk, int], object]


def entry(**changed: Any) -> Any:
    return entry_adapter.validate_python(ARREST | changed)


def telling(desk: Desk, clock: int, **changed: Any) -> TellingIn:
    given = {"clock_ids": [clock], "told_name": "Ann", "channel": "telephone", "at": desk.now()}
    return TellingIn.model_validate(given | changed)


def chasing(desk: Desk, clock: int) -> ChaseIn:
    return ChaseIn.model_validate(
        {"clock_id": clock, "whom": "Ann", "channel": "telephone", "at": desk.now()}
    )


def raised(desk: Desk, clock: int) -> None:
    """Let the clock's alerts be raised."""
    desk.store.run(lambda session: sweep(session, desk.now(), Escalation.minutes(15, 0)))


def ended(desk: Desk, clock: int) -> None:
    tell.done(desk, clock, desk.now(), "Ann did it.")


def seen(desk: Desk, clock: int) -> None:
    alerts.mark_seen(desk, [one.id for one in alerts.live_alerts(desk)])


def signed(desk: Desk, clock: int) -> None:
    sign(desk, "handover-01", "Ring Ann")


def soon(desk: Desk) -> Any:
    return desk.now() + timedelta(minutes=1)


def corrected(desk: Desk, clock: int) -> None:
    amend.amend(desk, Of(1, 1), entry(uid="arrest-0003", station="High Street"), "typo")


def another(desk: Desk, clock: int) -> None:
    log.log(desk, entry(uid="arrest-0002", person="C-1", arrested_at="2026-11-24T08:30:00+00:00"))


def guarded(desk: Desk, clock: int) -> None:
    """Let the officer at the desk be its supervisor, with a PIN."""
    officers.add_officer(desk, "Jo Example", "supervisor", PIN)


def keyed(desk: Desk, clock: int) -> None:
    officers.add_officer(desk, "Sam Superville", "supervisor")
    officers.add_officer(desk, "Jo Example", "duty")
    officer_keys.add_key(desk, "Jo Example", KEY)


def sitting(desk: Desk, clock: int) -> None:
    sittings.begin(desk)


def locked(desk: Desk, clock: int) -> None:
    sittings.lock(desk, sittings.begin(desk), "by key")


def here(desk: Desk) -> str:
    return sittings.who_is_here(desk)[0].uid


def named(desk: Desk, clock: int) -> None:
    officers.add_officer(desk, "Jo Example", "supervisor")


def taken_by_another(desk: Desk, clock: int) -> None:
    named(desk, clock)
    officers.add_officer(desk, "Ines Mockridge", "duty")
    taking.take(replace(desk, officer="Ines Mockridge"), clock)


def noted(desk: Desk, clock: int, words: str = "Mum rang") -> None:
    notes.write_note(desk, notes.NoteIn(clock_id=clock, words=words))


def noted_for_you(desk: Desk, clock: int) -> None:
    named(desk, clock)
    noted(desk, clock, "Mum rang, @Jo")


NOTHING: Act = lambda desk, clock: None  # noqa: E731

ACTS: list[tuple[str, str, Act, Act]] = [
    # The use case, what the trail calls it, what comes before, and the act itself.
    ("log.log", "logged", NOTHING, another),
    ("amend.amend", "amended", NOTHING, corrected),
    ("amend.void", "voided", NOTHING, lambda d, c: amend.void(d, Of(1, 1), "not her", "void-0001")),
    ("amend.put_back", "amended",
     corrected,
     lambda d, c: amend.put_back(d, Of(1, 2), 1, "right after all", "back-00001")),
    ("answer.answer", "answered", NOTHING,
     lambda d, c: answer.answer(d, 1, {"known_to_social_care": False})),
    ("tell.tell", "told", NOTHING, lambda d, c: tell.tell(d, telling(d, c))),
    ("tell.done", "done", NOTHING, ended),
    ("tell.chase", "chased", NOTHING, lambda d, c: tell.chase(d, chasing(d, c))),
    ("tell.not_required", "not_required", NOTHING,
     lambda d, c: tell.not_required(d, c, "nobody there")),
    ("tell.reopen", "reopened", ended, lambda d, c: tell.reopen(d, c, "never sent")),
    ("taking.take", "taken", NOTHING, lambda d, c: taking.take(d, c)),
    ("taking.take", "taken", taken_by_another,
     lambda d, c: taking.take(d, c, over_from="Ines Mockridge")),
    ("taking.release", "released", lambda d, c: taking.take(d, c),
     lambda d, c: taking.release(d, c)),
    ("taking.reassign", "given", named,
     lambda d, c: taking.reassign(d, [c], "Jo Example", "before five")),
    ("notes.write_note", "noted", NOTHING, noted),
    ("notes.mark_read", "read", noted_for_you,
     lambda d, c: notes.mark_read(d, [one.mention_id for one in notes.notes_for(d)])),
    ("alerts.mark_seen", "seen", raised, seen),
    ("alerts.acknowledge", "acknowledged", raised,
     lambda d, c: alerts.acknowledge(d, c, "ring again", soon(d))),
    ("alerts.snooze", "snoozed", raised, lambda d, c: alerts.snooze(d, c, soon(d))),
    ("drafts.keep_draft", "drafted", NOTHING,
     lambda d, c: drafts.keep_draft(d, "draft-0001", "arrest", {"station": "x"})),
    ("drafts.drop_draft", "dropped",
     lambda d, c: drafts.keep_draft(d, "draft-0001", "arrest", {"station": "x"}),
     lambda d, c: drafts.drop_draft(d, "draft-0001")),
    ("setting_changes.change_setting", "changed", NOTHING,
     lambda d, c: setting_changes.change_setting(
         d, "calendar.2026-11-25", "closed", "snow", redate=True)),
    ("officers.add_officer", "officer_added", NOTHING, guarded),
    ("officers.change_role", "role_changed", guarded,
     lambda d, c: officers.change_role(d, "Jo Example", "supervisor")),
    ("officers.end_officer", "officer_ended",
     lambda d, c: officers.add_officer(d, "Jo Example", "supervisor"),
     lambda d, c: officers.end_officer(d, "Jo Example")),
    ("officers.set_secret", "secret_set", guarded,
     lambda d, c: officers.set_secret(d, "Jo Example", "9182")),
    ("officers.recover_secret", "secret_recovered", guarded,
     lambda d, c: officers.recover_secret(d, "Jo Example", "9182")),
    ("officer_keys.add_key", "key_added",
     lambda d, c: officers.add_officer(d, "Jo Example", "supervisor"),
     lambda d, c: officer_keys.add_key(d, "Jo Example", KEY)),
    ("officer_keys.remove_key", "key_removed", keyed,
     lambda d, c: officer_keys.remove_key(d, officer_keys.read_key(KEY).fingerprint)),
    ("officer_keys.export_keys", "keys_exported", keyed,
     lambda d, c: officer_keys.export_keys(d)),
    ("hosted.note_begun", "session_begun", NOTHING,
     lambda d, c: hosted.note_begun(d, VISIT, d.now())),
    ("hosted.note_ended", "session_ended", NOTHING,
     lambda d, c: hosted.note_ended(d, VISIT, d.now(), "left", 60)),
    ("signing_in.sign_in", "signed_in", guarded,
     lambda d, c: signing_in.sign_in(d, "Jo Example", PIN)),
    ("sittings.begin", "sat_down", NOTHING, sitting),
    ("sittings.lock", "locked", sitting, lambda d, c: sittings.lock(d, here(d), "idle")),
    ("sittings.unlock", "unlocked", locked, lambda d, c: sittings.unlock(d, here(d))),
    ("sittings.end", "got_up", sitting, lambda d, c: sittings.end(d, here(d), "left")),
    ("handover.sign", "signed", NOTHING, lambda d, c: sign(d, "handover-01", "Ring Ann")),
    ("handover.accept", "accepted", signed, lambda d, c: accept(d, 1, "Thanks", alone=True)),
    ("handover.view_signed", "viewed", signed, lambda d, c: view_signed(d, 1)),
    ("person.person_page", "viewed", NOTHING, lambda d, c: person.person_page(d, "C-1")),
    ("versions.entry_page", "viewed", NOTHING, lambda d, c: versions.entry_page(d, 1)),
    ("story.clock_story", "viewed", NOTHING, lambda d, c: story.clock_story(d, c)),
    ("story.note_story_viewed", "viewed", NOTHING,
     lambda d, c: story.note_story_viewed(d, story.read_story(d, c))),
]  # fmt: skip

REFUSED: list[tuple[str, Act]] = [
    ("log", lambda d, c: log.log(d, entry(uid="arrest-0009", person="NOBODY"))),
    ("amend", lambda d, c: amend.amend(d, Of(1, 1), entry(uid="arrest-0009"), "")),
    ("void", lambda d, c: amend.void(d, Of(4711, 1), "never was", "void-0001")),
    ("answer", lambda d, c: answer.answer(d, 4711, {})),
    ("tell", lambda d, c: tell.tell(d, telling(d, 4711))),
    ("done", lambda d, c: tell.done(d, c, d.now(), " ")),
    ("chase", lambda d, c: tell.chase(d, chasing(d, 4711))),
    ("not_required", lambda d, c: tell.not_required(d, c, "")),
    ("reopen", lambda d, c: tell.reopen(d, c, "it runs")),
    ("take", lambda d, c: taking.take(d, 4711)),
    ("release", lambda d, c: taking.release(d, c)),
    ("reassign", lambda d, c: taking.reassign(d, [c], "Nobody", "")),
    ("note", lambda d, c: noted(d, 4711)),
    ("acknowledge", lambda d, c: alerts.acknowledge(d, c, "", d.now())),
    ("hand over", lambda d, c: sign(d, "handover-01", "", read="what nobody has read")),
    ("take over", lambda d, c: accept(d, 4711, "")),
    ("snooze", lambda d, c: alerts.snooze(d, 4711, d.now())),
    ("change", lambda d, c: setting_changes.change_setting(d, "warn.1 day", "none", "")),
    ("add officer", lambda d, c: officers.add_officer(d, "", "supervisor")),
    ("change role", lambda d, c: officers.change_role(d, "Nobody", "duty")),
    ("end officer", lambda d, c: officers.end_officer(d, "Nobody")),
    ("set PIN", lambda d, c: officers.set_secret(d, "Nobody", PIN)),
    ("add key", lambda d, c: officer_keys.add_key(d, "Nobody", KEY)),
    ("remove key", lambda d, c: officer_keys.remove_key(d, "SHA256:nothing")),
    ("export keys", lambda d, c: officer_keys.export_keys(d)),
    ("view", lambda d, c: person.person_page(d, "NOBODY")),
    ("view", lambda d, c: story.clock_story(d, 4711)),
]


@pytest.fixture
def clock(desk: Desk) -> int:
    """A running clock of somebody's whose arrest has been logged, due soonest."""
    log.log(desk, entry())
    with desk.store.read() as session:
        found = session.exec(
            select(Clock)
            .where(Clock.state == ClockState.RUNNING, col(Clock.due_at) > desk.now())
            .order_by(col(Clock.due_at))
        ).all()
    assert found
    assert found[0].id
    return found[0].id


def trail(desk: Desk) -> list[AuditRow]:
    with desk.store.read() as session:
        return list(session.exec(select(AuditRow).order_by(col(AuditRow.seq))).all())


@pytest.mark.parametrize(("use_case", "action", "before", "act"), ACTS, ids=[a[0] for a in ACTS])
def test_an_act_is_one_row_of_the_trail(
    desk: Desk, clock: int, time: Time, use_case: str, action: str, before: Act, act: Act
) -> None:
    if before is raised:
        with desk.store.read() as session:
            near = session.get_one(Clock, clock).near_at
        assert near
        time.at = max(time.at, near)
    before(desk, clock)
    had = len(trail(desk))
    act(desk, clock)
    (row,) = trail(desk)[had:]
    assert (row.action, row.officer, row.terminal) == (action, "Jo Example", "front desk")
    assert row.at == desk.now()
    assert row.subject
    assert_sound(desk)


@pytest.mark.parametrize(("tried", "act"), REFUSED)
def test_a_refusal_is_one_row_of_the_trail(desk: Desk, clock: int, tried: str, act: Act) -> None:
    had = len(trail(desk))
    with pytest.raises(DutydeskError):
        act(desk, clock)
    (row,) = trail(desk)[had:]
    assert (row.action, row.officer, row.terminal) == ("refused", "Jo Example", "front desk")
    assert row.details["tried"] == tried
    assert row.details["why"]


def test_a_refusal_that_can_not_be_written_is_still_told(
    desk: Desk, clock: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(work: Callable[[Session], Any]) -> None:
        raise StoreBusy("the file is held")

    with monkeypatch.context() as patched:
        patched.setattr(desk.store, "run", busy)
        with pytest.raises(tell.NotPossible, match="Say who did what") as refused:
            tell.done(desk, clock, desk.now(), "")
    assert "could not be written" in refused.value.__notes__[0]


PASSED_OVER = {
    "changing.change_clock": "is what use cases are made of",
    "hosted.note_turned_away": "is about those who are no officers; proved in tests/host",
    "signing_in.change_own_secret": "signs in as well, and is proved in tests/desk/officers",
    "sittings.still_here": "says that a console is alive: nobody's act",
    "rulebook.load_rulebook": "keeps a copy of a file that was taken into use: nobody's act",
    "check.check": "audits itself, and is proved in tests/desk/checking",
    "refusals.note_refusal": "is what writes the row",
    "refusals.refusals": "is what writes the row",
    "refusals.audited_refusals": "is what writes the row",
    "viewing.note_printed": "is what writes the row",
    "viewing.note_asked_in_vain": "is what writes the row",
    "amend.preview_amend": "is undone",
    "amend.preview_void": "is undone",
}


def test_no_use_case_that_writes_is_forgotten() -> None:
    """Every public function of the desk that opens a write transaction is proved above."""
    found = set()
    for module in pkgutil.iter_modules(dutydesk.desk.__path__):
        source = inspect.getsource(import_module(f"dutydesk.desk.{module.name}"))
        functions = {
            one.name: one for one in ast.parse(source).body if isinstance(one, ast.FunctionDef)
        }
        writers = {name for name, one in functions.items() if _runs(one)}
        while more := {
            name for name, one in functions.items() if name not in writers and _calls(one) & writers
        }:
            writers |= more
        found |= {f"{module.name}.{name}" for name in writers if not name.startswith("_")}
    assert found - PASSED_OVER.keys() <= {one[0] for one in ACTS}


def _runs(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(one, ast.Attribute) and one.attr == "run" and "store" in ast.unparse(one.value)
        for one in ast.walk(function)
    )


def _calls(function: ast.FunctionDef) -> set[str]:
    return {
        one.func.id
        for one in ast.walk(function)
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
    }

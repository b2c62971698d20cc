"""What each role may do: cell by cell, and that the use cases ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutydesk.desk.context import Desk
from dutydesk.desk.drafts import SHEET_WORDS, drafts, drop_draft, keep_draft
from dutydesk.desk.officers import change_role
from dutydesk.desk.rights import TABLE, NotAllowed, Right, may, read_standing, require, standing
from dutydesk.desk.signing_in import seated
from dutydesk.records import Officer, OfficerKey, Role
from tests.desk.desks import NOW, put
from tests.desk.test_every_act_is_audited import ACTS, Act
from tests.support import audited, but_for_the_trail

CELLS = """
                duty  court  supervisor  read-only
    LOOK         x      x        x           x
    LOG          x      x        x           -
    TELL         x      x        x           -
    TAKE         x      x        x           -
    NOTE         x      x        x           -
    HAND_OVER    x      -        x           -
    REASSIGN     -      -        x           -
    SET          -      -        x           -
    OFFICERS     -      -        x           -
"""
ROLES, *LINES = (line.split() for line in CELLS.strip().splitlines())

ASKED = {
    "log": Right.LOG,
    "amend": Right.LOG,
    "answer": Right.LOG,
    "tell": Right.TELL,
    "taking": Right.TAKE,
    "alerts": Right.TAKE,
    "drafts": Right.LOG,
    "setting_changes": Right.SET,
    "person": Right.LOOK,
    "versions": Right.LOOK,
    "story": Right.LOOK,
    "officers": Right.OFFICERS,
    "notes": Right.NOTE,
}
"""By module of the use cases, what they ask for."""

OTHERWISE = {
    "taking.reassign": Right.REASSIGN,
    "notes.mark_read": Right.LOOK,
    "alerts.mark_seen": None,  # a read-only officer who looks leaves it to those who can answer
    "officers.recover_secret": None,  # for the owner of the file, when nobody can sign in
    "signing_in.sign_in": None,
    "story.note_story_viewed": None,  # of a story that was read already
}


def name(role: Role) -> str:
    return f"{role.value.capitalize()} Example"


@pytest.fixture
def guarded(desk: Desk) -> Desk:
    """A desk with an officer of each role, whose supervisor has a PIN."""
    for role in Role:
        put(desk, Officer(name=name(role), role=role.value, secret="x"))
    return desk


@pytest.mark.parametrize("cells", LINES, ids=[line[0] for line in LINES])
@pytest.mark.parametrize("column", range(len(ROLES)), ids=ROLES)
def test_the_table_cell_by_cell(cells: list[str], column: int) -> None:
    right, role, cell = Right[cells[0]], Role(ROLES[column]), cells[1 + column]
    assert may(role, right) is (cell == "x")


def test_every_right_and_role_has_its_cells() -> None:
    assert {line[0] for line in LINES} == {one.name for one in Right} == {r.name for r in TABLE}
    assert set(ROLES) == set(Role)
    assert not any(may(None, right) for right in Right)


def right_of(use_case: str) -> Right | None:
    if use_case in OTHERWISE:
        return OTHERWISE[use_case]
    return ASKED.get(use_case.partition(".")[0])


@pytest.mark.parametrize(
    ("use_case", "act"), [(a[0], a[3]) for a in ACTS], ids=[a[0] for a in ACTS]
)
def test_a_use_case_asks_before_it_does_anything(guarded: Desk, use_case: str, act: Act) -> None:
    right = right_of(use_case)
    if right is None:
        return
    for role in Role:
        if may(role, right):
            continue
        held, there = but_for_the_trail(guarded), seated(guarded, name(role))
        with pytest.raises(NotAllowed, match=f"You are {name(role)}"):
            act(there, 1)
        assert but_for_the_trail(guarded) == held
        row = audited(guarded)[-1]
        assert (row.action, row.officer) == ("refused", name(role))


def test_who_may_not_log_touches_no_draft_and_words_to_a_sheet_want_another_right(
    guarded: Desk,
) -> None:
    duty, court, reader = (seated(guarded, name(one)) for one in (Role.DUTY, Role.COURT,
                                                                  Role.READ_ONLY))  # fmt: skip
    keep_draft(duty, "draft-0001", "arrest", {"station": "x"})
    keep_draft(duty, "words-0001", SHEET_WORDS, {"words": "x"})
    held = but_for_the_trail(guarded)
    for there, uid, kind in (
        (reader, "draft-0001", "arrest"),
        (reader, "words-0001", SHEET_WORDS),
        (court, "words-0001", SHEET_WORDS),
    ):
        for refused in (lambda: keep_draft(there, uid, kind, {}), lambda: drop_draft(there, uid)):  # noqa: B023
            with pytest.raises(NotAllowed):
                refused()
            row = audited(guarded)[-1]
            assert (row.action, row.officer, row.subject) == (
                "refused", there.officer, f"draft {uid}")  # fmt: skip
    assert but_for_the_trail(guarded) == held
    keep_draft(court, "draft-0001", "arrest", {"station": "xy"})  # taken up
    drop_draft(duty, "draft-0001")
    assert audited(guarded)[-1].details["of"] == name(Role.COURT)


def test_whoever_has_a_draft_goes_on_though_their_role_was_changed(guarded: Desk) -> None:
    """What they type is not lost, and they can let go of it."""
    duty = seated(guarded, name(Role.DUTY))
    keep_draft(duty, "draft-0001", "arrest", {"station": "x"})
    change_role(seated(guarded, name(Role.SUPERVISOR)), duty.officer, "read-only")
    keep_draft(duty, "draft-0001", "arrest", {"station": "xy"})
    assert drafts(duty)[0].typed == {"station": "xy"}
    drop_draft(duty, "draft-0001")
    assert not drafts(duty)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("right", list(Right))
def test_who_may_and_who_can_instead(guarded: Desk, role: Role, right: Right) -> None:
    there = seated(guarded, name(role))
    if may(role, right):
        require(there, right)
        assert standing(there).says(right).startswith("You may")
        return
    with pytest.raises(NotAllowed) as refused:
        require(there, right)
    for able in TABLE[right]:
        assert name(able) in str(refused.value)
    assert standing(there).says(right) == str(refused.value)


def test_somebody_else_may_do_nothing_on_a_guarded_desk(guarded: Desk) -> None:
    for right in Right:
        with pytest.raises(NotAllowed, match="Jo Example is no officer of this desk"):
            require(guarded, right)


def test_an_officer_who_has_left_may_do_nothing(guarded: Desk) -> None:
    put(guarded, Officer(name="Gone Example", role="duty", ended_at=NOW))
    with pytest.raises(NotAllowed, match="Gone Example is no officer"):
        require(seated(guarded, "Gone Example"), Right.LOG)


def test_until_a_supervisor_can_sign_in_anybody_may(desk: Desk) -> None:
    """Those of an older desk had no PINs: nobody is locked out by a new version."""
    put(desk, Officer(name="Duty Example", role="duty", secret="x"))
    supervisor = put(desk, Officer(name="Supervisor Example", role="supervisor"))
    put(desk, Officer(name="Gone Example", role="supervisor", secret="x", ended_at=NOW))
    for right in Right:
        require(desk, right)
    assert "anybody may" in standing(desk).says(Right.SET)
    key = OfficerKey(
        officer_id=supervisor, public="ssh-ed25519 AAAA", fingerprint="SHA256:x", added_at=NOW,
        added_by="Jo Example",
    )  # fmt: skip
    put(desk, key)
    with desk.store.read() as session:
        assert read_standing(session, "Supervisor Example").role is Role.SUPERVISOR
        assert not read_standing(session, "Jo Example").may(Right.LOOK)


def test_the_page_has_the_same_table() -> None:
    page = (Path(__file__).parents[3] / "docs" / "officers.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    heading, *cells = rows
    said = {row[0]: dict(zip(heading[1:], row[1:], strict=True)) for row in cells}
    assert said == {
        right.value: {role.value: "yes" if may(role, right) else "–" for role in Role}
        for right in Right
    }

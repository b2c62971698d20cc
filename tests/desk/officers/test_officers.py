"""Officers are added by supervisors, change their roles, get PINs, and leave."""

from __future__ import annotations

import pytest
from sqlmodel import Session, select

from dutydesk.desk import officers as all_officers
from dutydesk.desk import secrets
from dutydesk.desk.context import Desk
from dutydesk.desk.officers import (
    OfficerRefused,
    add_officer,
    change_role,
    end_officer,
    officers,
    recover_secret,
    set_secret,
)
from dutydesk.desk.rights import NotAllowed
from dutydesk.desk.secrets import SecretRefused, check_new
from dutydesk.desk.signing_in import NotSignedIn, seated, sign_in
from dutydesk.records import Officer, OfficerKey
from tests.desk.desks import NOW, put
from tests.support import audited

PIN, OTHER = "4071", "9182"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """argon2 with little to do: what takes long is its own business, and proved in one test."""
    from argon2 import PasswordHasher

    from dutydesk.desk import secrets

    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(secrets, "_hasher", lambda: quick)


@pytest.fixture
def led(desk: Desk) -> Desk:
    """A desk at which its supervisor sits."""
    add_officer(desk, "Delia Specimen", "supervisor", PIN)
    return seated(desk, "Delia Specimen")


def test_the_first_is_a_supervisor_and_then_only_supervisors_add(desk: Desk) -> None:
    for role in ("duty", "court", "read-only"):
        with pytest.raises(OfficerRefused, match="first officer of a desk is a supervisor"):
            add_officer(desk, "Ines Mockridge", role, PIN)
    first = add_officer(desk, "  Delia\n Specimen ", "Supervisor", PIN)
    assert (first.name, first.role.value, first.has_secret) == (
        "Delia Specimen", "supervisor", True,
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        add_officer(desk, "Ines Mockridge", "duty", PIN)
    led = sign_in(desk, "Delia Specimen", PIN)
    assert add_officer(led, "Ines Mockridge", "duty officer", PIN).must_change
    assert [one.name for one in officers(led)] == ["Delia Specimen", "Ines Mockridge"]
    assert [(row.action, row.officer) for row in audited(led)[-2:]] == [
        ("signed_in", "Delia Specimen"),
        ("officer_added", "Delia Specimen"),
    ]
    assert PIN not in str(audited(led))


@pytest.mark.parametrize(
    "name",
    [
        "",
        " \n ",
        "!!",
        "jo@example",
        'Jo "x"',
        "x" * 81,
        "Jo\x1b[2J",
        "Nobody",
        "Jo (not signed in)",
    ],
)
def test_a_name_that_can_not_be_one_is_refused(led: Desk, name: str) -> None:
    with pytest.raises(OfficerRefused, match="Type") as refused:
        add_officer(led, name, "duty")
    assert refused.value.field == "name"


@pytest.mark.parametrize("name", ["Łucja Przykład", "Siân Enghraifft-Prawf", "O'Mock [x]"])
def test_names_of_any_letters_can_sign_in_however_they_are_typed(led: Desk, name: str) -> None:
    add_officer(led, name, "duty", OTHER)
    assert sign_in(led, name.upper(), OTHER).officer == name
    with pytest.raises(OfficerRefused, match="already"):
        add_officer(led, name.lower(), "court")


def test_a_role_changes_and_the_last_supervisor_stays(led: Desk) -> None:
    add_officer(led, "Ines Mockridge", "duty")
    for name in ("Delia Specimen", "delia specimen"):
        with pytest.raises(OfficerRefused, match="No other supervisor could sign in"):
            change_role(led, name, "duty")
        with pytest.raises(OfficerRefused, match="No other supervisor could sign in"):
            end_officer(led, name)
    with pytest.raises(OfficerRefused, match=r"no role\. There are: duty, court"):
        change_role(led, "Ines Mockridge", "boss")
    assert change_role(led, "Ines Mockridge", "supervisor").role.value == "supervisor"
    with pytest.raises(OfficerRefused, match="No other supervisor could sign in"):  # no PIN
        change_role(led, "Delia Specimen", "read-only")
    set_secret(led, "Ines Mockridge", OTHER)
    assert change_role(led, "Delia Specimen", "read-only").role.value == "read-only"
    with pytest.raises(NotAllowed):
        change_role(led, "Delia Specimen", "supervisor")


def test_who_leaves_can_do_nothing_more_and_can_come_back(led: Desk) -> None:
    row = add_officer(led, "Ines Mockridge", "duty", OTHER)
    put(led, OfficerKey(officer_id=row.id, public="ssh-ed25519 A", fingerprint="SHA256:A",
                        added_at=NOW, added_by="Delia Specimen"))  # fmt: skip
    assert end_officer(led, "Ines Mockridge").ended_at == led.now()
    assert [one.name for one in officers(led)] == ["Delia Specimen"]
    assert [one.keys for one in officers(led, left_too=True)] == [0, 0]
    with pytest.raises(OfficerRefused, match="has left"):
        sign_in(led, "Ines Mockridge", OTHER)
    with pytest.raises(OfficerRefused, match="has left"):
        end_officer(led, "Ines Mockridge")
    back = add_officer(led, "Ines Mockridge", "court", PIN)
    assert (back.id, back.ended_at, back.role.value) == (row.id, None, "court")
    with pytest.raises(NotSignedIn):
        sign_in(led, "Ines Mockridge", OTHER)


def test_a_pin_is_set_for_another_and_recovered(led: Desk) -> None:
    add_officer(led, "Ines Mockridge", "duty")
    with pytest.raises(NotSignedIn, match="has no PIN yet"):
        sign_in(led, "Ines Mockridge", OTHER)
    assert set_secret(led, "Ines Mockridge", OTHER).must_change
    assert not set_secret(led, "Delia Specimen", OTHER).must_change
    ines = sign_in(led, "Ines Mockridge", OTHER)
    with pytest.raises(NotAllowed):
        set_secret(ines, "Delia Specimen", "3917")
    assert recover_secret(seated(led, "root"), "Delia Specimen", "3917").must_change
    assert (audited(led)[-1].action, audited(led)[-1].officer) == ("secret_recovered", "root")
    assert sign_in(led, "Delia Specimen", "3917").officer


def test_who_was_meant_is_said(led: Desk) -> None:
    add_officer(led, "Ines Mockridge", "duty")
    with pytest.raises(OfficerRefused, match="Did you mean Ines Mockridge"):
        sign_in(led, "Inez Mockrige", PIN)
    with pytest.raises(OfficerRefused, match="There are: Delia Specimen, Ines Mockridge"):
        sign_in(led, "zz", PIN)


@pytest.mark.parametrize(
    "secret",
    ["", "123", "1234", "4321", "0000", "7777", "890123", "1212", "407407", "1" * 13, "tiny",
     "aaaaaaaaaaaa", "x" * 201, "a tab\there",
     "2580", "1998", "0007", "1123", "password12"],
)  # fmt: skip
def test_what_can_be_guessed_is_no_secret(secret: str) -> None:
    with pytest.raises(SecretRefused) as refused:
        check_new(secret)
    assert not secret or secret not in str(refused.value)


@pytest.mark.parametrize("secret", ["4071", "90210357", "correct horse", "Ŵy'n cofio hyn"])
def test_what_may_be_a_secret(secret: str) -> None:
    check_new(secret)


def test_the_secret_itself_is_kept_nowhere(led: Desk) -> None:
    add_officer(led, "Ines Mockridge", "duty", "a phrase of many words")
    with led.store.read() as session:
        rows = session.exec(select(Officer)).all()
    assert all(row.secret.startswith("$argon2id$") for row in rows)
    file = led.store.path
    assert file
    held = b"".join(one.read_bytes() for one in file.parent.iterdir() if one.is_file())
    assert b"a phrase of many words" not in held


def test_two_add_the_same_officer_at_once(led: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is refused: who is there is looked at in the transaction that adds."""
    hashed = secrets.hash_of

    def meanwhile(secret: str) -> str:
        monkeypatch.setattr(all_officers, "hash_of", hashed)
        add_officer(led, "Ines Mockridge", "court", OTHER)
        return hashed(secret)

    monkeypatch.setattr(all_officers, "hash_of", meanwhile)
    with pytest.raises(OfficerRefused, match="already"):
        add_officer(led, "Ines Mockridge", "duty", PIN)

    def count(session: Session) -> int:
        return len(session.exec(select(Officer)).all())

    with led.store.read() as session:
        assert count(session) == 2

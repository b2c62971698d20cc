"""Signing in: right, wrong, slower and slower; and who sits where."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.desk import secrets, sittings
from dutydesk.desk.context import Desk
from dutydesk.desk.officers import add_officer
from dutydesk.desk.signing_in import (
    FREE_TRIES,
    LONGEST_WAIT,
    NotSignedIn,
    change_own_secret,
    must_change,
    seated,
    sign_in,
    wait_after,
)
from dutydesk.store.problems import StoreFull
from tests.desk.desks import Time
from tests.desk.officers.test_officers import OTHER, PIN, _quick, led
from tests.support import audited

__all__ = ["_quick", "led"]

DELIA = "Delia Specimen"


def test_the_real_argon2_tells_right_from_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    hashed = secrets.hash_of(PIN)
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert secrets.is_right(PIN, hashed)
    assert not secrets.is_right(OTHER, hashed)
    assert not secrets.is_right(PIN, "")
    assert not secrets.is_right("", hashed)


def test_a_right_pin_seats_the_officer_and_leaves_the_desk_before_alone(led: Desk) -> None:
    ines = seated(led, "Ines Mockridge")
    delia = sign_in(ines, "delia specimen", PIN)
    assert (delia.officer, ines.officer) == (DELIA, "Ines Mockridge")
    assert delia.store is ines.store
    assert delia.rulebook is ines.rulebook
    row = audited(led)[-1]
    assert (row.action, row.officer, row.terminal) == ("signed_in", DELIA, "front desk")


def test_wrong_tries_slow_down_at_every_terminal_and_are_audited(led: Desk, time: Time) -> None:
    elsewhere = seated(led, "nobody yet")
    elsewhere.terminal = "back office"
    for number in range(1, FREE_TRIES + 1):
        with pytest.raises(NotSignedIn, match="not Delia Specimen's PIN") as wrong:
            sign_in(led, DELIA, OTHER)
        assert wrong.value.wait == wait_after(number)
    for desk in (led, elsewhere):
        with pytest.raises(NotSignedIn, match=r"Too many wrong tries\. Wait 5 seconds"):
            sign_in(desk, DELIA, PIN)
    time.on(seconds=4)
    with pytest.raises(NotSignedIn, match="Wait 1 second,"):
        sign_in(led, DELIA, PIN)
    time.on(seconds=1)
    assert sign_in(elsewhere, DELIA, PIN).officer == DELIA
    refused = [row for row in audited(led) if row.action == "refused"]
    assert len(refused) == 6
    assert {row.details["tried"] for row in refused} == {"sign in"}
    assert {row.officer for row in refused} == {"nobody"}
    assert {row.terminal for row in refused} == {"front desk", "back office"}
    assert OTHER not in str([row.details for row in refused])
    with pytest.raises(NotSignedIn, match="Type it again"):  # the count began anew
        sign_in(led, DELIA, OTHER)


def test_guesses_at_the_same_moment_all_count(led: Desk) -> None:
    def guess(number: int) -> timedelta | None:
        try:
            sign_in(led, DELIA, f"{5000 + number}")
        except NotSignedIn as wrong:
            return None if "Too many" in str(wrong) else wrong.wait
        raise AssertionError

    with ThreadPoolExecutor(8) as pool:
        looked_at = [wait for wait in pool.map(guess, range(24)) if wait is not None]
    assert len(looked_at) == FREE_TRIES


@given(st.integers(0, 10_000))
def test_the_wait_grows_to_its_longest(tries: int) -> None:
    assert timedelta(0) <= wait_after(tries) <= wait_after(tries + 1) <= LONGEST_WAIT
    assert bool(wait_after(tries)) is (tries >= FREE_TRIES)


def test_a_clock_that_was_set_back_makes_nobody_wait_longer(led: Desk, time: Time) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(NotSignedIn):
            sign_in(led, DELIA, OTHER)
    time.on(days=-3)
    with pytest.raises(NotSignedIn) as wrong:
        sign_in(led, DELIA, PIN)
    assert wrong.value.wait == wait_after(FREE_TRIES)
    time.on(seconds=5)  # and then it is over, though the last try lies three days ahead
    assert sign_in(led, DELIA, PIN).officer == DELIA


def test_one_chooses_a_pin_of_ones_own(led: Desk) -> None:
    add_officer(led, "Ines Mockridge", "duty", OTHER)
    ines = sign_in(led, "Ines Mockridge", OTHER)
    assert must_change(ines)
    for old, new, why in ((PIN, "3917", "not Ines"), (OTHER, OTHER, "the one you have")):
        with pytest.raises(NotSignedIn, match=why):
            change_own_secret(ines, old, new)
    with pytest.raises(secrets.SecretRefused):
        change_own_secret(ines, OTHER, "1111")
    change_own_secret(ines, OTHER, "3917")
    assert not must_change(ines)
    assert sign_in(led, "Ines Mockridge", "3917").officer


def test_who_sits_where(led: Desk, time: Time) -> None:
    first = sittings.begin(led)
    other = seated(led, "Ines Mockridge")
    other.terminal = "ssh 192.0.2.7"
    second = sittings.begin(other, "ssh", "192.0.2.7")
    found = sittings.who_is_here(led)
    assert [(one.officer, one.terminal, one.way, one.address) for one in found] == [
        (DELIA, "front desk", "desk", ""),
        ("Ines Mockridge", "ssh 192.0.2.7", "ssh", "192.0.2.7"),
    ]
    assert [one.role for one in found] == ["supervisor", None]
    sittings.lock(led, first, "idle")
    time.on(minutes=4)
    sittings.still_here(led, first)
    here, silent = sittings.who_is_here(led)
    assert here.locked_at
    assert (here.silent, silent.silent) == (False, True)
    sittings.unlock(led, first)
    assert sittings.who_is_here(led)[0].locked_at is None
    sittings.end(other, second, "line dropped")
    assert [one.uid for one in sittings.who_is_here(led)] == [first]
    time.on(hours=13)
    assert sittings.who_is_here(led) == []


def test_a_terminal_that_crashed_is_taken_up_again(led: Desk, time: Time) -> None:
    crashed = sittings.begin(led)
    window = sittings.begin(led)  # another of the same name: both are there
    assert {one.uid for one in sittings.who_is_here(led)} == {crashed, window}
    sittings.end(led, window, "left")
    time.on(minutes=4)
    again = sittings.begin(seated(led, "Ines Mockridge"))
    assert [one.uid for one in sittings.who_is_here(led)] == [again]
    sittings.still_here(led, crashed)  # comes to nothing
    assert [one.uid for one in sittings.who_is_here(led)] == [again]
    assert sittings.last_at(led) == ["Ines Mockridge", DELIA]


def test_a_full_disk_shuts_nobody_out_and_lets_nobody_guess(
    led: Desk, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(work: object) -> None:
        raise StoreFull("no room is left")

    monkeypatch.setattr(led.store, "run", full)
    assert sign_in(led, DELIA, PIN).officer == DELIA
    for _ in range(FREE_TRIES):
        with pytest.raises(NotSignedIn, match="is not"):
            sign_in(led, DELIA, OTHER)
    with pytest.raises(NotSignedIn, match="Too many"):
        sign_in(led, DELIA, PIN)
    time.on(seconds=5)
    assert sign_in(led, DELIA, PIN).officer == DELIA

"""Keys: what is taken as one, whose it is, and that only supervisors add and remove them."""

from __future__ import annotations

import os
import shlex
from dataclasses import replace

import asyncssh
import pytest

from dutydesk.desk.by_key import NotLetIn, officer_by_key, proof_of
from dutydesk.desk.check import check
from dutydesk.desk.context import Desk
from dutydesk.desk.officer_keys import (
    KeyRefused,
    add_key,
    export_keys,
    holder,
    keys,
    read_key,
    remove_key,
)
from dutydesk.desk.officers import OfficerRefused, end_officer
from dutydesk.desk.rights import NotAllowed, standing
from dutydesk.host.recipe import authorized_line, program
from tests.host.conftest import OFFICER, SUPERVISOR
from tests.support import audited

SHORT_RSA = (
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC9weUNcDd4KxnsATGOCoRENbyR6pPIer4COjzt0i1h8kN4QMWv24"
    "OUTFkIDHMegD7aSVI7T8ZAFQ8CTxUAyVxh6XHmy/L4hDN1elna3xWH4QNuFS2jzKGrowgc8TMoxzDzrkNZXZg+HLqG"
    "lgwiaH/3sQSDGJZkw0R3k0yIiN/BOZhFY2RJLZL/Phxrwn48+uFeFkISuaXpLvzxGbPhftKgjfRytyoVA6VpzRBKnI"
    "3c5eN0HM5qpH5Qvb3K4NNdQTwbiAeMm801y5erOQkgQg0vdfAshF6ua1Z/okYCk5Lk48W28mcAno0dwoKhdBhFn+py"
    "U2nm4Hqg0GQCooFXbSzt old laptop"
)


def made(kind: str = "ssh-ed25519", comment: str = "jo@laptop") -> asyncssh.SSHKey:
    return asyncssh.generate_private_key(kind, comment=comment)


def public(key: asyncssh.SSHKey) -> str:
    return key.export_public_key().decode()


NEW = made()
LINE = public(NEW).strip()


def test_a_key_is_added_listed_and_taken_away(desk: Desk) -> None:
    row = add_key(desk, "jo example", f"\n{LINE}\r\n")
    assert (row.officer, row.type, row.comment) == (OFFICER, "ssh-ed25519", "jo@laptop")
    assert row.fingerprint == NEW.get_fingerprint()
    assert f"{row.public} {row.comment}" == LINE
    assert add_key(desk, OFFICER, LINE) == row  # once more changes nothing
    assert keys(desk) == keys(desk, OFFICER) == [row]
    assert keys(desk, SUPERVISOR) == []
    assert holder(desk, row.fingerprint) == row

    gone = remove_key(desk, row.fingerprint.removeprefix("SHA256:")[:9])
    assert gone.ended_at
    assert keys(desk) == []
    assert keys(desk, ended_too=True) == [gone]
    assert holder(desk, row.fingerprint) is None
    assert [(one.action, one.subject, one.details) for one in audited(desk)[-2:]] == [
        (action, f"officer {OFFICER}", {"key": row.fingerprint})
        for action in ("key_added", "key_removed")
    ]
    assert add_key(desk, SUPERVISOR, LINE).officer == SUPERVISOR  # it is free again
    assert check(desk).findings == []


def test_a_key_is_one_persons(desk: Desk) -> None:
    add_key(desk, SUPERVISOR, LINE)
    with pytest.raises(KeyRefused, match=f"{SUPERVISOR} has this key"):
        add_key(desk, OFFICER, LINE)
    assert [one.officer for one in keys(desk)] == [SUPERVISOR]
    assert audited(desk)[-1].details["tried"] == "add key"


def test_an_officer_who_has_left_comes_in_no_more(desk: Desk) -> None:
    row = add_key(desk, OFFICER, LINE)
    end_officer(desk, OFFICER)
    assert holder(desk, row.fingerprint) is None
    with pytest.raises(OfficerRefused, match="has left"):
        add_key(desk, OFFICER, LINE)


def test_only_supervisors_may(desk: Desk) -> None:
    add_key(desk, SUPERVISOR, LINE)
    other = replace(desk, officer=OFFICER)
    for act in (
        lambda: add_key(other, OFFICER, public(made())),
        lambda: remove_key(other, NEW.get_fingerprint()),
        lambda: export_keys(other),
    ):
        with pytest.raises(NotAllowed, match=f"Only supervisors may .*{SUPERVISOR}"):
            act()
    assert len(keys(desk, ended_too=True)) == 1


def test_the_last_key_of_the_last_supervisor_stays(desk: Desk) -> None:
    row = add_key(desk, SUPERVISOR, LINE)
    with pytest.raises(OfficerRefused, match="No other supervisor could sign in then"):
        remove_key(desk, row.fingerprint)
    assert holder(desk, row.fingerprint) == row
    assert standing(desk).guarded
    assert audited(desk)[-1].details["tried"] == "remove key"
    add_key(desk, SUPERVISOR, public(made()))
    assert remove_key(desk, row.fingerprint).ended_at


@pytest.mark.parametrize("kind", ["ecdsa-sha2-nistp256", "ecdsa-sha2-nistp521"])
def test_other_good_kinds_are_taken(kind: str) -> None:
    key = made(kind)
    assert read_key(public(key)).fingerprint == key.get_fingerprint()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no key"),
        ("# a comment\n\n", "There is no key"),
        (NEW.export_private_key().decode(), "private key, which nobody but its owner"),
        (f"{LINE}\n{public(made())}", "more than one line"),
        (LINE + "A" * 20_000, "more than one line"),
        ("hello", "no public SSH key"),
        (LINE[8:], "no public SSH key"),
        (f'command="sh" {LINE}', "Something stands before the key"),
        (f"cert-authority {LINE}", "Something stands before the key"),
        (LINE[:40], "not whole"),
        (f"ssh-rsa {LINE.split()[1]}", "not whole|not the key"),
        ("ssh-ed25519", "not whole"),
        ("ssh-dss AAAAB3NzaC1kc3MAAACBAJAuErec21YL0hN9", "type ssh-dss is not taken"),
        ("ssh-ed25519-cert-v01@openssh.com AAAA", "is not taken"),
        (SHORT_RSA, "RSA key of 2048 bits is too short"),
        (NEW.export_public_key("pkcs8-pem").decode(), "more than one line"),
    ],
    ids=range(16),  # the keys are made anew in each process that runs the tests
)  # fmt: skip
def test_what_is_no_good_key_is_refused_and_not_repeated(text: str, said: str) -> None:
    with pytest.raises(KeyRefused, match=said) as refused:
        read_key(text)
    assert LINE.split()[1][30:] not in str(refused.value)


def test_a_comment_can_not_break_a_line_or_a_screen(desk: Desk) -> None:
    row = add_key(desk, OFFICER, f"{LINE.split(' jo')[0]} a\x1b[2Jb\u2028{'c' * 200}")
    assert row.comment.isprintable()
    assert len(row.comment) <= 80


def test_a_fingerprint_that_fits_two_or_none_is_asked_for_again(desk: Desk) -> None:
    add_key(desk, OFFICER, LINE)
    for given in ("", "SHA256:", "nothing", NEW.get_fingerprint()[7:].swapcase()):
        with pytest.raises(KeyRefused, match="dutydesk officer key list"):
            remove_key(desk, given)
    starts: set[str] = {NEW.get_fingerprint()[7]}
    while (key := made()).get_fingerprint()[7] not in starts:
        starts.add(key.get_fingerprint()[7])
        add_key(desk, OFFICER, public(key))
    add_key(desk, OFFICER, public(key))
    with pytest.raises(KeyRefused, match="2 keys begin with"):
        remove_key(desk, key.get_fingerprint()[:8])


def test_a_session_needs_a_proof_of_the_desks_own(desk: Desk) -> None:
    row = add_key(desk, OFFICER, LINE)
    database = desk.places.database
    proof = proof_of(desk.store.ring, row.fingerprint)
    assert officer_by_key(database, row.fingerprint, proof) == OFFICER
    other = add_key(desk, SUPERVISOR, public(made())).fingerprint
    for key, given in ((row.fingerprint, ""), (row.fingerprint, "x:y"), (other, proof)):
        with pytest.raises(NotLetIn, match="not begun by a host"):
            officer_by_key(database, key, given)
    remove_key(desk, row.fingerprint)
    with pytest.raises(NotLetIn, match="no longer opens this desk"):
        officer_by_key(database, row.fingerprint, proof)


def test_the_line_for_sshd_runs_the_session_and_nothing_else(desk: Desk) -> None:
    with pytest.raises(KeyRefused, match="No officer has a key yet"):
        export_keys(desk)
    add_key(desk, OFFICER, f'{LINE} "quoted"')
    ((row, proof),) = export_keys(desk, OFFICER)
    line = authorized_line(row, proof, desk.places.folder / "it's the desk.db")
    entries = asyncssh.import_authorized_keys(line)
    options = entries.validate(NEW.convert_to_public(), "host", "192.0.2.7")
    assert options is not None
    assert "restrict" in options
    words = shlex.split(str(options["command"]))
    assert words == [
        "exec", "env", f"DUTYDESK_PROOF={proof}", *program(),
        "--db", str(desk.places.folder / "it's the desk.db"),
        "session", "--key", row.fingerprint,
    ]  # fmt: skip
    assert os.access(program()[0], os.X_OK)
    last = audited(desk)[-1]
    assert (last.action, last.subject, last.details["keys"]) == ("keys_exported", OFFICER, 1)

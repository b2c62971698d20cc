"""Whom the host turns away, what it refuses, its limits, and what is written of that."""

from __future__ import annotations

import asyncio

import asyncssh
import pytest

from dutydesk.desk.check import check
from dutydesk.desk.context import Desk
from dutydesk.desk.officer_keys import remove_key
from dutydesk.host.limits import Doors, Limits, network
from dutydesk.host.trail import A_FEW, ROWS, Trail
from tests.host.conftest import OFFICER, SUPERVISOR
from tests.host.hosting import (
    console,
    gone,
    hosting,
    officers_key,
    read_to,
    refusals,
    refused,
    until,
)
from tests.support import audited

STRANGER = asyncssh.generate_private_key("ssh-ed25519")


async def test_strangers_are_all_told_the_same(desk: Desk) -> None:
    key = officers_key(desk)
    gone_key, _ = officers_key(desk, SUPERVISOR), officers_key(desk, SUPERVISOR)
    remove_key(desk, gone_key.get_fingerprint())
    async with hosting(desk) as host:
        said = {
            await refused(host, STRANGER),
            await refused(host, gone_key),
            await refused(host, key, "root"),
            await refused(host, STRANGER, "root"),
        }
        assert said == {"PermissionDenied: Permission denied for user desk on host 127.0.0.1"} | {
            "PermissionDenied: Permission denied for user root on host 127.0.0.1"
        }
    first, rest = refusals(desk)
    assert first["why"] == {"unknown key": 1}
    assert first["named"] == ["user desk", STRANGER.get_fingerprint()]
    assert rest["why"] == {"unknown key": 1, "unknown user": 2}
    assert {"user desk", "user root"} <= set(rest["named"])
    assert check(desk).findings == []


async def test_many_tries_are_slowed_down_and_do_not_fill_the_trail(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk, refusals=3) as host:
        for _ in range(3):
            assert "Permission denied" in await refused(host, STRANGER)
        for _ in range(5):
            assert "Permission denied" not in await refused(host, key)
        host.time.now += 61
        await host.look()
        assert "Permission denied" in await refused(host, STRANGER)
    assert [one["why"] for one in refusals(desk)] == [
        {"unknown key": 1},
        {"unknown key": 2, "too many refused tries in a minute": 5},
        {"unknown key": 1},
    ]


async def test_a_thousand_addresses_are_not_a_thousand_rows(desk: Desk) -> None:
    said: list[str] = []
    trail = Trail(desk, said.append)
    for number in range(1000):
        trail.refused(f"192.0.2.{number}", "unknown key", [f"user\n{number}"], 0.0)
    trail.flush(59.0)
    trail.flush(61.0)
    await trail.close()
    rows = [one for one in audited(desk) if one.details.get("tried") == "connect by ssh"]
    assert len(rows) == ROWS + 2 == len(said)
    assert rows[-1].details["why"] == {"unknown key": 1000 - ROWS - 1}
    assert rows[-1].subject == "ssh from many addresses"
    assert len(rows[-1].details["named"]) == 8
    assert rows[0].details["named"] == ["user?0"]


def test_one_line_is_one_guest() -> None:
    assert network("192.0.2.7") == "192.0.2.7"
    assert network("2001:db8:1:2:3::4") == network("2001:db8:1:2::") == "2001:db8:1:2::/64"
    assert network("fe80::1%eth0") == "fe80::/64"
    assert network("unknown") == "unknown"


async def test_a_scan_is_counted_but_is_no_row_of_the_trail(desk: Desk) -> None:
    async with hosting(desk, strangers=2) as host:
        lines = [await asyncio.open_connection("127.0.0.1", host.here[1]) for _ in range(3)]
        for reader, _ in lines[:2]:
            assert (await reader.readline()).startswith(b"SSH-2.0-dutydesk")
        assert await lines[2][0].read() == b""  # two strangers at once are the most
        for _, writer in lines:
            writer.close()
        await until(lambda: host.doors.strangers == 0)
        host.time.now += 61
        await host.look()
    assert [one["why"] for one in refusals(desk)] == [
        {"too many connections that have not shown a key": 1}
    ]


async def test_who_sends_nothing_keeps_out_nobody_elsewhere_and_is_told(desk: Desk) -> None:
    doors = Doors(Limits())
    for _ in range(doors.limits.alike):
        assert doors.knock("2001:db8::7", 0.0) == ""
        doors.stranger("2001:db8::7")
    assert "of one address" in doors.knock("2001:db8::8", 0.0)  # of the same line
    assert doors.knock("192.0.2.7", 0.0) == ""
    doors.no_stranger("2001:db8::9")
    assert doors.knock("2001:db8::8", 0.0) == ""

    said: list[str] = []
    trail = Trail(desk, said.append)
    for second in (0.0, 61.0):
        for _ in range(A_FEW - 1):
            trail.nameless("192.0.2.7", second)  # a monitor
        trail.flush(second + 60)
    for _ in range(A_FEW):
        trail.nameless("192.0.2.8", 200.0)
    trail.nameless("192.0.2.9", 200.0)
    trail.refused("192.0.2.9", "unknown key", ["user desk"], 201.0)  # is told at once, as ever
    trail.flush(261.0)
    await trail.close()
    rows = [(one.subject, one.details["why"]) for one in audited(desk)[-2:]]
    assert rows == [
        ("ssh from 192.0.2.9", {"no user named": 1, "unknown key": 1}),
        ("ssh from 192.0.2.8", {"no user named": A_FEW}),
    ]


async def test_whoever_shows_no_key_in_time_is_sent_away(desk: Desk) -> None:
    async with hosting(desk, login=0.3, alike=A_FEW) as host:
        lines = [await asyncio.open_connection("127.0.0.1", host.here[1]) for _ in range(A_FEW)]
        await until(lambda: host.doors.strangers == A_FEW)
        reader, writer = await asyncio.open_connection("127.0.0.1", host.here[1])
        lines.append((reader, writer))
        async with asyncio.timeout(20):
            for reader, writer in lines:
                await reader.read()
                writer.close()
        await until(lambda: not host.gates)
        host.time.now += 61
        await host.look()
    assert [one["why"] for one in refusals(desk)] == [
        {"too many connections of one address that have not shown a key": 1},
        {"no user named": A_FEW},
    ]


async def test_too_many_keys_are_told_how_to_name_one(desk: Desk) -> None:
    others = [asyncssh.generate_private_key("ssh-ed25519") for _ in range(4)]
    async with hosting(desk, keys=3) as host:
        with pytest.raises(asyncssh.DisconnectError, match="IdentitiesOnly"):
            async with asyncssh.connect(
                "127.0.0.1", host.here[1], username="desk", client_keys=others, known_hosts=None,
                config=None, agent_path=None,
            ):  # fmt: skip
                pass
        await until(lambda: not host.gates)
    assert refusals(desk)[0]["why"] == {"too many keys": 1}


async def test_limits_of_sessions_are_said(desk: Desk) -> None:
    key, other = officers_key(desk), officers_key(desk, SUPERVISOR)
    async with hosting(desk, each=1, sessions=1) as host, console(host, key) as first:
        await read_to(first, b"ready.")
        for whose, said in ((key, b"as many sessions"), (other, b"as many sessions")):
            async with console(host, whose) as second:
                assert said in await second.stderr.read()
                assert (await second.wait()).returncode == 1
        host.doors.limits = host.limits = type(host.limits)(each=1, begun=1)
        async with console(host, key) as second:
            assert b"You have 1 sessions open" in await second.stderr.read()
        await gone(first)
        await until(lambda: not host.sessions)
        async with console(host, key) as second:
            assert b"within a minute" in await second.stderr.read()
    assert refusals(desk)[0]["named"] == [OFFICER]


async def test_nothing_but_one_console_is_given(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk) as host, host.connect(key) as conn:
        done = await conn.run("cat /etc/passwd", encoding=None)
        assert (done.exit_status, done.stdout) == (1, b"")
        assert f"ssh -p {host.here[1]} desk@".encode() in done.stderr
        with pytest.raises(asyncssh.ChannelOpenError, match="Session refused"):
            await conn.create_process()
    async with hosting(desk) as host:
        async with host.connect(key) as conn:
            with pytest.raises(asyncssh.ChannelOpenError):
                await conn.open_connection("127.0.0.1", 22)
            with pytest.raises(asyncssh.ChannelOpenError):
                await conn.open_unix_connection("/tmp/x")
            with pytest.raises(asyncssh.ChannelListenError):
                await conn.forward_remote_port("127.0.0.1", 0, "127.0.0.1", 22)
            with pytest.raises(asyncssh.ChannelListenError):
                await conn.forward_remote_path("/tmp/x", "/tmp/y")
            with pytest.raises(asyncssh.ChannelOpenError):
                await conn.start_sftp_client()
        assert host.children_begun == []
        async with host.connect(key) as conn:
            bare = await conn.run(encoding=None)
            assert b"needs a terminal. Type: ssh -t -p" in bare.stderr
        async with console(host, key, term_type="dumb") as process:
            assert b"calls itself" in await process.stderr.read()
    counted = {why: n for one in refusals(desk) for why, n in one["why"].items()}
    assert counted.keys() == {
        "a command", "a second session on one line", "forwarding", "sftp",
        "a session without a terminal",
    }  # fmt: skip
    assert "cat" not in str(refusals(desk))


@pytest.mark.parametrize("subsystem", [None, "sftp"])
async def test_a_line_without_a_session_is_closed(desk: Desk, subsystem: str | None) -> None:
    key = officers_key(desk)
    async with hosting(desk, unused=0.3) as host, host.connect(key) as conn:
        if subsystem:
            with pytest.raises(asyncssh.ChannelOpenError):
                await conn.create_process(subsystem=subsystem)
        async with asyncio.timeout(20):
            await conn.wait_closed()
    assert refusals(desk)[-1]["why"] == {"a line without a session": 1}


async def test_a_key_opens_so_many_lines_and_a_line_asks_so_often(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk, lines=1, asked=3) as host, host.connect(key) as conn:
        async with asyncio.timeout(20), host.connect(key) as second:
            await second.wait_closed()
        for _ in range(3):
            with pytest.raises(asyncssh.ChannelOpenError):
                await conn.open_connection("127.0.0.1", 22)
        async with asyncio.timeout(20):
            await conn.wait_closed()
        await until(lambda: not host.doors.lines)
        async with host.connect(key):
            pass
    assert [one["why"] for one in refusals(desk)] == [
        {"too many lines of one officer": 1},
        {"forwarding": 3, "a line that asked too often": 1},
    ]
    assert refusals(desk)[-1]["named"] == [OFFICER]

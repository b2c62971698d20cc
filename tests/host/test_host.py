"""The host itself: what it carries, whom it turns away, how sessions end, and what is written."""

from __future__ import annotations

import asyncio
import signal

import asyncssh
import pytest

from dutydesk.desk.check import check
from dutydesk.desk.context import Desk
from dutydesk.desk.officer_keys import keys, remove_key
from dutydesk.host.host import HostError
from dutydesk.host.limits import Doors, Limits, network
from dutydesk.host.nursery import NOT_BEGUN
from dutydesk.host.trail import A_FEW, ROWS, Trail
from tests.host.conftest import OFFICER, SUPERVISOR
from tests.host.hosting import (
    ECHO,
    FLOOD,
    HOST_KEY,
    SIZES,
    STUBBORN,
    SmallHost,
    console,
    ends,
    gone,
    hosting,
    officers_key,
    read_all,
    read_to,
    refusals,
    refused,
    until,
)
from tests.host.ssh import Remote, lives
from tests.support import audited

STRANGER = asyncssh.generate_private_key("ssh-ed25519")


async def test_a_session_is_carried_both_ways_and_told_to_the_trail(desk: Desk) -> None:
    key = officers_key(desk)
    sent = "Łucja Siân ".encode() * 20_000  # more than any buffer holds
    async with hosting(desk) as host, console(host, key) as process:
        await read_to(process, b"ready.")
        process.stdin.write(sent + b"!")
        assert await read_to(process, b"!") == sent + b"!"
        host.children_begun[0].kill()
        assert (await read_all(process)).startswith(b"\x1b[?1000l")  # its mouse is not left on
        assert (await process.wait()).returncode == 128 + signal.SIGKILL
    begun, ended = audited(desk)[-2:]
    assert (begun.action, begun.officer) == ("session_begun", OFFICER)
    assert begun.terminal.startswith("ssh 127.0.0.1 pts/")
    assert begun.details["key"] == key.get_fingerprint()
    assert (ended.action, ended.subject) == ("session_ended", begun.subject)
    assert ended.details["how"] == "ended with exit code -9"
    assert keys(desk)[0].last_used_at == begun.at
    assert check(desk).findings == []


async def test_the_window_can_have_any_size_and_change_it(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk, SIZES) as host, console(host, key, term_size=(0, 0)) as process:
        assert await read_to(process, b".") == b"80 24."
        process.change_terminal_size(133, 41)
        assert await read_to(process, b".") == b"133 41."
        process.change_terminal_size(4_000_000_000, 70_000)
        assert await read_to(process, b".") == b"500 200."


async def test_the_environment_holds_nothing_of_the_clients(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUTYDESK_YOT_NAME", "Nowhere YOT")
    monkeypatch.setenv("DUTYDESK_PIN", "4071")
    key = officers_key(desk)
    env = {"LD_PRELOAD": "x", "PYTHONPATH": "/evil", "LANG": "pl_PL", "DUTYDESK_DB": "/evil"}
    async with (
        hosting(desk) as host,
        console(host, key, env=env, term_type="../../evil") as process,
    ):
        await read_to(process, b"ready.")
        (found,) = host.environments
        assert "LD_PRELOAD" not in found
        assert found.get("PYTHONPATH") != "/evil"
        assert not found.keys() & {"DUTYDESK_PIN", "DUTYDESK_DB", "DUTYDESK_OFFICER"}
        assert found["DUTYDESK_YOT_NAME"] == "Nowhere YOT"
        assert (found["TERM"], found["LANG"]) == ("xterm-256color", "C.UTF-8")
        assert found["SSH_CONNECTION"].startswith("127.0.0.1 ")
    begun = next(one for one in audited(desk) if one.action == "session_begun")
    assert set(begun.details["refused"].split(", ")) == {f"variable {name}" for name in env}


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


async def test_a_dropped_line_leaves_no_process(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk) as host, console(host, key) as process:
        await read_to(process, b"ready.")
        await gone(process)
        await until(lambda: host.children_begun[0].ended.done())
        await until(lambda: not host.sessions)
        assert host.doors.inside.total() == 0
    assert ends(desk) == ["line dropped"]


async def test_a_line_that_goes_silent_is_noticed(desk: Desk) -> None:
    """The real ssh, stopped as its computer's lid is shut: nothing tells the host."""
    file = desk.places.folder / "key"
    officers_key(desk).write_private_key(file)
    file.chmod(0o600)
    async with hosting(desk, alive=0.2) as host:
        ssh = await asyncio.create_subprocess_exec(
            "ssh", *Remote(file, host.here[1], "desk").options(), "-tt", "desk@127.0.0.1",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert ssh.stdout is not None
        await ssh.stdout.readuntil(b"ready.")
        ssh.send_signal(signal.SIGSTOP)
        await until(lambda: host.children_begun[0].ended.done())
        ssh.kill()
        await ssh.wait()
    assert ends(desk) == ["line dropped"]


async def test_what_does_not_leave_is_killed_with_all_that_it_began(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk, STUBBORN, grace=0.5) as host, console(host, key) as process:
        pids = (await read_to(process, b".")).split(b".")
        while len(pids) < 3:
            pids = (b".".join(pids) + await read_to(process, b".")).split(b".")
        await gone(process)
        await until(lambda: host.children_begun[0].ended.done())
        await until(lambda: not any(lives(int(pid)) for pid in pids if pid))


async def test_a_session_nobody_hears_of_ends_with_its_terminal(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk) as host, console(host, key) as process:
        await read_to(process, b"ready.")
        (child,) = host.children_begun
        running = host.let_go(child)
        process.stdin.write(b"still here.")
        await read_to(process, b"still here.")
        running.kill()
        await read_all(process)
        await until(lambda: not host.sessions)
        running.wait()
    assert ends(desk) == ["ended, and nobody can tell how"]


async def test_a_session_that_could_not_be_forked_is_told_so(desk: Desk) -> None:
    key = officers_key(desk)
    program = f"raise SystemExit({NOT_BEGUN})"
    async with hosting(desk, program) as host, console(host, key) as process:
        assert b"can't begin a session now" in await read_all(process)
    assert ends(desk) == ["could not be begun"]


async def test_whoever_is_idle_is_hung_up_and_told_so(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk, idle=600) as host, console(host, key) as process:
        await read_to(process, b"ready.")
        host.time.now += 599
        process.stdin.write(b"a")
        await read_to(process, b"a")
        host.time.now += 599
        await host.look()
        assert host.sessions
        host.time.now += 1
        await host.look()
        said = await read_all(process)
        assert b"Nothing was typed for 10 minutes" in said
        assert b"what stood in a dialog is to be typed again" in said
    assert ends(desk) == ["idle"]


async def test_taking_a_key_away_ends_its_sessions_alone(desk: Desk) -> None:
    lost, other = officers_key(desk), officers_key(desk)
    async with hosting(desk) as host, console(host, lost) as one, console(host, other) as two:
        await read_to(one, b"ready.")
        await read_to(two, b"ready.")
        remove_key(desk, lost.get_fingerprint())
        await host.look()
        assert b"no longer opens this desk" in await read_all(one)
        two.stdin.write(b"still here.")
        await read_to(two, b"still here.")
    assert ends(desk) == ["key taken away", "line dropped"]


async def test_a_client_that_takes_nothing_holds_the_console_up_and_nobody_else(
    desk: Desk,
) -> None:
    key = officers_key(desk)
    written = desk.places.folder / "written"
    async with hosting(desk, FLOOD) as host, console(host, key, stdout=asyncssh.PIPE) as slow:
        slow.channel.pause_reading()
        await until(written.exists)
        before = -1
        while (now := int(written.read_text() or 0)) != before:
            before = now
            await asyncio.sleep(0.2)
        assert now < 8_000_000  # the windows and buffers in between, and then it waits
        host.words[2] = ECHO
        async with console(host, key) as other:
            await read_to(other, b"ready.")
        await gone(slow)
        await until(lambda: not host.sessions)
    assert ends(desk).count("line dropped") == 2


async def test_stopping_tells_everybody_and_waits_for_them(desk: Desk) -> None:
    key = officers_key(desk)
    async with hosting(desk) as host, console(host, key) as process:
        await read_to(process, b"ready.")
        _, said = await asyncio.gather(host.stop(), read_all(process))
        assert b"The host is being stopped" in said
        assert not host.gates
        host.stop = nothing  # type: ignore[method-assign]
    assert ends(desk) == ["host stopped"]


async def nothing() -> None:
    """Once is enough."""


async def test_two_hosts_on_one_port_say_what_to_do(desk: Desk) -> None:
    async with hosting(desk) as host:
        second = SmallHost(desk, ECHO, host.limits)
        with pytest.raises(HostError, match=r"ssh_port or ssh_address in desk\.toml"):
            await second.start("127.0.0.1", host.here[1])
    assert HOST_KEY.get_fingerprint() == host.fingerprint

"""The host itself: what it carries, how sessions end, and what is written of them."""

from __future__ import annotations

import asyncio
import signal

import asyncssh
import pytest

from dutydesk.desk.check import check
from dutydesk.desk.context import Desk
from dutydesk.desk.officer_keys import keys, remove_key
from dutydesk.host.host import HostError
from dutydesk.host.nursery import NOT_BEGUN
from tests.host.conftest import OFFICER
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
    until,
)
from tests.host.ssh import Remote, lives
from tests.support import audited


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

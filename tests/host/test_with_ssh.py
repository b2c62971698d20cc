"""The host and the console as officers have them: the real ssh, on a real terminal."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.drafts import drafts
from tests.host.conftest import OFFICER, new_desk
from tests.host.hosting import ends, refusals
from tests.host.ssh import Serving, lives, until_gone
from tests.support import audited
from tests.terminal.console import ESCAPE, ROOT, environment, program
from tests.terminal.hands import EMPTY, NAMES, arrest_of, half_type_arrest, make_person
from tests.terminal.test_leaving import STATION, assert_restored

pytestmark = pytest.mark.terminal


def serving(prepared: Path, folder: Path) -> Serving:
    new_desk(prepared, folder).close()
    return Serving(folder / "desk.db")


@pytest.fixture(scope="module")
def host(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One host for all tests but those that end it."""
    started = serving(prepared, tmp_path_factory.mktemp("host"))
    yield started
    started.close()


@pytest.fixture
def own_host(prepared: Path, tmp_path: Path) -> Iterator[Serving]:
    started = serving(prepared, tmp_path)
    yield started
    started.close()


@pytest.fixture
def desk(host: Serving) -> Iterator[Desk]:
    """What is really in its database."""
    with closing(open_desk(host.db, officer=OFFICER, terminal="tests")) as opened:
        yield opened


def test_the_console_by_ssh_is_the_console(host: Serving, desk: Desk, tmp_path: Path) -> None:
    """Board, names, colours, size, mouse and keys; and nothing of what the client sent along."""
    agent = tmp_path / "agent"
    holding = subprocess.Popen(["ssh-agent", "-D", "-a", agent], stdout=subprocess.DEVNULL)
    try:
        console = host.console(
            "-A", "-o", "SetEnv=LD_PRELOAD=/evil.so DUTYDESK_DB=/evil", "-o", "SendEnv=LANG",
            SSH_AUTH_SOCK=str(agent), LANG="pl_PL.UTF-8", size=(120, 40),
        )  # fmt: skip
        console.until(EMPTY, OFFICER)
        log_by_hand(host)
        console.until(*NAMES)
        assert b"\x1b[38;5;" in console.sent  # its colours, of the 256 that the terminal has
        for columns, rows in ((80, 24), (120, 40)):
            console.resize(columns, rows)
            console.until(*NAMES, lambda: "? Help" in console.lines[-1])
        column = console.lines[-1].index("? Help") + 1
        console.type(f"\x1b[<0;{column};40M\x1b[<0;{column};40m")  # a click of the mouse
        console.until("Log an arrest")
        console.type(ESCAPE)
        console.until(NAMES[0])
        console.type("q")
        assert console.until_gone() == 0
        assert_restored(console)
        console.close()
    finally:
        holding.kill()
        holding.wait()

    host.until(f"{OFFICER} left after")
    begun = next(one for one in audited(desk) if one.action == "session_begun")
    assert begun.officer == OFFICER
    assert set(begun.details["refused"].split(", ")) == {
        "agent forwarding", "variable LD_PRELOAD", "variable DUTYDESK_DB", "variable LANG",
    }  # fmt: skip


def log_by_hand(host: Serving) -> None:
    """Somebody at the desk itself logs arrests of NAMES."""
    arrests = json.dumps([arrest_of(name) for name in NAMES])
    done = subprocess.run(
        program("--db", host.db, "log"), input=arrests.encode(),
        env=environment(), cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


def test_whatever_is_not_the_console_is_refused(host: Serving, desk: Desk, tmp_path: Path) -> None:
    run = host.run
    denied = "desk@127.0.0.1: Permission denied (publickey).\n"
    assert run("ssh", "-tt", "HOST", key=host.stranger) == denied
    assert run("ssh", "-tt", "HOST", user="root") == denied.replace("desk", "root")
    by_password = ["-o", "PubkeyAuthentication=no", "-o", "PreferredAuthentications=password"]
    assert run("ssh", *by_password, "-tt", "HOST") == denied
    assert "runs no commands" in run("ssh", "HOST", "cat", "/etc/passwd")
    assert "runs no commands" in run("scp", "-O", "HOST:/etc/passwd", str(tmp_path))
    assert "subsystem request failed" in run("scp", "-s", "HOST:/etc/passwd", str(tmp_path))
    assert "subsystem request failed" in run("sftp", "HOST")
    assert "needs a terminal" in run("ssh", "-T", "HOST")
    assert "forwarding failed" in run("ssh", "-W", "127.0.0.1:22", "HOST")
    assert "forwarding failed" in run(
        "ssh", "-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22", "HOST"
    )
    assert forwarded_nothing(host)
    host.until("refused 127.0.0.1: unknown key")
    assert not list(tmp_path.iterdir())


def forwarded_nothing(host: Serving) -> bool:
    """Whether ssh -L ends a connection to the port that it opened, without a byte."""
    port = host.free_port()
    ssh = subprocess.Popen(
        ["ssh", *host.options(), "-N", "-L", f"{port}:127.0.0.1:{host.port}", "desk@127.0.0.1"],
        stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while True:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=30) as through:
                    return through.recv(1) == b""
            except ConnectionRefusedError:
                assert ssh.poll() is None
    finally:
        ssh.kill()
        ssh.wait()


def test_a_client_that_dies_leaves_no_process_and_loses_no_word(host: Serving, desk: Desk) -> None:
    console = host.console()
    console.until(OFFICER, lambda: EMPTY in console.text or "most pressing" in console.text)
    child = host.session()
    console.type("a")
    console.until("Type a name, alias")
    make_person(console)
    console.type("Nowhere")
    console.until("Nowhere")
    console.drop()
    until_gone(child)
    console.close()
    host.until(f"{OFFICER} line dropped after")
    assert any("Nowhere" in str(draft.typed) for draft in drafts(desk))


def test_a_host_that_is_stopped_lets_everybody_keep_what_they_typed(own_host: Serving) -> None:
    console = own_host.console()
    half_type_arrest(console)
    child = own_host.session()
    assert own_host.stop() == 0
    console.until("The host is being stopped")
    assert console.until_gone() == 128 + signal.SIGHUP
    assert_restored(console)
    console.close()
    assert not lives(child)
    with closing(open_desk(own_host.db, officer=OFFICER, terminal="tests")) as desk:
        (draft,) = drafts(desk)
        assert draft.typed["fields"]["station"] == {"text": STATION}
        assert draft.terminal.startswith("ssh 127.0.0.1 pts/")
        assert ends(desk) == ["host stopped"]
        assert refusals(desk) == []


def test_a_host_that_is_killed_leaves_no_session_behind(own_host: Serving) -> None:
    """Nor does it need its nursery: without, each session loads by itself."""
    own_host.kill_nursery()
    console = own_host.console()
    console.until(EMPTY)
    child = own_host.session()
    os.kill(own_host.process.pid, signal.SIGKILL)
    until_gone(child)
    console.close()

"""A real sshd with the exported line. Only where this computer has one that its user can run."""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Iterator
from pathlib import Path

import asyncssh
import pytest

from dutydesk.desk.context import Desk
from dutydesk.desk.officer_keys import export_keys
from dutydesk.host.recipe import authorized_line
from tests.host.conftest import OFFICER, sshd
from tests.host.hosting import ends, officers_key
from tests.host.ssh import Remote
from tests.terminal.hands import EMPTY

pytestmark = pytest.mark.terminal


@pytest.fixture
def there(desk: Desk, tmp_path: Path) -> Iterator[Remote]:
    key = officers_key(desk)
    key.write_private_key(tmp_path / "officer")
    (tmp_path / "officer").chmod(0o600)
    asyncssh.generate_private_key("ssh-ed25519").write_private_key(tmp_path / "host")
    (tmp_path / "host").chmod(0o600)
    lines = [authorized_line(*one, desk.places.database) for one in export_keys(desk)]
    (tmp_path / "authorized_keys").write_text("\n".join(lines))
    remote = Remote(tmp_path / "officer", Remote.free_port(), getpass.getuser())
    (tmp_path / "config").write_text(
        f"Port {remote.port}\nListenAddress 127.0.0.1\nHostKey {tmp_path}/host\n"
        f"AuthorizedKeysFile {tmp_path}/authorized_keys\nStrictModes no\nPidFile none\n"
        "PermitRootLogin yes\nUsePAM no\nPasswordAuthentication no\nSubsystem sftp internal-sftp\n"
    )
    program = sshd()
    assert program
    process = subprocess.Popen([program, "-D", "-e", "-f", tmp_path / "config"])
    try:
        remote.until_listening()
        yield remote
    finally:
        process.terminate()
        process.wait()


def test_sshd_hosts_the_console_and_nothing_else(there: Remote, desk: Desk, tmp_path: Path) -> None:
    console = there.console("-A", size=(80, 24))
    console.until(EMPTY, OFFICER)
    console.resize(120, 40)
    console.until(EMPTY, lambda: "? Help" in console.lines[-1])
    console.type("q")
    assert console.until_gone() == 0
    console.close()
    assert ends(desk) == ["left"]
    assert "runs no commands" in there.run("ssh", "HOST", "cat", "/etc/passwd")
    there.run("scp", "HOST:/etc/passwd", str(tmp_path / "copied"))
    there.run("sftp", "HOST")
    assert "forwarding failed" in there.run("ssh", "-W", "127.0.0.1:22", "HOST")
    assert "needs a terminal" in there.run("ssh", "-T", "HOST")
    assert not (tmp_path / "copied").exists()

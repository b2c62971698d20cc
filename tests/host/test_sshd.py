"""OpenSSH's own server hosts the console, with the line that `officer key export` prints.

The command of that line is run here as sshd runs it, by a shell on a terminal. Where this computer
has an sshd, test_real_sshd.py goes through it too.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import asyncssh
import pytest
from click.testing import CliRunner

from dutydesk.cli import cli
from dutydesk.desk.check import check
from dutydesk.desk.context import Desk, open_desk
from dutydesk.desk.officer_keys import KeyRow, export_keys
from dutydesk.host.host_key import HostKeyError, host_key
from dutydesk.host.recipe import PathRefused, authorized_line
from dutydesk.host.unit import OWN_USER, unit
from dutydesk.paths import Places
from tests.host.conftest import OFFICER
from tests.host.hosting import ends, officers_key
from tests.support import audited
from tests.terminal.console import Console, environment
from tests.terminal.hands import EMPTY


class Shell(Console):
    """What sshd runs for a forced command: the login shell, with -c."""

    def command(self, *words: str | Path) -> list[str]:
        """The shell."""
        return [shutil.which("sh") or "sh", "-c", *map(str, words)]


def forced_command(desk: Desk, key: asyncssh.SSHKey) -> str:
    """The command of the exported line, as sshd reads it."""
    ((row, proof),) = export_keys(desk)
    line = authorized_line(row, proof, desk.places.database)
    options = asyncssh.import_authorized_keys(line).validate(key.convert_to_public(), "", "")
    assert options is not None
    return str(options["command"])


@pytest.mark.terminal
def test_the_exported_command_is_the_console_of_the_keys_officer(desk: Desk) -> None:
    command = forced_command(desk, officers_key(desk))
    console = Shell(command, SSH_CONNECTION="192.0.2.7 50000 192.0.2.10 22")
    try:
        console.until(EMPTY, OFFICER)
        console.type("q")
        assert console.until_gone() == 0
    finally:
        console.close()
    begun = next(one for one in audited(desk) if one.action == "session_begun")
    assert begun.officer == OFFICER
    assert begun.terminal.startswith("ssh 192.0.2.7 pts/")
    assert ends(desk) == ["left"]
    assert check(desk).findings == []


def test_the_exported_command_runs_nothing_else(desk: Desk) -> None:
    command = forced_command(desk, officers_key(desk))
    for more, said in (
        ({"SSH_ORIGINAL_COMMAND": "scp -f /etc/passwd"}, "runs no commands and copies no files"),
        ({}, "needs a terminal"),
    ):
        done = subprocess.run(
            ["sh", "-c", command], env=environment(SSH_CONNECTION="192.0.2.7 1 2 3", **more),
            capture_output=True, stdin=subprocess.DEVNULL, check=False, text=True,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (1, "")
        assert said in done.stderr
        last = audited(desk)[-1]
        assert (last.action, last.terminal) == ("refused", "ssh 192.0.2.7")
        assert said in last.details["why"]


def test_a_key_file_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    places = Places(tmp_path / "desk.db")
    made = host_key(places)
    assert host_key(places).get_fingerprint() == made.get_fingerprint()
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o640)
    with pytest.raises(HostKeyError, match="chmod 600"):
        host_key(places)
    file.write_text("not a key")
    file.chmod(0o600)
    with pytest.raises(HostKeyError, match="is not a host key"):
        host_key(places)
    assert file.read_text() == "not a key"


def test_the_fingerprint_is_what_ssh_keygen_says(desk: Desk) -> None:
    given = ["--db", str(desk.places.database), "serve", "--fingerprint"]
    printed = CliRunner().invoke(cli, given, catch_exceptions=False).output.strip()
    shown = subprocess.run(
        ["ssh-keygen", "-lf", desk.places.folder / "ssh_host_key"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert shown.split()[1] == printed


@pytest.mark.parametrize(
    "folder", ["/srv/dutydesk", '/srv/Shift 100% "desk"', "/home/desk/it's $HOME"]
)
def test_the_unit_is_sound(folder: str, tmp_path: Path) -> None:
    places = Places(Path(folder) / "desk.db")
    text = unit(places, Path("/mnt/other disk/backups"))
    settings = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    command = shlex.split(settings["ExecStart"].replace("%%", "%").replace("$$", "$"))
    assert command[-3:] == ["--db", str(places.database), "serve"]
    assert "$" not in settings["ExecStart"].replace("$$", "")  # one begins a variable there
    writable = shlex.split(settings["ReadWritePaths"].replace("%%", "%"))
    assert writable == [folder, "/mnt/other disk/backups"]
    assert settings["User"] not in ("root", "")
    assert OWN_USER == "dutydesk"
    assert settings["ProtectHome"] == ("read-only" if "/home/" in text else "yes")
    if analyse := shutil.which("systemd-analyze"):
        file = tmp_path / "dutydesk.service"
        file.write_text(text)
        done = subprocess.run([analyse, "verify", file], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("folder", ["/srv/a\nExecStartPre=/bin/sh", "/srv/a\u2028b"])
def test_a_path_can_not_begin_another_line(folder: str) -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    row = KeyRow(OFFICER, "ssh-ed25519 AAAA", "SHA256:x", "", at, OFFICER, None, None)
    for path, backups in ((folder, "/mnt"), ("/opt", folder)):
        with pytest.raises(PathRefused, match="another name"):
            unit(Places(Path(path) / "desk.db"), Path(backups))
    with pytest.raises(PathRefused, match="another name"):
        authorized_line(row, "x:y", Path(folder) / "desk.db")


def test_the_printed_unit_puts_backups_where_the_desk_does(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('backup_folder = "/mnt/backups"')
    given = ["--db", str(tmp_path / "desk.db"), "serve", "--systemd"]
    printed = CliRunner().invoke(cli, given, catch_exceptions=False).output
    assert f"ReadWritePaths={tmp_path} /mnt/backups\n" in printed
    assert not (tmp_path / "desk.db").exists()
    with closing(open_desk(tmp_path / "desk.db")) as desk:
        assert desk.settings.ssh_port == 8222

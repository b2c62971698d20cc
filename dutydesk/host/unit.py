"""The systemd unit of a host, hardened: it can write to its desk's folder and nowhere else."""

from __future__ import annotations

import getpass
import re
from pathlib import Path

from dutydesk.host.recipe import one_line, program
from dutydesk.paths import Places

OWN_USER = "dutydesk"
"""The user of its own that docs/ssh.md makes for the host."""

_UNIT = """\
# /etc/systemd/system/dutydesk.service
# systemctl daemon-reload && systemctl enable --now dutydesk
[Unit]
Description=dutydesk: the duty desk by SSH
Documentation=man:ssh(1)
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
User={user}
ExecStart={command}
Restart=on-failure
RestartSec=5
# It ends its sessions itself, and waits until they have kept what is half-typed.
KillMode=mixed
TimeoutStopSec=20
UMask=0077

# Nothing but its own folder can be written, and nothing that a console doesn't need can be had.
ReadWritePaths={folders}
ProtectSystem=strict
ProtectHome={home}
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
NoNewPrivileges=yes
CapabilityBoundingSet=
LockPersonality=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service

# Thirty sessions and what they begin, so that no fault can take the whole computer along.
TasksMax=1000
MemoryMax=4G

[Install]
WantedBy=multi-user.target
"""


def unit(places: Places, backups: Path) -> str:
    """The unit that hosts the desk at `places`, whose backups go to the folder `backups`.

    It runs as the user who asks for it; asked for as root, as a user of its own. Raises
    PathRefused.
    """
    words = [*program(), "--db", str(places.database), "serve"]
    folders = [places.folder]
    if not backups.is_relative_to(places.folder):
        folders.append(backups)
    homes = ("/home/", "/root/", "/run/user/")
    # What lies in a home can't be hidden from it.
    in_home = any(str(path).startswith(homes) for path in (*folders, *words))
    user = getpass.getuser()
    return _UNIT.format(
        user=OWN_USER if user == "root" else user,
        # It also expands $, but only in a command's words, and not in the program's path.
        command=" ".join([_quoted(words[0]), *(_quoted(w).replace("$", "$$") for w in words[1:])]),
        folders=" ".join(map(_quoted, folders)),
        home="read-only" if in_home else "yes",
    )


def _quoted(word: str | Path) -> str:
    """A word as systemd reads it: it knows quotes, and gives % a meaning."""
    text = one_line(word).replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"' if re.search(r"[\s'\"]", text) else text

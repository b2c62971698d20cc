"""The systemd unit of a host, hardened: it can write to its desk's folder and nowhere else."""

from __future__ import annotations

import getpass
import shlex

from dutydesk.host.recipe import program
from dutydesk.paths import Places

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
ReadWritePaths={folder}
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
MemoryMax=6G

[Install]
WantedBy=multi-user.target
"""


def unit(places: Places) -> str:
    """The unit that hosts the desk at `places` as the user who asks for it."""
    words = [*program(), "--db", str(places.database), "serve"]
    # What lies in a home can't be hidden from it.
    homes = ("/home/", "/root/", "/run/user/")
    in_home = any(str(path).startswith(homes) for path in (places.folder, words[0]))
    return _UNIT.format(
        user=getpass.getuser(),
        command=shlex.join(words).replace("%", "%%"),
        folder=str(places.folder).replace("%", "%%"),
        home="read-only" if in_home else "yes",
    )

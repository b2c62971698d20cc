"""Forked sessions are as if started anew, and each end is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from dutydesk.host.nursery import NOT_BEGUN
from tests.terminal.console import ROOT, environment


def test_what_the_nursery_forks_is_as_if_started_anew(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.touch()
    done = subprocess.run(
        [sys.executable, "-m", "tests.host.nursing", program],
        env=environment(DUTYDESK_PIN="4071", TEXTUAL_ANIMATIONS="full"),
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (why,) = done.stderr.splitlines()
    assert why.startswith("dutydesk: no session could be forked: [Errno ")
    said = json.loads(done.stdout)
    told, another = said["told"], said["another"]

    assert said["ends"] == [0, 0, 3, 1, -9]
    assert said["unforked"] == NOT_BEGUN  # and the others went on
    # The nursery was killed: who was there goes on, to the end of their terminal.
    assert said["went_on"] == [True, True]
    assert "still here" in said["answer"]
    assert said["orphans"] == [None, None]
    assert "ValueError: on purpose" in said["crashed"]
    assert said["crowd"] == [3] * 20
    assert said["could"] == [True, False, False]  # the program was updated; the nursery is gone

    assert told["environment"] == {"TERM": "xterm", "ONLY": "this"}
    assert not told["loaded"].keys() & {"DUTYDESK_PIN", "TEXTUAL_ANIMATIONS", "DUTYDESK_OFFICER"}
    assert told["loaded"]["PATH"] == os.environ["PATH"]
    assert told["words"] == ["tell"]
    assert told["folder"] == "/"
    assert told["leads"]
    assert told["ttys"]
    assert told["terminal"].startswith("/dev/")
    assert told["terminal"] != another["terminal"]
    assert told["random"] != another["random"]
    assert told["open"] <= 4  # in, out, error, and the folder that was listed
    assert told["encoding"] == "utf-8"
    assert told["hang_up"]
    assert told["parent"] == another["parent"] != said["here"]

"""A process with a nursery, for test_nursery.py: prints as JSON what became of its foundlings.

It is a process of its own because nobody may fork who has threads, as the tests have.
"""

from __future__ import annotations

import asyncio
import errno
import json
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dutydesk.host.children import Child, Foundlings
from dutydesk.host.nursery import start_nursery
from dutydesk.host.pty import Pty

LOADED: list[dict[str, str]] = []


NO_ROOM = Path(sys.argv[1]).with_name("no room")


def load() -> None:
    LOADED.append(dict(os.environ))
    fork = os.fork

    def fork_if_there_is_room() -> int:
        if NO_ROOM.exists():
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return fork()

    os.fork = fork_if_there_is_room


def run(words: Sequence[str]) -> None:
    print("begun", flush=True)
    if words[0] == "tell":
        print(json.dumps({
            "environment": dict(os.environ), "loaded": LOADED[0], "folder": str(Path.cwd()),
            "leads": os.getsid(0) == os.getpid(), "terminal": os.ttyname(0), "words": words,
            "parent": os.getppid(), "random": random.random(),
            "ttys": bool(sys.__stdin__ and sys.__stdin__.isatty()),
            "open": len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 4,
            "encoding": sys.stdout.encoding,
            "hang_up": signal.getsignal(signal.SIGHUP) == signal.SIG_DFL,
        }))  # fmt: skip
    elif words[0] == "leave":
        sys.exit(3)
    elif words[0] == "crash":
        raise ValueError("on purpose")
    elif words[0] == "stay":
        time.sleep(60)
    elif words[0] == "answer":
        print(input())


async def main(line: Any) -> None:
    program = Path(sys.argv[1])
    loaded = (program.stat().st_atime_ns, program.stat().st_mtime_ns)
    nursery = Foundlings(line, program)
    written: dict[Child, bytearray] = {}
    ptys: dict[Child, Pty] = {}

    def begin(word: str) -> Child:
        output = bytearray()
        pty = Pty((80, 24), output.extend, lambda busy: None, lambda: child.has_no_terminal())
        child = nursery.begin([word], pty.far, {"TERM": "xterm", "ONLY": "this"}, Path("/"))
        pty.close_far()
        written[child], ptys[child] = output, pty
        child.ended.add_done_callback(lambda _: pty.drain())
        return child

    async def begun(child: Child) -> None:
        while b"begun" not in written[child]:
            await asyncio.sleep(0.01)

    def words(child: Child) -> str:
        return written[child].decode().partition("begun\r\n")[2]

    one, other = begin("tell"), begin("tell")
    crashed = begin("crash")
    ends = [await child.ended for child in (one, other, begin("leave"), crashed)]
    killed = begin("stay")
    await begun(killed)
    killed.kill()
    ends.append(await killed.ended)
    crowd = await asyncio.gather(*(begin("leave").ended for _ in range(20)))
    NO_ROOM.touch()
    unforked = await begin("stay").ended
    NO_ROOM.unlink()
    left, answers = begin("stay"), begin("answer")
    await begun(left)
    await begun(answers)
    could = [nursery.can_begin]
    os.utime(program, (1, 1))
    could.append(nursery.can_begin)
    told, told_other = json.loads(words(one)), json.loads(words(other))
    os.kill(told["parent"], signal.SIGKILL)
    os.utime(program, ns=loaded)
    while nursery.can_begin:
        await asyncio.sleep(0.01)
    went_on = [not child.ended.done() for child in (left, answers)]
    ptys[answers].write(b"still here\n")
    orphans = [await answers.ended]
    left.hang_up(0)
    orphans.append(await left.ended)
    print(json.dumps({
        "told": told, "another": told_other, "ends": ends, "crowd": crowd, "here": os.getpid(),
        "crashed": words(crashed), "could": [*could, nursery.can_begin], "unforked": unforked,
        "went_on": went_on, "orphans": orphans, "answer": words(answers),
    }))  # fmt: skip


if __name__ == "__main__":
    asyncio.run(main(start_nursery(load, run)))

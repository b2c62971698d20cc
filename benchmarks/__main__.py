"""Run the benchmarks, or those named: `python -m benchmarks [--quick] [NAME...]`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import time
from pathlib import Path

NAMES = {
    "starting": "Start-up, in a terminal",
    "saving": "Saving an entry",
    "terminals": "Twenty terminals",
    "board": "The board",
    "alerts": "Alerts",
    "idle": "Idle",
    "sessions": "Twenty-five sessions by SSH",
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="fewer pairs, fewer past clocks")
    given = parser.parse_args()
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    if sys.platform == "win32":
        parser.error("the benchmarks need pseudo-terminals, which Windows doesn't have")
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f}, Python {sys.version.split()[0]}")
    print("median (lowest to highest); ratios of pairs run in turn, see benchmarks/__init__.py")
    missed = 0
    for name in given.names or NAMES:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="dutydesk-bench-") as folder:
            # Imported when wanted, so that no benchmark runs among another's modules.
            measure = importlib.import_module(f"benchmarks.{name}").measure
            figures = measure(Path(folder), quick=given.quick)
        print(f"\n{NAMES[name]}  [{time.perf_counter() - start:.0f} s]", flush=True)
        for figure in figures:
            print(figure.line(), flush=True)
            missed += figure.verdict.startswith("MISSED")
    print(f"\n{'Every goal is met.' if not missed else f'{missed} missed.'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

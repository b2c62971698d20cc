"""docs/entries.md: its table has every kind of entry, and its code is the code that runs."""

from __future__ import annotations

import re
from pathlib import Path

from dutydesk.datafiles import data_path
from dutydesk.desk.kinds import KINDS
from dutydesk.protocol.load import load

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "entries.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
CODE = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_the_table_has_every_kind_in_order_by_its_title() -> None:
    assert [(code, title) for code, title, *_ in ROWS] == [
        (one.name, one.title) for one in KINDS.values()
    ]


def test_its_paragraphs_are_those_of_the_protocols() -> None:
    files = [data_path("protocols", f"{name}.toml") for name in ("rotherham", "leicestershire")]
    known = {
        f"{one.prefix}{number}"
        for one in (load(file.read_text("utf-8"), file.name) for file in files)
        for number in range(1, (one.paragraphs or 0) + 1)
    }
    named = {number for *_, numbers in ROWS for number in re.findall(r"\b[A-Z]\d+\b", numbers)}
    assert named - known == set()
    assert all(re.search(r"[RL]\d|none", numbers) for *_, numbers in ROWS)


def test_its_code_is_what_runs() -> None:
    source = (ROOT / "dutydesk" / "desk" / "kinds" / "concerns.py").read_text("utf-8")
    assert len(CODE) == 3
    assert [block for block in CODE if block not in source] == []

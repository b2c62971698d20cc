"""The printed shift sheet: whole, readable, signed, and its printing noted in the trail."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from dutydesk.cli import cli
from dutydesk.desk.handover import SignedSheet, accept, sign
from dutydesk.desk.handover_sheet import Sheet, SheetGroup, SheetLine
from dutydesk.documents.handover import flowing, printed
from dutydesk.documents.paper import FEED, LINES, WIDTH
from tests.support import Time, a_desk, audited

AT = datetime(2026, 11, 20, 16, 50, tzinfo=UTC)
HOUR = timedelta(hours=1)
LINE = SheetLine(
    what="clock", key="1", clock_id=1, person_id=1, person="Siân [bail] ap Rhys-Llanfairpwllgwyn",
    case_number="C-[1]", duty="Tell the social worker [at once]", tell="Social worker", due=AT,
    has="Una [U] Example", paragraphs="R17", more="“ring ŵ́ [again]”, Una, by Fri 20 Nov 2026 18:00",
)  # fmt: skip


def a_sheet(count: int) -> Sheet:
    lines = tuple(
        LINE.model_copy(update={"key": str(n), "person": f"{LINE.person} {n}."})
        for n in range(count)
    )
    return Sheet(
        at=AT, since=AT - 8 * HOUR, ends=AT, until=AT + 16 * HOUR, yot="Rotherham YOT",
        groups=(
            SheetGroup(code="missed", title="Missed", empty="nothing was missed", lines=lines),
            SheetGroup(code="snoozed", title="Snoozed", empty="nothing is snoozed"),
        ),
    )  # fmt: skip


def signed(sheet: Sheet, words: str = "") -> SignedSheet:
    return SignedSheet(3, "u", sheet, words, "Jo [J] Example", "front desk", AT, None)


@pytest.mark.parametrize("count", [0, 1, 200])
def test_every_page_is_a_page_and_every_line_stands_on_one(count: int) -> None:
    sheet = a_sheet(count)
    made = printed(sheet, signed(sheet, "Ring Ann.\n\n" + "Then the court. " * 30)).split(FEED)
    assert all(len(page.splitlines()) <= LINES for page in made)
    assert all(cell_len(line) <= WIDTH for page in made for line in page.splitlines())
    for number, page in enumerate(made, start=1):
        top = page.splitlines()
        assert top[0].startswith("Rotherham YOT")
        assert top[0].endswith(f"page {number} of {len(made)}")
        assert top[1] == "Shift sheet 3"
        assert "Signed by Jo [J] Example at front desk, Fri 20 Nov 2026 16:50" in page
        assert "Not accepted yet" in page
    whole = " ".join(" ".join(made).split())
    assert all(f"Llanfairpwllgwyn {n}." in whole for n in range(count))
    assert "Snoozed: nothing is snoozed." in whole
    assert made[-1].count("______________________________") == 2
    assert "Taken over by" in made[-1]
    assert made[-1].count("continued") <= (made[-1].count("[ ]") > 0)


def test_a_line_says_everything_in_the_order_in_which_it_is_read() -> None:
    text = flowing(a_sheet(1))
    words = " ".join(text.split())
    assert "NOT SIGNED. Printed Fri 20 Nov 2026 16:50" in words
    assert (
        "[ ] Fri 20 Nov 2026 16:50 · Siân [bail] ap Rhys-Llanfairpwllgwyn 0. (C-[1]) "
        "R17 · tell: Social worker Tell the social worker [at once] "
        "with Una [U] Example · “ring ŵ́ [again]”, Una, by Fri 20 Nov 2026 18:00"
    ) in words


def run(folder: Path, *words: str) -> Result:
    options = ["--db", str(folder / "desk.db"), "--officer", "Jo Example"]
    return CliRunner().invoke(cli, [*options, *words])


def test_sheets_are_listed_shown_and_printed_from_the_command_line(
    prepared: Path, tmp_path: Path
) -> None:
    time = Time("2026-11-20 16:50")
    desk = a_desk(prepared, tmp_path, time)
    assert "No shift sheet was signed yet" in run(tmp_path, "handover", "list").output
    first = sign(desk, "handover-01", "Ring Ann [home]")
    time.on(minutes=12)
    accept(desk, first.id, "Quiet", alone=True)
    for words, said in (
        ((), ("Shift sheet, as it stands", "NOT SIGNED", "nothing is snoozed")),
        (("list",), ("Fri 20 Nov 2026 09:00", "Jo Example", "nobody")),
        (("show", "1"), ("Shift sheet 1", "Ring Ann [home]", "Quiet", "Accepted by Jo Example")),
        (("print", "1"), ("page 1 of 1", "Handed over by  ____")),
        (("print",), ("NOT SIGNED", "Taken over by   ____")),
    ):
        found = run(tmp_path, "handover", *words)
        assert found.exit_code == 0, found.output
        for one in said:
            assert one in found.output, (words, found.output)
    assert json.loads(run(tmp_path, "handover", "--json").output)["form"] == 1
    assert json.loads(run(tmp_path, "handover", "list", "--json").output)[0]["alone"] is True
    shown = json.loads(run(tmp_path, "handover", "show", "1", "--json").output)
    assert Sheet.model_validate(shown["sheet"]) == first.sheet
    to = tmp_path / "sheet.txt"
    assert "1 page." in run(tmp_path, "handover", "print", "1", "--to", str(to)).output
    assert "Ring Ann [home]" in to.read_text(encoding="utf-8")
    again = run(tmp_path, "handover", "print", "1", "--to", str(to))
    assert again.exit_code == 1
    assert "is there already" in again.output
    missing = run(tmp_path, "handover", "show", "7")
    assert missing.exit_code == 1
    assert "no shift sheet 7" in missing.output
    trail = [one.subject for one in audited(desk) if one.action == "printed"]
    assert trail.count("handover 1") == 4
    assert trail.count("handover, as it stands") == 3
    desk.close()

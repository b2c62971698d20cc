"""The worked examples run, and an example that is wrong is a fault that says what came out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutydesk.datafiles import data_path
from dutydesk.protocol.calendar import england
from dutydesk.protocol.check import check_files, check_text
from dutydesk.protocol.coverage import coverage
from dutydesk.protocol.examples import run_examples
from dutydesk.protocol.load import load

FILE = Path(__file__).with_name("worked.toml")
TEXT = FILE.read_text(encoding="utf-8")
SHIPPED = sorted(data_path("protocols").glob("*.toml"))


def test_the_worked_protocol_proves_itself():
    assert check_text(TEXT, "worked.toml") == []
    assert run_examples(load(TEXT, "worked.toml"), [], england()) == []


def test_the_protocols_that_ship_prove_themselves():
    assert SHIPPED
    assert [str(fault) for fault in check_files(SHIPPED)] == []


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        (
            '"2026-03-29 21:00"',
            '"2026-03-29 20:00"',
            "rule[1].example[1]",
            "should open brook-end/told telling yot due 2026-03-29 20:00, "
            "and opens brook-end/told telling yot due 2026-03-29 21:00",
        ),
        (
            ', { tell = "home", due = "2026-03-28 23:59" } ]',
            " ]",
            "rule[1].example[1]",
            "opens brook-end/told telling home due 2026-03-28 23:59, and should not",
        ),
        (
            'opens = [ { tell = "yot", due = "2026-11-21 20:00" } ]\nmet = true',
            'opens = [ { tell = "parent", due = "2026-11-21 20:00" } ]\nmet = true',
            "rule[1].example[3]",
            "should open brook-end/told telling parent due 2026-11-21 20:00",
        ),
        (
            "told_of_move = true }\nopens",
            "told_of_move = false }\nopens",
            "rule[1].example[3]",
            "should be met at once",
        ),
        (
            'asks = ["in_home"]',
            'asks = ["serious"]',
            "rule[1].example[2]",
            "should ask serious; it asks in_home",
        ),
        (
            'asks = ["serious"]',
            'asks = ["gravity"]',
            "rule[6].example[2]",
            "should ask gravity; it asks serious",
        ),
        (
            'due = "2027-01-04 17:00"',
            'due = "2027-01-05 17:00"',
            "rule[4].example[1]",
            "moved, should come to brook-end/after-review due 2027-01-05 17:00; "
            "it comes to brook-end/after-review due 2027-01-04 17:00",
        ),
        (
            'moved = { anchors = { "completed:review"',
            'moved = { anchors = { "hearing"',
            "rule[4].example[1]",
            "moves hearing, on which no clock that it opens hangs",
        ),
        ("opens = [ {} ]\nmoved", "opens = []\nmoved", "rule[4].example[1]", "with no due date"),
        (
            'role = "yot_worker" }\nproblem = true',
            'role = "parent" }\nproblem = true',
            "rule[13].example[1]",
            "should object, and does not",
        ),
        (
            'role = "yot_worker" }\nproblem = true',
            'role = "yot_worker" }',
            "rule[13].example[1]",
            "objects, and should not",
        ),
        (
            '"care_order" }\nopens = []',
            '"care_order" }',
            "rule[14].example[2]",
            "the guide should come up, and does not",
        ),
        (
            'legal_status_before = "section_20" }',
            'legal_status_before = "section_20" }\nopens = []',
            "rule[14].example[1]",
            "the guide comes up, and should not",
        ),
        (
            'excludes = ["brook-end/told"]',
            'excludes = ["brook-end/told-remand"]',
            "example[1]",
            "opens brook-end/told-remand, and should not",
        ),
        (
            'excludes = ["brook-end/told"]',
            'excludes = ["brook-end/tolled"]',
            "example[1]",
            "names brook-end/tolled: no such rule",
        ),
        (
            '{ rule = "brook-end/told-remand", tell',
            "{ tell",
            "example[1]",
            "names a clock without its rule",
        ),
        (
            '{ rule = "brook-end/gate" }',
            '{ rule = "brook-end/bail" }',
            "example[2]",
            "should open brook-end/bail with no due date; it opens brook-end/bail due 2026-04-10",
        ),
    ],
)
def test_a_wrong_example_says_what_came_out(old, new, where, said):
    assert old in TEXT
    faults = check_text(TEXT.replace(old, new, 1), "worked.toml")
    assert [fault for fault in faults if fault.where == where and said in fault.problem], faults


def test_a_rule_without_an_example_is_a_gap():
    text = TEXT[: TEXT.index("[[example]]")]
    text += '[[rule]]\nid = "bare"\nparagraphs = ["B17"]\nkind = "guide"\non = ["arrest"]\n'
    (fault,) = check_text(text + 'guidance = "g"\n', "worked.toml")
    assert fault.where == "rule[16].example"
    assert "no worked example" in fault.problem


def test_a_file_that_load_refuses_is_told_by_check_too():
    (fault,) = check_text(TEXT.replace('"B16"', '"B25"'), "worked.toml")
    assert fault.remedy == "Write B1 to B24."


NEIGHBOUR = TEXT.replace('"brook-end"', '"neighbour"').replace("brook-end/", "neighbour/")


def test_references_to_other_files_are_followed_when_they_are_there(tmp_path):
    text = TEXT.replace('cancels = ["told"]', 'cancels = ["neighbour/tolled"]')
    assert check_text(text, "worked.toml") == []
    neighbour = load(NEIGHBOUR, "neighbour.toml")
    (fault,) = check_text(text, "worked.toml", [neighbour])
    assert (fault.where, fault.remedy) == ("rule[2].cancels", "Did you mean 'told'?")
    text = TEXT.replace('cancels = ["told"]', 'cancels = ["nabour/told"]')
    (fault,) = check_text(text, "worked.toml", [neighbour])
    assert "no protocol 'nabour'" in fault.problem


def test_an_example_of_two_files(tmp_path):
    both = TEXT.replace(
        'includes = [ { rule = "brook-end/gate" } ]',
        'with = ["neighbour"]\n'
        'includes = [ { rule = "brook-end/gate" }, { rule = "neighbour/gate" } ]',
    )
    (fault,) = check_text(both, "worked.toml")
    assert fault.where == "example[2].with"
    mine, theirs = tmp_path / "worked.toml", tmp_path / "neighbour.toml"
    mine.write_text(both, encoding="utf-8")
    theirs.write_text(NEIGHBOUR, encoding="utf-8")
    assert check_files([mine, theirs]) == []


def test_files_that_cannot_be_read_or_share_an_id(tmp_path):
    copy, binary = tmp_path / "copy.toml", tmp_path / "binary.toml"
    copy.write_text(TEXT, encoding="utf-8")
    binary.write_bytes(b"\xff\xfe\x00")
    faults = check_files([FILE, copy, binary, tmp_path / "absent.toml"])
    assert [(fault.file, fault.where) for fault in faults] == [
        ("binary.toml", ""),
        ("absent.toml", ""),
        ("copy.toml", "id"),
    ]
    assert str(faults[0]).startswith("binary.toml: It can't be read: ")


def test_coverage_has_a_row_for_each_paragraph():
    rows = {row.paragraph: row for row in coverage([load(TEXT, "worked.toml")])}
    assert list(rows) == [f"B{n}" for n in range(1, 25)]
    assert rows["B1"].rules == ("brook-end/told",)
    assert rows["B1"].kinds == ("clock",)
    assert rows["B1"].lives == ("Board",)
    assert rows["B1"].proofs[0] == "brook-end/told: Into a home"
    assert rows["B5"].rules == rows["B6"].rules == ("brook-end/hearing",)
    assert rows["B15"].lives == ("Hearing form",)
    assert rows["B24"].lives == ("not there yet",)
    assert rows["B24"].rules == rows["B24"].proofs == ()
    assert rows["B10"].lives == ("Board",)


def test_the_two_local_protocols_have_all_68_paragraphs():
    shipped = [load(path.read_text(encoding="utf-8"), path.name) for path in SHIPPED]
    paragraphs = [row.paragraph for row in coverage(shipped)]
    wanted = [f"L{n}" for n in range(1, 32)] + [f"R{n}" for n in range(1, 38)]
    assert [paragraph for paragraph in paragraphs if paragraph[0] in "LR"] == wanted

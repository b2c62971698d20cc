"""Gaps: what a file that holds may still lack, each told once and with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from dutydesk.datafiles import data_path
from dutydesk.protocol.check import check_text
from dutydesk.protocol.faults import Fault
from dutydesk.protocol.gaps import gaps, gaps_in
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Protocol
from dutydesk.vocabulary import vocabulary

WHOLE = """id = "mini"
version = "1"
title = "t"
source = "s"
authority = "local protocol"
paragraphs = 1
prefix = "M"
[scope]
words = "everybody"
[[rule]]
id = "one"
paragraphs = ["M1"]
kind = "clock"
on = ["hearing_listed"]
owner = "yot"
duty = "Do it"
limit = { before = "hearing" }
ends = "done"
[[rule.example]]
name = "e"
event = "hearing_listed"
at = "2026-11-20 10:00"
anchors = { hearing = "2026-11-30 10:00" }
opens = [ { due = "2026-11-30 10:00" } ]
[[paragraph]]
number = "M1"
title = "t"
words = "w"
"""
LIMIT = '{ before = "hearing" }'


def found(text: str) -> list[Fault]:
    return gaps(load(text, "mini.toml"), "mini.toml")


def test_a_whole_file_has_none():
    assert check_text(WHOLE, "mini.toml") == []
    assert found(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ('ends = "done"', 'ends = "named"', "rule[1].met_when", "no fact shows that"),
        (LIMIT, '{ every = "3 months", counted_from = "last" }', "rule[1].stops_when", "for ever"),
        (LIMIT, "{ contacts = [ { a_month = 2 } ] }", "rule[1].stops_when", "for ever"),
        (
            LIMIT,
            '{ not_before = "1 month", then = { choose = [ { limit = { earliest_of = '
            '[ { before = "hearing" }, { every = "1 week", counted_from = "last" } ] } } ] } }',
            "rule[1].stops_when",
            "for ever",
        ),
        (LIMIT, '{ before = "heering" }', "rule[1].limit", "No entry gives the instant 'heering'"),
        ('opens = [ { due = "2026-11-30 10:00" } ]', "opens = []", "rule[1].example", "opening"),
    ],
)
def test_each_gap(old, new, where, said):
    assert old in WHOLE
    (gap,) = found(WHOLE.replace(old, new))
    assert gap.where == where
    assert said in gap.problem
    assert gap.remedy


@pytest.mark.parametrize(("count", "named"), [(4, "M2, M3 and M4"), (2, "M2")])
def test_paragraphs_that_no_rule_names_and_nothing_puts_in_words(count, named):
    gaps = found(WHOLE.replace("paragraphs = 1\n", f"paragraphs = {count}\n"))
    assert [(gap.where, gap.problem) for gap in gaps] == [
        ("paragraphs", f"No rule names {named} of the source"),
        ("paragraph", f"No [[paragraph]] puts {named} in words"),
    ]


WRONG_NUMBER = [
    ("M2", "", "paragraph[1].number", "'M2' is not a paragraph of", "Write M1 to M1."),
    ("M1", "M1", "paragraph[2].number", "paragraph[1] says already what 'M1'", "Put both"),
]


@pytest.mark.parametrize(("first", "second", "where", "problem", "remedy"), WRONG_NUMBER)
def test_a_paragraph_that_is_not_there_or_there_twice(first, second, where, problem, remedy):
    text = WHOLE.replace('number = "M1"', f'number = "{first}"')
    text += f'[[paragraph]]\nnumber = "{second}"\ntitle = "t"\nwords = "w"\n' if second else ""
    (fault,) = check_text(text, "mini.toml")
    assert (fault.where, fault.problem[: len(problem)]) == (where, problem)
    assert fault.remedy.startswith(remedy)


def test_a_source_that_numbers_nothing_has_the_sections_that_its_rules_name():
    text = WHOLE.replace('paragraphs = 1\nprefix = "M"\n', "").replace("M1", "PACE s.41")
    assert check_text(text, "mini.toml") == []
    assert found(text) == []
    (fault,) = check_text(text.replace('number = "PACE s.41"', 'number = "PACE s.4"'), "mini.toml")
    assert fault.remedy == "Did you mean 'PACE s.41'?"


def test_a_paragraph_without_words_is_refused():
    (fault,) = check_text(WHOLE.replace('words = "w"', 'words = ""'), "mini.toml")
    assert (fault.where, fault.remedy) == (
        "paragraph[1].words",
        "Write at least a word between the quotes.",
    )


def test_a_file_that_is_not_called_as_its_id():
    (gap,) = gaps(load(WHOLE, "other.toml"), "other.toml")
    assert gap.where == "id"
    assert "is 'mini' and the file is called other.toml" in gap.problem


def test_a_mistyped_instant_is_corrected():
    (gap,) = found(WHOLE.replace(LIMIT, '{ before = "heering" }'))
    assert gap.remedy == "Did you mean 'hearing'?"


SHOWN = """[[rule]]
id = "two"
paragraphs = ["M1"]
kind = "{kind}"
on = ["court_result"]
{shows}
[[rule.example]]
name = "e"
event = "court_result"
at = "2026-11-20 10:00"
facts = {{ outcome = "adjourned" }}
"""


@pytest.mark.parametrize(
    ("kind", "shows", "said"),
    [
        (
            "check",
            'field = "outcome"\nrequire = { outcome = "adjourned" }\nguidance = "g"',
            "objecting",
        ),
        ("guide", 'guidance = "g"\nwhen = { outcome = "remanded" }', "coming up"),
        ("record", 'record = "r"\nwhen = { outcome = "remanded" }', "coming up"),
    ],
)
def test_what_is_never_shown_to_come_up(kind, shows, said):
    text = WHOLE + SHOWN.format(kind=kind, shows=shows.replace("remanded", "ryda"))
    text += "" if kind == "check" else "opens = []\n"
    (gap,) = found(text)
    assert (gap.where, said in gap.problem) == ("rule[2].example", True)


def test_a_rule_without_paragraph_or_example_is_more_than_a_gap():
    """The desk runs on neither: a clock shows its paragraph, and an example proves it."""
    (fault,) = check_text(WHOLE.replace('["M1"]', "[]"), "mini.toml")
    assert "says no paragraph" in fault.problem
    (fault,) = check_text(WHOLE[: WHOLE.index("[[rule.example]]")], "mini.toml")
    assert "no worked example" in fault.problem


def test_files_that_cannot_be_used_have_faults_instead(tmp_path: Path):
    broken, binary = tmp_path / "broken.toml", tmp_path / "binary.toml"
    broken.write_text("[[[", encoding="utf-8")
    binary.write_bytes(b"\xff\xfe")
    assert gaps_in([broken, binary, tmp_path / "absent.toml"]) == []


def test_the_instants_that_ship_are_known():
    """A slip in an instant's name would leave a clock waiting for ever."""
    shipped = [load(path.read_text("utf-8"), path.name) for path in _shipped()]
    assert counted(shipped) - vocabulary("instants").terms.keys() == set()


def _shipped() -> list[Path]:
    return sorted(data_path("protocols").glob("*.toml"))


def counted(protocols: list[Protocol]) -> set[str]:
    limits = (rule.limit_for(one) for p in protocols for rule in p.rules for one in rule.tellings())
    named = {anchor for limit in limits if limit is not None for anchor in limit.anchors()}
    return {anchor for anchor in named if not anchor.startswith("completed:")}

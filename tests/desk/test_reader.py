"""Reading the protocols: paragraphs in words, whose figure is whose, older versions, search."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dutydesk.datafiles import data_path
from dutydesk.desk.context import Desk
from dutydesk.desk.plan import Advice
from dutydesk.desk.reader import (
    ReadParagraph,
    ReadProtocol,
    all_paragraphs,
    guides_of_field,
    place_of_clock,
    place_of_field,
    place_of_rule,
    read_copy,
    read_protocols,
    shelf,
)
from dutydesk.desk.reader_rules import ReadRule, read_limit
from dutydesk.desk.reader_search import ParagraphIndex
from dutydesk.desk.reader_text import as_text, hits_text, rule_lines
from dutydesk.protocol.limits import limit_adapter
from dutydesk.protocol.spans import Span
from dutydesk.records import ProtocolCopy
from tests.desk.desks import NOW, Rows, put

DAY = timedelta(days=1)


def paragraph(protocols: list[ReadProtocol], number: str) -> ReadParagraph:
    return next(one for one in all_paragraphs(protocols) if one.number == number)


def rule(protocols: list[ReadProtocol], full_id: str) -> ReadRule:
    rules = (rule for one in all_paragraphs(protocols) for rule in one.rules)
    return next(one for one in rules if one.rule == full_id)


@pytest.fixture
def protocols(desk: Desk) -> list[ReadProtocol]:
    return read_protocols(desk)


def test_all_68_paragraphs_can_be_read_in_words(protocols: list[ReadProtocol]) -> None:
    numbers = [one.number for one in all_paragraphs(protocols)]
    assert numbers == [*(f"R{n}" for n in range(1, 38)), *(f"L{n}" for n in range(1, 32))]
    for one in all_paragraphs(protocols):
        assert one.title, one.number
        assert 1 <= one.words.count(". ") + 1 <= 5, one.number
        assert max(map(len, as_text(one, protocols[0]).splitlines())) <= 80


def test_a_rule_says_who_owes_what_to_whom_by_when(protocols: list[ReadProtocol]) -> None:
    lines = dict(rule_lines(rule(protocols, "rotherham/r17")))
    assert lines["Owed by"] == "Rotherham YOT"
    assert lines["To be told"] == "Social worker"
    assert lines["By when"] == "◆ Limit: 24 hours."
    assert lines["Ends with"].startswith("The telling")
    assert lines["Opens on"] == "A hearing ended with a result or an adjournment"
    assert lines["Lives"] == "Court result form; board"
    check = dict(rule_lines(rule(protocols, "rotherham/r21")))
    assert "YOT worker can't be the responsible adult" in check["Says"]
    assert check[""] == "It can't be saved otherwise."
    record = rule_lines(rule(protocols, "rotherham/r23"))
    assert record[0][0] == "Kept"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ({"within": "24 hours"}, "Limit: 24 hours."),
        ({"no_limit": True}, "No limit."),
        (
            {"as_soon_as": "possible", "target": "1 hour"},
            "Desk target: 2 hours, set by this desk in place of 1 hour. "
            "The document gives no figure: “as soon as possible”.",
        ),
        (
            {"as_soon_as": "possible", "target": "2 hours", "words": "no time given"},
            "Desk target: 2 hours, set by this desk. The document gives no time.",
        ),
        (
            {"every": "3 months", "counted_from": "start", "desk_target": True},
            "Desk target: every 2 hours, set by this desk in place of every 3 months. "
            "The document gives no time.",
        ),
        (
            {"earliest_of": [{"as_soon_as": "possible", "target": "1 hour"}, {"before": "move"}]},
            "Desk target: 2 hours, set by this desk in place of 1 hour. The document gives no "
            "figure: “as soon as possible or before the move, whichever is earlier”.",
        ),
    ],
)
def test_the_desk_s_figure_never_passes_for_the_document_s(limit, said) -> None:
    assert read_limit(limit_adapter.validate_python(limit), Span.parse("2 hours")).said == said


def test_the_desk_s_own_target_shows_in_the_paragraph(desk: Desk) -> None:
    own = desk.settings.model_copy(update={"targets": {"rotherham/r34": Span.parse("30 minutes")}})
    desk.settings = own
    lines = dict(rule_lines(rule(read_protocols(desk), "rotherham/r34")))
    assert lines["By when"] == (
        "◇ Desk target: 30 minutes, set by this desk in place of 1 hour. "
        "The document gives no figure: “immediately”."
    )


def test_a_clock_leads_to_its_paragraph(desk: Desk, rows: Rows) -> None:
    copy = desk.rulebook.copies["rotherham"]
    clock = rows.clock(
        rows.person(), DAY, protocol="rotherham", rule="rotherham/r17", paragraphs="R17",
        protocol_copy_id=copy,
    )  # fmt: skip
    place = place_of_clock(desk, clock)
    assert place is not None
    assert (place.copy_id, place.number, place.rule, place.note) == (
        copy,
        "R17",
        "rotherham/r17",
        "",
    )
    assert place_of_clock(desk, 999) is None


SHIPPED = data_path("protocols", "rotherham.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('version = "1.0"', 'version = "0.9"'), "says the same of it."),
        (('{ within = "24 hours" }', '{ within = "48 hours" }'), "has CHANGED this paragraph"),
        ((SHIPPED[SHIPPED.index("[[paragraph]]") :], ""), "says the same of it."),
        (("If Social Care knows", "REWORDED"), "has CHANGED this paragraph"),
        (('lives = "Court result form; board"', ""), "says the same of it."),
        (("[[paragraph]]", "[[nothing]]"), "can't be read any more"),
    ],
)
def test_an_older_clock_leads_to_the_version_of_then(
    desk: Desk, rows: Rows, change: tuple[str, str], said: str
) -> None:
    older = ProtocolCopy(
        protocol="rotherham", version="0.9", digest="older", text=SHIPPED.replace(*change),
        kept_at=NOW - DAY,
    )  # fmt: skip
    copy = put(desk, older)
    clock = rows.clock(
        rows.person(), DAY, protocol="rotherham", rule="rotherham/r17", paragraphs="R17",
        protocol_copy_id=copy,
    )  # fmt: skip
    place = place_of_clock(desk, clock)
    assert place is not None
    assert said in place.note
    assert (place.copy_id == copy) is ("any more" not in said)
    if "REWORDED" not in change[1]:  # a copy without words of its own has those of today
        read = paragraph([read_copy(desk, place.copy_id)], "R17")
        assert read.words.startswith("If Social Care knows the young person, the YOT tells")
    if "48" in change[1]:
        then = rule([read_copy(desk, copy)], "rotherham/r17").limit
        assert then is not None
        assert then.words == "48 hours"
    shelved = {one.copy_id: one for one in shelf(desk)}
    assert [one.in_force for one in shelved.values()] == [True, True, False, False]
    assert shelved[copy].label.startswith("rotherham 0.9, kept Mon 23 Nov 2026")


def test_a_rule_and_a_field_lead_to_their_paragraph(desk: Desk) -> None:
    number = {
        key: place.number if place else None
        for key, place in {
            "rule": place_of_rule(desk, "leicestershire/l6-section-20"),
            "field": place_of_field(desk, "transport"),
            "no rule": place_of_rule(desk, "rotherham/nothing"),
            "no field": place_of_field(desk, ""),
        }.items()
    }
    assert number == {"rule": "L6", "field": "R22", "no rule": None, "no field": None}


def test_a_guide_knows_its_field(desk: Desk) -> None:
    guides = [
        Advice(f"leicestershire/{one}", "t", ("L3",), "w") for one in ("l3-serious", "l3-transport")
    ]
    assert guides_of_field(desk, "estimated_release_at", guides) == guides[:1]
    assert guides_of_field(desk, "", guides) == []


@pytest.fixture
def index(protocols: list[ReadProtocol]) -> ParagraphIndex:
    return ParagraphIndex(all_paragraphs(protocols))


@pytest.mark.parametrize("typed", ["r17", "R 17", " R17 ", "r-17"])
def test_a_number_goes_straight_there(index: ParagraphIndex, typed: str) -> None:
    (hit,) = index.search(typed)
    assert (hit.paragraph.number, hit.by) == ("R17", ())


@pytest.mark.parametrize(
    ("typed", "first", "by"),
    [
        ("volunter", "L3", ("volunteer",)),  # misspelt
        ("Réparation", "L21", ("reparation",)),  # accents and case
        ("gut feel", "L27", ("gut", "feeling")),  # the beginning of a word
        ("host yot 24 hours", "R14", ("host", "yot", "24", "hours")),
        ("liquidlogic", "R2", ("liquidlogic",)),
    ],
)
def test_words_find_their_paragraph_and_say_by_which(
    index: ParagraphIndex, typed: str, first: str, by: tuple[str, ...]
) -> None:
    hit = index.search(typed)[0]
    assert (hit.paragraph.number, hit.by) == (first, by)


def test_every_word_must_be_found(index: ParagraphIndex) -> None:
    assert index.search("volunteer zzzz") == []
    assert index.search("?!") == []
    assert len(index.search("  ")) == 68


def test_what_was_found_is_listed_with_the_words(
    index: ParagraphIndex, protocols: list[ReadProtocol]
) -> None:
    text = hits_text(index.search("bail conditions"), protocols)
    assert "L8    Keeping to bail  (guide, record)  found by: bail, conditions" in text
    whole = hits_text(index.search(""), protocols)
    assert whole.startswith("Rotherham: looked-after children and the YOT\n  R1 ")
    assert max(map(len, whole.splitlines())) <= 80


def test_sections_of_laws_are_read_by_their_rules(desk: Desk) -> None:
    from dutydesk.protocol.load import load

    text = data_path("protocols", "statutory.toml").read_text("utf-8")
    statutory = load(text, "statutory.toml")
    book = desk.rulebook
    desk.rulebook = replace(
        book, protocols=(*book.protocols, statutory), copies={**book.copies, "statutory": 99}
    )
    found = ParagraphIndex(all_paragraphs(read_protocols(desk))).search("pace s.41")
    assert [hit.paragraph.number for hit in found] == ["PACE s.41"]
    (one,) = found[0].paragraph.rules
    law = dict(rule_lines(one))["Law"]
    assert law == "Police and Criminal Evidence Act 1984, section 41 (statute)"

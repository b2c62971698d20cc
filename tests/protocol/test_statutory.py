"""The statutory clocks: each with its law, off by default, and never counted with a protocol's."""

from __future__ import annotations

import pytest

from dutydesk.datafiles import data_path
from dutydesk.printing_protocol import coverage_text, rule_text
from dutydesk.protocol.coverage import cited, coverage
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Protocol
from dutydesk.settings import Settings
from dutydesk.vocabulary import vocabulary

NO_STATUTE = {"adult-called", "adult-order", "case-responsibility", "report-again"}


@pytest.fixture(scope="module")
def statutory() -> Protocol:
    path = data_path("protocols") / "statutory.toml"
    return load(path.read_text(encoding="utf-8"), path.name)


def test_it_is_off_until_a_team_switches_it_on() -> None:
    assert "statutory" not in Settings.model_fields["protocols"].default


def test_each_rule_names_its_law_and_what_is_no_statute_does_not_pass_for_one(
    statutory: Protocol,
) -> None:
    for rule in statutory.rules:
        assert rule.law, rule.id
        assert rule.paragraphs, rule.id
        guidance = rule.id in NO_STATUTE
        assert statutory.authority_of(rule) == ("national guidance" if guidance else "statute")
        assert guidance or any(
            year in rule.law for year in ("1984", "2010", "2012", "2015", "2020")
        )


def test_the_desk_watches_all_but_the_panel_which_is_its_own(statutory: Protocol) -> None:
    parties = vocabulary("parties").terms
    own = [
        rule.id for rule in statutory.rules if rule.owner and parties[rule.owner].attrs.get("desk")
    ]
    assert own == ["referral-panel"]
    limits = {rule.id: rule.limit for rule in statutory.rules if rule.limit}
    targets = {name for name, limit in limits.items() if limit.basis == "desk target"}
    assert targets == {"adult-called", "serious-incident", "referral-panel"}


def test_its_sections_are_listed_apart_and_not_counted(statutory: Protocol) -> None:
    assert coverage([statutory]) == []
    sections = {row.paragraph: row for row in cited([statutory])}
    assert sections["PACE s.40"].rules == ("statutory/review-1", "statutory/review-next")
    assert all(row.lives[0] != "not there yet" for row in sections.values())
    assert all(row.proofs for row in sections.values())
    said = coverage_text([], list(sections.values()))
    assert said.startswith("Sections of laws and guidance, not counted:")
    assert "paragraphs are there" not in said


def test_a_rule_is_shown_with_its_law_and_what_to_mind(statutory: Protocol) -> None:
    said = rule_text(statutory.rule("bail-period"), statutory)
    assert "PACE s.47ZB · clock · statute" in said
    assert "Law        Police and Criminal Evidence Act 1984, section 47ZB" in said
    assert "28 October 2022" in said.partition("Note  ")[2]
    assert "national guidance" in rule_text(statutory.rule("report-again"), statutory)

"""A supervisor's own protocol file: made, checked, switched on; the template shows every key."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pydantic import BaseModel

from dutydesk.cli import cli
from dutydesk.datafiles import data_path
from dutydesk.new_protocol import protocol_text
from dutydesk.protocol.check import check_text
from dutydesk.protocol.gaps import gaps
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Example, Protocol, Rule, Scope, Summary, Telling
from dutydesk.vocabulary import vocabulary

TEMPLATE = data_path("protocol_template.toml")
DONE, REFUSED, MISTYPED, NO_DATABASE, NO_SETTINGS = range(5)


def run(folder: Path, *words: str, code: int = DONE) -> Result:
    found = CliRunner().invoke(cli, ["--db", str(folder / "desk.db"), "protocol", *words])
    assert found.exit_code == code, found.output
    return found


def test_the_template_holds_as_it_stands_and_lacks_nothing() -> None:
    text = TEMPLATE.read_text("utf-8")
    assert [str(fault) for fault in check_text(text, TEMPLATE.name)] == []
    assert gaps(load(text, TEMPLATE.name), "my-protocol.toml") == []


@pytest.mark.parametrize("model", [Protocol, Scope, Rule, Telling, Example, Summary])
def test_the_template_shows_each_key(model: type[BaseModel]) -> None:
    text = TEMPLATE.read_text("utf-8")
    raw = tomllib.loads(text)
    rules = raw["rule"]
    shown: dict[type[BaseModel], list[dict[str, object]]] = {
        Protocol: [raw],
        Scope: [raw["scope"]],
        Rule: rules,
        Telling: [one for rule in rules for one in rule.get("tell", ()) if isinstance(one, dict)],
        Example: [one for rule in rules for one in rule["example"]],
        Summary: raw["paragraph"],
    }
    keys = {field.alias or name for name, field in model.model_fields.items()}
    # A rule's file is known by where it stands; a law is for files that gather several sources.
    keys -= {"protocol", "law", "authority"} if model is Rule else set()
    assert keys - {key for table in shown[model] for key in table} == set()


def test_the_template_explains_each_key_of_a_rule() -> None:
    text = TEMPLATE.read_text("utf-8")
    for key in ("id", "kind", "on", "when", "owner", "tell", "duty", "limit", "warn", "ends",
                "met_when", "stops_when", "overrides", "cancels", "unless", "field", "require",
                "refuse", "lives", "paragraphs"):  # fmt: skip
        assert re.search(rf"^{key} = .*#", text, re.MULTILINE) or key == "limit", key


@pytest.mark.parametrize("authority", ["york", "leeds", "elsewhere", "rotherham", "kent"])
def test_it_holds_for_whichever_authority(authority: str) -> None:
    text = protocol_text("ours", authority)
    assert check_text(text, "ours.toml") == []
    protocol = load(text, "ours.toml")
    assert protocol.id == "ours"
    assert vocabulary("authorities").terms[authority].label in protocol.scope.words
    assert authority == "rotherham" or "otherham" not in text


def test_a_new_file_is_made_checked_and_switched_on(tmp_path: Path) -> None:
    said = run(tmp_path, "new", "our-way", "--authority", "leeds").stdout
    path = tmp_path / "protocols" / "our-way.toml"
    assert str(path) in said
    assert "dutydesk protocol check our-way" in said
    (line,) = [line.strip() for line in said.splitlines() if "protocols = [" in line]
    checked = run(tmp_path, "check", "our-way", "--strict").stdout
    assert checked == "our-way.toml: every rule and example holds.\n"
    (tmp_path / "desk.toml").write_text(line, "utf-8")
    listed = json.loads(run(tmp_path, "list", "--json").stdout)
    assert [one["id"] for one in listed["protocols"]] == ["rotherham", "leicestershire", "our-way"]
    assert listed["notices"] == []


def test_it_covers_the_desks_own_authority_unless_told_otherwise(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('authority = "kent"\n', "utf-8")
    run(tmp_path, "new", "ours")
    text = (tmp_path / "protocols" / "ours.toml").read_text("utf-8")
    assert 'home_authority = "kent"' in text


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "protocols" / "ours.toml"
    path.parent.mkdir()
    path.write_text("mine", "utf-8")
    said = run(tmp_path, "new", "ours", code=REFUSED).stderr
    assert "is there already" in said
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Our Way", "can't be the name"),
        ("../ours", "can't be the name"),
        ("-", "can't be the name"),
        ("rotherham", "comes with"),
    ],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str, words: str) -> None:
    assert words in run(tmp_path, "new", "--", name, code=REFUSED).stderr
    assert list(tmp_path.iterdir()) == []


def test_an_authority_that_is_none_is_refused(tmp_path: Path) -> None:
    said = run(tmp_path, "new", "ours", "--authority", "ketn", code=REFUSED).stderr
    assert "'ketn' is no authority's code. Did you mean" in said
    assert "elsewhere" in run(tmp_path, "new", "ours", "--authority", "zzqx", code=REFUSED).stderr


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "protocols").write_text("a file", "utf-8")
    assert "can't be written" in run(tmp_path, "new", "ours", code=REFUSED).stderr


def test_gaps_are_warnings_unless_strict(tmp_path: Path) -> None:
    own = tmp_path / "my-protocol.toml"
    own.write_text(
        TEMPLATE.read_text("utf-8").replace("paragraphs = 6 ", "paragraphs = 8 "), "utf-8"
    )
    said = run(tmp_path, "check", str(own)).stdout
    assert said.startswith("my-protocol.toml: every rule and example holds.\n\n2 gaps to look at")
    assert "No rule names P7 and P8 of the source." in said
    assert "No [[paragraph]] puts P7 and P8 in words." in said
    strict = run(tmp_path, "check", str(own), "--json", "--strict", code=NO_SETTINGS)
    gaps = json.loads(strict.stdout)
    assert [gap["where"] for gap in gaps] == ["paragraphs", "paragraph"]


def test_every_word_that_a_file_may_use_is_listed(tmp_path: Path) -> None:
    said = run(tmp_path, "facts").stdout
    for name in ("facts", "events", "instants", "parties", "channels"):
        assert vocabulary(name).terms.keys() - set(said.split()) == set()

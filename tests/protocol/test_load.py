"""Loading: the worked protocol whole, and every kind of wrong file refused with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutydesk.datafiles import data_path
from dutydesk.protocol.faults import Fault, ProtocolError
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Protocol

WORKED = Path(__file__).with_name("worked.toml").read_text(encoding="utf-8")
SHIPPED = sorted(data_path("protocols").glob("*.toml"))

HEAD = """id = "mini"
version = "1"
title = "t"
source = "s"
authority = "local protocol"
paragraphs = 3
prefix = "M"
[scope]
words = "everybody"
"""
CLOCK = """[[rule]]
id = "one"
paragraphs = ["M1"]
kind = "clock"
on = ["arrest"]
when = { looked_after = true }
owner = "yot"
tell = ["home"]
duty = "Tell the home"
limit = { within = "24 hours" }
"""
CHECK = """[[rule]]
id = "check"
paragraphs = ["M2"]
kind = "check"
on = ["arrest"]
field = "accompanied_by"
require = { looked_after = true }
guidance = "g"
"""


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(ProtocolError) as refused:
        load(text, "mini.toml")
    return refused.value.faults


def test_the_worked_protocol():
    protocol = load(WORKED, "worked.toml")
    told, remand = protocol.rules[:2]
    assert told.full_id == "brook-end/told"
    assert [(telling.party, telling.by) for telling in told.tell] == [
        ("yot", None),
        ("home", "telephone"),
    ]
    assert told.ends == "telling"
    assert protocol.rule("review").ends == "done"
    assert remand.overridden == ("brook-end/told",)
    assert remand.cancelled == ("brook-end/told",)
    assert told.limit_for(told.tell[0]) is told.limit
    assert told.limit_for(told.tell[1]) is told.tell[1].limit
    with pytest.raises(KeyError):
        protocol.rule("nope")


@pytest.mark.parametrize("text", [WORKED, *(path.read_text("utf-8") for path in SHIPPED)])
def test_json_round_trip(text):
    protocol = load(text, "x.toml")
    assert Protocol.model_validate_json(protocol.model_dump_json()) == protocol
    assert Protocol.model_validate(protocol.model_dump()) == protocol


def test_the_smallest_file():
    assert load(HEAD + CLOCK + CHECK, "mini.toml").rule("one").paragraphs == ("M1",)


# What is changed in the small file above, and: where, the problem and the remedy that must be said.
REFUSED = {
    "broken TOML": ("prefix =", "prefix", "line 7, column 8", "not TOML", "quote, bracket"),
    "a key twice": ('id = "one"', 'id = "one"\nid = "two"', "line 1", "not TOML", "written twice"),
    "unknown top key": ("version", "versoin", "versoin", "can stand here", "mean 'version'"),
    "missing top key": ('version = "1"', "", "version", "missing", "Add version"),
    "unknown authority": ("local protocol", "gossip", "authority", "gossip", "'statute'"),
    "paragraph count": ("paragraphs = 3", 'paragraphs = "3"', "paragraphs", "'3'", "whole number"),
    "no prefix": ('prefix = "M"', "", "prefix", "no prefix", 'prefix = "'),
    "protocol id": ('id = "mini"', 'id = "Mini!"', "id", "not an id", "lower-case"),
    "unknown scope key": ("words =", "wrds =", "scope.wrds", "can stand here", "mean 'words'"),
    "unknown party in parties": (
        "[scope]",
        '[parties]\nyott = "Y"\n[scope]',
        "parties.yott",
        "not a party",
        "'yot'",
    ),
    "unknown rule key": ("duty =", "dutty =", "rule[1].dutty", "can stand here", "mean 'duty'"),
    "reserved rule key": ("duty =", 'protocol = "x"\nduty =', "rule[1].protocol", "not a", "Leave"),
    "unknown kind": ('"clock"', '"clok"', "rule[1].kind", "'clok'", "'clock'"),
    "wrong type": ('owner = "yot"', "owner = 3", "rule[1].owner", "3 is the wrong kind", "quotes"),
    "unknown fact": (
        "{ looked_after = true }",
        "{ loked_after = true }",
        "rule[1].when.loked_after",
        "is not a fact",
        "mean 'looked_after'",
    ),
    "unknown fact, nested": (
        "{ looked_after = true }",
        "{ any = [ { looked_after = true }, { none = [ { emergncy = true } ] } ] }",
        "rule[1].when.any[2].none[1].emergncy",
        "is not a fact",
        "mean 'emergency'",
    ),
    "value not in the vocabulary": (
        "{ looked_after = true }",
        '{ legal_status = "section_21" }',
        "rule[1].when.legal_status",
        "not a value of legal_status",
        "mean 'section_20'",
    ),
    "yes/no in quotes": (
        "{ looked_after = true }",
        '{ looked_after = "yes" }',
        "rule[1].when.looked_after",
        "yes or no",
        "true or false",
    ),
    "bounds on a yes/no": (
        "{ looked_after = true }",
        "{ looked_after = { below = 3 } }",
        "rule[1].when.looked_after",
        "no bounds",
        "a value",
    ),
    "an age as a value": (
        "{ looked_after = true }",
        "{ age = 12 }",
        "rule[1].when.age",
        "compared with bounds",
        "at_least",
    ),
    "an age bound on a number": (
        "{ looked_after = true }",
        '{ gravity = { below = "3 years" } }',
        "rule[1].when.gravity",
        "is an age",
        "figures",
    ),
    "not an age": (
        "{ looked_after = true }",
        '{ age = { below = "ten" } }',
        "rule[1].when.age",
        "not an age",
        "years and months",
    ),
    "unknown operator": (
        "{ looked_after = true }",
        "{ age = { above = 3 } }",
        "rule[1].when.age.above",
        "can stand here",
        "slip",
    ),
    "unknown event": ('on = ["arrest"]', 'on = ["arest"]', "rule[1].on", "not an event", "arrest"),
    "no event": ('on = ["arrest"]', "on = []", "rule[1].on", "never come up", "Add on"),
    "unknown party": (
        'tell = ["home"]',
        'tell = ["hme"]',
        "rule[1].tell[1].party",
        "'hme'",
        "home",
    ),
    "unknown owner": ('owner = "yot"', 'owner = "yoot"', "rule[1].owner", "not a party", "'yot'"),
    "unknown channel": (
        'tell = ["home"]',
        'tell = [ { party = "home", by = "telefone" } ]',
        "rule[1].tell[1].by",
        "not a channel",
        "telephone",
    ),
    "unknown telling key": (
        'tell = ["home"]',
        'tell = [ { party = "home", bye = "letter" } ]',
        "rule[1].tell[1].bye",
        "can stand here",
        "'by'",
    ),
    "impossible limit": ('"24 hours"', '"24 hrs"', "rule[1].limit.within", "24 hrs", "24 hours"),
    "unknown limit": ("{ within", "{ witin", "rule[1].limit", "witin", "within"),
    "limit of no length": ('"24 hours"', '"0 hours"', "rule[1].limit.within", "at least 1", "24"),
    "unknown fact in a limit": (
        '{ within = "24 hours" }',
        '{ choose = [ { when = { serius = true }, limit = { within = "1 hour" } } ] }',
        "rule[1].limit.choose[1].when.serius",
        "not a fact",
        "serious",
    ),
    "missing paragraph": ('paragraphs = ["M1"]', "", "rule[1].paragraphs", "no paragraph", '"M1"'),
    "unknown paragraph": ('["M1"]', '["M4"]', "rule[1].paragraphs", "'M4'", "M1 to M3"),
    "warning too long": (
        "limit =",
        'warn = ["24 hours"]\nlimit =',
        "rule[1].warn",
        "no shorter than the limit, 24 hours",
        "shorter warning",
    ),
    "warning longer than a telling's limit": (
        'tell = ["home"]',
        'warn = ["2 hours"]\ntell = [ "yot", { party = "home", limit = { within = "1 hour" } } ]',
        "rule[1].warn",
        "no shorter",
        "shorter warning",
    ),
    "warnings out of order": (
        "limit =",
        'warn = ["1 hour", "4 hours"]\nlimit =',
        "rule[1].warn",
        "not in order",
        "longest first",
    ),
    "warning not a span": (
        "limit =",
        'warn = ["soon"]\nlimit =',
        "rule[1].warn[1]",
        "soon",
        "24 hours",
    ),
    "two rules of one id": ('id = "check"', 'id = "one"', "rule[2].id", "rule[1]", "of its own"),
    "rule id": ('id = "one"', 'id = "One rule"', "rule[1].id", "not an id", "lower-case"),
    "overrides nothing": (
        "limit =",
        'overrides = ["chek"]\nlimit =',
        "rule[1].overrides",
        "no rule 'chek'",
        "'check'",
    ),
    "cancels nothing": (
        "limit =",
        'cancels = ["zzz"]\nlimit =',
        "rule[1].cancels",
        "no rule 'zzz'",
        "id of a rule",
    ),
    "overrides itself": (
        "limit =",
        'overrides = ["one"]\nlimit =',
        "rule[1].overrides",
        "itself",
        "Leave",
    ),
    "overrides in a ring": (
        CLOCK,
        CLOCK + 'overrides = ["check"]\n',
        "rule[1].overrides",
        "ring: mini/one → mini/check → mini/one",
        "Leave one",
    ),
    "counts from no rule": (
        '"24 hours"',
        '"24 hours", from = "completed:two"',
        "rule[1].limit",
        "no rule 'two'",
        "id of a rule",
    ),
    "never: two values": (
        "looked_after = true",
        'remand_made = "rlaa", any = [ { remand_made = "ryda" }, { remand_made = "none" } ]',
        "rule[1].when",
        "no value of remand_made",
        "remand_made",
    ),
    "never: its own exception": (
        "{ looked_after = true }",
        "{ looked_after = true }\nunless = { looked_after = true }",
        "rule[1].when",
        "no value of looked_after",
        "looked_after",
    ),
    "never: the scope": (
        'words = "everybody"',
        'words = "everybody"\nwhen = { looked_after = false }',
        "rule[1].when",
        "no value of looked_after",
        "looked_after",
    ),
    "never: ages": (
        "looked_after = true",
        "age = { at_least = 18, below = 18 }",
        "rule[1].when",
        "no value of age",
        "age",
    ),
    "never: what follows": (
        "looked_after = true",
        'looked_after = false, remand_made = ["rlaa", "ryda"]',
        "rule[1].when",
        "can never come up",
        "follows",
    ),
    "never: one telling": (
        'tell = ["home"]',
        'tell = [ "yot", { party = "home", when = { looked_after = false } } ]',
        "rule[1].tell[2].when",
        "telling can never come up",
        "looked_after",
    ),
    "clock without a limit": (
        'limit = { within = "24 hours" }',
        "",
        "rule[1].limit",
        "has no limit",
        "no_limit = true",
    ),
    "clock without an ending": (
        'tell = ["home"]',
        'ends = "telling"',
        "rule[1].ends",
        "nothing can end it",
        'ends = "done"',
    ),
    "unknown ending": (
        'tell = ["home"]',
        'ends = "never"',
        "rule[1].ends",
        "'never'",
        "'receipt'",
    ),
    "clock without an owner": ('owner = "yot"', "", "rule[1].owner", "needs its owner", "owner ="),
    "clock without a duty": ('duty = "Tell the home"', "", "rule[1].duty", "its duty", "duty ="),
    "clock with a field": ("duty =", 'field = "x"\nduty =', "rule[1].field", "Only a", "Leave it"),
    "check without a field": (
        'field = "accompanied_by"',
        "",
        "rule[2].field",
        "a field",
        "field =",
    ),
    "check without require": (
        "require = { looked_after = true }",
        "",
        "rule[2].require",
        "something to require",
        "require = {",
    ),
    "check without words": (
        'guidance = "g"',
        "",
        "rule[2].guidance",
        "shows nothing",
        "guidance =",
    ),
    "check with a limit": (
        'guidance = "g"',
        'guidance = "g"\nlimit = { no_limit = true }',
        "rule[2].limit",
        "Only a clock",
        "Leave it out",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_file_key_and_remedy(name):
    old, new, where, problem, remedy = REFUSED[name]
    whole = HEAD + CLOCK + CHECK
    if name == "overrides in a ring":
        whole += 'overrides = ["one"]\n'
    assert old in whole
    faults = faults_of(whole.replace(old, new, 1))
    said = [
        fault
        for fault in faults
        if fault.where.startswith(where) and problem in fault.problem and remedy in fault.remedy
    ]
    assert said, faults
    assert all(str(fault).startswith("mini.toml: ") for fault in faults)


EXAMPLE = """[[rule.example]]
name = "an example"
event = "arrest"
at = "2026-11-20 10:00"
facts = { looked_after = true }
opens = [ { tell = "home", due = "2026-11-21 10:00" } ]
"""


@pytest.mark.parametrize(
    ("old", "new", "where", "problem"),
    [
        ("looked_after", "loked_after", "rule[1].example[1].facts.loked_after", "not a fact"),
        ('"arrest"', '"charge"', "rule[1].example[1].event", "doesn't open on"),
        ('"arrest"', '"arest"', "rule[1].example[1].event", "not an event"),
        ("2026-11-20 10:00", "20/11/2026", "rule[1].example[1].at", "not a date and time"),
        ("opens = [", "opns = [", "rule[1].example[1].opns", "can stand here"),
        ("{ tell =", "{ tel =", "rule[1].example[1].opens[1].tel", "can stand here"),
        ("opens", 'asks = ["emergancy"]\nopens', "rule[1].example[1].asks.emergancy", "a fact"),
        (EXAMPLE[EXAMPLE.index("opens") :], "", "rule[1].example[1].opens", "proves nothing"),
    ],
)
def test_refused_examples(old, new, where, problem):
    assert old in EXAMPLE
    faults = faults_of(HEAD + CLOCK + EXAMPLE.replace(old, new, 1))
    assert any(fault.where == where and problem in fault.problem for fault in faults), faults


def test_a_fault_reads_as_a_sentence():
    (fault,) = faults_of((HEAD + CLOCK).replace("24 hours", "24 hrs"))
    assert str(fault).startswith('mini.toml: rule[1].limit.within: "hrs" in "24 hrs" is not a unit')
    assert 'rite "24 hours"' in str(fault)


def test_all_faults_are_told_at_once():
    wrong = CLOCK.replace("looked_after", "looked_aftr").replace('["M1"]', '["M9"]')
    assert len(faults_of(HEAD + wrong + wrong)) == 5


def test_a_source_without_numbers_cites_what_it_likes():
    text = HEAD.replace("paragraphs = 3", "").replace('prefix = "M"', "")
    text += CLOCK.replace('["M1"]', '["PACE s.41"]')
    assert load(text, "x.toml").rules[0].paragraphs == ("PACE s.41",)
    assert faults_of(text.replace("PACE s.41", " "))[0].where == "rule[1].paragraphs"


@given(st.integers(0, len(WORKED) - 1), st.integers(1, 40), st.text(max_size=8))
def test_a_mangled_file_is_loaded_or_refused_and_never_crashes(start, length, put):
    text = WORKED[:start] + put + WORKED[start + length :]
    faults: tuple[Fault, ...] = ()
    try:
        load(text, "mangled.toml")
    except ProtocolError as refused:
        faults = refused.faults or (Fault("", "", "", ""),)
    assert all(fault.problem and fault.remedy for fault in faults)

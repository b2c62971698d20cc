"""docs/protocols.md: every example on the page is read, checked and run, so that the page holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dutydesk.protocol.check import check_text
from dutydesk.protocol.conditions import COMBINATORS, Not, Range, When, is_joined
from dutydesk.protocol.faults import Fault
from dutydesk.protocol.gaps import gaps
from dutydesk.protocol.limits import FORMS, AnyForm
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Rule, Summary

PAGE = (Path(__file__).parents[2] / "docs" / "protocols.md").read_text("utf-8")
FENCES = re.findall(r"^```toml *(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
PLAIN = [block for kind, block in FENCES if not kind]
(WHOLE,) = (block for block in PLAIN if block.startswith("id ="))
RULES = [block for block in PLAIN if block.startswith("[[rule]]")]
LIMITS = [block for block in PLAIN if block.startswith("limit")]
SUMMARIES = [block for block in PLAIN if block.startswith("[[paragraph]]")]
CONDITIONS = [block for block in PLAIN if block.startswith(("when", "unless"))]
FAULTS = [(kind, block) for kind, block in FENCES if kind]

HEAD = WHOLE[: WHOLE.index("[scope]")] + '[scope]\nwords = "everybody"\n'
CLOCK = '[[rule]]\nid = "w1"\nparagraphs = ["W1"]\nkind = "clock"\non = ["arrest"]\nowner = "yot"\n'
GUIDE = (
    '[[rule]]\nid = "w1"\nparagraphs = ["W1"]\nkind = "guide"\non = ["arrest"]\nguidance = "g"\n'
)


def split(block: str) -> tuple[str, list[str]]:
    """What a block writes, and what it says of it in comments."""
    lines = block.splitlines()
    code = "".join(f"{line}\n" for line in lines if not line.startswith("#"))
    return code, [line.removeprefix("# ") for line in lines if line.startswith("#")]


def checked(text: str) -> list[str]:
    return [str(fault) for fault in check_text(text, "our-way.toml")]


def rule_of(text: str) -> Rule:
    return load(text, "our-way.toml").rules[0]


def test_every_block_is_one_of_these():
    known = [WHOLE, *RULES, *SUMMARIES, *LIMITS, *CONDITIONS, *(block for _, block in FAULTS)]
    assert sorted(known) == sorted(block for _, block in FENCES)
    assert PAGE.count("```") == 2 * len(FENCES)


def test_the_whole_file_holds():
    assert checked(WHOLE) == []
    assert gaps(load(WHOLE, "our-way.toml"), "our-way.toml") == []


@pytest.mark.parametrize("block", RULES)
def test_each_rule_holds(block):
    assert checked(HEAD + block) == []


@pytest.mark.parametrize("block", SUMMARIES)
def test_each_paragraph_in_words_holds(block):
    assert checked(WHOLE[: WHOLE.index("[[paragraph]]")] + block) == []


def limit_rule(block: str) -> str:
    """A limit's block as a protocol, its comments as worked examples."""
    code, said = split(block)
    examples = ""
    for n, line in enumerate(said):
        given, due = line.split(" → ")
        at, *more = given.split(", ")
        facts = ", ".join(one for one in more if "=" in one)
        anchors = ", ".join(
            '{} = "{}"'.format(*one.split(" ", 1)) for one in more if "=" not in one
        )
        opens = "{}" if due == "no due date yet" else f'{{ due = "{due}" }}'
        examples += (
            f'[[rule.example]]\nname = "{n}"\nevent = "arrest"\nat = "{at}"\n'
            f"facts = {{ {facts} }}\nanchors = {{ {anchors} }}\nopens = [ {opens} ]\n"
        )
    assert said
    return f'{HEAD}{CLOCK}duty = "d"\n{code}{examples}'


@pytest.mark.parametrize("block", LIMITS)
def test_each_limit_comes_to_what_the_page_says(block):
    assert checked(limit_rule(block)) == []


def limits_in(limit: Any) -> Iterator[AnyForm]:
    yield limit
    for part in getattr(limit, "parts", ()):
        yield from limits_in(part)
    if hasattr(limit, "then"):
        yield from limits_in(limit.then)
    for branch in getattr(limit, "choose", ()):
        yield from limits_in(branch.limit)


def test_every_form_of_limit_and_each_of_its_keys_is_on_the_page():
    found = [one for block in LIMITS for one in limits_in(rule_of(limit_rule(block)).limit)]
    assert {type(one) for one in found} == set(FORMS.values())
    for form in FORMS.values():
        said = {name for one in found if isinstance(one, form) for name in one.model_fields_set}
        assert form.model_fields.keys() - said - {"from_", "desk_target"} == set(), form
    assert any(getattr(one, "from_", "event") != "event" for one in found)
    assert "`desk_target = true`" in re.sub(r"\s+", " ", PAGE)


def condition_rule(block: str) -> str:
    """A condition's block as a protocol, its comments as worked examples."""
    code, said = split(block)
    examples = ""
    for n, line in enumerate(said):
        what, given = line.split(":", 1)
        facts = ", ".join(given.strip().split("; ")) if given.strip() else ""
        examples += (
            f'[[rule.example]]\nname = "{n}"\nevent = "arrest"\nat = "2026-11-20 10:00"\n'
            f"facts = {{ {facts} }}\n"
        )
        if what != "holds":
            examples += "opens = []\n"
        if what.startswith("asks "):
            examples += f'asks = ["{what.removeprefix("asks ")}"]\n'
        assert what in ("holds", "fails") or what.startswith("asks ")
    assert len(said) > 1
    return HEAD + GUIDE + code + examples


@pytest.mark.parametrize("block", CONDITIONS)
def test_each_condition_holds_fails_and_asks_as_the_page_says(block):
    assert checked(condition_rule(block)) == []


def whens_in(when: When) -> Iterator[When]:
    yield when
    for part in when.root.values():
        if is_joined(part):
            for inner in part:
                yield from whens_in(inner)


def test_every_form_of_condition_is_on_the_page():
    rules = [rule_of(condition_rule(block)) for block in CONDITIONS]
    whens = [
        one for rule in rules for top in (rule.when, rule.unless) if top for one in whens_in(top)
    ]
    parts = [part for when in whens for part in when.root.items()]
    tests = [test for _, test in parts if not is_joined(test)]
    assert {type(test) for test in tests} == {bool, int, str, tuple, Not, Range}
    assert {type(test.values) for test in tests if isinstance(test, Not)} == {str, tuple}
    assert {key for key, part in parts if is_joined(part)} == set(COMBINATORS)
    assert any(rule.unless for rule in rules)


def test_every_key_of_a_rule_is_on_the_page():
    keys = {field.alias or name for name, field in Rule.model_fields.items()}
    for key in keys - {"protocol", "law", "authority", "example"}:
        assert f"`{key}`" in PAGE, key


def test_every_key_of_a_paragraph_is_on_the_page():
    for key in Summary.model_fields:
        assert f"| `{key}` |" in PAGE, key


def broken(block: str) -> str:
    """The page's whole file with a block's lines in its rule, in place of those of the same key."""
    code, _ = split(block)
    head, mark, rule = WHOLE.partition("[[rule]]\n")
    for line in code.splitlines():
        key = line.split(" = ")[0]
        before = re.search(rf"^{key} = .*$", rule, re.MULTILINE)
        if before:
            rule = rule[: before.start()] + line + rule[before.end() :]
        else:
            rule = rule.replace('kind = "clock"\n', f'kind = "clock"\n{line}\n')
    return head + mark + rule


def found_in(kind: str, text: str) -> list[Fault]:
    if kind == "wrong":
        return check_text(text, "our-way.toml")
    return gaps(load(text, "our-way.toml"), "our-way.toml")


@pytest.mark.parametrize(("kind", "block"), FAULTS)
def test_each_message_is_what_the_check_says(kind, block):
    _, (said,) = split(block)
    found = [str(fault) for fault in found_in(kind, broken(block))]
    assert f"our-way.toml: {said}" in found

"""A rule that tells one party twice over is refused, unless by two ways or only one can hold."""

from __future__ import annotations

import pytest

from dutydesk.protocol.faults import ProtocolError
from dutydesk.protocol.load import load

TEXT = """id = "mini"
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
on = ["arrest"]
owner = "yot"
tell = [ {party = "yot"}, {party = "home", FIRST}, {party = "home", by = "letter", SECOND} ]
duty = "Tell the home"
limit = { within = "24 hours" }
"""


def loaded(first: str, second: str) -> None:
    load(TEXT.replace("FIRST", first).replace("SECOND", second), "mini.toml")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('by = "letter"', 'limit = { within = "1 working day" }'),
        ('limit = { within = "1 hour" }', 'limit = { within = "1 working day" }'),
        ('when = { age = { below = "17 years" } }', 'when = { age = { at_least = "16 years" } }'),
    ],
)
def test_twice_at_once_is_refused(first: str, second: str) -> None:
    with pytest.raises(ProtocolError) as refused:
        loaded(first, second)
    (fault,) = refused.value.faults
    assert fault.where == "rule[1].tell[3]"
    assert "'home' is told by tell[2] already" in fault.problem
    assert "a way of its own" in fault.remedy


def test_one_or_the_other_is_fine() -> None:
    loaded('when = { age = { below = "16 years" } }', 'when = { age = { at_least = "16 years" } }')
    loaded("when = { serious = true }", "when = { serious = false }")


def test_by_telephone_and_by_letter_is_fine() -> None:
    loaded('by = "telephone"', 'limit = { within = "1 working day" }')

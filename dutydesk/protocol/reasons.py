"""Why a rule came up, in words for people."""

from __future__ import annotations

from dutydesk.protocol.conditions import Facts, FactValue, When, evaluate
from dutydesk.protocol.facts import facts_vocabulary
from dutydesk.vocabulary import vocabulary


def reasons(when: When | None, facts: Facts) -> tuple[str, ...]:
    """What is known of the facts by which a condition holds, such as "Looked after: yes".

    Facts that a condition names and that don't bear it out (the other branch of an `any`, what
    `none` rules out) are left out.
    """
    if when is None:
        return ()
    return tuple(dict.fromkeys(_told(when, facts)))


def value_words(name: str, value: FactValue) -> str:
    """A fact's value as people say it: "yes", "Care order (section 31)", "12 years 6 months"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return ", ".join(_code_words(name, code) for code in sorted(value)) or "none"
    return _code_words(name, value) if isinstance(value, str) else str(value)


def fact_words(name: str) -> str:
    """A fact's name as people say it: "Known to social care"."""
    return vocabulary("facts").terms[name].label


def _told(when: When, facts: Facts) -> list[str]:
    said: list[str] = []
    for key, part in when.root.items():
        if key == "none":
            continue
        if key in ("any", "all"):
            for inner in part if isinstance(part, tuple) else ():
                if isinstance(inner, When) and evaluate(inner, facts).truth:
                    said.extend(_told(inner, facts))
        elif key in facts:
            said.append(f"{fact_words(key)}: {value_words(key, facts[key])}")
    return said


def _code_words(name: str, code: str) -> str:
    values = facts_vocabulary()[name].values
    terms = vocabulary(values).terms if isinstance(values, str) else {}
    return terms[code].label if code in terms else code.replace("_", " ")

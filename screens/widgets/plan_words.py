"""A plan in words: what saving will open, move and end, with limits, paragraphs and due times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich.text import Text

from dutydesk.desk.board_row import awaited
from dutydesk.desk.plan import (
    Advice,
    Plan,
    PlannedClock,
    PlannedEnding,
    PlannedRedate,
    PlannedReopening,
)
from screens import words
from screens.widgets.control import plain_text

_IN_FULL = 2
"""How many guides are shown whole; of more, the beginning of each is."""
_AUTHORITY = {"statute": "statute", "national guidance": "national guidance"}


def guide_words(guides: tuple[Advice, ...]) -> Text:
    """The guides in short, each with its paragraph; of many, the first sentence of each."""
    text = Text()
    if guides:
        _title(text, "Guidance")
    for one in guides:
        said = one.words if len(guides) <= _IN_FULL else _first_sentence(one.words)
        text.append(f"{of_protocol(one)}  ", "bold")
        text.append_text(plain_text(said))
        text.append("\n")
    return text


def of_protocol(one: Advice) -> str:
    """A guide's paragraphs, and the id of the protocol that they are in."""
    return f"{', '.join(one.paragraphs)} {one.rule.split('/')[0]}"


def _first_sentence(words: str) -> str:
    first, stop, rest = words.partition(". ")
    return f"{first}. …" if stop and rest else words


def plan_words(plan: Plan, now: datetime) -> Text:
    """The plan but for its guides, for the preview. Instants are shown as London wall time."""
    text = Text()
    _clashes(text, plan)
    watched = [one for one in plan.opens if one.authority in _AUTHORITY]
    _by_law(text, "By law, watched here", watched, now)
    _by_law(text, "By law, not watched by this desk", plan.by_law, now)
    if plan.amends and not plan.changes:
        _title(text, "Changes no clock")
    elif plan.opens or not plan.amends:
        _opens(text, [one for one in plan.opens if one not in watched], now)
    _redates(text, plan.redates, now)
    _reopens(text, plan.reopens, now)
    _ends(text, plan.ends, now)
    _advice(text, "To be recorded", plan.records)
    return text


def headline(plan: Plan) -> str:
    """The plan in one line: `opens 3, moves 1, ends 2, asks 1`."""
    parts = [f"opens {words.count(len(plan.opens), 'clock')}"]
    if plan.amends and not plan.opens:
        parts = [] if plan.changes else ["changes no clock"]
    for verb, done in (("moves", plan.redates), ("reopens", plan.reopens), ("ends", plan.ends)):
        # The first that is said says of what.
        number = len(done) if parts else words.count(len(done), "clock")
        parts += [f"{verb} {number}"] if done else []
    parts += [f"asks {len(plan.questions)}"] if plan.questions else []
    parts += [words.count(len(plan.clashes), "clash", "clashes")] if plan.clashes else []
    parts += [f"{len(plan.problems)} to mend"] if plan.problems else []
    return ", ".join(parts)


def _title(text: Text, title: str) -> None:
    text.append("\n" if text.plain else "")
    text.append(title + "\n", "bold underline")


def _clashes(text: Text, plan: Plan) -> None:
    """An appointment may clash with the young person's week, a place with what a court imposed."""
    with_what = "their week" if plan.kind.startswith("appointment") else "conditions in force"
    if plan.clashes:
        _title(text, f"! {words.count(len(plan.clashes), 'clash', 'clashes')} with {with_what}")
    for clash in plan.clashes:
        text.append("! ", "bold")
        text.append_text(plain_text(clash, "bold"))
        text.append("\n")


def _by_law(text: Text, title: str, clocks: Sequence[PlannedClock], now: datetime) -> None:
    """Clocks of the law and of national guidance, in two lines each, apart from local limits."""
    if clocks:
        _title(text, title)
    for clock in clocks:
        text.append("§ ", "bold")
        _due(text, clock, now)
        text.append(f" · {_cited(clock)}\n  ", "dim")
        text.append_text(plain_text(f"{clock.owner_label}: {clock.duty}"))
        text.append("\n")


def _opens(text: Text, opens: Sequence[PlannedClock], now: datetime) -> None:
    _title(text, f"Opens {words.count(len(opens), 'clock')}" if opens else "Opens no clock")
    for clock in opens:
        text.append("+ ", "bold")
        text.append_text(plain_text(clock.duty))
        text.append("\n  ")
        who = f"{clock.owner_label} → {clock.tell_label}" if clock.tell_label else clock.owner_label
        text.append_text(plain_text(who))
        text.append(f" · {_cited(clock)}\n  ", "dim")
        text.append_text(_limit(clock))
        text.append("\n  ")
        _due(text, clock, now)
        text.append("\n")


def _cited(clock: PlannedClock) -> str:
    paragraphs = ", ".join(clock.paragraphs)
    return f"{paragraphs} {_AUTHORITY.get(clock.authority, clock.protocol)}".strip()


def _limit(clock: PlannedClock) -> Text:
    """The limit in its own words; a desk target never looks like a protocol's limit."""
    if clock.basis == "limit":
        return plain_text(f"limit: {clock.words}")
    if clock.basis == "desk target":
        return plain_text(f"no limit ({clock.words})", "italic")
    return plain_text(f"no limit: {clock.words}" if clock.words else "no limit", "italic")


def _due(text: Text, clock: PlannedClock, now: datetime) -> None:
    if clock.met_by is not None:
        text.append("✓ met by this entry", "bold")
    elif clock.due_at is None:
        waits = f"waits for {awaited(clock.waits_for)}" if clock.waits_for else ""
        text.append(waits or "no due time")
    else:
        whose = "desk target" if clock.basis == "desk target" else "due"
        late = clock.due_at < now
        when = f"{whose} {words.at(clock.due_at, now)}{', already past' if late else ''}"
        text.append(when, "bold reverse" if late else "bold")
    if clock.not_before is not None:
        text.append(f", not before {words.at(clock.not_before, now)}")


def _redates(text: Text, redates: tuple[PlannedRedate, ...], now: datetime) -> None:
    if redates:
        _title(text, f"Moves {words.count(len(redates), 'clock')}")
    for one in redates:
        text.append("↷ ", "bold")
        text.append_text(_duty(one))
        old = words.at(one.old_due, now) if one.old_due else "no date"
        new = words.at(one.new_due, now) if one.new_due else "no date yet"
        text.append(f"\n  {old} → ")
        text.append(new, "bold")
        text.append(f" · {one.paragraphs}\n", "dim")


def _reopens(text: Text, reopens: tuple[PlannedReopening, ...], now: datetime) -> None:
    if reopens:
        _title(text, f"Reopens {words.count(len(reopens), 'clock')}")
    for one in reopens:
        text.append("↺ ", "bold")
        text.append_text(_duty(one))
        late = one.due_at is not None and one.due_at < now
        due = f"due {words.at(one.due_at, now)}" if one.due_at else "no due time"
        text.append("\n  ")
        text.append(due + (", already past" if late else ""), "bold reverse" if late else "bold")
        text.append(f" · {one.paragraphs}\n", "dim")


def _duty(one: PlannedRedate | PlannedEnding | PlannedReopening) -> Text:
    return plain_text(f"{one.duty} → {one.tell_label}" if one.tell_label else one.duty)


def _ends(text: Text, ends: tuple[PlannedEnding, ...], now: datetime) -> None:
    if ends:
        _title(text, f"Ends {words.count(len(ends), 'clock')}")
    for one in ends:
        text.append("× ", "bold")
        text.append_text(_duty(one))
        when = f", {words.at(one.at, now)}" if one.at is not None else ""
        text.append("\n  ")
        text.append_text(plain_text(f"{one.how.replace('_', ' ')}{when}: {one.why}"))
        text.append(f" · {one.paragraphs}\n", "dim")
        if one.next_due is not None:
            text.append(f"  the next is due {words.at(one.next_due, now)}\n", "bold")


def _advice(text: Text, title: str, advice: tuple[Advice, ...]) -> None:
    if advice:
        _title(text, title)
    for one in advice:
        text.append("· ", "bold")
        text.append_text(plain_text(one.words))
        text.append(f" {', '.join(one.paragraphs)}\n", "dim")

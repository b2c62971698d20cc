"""How times and names are written, whatever somebody typed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dutydesk.desk.board import BoardRow, Level, level_of
from dutydesk.desk.duration import span
from screens.widgets.clock_row import basis, left, paint, text_of, whom
from screens.words import ago, at, clean, clean_lines, count, shortened
from tests.screens.desk_data import NOW

ROW = BoardRow(
    id=1, person_id=1, person_name="Kieran Applethwaite", case_number="DD-2026-0001",
    duty="Tell the social worker", owner="yot", owner_label="YOT", desk_owes=True,
    tell="social_worker", tell_label="Social worker", by=None, paragraphs="R17",
    rule="rotherham/r17", protocol="rotherham", authority="local protocol", basis="limit",
    words="24 hours", state="running", opened_at=NOW, not_before=None,
    near_at=NOW + timedelta(hours=1), urgent_at=NOW + timedelta(hours=2),
    due_at=NOW + timedelta(hours=3), waits_for=None, missed_at=None, taken_by=None,
    hearing_at=None, alert=None, level=Level.CALM,
)  # fmt: skip


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(0), "0 s"),
        (timedelta(seconds=119), "119 s"),
        (timedelta(minutes=2), "2 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=2, minutes=5), "2 h 05"),
        (timedelta(hours=23, minutes=59), "23 h 59"),
        (timedelta(days=1), "1 d"),
        (timedelta(days=3, hours=4), "3 d 4 h"),
        (timedelta(days=400), "400 d"),
        (timedelta(hours=-2), "2 h 00"),
    ],
)
def test_spans_are_two_units_at_most(length, words) -> None:
    assert span(length) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime(2026, 11, 20, 19, 40, tzinfo=UTC), "today 19:40"),
        (datetime(2026, 11, 21, 0, 5, tzinfo=UTC), "tomorrow 00:05"),
        (datetime(2026, 11, 19, 23, 59, tzinfo=UTC), "yesterday 23:59"),
        (datetime(2026, 11, 27, 9, 0, tzinfo=UTC), "Fri 27 Nov 09:00"),
        (datetime(2027, 7, 1, 9, 0, tzinfo=UTC), "Thu 1 Jul 2027 10:00"),  # summer time
    ],
)
def test_moments_are_londons(when, words) -> None:
    assert at(when, NOW) == words


def test_ago_and_count() -> None:
    assert ago(NOW - timedelta(seconds=3), NOW) == "3 s ago"
    assert ago(NOW + timedelta(seconds=3), NOW) == "just now"
    assert count(1, "clock") == "1 clock"
    assert count(2000, "clock") == "2,000 clocks"


@given(st.text())
def test_nothing_typed_can_command_a_terminal(typed) -> None:
    for char in clean(typed):
        assert unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    assert clean_lines("a\nb\x1b") == "a\nb\ufffd"


@pytest.mark.parametrize("name", ["Siân", "Zażółć Gęślą-Jaźń", "O'Brien [x]", "[/red]", "陳大文"])
def test_names_stay_as_they_are(name) -> None:
    assert clean(name) == name


@given(
    name=st.text(max_size=80),
    duty=st.text(max_size=200),
    holder=st.none() | st.text(min_size=1, max_size=40),
    width=st.integers(60, 240),
    due=st.none() | st.timedeltas(timedelta(days=-900), timedelta(days=900)),
    alert=st.sampled_from(["live", "quiet", None]),
)
def test_every_line_is_exactly_as_wide_as_the_list(name, duty, holder, width, due, alert) -> None:
    row = replace(
        ROW,
        person_name=name,
        duty=duty,
        taken_by=holder,
        alert=alert,
        due_at=NOW + due if due is not None else None,
    )
    for line in paint(row, level_of(row, NOW), NOW, width):
        assert cell_len(text_of(line)) == width


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(4, "   3 h 00 left"), (2.5, "·  2 h 30 left"), (0.5, "!  URGENT 30 min"),
     (-2, "!! OVERDUE 2 h 00")],
)  # fmt: skip
def test_the_level_is_a_word_and_a_sign(ahead, words) -> None:
    due = NOW + timedelta(hours=ahead if ahead != 4 else 3)
    row = replace(
        ROW,
        due_at=due,
        near_at=due - timedelta(hours=2.75),
        urgent_at=due - timedelta(hours=1),
    )
    assert left(row, level_of(row, NOW), NOW) == words


def test_a_clock_without_a_time_says_so() -> None:
    assert left(replace(ROW, due_at=None, waits_for="hearing"), "waiting", NOW) == "? waits"
    assert left(replace(ROW, due_at=None), "waiting", NOW) == "  no limit"


def test_no_authority_looks_like_another() -> None:
    seen = {
        basis(ROW),
        basis(replace(ROW, authority="statute")),
        basis(replace(ROW, authority="national guidance")),
        basis(replace(ROW, basis="desk target")),
        basis(replace(ROW, basis="none")),
    }
    assert seen == {"◆ limit", "◆ statute", "◆ guidance", "◇ target", "· no limit"}


def test_whom_says_who_owes_it() -> None:
    assert whom(ROW) == "→ Social worker"
    assert whom(replace(ROW, tell_label="")) == "to do"
    assert whom(replace(ROW, desk_owes=False, owner_label="Police")) == "Police → Social worker"


def test_a_long_name_leaves_room_for_what_is_said_after_it() -> None:
    assert shortened("Zofia [Zośka] Zmyślona") == "Zofia [Zośka] Zmyślona"
    assert shortened("长" * 30, 11) == "长长长长长…"
    assert shortened("a b\nc " * 20, 12).endswith("…")

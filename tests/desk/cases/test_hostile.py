"""Whatever people type is saved as typed, and shown unchanged everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from dutydesk.desk.board import Filters, board_ids, board_rows
from dutydesk.desk.context import Desk
from dutydesk.desk.log import log, preview
from dutydesk.desk.person import person_page
from dutydesk.desk.search import find_people
from dutydesk.desk.story import clock_story
from dutydesk.printing import board_text, person_text, plan_text, rows_as_json
from tests.desk.cases.entries import arrest_in_json as arrest
from tests.desk.cases.entries import read

TYPED = {
    "brackets": "[bail] refused",
    "closing tag": "see [/] note",
    "markup": "[bold red on white]x[/bold red on white]",
    "link markup": "[link=http://example.org]x[/link]",
    "unclosed": "[[[[",
    "backslash bracket": r"\[bold]",
    "style": "[@click=app.quit]quit[/]",
    "emoji code": "a :bomb: b",
    "ampersand": "Tom & Jerry <script>alert(1)</script>",
    "quotes": 'O\'Brien "Bo" `x` ’n’',
    "sql": "Robert'); DROP TABLE people;--",
    "sql comment": "x' OR 1=1 /*",
    "like wildcards": "100%_off",
    "format": "{person.__class__} %s %(x)s {0}",
    "env": "$HOME ${PATH} $(reboot)",
    "path": "../../etc/passwd",
    "windows path": "C:\\Users\\x\\desk.toml",
    "json": '{"kind": "arrest"}',
    "toml": 'id = "x" # y',
    "csv": '=HYPERLINK("x"),+1,-1,@x',
    "comma": "Sample, Ann",
    "welsh": "Siân ap Rhys Llanfairpwllgwyngyll Ŵyn Ŷ",
    "polish": "Zażółć Gęślą-Jaźń",
    "turkish": "İstanbul ıIiİ",
    "german": "Straße ẞ",
    "greek": "Ὀδυσσεύς",
    "vietnamese": "Nguyễn Thị Ánh",
    "decomposed": "Sia\u0302n",
    "hebrew": "שלום",
    "arabic": "محمد بن سلمان",
    "mixed direction": "abc \u202e cba",
    "chinese": "王小明",
    "wide": "ＷＩＤＥ",
    "emoji": "👍🏽 ok",
    "emoji family": "👩‍👩‍👧‍👦",
    "flag": "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "combining": "Z̷͉̼a̸̠͝l̶g̵o",
    "zero width": "a\u200bb\ufeffc",
    "soft hyphen": "co\u00adop",
    "private use": "\ue000\uf8ff",
    "noncharacter": "\ufffe\uffff",
    "astral": "𝕬𝖓𝖓",
    "none": "None",
    "null": "null",
    "true": "true",
    "nan": "NaN",
    "number": "0123456789",
    "one letter": "X",
    "dash": "-",
    "option": "--db=/x",
    "at file": "@file",
    "percent": "%00",
    "escape as text": "\\x1b[2J \\u0000",
    "long word": "x" * 4000,
    "long words": ("Bartholomew-Constantine " * 160).strip(),
    "long emoji": "👍" * 4000,
}
BLANKS = {
    "newline": ("Ann\nSample", "Ann Sample"),
    "windows newline": ("Ann\r\nSample", "Ann Sample"),
    "tab": ("Ann\tSample", "Ann Sample"),
    "many blanks": ("  Ann    Sample  ", "Ann Sample"),
    "no-break space": ("Ann\u00a0Sample", "Ann Sample"),
    "line separator": ("Ann\u2028Sample\u2029", "Ann Sample"),
    "file separator": ("Ann\x1cSample", "Ann Sample"),
    "next line": ("Ann\x85Sample", "Ann Sample"),
}


def everywhere(text: str) -> dict[str, Any]:
    """An arrest with the text in every field that takes any."""
    return arrest(
        person={"given_name": text, "family_name": text, "aliases": [text], "born": "2011-03-04"},
        station=text,
        offences=[{"description": text}],
        appropriate_adult_name=text,
        court=text,
        court_at="2026-12-01T10:00",
        outcome="bailed_to_court",
        carer_is_victim=False,
        conditions=[{"kind": "residence", "place": text, "words": text, "postcode": text}],
        note=text,
    )


def shown_everywhere(desk: Desk, given: dict[str, Any], text: str) -> None:
    entry = read(given)
    assert text in plan_text(preview(desk, entry))
    saved = log(desk, entry)
    name = f"{text} {text}"
    rows = board_rows(desk, board_ids(desk))
    assert {row.person_name for row in rows.values()} == {name}
    page = person_page(desk, saved.person_id)
    assert (page.name, page.aliases) == (name, (text,))
    assert page.next_hearing is not None
    assert page.next_hearing.court == text
    (condition,) = page.conditions
    assert text in condition.words
    assert any(text in line.words for line in page.timeline)
    printed = person_text(page)
    assert f"{name} · " in printed
    assert f"Also known as {text}" in printed
    # A table breaks a name over lines; nothing of it is lost.
    assert set(text.replace(" ", "")) <= set(board_text(desk))
    assert {row["person_name"] for row in rows_as_json(desk, Filters())} == {name}
    story = clock_story(desk, next(iter(rows)))
    assert story.row.person_name == name
    assert text in story.entry.summary
    assert story.as_text().replace("\n", "").isprintable()
    assert find_people(desk, page.case_number)[0].name == name
    find_people(desk, text)


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_what_is_typed_is_kept_and_shown_as_it_was_typed(desk: Desk, text: str) -> None:
    shown_everywhere(desk, everywhere(text), text)


@pytest.mark.parametrize(("typed", "kept"), BLANKS.values(), ids=BLANKS)
def test_blanks_in_a_line_are_one_space(desk: Desk, typed: str, kept: str) -> None:
    given = everywhere(typed) | {"note": ""}
    shown_everywhere(desk, given, kept)


def test_a_note_keeps_its_lines(desk: Desk) -> None:
    saved = log(desk, read(arrest(note="first\n\tsecond [x]\r\nthird")))
    line = person_page(desk, saved.person_id).timeline[-1]
    assert "first\n\tsecond [x]\r\nthird" in line.words

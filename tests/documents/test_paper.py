"""Text on A4: no line too wide, no page too long, no letter broken, nothing left out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dutydesk.documents.paper import (
    FEED,
    LINES,
    WIDTH,
    Block,
    between,
    letters,
    pages,
    plain,
    wrapped,
)

ACCENTED = "w\u0302y\u0302e\u0301"  # letters and their accents, each by itself
people = st.lists(st.sampled_from([*"aŵŷ ńł’-[]/é漢", "w\u0302", "n\u0303", "👩\u200d👧"])).map(
    "".join
)
typed = people | st.text()


@given(words=typed, width=st.integers(20, 80))
def test_words_are_broken_between_letters_and_nothing_is_lost(words: str, width: int) -> None:
    lines = wrapped(words, width, first="[ ] ", rest="    ")
    assert all(cell_len(line) <= width for line in lines)
    assert all(line.startswith(("[ ]", "    ")) or not line for line in lines)
    for line in lines:
        body = line[4:]
        assert (
            not body or unicodedata.category(body[0]) not in ("Mn", "Me", "Mc") or len(lines) == 1
        )
        assert not body.endswith("\u200d") or words.rstrip().endswith("\u200d")
    seen = "".join(line[4:] for line in lines)
    kept = [one for one in words if unicodedata.category(one)[0] in "LN"]
    assert [one for one in seen if unicodedata.category(one)[0] in "LN"] == kept
    assert not [one for one in "".join(lines) if unicodedata.category(one) in ("Cc", "Cs")]


def test_a_letter_is_what_people_take_for_one() -> None:
    assert list(letters(ACCENTED)) == ["w\u0302", "y\u0302", "e\u0301"]
    assert list(letters("👩\u200d👧x")) == ["👩\u200d👧", "x"]
    assert [cell_len(one) for one in wrapped("w\u0302" * 100)] == [80, 20]
    assert wrapped("\x1b[2J[bail]\u202e \x07x") == ["\ufffd[2J[bail] \ufffdx"]


@given(left=typed, right=st.text("page 1234 of", max_size=20))
def test_two_ends_of_a_line_make_one_line(left: str, right: str) -> None:
    line = between(plain(left), right)
    assert line.endswith(right)
    assert cell_len(line) == WIDTH


def blocks_of(sizes: list[list[int]]) -> list[Block]:
    """Groups: a heading, and under it blocks of so many lines, each line unlike any other."""
    made = []
    for group, lengths in enumerate(sizes):
        made.append(Block((f"HEADING {group}", ""), heads=True))
        for block, length in enumerate(lengths):
            made.append(Block(tuple(f"{group}/{block}/{line}" for line in range(length))))
    return made


@given(
    sizes=st.lists(st.lists(st.integers(1, 12) | st.just(130), min_size=1, max_size=12), max_size=8)
)
def test_pages_are_full_numbered_and_complete(sizes: list[list[int]]) -> None:
    blocks = blocks_of(sizes)
    text = pages(blocks, lambda number, of: [f"page {number} of {of}", "-"], ", continued")
    made = [page.splitlines() for page in text.split(FEED)]
    assert [page[0] for page in made] == [
        f"page {n} of {len(made)}" for n in range(1, len(made) + 1)
    ]
    assert all(len(page) <= LINES for page in made)
    bodies = [line for page in made for line in page[2:] if line and "continued" not in line]
    assert bodies == [line for block in blocks for line in block.lines if line]
    for page in made[:-1]:
        assert not page[-1].startswith("HEADING")
    for block in blocks:
        if len(block.lines) <= LINES - 4 and block.lines[0] and not block.heads:
            assert sum(block.lines[0] in page for page in made) == 1
            (where,) = [page for page in made if block.lines[0] in page]
            assert block.lines[-1] in where


@pytest.mark.parametrize("count", [0, 1, 200])
def test_what_goes_on_says_so(count: int) -> None:
    blocks = [Block(("GROUP", ""), heads=True), *[Block((f"line {n}", "")) for n in range(count)]]
    made = pages(blocks, lambda n, m: [f"{n}/{m}"], ", continued").split(FEED)
    assert len(made) == (1 if count < 2 else 8)
    assert all("GROUP, continued" in page for page in made[1:])

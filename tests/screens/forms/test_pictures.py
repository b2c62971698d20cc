"""How the forms look, small and large. What they hold is proved elsewhere."""

from __future__ import annotations

import pytest

from screens.forms.hearing import HearingForm
from screens.forms.opened import form_for
from tests.screens.conftest import still
from tests.screens.forms.kit import LARGE, SMALL, Hands, to_board

pytestmark = pytest.mark.snapshot


async def arrest(hands: Hands) -> None:
    await hands.press("a")
    await hands.words("kai")
    await hands.press("enter")
    await hands.words("19:10")
    await hands.press("enter")
    await hands.words("Main Street [custody]")
    await hands.press("enter")
    await hands.words("abh, theft 1")
    await hands.press("enter")


async def choosing(hands: Hands) -> None:
    await arrest(hands)
    await hands.words("bail")
    await hands.rest()


async def checked(hands: Hands) -> None:
    await arrest(hands)
    await hands.press("ctrl+s")


async def missing(hands: Hands) -> None:
    await hands.press("a", "ctrl+s")


async def court(hands: Hands) -> None:
    await hands.press("c")


async def result(hands: Hands) -> None:
    await hands.press("c", "enter")
    await hands.words("adj")
    await hands.press("enter")


async def clash(hands: Hands) -> None:
    await hands.press("m")
    await hands.words("kai")
    await hands.press("enter")
    await hands.words("meadow")
    await hands.press("enter", "ctrl+s")


async def hearing(hands: Hands) -> None:
    await hands.open(HearingForm())


async def release(hands: Hands) -> None:
    await hands.open(form_for("release"))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "to_show", [arrest, choosing, checked, missing, court, result, clash, hearing, release]
)
def test_picture(snap_compare, app, desk, size, to_show):
    async def before(pilot):
        await to_board(app, pilot)
        await to_show(Hands(app, pilot, desk))
        await still(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)

"""The custody clocks that the law runs, for a desk that has not switched them on to be watched."""

from __future__ import annotations

from dutydesk.desk.context import Desk
from dutydesk.desk.meaning import Meaning
from dutydesk.desk.plan import PlannedClock
from dutydesk.desk.planning import plan_clock
from dutydesk.desk.rulebook import protocol_files
from dutydesk.protocol.load import load
from dutydesk.protocol.match import match

STATUTORY = "statutory"


def custody_clocks(desk: Desk, meaning: Meaning) -> tuple[PlannedClock, ...]:
    """What the law asks of others once somebody is arrested, reckoned from the times typed.

    The most pressing first; nothing where the desk watches these clocks itself, since they are then
    among those that the entry opens. Sources: `data/protocols/statutory.toml`.
    """
    if any(one.id == STATUTORY for one in desk.rulebook.protocols):
        return ()
    file = protocol_files(desk.places)[STATUTORY]
    statutory = load(file.read_text("utf-8"), file.name)
    found = [
        plan_clock(desk, raised, opening, meaning, desk.now())
        for raised in meaning.raised
        for opening in match([statutory], raised.events, raised.facts).openings
    ]
    return tuple(sorted(found, key=lambda one: (one.due_at is None, one.due_at or desk.now())))

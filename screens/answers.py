"""The two answers to an alert: a plan with a time, or a while of quiet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dutydesk.desk.alerts import acknowledge, snooze
from screens.reason import ClockDialog
from screens.widgets.control import LineControl
from screens.widgets.field import Field
from screens.widgets.when_input import WhenInput
from screens.words import at


class AcknowledgeDialog(ClockDialog):
    """What will be done, and by when; if the clock still runs then, the alert comes back."""

    WORDS = "Acknowledge"

    def make_fields(self) -> Iterable[Field]:
        yield Field("plan", "What will be done", LineControl(placeholder="ring the home again"),
                    needed=True, hint="Say what will be done, such as: ring again.")  # fmt: skip
        yield Field("promised_at", "By when", WhenInput(self.desk.now, prefer="future",
                    placeholder="+30m, 15:00"), needed=True,
                    hint="Type by when, like +30m or 15:00.")  # fmt: skip

    def send(self, values: dict[str, Any]) -> None:
        desk, row, until = self.desk, self.row, values["promised_at"]
        self.save(
            lambda: acknowledge(desk, row.id, values["plan"], until),
            lambda _: self.kept(f"Acknowledged. It comes back {at(until, desk.now())}."),
        )


class SnoozeDialog(ClockDialog):
    """Until when the alert is quiet: never past the limit."""

    WORDS = "Snooze"

    def make_fields(self) -> Iterable[Field]:
        yield Field("until", "Until when", WhenInput(self.desk.now, prefer="future",
                    placeholder="+10m, 15:00"), needed=True,
                    hint="Type until when, like +10m or 15:00.")  # fmt: skip

    def send(self, values: dict[str, Any]) -> None:
        desk, row, until = self.desk, self.row, values["until"]
        self.save(
            lambda: snooze(desk, row.id, until),
            lambda _: self.kept(f"Quiet until {at(until, desk.now())}."),
        )

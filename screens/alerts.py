"""The alerts that want an answer, the gravest first; those missed while away stand together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dutydesk.desk.alerts import AlertRow, live_alerts, mark_seen
from dutydesk.desk.board import BoardRow, board_rows, party_label
from dutydesk.desk.duration import span
from screens.actions import bindings_of
from screens.announcements import ordinal
from screens.commands import ClockCommands
from screens.words import at, clean, count

# More than anybody reads; the board has them all.
MOST = 200
_WORDS = {"overdue": "!! OVERDUE", "urgent": "!  URGENT", "near": "·  near"}


class AlertsScreen(ClockCommands[None]):
    """Live alerts. An answered one leaves the list, and comes back if nothing comes of it."""

    SCREEN = "alerts"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("alerts")]
    AUTO_FOCUS = "OptionList"

    def __init__(self) -> None:
        super().__init__()
        self.alerts: list[AlertRow] = []

    def body(self) -> Iterable[Widget]:
        yield Static("", id="alerts-title", markup=False)
        yield OptionList(markup=False, compact=True, id="alerts")
        yield Static("", id="alerts-empty", markup=False)

    def on_mount(self) -> None:
        self.read()

    def read(self) -> None:
        """Read the alerts anew; the cursor stays on its clock."""
        self.alerts = live_alerts(self.desk)
        self._draw()
        unseen = [alert.id for alert in self.alerts[:MOST] if not alert.seen]
        if unseen:
            desk = self.desk
            self.save(lambda: mark_seen(desk, unseen), lambda _: None)

    def clock(self) -> BoardRow | None:
        clock_id = self._clock_id()
        return board_rows(self.desk, [clock_id]).get(clock_id) if clock_id is not None else None

    def changed(self, changes: list[tuple[str, int]]) -> None:
        if any(kind in ("alert", "clock") for kind, _ in changes):
            self.read()

    def ticked(self) -> None:
        options = self.query_one(OptionList)
        now = self.desk.now()
        for alert in self.alerts[:MOST]:
            words = alert_words(alert, now)
            index = options.get_option_index(_option_id(alert.clock_id))
            if options.get_option_at_index(index).prompt != words:
                options.replace_option_prompt_at_index(index, words)

    def on_option_list_option_selected(self) -> None:
        self.action_open_clock()

    def action_snooze(self) -> None:
        from screens.answers import SnoozeDialog

        if (row := self._the_clock()) is None:
            return
        if row.due_at is not None and row.due_at <= self.desk.now():
            self.desk_app.say(
                "The limit has passed: a breach can't be snoozed. "
                "Acknowledge it with a plan (a), or tell (t)."
            )
        else:
            self.app.push_screen(SnoozeDialog(row))

    def _clock_id(self) -> int | None:
        option = self.query_one(OptionList).highlighted_option
        return int(option.id.removeprefix("clock-")) if option and option.id else None

    def _draw(self) -> None:
        options = self.query_one(OptionList)
        kept, place, now = self._clock_id(), options.highlighted, self.desk.now()
        shown = self.alerts[:MOST]
        away = [alert for alert in shown if alert.missed_while_away]
        here = [alert for alert in shown if not alert.missed_while_away]
        lines = [*_group("Missed while away", away, now)] if away else []
        lines += _group("Now", here, now) if away else _options(here, now)
        options.clear_options()
        options.add_options(lines)
        ids = [option.id for option in lines]
        wanted = _option_id(kept) if kept is not None else None
        if wanted is not None and wanted in ids:
            options.highlighted = ids.index(wanted)
        elif lines:
            first = next(index for index, option in enumerate(lines) if not option.disabled)
            options.highlighted = max(first, min(place or 0, len(lines) - 1))
        self.set_class(not shown, "-empty")
        more = f", the first {MOST} shown" if len(self.alerts) > MOST else ""
        title = f" {count(len(self.alerts), 'alert')} to answer{more}"
        self.query_one("#alerts-title", Static).update(title)
        self.query_one("#alerts-empty", Static).update(
            "No alert wants an answer.\n\nClocks that come near their time appear here, and in the "
            "bar above.\nesc goes back to the board."
        )


def alert_words(alert: AlertRow, now: datetime) -> Text:
    """An alert in two lines, and a third where it came back or went up."""
    past = now >= alert.due_at
    level = _WORDS["overdue"] if past else _WORDS[alert.threshold]
    left = span(alert.due_at - now)
    tell = f"→ {party_label(alert.tell)}" if alert.tell else "to do"
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"{level} {left}", "bold")
    text.append(" " * (24 - len(text.plain)))
    text.append(clean(alert.person_name), "bold")
    text.append(f"  {tell}  due {at(alert.due_at, now)}")
    text.append(f"  with {clean(alert.taken_by)}" if alert.taken_by else "")
    text.append(f"\n   {clean(alert.paragraphs)}".ljust(25))
    text.append(clean(alert.duty))
    notes = []
    if alert.came_back:
        plan = f"“{clean(alert.plan)}” by {clean(alert.acknowledged_by or '')}"
        notes.append(f"came back: {plan}" if alert.plan else "came back")
    if alert.tries:
        when, words = alert.tries[-1]
        number = f"{count(len(alert.tries), 'try', 'tries')} since, the last {at(when, now)}"
        notes.append(f"{number}: {clean(words)}")
    if alert.escalated:
        again = f", {ordinal(alert.escalations)} time" if alert.escalations > 1 else ""
        notes.append(f"gone up to the supervisor{again}")
    if notes:
        text.append(f"\n{'':24}{'; '.join(notes)}", "italic")
    return text


def _group(title: str, alerts: Sequence[AlertRow], now: datetime) -> list[Option]:
    if not alerts:
        return []
    heading = Option(Text(f"{title} ({len(alerts)})", "bold underline"), disabled=True)
    return [heading, *_options(alerts, now)]


def _options(alerts: Sequence[AlertRow], now: datetime) -> list[Option]:
    return [Option(alert_words(alert, now), id=_option_id(alert.clock_id)) for alert in alerts]


def _option_id(clock_id: int) -> str:
    return f"clock-{clock_id}"

"""The part of the app that knows who sits here: signing in, locking, switching, what one may do.

While nobody has proved who they are, one screen stands over all others. It shows no young person's
name, and neither does anything that is announced over it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from textual import events, work
from textual.await_complete import AwaitComplete
from textual.notifications import SeverityLevel

from screens.live_app import WatchLike
from screens.rights_app import RightsApp

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.rights import Standing
    from dutydesk.desk.seats import Seat
    from screens.sign_in import SignInScreen

HEARTBEAT = 60
"""Seconds after which the console says again that it is alive."""

_TOUCHES = (
    events.Key,
    events.Paste,
    events.MouseDown,
    events.MouseScrollDown,
    events.MouseScrollUp,
)


@dataclass(frozen=True)
class Door:
    """How people come to this console.

    `asks`: whoever sits down has to prove who they are, here. Else they have done so already: by
    the key with which a hosted session began ("ssh", from `address`).
    """

    asks: bool = True
    way: Literal["desk", "ssh"] = "desk"
    address: str = ""


class SeatedApp(RightsApp):
    """Lets officers in and out. Without a door nobody is asked, and nothing noted of who sits here.

    `expected`: the name that the console was opened for, offered first at the sign-in.
    """

    def __init__(
        self, start_watch: Callable[[Desk], WatchLike] | None, door: Door | None = None
    ) -> None:
        super().__init__(start_watch)
        self.door = door
        self.expected = ""
        self._held_back: list[tuple[Any, Any]] = []
        self._touched: tuple[float, datetime | None] = (time.monotonic(), None)
        self._beats = 0
        self._getting_up = "left"

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """As Textual's; over a locked screen it says no more than that there is something."""
        if self.is_locked:
            message, title = "Sign in to see it.", title or "Something happened"
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    # Sitting down.

    @work(thread=True, exit_on_error=False, group="seat")
    def sit_down(self, desk: Desk, before: Seat | None = None) -> None:
        """Let this desk's officer sit down, who has proved who they are; `before` gets up."""
        from dutydesk.desk.seats import take_seat

        door = self.door or Door()
        try:
            seat = take_seat(desk, door.way, door.address, before)
        except Exception as error:  # noqa: BLE001  # shown; the desk works without it
            self.back_here(lambda error: self.say_error("Not noted who sits here", error), error)
        else:
            self.back_here(self._seated, seat)

    def _seated(self, seat: Seat) -> None:
        self.seat = seat
        self._touch()
        self.attention = replace(self.attention, officer=seat.desk.officer)
        self._show_keys()
        self._ask_for_own_pin()

    def _ask_for_own_pin(self) -> None:
        """Ask for a PIN of their own while they have one that somebody else chose."""
        if self.seat is not None and self.seat.must_change and self.seat.has_secret:
            from screens.new_pin import NewPinDialog

            self.push_screen(NewPinDialog(must=True))

    def has_own_pin(self) -> None:
        """They have chosen one."""
        if self.seat is not None:
            self.seat = replace(self.seat, must_change=False, has_secret=True)

    # Locking and switching.

    def nobody_yet(self, desk: Desk) -> Desk:
        """The desk until somebody has signed in: in nobody's name, whoever it was opened for."""
        from dutydesk.desk.signing_in import NOBODY, seated

        self.expected = desk.officer
        return seated(desk, NOBODY)

    def ask_who(self, screen: type[SignInScreen]) -> None:
        """Show who can sign in, on one of `sign_in`'s screens; what is behind it stays as it is."""
        from screens.sign_in import SignInScreen

        if not any(isinstance(one, SignInScreen) for one in self.screen_stack):
            self.push_screen(screen())

    def action_lock_screen(self) -> None:
        """Lock the screen, by key."""
        if self.seat is None:
            self.say("Nobody signs in at this desk, so nobody could unlock it. F9 names officers.")
        elif not self.seat.has_secret:
            self.say("You have no PIN to unlock it with. Leave the desk (^q) instead.")
        else:
            self.lock("by key")

    def lock(self, why: str) -> None:
        """Lock the screen: counts stay to be seen, names do not."""
        from screens.sign_in import LockScreen, SwitchScreen

        if isinstance(self.screen, SwitchScreen):
            self.pop_screen()
        self.clear_notifications()
        self._in_thread_note("lock", why)
        self.ask_who(LockScreen)
        self.attention = replace(self.attention, officer="LOCKED")

    def unlock(self) -> None:
        """Whoever locked it has proved that it is them: everything is as it was."""
        self._touch()
        self.attention = replace(self.attention, officer=self.desk.officer)
        self._in_thread_note("unlock")
        held, self._held_back = self._held_back, []
        for screen, callback in held:
            self.push_screen(screen, callback)
        self._ask_for_own_pin()

    def push_screen(self, screen: Any, callback: Any = None, *args: Any, **options: Any) -> Any:
        """As Textual's; what would come over a lock waits until it has gone."""
        if self.is_locked and not getattr(screen, "OVER_A_LOCK", False):
            self._held_back.append((screen, callback))
            return AwaitComplete()
        return super().push_screen(screen, callback, *args, **options)

    def action_switch_officer(self) -> None:
        """Let another officer sit down."""
        from screens.sign_in import SignInScreen, SwitchScreen

        if isinstance(self.screen, SignInScreen):
            self.screen.action_next_officer()
        elif self.is_locked or self.door is None or self.seat is None:
            self.bell()
        elif self.door.way == "ssh":
            self.say("This session came in by your own key. Leave it (^q); others use theirs.")
        elif not self.seat.standing.guarded:
            self.first_start()
        else:
            self.ask_who(SwitchScreen)

    def first_start(self) -> None:
        """Walk through naming the first supervisor, and what else a new desk has to know."""
        from screens.first_start import FirstStartDialog

        if not isinstance(self.screen, FirstStartDialog):
            self.push_screen(FirstStartDialog())

    def unsaved(self) -> bool:
        """Whether a dialog holds words that are lost if somebody else sits down."""
        from screens.desk_screen import DeskDialog

        dialogs = [one for one in self.screen_stack if isinstance(one, DeskDialog)]
        return any(one.typed_words() for one in dialogs)

    def take_over(self, desk: Desk) -> None:
        """Another officer has proved who they are: what the one before had typed is kept as theirs.

        Raises `StoreError`s where it can't be kept; then everything stays.
        """
        for one in (*self.screen_stack, self):
            keep = getattr(one, "keep_typed", None)
            if keep is not None:
                keep()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._held_back.clear()
        self.clear_notifications()
        before, self.seat = self.seat, None
        self.go_on_with(desk)
        self.show_board()
        self.sit_down(desk, before)

    def show_board(self) -> None:
        """Begin with the board."""
        raise NotImplementedError

    def hang_up(self, code: int, how: str) -> None:
        """Leave at once, and keep what is half-typed in a form."""
        raise NotImplementedError

    # What goes on.

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, _TOUCHES):
            self._touch()
        await super().on_event(event)

    def _touch(self) -> None:
        self._touched = (time.monotonic(), self.now() if self.is_open else None)

    @property
    def idle_for(self) -> timedelta:
        """How long nobody has touched a key. A machine that slept counts as left alone, too."""
        since, at = self._touched
        awake = timedelta(seconds=time.monotonic() - since)
        return max(awake, self.now() - at) if at is not None else awake

    def tick(self) -> None:
        super().tick()
        if self.seat is None:
            return
        self._beats += 1
        if self._beats % HEARTBEAT == 0:
            self._beat()
        after = timedelta(minutes=self.desk.settings.lock_after_minutes)
        if not self.is_locked and self.idle_for >= after:
            self._left_alone(self.seat)

    @work(thread=True, exit_on_error=False, group="heartbeat", exclusive=True)
    def _beat(self) -> None:
        """Say that this console is alive; note who sits here, if that was not possible before."""
        from dutydesk.desk import sittings

        seat, door = self.seat, self.door
        if seat is None or door is None:
            return
        if seat.sitting:
            sittings.still_here(seat.desk, seat.sitting)
        else:
            uid = sittings.begin(seat.desk, door.way, door.address)
            self.back_here(lambda uid: self._noted(seat, uid), uid)

    def _noted(self, seat: Seat, uid: str) -> None:
        if self.seat is not None and self.seat.desk is seat.desk:
            self.seat = replace(self.seat, sitting=uid)

    def _left_alone(self, seat: Seat) -> None:
        """Nobody has touched a key for long: names go from the screen.

        Whoever came in by a key and has no PIN to unlock it with is shown out: the key lets them in
        again, and what is half-typed in a form is kept.
        """
        if seat.has_secret:
            self.lock("idle")
        elif self.door is not None and self.door.way == "ssh":
            self.hang_up(0, "idle")

    def hear_of_officers(self) -> None:
        """An officer was added or changed: whoever sits here may do more now, or nothing."""
        if self.seat is not None:
            self._stand_anew()

    @work(thread=True, exit_on_error=False, group="standing", exclusive=True)
    def _stand_anew(self) -> None:
        from dutydesk.desk.rights import standing

        self.back_here(self._stands, standing(self.desk))

    def _stands(self, found: Standing) -> None:
        if self.seat is None or found.officer != self.desk.officer:
            return
        # On a desk that nobody guarded, the name that is here was never proved.
        unproved = found.guarded and not self.seat.standing.guarded
        self.seat = replace(self.seat, standing=found)
        self._show_keys()
        asks = self.door is not None and self.door.asks
        if asks and (unproved or (found.guarded and found.role is None)):
            self.lock("nobody has proved who is here")
        elif not asks and found.guarded and found.role is None:
            self.exit(return_code=1, message=f"{found.officer} is no officer of this desk.")

    def _show_keys(self) -> None:
        """Draw the keys anew: others are in brackets now."""
        from screens.widgets.key_bar import KeyBar

        for screen in self.screen_stack:
            for bar in screen.query(KeyBar):
                bar.refresh()

    def _in_thread_note(self, what: str, *details: str) -> None:
        seat = self.seat
        if seat is None:
            return

        def note() -> None:
            from dutydesk.desk import sittings

            getattr(sittings, what)(seat.desk, seat.sitting, *details)

        self.run_worker(note, thread=True, exit_on_error=False, group=f"sitting {what}")

    async def on_unmount(self) -> None:
        """Note that the officer gets up. What can't be written is found out: not heard from."""
        seat, self.seat = self.seat, None
        if seat is None:
            return
        from dutydesk.desk import sittings

        self.guarded(lambda seat: sittings.end(seat.desk, seat.sitting, self._getting_up), seat)

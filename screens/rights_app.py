"""The part of the app that lets a key do only what whoever sits here may do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from screens.actions import EVERYWHERE, NEEDS, actions_of
from screens.live_app import LiveApp, WatchLike

if TYPE_CHECKING:
    from dutydesk.desk.context import Desk
    from dutydesk.desk.rights import Standing
    from dutydesk.desk.seats import Seat

_FREE = frozenset({"theme", "interrupt", "switch_officer"})
_BEHIND_THE_DOOR = frozenset(
    action.id for action in actions_of(EVERYWHERE) if action.id not in _FREE
)


class RightsApp(LiveApp):
    """Knows the seat of whoever sits here (None where nobody is asked), and what they may do."""

    def __init__(self, start_watch: Callable[[Desk], WatchLike] | None) -> None:
        super().__init__(start_watch)
        self.seat: Seat | None = None

    @property
    def is_locked(self) -> bool:
        """Nobody has proved yet who they are, or whoever did has left the screen alone.

        It follows from the screens that there are, so nothing can open the lock but its going.
        """
        return any(getattr(screen, "LOCKS", False) for screen in self._screen_stack)

    @property
    def standing(self) -> Standing | None:
        """How whoever sits here stands to the desk; None where nobody is asked."""
        return self.seat.standing if self.seat else None

    def may(self, action: str) -> bool:
        """Whether whoever sits here may do what the key of this action does."""
        return self.why_not(action) is None

    def why_not(self, action: str) -> str | None:
        """Why they may not, and who may; None where they may."""
        if self.standing is None or action not in NEEDS:
            return None
        from dutydesk.desk.rights import Right  # slow to load: not before the first paint

        right = Right[NEEDS[action]]
        return None if self.standing.may(right) else self.standing.why_not(right)

    async def run_action(self, action: Any, *args: Any, **options: Any) -> bool:
        """As Textual's; but a locked screen does nothing, and who may not is told who can."""
        name = action.rpartition(".")[2].partition("(")[0] if isinstance(action, str) else ""
        if self.is_locked and name in _BEHIND_THE_DOOR:
            return True
        why = self.why_not(name)
        if why is not None:
            self.say(why)
            return True
        return await super().run_action(action, *args, **options)

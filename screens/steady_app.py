"""The part of the app that nothing may end: what goes wrong is caught, put into words and shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from textual.worker import Worker, WorkerState

from screens.typed_ahead import TypedAhead
from screens.words import clean

T = TypeVar("T")


class SteadyApp(TypedAhead):
    """Goes on whatever happens in a key, a worker or a timer, and says what it was."""

    def guarded(self, what: Callable[[T], None], value: T) -> None:
        """Call `what(value)`; an error is shown and goes no further."""
        try:
            what(value)
        except Exception as error:  # noqa: BLE001  # one exception must not end the shift
            self.say_error("Something went wrong", error)

    def back_here(self, what: Callable[[T], None], value: T) -> None:
        """From a thread: have `what(value)` called on the loop.

        It is not waited for: a thread that waits for an app that has ended would never end.
        """
        self.call_later(self.guarded, what, value)

    async def run_action(self, *args: Any, **options: Any) -> bool:
        """As Textual's, but an error in what a key does is shown and ends nothing."""
        try:
            return await super().run_action(*args, **options)
        except Exception as error:  # noqa: BLE001  # one exception must not end the shift
            self.say_error("That did not work", error)
            return True

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and isinstance(event.worker.error, Exception):
            self.say_error("Something went wrong", event.worker.error)

    def words_of(self, error: Exception) -> str:
        """An error in words for people: the desk's own say what to do, others are named too."""
        words = clean(str(error))
        module = type(error).__module__.partition(".")[0]
        if module.startswith("pydantic"):  # its words repeat what was typed: a name, perhaps
            return f"{type(error).__name__}: something can't be used as it was given"
        own = module in ("dutydesk", "screens")
        if words and (own or isinstance(error, ValueError)):
            return words
        # A database's own words can hold the whole row: those of a young person stay out of sight.
        short = words.partition("[SQL")[0].strip()[:200]
        return f"{type(error).__name__}: {short or 'no more is known'}"

    def say(self, words: str, *, title: str = "") -> None:
        """Announce something; it fades."""
        self.notify(words, title=title, markup=False)

    def say_error(self, title: str, error: Exception) -> None:
        """Announce an error."""
        self.notify(self.words_of(error), title=title, severity="error", timeout=12, markup=False)

"""The command palette: the registry's actions that work on the screen it was opened from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider

from screens.actions import EVERYWHERE, Action, actions_of, shown_key


class ActionCommands(Provider):
    """Finds actions by their labels and their help."""

    async def discover(self) -> Hits:
        for action, owner in self._here():
            yield DiscoveryHit(
                Text(self._title(action)), partial(self._run, action, owner), help=action.help
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action, owner in self._here():
            title = self._title(action)
            score = max(matcher.match(title), matcher.match(action.help))
            if score > 0:
                yield Hit(score, Text(title), partial(self._run, action, owner), help=action.help)

    def _here(self) -> Iterator[tuple[Action, str]]:
        for action in actions_of(getattr(self.screen, "SCREEN", "")):
            yield action, "screen"
        for action in actions_of(EVERYWHERE):
            if action.id != "command_palette":
                yield action, "app"

    async def _run(self, action: Action, owner: str) -> None:
        await self.app.run_action(f"{owner}.{action.id}", self.screen)

    @staticmethod
    def _title(action: Action) -> str:
        return f"{action.label}  ({shown_key(action.keys[0])})"

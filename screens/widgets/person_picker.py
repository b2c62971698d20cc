"""Whom an entry is about: found by name, alias, date of birth or case number, or made new."""

from __future__ import annotations

from functools import partial
from typing import Any

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import NewPerson
from dutydesk.desk.search import PersonMatch, find_people
from dutydesk.errors import DutydeskError
from screens.forms.known import Known
from screens.widgets.combo import Combo, Offer
from screens.widgets.control import NotReadable, plain_text
from screens.widgets.new_person import NewPersonDialog

_MAKE_NEW = "new"


class PersonPicker(Combo):
    """A young person: their id, or a `NewPerson`. Searches off the loop, so typing never waits.

    Enter on a search that is still under way takes its best match once it is there.
    """

    DEFAULT_CSS = """
    PersonPicker > .about { height: auto; display: none; text-style: dim; }
    """

    class Found(Message):
        """A search is done."""

        def __init__(self, text: str, matches: list[PersonMatch], problem: str = "") -> None:
            super().__init__()
            self.text, self.matches, self.problem = text, matches, problem

    def __init__(self, desk: Desk) -> None:
        super().__init__(placeholder="name, alias, date of birth or case number")
        self._desk = desk
        self._matches: list[PersonMatch] = []
        self._found_for = ""
        self._waiting: str | None = None
        self._new: NewPerson | None = None
        self._about = Static(classes="about", markup=False)

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self._about

    # The answer

    def value(self) -> int | NewPerson | None:
        if self._new is not None:
            return self._new
        if self.chosen is not None and isinstance(self.chosen.key, int):
            return self.chosen.key
        if self._text():
            raise NotReadable("Choose the young person: Enter takes the one that is marked.")
        return None

    def typed(self) -> Any:
        if self._new is not None:
            return {"new": self._new.model_dump(mode="json")}
        if not self._text():
            return None
        key = self.chosen.key if self.chosen is not None else None
        return {"key": key, "text": self._text(), "about": str(self._about.content)}

    def restore(self, typed: Any) -> None:
        kept = typed if isinstance(typed, dict) else {}
        if "new" in kept:
            self.take_new(NewPerson.model_validate(kept["new"]))
            return
        text = str(kept.get("text", ""))
        key = kept.get("key")
        self._set(Offer(key, text) if isinstance(key, int) and text else None, text)
        self._say(plain_text(str(kept.get("about", ""))))

    def take(self, match: PersonMatch) -> None:
        """Choose somebody whom the desk has."""
        self._new = None
        self._matches = [*self._matches, match]
        self.choose(_offer(match))

    def take_new(self, person: NewPerson) -> None:
        """Choose somebody whom the desk does not have yet."""
        self._new = person
        name = f"{person.given_name} {person.family_name}"
        self._set(Offer(_MAKE_NEW, name), plain_text(name).plain)
        born = f", born {person.born:%d/%m/%Y}" if person.born else ""
        self._say(plain_text(f"new to the desk{born}"))
        self.post_message(self.Changed(self))

    def propose(self, value: Any) -> None:
        self.restore(value)

    def show_known(self, known: Known) -> None:
        """Show somebody whom the form knows already, without saying that anything changed."""
        self._new = None
        self._set(Offer(known.person_id, known.name), plain_text(known.name).plain)
        self._say(plain_text(known.line))

    @property
    def name_shown(self) -> str:
        """The name that stands in the line."""
        return self._text()

    # Searching

    def offers_for(self, text: str) -> list[Offer]:
        if text != self._found_for:
            return []
        offers = [_offer(match) for match in self._matches]
        if text:
            offers.append(Offer(_MAKE_NEW, f"make new: {text}", "not known to the desk yet"))
        return offers

    def search(self, text: str) -> None:
        self._new = None
        self._say(Text())
        if len(text) < 2:
            self._found_for, self._matches = text, []
            self.close()
        else:
            self._look_up(text)

    @work(thread=True, exclusive=True, group="find", exit_on_error=False)
    def _look_up(self, text: str) -> None:
        try:
            self.post_message(self.Found(text, find_people(self._desk, text)))
        except DutydeskError as error:
            self.post_message(self.Found(text, [], str(error)))

    def on_person_picker_found(self, event: Found) -> None:
        event.stop()
        if event.text != self._text():
            return
        self._found_for, self._matches = event.text, event.matches
        if event.problem:
            self._say(plain_text(event.problem))
        waited, self._waiting = self._waiting, None
        settled = self.chosen is not None and self._text() == self._label(self.chosen)
        if settled:
            return
        if waited is not None and event.matches:
            self.choose(self.offers_for(event.text)[0])
            if waited == "enter":
                self.post_message(self.Accepted(self))
        else:
            self.show_offers(self.offers_for(event.text))

    def enter(self) -> None:
        if self.is_open and self._offers[self._at].key == _MAKE_NEW:
            self._make_new()
        elif self.settle():
            self.post_message(self.Accepted(self))
        elif self._found_for != self._text():
            self._waiting = "enter"

    def settle(self) -> bool:
        text = self._text()
        if self._new is not None or (self.chosen is not None and text == self._label(self.chosen)):
            self.close()
            return True
        if text and text != self._found_for:
            self._waiting = self._waiting or "blur"
            return False
        offers = self._offers if self.is_open else self.offers_for(text)
        at = self._at if self.is_open and self._at < len(offers) else 0
        if text and (not offers or offers[at].key == _MAKE_NEW):
            # Nobody is made by leaving the field: that takes an Enter on the offer.
            self.close()
            return False
        return super().settle()

    def choose(self, offer: Offer | None) -> None:
        if offer is not None and offer.key == _MAKE_NEW:
            self._make_new()
            return
        self._new = None
        super().choose(offer)

    def when_chosen(self, offer: Offer | None) -> None:
        self._say(plain_text(offer.detail) if offer else Text())

    def _make_new(self) -> None:
        words = self._text()
        self.close()
        self.app.push_screen(NewPersonDialog(self._desk, words), self._made)

    def _made(self, made: NewPerson | PersonMatch | None) -> None:
        if isinstance(made, NewPerson):
            self.take_new(made)
        elif made is not None:
            self.take(made)
        self._line.focus()
        if made is not None:
            # The callback runs while the dialog still has the keys; go on once it has let go.
            self.call_after_refresh(partial(self.post_message, self.Accepted(self)))

    def _say(self, words: Text) -> None:
        if words.plain != str(self._about.content):
            self._about.update(words)
            self._about.display = bool(words.plain)


def about(match: PersonMatch) -> str:
    """What tells a young person from others of the name: case number, age, birth, placement."""
    born = f"born {match.born:%d/%m/%Y}" if match.born else "date of birth not known"
    age = f"{match.age}" if match.age else ""
    parts = (match.case_number, age, born, match.placement, match.why)
    return " · ".join(str(part) for part in parts if part)


def _offer(match: PersonMatch) -> Offer:
    return Offer(match.person_id, match.name, about(match))

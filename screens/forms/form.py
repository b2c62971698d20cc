"""The base of every form: fields on the left, what saving will do on the right.

A form makes its entry's uid when it opens, so that a save that is repeated adds nothing, and keeps
what is typed as a draft under that uid. Everything slow runs in a thread; what is said back comes
with the number of the round it belongs to, and older rounds are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from screens.actions import bindings_of
from screens.forms.amendable import Amendable
from screens.forms.checking import CHECK
from screens.forms.guiding import guide_at, place_at
from screens.forms.known import NOBODY, known_about
from screens.forms.leaving import KeepDialog, Leave
from screens.widgets.control import Control
from screens.widgets.field import Field
from screens.widgets.plan_words import headline
from screens.words import shortened


class Form(Amendable):
    """One entry. A subclass says its kind and title, its fields, and which of them show when."""

    SCREEN = "form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("form")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    DEFAULT_CSS = """
    Form .title { height: 1; padding: 0 1; text-style: bold; background: $panel; }
    Form .hint { height: 1; padding: 0 1; text-style: dim; }
    Form .guide { height: auto; max-height: 4; padding: 0 1; display: none; background: $panel; }
    Form .offer { height: auto; padding: 0 1; display: none; text-style: bold; }
    Form .sides { height: 1fr; }
    Form .fields { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    Form .left { width: 1fr; }
    Form PreviewPane { width: 1fr; display: none; }
    Form.-wide PreviewPane { display: block; width: 46; border-left: solid $panel; }
    Form.-narrow.-looking PreviewPane { display: block; }
    Form.-narrow.-looking .left { display: none; }
    """

    def __init__(self, person_id: int | None = None) -> None:
        super().__init__()
        self.person_id = person_id
        self._title = Static(classes="title", markup=False)
        self._hint = Static(classes="hint", markup=False)
        self._guide = Static(classes="guide", markup=False)

    # What a subclass says

    def make_fields(self) -> Iterable[Field]:
        """The fields in their order."""
        raise NotImplementedError

    def person_known(self) -> None:
        """A young person was chosen, or another one: propose what the desk knows about them.

        As it stands this fills every fact field, so that no answer about one young person is ever
        left standing for another.
        """
        for field in self.fields.values():
            if field.fact:
                self._touched.discard(field.key)
                field.control.propose(self.known.facts.get(field.key))

    def parts(self, found: dict[str, Any]) -> dict[str, Any]:
        """The entry's parts from those of the fields; where the two differ, a subclass says."""
        return found if self.person_id is None else {"person": self.person_id} | found

    # Drawing

    def body(self) -> Iterable[Widget]:
        for field in self.make_fields():
            self.fields[field.key] = field
        if self.amendment is not None:
            more = self.amendment.fields(self.desk, self.fields.keys())
            self.fields |= {field.key: field for field in more}
            if "known_at" in self.fields:
                self.control("known_at").say_empty("when it was logged")
        yield self._title
        yield self.offer
        yield Horizontal(
            Vertical(
                VerticalScroll(*self.fields.values(), classes="fields", can_focus=False),
                self._hint,
                self._guide,
                classes="left",
            ),
            self.pane,
            classes="sides",
        )

    def on_mount(self) -> None:
        self.pane.bar.say(CHECK)
        if self.amendment is None:
            self.begin()
            self.fit()
        else:
            self.begin_amending(self.amendment)
        self.focus_first()
        self.look_for_drafts()
        self.ask_desk()

    def begin(self) -> None:
        """Put the defaults in. Called once the fields stand, and for a young person given."""
        if self.person_id is not None:
            self.use_person(self.person_id)

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        for field in self.shown_fields():
            if not (field.key == "person" and self.person_id is not None):
                field.control.focus_first()
                return

    def focus_open(self) -> None:
        fields = self.shown_fields()
        still = (one for one in fields if one.control.typed() is None)
        next(still, fields[-1]).control.focus_first()

    def touched(self, key: str) -> bool:
        """Whether somebody has answered this field; what is only proposed may change by itself."""
        return key in self._touched

    def show_only(self, hidden: Iterable[str], shown: Iterable[str]) -> None:
        """Hide and show fields by key."""
        for key in hidden:
            self.fields[key].display = False
        for key in shown:
            self.fields[key].display = True

    def show_head(self) -> None:
        words = Text(no_wrap=True, overflow="ellipsis")
        words.append(self.heading)
        if self.known.name:
            words.append(" · ")
            words.append(shortened(self.known.name))
        if self.plan is not None:
            words.append(f" · {headline(self.plan)}", "not bold")
        self._title.update(words, layout=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        ancestors = event.widget.ancestors_with_self
        field = next((one for one in ancestors if isinstance(one, Field)), None)
        self._hint.update(field.hint if field else "", layout=False)
        self.show_guide()

    def show_guide(self) -> None:
        text = guide_at(self.desk, self.plan, self._key_here())
        if self._guide.content != text:  # as in a field: a new layout is what costs
            self._guide.update(text)
            self._guide.display = bool(text.plain)

    def _key_here(self) -> str:
        """The key of the field, or of the question beside the form, that has the cursor."""
        focused = self.focused
        ancestors = focused.ancestors_with_self if focused else ()
        return next((one.key for one in ancestors if isinstance(one, Field)), "")

    def action_guide(self) -> None:
        """Read the paragraph that matters where the cursor is. The form stays as it is."""
        from screens.protocol import ProtocolScreen

        shown = frozenset(field.key for field in self.shown_fields())
        place = place_at(self.desk, self.plan, self._key_here(), shown)
        self.app.push_screen(ProtocolScreen(place))

    # Typing

    def on_control_changed(self, event: Control.Changed) -> None:
        event.stop()
        self.dirty = True
        self.unconfirm_if_changed()
        field = next((one for one in self.fields.values() if one.control is event.control), None)
        if field is not None:
            field.complain("")
            self._touched.add(field.key)
            if field.key == "person":
                self._person_changed()
        self.fit()
        self.rest()

    def on_control_accepted(self, event: Control.Accepted) -> None:
        event.stop()
        stops = [field.control for field in self.shown_fields()]
        if event.control not in stops:
            self._next_ask(event.control)
            return
        at = stops.index(event.control)
        if at + 1 < len(stops):
            stops[at + 1].focus_first()
        else:
            self.action_check()

    def _next_ask(self, control: Control) -> None:
        asks = [ask.control for ask in self.pane.asks()]
        at = asks.index(control) if control in asks else len(asks)
        if at + 1 < len(asks):
            asks[at + 1].focus_first()
        else:
            self.action_check()

    def _person_changed(self) -> None:
        try:
            person = self.control("person").value()
        except ValueError:
            person = None
        if isinstance(person, int):
            if person != self.known.person_id:
                self.use_person(person)
        elif self.known.person_id is not None:
            self.known = NOBODY
            self.person_known()

    def use_person(self, person_id: int) -> None:
        """Take up what the desk knows about a young person."""
        self.known = known_about(self.desk, person_id)
        if "person" in self.fields:
            self.control("person").show_known(self.known)
        self.person_known()
        self.fit()
        self.show_head()

    # Drafts

    def typed_now(self) -> dict[str, Any]:
        fields = {key: field.control.typed() for key, field in self.fields.items()}
        kept = {key: typed for key, typed in fields.items() if typed is not None}
        typed: dict[str, Any] = {"fields": kept, "asks": self.pane.typed()}
        if self.amendment is not None:
            typed["version"] = self.amendment.of.version
        return typed | {"person": self.known.person_id}

    def whom(self) -> int | None:
        return self.known.person_id

    def about(self) -> str:
        return " · ".join(part for part in (self.heading, self.person_name()) if part)

    def person_name(self) -> str:
        """The name of whom the entry is about, as far as it is known."""
        if "person" in self.fields and self.amendment is None:
            return str(self.control("person").name_shown)
        return self.known.name

    async def put_back(self, typed: Mapping[str, Any]) -> None:
        kept = typed.get("fields", {})
        if self.amendment is not None:
            self.amendment.begin_from(typed["version"])
        elif "person" in self.fields:
            self.control("person").restore(kept.get("person"))
            self._person_changed()
        for key, field in self.fields.items():
            if key != "person":
                field.control.restore(kept.get(key))
                self._touched |= {key} if key in kept else set()
        self.pane.put_back(typed.get("asks", {}))
        self.fit()
        self.show_head()
        self.ask_desk()

    # Leaving

    def action_look(self) -> None:
        """On a small screen, change between the fields and the preview."""
        self.toggle_class("-looking")
        if self.has_class("-looking"):
            self.pane.bar.focus()
        else:
            self.focus_first()

    def action_back(self) -> None:
        if self._saving:
            return
        if self.has_class("-looking") or self.confirming:
            self.remove_class("-looking")
            self.unconfirm()
            self.focus_first()
        elif not self.dirty:
            self.dismiss(None)
        else:
            self.app.push_screen(KeepDialog(), self._left)

    def _left(self, leave: Leave | None) -> None:
        if leave is None:
            return
        if leave == "drop":
            self.forget_draft()
        else:
            self.keep_draft()
        self._saved = True
        self.dismiss(None)

    def typed_words(self) -> bool:
        return self.dirty and not self._saved

"""Everything that a key can do, said once.

Bindings, the key bar, the help screen, the command palette and the keymap are all made from
`ACTIONS`; a key that is not in here does not exist. Nothing is imported that is slow to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding

EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Action:
    """One thing that a key does.

    - `id`: the name in the keymap; the screen's method is `action_<id>`.
    - `keys`: Textual's names of the keys, the first is the one shown.
    - `label`: one or two words, for the key bar.
    - `help`: a sentence, for the help screen, the palette and the tooltip.
    - `screens`: the names of the screens it is for, or `EVERYWHERE`.
    - `bar`: its place in the key bar, lowest first; None keeps it for the help screen.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    screens: frozenset[str]
    bar: int | None = None
    priority: bool = False

    def binding(self) -> Binding:
        """The binding that Textual knows it by."""
        return Binding(
            ",".join(self.keys),
            self.id,
            self.label,
            show=self.bar is not None,
            priority=self.priority,
            tooltip=self.help,
            id=self.id,
        )


def _on(*screens: str) -> frozenset[str]:
    return frozenset(screens)


_LISTS = _on("board", "person", "alerts")
_READING = _on("board", "person", "alerts", "clock", "entries", "entry", "protocol")
_CLOCKS = _on("board", "person", "alerts", "clock")
_LOGS = _on("board", "person", "clock")
_VIEW = _on("supervising")

ACTIONS: tuple[Action, ...] = (
    Action("open_clock", ("enter",), "Open", "Open the clock and read its story.",
           _LISTS | _VIEW, 60),
    Action("arrest", ("a",), "Arrest", "Log an arrest.", _LOGS, 10),
    Action("court", ("c",), "Court", "Log a court date or a court result.", _LOGS, 20),
    Action("move", ("m",), "Move", "Log a placement move.", _LOGS, 30),
    Action("log_something", ("l",), "Log", "Log anything else: search all kinds of entry.",
           _READING, 35),
    Action("tell", ("t",), "Tell", "Log who was told: it ends the clock.", _CLOCKS, 40),
    Action("find_person", ("p",), "Person", "Find a young person and open their page.",
           _on("board", "alerts"), 50),
    Action("chase", ("x",), "Chase", "Log that you chased whoever owes this.", _CLOCKS, 70),
    Action("take", ("k",), "Take", "Take the clock as yours, or give it back.",
           _CLOCKS | _VIEW, 80),
    Action("done", ("d",), "Done", "End a clock whose duty is done rather than told.", _CLOCKS, 90),
    Action("open_person", ("g",), "Page", "Go to the page of the clock's young person.",
           _on("board", "alerts", "clock", "supervising"), 100),
    Action("write_note", ("w",), "Note", "Write a note; @Name brings it to that officer's screen.",
           _CLOCKS | _VIEW, 105),
    Action("give", ("u",), "Give", "Give the clock to somebody, with a note that tells them.",
           _on("board", "clock"), 106),
    Action("reassign", ("u",), "Give", "Give the clock to somebody; on a heading, all under it.",
           _VIEW, 20),
    Action("supervise", ("v",), "Overview", "See who has what, who owes what and who is here.",
           _on("board"), 107),
    Action("notes", ("i",), "For you", "Read the notes that are for you.", _on("board"), 108),
    Action("next_view", ("tab",), "Next view", "Change between by officer, by agency, terminals.",
           _VIEW, 15),
    Action("by_officer", ("1",), "By officer", "Show all clocks by who has them.", _VIEW),
    Action("by_agency", ("2",), "By agency", "Show all clocks by who owes them.", _VIEW),
    Action("terminals", ("3",), "Terminals", "Show who sits at which terminal.", _VIEW),
    Action("read_note", ("enter",), "Read", "Mark the note as read; then open what it is about.",
           _on("notes"), 10),
    Action("open_about", ("g",), "Go to", "Open the clock or the young person it is about.",
           _on("notes"), 20),
    Action("filter", ("f",), "Filter", "Choose what the board shows.", _on("board"), 65),
    Action("filter_mine", ("1",), "Mine", "Show only clocks that you have taken.", _on("board")),
    Action("filter_overdue", ("2",), "Overdue", "Show only clocks past their time.", _on("board")),
    Action("filter_hearings", ("3",), "Court today", "Show only those in court today.",
           _on("board")),
    Action("filter_owner", ("4",), "Owed by", "Show what the desk owes, then what others owe.",
           _on("board")),
    Action("filter_protocol", ("5",), "Protocol", "Show one protocol after another.", _on("board")),
    Action("filter_person", ("6",), "Person", "Show only this clock's young person.", _on("board")),
    Action("filter_text", ("slash",), "Search", "Show only clocks with the words you type.",
           _on("board")),
    Action("clear_filters", ("0", "escape"), "Show all", "Clear every filter.", _on("board")),
    Action("answer", ("y",), "Answer", "Answer what an entry left open.", _on("person"), 55),
    Action("acknowledge", ("a",), "Acknowledge", "Answer the alert with a plan and a time.",
           _on("alerts", "supervising"), 10),
    Action("snooze", ("s",), "Snooze", "Quiet the alert for a while, never past the limit.",
           _on("alerts"), 20),
    Action("not_required", ("n",), "Not required", "End the clock with a reason, without telling.",
           _on("clock"), 75),
    Action("reopen", ("o",), "Reopen", "Run an ended clock again, with its first due time.",
           _on("clock"), 76),
    Action("alerts", ("exclamation_mark",), "Alerts", "See the alerts and answer them.",
           _on("board", "person", "clock", "supervising"), 85),
    Action("protocol", ("r",), "Protocol",
           "Read and search the protocols, at the paragraph of the clock.", _LISTS, 95),
    Action("paragraph", ("r",), "Protocol",
           "Read the clock's paragraph, as it stood when the clock was opened.", _on("clock"), 45),
    Action("save", ("ctrl+s", "f2"), "Save", "Save what you typed.", _on("dialog"), 10),
    Action("back", ("escape",), "Back", "Go back. Nothing is changed.",
           _on("handover", "clock", "person", "alerts", "find", "help", "dialog", "form", "court",
               "keep_draft", "entries", "entry", "protocol", "log_something",
               "settings", "supervising", "notes", "switch"), 1),
    Action("check", ("ctrl+s", "f2"), "Check, save",
           "Check the entry and show what it will do; then Enter saves it.", _on("form"), 10),
    Action("look", ("f3",), "Preview", "Change between the fields and what saving will do.",
           _on("form"), 20),
    Action("guide", ("f4",), "Protocol",
           "Read the paragraph of the guide, the problem or the question that matters here.",
           _on("form"), 30),
    Action("read_paragraph", ("enter",), "Read", "Read the paragraph by itself.",
           _on("protocol"), 10),
    Action("search_protocols", ("slash",), "Search", "Search: type words or a paragraph's number.",
           _on("protocol"), 20),
    Action("paragraph_before", ("left",), "Before", "Read the paragraph before.",
           _on("protocol"), 30),
    Action("paragraph_after", ("right",), "Next", "Read the next paragraph.", _on("protocol"), 31),
    Action("other_protocol", ("f5",), "Which", "Show one protocol after another, older copies too.",
           _on("protocol"), 50),
    Action("then_or_now", ("n",), "Then or now",
           "Change between the version of the clock and the file in force.", _on("protocol"), 60),
    Action("take_draft", ("ctrl+r",), "Draft", "Take up the half-typed entry that is offered.",
           _on("form")),
    Action("drop_draft", ("f8",), "Drop draft", "Throw the offered half-typed entry away.",
           _on("form")),
    Action("keep_and_leave", ("enter",), "Keep and leave", "Keep what is typed as a draft.",
           _on("keep_draft"), 10),
    Action("throw_away", ("x",), "Throw away", "Throw away what is typed.", _on("keep_draft"), 20),
    Action("open_result", ("enter",), "Result", "Log the result of the hearing.", _on("court"), 10),
    Action("new_hearing", ("n",), "New hearing", "Log a hearing that has become known.",
           _on("court"), 20),
    Action("arrange", ("e",), "Arrange", "Say who comes, how, or that the date has changed.",
           _on("court"), 30),
    Action("release", ("r",), "Release", "Log a release date that is set or moved.",
           _on("court"), 40),
    Action("entries", ("e",), "Entries", "See what was logged about them, and amend it.",
           _on("person"), 57),
    Action("open_entry", ("enter",), "Open", "Read the entry as it was typed, in all its versions.",
           _on("entries"), 10),
    Action("entry", ("e",), "Entry", "Read the entry that opened the clock; amend or void it.",
           _on("clock"), 77),
    Action("amend", ("a",), "Amend", "Put right what the entry says; what it said stays readable.",
           _on("entry"), 10),
    Action("void", ("v",), "Void", "Void the entry: its clocks end, what it ended runs again.",
           _on("entry"), 20),
    Action("put_back", ("u",), "Put back", "Put the version on the left in force again.",
           _on("entry"), 30),
    Action("older", ("left",), "Older", "Show the two versions before.", _on("entry"), 40),
    Action("newer", ("right",), "Newer", "Show the two versions after.", _on("entry"), 50),
    Action("handover", ("h",), "Hand over", "Hand the desk over, or take it over: the shift sheet.",
           _on("board")),
    Action("open_line", ("enter",), "Open", "Open the clock, hearing, draft or young person.",
           _on("handover"), 30),
    Action("hand_over", ("ctrl+s", "f2"), "Sign, accept",
           "Sign the sheet as it stands, or accept the one that is shown.", _on("handover"), 10),
    Action("older_sheet", ("left",), "Older", "Show the sheet that was signed before.",
           _on("handover"), 40),
    Action("newer_sheet", ("right",), "Newer", "Show the sheet that was signed after, or that now.",
           _on("handover"), 50),
    Action("settings", ("s",), "Settings",
           "See all that is set: targets, hours, bank holidays, thresholds.", _on("board")),
    Action("change_setting", ("enter",), "Change", "Change it for the whole desk, with a reason.",
           _on("settings"), 10),
    Action("search_settings", ("slash",), "Search", "Show only what has the words you type.",
           _on("settings"), 20),
    Action("setting_history", ("h",), "Changes", "Go to what was changed: who, when and why.",
           _on("settings"), 30),
    Action("sign_in", ("enter",), "Sign in", "Sign in with the PIN that you have typed.",
           _on("sign_in", "switch"), 10),
    Action("next_officer", ("down",), "Next officer", "Choose the next officer of the list.",
           _on("sign_in", "switch"), 20),
    Action("previous_officer", ("up",), "The one before", "Choose the officer before.",
           _on("sign_in", "switch"), 30),
    Action("new_pin", ("f8",), "New PIN", "Choose another PIN of your own.", _on("switch"), 40),
    Action("leave_now", ("y",), "Leave", "Leave the desk all the same.", _on("leave"), 10),
    Action("stay", ("n", "escape"), "Stay", "Stay at the desk.", _on("leave"), 20),
    Action("open_again", ("r",), "Try again", "Try to open the desk again.", _on("opening"), 10),
    Action("help", ("question_mark", "f1"), "Help", "See what every key does here.",
           _on(EVERYWHERE), 900),
    Action("log_anywhere", ("ctrl+n",), "Log", "Log something: search all kinds of entry.",
           _on(EVERYWHERE)),
    Action("switch_officer", ("f9",), "Officer", "Let another officer sign in here.",
           _on(EVERYWHERE), priority=True),
    Action("lock_screen", ("ctrl+l",), "Lock", "Lock the screen; counts stay to be seen.",
           _on(EVERYWHERE), priority=True),
    Action("notes_for_you", ("f6",), "Notes", "Read the notes that are for you.",
           _on(EVERYWHERE)),
    Action("theme", ("ctrl+t",), "Light or dark", "Change between the dark and the light screen.",
           _on(EVERYWHERE)),
    Action("command_palette", ("ctrl+p",), "Commands", "Find any of these by name.",
           _on(EVERYWHERE), priority=True),
    Action("leave", ("q",), "Quit", "Leave the desk. The clocks run on.", _on("board"), 800),
    Action("interrupt", ("ctrl+c", "ctrl+q"), "Quit", "Leave the desk; asks if something is typed.",
           _on(EVERYWHERE), priority=True),
)  # fmt: skip

NEEDS: Mapping[str, str] = {
    "arrest": "LOG",
    "court": "LOG",
    "move": "LOG",
    "log_something": "LOG",
    "log_anywhere": "LOG",
    "answer": "LOG",
    "amend": "LOG",
    "void": "LOG",
    "put_back": "LOG",
    "take_draft": "LOG",
    "drop_draft": "LOG",
    "tell": "TELL",
    "chase": "TELL",
    "done": "TELL",
    "not_required": "TELL",
    "reopen": "TELL",
    "take": "TAKE",
    "write_note": "NOTE",
    "give": "REASSIGN",
    "reassign": "REASSIGN",
    "acknowledge": "TAKE",
    "snooze": "TAKE",
    "hand_over": "HAND_OVER",
    "change_setting": "SET",
}
"""What an action needs, by the names in `dutydesk.desk.rights.Right`; most need none. The use cases
ask for the same: this is so that a key can say who may before anything is typed."""

SCREENS: Mapping[str, str] = {
    "board": "The board",
    "clock": "A clock",
    "person": "A young person's page",
    "entries": "What was logged",
    "entry": "An entry",
    "alerts": "Alerts",
    "protocol": "The protocols",
    "log_something": "Log something",
    "find": "Find a young person",
    "dialog": "Dialogs",
    "form": "Forms",
    "keep_draft": "Leaving a form",
    "court": "Court",
    "settings": "Settings",
    "supervising": "The supervisor's view",
    "notes": "Notes for you",
    "handover": "Handing over",
    "leave": "When leaving",
    "sign_in": "Signing in",
    "switch": "Changing officers",
    "opening": "When the desk is opened",
    "help": "This help",
    EVERYWHERE: "Everywhere",
}


def actions_of(screen: str) -> list[Action]:
    """The actions of one screen, those of the key bar first and in its order."""
    here = [action for action in ACTIONS if screen in action.screens]
    return sorted(here, key=lambda action: (action.bar is None, action.bar or 0))


def bindings_of(screen: str) -> list[Binding]:
    """The bindings of one screen, ready for its `BINDINGS`."""
    return [action.binding() for action in actions_of(screen)]


def shown_key(key: str) -> str:
    """How a key is written for people: `exclamation_mark` is `!`, `ctrl+s` is `^s`."""
    names = {
        "exclamation_mark": "!",
        "question_mark": "?",
        "slash": "/",
        "escape": "esc",
        "enter": "enter",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
    }
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return names.get(key, key)


def keys_of(action: Action, keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of an action as the desk's keymap has them."""
    mapped = keymap.get(action.id)
    return tuple(key.strip() for key in mapped.split(",")) if mapped else action.keys


def keymap_faults(keymap: Mapping[str, str]) -> list[str]:
    """What is wrong with a keymap from the settings, each fault with what to write instead."""
    known = {action.id: action for action in ACTIONS}
    faults = [
        f"keymap: there is no action '{name}'. Use one of: {', '.join(sorted(known))}."
        for name in keymap
        if name not in known
    ]
    for screen, title in SCREENS.items():
        used: dict[str, str] = {}
        everywhere = [] if screen == EVERYWHERE else actions_of(EVERYWHERE)
        for action in (*actions_of(screen), *everywhere):
            for key in keys_of(action, keymap):
                if key in used:
                    faults.append(
                        f"keymap: {shown_key(key)} would be both '{used[key]}' and '{action.id}'"
                        f" on “{title}”. Give one of them another key."
                    )
                used.setdefault(key, action.id)
    return faults

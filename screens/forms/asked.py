"""The control that a field of a declared entry gets, from what the entry's model takes there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic.fields import FieldInfo

from dutydesk.desk.context import Desk
from dutydesk.desk.entries import Place
from dutydesk.desk.hearings import homes
from dutydesk.desk.kinds.answers import answer_of, literal_codes
from dutydesk.desk.kinds.kind import Ask
from screens.widgets.choice import Choice, Options
from screens.widgets.control import Control, LineControl
from screens.widgets.field import Field
from screens.widgets.place_picker import PlacePicker
from screens.widgets.rows import Rows
from screens.widgets.when_input import WhenInput
from screens.widgets.yes_no import YesNo


def asked_field(desk: Desk, name: str, info: FieldInfo, ask: Ask) -> Field:
    """The field of a form that asks for one field of an entry."""
    control = _control(desk, name, info, ask)
    return Field(name, ask.label, control, hint=ask.hint, needed=info.is_required())


def _control(desk: Desk, name: str, info: FieldInfo, ask: Ask) -> Control:
    answer = answer_of(info)
    if ask.of:
        return Options((), placeholder="↓ for those there are")
    if answer.many:
        return Rows(name)
    if answer.vocabulary:
        return Choice(answer.vocabulary)
    if codes := literal_codes(answer):
        labels = dict(ask.options)
        return Options(tuple((code, labels.get(code, _words(code))) for code in codes))
    return _plain_control(desk, answer.type, ask, optional=info.annotation is not bool)


def _plain_control(desk: Desk, type_: Any, ask: Ask, *, optional: bool) -> Control:
    if type_ is datetime or type_ is date:
        return WhenInput(desk.now, prefer=ask.prefer, day_only=type_ is date)
    if type_ is bool:
        return YesNo(required=not optional)
    return PlacePicker(homes(desk)) if type_ is Place else LineControl()


def _words(code: str) -> str:
    return code.replace("_", " ").capitalize()

"""The tables, a file a noun. Importing this package makes all of them known to the metadata."""

from dutydesk.records.alerts import Alert, Threshold
from dutydesk.records.appointments import Appointment, AppointmentState, Commitment
from dutydesk.records.arrests import Arrest, Offence
from dutydesk.records.audit import AuditHead, AuditRow, Change
from dutydesk.records.clocks import Clock, ClockEvent, ClockState
from dutydesk.records.directory import Contact, Home
from dutydesk.records.drafts import Draft
from dutydesk.records.entries import Act, Entry, EntryVersion
from dutydesk.records.handovers import Handover, HandoverAcceptance
from dutydesk.records.hearings import Hearing, HearingState, Result
from dutydesk.records.meetings import Meeting, MeetingState
from dutydesk.records.notes import Mention, Note
from dutydesk.records.officers import Officer, OfficerKey, Role, Sitting
from dutydesk.records.orders import Condition, Order
from dutydesk.records.people import Alias, Person, StatusChange
from dutydesk.records.placements import Placement
from dutydesk.records.protocols import ProtocolCopy
from dutydesk.records.setting_changes import SettingChange
from dutydesk.records.steps import Did, Step, StepChange
from dutydesk.records.tellings import Chase, Reached, Telling, TellingClock

__all__ = [
    "Act",
    "Alert",
    "Alias",
    "Appointment",
    "AppointmentState",
    "Arrest",
    "AuditHead",
    "AuditRow",
    "Change",
    "Chase",
    "Clock",
    "ClockEvent",
    "ClockState",
    "Commitment",
    "Condition",
    "Contact",
    "Did",
    "Draft",
    "Entry",
    "EntryVersion",
    "Handover",
    "HandoverAcceptance",
    "Hearing",
    "HearingState",
    "Home",
    "Meeting",
    "MeetingState",
    "Mention",
    "Note",
    "Offence",
    "Officer",
    "OfficerKey",
    "Order",
    "Person",
    "Placement",
    "ProtocolCopy",
    "Reached",
    "Result",
    "Role",
    "SettingChange",
    "Sitting",
    "StatusChange",
    "Step",
    "StepChange",
    "Telling",
    "TellingClock",
    "Threshold",
]

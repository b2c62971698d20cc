"""Putting an earlier version of an entry in force again."""

from __future__ import annotations

from dutydesk.desk.amend import preview_put_back, put_back
from dutydesk.desk.log import Logged
from dutydesk.desk.plan import Plan
from dutydesk.desk.versions import EntryPage
from screens.void import ChangeDialog


class PutBackDialog(ChangeDialog):
    """The amendment was wrong: the version before it stands again, as the newest of all."""

    ASK = "Say why the earlier version is right after all"
    LIKE = "it was right the first time"

    def __init__(self, page: EntryPage, number: int, uid: str) -> None:
        super().__init__(page, uid)
        self.number = number

    def heading(self) -> str:
        return f"Put back version {self.number}: {self.page.person_name}"

    def done(self) -> str:
        return f"Version {self.number} put back: {self.page.person_name}"

    def summary(self) -> str:
        return self.page.versions[self.number - 1].summary

    def look(self) -> Plan:
        return preview_put_back(self.desk, self.of, self.number, self.uid)

    def put(self, reason: str) -> Logged:
        return put_back(self.desk, self.of, self.number, reason, self.uid)

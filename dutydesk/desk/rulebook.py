"""The rulebook: the protocols in force, and the copies that running clocks were opened under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlmodel import Session, col, select

from dutydesk.datafiles import data_path
from dutydesk.paths import Places
from dutydesk.protocol.check import check_text
from dutydesk.protocol.faults import ProtocolError
from dutydesk.protocol.load import load
from dutydesk.protocol.rules import Protocol, Rule
from dutydesk.records import ProtocolCopy
from dutydesk.settings import Settings
from dutydesk.store.store import Store


@dataclass
class Rulebook:
    """The protocols in force.

    `copies` gives the id of the kept copy of each; `notices` say which files are broken and what
    the desk runs on instead.
    """

    protocols: tuple[Protocol, ...]
    copies: Mapping[str, int]
    notices: tuple[str, ...] = ()
    _kept: dict[int, Protocol] = field(default_factory=dict)

    def rule(self, session: Session, copy_id: int, rule_id: str) -> Rule | None:
        """The rule as it stood in a kept copy; None if that copy has no such rule."""
        rules = self.kept(session, copy_id).rules
        return next((one for one in rules if one.full_id == rule_id), None)

    def as_kept(self, session: Session, copy_ids: Sequence[int]) -> Rulebook:
        """The protocols of kept copies as if they were in force; this one where none are given."""
        if not copy_ids or list(copy_ids) == self.copy_ids:
            return self
        kept = {copy_id: self.kept(session, copy_id) for copy_id in copy_ids}
        copies = {protocol.id: copy_id for copy_id, protocol in kept.items()}
        return Rulebook(tuple(kept.values()), copies, _kept=self._kept)

    @property
    def copy_ids(self) -> list[int]:
        """The kept copies of the protocols in force, in their order."""
        return [self.copies[one.id] for one in self.protocols]

    def kept(self, session: Session, copy_id: int) -> Protocol:
        """The protocol of a kept copy. Raises ProtocolError if it can't be read any more."""
        if copy_id not in self._kept:
            copy = session.get_one(ProtocolCopy, copy_id)
            in_force = (one for one in self.protocols if self.copies[one.id] == copy_id)
            self._kept[copy_id] = next(in_force, None) or load(
                copy.text, f"{copy.protocol} {copy.version}"
            )
        return self._kept[copy_id]


def protocol_files(places: Places) -> dict[str, Path]:
    """Every protocol file by its name without ending; a team's own comes before a shipped one."""
    folders = (data_path("protocols"), places.protocols)
    return {
        path.stem: path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.glob("*.toml"))
    }


def load_rulebook(store: Store, settings: Settings, places: Places, now: datetime) -> Rulebook:
    """Read the protocols that the desk has switched on.

    A file that has changed is checked, examples and all, and a copy of it is kept. One that does
    not pass is left out: its last good copy stays in force, and a notice says so.
    """
    files = protocol_files(places)
    protocols: list[Protocol] = []
    copies: dict[str, int] = {}
    notices: list[str] = []
    for name in settings.protocols:
        path = files.get(name)
        fault = (
            _take(store, path, files, protocols, copies, now)
            if path
            else f"There is no protocol file {name}.toml in {places.protocols}."
        )
        if fault:
            notices.append(_fall_back(store, name, fault, protocols, copies))
    return Rulebook(tuple(protocols), copies, tuple(notices))


def _take(
    store: Store,
    path: Path,
    files: Mapping[str, Path],
    protocols: list[Protocol],
    copies: dict[str, int],
    now: datetime,
) -> str | None:
    """Take a file into the rulebook; give its first fault instead if it is broken."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return f"{path.name} can't be read: {error}."
    digest = sha256(text.encode()).hexdigest()
    with store.read() as session:
        kept = session.exec(select(ProtocolCopy).where(ProtocolCopy.digest == digest)).first()
    if kept is None:
        others = [one.read_text("utf-8") for stem, one in files.items() if stem != path.stem]
        faults = check_text(text, path.name, _loadable(others))
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            return f"{faults[0]}{more}"
    protocol = load(text, path.name)
    if kept is None:
        kept = store.run(lambda session: _keep(session, protocol, text, digest, now))
    assert kept.id is not None
    protocols.append(protocol)
    copies[protocol.id] = kept.id
    return None


def _loadable(texts: list[str]) -> list[Protocol]:
    """The other protocols, for examples that run across files; a broken one is passed over here."""
    loaded = []
    for text in texts:
        try:
            loaded.append(load(text, "another protocol"))
        except ProtocolError:
            continue
    return loaded


def _keep(
    session: Session, protocol: Protocol, text: str, digest: str, now: datetime
) -> ProtocolCopy:
    same = session.exec(
        select(ProtocolCopy).where(
            ProtocolCopy.protocol == protocol.id, ProtocolCopy.digest == digest
        )
    ).first()
    if same is not None:
        return same
    copy = ProtocolCopy(
        protocol=protocol.id, version=protocol.version, digest=digest, text=text, kept_at=now
    )
    session.add(copy)
    session.flush()
    return copy


def _fall_back(
    store: Store, name: str, fault: str, protocols: list[Protocol], copies: dict[str, int]
) -> str:
    """Put the last good copy in force, and say what happened."""
    with store.read() as session:
        last = session.exec(
            select(ProtocolCopy)
            .where(ProtocolCopy.protocol == name)
            .order_by(col(ProtocolCopy.kept_at).desc(), col(ProtocolCopy.id).desc())
        ).first()
    if last is None or last.id is None:
        return f"{fault} NO CLOCKS of {name} will open until it is mended."
    protocols.append(load(last.text, f"{name} {last.version}"))
    copies[name] = last.id
    return (
        f"{fault} The desk runs on the last good copy, version {last.version}. Mend the file, "
        f"then run: dutydesk protocol check {name}"
    )

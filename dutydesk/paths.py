"""Where the desk keeps its files on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The desk's files. Everything lies beside the database, so that one folder is one desk."""

    database: Path

    @property
    def folder(self) -> Path:
        """The folder that holds everything."""
        return self.database.parent

    @property
    def settings(self) -> Path:
        """The settings file, which need not exist."""
        return self.folder / "desk.toml"

    @property
    def protocols(self) -> Path:
        """The folder of the team's own protocol files, which need not exist."""
        return self.folder / "protocols"

    @property
    def log(self) -> Path:
        """The folder of the program's own log files."""
        return self.folder / "log"


def places(db: Path | None = None) -> Places:
    """Return where things are: in the user's data folder, or beside the database file `db`.

    Nothing is made or looked at here.
    """
    if db is not None:
        return Places(db.expanduser().absolute())
    from platformdirs import user_data_path  # 20 ms, and not needed with --db

    return Places(user_data_path("dutydesk", appauthor=False) / "desk.db")

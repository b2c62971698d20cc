"""Settings: what can be set, and what is said when it can't be read."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dutydesk.paths import Places, places
from dutydesk.protocol.levels import WARNINGS, WarningRow
from dutydesk.protocol.spans import Span
from dutydesk.settings import Settings, SettingsError, load_settings

ROOT = Path(__file__).parents[1]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    for key in Settings.model_fields:
        monkeypatch.delenv(f"DUTYDESK_{key.upper()}", raising=False)
    return places(tmp_path / "team.db")


def load(desk: Places, text: str) -> Settings:
    desk.settings.write_text(text, encoding="utf-8")
    return load_settings(desk)


def refusal(desk: Places, text: str) -> str:
    with pytest.raises(SettingsError) as error:
        load(desk, text)
    return str(error.value)


def test_everything_lies_beside_the_database(tmp_path: Path) -> None:
    found = places(tmp_path / "team.db")
    assert found.settings == tmp_path / "desk.toml"
    assert (found.protocols, found.log) == (tmp_path / "protocols", tmp_path / "log")


def test_backups_lie_there_too_or_where_the_settings_say(desk: Places, tmp_path: Path) -> None:
    assert load(desk, "").backups(desk) == tmp_path / "backups"
    assert load(desk, "backup_folder = 'kept here'").backups(desk) == tmp_path / "kept here"
    disk = tmp_path.parent / "disk"
    assert load(desk, f"backup_folder = '{disk}'").backups(desk) == disk
    assert "backup_folder" in refusal(desk, "backup_folder = ' '")
    assert "backup_hours" in refusal(desk, "backup_hours = 0")


def test_without_a_database_named_it_is_the_users_own() -> None:
    found = places()
    assert found.database.name == "desk.db"
    assert found.database.is_absolute()
    assert "dutydesk" in found.folder.parts


def test_a_path_is_read_as_people_write_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert places(Path("a.db")).database == tmp_path / "a.db"
    assert places(Path("~/a.db")).database == tmp_path / "a.db"


def test_without_a_file_the_defaults_hold(desk: Places) -> None:
    found = load_settings(desk)
    assert (found.authority, found.yot_name) == ("rotherham", "Rotherham YOT")
    assert found.protocols == ("rotherham", "leicestershire")
    assert (found.escalate_after_minutes, found.beat_seconds) == (15, 5)
    assert (found.escalate_again_minutes, found.lock_after_minutes) == (30, 10)
    assert (found.shifts, found.results_by) == ((time(9), time(17)), time(17, 30))
    assert found.warnings == WARNINGS
    assert found.targets == {}
    assert found.officer
    assert found.terminal


def test_a_whole_file(desk: Places) -> None:
    found = load(
        desk,
        """
        authority = "derbyshire"
        officer = " [Jo] Example "
        protocols = ["rotherham"]
        beat_seconds = 10
        shifts = ["7:30", 15:30:00, "23:30"]
        results_by = "18:15"
        escalate_again_minutes = "Never"
        [office_hours]
        monday = "8:30-16:00"
        [targets]
        "rotherham/r17" = "2 hours"
        [[warn]]
        up_to = "1 day"
        near = "2 hours"
        urgent = "30 minutes"
        [[warn]]
        near = "3 days"
        urgent = "1 day"
        """,
    )
    assert (found.authority, found.yot_name) == ("derbyshire", "Derbyshire YOT")
    assert found.officer == "[Jo] Example"
    assert found.targets == {"rotherham/r17": Span(2, "hours")}
    assert found.warnings == (
        WarningRow(timedelta(days=1), Span(2, "hours"), Span(30, "minutes")),
        WarningRow(None, Span(3, "days"), Span(1, "days")),
    )
    written = found.model_dump(mode="json")
    assert written["office_hours"]["monday"] == "08:30-16:00"
    assert written["shifts"] == ["07:30", "15:30", "23:30"]
    assert (found.results_by, found.escalate_again_minutes) == (time(18, 15), 0)


def test_a_file_from_windows_notepad(desk: Places) -> None:
    assert load(desk, "\ufeffbeat_seconds = 7\r\n").beat_seconds == 7


def test_the_environment_wins(desk: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUTYDESK_OFFICER", "Sam Example")
    monkeypatch.setenv("DUTYDESK_TARGETS", '{"rotherham/r1": "1 hour"}')
    found = load(desk, 'officer = "Jo Example"\nterminal = "front desk"')
    assert (found.officer, found.terminal) == ("Sam Example", "front desk")
    assert found.targets == {"rotherham/r1": Span(1, "hours")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("authorty = 'x'", "there is no setting authorty; did you mean authority?"),
        ("colour = 'x'", "there is no setting colour; there are authority, backup_folder,"),
        ("_env_prefix = 'x'", "there is no setting _env_prefix"),
        (
            "authority = 'derbyshir'",
            "authority = 'derbyshir': is no authority's code; did you mean",
        ),
        ("authority = 5", "authority = 5: is not text in quotes. Write for example: authority = "),
        ("officer = ''", "officer = '': is empty. Write for example: officer = \"Jo Example\""),
        ('officer = "a\\nb"', "officer = 'a\\nb': is not of the right form."),
        (
            "beat_seconds = 0",
            "beat_seconds = 0: is less than 1. Write for example: beat_seconds = 5",
        ),
        ("beat_seconds = 'x'", "beat_seconds = 'x': is not a whole number."),
        ("escalate_after_minutes = 9999", "escalate_after_minutes = 9999: is more than 1440."),
        ("escalate_again_minutes = -1", "= -1: is less than 0. Write for example: escalate_again"),
        ("lock_after_minutes = 241", "lock_after_minutes = 241: is more than 240."),
        ("shifts = []", "shifts = []: is empty. Write for example: shifts = "),
        ("shifts = ['09:00', '08:00']", "needs times that rise through the day, each once."),
        ("shifts = ['09:00', '9:00']", "needs times that rise through the day, each once."),
        ("shifts = ['9am']", "shifts.0 = '9am': is no time such as 09:00."),
        ("shifts = ['24:00']", "shifts.0 = '24:00': is a time that no day has."),
        (f"shifts = {[f'0{n}:00' for n in range(7)]}", "names more than 6."),
        ("shifts = [09:00:30]", "is no time of whole minutes, such as 09:00."),
        ("results_by = 17", "results_by = 17: is no time such as 09:00."),
        ("protocols = []", "protocols = []: is empty. Write for example: protocols = "),
        ("protocols = ['A b']", "protocols.0 = 'A b': is not of the right form."),
        ("protocols = 'rotherham'", "protocols = 'rotherham': is not a list."),
        ("targets = { x = '2 hours' }", "targets.x = 'x': is not of the right form."),
        ("targets = { 'a/b' = '2 hrs' }", 'write "2 hours". Write for example: targets = '),
        ("targets = { 'a/b' = '{x}' }", '"{x}" is not a span'),
        ("office_hours = 3", "office_hours = 3: is not a table."),
        ("office_hours = { mondy = '9:00-17:00' }", "office_hours.mondy; did you mean monday?"),
        ("office_hours = { monday = '9-5' }", "office_hours.monday = '9-5': is not a time from"),
        ("office_hours = { monday = '17:00-09:00' }", "closes before it opens."),
        ("office_hours = { monday = '09:00-25:00' }", "names a time that no day has."),
        ("warn = [{ up_to = '1 day', near = '2 hours', urgent = '1 hour' }]", "needs rising up_to"),
        ("warn = [{ near = '2 hours' }]", "warn.0.urgent: is missing."),
        ("warn = [{ nera = '2 hours' }]", "there is no setting warn.0.nera; did you mean near?"),
        ("beat_seconds = ", "can't be read: Invalid value"),
        ("beat_seconds = 5\nofficer = Jo", "(at line 2, column 11)"),
    ],
)
def test_a_fault_names_the_file_the_key_and_the_remedy(desk: Places, text: str, words: str) -> None:
    told = refusal(desk, text)
    assert words in told
    assert told.startswith(str(desk.settings))
    assert told.count("\n") == 0 or "warn" in text


def test_every_fault_is_named_at_once(desk: Places) -> None:
    told = refusal(desk, "beat_seconds = 0\nprotocols = ['A']\nauthority = 'nowhere at all'")
    assert [line.split(": ")[1].split(" ")[0] for line in told.splitlines()] == [
        "authority",
        "protocols.0",
        "beat_seconds",
    ]


def test_a_fault_in_the_environment_names_the_variable(
    desk: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUTYDESK_BEAT_SECONDS", "900")
    assert refusal(desk, "").startswith("DUTYDESK_BEAT_SECONDS in the environment = '900': is more")
    monkeypatch.setenv("DUTYDESK_WARN", "{")
    assert refusal(desk, "").startswith("DUTYDESK_WARN in the environment is not JSON. Take it out")


def test_a_file_that_is_not_text(desk: Places) -> None:
    desk.settings.write_bytes(b"officer = '\xff'")
    with pytest.raises(SettingsError, match=r"not text in UTF-8\. Save it again"):
        load_settings(desk)
    desk.settings.unlink()
    desk.settings.mkdir()
    with pytest.raises(SettingsError, match="can't be read"):
        load_settings(desk)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(sorted(Settings.model_fields)), value=st.text() | st.integers())
def test_whatever_is_written_is_taken_or_refused_in_words(
    desk: Places, key: str, value: str | int
) -> None:
    import tomlkit

    desk.settings.write_bytes(tomlkit.dumps({key: value}).encode("utf-8", "surrogatepass"))
    told = ""
    try:
        load_settings(desk)
    except SettingsError as error:
        told = str(error)
    assert not told or str(desk.settings) in told


def working(day: date) -> bool:
    return day.weekday() < 5 and day != date(2026, 4, 3)


@pytest.mark.parametrize(
    ("moment", "staffed"),
    [
        ("2026-03-27T08:59:59", False),
        ("2026-03-27T09:00", True),
        ("2026-03-27T16:59:59", True),
        ("2026-03-27T17:00", False),
        ("2026-03-28T12:00", False),  # Saturday
        ("2026-03-30T08:00", True),  # 09:00 in London, the clocks having gone forward
        ("2026-04-03T12:00", False),  # Good Friday
    ],
)
def test_office_hours_are_londons(desk: Places, moment: str, staffed: bool) -> None:
    instant = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert load_settings(desk).in_office_hours(instant, working) is staffed


def test_a_team_may_staff_a_saturday(desk: Places) -> None:
    found = load(desk, "office_hours = { saturday = '10:00-12:00' }")
    assert found.in_office_hours(datetime(2026, 3, 28, 11, tzinfo=UTC), working)
    assert not found.in_office_hours(datetime(2026, 3, 27, 11, tzinfo=UTC), working)


def test_reading_settings_loads_no_database() -> None:
    heavy = {"sqlmodel", "sqlalchemy", "textual", "holidays", "rapidfuzz"}
    code = f"import sys, dutydesk.settings; print({heavy} & {{*sys.modules}})"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "set()"

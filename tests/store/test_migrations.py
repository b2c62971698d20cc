"""The schema's history: it leads to the tables as they are, once, whoever starts first."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel, select

from dutydesk.records import Alias, Person
from dutydesk.store import migrate
from dutydesk.store.driver import library
from dutydesk.store.migrations import HEAD, REVISIONS
from dutydesk.store.problems import StoreDamaged
from dutydesk.store.store import Store, open_store
from tests.store.processes import NOW, add_home, finish, start

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "dutydesk_next"
down_revision = "{head}"


def upgrade():
    # On SQLite this makes the table anew and drops the old one, to which others refer.
    with op.batch_alter_table("people", recreate="always") as people:
        people.add_column(sa.Column("nickname", sa.String()))
    {then}
"""


def schema(store: Store) -> dict[str, str]:
    with store.engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        return {name: _unordered(sql) for name, sql in rows if name != "alembic_version"}


def _unordered(sql: str) -> str:
    """A table that was made anew has its name in quotes, and its keys in any order."""
    lines = sql.replace('"', "").splitlines()
    columns = [line.strip(" ,\t") for line in lines if "CONSTRAINT" not in line]
    return "\n".join(
        [*columns, *sorted(line.strip(" ,\t") for line in lines if "CONSTRAINT" in line)]
    )


def test_the_migrations_make_exactly_the_tables_of_the_records(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        missing = produce_migrations(context, SQLModel.metadata).upgrade_ops
    assert missing is not None
    assert missing.is_empty(), f"Add a revision that does:\n{render_python_code(missing)}"


def test_even_the_constraints_are_the_same(store: Store, tmp_path: Path) -> None:
    made = Store(tmp_path / "made.db")
    SQLModel.metadata.create_all(made.engine)
    assert schema(store) == schema(made)
    made.close()


def test_every_constraint_has_a_name_for_later_migrations() -> None:
    for table in SQLModel.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name


def test_the_revisions_are_those_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    found = list(ScriptDirectory.from_config(config).walk_revisions())
    assert [script.revision for script in reversed(found)] == list(REVISIONS)


def test_opening_again_changes_nothing(store: Store, path: Path) -> None:
    add_home(store, "kept")
    store.close()
    before = path.read_bytes()
    open_store(path, NOW).close()
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["desk.db", "seal.key"]


def test_a_start_with_nothing_to_migrate_never_imports_alembic(path: Path) -> None:
    assert finish(start("look", path)).strip() == "['alembic']"
    assert finish(start("look", path)).strip() == "[]"


@pytest.mark.slow
def test_six_first_starts_at_once(path: Path) -> None:
    for one in [start("look", path) for _ in range(6)]:
        finish(one)
    store = open_store(path, NOW)
    assert migrate.revision(store.engine, store.place) == HEAD
    store.close()


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newer dutydesk, with one revision more."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "REVISIONS", (*REVISIONS, "dutydesk_next"))
    monkeypatch.setattr(migrate, "HEAD", "dutydesk_next")
    return scripts / "versions" / "9999_next.py"


def fill(store: Store) -> None:
    def work(session) -> None:
        session.add(Person(id=1, case_number="RY-0001", given_name="Ash", family_name="Example"))
        session.flush()
        session.add(Alias(person_id=1, name="Ashy"))

    store.run(work)
    store.close()


def test_an_upgrade_backs_up_first_and_keeps_what_refers(
    store: Store, path: Path, newer: Path
) -> None:
    fill(store)
    newer.write_text(NEXT.format(head=HEAD, then=""))
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: open_store(path, NOW), range(6)))
    with opened[0].read() as session:
        assert session.exec(select(Alias.name)).all() == ["Ashy"]
        on = session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar()
    assert on == 1
    assert "nickname" in schema(opened[0])["people"]
    for one in opened:
        one.close()
    (copy,) = (path.parent / "backups").iterdir()
    assert copy.name == f"desk-20260327T194000Z-upgrade-{HEAD}.db"
    with closing(library().connect(copy)) as kept:
        assert kept.execute("SELECT name FROM aliases").fetchall() == [("Ashy",)]
        assert "nickname" not in kept.execute("SELECT * FROM people").description


@pytest.mark.parametrize(
    ("then", "error"),
    [
        ("raise RuntimeError('half way')", RuntimeError),
        ("op.execute('DELETE FROM people')", StoreDamaged),
    ],
)
def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    store: Store, path: Path, newer: Path, then: str, error: type[Exception]
) -> None:
    before = schema(store)
    fill(store)
    newer.write_text(NEXT.format(head=HEAD, then=then))
    with pytest.raises(error):
        open_store(path, NOW)
    old = Store(path)
    assert schema(old) == before
    with old.read() as session:
        assert session.exec(select(Person.given_name)).all() == ["Ash"]
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == HEAD
    old.close()


def test_the_schema_can_be_written_for_postgresql() -> None:
    tables = [
        str(CreateTable(table).compile(dialect=postgresql.dialect()))
        for table in SQLModel.metadata.sorted_tables
    ]
    assert any("at TIMESTAMP WITH TIME ZONE NOT NULL" in table for table in tables)

"""The feed: what one terminal saves, the others hear of at their next poll."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import Session

from dutydesk.store.feed import Feed
from dutydesk.store.problems import StoreUnreachable
from dutydesk.store.rows import note_change
from dutydesk.store.store import Store, open_store
from tests.store.processes import NOW, add_home, finish, start


@pytest.fixture
def feed(store: Store) -> Iterator[Feed]:
    made = Feed(store)
    yield made
    made.close()


def note_clocks(keys: list[int], session: Session) -> None:
    for key in keys:
        note_change(session, "clock", key)


def test_a_quiet_desk_has_no_news(feed: Feed) -> None:
    assert feed.poll() == []


def test_what_this_process_saves_is_heard_once(store: Store, feed: Feed) -> None:
    key = add_home(store, "Sparrow House")
    assert feed.poll() == [("home", key)]
    assert feed.poll() == []


def test_what_another_process_saves_is_heard_at_the_next_poll(path: Path, feed: Feed) -> None:
    finish(start("write", path, "another", 3))
    assert feed.poll() == [("home", 1), ("home", 2), ("home", 3)]
    assert feed.poll() == []


def test_each_record_is_named_once_in_order(store: Store, feed: Feed) -> None:
    for keys in ([2, 1, 2], [3, 2]):
        store.run(partial(note_clocks, keys))
    store.run(lambda session: note_change(session, "alert", 2))
    assert feed.poll() == [("clock", 2), ("clock", 1), ("clock", 3), ("alert", 2)]


def test_what_is_undone_is_not_heard(store: Store, feed: Feed) -> None:
    def work(session) -> None:
        note_change(session, "clock", 1)
        raise ValueError

    with pytest.raises(ValueError):
        store.run(work)
    assert feed.poll() == []


def test_a_change_without_a_note_is_no_news(store: Store, feed: Feed) -> None:
    store.run(lambda session: session.connection().exec_driver_sql("DELETE FROM homes"))
    assert feed.poll() == []


def test_it_begins_when_it_is_made(store: Store) -> None:
    add_home(store, "before")
    feed = Feed(store)
    assert feed.poll() == []
    key = add_home(store, "after")
    assert feed.poll() == [("home", key)]
    feed.close()


def test_after_a_failed_poll_the_news_is_still_there(
    store: Store, feed: Feed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    key = add_home(store, "Sparrow House")
    folder = tmp_path / "a-folder"
    folder.mkdir()
    with monkeypatch.context() as broken:
        broken.setattr(store, "engine", Store(folder).engine)
        with pytest.raises(StoreUnreachable):
            feed.poll()
    assert feed.poll() == [("home", key)]


def test_two_terminals_hear_each_other(store: Store, path: Path, feed: Feed) -> None:
    other = open_store(path, NOW)
    others = Feed(other)
    key = add_home(other, "theirs")
    assert feed.poll() == others.poll() == [("home", key)]
    others.close()
    other.close()

"""The store: engine, migrations, backup, the feed between terminals and the audit chain."""

from dutydesk.store.problems import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreTooNew,
    StoreUnreachable,
)
from dutydesk.store.store import Store, open_store

__all__ = [
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreFull",
    "StoreReadOnly",
    "StoreTooNew",
    "StoreUnreachable",
    "open_store",
]

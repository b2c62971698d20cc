"""The forms: one a kind of entry, all on one base."""

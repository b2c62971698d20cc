"""What holds for every test: nothing hangs on the machine's speed, colours or animations."""

from __future__ import annotations

import gc
import os
import sys

os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "TEXTUAL_THEME", "SSH_CONNECTION", "COLORTERM"):
    os.environ.pop(name, None)

from hypothesis import settings  # noqa: E402  # the environment comes first: Textual reads it once

# How long a generated example takes is no part of what the tests prove.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# There the page's commands are the same, but the shell that performs them is another.
collect_ignore = ["test_backup_drill.py"] if sys.platform == "win32" else []


def pytest_collection_finish() -> None:
    """Let the rubbish collector pass over what has been loaded: it stays to the end.

    It went through all of Textual, SQLAlchemy and the tests again and again, which took an eighth
    of the time of a screen's test.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)

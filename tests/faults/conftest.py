"""An empty desk to spoil. Most of this needs fork, rights or limits that Windows doesn't have."""

import sys

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []

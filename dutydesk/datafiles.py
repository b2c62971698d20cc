"""Where the files that come with the desk are: protocols, vocabularies, the demo's people.

They live in one of two places. In a checkout (an editable install too) they are in ``data/`` at
the top, beside the ``dutydesk`` package, where people edit them. A built wheel carries a copy
inside the package, as ``dutydesk/_data``, so that an installed desk works from any folder.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """Return the folder that holds the desk's own data: the wheel's copy, else the checkout's."""
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def data_path(*parts: str) -> Path:
    """Return the path of a file or folder in the desk's own data.

    ``data_path("protocols")`` is the folder of protocols that come with the desk. The path is
    built and not checked: opening a file that isn't there fails with its whole name.
    """
    return data_root().joinpath(*parts)

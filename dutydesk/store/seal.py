"""The seal: a key that only the desk has, with which it signs what it writes in the audit trail.

The trail's chain of hashes holds no secret, so whoever may write the file could rebuild it. The
key lies beside the database, in a file that only its owner can read. Who has the key can still
forge: keep a copy of it away from the database, and let nobody read it who needn't.
"""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

KEY_FILE = "seal.key"
_LENGTH = 32
_ABOUT = (
    "# The key with which this desk seals its audit trail. Keep a copy of it in a safe place, and\n"
    "# let nobody read it who needn't. The first key seals; any in lines below it only prove what\n"
    "# they sealed before.\n"
)


@dataclass(frozen=True)
class Key:
    """One key; `name` is told by every seal that it makes, and says nothing about the key."""

    name: str
    secret: bytes

    @classmethod
    def of(cls, secret: bytes) -> Key:
        """The key of a secret."""
        return cls(sha256(b"dutydesk seal key " + secret).hexdigest()[:8], secret)

    def seal(self, words: str) -> str:
        """The seal over some words: 5 µs or less."""
        return f"{self.name}:{hmac.digest(self.secret, _bytes(words), 'sha256').hex()}"


def _bytes(words: str) -> bytes:
    # What somebody has spoilt may be no text: then no seal fits it, and that is to be said.
    return words.encode("utf-8", "surrogatepass")


def row_words(digest: str) -> str:
    """What the seal of a row of the trail is made over: the row's hash."""
    return f"row {digest}"


def head_words(seq: int, digest: str) -> str:
    """What the seal of the trail's head is made over: no row's seal can stand in for it."""
    return f"head {seq} {digest}"


class Ring:
    """The keys beside one database, read when they are first wanted; none on a server.

    `problem` says why there is no key, once somebody has asked for one.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.problem = ""
        self._keys: tuple[Key, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys there are: the first seals, the others prove what they sealed before."""
        if not self._keys and self.path is not None:
            self._keys = self._read(self.path)
        return self._keys

    def sealing(self) -> Key | None:
        """The key that seals, made now if there is no key file; None if it can't be had.

        Call it with the database's write lock, so that two terminals don't make one each. What
        can't be sealed is written all the same, and `dutydesk check` tells of it.
        """
        if not self.keys and self.path is not None and not self.path.exists():
            self._make(self.path)
        return next(iter(self.keys), None)

    def proves(self, seal: str, words: str) -> bool | None:
        """Whether the seal is over these words; None if it is of a key that isn't here."""
        name = seal.partition(":")[0]
        key = next((one for one in self.keys if one.name == name), None)
        return None if key is None else hmac.compare_digest(seal, key.seal(words))

    def again(self) -> None:
        """Read the file again, should it hold other keys by now."""
        if self.path is not None:
            self._keys = self._read(self.path) or self._keys

    def _read(self, path: Path) -> tuple[Key, ...]:
        try:
            lines = path.read_text("ascii").splitlines()
            secrets_ = [bytes.fromhex(line) for line in lines if line and not line.startswith("#")]
        except FileNotFoundError:
            self.problem = "is not there"
            return ()
        except OSError as error:
            self.problem = f"can't be read ({error.strerror})"
            return ()
        except ValueError:
            self.problem = "is not a key file"
            return ()
        if not secrets_ or any(len(one) < _LENGTH for one in secrets_):
            self.problem = "is not a key file"
            return ()
        self.problem = ""
        return tuple(Key.of(one) for one in secrets_)

    def _make(self, path: Path) -> None:
        """Make the file whole or not at all, and never in place of another."""
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            with suppress(FileNotFoundError):
                unfinished.unlink()
            new = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            try:
                os.write(new, f"{_ABOUT}{secrets.token_hex(_LENGTH)}\n".encode("ascii"))
                os.fsync(new)
            finally:
                os.close(new)
            _put(unfinished, path)
        except FileExistsError:
            pass  # another database in this folder was faster: its key serves both
        except OSError as error:
            self.problem = f"can't be made ({error.strerror})"
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def ring_beside(database: Path | None) -> Ring:
    """The keys beside a database file; none for a server's, or one in memory."""
    if database is None or str(database) == ":memory:":
        return Ring(None)
    return Ring(database.with_name(KEY_FILE))


def _put(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)  # fails if it is there
    except FileExistsError:
        raise
    except OSError:  # a disk without links: the write lock keeps others away meanwhile
        if path.exists():
            raise FileExistsError(path) from None
        unfinished.rename(path)

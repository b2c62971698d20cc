"""PINs and passphrases: what may be one, and its argon2 hash.

argon2-cffi is loaded by whoever first signs in: a console that is opened need not wait for it.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dutydesk.errors import DutydeskError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST_PIN, LONGEST_PIN = 4, 12
SHORTEST_PHRASE, LONGEST = 10, 200
"""Digits of a PIN; characters of a passphrase."""

WHAT = f"{SHORTEST_PIN} to {LONGEST_PIN} digits, or a passphrase of {SHORTEST_PHRASE} characters"
"""What to type for a new one."""


_COMMON = frozenset(
    {"2580", "0852", "1379", "2468", "1357", "0007", "1007", "1004", "1122", "1123", "1112", "5683"}
)
"""PINs that lists of the commonest begin with, beside rows, repeats and years."""

_OFTEN = ("password", "passphrase", "qwerty", "letmein", "dutydesk")


class SecretRefused(DutydeskError):
    """It can't be a PIN or passphrase; the words say what to type, never what was typed."""


def check_new(secret: str) -> None:
    """Raise SecretRefused unless `secret` may be somebody's PIN or passphrase."""
    if not secret:
        raise SecretRefused(f"Type a PIN: {WHAT}.")
    if len(secret) > LONGEST or not secret.isprintable():
        raise SecretRefused(f"That is too long, or holds what can't be typed. Type {WHAT}.")
    if secret.isdecimal():
        _check_pin(secret)
    elif len(secret) < SHORTEST_PHRASE:
        raise SecretRefused(f"That is too short to be a passphrase. Type {WHAT}.")
    elif len(set(secret.casefold())) < SHORTEST_PHRASE // 2:
        raise SecretRefused("That repeats the same few letters. Type some words of yours.")
    elif secret.casefold().startswith(_OFTEN):
        raise SecretRefused("Anybody tries that first. Type some words of yours.")


def hash_of(secret: str) -> str:
    """The argon2id hash of a PIN or passphrase, which takes some 0.1 s."""
    return _hasher().hash(secret)


def is_right(secret: str, hashed: str) -> bool:
    """Whether a PIN or passphrase is the one whose hash that is."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed, secret)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()  # RFC 9106's second choice, for machines with little memory


def _check_pin(pin: str) -> None:
    if not SHORTEST_PIN <= len(pin) <= LONGEST_PIN:
        raise SecretRefused(f"That PIN has {len(pin)} digits. Type {WHAT}.")
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        raise SecretRefused("Anybody tries such a PIN first. Type digits that are not in a row.")
    if pin in _COMMON or (len(pin) == 4 and 1900 <= int(pin) < 2040):
        raise SecretRefused("Anybody tries such a PIN soon. Type digits that mean nothing.")
    half = pin[: len(pin) // 2]
    if len(pin) % 2 == 0 and half * 2 == pin:
        raise SecretRefused("Anybody tries such a PIN soon. Type digits that don't repeat.")

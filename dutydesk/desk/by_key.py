"""Coming in by a key: whom the key of a session lets in, looked up before the libraries load.

Whoever hosts a session (dutydesk serve, or sshd with the line of `officer key export`) has proved
the key. It hands the session its fingerprint, and a proof sealed with the desk's own key: without
it anybody at a shared terminal could name a supervisor's key, and need no PIN.
"""

from __future__ import annotations

from pathlib import Path

from dutydesk.errors import DutydeskError
from dutydesk.store.driver import glance, library
from dutydesk.store.seal import Ring, ring_beside

PROOF = "DUTYDESK_PROOF"
"""The environment variable that hands the proof over: other users can't read it, as they could
the command line."""

_HOLDER = """
    SELECT officers.name FROM officer_keys
    JOIN officers ON officers.id = officer_keys.officer_id
    WHERE officer_keys.fingerprint = ? AND officer_keys.ended_at IS NULL
        AND officers.ended_at IS NULL
"""


class NotLetIn(DutydeskError):
    """The key lets nobody in; the words say what to do."""


def proof_of(ring: Ring, fingerprint: str) -> str:
    """The proof for sessions by a key. Raises NotLetIn where the desk's own key can't be had."""
    key = ring.sealing()
    if key is None:
        raise NotLetIn(
            f"The desk's own key {ring.path or ''} {ring.problem or 'is not there'}, and without "
            "it no session can be let in. Put it back from where you keep its copy."
        )
    return key.seal(_words(fingerprint))


def officer_by_key(database: Path, fingerprint: str, proof: str) -> str:
    """The name of the officer whom a session by this key lets in. Raises NotLetIn."""
    if not ring_beside(database).proves(proof, _words(fingerprint)):
        raise NotLetIn(
            "This session was not begun by a host that knows the key. It is dutydesk serve, or "
            "sshd with the line of `dutydesk officer key export`, that begins one. If sshd began "
            "it, export the line again: the desk's own key has changed."
        )
    with glance(database) as connection:
        try:
            found = connection.execute(_HOLDER, [fingerprint]).fetchone() if connection else None
        except library().Error:
            found = None
    if found is None:
        raise NotLetIn(
            "Your key no longer opens this desk: it was taken away, or you are not among its "
            "officers any more. A supervisor can add it: dutydesk officer key add."
        )
    return str(found[0])


def _words(fingerprint: str) -> str:
    return f"session by {fingerprint}"

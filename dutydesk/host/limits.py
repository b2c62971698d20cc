"""How often, and how many at once: what keeps one guest from crowding out the others."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

MINUTE = 60.0


@dataclass(frozen=True)
class Limits:
    """The host's limits. Times are seconds.

    `refusals`: how many connections of one address may be refused in a minute before it is left
    standing for the rest of it. A whole office can share one address, so those who get in don't
    count. `strangers`: connections that have not proved a key yet, in all; `alike`: those of one
    address, which may be an office whose officers all type their key's passphrase just now.
    `begun`: sessions that one officer may begin in a minute, `each` at once. `lines`: connections
    of one officer at once, with or without a session; `asked`: how often one of them may ask for
    what is not given before it is dropped. `grace`: from the hang-up to the end of the
    whole group; a console keeps its drafts at once, and gives up by itself after five seconds.
    `alive`: how often a silent line is asked whether it is still there.
    """

    sessions: int = 30
    idle: float = 30 * MINUTE
    each: int = 4
    begun: int = 12
    refusals: int = 10
    strangers: int = 60
    alike: int = 20
    lines: int = 8
    asked: int = 20
    login: float = 30.0
    unused: float = 20.0
    keys: int = 10
    grace: float = 6.0
    alive: float = 15.0


class Doors:
    """Counts who knocks and who is in. `now` is in seconds of a clock that only goes forward."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.lines: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self._strangers: Counter[str] = Counter()
        self._refused: defaultdict[str, deque[float]] = defaultdict(deque)
        self._begun: defaultdict[str, deque[float]] = defaultdict(deque)

    def knock(self, address: str, now: float) -> str:
        """Why a new connection is not even listened to; empty if it is."""
        if _recent(self._refused, network(address), now) >= self.limits.refusals:
            return "too many refused tries in a minute"
        if self._strangers[network(address)] >= self.limits.alike:
            return "too many connections of one address that have not shown a key"
        if self.strangers >= self.limits.strangers:
            return "too many connections that have not shown a key"
        return ""

    @property
    def strangers(self) -> int:
        """How many have not proved a key yet."""
        return self._strangers.total()

    def stranger(self, address: str) -> None:
        """A connection is listened to that has not proved a key yet."""
        self._strangers[network(address)] += 1

    def no_stranger(self, address: str) -> None:
        """It has proved one, or has gone."""
        _less(self._strangers, network(address))

    def line(self, officer: str) -> bool:
        """Whether an officer who has proved a key may keep the connection that they came by."""
        self.lines[officer] += 1
        return self.lines[officer] <= self.limits.lines

    def no_line(self, officer: str) -> None:
        """A connection of the officer's has gone."""
        _less(self.lines, officer)

    def refused(self, address: str, now: float) -> None:
        """A connection of that address was refused."""
        self._refused[network(address)].append(now)

    def enter(self, officer: str, now: float) -> str:
        """Why an officer can begin no session now, as what to do; empty if they have begun one."""
        if self.inside.total() >= self.limits.sessions:
            return "The desk has as many sessions as it takes. Try again when somebody has left."
        if self.inside[officer] >= self.limits.each:
            return f"You have {self.inside[officer]} sessions open. Leave one of them first (q)."
        if _recent(self._begun, officer, now) >= self.limits.begun:
            return "You have begun too many sessions within a minute. Wait one, then try again."
        self._begun[officer].append(now)
        self.inside[officer] += 1
        return ""

    def leave(self, officer: str) -> None:
        """A session of the officer's has ended."""
        _less(self.inside, officer)

    def forget(self, now: float) -> None:
        """Drop what is older than a minute: addresses without number may have knocked."""
        for known in (self._refused, self._begun):
            for name in [*known]:
                if not _recent(known, name, now):
                    del known[name]


def network(address: str) -> str:
    """What counts as one guest: an IPv4 address, or the /64 that one IPv6 line has."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return f"{IPv6Address(int(parsed) >> 64 << 64)}/64"
    return address


def _less(counted: Counter[str], name: str) -> None:
    counted[name] -= 1
    if counted[name] <= 0:
        del counted[name]  # addresses without number may come


def _recent(known: defaultdict[str, deque[float]], name: str, now: float) -> int:
    if name not in known:
        return 0
    times = known[name]
    while times and times[0] <= now - MINUTE:
        times.popleft()
    return len(times)

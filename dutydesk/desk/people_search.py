"""Who is meant: young people found by name, alias, date of birth or case number.

The index lives in memory, in one thread; the desk fills it and keeps it up to date.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dutydesk.desk.people_names import alike, fold
from dutydesk.desk.people_words import NameWords
from dutydesk.desk.typed_days import read_date
from dutydesk.desk.typed_shapes import CalendarDay, read_day
from dutydesk.desk.typed_words import TypedTimeError
from dutydesk.protocol.calendar import show_day

_CLOSE = 0.55
# Nobody with less of the typed letters comes to _CLOSE (see `alike`).
_LETTERS = 0.52
_MUCH_ALIKE = 0.85
_COMPARED = 100


@dataclass(frozen=True, slots=True)
class PersonKey:
    """What a young person can be found by. `id` is the record's."""

    id: int
    name: str
    aliases: tuple[str, ...]
    born: date | None
    case_number: str


@dataclass(frozen=True, slots=True)
class Match:
    """A young person who may be meant: how likely (0 to 100), and why, in words to show."""

    person_id: int
    score: float
    why: str


class PeopleIndex:
    """Everybody known to the desk, to be searched."""

    def __init__(self, keys: Iterable[PersonKey] = ()) -> None:
        self.replace(keys)

    def replace(self, keys: Iterable[PersonKey]) -> None:
        """Hold exactly these people."""
        self._keys: dict[int, PersonKey] = {}
        self._names = NameWords()
        self._birthdays: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        self._cases: list[tuple[str, int]] = []
        self._case_ends: defaultdict[int, set[int]] = defaultdict(set)
        for key in sorted(keys, key=lambda key: _compact(key.case_number)):
            self.update(key)

    def update(self, key: PersonKey) -> None:
        """Hold this person as they are now, new or known."""
        known = self._keys.get(key.id)
        if known == key:
            return
        if known is not None:
            self._remove(known)
        self._keys[key.id] = key
        self._names.add(key.id, (key.name, *key.aliases))
        if key.born:
            self._birthdays[key.born.month, key.born.day].add(key.id)
        insort(self._cases, (_compact(key.case_number), key.id))
        self._case_ends[_last_number(key.case_number)].add(key.id)

    def search(self, text: str, *, today: date, limit: int = 8) -> list[Match]:
        """The people whom `text` may mean, the likeliest first; `today` is London's.

        `text` is a case number, its start or its last number; or a date of birth as people type
        them; or a name or alias in any order, with slips and initials; or a name and a birth date.
        """
        best: dict[int, Match] = {}
        for match in (*self._by_case_number(text), *self._by_birth_and_name(text, today)):
            known = best.get(match.person_id)
            if known is None or match.score > known.score:
                best[match.person_id] = match
        return heapq.nsmallest(limit, best.values(), key=self._rank)

    def named(self, text: str) -> list[Match]:
        """The people whose name or an alias is like `text`, the likeliest first."""
        likely = self._names.likely(text, _LETTERS, _COMPARED)
        matches = (self._compare(text, self._keys[person_id]) for person_id in likely)
        return sorted((m for m in matches if m.score >= 100 * _CLOSE), key=self._rank)

    def key(self, person_id: int) -> PersonKey:
        """What is held for that person. Raises KeyError where nothing is."""
        return self._keys[person_id]

    def _remove(self, key: PersonKey) -> None:
        self._names.remove(key.id)
        if key.born:
            self._birthdays[key.born.month, key.born.day].discard(key.id)
        del self._cases[bisect_left(self._cases, (_compact(key.case_number), key.id))]
        self._case_ends[_last_number(key.case_number)].discard(key.id)

    def _rank(self, match: Match) -> tuple[float, str, int]:
        return -match.score, fold(self._keys[match.person_id].name), match.person_id

    def _compare(self, text: str, key: PersonKey) -> Match:
        own = alike(text, key.name)
        other, alias = max(((alike(text, name), name) for name in key.aliases), default=(0.0, ""))
        if (own >= other and own > _MUCH_ALIKE) or not key.aliases:
            return Match(key.id, 100 * own, "name")
        # People mix what they know: a nickname with the family name.
        mixed = 0.98 * alike(text, " ".join((key.name, *key.aliases)))
        if max(other, mixed) <= own:
            return Match(key.id, 100 * own, "name")
        if other >= mixed:
            return Match(key.id, 100 * other, f"also known as {alias}")
        return Match(key.id, 100 * mixed, f"name, also known as {' and '.join(key.aliases)}")

    def _by_case_number(self, text: str) -> Iterator[Match]:
        typed = _compact(text)
        if not any(c.isdigit() for c in typed):
            return
        if re.fullmatch(r"\s*\d{1,18}\s*", text, re.ASCII):
            for person_id in self._case_ends.get(int(text), ()):
                yield self._case_match(person_id, 96)
        for case, person_id in self._cases[bisect_left(self._cases, (typed, -1)) :]:
            if not case.startswith(typed):
                break
            yield self._case_match(person_id, 100 if case == typed else 98)

    def _case_match(self, person_id: int, score: float) -> Match:
        return Match(person_id, score, f"case number {self._keys[person_id].case_number}")

    def _by_birth_and_name(self, text: str, today: date) -> list[Match]:
        birthday, name = _split_birthday(text, today)
        if birthday is None:
            return self.named(name)
        born = {key.id: f"born {show_day(born)}" for key, born in self._born_on(birthday)}
        if not name:
            score = 90 if birthday.year else 70
            return [Match(person_id, score, why) for person_id, why in born.items()]
        found = [Match(person_id, 45, why) for person_id, why in born.items()]
        for match in self.named(name):
            same = born.get(match.person_id)
            if same:
                found.append(
                    Match(match.person_id, 45 + 0.54 * match.score, f"{match.why}, {same}")
                )
            else:
                unsaid = self._keys[match.person_id].born is None
                share = 0.7 if unsaid else 0.5
                found.append(Match(match.person_id, share * match.score, match.why))
        return found

    def _born_on(self, day: CalendarDay) -> Iterator[tuple[PersonKey, date]]:
        """The people born on that day and when; without a year, on that day of any year."""
        for person_id in self._birthdays.get((day.month, day.day), ()):
            key = self._keys[person_id]
            if key.born and (day.year is None or key.born.year == int(day.year)):
                yield key, key.born


def duplicates(name: str, born: date | None, index: PeopleIndex) -> list[Match]:
    """People who may be the one about to be made with this name and birth date, likeliest first.

    They have the same birth date and a name or alias like it in part; or a name much like it, and
    no birth date on one side or the other, or birth dates that differ by a slip.
    """
    found = []
    for match in index.named(name):
        theirs = index.key(match.person_id).born
        much = match.score >= 100 * _MUCH_ALIKE
        if born is not None and born == theirs:
            score, why = 40 + 0.6 * match.score, "same birth date"
        elif much and theirs is None:
            score, why = 0.8 * match.score, "no birth date on record"
        elif much and theirs is not None and (born is None or _differ_by_a_slip(born, theirs)):
            score, why = 0.7 * match.score, f"born {show_day(theirs)}"
        else:
            continue
        found.append(Match(match.person_id, score, f"{match.why}, {why}"))
    return sorted(found, key=lambda match: (-match.score, match.person_id))


def _differ_by_a_slip(born: date, theirs: date) -> bool:
    """One of year, month and day differs, or month and day are swapped."""
    if (born.month, born.day) == (theirs.day, theirs.month):
        return born.year == theirs.year
    parts = zip(born.timetuple()[:3], theirs.timetuple()[:3], strict=True)
    return sum(ours != other for ours, other in parts) == 1


def _split_birthday(text: str, today: date) -> tuple[CalendarDay | None, str]:
    """The date that `text` starts or ends with, its year in full, and the rest of the text."""
    words = text.split()
    for length in range(min(4, len(words)), 0, -1):
        for piece, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            birthday = _birthday(" ".join(piece), today)
            if birthday is not None:
                return birthday, " ".join(rest)
    return None, text


def _birthday(text: str, today: date) -> CalendarDay | None:
    try:
        day = read_day(text)
        if not isinstance(day, CalendarDay) or day.year is None:
            return day if isinstance(day, CalendarDay) else None
        born = read_date(text, today, "past")
    except TypedTimeError:
        return None
    return CalendarDay(born.day, born.month, f"{born.year}")


def _compact(case_number: str) -> str:
    return "".join(filter(str.isalnum, fold(case_number)))


def _last_number(case_number: str) -> int:
    """The last number in a case number, which people read out alone; -1 where there is none."""
    numbers = re.findall(r"\d+", case_number, re.ASCII)
    return int(numbers[-1][-18:]) if numbers else -1

"""Finding people by a part of an e-mail address, a link or a phone number; it knows no names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from netjournal.model.names import fold
from netjournal.model.records import Contact

_NO_DIGIT = re.compile(r"\D")
_FEWEST_DIGITS = 4
_FEWEST_LETTERS = 4
_MOST = 200


class Points:
    """Every address and number of some contacts, as two texts to search in."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        mails: list[tuple[int, str]] = []
        phones: list[tuple[int, str]] = []
        for one in contacts:
            for point in one.emails:
                mails.append((one.id, fold(point.value)))
            for point in one.links:
                mails.append((one.id, fold(point.value)))
            for point in one.phones:
                phones.append((one.id, digits_of(point.value)))
        self._mails = _Lines(mails)
        self._phones = _Lines(phones)

    def search(self, query: str) -> dict[int, float]:
        """Return the people who have such a point, each with 1.0, and more for the whole of it."""
        text = fold(query).strip()
        found: dict[int, float] = {}
        if len(text) >= _FEWEST_LETTERS and " " not in text and any(mark in text for mark in "@._"):
            for person, value in self._mails.holding(text):
                score = 1.0 + 0.1 * (value == text) + 0.05 * value.startswith(text)
                found[person] = max(found.get(person, 0.0), score)
        digits = digits_of(text)
        if len(digits) >= _FEWEST_DIGITS and not any(map(str.isalpha, text)):
            for person, value in self._phones.holding(digits):
                score = 1.0 + 0.1 * value.endswith(digits)
                found[person] = max(found.get(person, 0.0), score)
        return found


class _Lines:
    def __init__(self, values: list[tuple[int, str]]) -> None:
        self._owners = [person for person, _value in values]
        self._values = [value for _person, value in values]
        self._starts = list(accumulate((len(value) + 1 for value in self._values), initial=0))
        self._text = "\n".join(self._values)

    def holding(self, part: str) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        at = self._text.find(part)
        while at >= 0 and len(found) < _MOST:
            place = bisect_right(self._starts, at) - 1
            found.append((self._owners[place], self._values[place]))
            at = self._text.find(part, self._starts[place + 1])
        return found


def digits_of(number: str) -> str:
    """Return a phone number's digits without the zeros that stand for an exchange."""
    return _NO_DIGIT.sub("", number).lstrip("0")

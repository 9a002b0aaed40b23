"""Finding people by a part of an e-mail address, a link or a phone number; it knows no names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netjournal.model.names import fold
from netjournal.model.records import Contact

_NO_DIGIT = re.compile(r"\D")
_FEWEST_DIGITS = 4
_FEWEST_LETTERS = 4
_MOST = 200


class Points:
    """Every address and number of some contacts: one text of each, lines apart."""

    def __init__(self) -> None:
        self._mails: dict[int, str] = {}
        self._phones: dict[int, str] = {}

    def put(self, contact: Contact) -> None:
        """Take in a contact's points, in place of those held."""
        self.drop(contact.id)
        if contact.emails or contact.links:
            mails = [fold(point.value) for point in (*contact.emails, *contact.links)]
            self._mails[contact.id] = "\n".join(mails)
        if contact.phones:
            phones = [digits_of(point.value) for point in contact.phones]
            self._phones[contact.id] = "\n".join(phones)

    def drop(self, contact_id: int) -> None:
        """Forget a contact's points."""
        self._mails.pop(contact_id, None)
        self._phones.pop(contact_id, None)

    def search(self, query: str) -> dict[int, float]:
        """Return the people who have such a point, each with 1.0, and more for the whole of it."""
        text = fold(query).strip()
        found: dict[int, float] = {}
        if len(text) >= _FEWEST_LETTERS and " " not in text and any(mark in text for mark in "@._"):
            for person, value in _holding(self._mails, text):
                found[person] = 1.0 + 0.1 * (value == text) + 0.05 * value.startswith(text)
        digits = digits_of(text)
        if len(digits) >= _FEWEST_DIGITS and not any(map(str.isalpha, text)):
            for person, value in _holding(self._phones, digits):
                found[person] = 1.0 + 0.1 * value.endswith(digits)
        return found


def _holding(points: dict[int, str], part: str) -> Iterator[tuple[int, str]]:
    """Return the first people with a point that holds the part, and that point."""
    held = sorted(person for person, lines in points.items() if part in lines)
    for person in held[:_MOST]:
        for value in points[person].split("\n"):
            if part in value:
                yield person, value
                break


def digits_of(number: str) -> str:
    """Return a phone number's digits without the zeros that stand for an exchange."""
    return _NO_DIGIT.sub("", number).lstrip("0")

"""How somebody writes days and money, and which names mean whom, while a form is shown or read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from netjournal.model.ids import handle, handle_letters
from netjournal.model.journal import Journal
from netjournal.model.names import fold, fold_lines, match_people


class Manner(NamedTuple):
    """What decides how a line is read; without `today`, days stand in full."""

    today: date | None = None
    day_first: bool = True
    currency: str = "USD"


PLAIN = Manner()


class Reader:
    """Shows people by name and finds them again; `kept` are those a record refers to already."""

    def __init__(self, journal: Journal, manner: Manner = PLAIN, kept: Iterable[int] = ()) -> None:
        self.manner = manner
        self._journal = journal
        self._kept = tuple(kept)

    def name(self, contact_id: int) -> str:
        """Return a name, with a handle behind it where several people have it."""
        name = self._journal.name(contact_id)
        if self._names.count(fold(name)) > 1 or contact_id not in self._journal.contacts:
            return f"{name} [{handle(contact_id, self._journal.contacts)}]"
        return name

    def person(self, text: str) -> int:
        """Return whom a name, or a name with a handle, means; raises ValueError saying what is."""
        for contact_id in self._kept:
            if text.strip() == self.name(contact_id).strip():
                return contact_id
        name, letters = _split(text)
        found = self._named(name) if name else list(self._journal.contacts)
        if letters:
            found = [one for one in found if handle_letters(one).endswith(letters)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValueError(f"somebody in the journal; nobody is called {text.strip()}")
        choices = ", ".join(map(self.name, found[:4]))
        raise ValueError(f"one person; several are called {text.strip()}: {choices}")

    def opportunity_name(self, chance_id: int) -> str:
        """Return an opportunity in its words."""
        chance = self._journal.opportunities.get(chance_id)
        return chance.what if chance is not None else ""

    def opportunity(self, text: str) -> int:
        """Return which opportunity some words mean; raises ValueError saying what is expected."""
        words = fold(text).split()
        found = [
            one.id
            for one in self._journal.opportunities.values()
            if all(word in fold(f"{one.what} {one.organization}") for word in words)
        ]
        if len(found) != 1:
            raise ValueError("about one opportunity that is written down")
        return found[0]

    def goal_name(self, goal_id: int) -> str:
        """Return a goal in its words."""
        goal = self._journal.goals.get(goal_id)
        return goal.what if goal is not None else ""

    def goal(self, text: str) -> int:
        """Return which goal some words mean; raises ValueError saying what is expected."""
        words = fold(text).split()
        goals = self._journal.goals.values()
        found = [one.id for one in goals if all(word in fold(one.what) for word in words)]
        if len(found) != 1:
            raise ValueError("words of one goal")
        return found[0]

    def _named(self, name: str) -> list[int]:
        """Return who a name fits; people in the journal come before the address book."""
        contacts = self._journal.contacts
        found = match_people(name, contacts.values()).best()
        known = [one for one in found if self._journal.is_known(contacts[one])]
        return known if known else list(found)

    @cached_property
    def _names(self) -> list[str]:
        """Everybody's name, folded."""
        written = "\n".join(one.name for one in self._journal.contacts.values())
        return fold_lines(written).split("\n")


def _split(text: str) -> tuple[str, str]:
    """Split "Ana Souza [x7k]" into the name and the handle."""
    words = text.strip()
    if not words.endswith("]"):
        return words, ""
    name, bracket, letters = words[:-1].rpartition("[")
    return (name.strip(), letters.strip().lower()) if bracket else (words, "")

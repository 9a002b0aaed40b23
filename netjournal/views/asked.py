"""A doubt that one key answers, in words: which of several people a line means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from netjournal.model.journal import Journal
from netjournal.model.names import fold

if TYPE_CHECKING:
    from netjournal.capture.draft import Unclear

NEW_KEY, LATER_KEY = "n", "escape"
_MOST = 9


class Choice(msgspec.Struct, frozen=True):
    """One answer: its key, a short and a longer way to say it."""

    key: str
    short: str
    long: str


class AskedDoubt(msgspec.Struct, frozen=True):
    """What is asked, the answers in order, and the person, or favor, that each key means."""

    words: str
    choices: tuple[Choice, ...]
    answers: Mapping[str, int]

    def line(self, cells: int) -> str:
        """Return it in one line, in its longer words where they fit."""
        whole = "  ".join([self.words, *(f"{one.key} {one.long}" for one in self.choices)])
        if len(whole) <= cells:
            return whole
        return "  ".join([self.words, *(f"{one.key} {one.short}" for one in self.choices)])


def which(journal: Journal, doubt: Unclear) -> AskedDoubt:
    """Ask whom the words of a doubt mean, or which open favor they say is done."""
    # The first picture needs the words of a doubt, not the reader of lines.
    from netjournal.capture.doubts import SOMEBODY_NEW
    from netjournal.capture.draft import Doubt

    done = doubt.doubt is Doubt.DONE
    told = _told_favor if done else _told_person
    held = doubt.choices[:_MOST]
    choices = [
        Choice(str(number), *told(journal, one, doubt)) for number, one in enumerate(held, 1)
    ]
    answers = {choice.key: one for choice, one in zip(choices, held, strict=True)}
    if not done:
        choices.append(Choice(NEW_KEY, "new", "new"))
        answers[NEW_KEY] = SOMEBODY_NEW
    sentence = doubt.sentence()
    return AskedDoubt(sentence[:1].upper() + sentence[1:], tuple(choices), answers)


def _told_person(journal: Journal, person: int, doubt: Unclear) -> tuple[str, str]:
    contact = journal.contacts.get(person)
    about = ""
    if contact is not None:
        points = (*contact.emails, *contact.phones)
        about = contact.organization or contact.city or next((one.value for one in points), "")
    rest = _rest(journal.name(person), doubt.words)
    if not rest:
        # Somebody of just that name: only what else is known of them tells them apart.
        return (about or journal.name(person),) * 2
    return rest, f"{rest} ({about})" if about else rest


def _told_favor(journal: Journal, favor_id: int, _doubt: Unclear) -> tuple[str, str]:
    favor = journal.favors.get(favor_id)
    what = favor.what if favor is not None else "?"
    return what, what


def _rest(name: str, asked: str) -> str:
    """Return what tells a name from the words that were asked about: "Souza" of "Ana Souza"."""
    said = fold(asked).split()
    return " ".join(word for word in name.split() if fold(word) not in said)

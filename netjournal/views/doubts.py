"""What notes left open, as rows and lines: the doubt, the note, and the answers to choose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from netjournal.insight.doubts import DoubtRow, Kind
from netjournal.insight.people import organization
from netjournal.model.dates import distance
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.views import phrases
from netjournal.views.handles import Handles
from netjournal.views.plain import entry_line

NOTHING = "Nothing is unsure: all is answered."
NEW, FIND, DAY, LEAVE = "doubt_new", "find", "doubt_day", "doubt_leave"
"""The answers that are no person, by the ids of their actions."""


class AnswerRow(NamedTuple):
    """One line: the `doubt`, its `note`, or an `answer` with what gives it.

    `doubt` is the place of the doubt among all; `answer` a place among its choices, from 1, or
    the id of an action.
    """

    kind: str
    text: str
    right: str = ""
    doubt: int = 0
    answer: str = ""


def answer_rows(journal: Journal, found: Sequence[DoubtRow], today: date) -> Iterator[AnswerRow]:
    """Return every doubt with its answers."""
    for place, doubt in enumerate(found):
        if place:
            yield AnswerRow("doubt", "", doubt=place)
        entry = journal.entries[doubt.entry]
        sentence = f"{doubt.sentence[:1].upper()}{doubt.sentence[1:]}"
        who = phrases.names(journal, entry.contacts, entry.others, most=3)
        about = " · ".join(filter(None, (phrases.day(doubt.on, today), entry.kind, who)))
        yield AnswerRow("doubt", sentence, about, place)
        yield AnswerRow("note", " ".join(entry.text.split()), doubt=place)
        for number, one in enumerate(doubt.choices, 1):
            said, about = _choice(journal, doubt, one, today)
            yield AnswerRow("answer", said, about, place, str(number))
        if doubt.kind is Kind.WHO:
            yield AnswerRow("answer", "somebody else", "", place, FIND)
            yield AnswerRow("answer", f"a new person, {doubt.words}", "", place, NEW)
        if doubt.kind is Kind.DAY:
            yield AnswerRow("answer", "type the day", "", place, DAY)
        yield AnswerRow("answer", "leave it as words", "", place, LEAVE)


def choice_name(journal: Journal, doubt: DoubtRow, chosen: int) -> str:
    """Return a choice in words: a person's name, or what a favor is."""
    if doubt.kind is Kind.DONE:
        favor = journal.favors[chosen]
        return f"{phrases.SIDES[favor.direction]}: {phrases.what(favor)}"
    return journal.name(chosen)


def _choice(journal: Journal, doubt: DoubtRow, chosen: int, today: date) -> tuple[str, str]:
    said = choice_name(journal, doubt, chosen)
    if doubt.kind is Kind.DONE:
        favor = journal.favors[chosen]
        due = phrases.favor_due(journal, favor, today)
        return said, " · ".join(filter(None, (journal.name(favor.contact), due)))
    return said, _known_as(journal, chosen, today)


def _known_as(journal: Journal, contact_id: int, today: date) -> str:
    contact = journal.contacts[contact_id]
    last = journal.last_met(contact_id, today)
    about = organization(contact) or contact.city
    if not journal.is_known(contact):
        return " · ".join(filter(None, (about, "address book")))
    return " · ".join(filter(None, (about, f"met {distance(last, today)}" if last else "")))


def handle_of(doubt: DoubtRow, journal: Journal, handles: Handles) -> str:
    """Return how a command names a doubt: its note's handle, with its words if it has several.

    Words, because a number would mean another one as soon as one is answered.
    """
    handle = handles(doubt.entry)
    several = len(journal.entries[doubt.entry].unclear) > 1
    return f"{handle}.{short_words(doubt)}" if several else handle


def short_words(doubt: DoubtRow) -> str:
    """Return the words of a doubt as one word for a shell: "30-feb"."""
    return "-".join(re.findall(r"\w+", fold(doubt.words)))


def doubt_lines(journal: Journal, found: Sequence[DoubtRow], today: date) -> Iterator[str]:
    """Return doubts one a line: "which Ana? 1 Ana Betancourt, 2 Ana Néri; in: … [x7k]"."""
    handles = Handles(journal)
    for doubt in found:
        names = [
            f"{number} {choice_name(journal, doubt, one)}"
            for number, one in enumerate(doubt.choices, 1)
        ]
        said = entry_line(journal, journal.entries[doubt.entry], today)
        asked = f"{doubt.sentence} {', '.join(names)}".strip()
        yield f"{asked}; in: {said} [{handle_of(doubt, journal, handles)}]"

"""Finding people by what stands in notes about them, the rest of the words being on their cards.

Who is found by notes alone is left to those notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Entry
from netjournal.search.hits import SCALE, Hit
from netjournal.search.people import Keep, PeopleIndex
from netjournal.search.snippets import snippet
from netjournal.search.texts import Texts, spans_of
from netjournal.search.words import typed_words

_ON_CARD = 0.85
"""From this quality on a word is looked for on the card alone."""
_IN_NOTE, _INSIDE = 0.95, 0.84
"""What a word is worth that stands in a note, and one inside of another word there."""
_NEWEST = 30
"""How many notes with a word may lead to somebody."""
_MOST = 8
"""How many people are found so."""
_FEWEST_LETTERS = 3
_MOST_WORDS = 4


def people_by_notes(
    journal: Journal,
    index: PeopleIndex,
    texts: Texts,
    query: str,
    today: date,
    people: Sequence[int],
    keep: Keep | None = None,
) -> list[Hit]:
    """Return people of whom each word is on the card or in a note, and not all on the card.

    `people` are those whom the cards alone led to, best first; where the card of the first says
    it all, nobody else is looked for.
    """
    typed = typed_words(query)
    surely = index.answering(typed)
    if len(typed) < 2 or (people and min(surely(people[0])) >= _ON_CARD):
        return []
    found: list[Hit] = []
    seen: set[int] = set()
    for contact_id in (*people, *_noted(texts, typed)):
        if contact_id not in seen and contact_id in journal.contacts:
            seen.add(contact_id)
            if keep is None or keep(contact_id):
                hit = _hit(journal, contact_id, typed, surely(contact_id), today)
                found += [hit] if hit is not None else []
    return sorted(found, key=lambda hit: (-hit.score, hit.id))[:_MOST]


def _noted(texts: Texts, typed: Sequence[str]) -> Iterator[int]:
    """Return who is in the newest notes that hold the longest words."""
    longest = sorted({one for one in typed if len(one) >= _FEWEST_LETTERS}, key=len, reverse=True)
    for word in longest[:_MOST_WORDS]:
        for entry in islice(texts.holding("entries", [word]), _NEWEST):
            if isinstance(entry, Entry):
                yield from entry.contacts
                yield from entry.mentions


def _hit(
    journal: Journal, contact_id: int, typed: Sequence[str], surely: list[float], today: date
) -> Hit | None:
    missing = [number for number, quality in enumerate(surely) if quality < _ON_CARD]
    if not missing or len(missing) == len(typed):
        # Of whom nothing is on the card, a note that holds the words tells.
        return None
    entries = [(entry, fold(entry.text)) for entry in journal.entries_of(contact_id)]
    told: dict[int, tuple[Entry, str]] = {}
    for number in missing:
        word = typed[number]
        place = next((pair for pair in entries if word in pair[1]), None)
        if place is None:
            return None
        told.setdefault(place[0].id, (place[0], word))
        surely[number] = _IN_NOTE if f" {word}" in f" {place[1]}" else _INSIDE
    score = round(min(100.0, sum(surely) / len(surely) * SCALE), 1)
    name = journal.contacts[contact_id].name
    entry, word = next(iter(told.values()))
    return Hit(
        "contact", contact_id, score, name, spans_of(name, typed), _reason(entry, word, today)
    )


def _reason(entry: Entry, word: str, today: date) -> str:
    year = "" if entry.on.year == today.year else f" {entry.on.year}"
    day = f"{entry.on.day} {entry.on:%b}{year}"
    return f"in a note, {day}: {snippet(entry.text, word)}"

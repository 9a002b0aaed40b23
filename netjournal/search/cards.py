"""What search keeps about somebody: the words of their names and of everything else on the card."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from netjournal.model.records import Contact
from netjournal.search.words import is_vowelless, name_forms, words_of

_MOST_NAMES = 100
_MOST_WORDS = 255
"""Words of one name that are searched; what has more is no name, but must not stop anybody."""
RUN = 128
"""Marks, in `Card.names`, words run together, which cover nothing of a name."""


class Card(msgspec.Struct, frozen=True, gc=False):
    """The words of a contact, those of the names first.

    All of it is text and bytes, because ten thousand cards of lists keep the garbage collector
    busy for longer than it takes to make them.
    """

    text: str
    """The words with blanks between."""
    names: bytes
    """For each word of a name the name's number, 0 the one shown; as long as the names' words."""
    sizes: bytes
    """How many words each name has."""
    initials: str
    """Those of every name, with blanks between."""
    vowelless: bool = False
    """Whether the name is in a script that leaves vowels out."""


def card_of(contact: Contact) -> Card:
    """Take from a contact what is searched."""
    words, extra = _forms(contact.name)
    names = bytes(len(words)) + bytes([RUN]) * len(extra)
    sizes = bytes([len(words)])
    initials = _initials(words)
    words += extra
    if contact.aliases or contact.former_names or contact.reading:
        others = (*contact.aliases, *contact.former_names, contact.reading)
        for number, name in enumerate([one for one in others if one][:_MOST_NAMES], 1):
            more, extra = _forms(name)
            names += bytes([number]) * len(more) + bytes([RUN + number]) * len(extra)
            sizes += bytes([len(more)])
            initials = f"{initials} {_initials(more)}"
            words += more + extra
    words += words_of(" ".join([text for _field, text in told_of(contact)]))
    vowelless = not contact.name.isascii() and is_vowelless(contact.name)
    return Card(" ".join(words), names, sizes, initials, vowelless)


def _forms(name: str) -> tuple[list[str], list[str]]:
    words, extra = name_forms(name)
    return words[:_MOST_WORDS], extra


def _initials(words: list[str]) -> str:
    return "".join([word[0] for word in words]) if 1 < len(words) < 6 else ""


def told_of(contact: Contact) -> Iterator[tuple[str, str]]:
    """Return everything searched but the names, text by text: the field in words, and the text."""
    if contact.organization:
        yield "organization", contact.organization
    if contact.title:
        yield "title", contact.title
    if contact.city:
        yield "city", contact.city
    for tag in contact.tags:
        yield "tag", tag
    for one in contact.emails:
        yield "e-mail", one.value.partition("@")[0]
    if contact.about:
        yield "about", contact.about
    yield from _ties_of(contact)


def _ties_of(contact: Contact) -> Iterator[tuple[str, str]]:
    met = contact.met
    if met is not None and (met.tag or met.where):
        yield "how you met", f"{met.tag} {met.where}"
    for position in contact.positions:
        yield "earlier", f"{position.organization} {position.title}"
    for relation in contact.relations:
        yield "how you know each other", relation.kind
    for role in contact.roles:
        yield "how you know each other", role

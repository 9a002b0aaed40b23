"""What search keeps about somebody: the words of their names and of everything else on the card."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from netjournal.model.records import Contact
from netjournal.search.words import name_forms, words_of


class Card(msgspec.Struct, frozen=True, gc=False):
    """The words of a contact, those of the names first."""

    words: list[str]
    names: list[int]
    """For each word of a name the name's number, 0 the one shown; as long as the names' words."""
    runs: frozenset[int]
    """Which of them are a name's words run together, which cover nothing of it."""
    sizes: tuple[int, ...]
    """How many words each name has."""
    initials: tuple[str, ...]


_NO_RUNS: frozenset[int] = frozenset()


def card_of(contact: Contact) -> Card:
    """Take from a contact what is searched."""
    words, extra = name_forms(contact.name)
    sizes = [len(words)]
    names = [0] * len(words)
    initials = ["".join([word[0] for word in words])] if 1 < len(words) < 6 else []
    runs: frozenset[int] = _NO_RUNS
    if extra:
        runs = frozenset(range(len(words), len(words) + len(extra)))
        words = words + extra
        names += [0] * len(extra)
    if contact.aliases or contact.former_names or contact.reading:
        others = (*contact.aliases, *contact.former_names, contact.reading)
        for number, name in enumerate(filter(None, others), 1):
            more, extra = name_forms(name)
            sizes.append(len(more))
            if 1 < len(more) < 6:
                initials.append("".join([word[0] for word in more]))
            runs |= frozenset(range(len(words) + len(more), len(words) + len(more) + len(extra)))
            words = [*words, *more, *extra]
            names += [number] * (len(more) + len(extra))
    told = " ".join([text for _field, text in told_of(contact)])
    return Card(
        words + words_of(told) if told else words, names, runs, tuple(sizes), tuple(initials)
    )


def told_of(contact: Contact) -> Iterator[tuple[str, str]]:
    """Return everything searched but the names: the field in words, and its text."""
    if contact.organization:
        yield "organization", contact.organization
    if contact.title:
        yield "title", contact.title
    if contact.city:
        yield "city", contact.city
    if contact.tags:
        yield "tag", " ".join(contact.tags)
    if contact.emails:
        yield "e-mail", " ".join([one.value.partition("@")[0] for one in contact.emails])
    if contact.about:
        yield "about", contact.about
    met = contact.met
    if met is not None and (met.tag or met.where):
        yield "how you met", f"{met.tag} {met.where}"
    if contact.positions:
        yield "earlier", " ".join([one.organization for one in contact.positions])
    if contact.relations or contact.roles:
        kinds = [one.kind for one in contact.relations]
        yield "how you know each other", " ".join([*kinds, *contact.roles])

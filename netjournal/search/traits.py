"""What is compared of a contact, and what it is looked up by; it weighs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netjournal.model.records import Contact
from netjournal.search.words import skeleton, words_of


class Traits(NamedTuple):
    """Names as their words, addresses and numbers as what is the same however they are written."""

    id: int
    names: tuple[tuple[str, ...], ...]
    emails: frozenset[str]
    phones: frozenset[str]
    links: frozenset[str]
    birthday: str
    city: str
    organization: str
    street: str
    code: str


def traits_of(contact: Contact) -> Traits:
    """Take out of a contact what is compared."""
    written = (contact.name, *contact.aliases, *contact.former_names)
    names = dict.fromkeys(tuple(words_of(_in_order(name))) for name in written)
    street, code = _address(contact.kept)
    return Traits(
        contact.id,
        tuple(filter(None, names)),
        frozenset(point.value.lower().strip() for point in contact.emails),
        frozenset(filter(None, (_number(point.value) for point in contact.phones))),
        frozenset(_page(point.value) for point in contact.links),
        contact.birthday,
        " ".join(words_of(contact.city)),
        " ".join(words_of(contact.organization)),
        street,
        code,
    )


def _in_order(name: str) -> str:
    """Return "Lovelace, Ada" as Ada Lovelace."""
    family, comma, given = name.partition(",")
    return f"{given} {family}" if comma else name


def _number(phone: str) -> str:
    digits = "".join(filter(str.isdecimal, phone)).lstrip("0")
    return digits[-9:] if len(digits) >= 7 else ""


def _page(link: str) -> str:
    return (
        re.sub(r"^https?://(?:www\.|[a-z]{2}\.(?=linkedin))?", "", link.lower())
        .partition("?")[0]
        .rstrip("/")
    )


def _address(kept: Iterable[str]) -> tuple[str, str]:
    for line in kept:
        head, _, value = line.partition(":")
        if head.partition(";")[0].rpartition(".")[2].upper() == "ADR":
            parts = [*re.split(r"(?<!\\);", value), *[""] * 7]
            return " ".join(words_of(parts[2])), parts[5].replace(" ", "").lower()
    return "", ""


def close_keys(traits: Traits) -> Iterator[str]:
    """Yield what hardly two people share: addresses, numbers, a whole name, a day of birth."""
    yield from traits.emails
    yield from traits.phones
    yield from traits.links
    for name in traits.names:
        if len(name) > 1:
            yield f"n {' '.join(sorted(name))}"
    if len(traits.birthday) == 10:
        yield f"born {traits.birthday}"


def name_keys(traits: Traits) -> set[str]:
    """Return what similar names share; with a bar in it, two things at once."""
    seen: set[str] = set()
    for name in traits.names:
        for word in name:
            if len(word) > 2:
                seen.add(f"w {word}")
                seen.add(f"s {skeleton(word)}")
            for other in name:
                if other is not word and len(word) > 2:
                    seen.add(f"{skeleton(word)}|{other[:1]}")
                    seen.add(f"{word[:4]}|{other[:1]}")
                    seen.add(f"{word[:2]}{word[-1]}|{other[:3]}")
    return seen

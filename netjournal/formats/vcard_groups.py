"""Cards that stand for a group of cards, into tags of their members.

It knows contacts by their UIDs, and of a card only what makes it a group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from netjournal.formats import vcard_values as values
from netjournal.formats.content_lines import Card
from netjournal.formats.incoming import Skipped
from netjournal.model.names import fold
from netjournal.model.records import Contact

_KINDS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
_MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
_TAKEN = _KINDS | _MEMBERS | {"BEGIN", "END", "VERSION", "PRODID", "REV", "UID", "FN", "N"}


class Group(NamedTuple):
    """A group's name, the UIDs of its members, whether its card says more, and its text."""

    name: str
    uids: frozenset[str]
    says_more: bool
    raw: str


def group_of(card: Card) -> Group | None:
    """Return the group that a card stands for; None: it is somebody's."""
    if not any(line.name in _KINDS and values.text(line).lower() == "group" for line in card.lines):
        return None
    names = (values.text(line) for line in card.lines if line.name == "FN")
    members = (values.text(line) for line in card.lines if line.name in _MEMBERS)
    return Group(
        next(names, ""),
        frozenset(map(values.bare_uid, members)),
        any(line.name not in _TAKEN and line.value.strip("; ") for line in card.lines),
        card.raw,
    )


def with_groups(
    contacts: Sequence[Contact], groups: Sequence[Group]
) -> tuple[tuple[Contact, ...], list[Skipped]]:
    """Turn groups into tags of their members; what a tag does not hold of them is reported."""
    tagged = list(contacts)
    left: list[Skipped] = []
    by_uid = {contact.sources[0].key: place for place, contact in enumerate(tagged)}
    for group in groups:
        tag = values.tag(group.name)
        places = [by_uid[uid] for uid in group.uids if uid in by_uid]
        for place in places:
            held = tagged[place]
            if tag and fold(tag) not in map(fold, held.tags):
                tagged[place] = msgspec.structs.replace(held, tags=(*held.tags, tag))
        if reason := _reason(group, len(places)):
            left.append(Skipped(group.name or "a group", reason, group.raw))
    return tuple(tagged), left


def _reason(group: Group, found: int) -> str:
    """Return why something of a group is not in the journal; empty: all of it is."""
    missing = len(group.uids) - found
    if not found:
        return "it is a group of nobody in this file"
    if missing:
        return f"a group, now a tag; {missing:,} in it are not in this file"
    return "a group, now a tag; what else its card says is left out" if group.says_more else ""

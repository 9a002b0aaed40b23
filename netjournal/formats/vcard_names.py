"""A person's names out of a card: the one to show, the others, and what only the card can hold.

It knows FN, N and NICKNAME, no other property.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from netjournal.formats import vcard_values as values
from netjournal.formats.content_lines import Line
from netjournal.model.names import fold, name_words


class Names(NamedTuple):
    """The name is empty where the card has none of any kind."""

    name: str
    aliases: tuple[str, ...]
    left: tuple[Line, ...]
    """Lines that say more than the name does."""


def read_names(shown: Sequence[Line], parts: Sequence[Line], nicknames: Sequence[Line]) -> Names:
    """Return the names of a card from its lines FN, N and NICKNAME."""
    written = [name for line in shown if (name := values.text(line))]
    composed = [_Parts(line) for line in parts]
    if (
        len(written) == 1
        and not nicknames
        and all(one.follows_from(written[0]) for one in composed)
    ):
        return Names(written[0], (), ())
    others = [name for line in nicknames for name in values.pieces(line, ",") if name]
    candidates = [*written, *(one.whole() for one in composed if one.whole()), *others]
    name = candidates[0] if candidates else ""
    aliases: dict[str, str] = {}
    known = set(name_words(name)) if composed else set()
    spoken = [one.short() for one in composed if not known.issuperset(name_words(one.short()))]
    for alias in (*written[1:], *spoken, *others):
        if alias and fold(alias) != fold(name):
            aliases.setdefault(fold(alias), alias)
    left = tuple(one.line for one in composed if not one.follows_from(name))
    return Names(name, tuple(aliases.values()), left)


class _Parts:
    """The parts of an N line: family, given, additional names, what stands before and after."""

    def __init__(self, line: Line) -> None:
        self.line = line
        found = values.words(line)
        self.family, self.given, self.more, self.before, self.after = (*found, "", "", "", "", "")[
            :5
        ]

    def whole(self) -> str:
        """Return the name to show where the card says none; a title before it is left out."""
        return " ".join(filter(None, (*self._ordered(self.more), self.after))) or self.before

    def short(self) -> str:
        """Return given and family name."""
        return " ".join(filter(None, self._ordered("")))

    def _ordered(self, more: str) -> tuple[str, str, str]:
        if _is_eastern(self.family + self.given):
            return self.family, self.given, more
        return self.given, more, self.family

    def follows_from(self, name: str) -> bool:
        """Tell whether the parts are what anybody would make of the name."""
        if self.more or self.before or self.after:
            return False
        given, _, family = name.rpartition(" ")
        return (self.given, self.family) in ((given, family), (name, ""))


def _is_eastern(name: str) -> bool:
    return any("\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in name)

"""Completing what is typed to find something: names of fields, and the values a journal holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.search.fields import BY_NAME, FIELDS

_LAST = re.compile(r'(?:^|(?<=\s))(-?)(?:([A-Za-z][A-Za-z-]+):("?[^"]*)|(@?[^\s"]*))$')
_MOST = 8
_LONGEST = 300


def complete(text: str, journal: Journal) -> tuple[str, ...]:
    """Return what may become of a text by its last word, the likeliest first."""
    match = _LAST.search(text) if len(text) <= _LONGEST else None
    if match is None:
        return ()
    no, field, value, word = match.groups()
    head = text[: match.start()]
    if field is not None:
        known = BY_NAME.get(field.lower())
        if known is None or (" " in value and not value.startswith('"')):
            return ()
        wanted = fold(value.lstrip('"'))
        held = _most_common(known.values(journal), wanted)
        return tuple(f"{head}{no}{known.name}:{_quoted(one)} " for one in held if one)
    if word.startswith("@"):
        views = sorted(view.name for view in journal.views.values())
        return tuple(f"{head}@{one} " for one in views if fold(one).startswith(fold(word[1:])))
    if not word:
        return ()
    names = [one.name for one in FIELDS if one.name.startswith(word.lower())]
    return tuple(f"{head}{no}{one}:" for one in names)


def _most_common(values: Iterable[str], start: str) -> list[str]:
    """Return the commonest values that begin so."""
    ordered = (one for one, _count in Counter(values).most_common())
    return list(islice((one for one in ordered if fold(one).startswith(start)), _MOST))


def _quoted(value: str) -> str:
    return f'"{value}"' if any(map(str.isspace, value)) else value

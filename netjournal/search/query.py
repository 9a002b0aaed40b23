"""What is typed to find something, read: words, phrases, fields, what must not be, alternatives.

It knows the form only: which fields there are is given, what they mean is for `fields`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import product

import msgspec

from netjournal.errors import Usage

_MOST_TERMS = 12
"""Terms of one alternative; what is typed or pasted beyond them is not looked for."""
_MOST_ALTERNATIVES = 4
_LONGEST = 300
"""Characters of a query, so that a pasted page does not take a page's time."""
_DEEPEST = 4
"""How far saved searches may name one another."""
_QUOTES = str.maketrans("“”„«»", '"""""')
_TERM = re.compile(
    r"\s*(?P<no>-(?=[^\s-]))?"
    r"(?:(?P<field>[A-Za-z][A-Za-z-]+):(?![:/\\]))?"
    r'(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>\S*))'
)

Views = Callable[[str], str | None]
"""From the name of a saved search to what it looks for; None: there is none."""


class Term(msgspec.Struct, frozen=True):
    """A word, a phrase, or with `field` what a field must hold.

    `negated`: must not be so; `begun`: a phrase still being typed, its last word perhaps not whole.
    """

    text: str
    field: str = ""
    phrase: bool = False
    negated: bool = False
    begun: bool = False


class Alternative(msgspec.Struct, frozen=True):
    """What must be so at once."""

    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> str:
        """The bare words, which are looked for whatever their spelling."""
        return " ".join([one.text for one in self.terms if is_word(one)])

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases, all of which must stand somewhere."""
        return tuple(one.text for one in self.terms if one.phrase and not one.negated)

    @property
    def conditions(self) -> tuple[Term, ...]:
        """Everything but the bare words."""
        return tuple(one for one in self.terms if not is_word(one))


def is_word(term: Term) -> bool:
    """Tell whether a term is a bare word."""
    return not (term.field or term.phrase or term.negated)


def parse(text: str, fields: Collection[str], views: Views) -> tuple[Alternative, ...]:
    """Return the alternatives that a query asks for; none: nothing was typed.

    `or` between terms parts alternatives. Raises Usage for a field that does not exist.
    """
    return _parse(text[:_LONGEST], fields, views, _DEEPEST)


def _parse(text: str, fields: Collection[str], views: Views, depth: int) -> tuple[Alternative, ...]:
    asked: list[Alternative] = []
    for part in _parted(_tokens(text)):
        named: list[tuple[Alternative, ...]] = []
        terms: list[Term] = []
        for match in part:
            whole = match[0].strip()
            saved = views(whole[1:]) if whole.startswith("@") and depth else None
            if saved is not None:
                named.append(_parse(saved, fields, views, depth - 1))
            elif (term := _term(match, fields)) is not None:
                terms.append(term)
        for chosen in product(*named):
            held = [*(term for one in chosen for term in one.terms), *terms][:_MOST_TERMS]
            if held:
                asked.append(Alternative(tuple(held)))
    return tuple(asked[:_MOST_ALTERNATIVES])


def _tokens(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    written, at = text.translate(_QUOTES), 0
    while (match := _TERM.match(written, at)) is not None and match.end() > at:
        at = match.end()
        if match[0].strip():
            found.append(match)
    return found


def _parted(tokens: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Part tokens at each `or` that stands between others; as a first word it is a name."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in tokens:
        if match[0].strip().lower() == "or" and parts[-1]:
            parts.append([])
        else:
            parts[-1].append(match)
    return [part for part in parts if part]


def _term(match: re.Match[str], fields: Collection[str]) -> Term | None:
    name = (match["field"] or "").lower()
    if name and name not in fields:
        raise Usage(f"There is no field '{name}:'.", _hint(name, fields))
    quoted = match["phrase"]
    text = match["word"] if quoted is None else quoted
    if not name and (text.isascii() or quoted is not None) and not any(map(str.isalnum, text)):
        # Marks alone mean nobody; a stray one beside words must not hide everybody.
        return None
    phrase = quoted is not None and not name
    begun = phrase and not match[0].endswith('"')
    return Term(text, name, phrase, match["no"] is not None, begun)


def _hint(name: str, fields: Collection[str]) -> str:
    # Only somebody who mistyped waits for it.
    import difflib

    near = difflib.get_close_matches(name, fields, n=1, cutoff=0)
    return f'Did you mean {near[0]}:? To look for the words, put them in "quotes".'

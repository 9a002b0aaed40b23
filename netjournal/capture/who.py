"""Whose names stand in a line: known people, people to add, and names that fit several.

It never guesses: a name that fits several people is reported with the choices, and nobody linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from netjournal.capture import signs
from netjournal.capture.board import Board, Token
from netjournal.capture.known import Called, People
from netjournal.capture.new_names import SURNAMES, is_joined
from netjournal.capture.words import (
    ALSO_WORDS,
    COMMON,
    DOES,
    HOUSES,
    NOT_NAMES,
    OPENERS,
    PARTICLES,
    TITLES,
    words,
)
from netjournal.model.names import fold

_PLACES = words("in at near st mount lake fort port san santa")
"""Words behind which a name is most often a place's."""
_LISTED = (", ", " and ", " & ", ", and ", " + ")
_RANKS = words("king queen prince princess lady lord saint pope emperor captain father mother")


class Match(msgspec.Struct, frozen=True):
    """A name in the line: where, and who it may mean; one id is somebody, several are unclear."""

    start: int
    end: int
    ids: tuple[int, ...]
    full: bool = False
    reserved: bool = False
    """The name is also a word, so it needs a better reason than its place."""
    doubtful: bool = False
    """A word behind the name may be the surname of somebody else: "mary anning told me"."""


class Namer:
    """Finds names in one line."""

    def __init__(self, board: Board, people: People, chosen: Mapping[str, int]) -> None:
        self.board = board
        self.people = people
        self._firsts: dict[str, list[int]] = {}
        self._chosen = {fold(words).removesuffix("'s"): one for words, one in chosen.items()}

    def on(self, board: Board) -> Namer:
        """Return a namer for another state of the same line."""
        other = Namer(board, self.people, {})
        other._chosen, other._firsts = self._chosen, self._firsts
        return other

    def chosen(self, words: str) -> int | None:
        """Return whom or what somebody said that words mean; 0: somebody new; None: not said."""
        return self._chosen.get(fold(words).removesuffix("'s"))

    def answers(self) -> Iterable[tuple[str, int]]:
        """Return the words that somebody answered for, folded, and whom or what they mean."""
        return self._chosen.items()

    def ranked(self, people: Sequence[int], others: Sequence[int], event: str) -> tuple[int, ...]:
        """Return people in the order in which they are likely meant."""
        return tuple(self.people.ranked(people, others, event))

    def at(self, place: int, *, reason: bool = True) -> Match | None:
        """Return the known name that begins at a place, the longest; first names too.

        `reason` is false where only the place at the line's start speaks for a first name.
        """
        tokens = self.board.tokens(place, place + 120)
        if not tokens or self.board.seen[place : tokens[0].start].strip(" ("):
            return None
        while len(tokens) > 1 and tokens[0].word in TITLES and self._joined(tokens[0], tokens[1]):
            tokens = tokens[1:]
        found = self._full(tokens)
        if found is None and not signs.within_name(self.board, place):
            found = self._first(tokens) or self._surname(tokens, place)
        elif found is None and _begins_line(self.board, self.people, tokens):
            found = self._first(tokens)
        if found is None:
            return None
        if _is_named_after(self.board, found.end, full=found.full):
            return None
        titled = Match(place, found.end, found.ids, found.full)
        other = None if found.full else signs.other_surname(self.board, tokens, found.end)
        if other is not None:
            known = self.chosen(self.board.line[place : other.end])
            return Match(place, other.end, (known,) if known else found.ids, doubtful=not known)
        alone = found.end <= tokens[0].end + 1
        lone = alone and not found.full and tokens[0].word in ALSO_WORDS
        if lone and not (
            (tokens[0].capital and (reason or signs.does_something(self.board, found.end)))
            or (not tokens[0].capital and place == 0 and signs.tells(self.board, found.end))
            or (not tokens[0].capital and signs.is_told(self.board, place))
        ):
            return msgspec.structs.replace(titled, reserved=True)
        return titled

    def narrowed(self, match: Match, surname: str) -> Match:
        """Return a match with those only who have a surname, if somebody has it."""
        words = self.board.tokens(match.start, match.end)[:1]
        fits = {
            called.id
            for called in (self.people.called(words[0].word) if words else ())
            if called.words[-1] == surname and len(called.words) > 1
        }
        ids = tuple(fits) if fits and not match.full else match.ids
        return msgspec.structs.replace(match, ids=ids)

    def everywhere(self, start: int = 0) -> list[Match]:
        """Return every full name in the line, left to right, none within another."""
        tokens = self.board.tokens(start)
        found: list[Match] = []
        skip_to = 0
        for place, token in enumerate(tokens):
            if token.start < skip_to:
                continue
            match = self._full(tokens[place : place + 8])
            if match is not None and not _is_named_after(self.board, match.end, full=True):
                found.append(match)
                skip_to = match.end
        return sorted(found + self._native(), key=lambda match: match.start)

    def first_names(self, start: int = 0) -> list[Match]:
        """Return every known first name, or surname behind a title, that is written as a name."""
        found: list[Match] = []
        skip_to, before = 0, ""
        for token in self.board.tokens(start):
            owns = token.owns and len(token.word) > 2
            named = may_name(token)
            if token.start >= skip_to and named and (owns or before not in _PLACES):
                listed = bool(found) and self.board.seen[skip_to : token.start] in _LISTED
                match = self.at(token.start, reason=listed or before in signs.SPOKEN_OF)
                if match is None and token.word[-1] == "s":
                    from netjournal.capture import bynames

                    match = bynames.owner(self, token)
                if match is not None and not match.reserved:
                    found.append(match)
                    skip_to = match.end
            before = token.word
        return found

    def _native(self) -> list[Match]:
        folded = fold(self.board.seen)
        if len(folded) != len(self.board.seen):
            return []
        held: dict[str, list[int]] = {}
        for person, name in self.people.unspaced(folded):
            held.setdefault(name, []).append(person)
        found: list[Match] = []
        for name in sorted(held, key=len, reverse=True):
            at = folded.find(name)
            if not any(one.start < at + len(name) and at < one.end for one in found):
                found.append(Match(at, at + len(name), tuple(held[name]), full=True))
        return found

    def _full(self, tokens: Sequence[Token]) -> Match | None:
        best, ids, books = 0, list[int](), list[int]()
        first = tokens[0]
        for called in self._candidates(tokens):
            size = len(called.words)
            if size < 2 and not _mononym(first, called):
                continue
            if size < best or not self._reads(tokens, called.words):
                continue
            if size > best:
                best, ids, books = size, [], []
            held = books if self.people.in_book(called.id) else ids
            if called.id not in held:
                held.append(called.id)
        if not best or (best < 2 and first.word in ALSO_WORDS):
            return None
        end = tokens[best - 1].end
        return self.match(first.start, end, ids or books, full=True)

    def _candidates(self, tokens: Sequence[Token]) -> Iterator[Called]:
        """Return the names that may stand here: of many Adas those with the surname behind it."""
        second = {tokens[1].word, _case(tokens[1].word)} if len(tokens) > 1 else set()
        for word in {tokens[0].word: None, _case(tokens[0].word): None}:
            named = self.people.held(word)
            yield from named.alone
            for surname in second:
                yield from named.followed.get(surname, ())

    def _reads(self, tokens: Sequence[Token], words: Sequence[str]) -> bool:
        if len(tokens) < len(words):
            return False
        for place, word in enumerate(words):
            token = tokens[place]
            last = place == len(words) - 1
            if token.word != word and not (last and _case(token.word) == word):
                return False
            if place and not self._joined(tokens[place - 1], token):
                return False
        return True

    def _first(self, tokens: Sequence[Token]) -> Match | None:
        token = tokens[0]
        if len(token.word) < 2:
            # "meet w nik": nobody's initial.
            return None
        fits = self.people.held(token.word).first
        end = token.end
        if fits and len(tokens) > 1 and self._joined(token, tokens[1]):
            after = tokens[1]
            if len(after.word) == 1 and (after.text.isupper() or heads(self.board, after)):
                narrowed = [
                    one for one in fits if any(w.startswith(after.word) for w in one.words[1:])
                ]
                if after.text == "I" and (
                    not narrowed or self.board.seen[after.end : after.end + 1] != "."
                ):
                    # "I told Phillis I would": nobody's initial.
                    return self.match(token.start, token.end, self.known(fits))
                end = after.end + (self.board.seen[after.end : after.end + 1] == ".")
                fits = narrowed
            elif (own := _own_surname(fits, self.people.held(after.word).last)) and (
                after.capital or signs.is_headed(self.board, after.end)
            ):
                # "nik tesla" is Nikola Tesla, called Nik.
                end, fits = after.end, own
            elif second := self.people.held(token.word).followed.get(after.word, []):
                # "Juana Inés" has more names.
                end, fits = after.end, second
            elif after.capital and could_be_surname(after) and not (token.owns or after.owns):
                # "Ada Byron" is somebody else than the Ada who is known.
                return None
        whole = fits is self.people.held(token.word).first
        known = self.known_firsts(token.word) if whole else self.known(fits)
        return self.match(token.start, end, known)

    def known_firsts(self, word: str) -> list[int]:
        """Return whom a first name may mean; a line asks for each of its names several times."""
        if word not in self._firsts:
            self._firsts[word] = self.known(self.people.held(word).first)
        return self._firsts[word]

    def _surname(self, tokens: Sequence[Token], place: int) -> Match | None:
        token = tokens[0]
        if token.word in PARTICLES:
            from netjournal.capture import bynames

            return bynames.particled(self, tokens)
        if len(tokens) > 1 and tokens[1].word in HOUSES | {"ward"}:
            # "Nightingale ward" is nobody.
            return None
        titled = token.start > place
        if not titled and (not token.capital or token.word in OPENERS):
            return None
        ids = self.known([one for one in self.people.held(token.word).last if len(one.words) > 1])
        if len(tokens) > 1 and tokens[1].capital and self._joined(*tokens[:2]):
            return None
        return self.match(token.start, token.end, ids)

    def known(self, fits: Sequence[Called]) -> list[int]:
        return [
            person
            for person in dict.fromkeys(one.id for one in fits)
            if not self.people.in_book(person)
        ]

    def match(
        self, start: int, end: int, ids: Sequence[int], *, full: bool = False
    ) -> Match | None:
        if not ids:
            return None
        chosen = self.chosen(self.board.line[start:end])
        return Match(start, end, (chosen,) if chosen else tuple(ids), full)

    def _joined(self, first: Token, second: Token) -> bool:
        return is_joined(self.board, first, second)


def _own_surname(fits: Sequence[Called], named: Sequence[Called]) -> list[Called]:
    """Return of those with a surname who are also called by one of some words alone."""
    alone = {one.id for one in fits if len(one.words) == 1}
    return [one for one in named if one.id in alone]


def may_name(token: Token) -> bool:
    """Tell whether a word may be somebody's first name, in small letters too."""
    word = token.word
    return token.capital or (len(word) > 2 and word not in COMMON and word[-3:] != "ing")


def _begins_line(board: Board, people: People, tokens: Sequence[Token]) -> bool:
    """Tell whether the word before is the line's first: "Hab Ada getroffen"."""
    before = board.tokens(0, tokens[0].start)
    if len(before) != 1 or before[0].start or before[0].word in _RANKS:
        return False
    full = len(tokens) > 1 and tokens[1].capital
    return not full and not people.held(before[0].word).first


def _is_named_after(board: Board, end: int, *, full: bool) -> bool:
    """Tell whether a name is part of a thing's: "Alan Turing Institute", "Joan of Arc"."""
    of = not full and re.compile(r" of [A-Z]").match(board.seen, end)
    after = board.tokens(end, end + 24)[:1]
    if of or not after or board.seen[end : after[0].start] != " ":
        return bool(of)
    return after[0].word in HOUSES and (full or after[0].capital)


def heads(board: Board, initial: Token) -> bool:
    """Tell whether an initial in small letters belongs to a name: "mary t: …"."""
    rest = board.seen[initial.end :]
    if rest[:2] == ". ":
        return True
    if rest[:1] in (":", "：") or rest[:3] in (" - ", " – ", " & ", " + "):
        return True
    after = board.tokens(initial.end, initial.end + 20)[:1]
    return (
        initial.word not in ("a", "i", "u", "r", "n", "w", "y")
        and bool(after)
        and after[0].word in DOES
    )


def _case(word: str) -> str:
    """Return a name without a case ending behind an apostrophe: "johnson'a" is "johnson"."""
    base, mark, ending = word.rpartition("'")
    return base if mark and len(base) > 2 and len(ending) < 6 else word


def _mononym(token: Token, called: Called) -> bool:
    """Tell whether somebody's only name stands here, written as a name."""
    return called.words == (token.word,) and token.capital and len(token.word) > 2


def could_be_surname(token: Token) -> bool:
    return (
        token.word.split("'")[0] not in OPENERS
        and (token.word not in NOT_NAMES or token.word in SURNAMES)
        and not (len(token.text) > 2 and token.text[:2].isupper())
    )

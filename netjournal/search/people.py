"""Finding people as they are typed: it reads a journal's contacts and keeps its own index.

A typed word is looked up in the vocabulary, not in the contacts; the best few people are then
scored by giving each typed word one word of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest

from netjournal.model.journal import Journal
from netjournal.model.records import Contact
from netjournal.search.cards import Card, card_of, told_of
from netjournal.search.hits import SCALE, Hit, Spans
from netjournal.search.order import Order
from netjournal.search.points import Points
from netjournal.search.scoring import SURE_MATCH, TOLD, TOLD_UNSURE, answered, meant_by, score
from netjournal.search.snippets import snippet
from netjournal.search.vocabulary import Vocabulary
from netjournal.search.words import raw_key, typed_words, words_of

Keep = Callable[[int], bool]

_FINALISTS = 64
_RAW = 0.05
"""What the name as it is typed, script and all, is worth."""
_JOINED, _SPLIT = 0.95, 0.98
_MOST_TRIES = 4
_WHOLE = 1.02
"""From this raw score on nothing better is looked for."""
_LEAST = 0.45
_INITIALS = {2: 0.985, 3: 1.0, 4: 1.0, 5: 1.0}
_DOTTED = 1.06
_TYPED_INITIALS = re.compile(r"\s*(?:[^\W\d_]\.\s?){2,5}\s*$|\s*[^\W\d_]{2,4}\s*$")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class PeopleIndex:
    """People by everything that stands on their card.

    It is built at the first search, or in slices by `build_some`: then a search before the last
    slice sees the people taken in so far.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._vocabulary = Vocabulary()
        self._cards: dict[int, Card] = {}
        self._named: dict[str, list[int]] = {}
        self._told: dict[str, list[int]] = {}
        self._initials: dict[str, list[int]] = {}
        self._points = Points()
        self.order = Order(journal)
        """Everybody, for a search without words and between those found equally well."""
        self._left: Iterator[int] | None = iter(list(journal.contacts))
        self._begun = False

    def build_some(self, count: int = 500) -> bool:
        """Take in the next contacts; return whether some are left."""
        if self._left is None:
            return False
        self._begun = True
        for number, contact_id in enumerate(self._left, 1):
            contact = self._journal.contacts.get(contact_id)
            if contact is not None and contact_id not in self._cards:
                self._add(contact)
                self.order.place(contact_id)
            if number >= count:
                return True
        self._left = None
        self._vocabulary.prepare()
        return False

    def update(self, contact_id: int) -> None:
        """Take in that a contact was added, changed or deleted, or that records of theirs were."""
        self.order.forget(contact_id)
        contact = self._journal.contacts.get(contact_id)
        held = self._cards.get(contact_id)
        if held is not None:
            if contact is not None and card_of(contact) == held:
                self._points.put(contact)
                return
            self._remove(contact_id, self._cards.pop(contact_id))
        if contact is not None:
            self._add(contact)

    def search(self, query: str, limit: int = 20, keep: Keep | None = None) -> list[Hit]:
        """Return the people a query may mean, best first; equals by how often you are in touch.

        `keep` says of a contact's id whether they may be found at all.
        """
        self._build()
        typed = typed_words(query)
        if not typed or limit <= 0:
            return []
        raw = raw_key(query)
        scores = self._scored(typed, raw, keep)
        if max(scores.values(), default=0.0) < _WHOLE:
            for other, factor, whose in self._second_tries(typed):
                for person, value in self._scored(other, raw, keep, whose).items():
                    scores[person] = max(scores.get(person, 0.0), value * factor)
        for person, value in self._others(query, "".join(typed)):
            if keep is None or keep(person):
                value += self.order.worth(person, raw)
                scores[person] = max(scores.get(person, 0.0), value)
        best = nlargest(
            limit,
            (one for one in scores if scores[one] >= _LEAST),
            key=lambda one: (round(scores[one], 4), -one),
        )
        return [self._hit(one, scores[one], typed) for one in best]

    def _build(self) -> None:
        while not self._begun and self.build_some(len(self._journal.contacts) + 1):
            pass

    def _add(self, contact: Contact) -> None:
        card = card_of(contact)
        one = contact.id
        self._cards[one] = card
        add = self._vocabulary.add
        named = len(card.names)
        table, is_name = self._named, True
        words = card.text.split()
        for at, word in enumerate(words):
            if at == named:
                table, is_name = self._told, False
            ids = table.get(word)
            if not ids:
                table[word] = [one]
                add(word, is_name)
            elif ids[-1] != one:
                ids.append(one)
        for letters in card.initials.split():
            self._initials.setdefault(letters, []).append(one)
        self._points.put(contact)
        self._count_skeletons(card, 1)

    def _count_skeletons(self, card: Card, by: int) -> None:
        if card.vowelless:
            for word, name in zip(card.text.split(), card.names, strict=False):
                if name == 0:
                    self._vocabulary.count_skeleton(word, by)

    def _remove(self, contact_id: int, card: Card) -> None:
        words = card.text.split()
        named = len(card.names)
        gone = set(words)
        for table, held in ((self._named, set(words[:named])), (self._told, set(words[named:]))):
            for word in held:
                table[word].remove(contact_id)
                if not table[word]:
                    del table[word]
        for word in gone:
            if word not in self._named:
                only_as_name = word in self._told
                self._vocabulary.discard(word, only_as_name=only_as_name)
        for letters in card.initials.split():
            self._initials[letters].remove(contact_id)
        self._points.drop(contact_id)
        self._count_skeletons(card, -1)

    def written(self, contact: Contact) -> str:
        """Return the Latin words of somebody's card."""
        held = self._cards.get(contact.id)
        return held.text if held is not None else card_of(contact).text

    def answering(self, typed: Sequence[str]) -> Callable[[int], list[float]]:
        """Return what says how surely each typed word stands on somebody's card, from 0 to 1."""
        meant = meant_by([self._vocabulary.matches(word) for word in typed])
        cards, nothing = self._cards, [0.0] * len(typed)
        return lambda one: answered(cards[one], typed, meant) if one in cards else [*nothing]

    def _scored(
        self,
        typed: Sequence[str],
        raw: str,
        keep: Keep | None = None,
        among: Iterable[int] | None = None,
    ) -> dict[int, float]:
        """Score the people who hold the typed words best, or those given."""
        matches = [self._vocabulary.matches(word) for word in typed]
        meant = meant_by(matches)
        found: dict[int, float] = {}
        if among is None:
            people = self._finalists(typed, matches, keep)
        else:
            people = [one for one in among if keep is None or keep(one)]
        for person in people:
            value, covered = score(self._cards[person], typed, meant)
            # Scripts that share their Latin letters are told apart by the name as it is typed.
            if covered >= 1 and raw_key(self._journal.name(person)) == raw:
                value += _RAW
            found[person] = value + self.order.worth(person, raw)
        return found

    def _finalists(
        self,
        typed: Sequence[str],
        matches: Sequence[dict[str, float]],
        keep: Keep | None = None,
    ) -> Iterable[int]:
        total: dict[int, float] = {}
        order = sorted(range(len(typed)), key=lambda at: (len(typed[at]) < 2, len(matches[at])))
        for number, place in enumerate(order):
            if number and len(typed[place]) < 2 and total:
                continue
            best = self._holders(matches[place])
            if not number:
                total = best
                continue
            for one, quality in best.items():
                total[one] = total.get(one, 0.0) + quality
        if keep is not None:
            total = {one: value for one, value in total.items() if keep(one)}
        if len(total) <= _FINALISTS:
            return total
        # Of a letter or two only the surest are worth a look at how often you are in touch.
        edge = nlargest(2 * _FINALISTS, total.values())[-1]
        near = [one for one, value in total.items() if value >= edge]
        if len(near) > 8 * _FINALISTS:
            near = nsmallest(8 * _FINALISTS, near, key=lambda one: (-total[one], one))
        standing = self.order.standing
        return nlargest(_FINALISTS, near, key=lambda one: (total[one] + standing(one), -one))

    def _holders(self, meant: dict[str, float]) -> dict[int, float]:
        best: dict[int, float] = {}
        get, named, told = best.get, self._named.get, self._told.get
        for word, quality in meant.items():
            for one in named(word, ()):
                if quality > get(one, 0.0):
                    best[one] = quality
            less = quality * (TOLD if quality >= SURE_MATCH else TOLD_UNSURE)
            for one in told(word, ()):
                if less > get(one, 0.0):
                    best[one] = less
        return best

    def _second_tries(
        self, typed: Sequence[str]
    ) -> list[tuple[list[str], float, Iterable[int] | None]]:
        """Join neighbouring words, and split a long one whose halves are names of one person.

        With the words come what they are worth, and who alone has both halves.
        """
        tries: list[tuple[list[str], float, Iterable[int] | None]] = []
        for place in range(len(typed) - 1):
            joined = typed[place] + typed[place + 1]
            if len(joined) > 3 and self._vocabulary.matches(joined):
                tries.append(([*typed[:place], joined, *typed[place + 2 :]], _JOINED, None))
        for place, word in enumerate(typed):
            if len(word) < 6 or word in self._vocabulary:
                continue
            for cut in range(2, len(word) - 1):
                first, second = word[:cut], word[cut:]
                both = set(self._named.get(first, ())).intersection(self._named.get(second, ()))
                if both:
                    parts = [*typed[:place], first, second, *typed[place + 1 :]]
                    tries.append((parts, _SPLIT, both))
        return tries[:_MOST_TRIES]

    def _others(self, query: str, letters: str) -> Iterator[tuple[int, float]]:
        """Return people by address, number or initials."""
        yield from self._points.search(query).items()
        if _TYPED_INITIALS.match(query):
            value = _DOTTED if "." in query else _INITIALS.get(len(letters), 0.0)
            for person in self._initials.get(letters, ()):
                yield person, value

    def _hit(self, person: int, value: float, typed: Sequence[str]) -> Hit:
        contact = self._journal.contacts[person]
        matches = [self._vocabulary.matches(word) for word in typed]
        spans = _spans(contact.name, typed, matches)
        shown = round(min(100.0, value * SCALE), 1)
        reason = _reason(contact, typed, matches)
        return Hit("contact", person, shown, contact.name, spans, reason)


def _reason(contact: Contact, typed: Sequence[str], matches: Sequence[dict[str, float]]) -> str:
    """Say where words stand that the name does not show; former names are never told."""
    named = words_of(contact.name)
    for word, words in zip(typed, matches, strict=True):
        if any(one.startswith(word) or one in words for one in named):
            continue
        for alias in contact.aliases:
            if any(one.startswith(word) for one in words_of(alias)):
                return f"also {alias}"
        for field, text in told_of(contact):
            for held in words_of(text):
                if held in words or held.startswith(word):
                    return f"{field}: {snippet(text, held)}"
    return ""


def _spans(title: str, typed: Sequence[str], meant: Sequence[dict[str, float]]) -> Spans:
    """Return where the title shows the typed words: what was typed, or the word it stands for."""
    spans: list[tuple[int, int]] = []
    for token in _TOKEN.finditer(title):
        words = words_of(token[0])
        word = "".join(words)
        same = len(word) == len(token[0])
        for number, start in enumerate(typed):
            at = word.find(start) if same else -1
            if at == 0 or (at > 0 and len(start) > 2):
                spans.append((token.start() + at, token.start() + at + len(start)))
                break
            if any(one in meant[number] for one in (word, *words)):
                spans.append(token.span())
                break
    return tuple(spans)

"""Finding people as they are typed: it reads a journal's contacts and keeps its own index.

A typed word is looked up in the vocabulary, not in the contacts; the best few people are then
scored by giving each typed word one word of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import nlargest
from math import log1p

import msgspec
from rapidfuzz.distance import OSA, JaroWinkler

from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Contact
from netjournal.search.hits import Hit, Spans
from netjournal.search.vocabulary import Vocabulary, budget
from netjournal.search.words import is_vowelless, name_forms, raw_key, words_of

_FINALISTS = 64
_FIELD_BEST = 0.96
_UNMATCHED, _SOFT = 0.22, 0.30
_COVERED, _RAW, _ORDER, _PRIOR = 0.06, 0.05, 0.01, 0.03
_KNOWN = 0.012
"""What being in the journal, not only in the address book, is worth between equals."""
_JOINED, _SPLIT = 0.95, 0.98
_WHOLE = 1.02
"""From this raw score on nothing better is looked for."""
_SCALE = 100 / 1.13
_LEAST = 0.45
_INITIALS = {2: 0.985, 3: 1.0, 4: 1.0, 5: 1.0}
_DOTTED = 1.06
_UNSURE, _TOLD_UNSURE = 0.9, 0.88
"""A match less sure than the first is worth only so much of itself outside a name."""
_RUNS, _TOLD = 16, 32
_FIELDS = (
    ("organization", 0.96),
    ("earlier", 0.95),
    ("city", 0.95),
    ("tag", 0.95),
    ("title", 0.94),
    ("how you met", 0.95),
    ("how you know each other", 0.94),
    ("e-mail", 0.93),
    ("about", 0.93),
)
_WEIGHTS = (*[1.0] * _RUNS, *[0.99] * (_TOLD - _RUNS), *[weight for _field, weight in _FIELDS])
_TYPED_INITIALS = re.compile(r"\s*(?:[^\W\d_]\.\s?){2,5}\s*$|\s*[^\W\d_]{2,4}\s*$")
_NO_DIGIT = re.compile(r"\D")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class _Card(msgspec.Struct, frozen=True, gc=False):
    """What search keeps about somebody: words, and beside them where each stands.

    A place below `_RUNS` is the number of a name, 0 the name shown; from `_RUNS` on that name's
    words run together; from `_TOLD` on a field of `_FIELDS`.
    """

    words: list[str]
    places: list[int]
    sizes: tuple[int, ...]
    """How many words each name has."""
    initials: tuple[str, ...]
    points: tuple[str, ...]
    digits: tuple[str, ...]


class PeopleIndex:
    """People by everything that stands on their card.

    It is built at the first search, or before in slices by `build_some`.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._vocabulary = Vocabulary()
        self._cards: dict[int, _Card] = {}
        self._named: dict[str, list[int]] = {}
        self._told: dict[str, list[int]] = {}
        self._initials: dict[str, list[int]] = {}
        self._weights: dict[int, float] = {}
        self._busiest = 1.0
        self._left: Iterator[int] | None = iter(list(journal.contacts))

    def build_some(self, count: int = 500) -> bool:
        """Take in the next contacts; return whether some are left."""
        if self._left is None:
            return False
        for number, contact_id in enumerate(self._left, 1):
            contact = self._journal.contacts.get(contact_id)
            if contact is not None and contact_id not in self._cards:
                self._add(contact)
            if number >= count:
                return True
        self._left = None
        return False

    def update(self, contact_id: int) -> None:
        """Take in that a contact was added, changed or deleted, or that entries of theirs were."""
        while self.build_some(10_000):
            pass
        self._weights.pop(contact_id, None)
        if (held := self._cards.pop(contact_id, None)) is not None:
            for word in set(held.words):
                for table in (self._named, self._told):
                    if contact_id in (ids := table.get(word, ())):
                        table[word] = [one for one in ids if one != contact_id]
            for letters in held.initials:
                self._initials[letters].remove(contact_id)
        contact = self._journal.contacts.get(contact_id)
        if contact is not None:
            self._add(contact)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Return the people a query may mean, best first; equals by how often you are in touch."""
        while self.build_some(10_000):
            pass
        typed = words_of(query)
        if not typed or limit <= 0:
            return []
        scores = self._scored(typed, query)
        if max(scores.values(), default=0.0) < _WHOLE:
            for other, factor in self._second_tries(typed):
                for person, score in self._scored(other, query).items():
                    scores[person] = max(scores.get(person, 0.0), score * factor)
        for person, score in self._by_point(query).items():
            scores[person] = max(scores.get(person, 0.0), score)
        if _TYPED_INITIALS.match(query):
            for person in self._initials.get("".join(typed), ()):
                score = _DOTTED if "." in query else _INITIALS.get(len("".join(typed)), 0.0)
                scores[person] = max(scores.get(person, 0.0), score + self._standing(person))
        contacts = self._journal.contacts
        best = nlargest(
            limit,
            (one for one in scores if scores[one] >= _LEAST and one in contacts),
            key=lambda one: (round(scores[one], 4), -one),
        )
        return [self._hit(one, scores[one], typed) for one in best]

    def _add(self, contact: Contact) -> None:
        card = _card(contact)
        self._cards[contact.id] = card
        add = self._vocabulary.add
        named, told, one = self._named, self._told, contact.id
        for word, place in zip(card.words, card.places, strict=True):
            table = named if place < _TOLD else told
            ids = table.get(word)
            if not ids:
                table[word] = [one]
                add(word)
            elif ids[-1] != one:
                ids.append(one)
        for letters in card.initials:
            self._initials.setdefault(letters, []).append(contact.id)
        if not contact.name.isascii() and is_vowelless(contact.name):
            for word, place in zip(card.words, card.places, strict=True):
                if place == 0:
                    self._vocabulary.add_skeleton(word)

    def _scored(self, typed: list[str], query: str) -> dict[int, float]:
        """Score the people who hold the typed words best."""
        meant = [self._vocabulary.matches(word) for word in typed]
        finalists = self._finalists(typed, meant)
        raw = raw_key(query)
        return {one: self._score(one, typed, meant, raw) for one in finalists}

    def _finalists(self, typed: list[str], meant: list[dict[str, float]]) -> Iterable[int]:
        total: dict[int, float] = {}
        order = sorted(range(len(typed)), key=lambda i: (len(typed[i]) < 2, len(meant[i])))
        for number, place in enumerate(order):
            if number and len(typed[place]) < 2 and total:
                continue
            best = self._holders(meant[place])
            if number and len(best) > 3000 and total:
                best = {one: best[one] for one in total if one in best}
            for one, quality in best.items():
                total[one] = total.get(one, 0.0) + quality
        if len(total) <= _FINALISTS:
            return total
        if len(total) > 1000:
            # A letter or two: only the surest are worth a look at how often you are in touch.
            edge = nlargest(400, total.values())[-1]
            total = {one: value for one, value in total.items() if value >= edge}
        standing = self._standing
        return nlargest(_FINALISTS, total, key=lambda one: total[one] + standing(one))

    def _holders(self, meant: dict[str, float]) -> dict[int, float]:
        best: dict[int, float] = {}
        for word, quality in meant.items():
            for one in self._named.get(word, ()):
                if quality > best.get(one, 0.0):
                    best[one] = quality
            told = quality * (_FIELD_BEST if quality >= _UNSURE else _TOLD_UNSURE)
            for one in self._told.get(word, ()):
                if told > best.get(one, 0.0):
                    best[one] = told
        return best

    def _score(
        self, person: int, typed: list[str], meant: list[dict[str, float]], raw: str
    ) -> float:
        card = self._cards[person]
        pairs = _pairs(card, typed, meant)
        taken = _assigned(pairs)
        used = {place for _quality, place in taken.values()}
        for number, word in enumerate(typed):
            if number not in taken and (near := _near(word, card, used)):
                taken[number] = near
                used.add(near[1])
        left = [word for number, word in enumerate(typed) if number not in taken]
        score = sum(quality for quality, _place in taken.values())
        score += _soft(left, card, used) - _UNMATCHED * len(left)
        score /= len(typed)
        covered = [0] * len(card.sizes)
        for place in used:
            if (name := card.places[place]) < _RUNS:
                covered[name] += 1
        share = max(
            (min(1.0, hit / size) for hit, size in zip(covered, card.sizes, strict=True) if size),
            default=0.0,
        )
        score += _COVERED * share
        in_order = [taken[number][1] for number in sorted(taken)]
        if len(in_order) > 1 and in_order == sorted(in_order):
            score += _ORDER
        contact = self._journal.contacts.get(person)
        if contact is not None and raw and raw_key(contact.name) == raw:
            score += _RAW
        return score + self._standing(person)

    def _second_tries(self, typed: list[str]) -> Iterator[tuple[list[str], float]]:
        """Join neighbouring words, and split a long one where both halves are names."""
        for place in range(len(typed) - 1):
            joined = typed[place] + typed[place + 1]
            if len(joined) > 3 and any(self._vocabulary.matches(joined).values()):
                yield [*typed[:place], joined, *typed[place + 2 :]], _JOINED
        for place, word in enumerate(typed):
            if len(word) < 6 or word in self._vocabulary:
                continue
            for cut in range(2, len(word) - 1):
                first, second = word[:cut], word[cut:]
                if first in self._named and second in self._named:
                    yield [*typed[:place], first, second, *typed[place + 1 :]], _SPLIT

    def _by_point(self, query: str) -> dict[int, float]:
        """Return people by a part of an e-mail address or a phone number."""
        text = fold(query).strip()
        digits = _NO_DIGIT.sub("", text).lstrip("0")
        found: dict[int, float] = {}
        mailish = " " not in text and len(text) > 3 and ("@" in text or "." in text or "_" in text)
        phonish = len(digits) >= 4 and not any(map(str.isalpha, text))
        if not mailish and not phonish:
            return found
        for person, card in self._cards.items():
            for value in card.points if mailish else ():
                if text in value:
                    whole = 0.1 * (value == text) + 0.05 * value.startswith(text)
                    found[person] = 1.0 + whole + self._standing(person)
            for number in card.digits if phonish else ():
                if digits in number:
                    found[person] = 1.0 + 0.1 * number.endswith(digits) + self._standing(person)
        return found

    def _standing(self, person: int) -> float:
        """Return what decides between equals: in the journal or not, how often, how lately."""
        held = self._weights.get(person)
        if held is not None:
            return held
        journal = self._journal
        entries = journal.entries_with[person]
        often = min(1.0, log1p(len(entries)) / 4.0)
        lately = 0.0
        if entries and (last := journal.entries.get(entries[-1])) is not None:
            lately = min(1.0, max(0.0, (last.on.year - 2010) / 20))
        contact = journal.contacts.get(person)
        known = contact is not None and journal.is_known(contact) and not contact.archived
        weight = _PRIOR * (0.8 * often + 0.2 * lately) + _KNOWN * known
        if journal.complete:
            self._weights[person] = weight
        return weight

    def _hit(self, person: int, score: float, typed: list[str]) -> Hit:
        contact = self._journal.contacts[person]
        meant = [self._vocabulary.matches(word) for word in typed]
        spans = _spans(contact.name, typed, meant)
        reason = "" if spans else self._reason(contact, typed, meant)
        shown = round(min(100.0, score * _SCALE), 1)
        return Hit("contact", person, shown, contact.name, spans, reason)

    def _reason(self, contact: Contact, typed: list[str], meant: list[dict[str, float]]) -> str:
        card = self._cards[contact.id]
        for word, words in zip(typed, meant, strict=True):
            for held, place in zip(card.words, card.places, strict=True):
                if place >= _TOLD and (held in words or held.startswith(word)):
                    return _FIELDS[place - _TOLD][0]
        return ""


def _card(contact: Contact) -> _Card:
    """Take from a contact what is searched."""
    words: list[str] = []
    places: list[int] = []
    sizes: list[int] = []
    initials: list[str] = []
    names = [contact.name, *contact.aliases, *contact.former_names]
    if contact.reading:
        names.append(contact.reading)
    for number, name in enumerate(names[:_RUNS]):
        plain, extra = name_forms(name)
        words += plain
        places += [number] * len(plain)
        if extra:
            words += extra
            places += [number + _RUNS] * len(extra)
        sizes.append(len(plain))
        if 1 < len(plain) < 6:
            initials.append("".join([word[0] for word in plain]))
    for place, text in enumerate(_told(contact), _TOLD):
        if text:
            held = words_of(text)
            words += held
            places += [place] * len(held)
    return _Card(
        words=words,
        places=places,
        sizes=tuple(sizes),
        initials=tuple(initials),
        points=tuple([fold(one.value) for one in (*contact.emails, *contact.links)]),
        digits=tuple([_NO_DIGIT.sub("", one.value).lstrip("0") for one in contact.phones]),
    )


def _told(contact: Contact) -> Iterator[str]:
    """Return the text of every field of `_FIELDS`, in their order."""
    met = contact.met
    yield contact.organization
    yield " ".join([one.organization for one in contact.positions])
    yield contact.city
    yield " ".join(contact.tags)
    yield contact.title
    yield f"{met.tag} {met.where}" if met is not None else ""
    yield " ".join([*[one.kind for one in contact.relations], *contact.roles])
    yield " ".join([one.value.partition("@")[0] for one in contact.emails])
    yield contact.about


def _pairs(
    card: _Card, typed: list[str], meant: list[dict[str, float]]
) -> list[tuple[float, int, int]]:
    """Return which words of a card each typed word may mean: how surely, its number, the place."""
    pairs: list[tuple[float, int, int]] = []
    for number, words in enumerate(meant):
        letter = typed[number] if len(typed[number]) == 1 else ""
        for at, word in enumerate(card.words):
            quality = words.get(word, 0.0)
            if letter and not quality and word.startswith(letter):
                quality = 0.95
            if quality:
                place = card.places[at]
                if place >= _TOLD and quality < _UNSURE:
                    quality *= _TOLD_UNSURE
                pairs.append((quality * _WEIGHTS[place], number, at))
    return pairs


def _near(typed: str, card: _Card, used: set[int]) -> tuple[float, int] | None:
    """Return the unused word of a name that a typed one is a slip of.

    A word that exists in the vocabulary is not looked for with slips, yet here it may be one.
    """
    most = max(2, budget(len(typed))) if len(typed) > 3 else budget(len(typed))
    best: tuple[float, int] | None = None
    for at, word in enumerate(card.words):
        if card.places[at] >= _RUNS or at in used or len(word) < 3:
            continue
        edits = OSA.distance(typed, word, score_cutoff=most)
        if edits <= most and (edits < 2 or typed[0] == word[0]):
            quality = 0.87 if edits < 2 else 0.72 if edits == 2 else 0.66
            if best is None or quality > best[0]:
                best = (quality, at)
    return best


def _assigned(pairs: list[tuple[float, int, int]]) -> dict[int, tuple[float, int]]:
    """Give each typed word one word of the card, the surest pairs first."""
    taken: dict[int, tuple[float, int]] = {}
    used: set[int] = set()
    for quality, number, place in sorted(pairs, key=lambda pair: (-pair[0], pair[2])):
        if number not in taken and place not in used:
            taken[number] = (quality, place)
            used.add(place)
    return taken


def _soft(left: list[str], card: _Card, used: set[int]) -> float:
    """Return some credit for typed words that nothing means but that look like an unused name."""
    credit = 0.0
    for word in left:
        near = (
            JaroWinkler.similarity(word, other)
            for at, other in enumerate(card.words)
            if card.places[at] < _RUNS and at not in used
        )
        credit += _SOFT * max(near, default=0.0)
    return credit


def _spans(title: str, typed: list[str], meant: list[dict[str, float]]) -> Spans:
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

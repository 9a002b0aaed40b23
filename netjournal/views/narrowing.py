"""Which records of a timeline hold the words of a filter, quick enough for every keystroke."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache

from netjournal.insight.due import is_plan
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Entry, Favor, FollowUp, Introduction, Record, State
from netjournal.views import introductions, phrases
from netjournal.views.days import Moment

# A filter is typed letter by letter over the same texts.
_folded = lru_cache(maxsize=131_072)(fold)


Test = Callable[[Record | Moment], bool]


def holds(journal: Journal, today: date, query: str, contact: int | None = None) -> Test | None:
    """Return what tells whether a record answers a query; None: nothing is asked.

    A word may stand in a text, a kind, a state in words, a tag, or in the name of anybody but
    the `contact` whose timeline it is. Raises Usage for a field that does not exist.
    """
    if not query.strip():
        return None
    # Most timelines are looked at whole.
    from netjournal.search.conditions import Conditions, read

    conditions = Conditions(journal, today)
    tests = [
        _both(_holds_words(journal, today, one.words, contact), conditions.test(one))
        for one in read(journal, query)
    ]
    if len(tests) < 2:
        return tests[0] if tests else None
    return lambda record: any(test(record) for test in tests)


def _both(first: Test, second: Callable[[Record], bool] | None) -> Test:
    if second is None:
        return first
    return lambda row: first(row) and second(row.record if isinstance(row, Moment) else row)


def _holds_words(journal: Journal, today: date, said: str, contact: int | None) -> Test:
    terms = tuple((word, _named(journal, word, contact)) for word in fold(said).split())

    def test(record: Record | Moment) -> bool:
        # Tens of thousands of entries are asked at every keystroke; most by their text alone.
        if isinstance(record, Entry):
            text = _folded(record.text)
            for word, named in terms:
                if (
                    word not in text
                    and not any(map(named, record.contacts))
                    and word not in _aside(record, today)
                ):
                    return False
            return True
        if isinstance(record, Favor | FollowUp):
            parts, who = _beside(record), record.contact
            return all(
                any(word in _folded(part) for part in parts) or (who is not None and named(who))
                for word, named in terms
            )
        if isinstance(record, Moment):
            named_here = _people(record.record)
            beside = fold(_said_of_moment(record))
            return all(word in beside or any(map(named, named_here)) for word, named in terms)
        return False

    return test


def _named(journal: Journal, word: str, contact: int | None) -> Callable[[int], bool]:
    """Return what tells whether a word stands in somebody's name, but for one person's."""
    contacts = journal.contacts

    @cache
    def named(one: int) -> bool:
        return one != contact and one in contacts and word in fold(contacts[one].name)

    return named


def _aside(entry: Entry, today: date) -> str:
    """Return what stands beside an entry's text, folded."""
    kind = "plan" if is_plan(entry, today) else ""
    if not entry.tags and not entry.others and not kind:
        return _folded(entry.kind)
    return fold(" ".join((entry.kind, kind, *map("#{}".format, entry.tags), *entry.others)))


def _beside(record: Favor | FollowUp) -> tuple[str, ...]:
    if isinstance(record, FollowUp):
        return phrases.follow_up_label(record), record.why, f"#{record.tag}"
    side = phrases.SIDES[record.direction]
    label = side if record.state is State.OPEN else phrases.STATES[record.state]
    return label, record.what if record.amount is None else phrases.what(record)


def _said_of_moment(moment: Moment) -> str:
    match moment.record:
        case Favor() as favor:
            return f"in part {favor.parts[moment.number].text} {favor.what}"
        case Introduction() as introduction:
            return introductions.step_label(introduction.steps[moment.number])
    return ""


def _people(record: Record) -> tuple[int, ...]:
    match record:
        case Favor():
            return (record.contact,)
        case Introduction():
            return (*record.people, record.broker or 0)
    return ()

"""doubts: what notes left open, as a list, or one of them answered."""

from __future__ import annotations

from collections.abc import Sequence

from netjournal import clock
from netjournal.capture import answers
from netjournal.capture.doubts import SOMEBODY_NEW
from netjournal.cli import out
from netjournal.cli.opening import journal_of, settings, writing
from netjournal.cli.options import JSON
from netjournal.cli.parse import Call
from netjournal.errors import Ambiguous, NotFound, Usage
from netjournal.insight.doubts import DoubtRow, Kind, doubts, suggest
from netjournal.model.dates import read_date
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId, handle_letters, is_handle
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.settings import reads_day_first
from netjournal.views import as_json
from netjournal.views.doubts import NOTHING, doubt_lines, handle_of, short_words
from netjournal.views.handles import Handles

_LEAVE = frozenset({"none", "leave", "words", "nobody"})


def run(call: Call) -> int:
    """Print the list, or answer the doubt that the first word names with the others."""
    if not call.words:
        return _list(call)
    if len(call.words) == 1:
        raise Usage(
            "Say what is meant, too.", "netjournal doubts HANDLE NAME, or new, none, or a day."
        )
    with writing(call) as store:
        journal = store.journal
        doubt = _named(journal, call.words[0])
        edit = _answer(journal, doubt, " ".join(call.words[1:]), store.new_id)
        out.say_label(store.commit(edit).edit.label)
    return 0


def _list(call: Call) -> int:
    journal = journal_of(call)
    found = _doubts(journal)
    if call.has(JSON):
        handles = Handles(journal)
        out.say_json(
            [as_json.doubt(journal, one, handle_of(one, journal, handles)) for one in found]
        )
        return 0
    out.say_all(doubt_lines(journal, found, clock.today()))
    if not found:
        out.tell(NOTHING)
    return 0


def _doubts(journal: Journal) -> Sequence[DoubtRow]:
    plain = doubts(journal)
    if all(one.choices or one.kind is not Kind.WHO for one in plain):
        return plain
    # Only a name that fits nobody is worth the index of near ones.
    from netjournal.search.people import PeopleIndex

    index = PeopleIndex(journal)
    return suggest(plain, lambda words: [(hit.id, hit.score) for hit in index.search(words, 3)])


def _named(journal: Journal, text: str) -> DoubtRow:
    """Return the doubt that its note's handle or id names, and of several its words: x7k.ana."""
    name, _, words = text.lower().strip("[]").partition(".")
    found = [
        one
        for one in _doubts(journal)
        if name == str(one.entry) or (is_handle(name) and handle_letters(one.entry).endswith(name))
    ]
    if words:
        exact = [one for one in found if short_words(one) == fold(words)]
        found = exact or [one for one in found if short_words(one).startswith(fold(words))]
    if not found:
        raise NotFound(f"Nothing unsure answers to: {text}", "netjournal doubts lists what does.")
    if len(found) > 1:
        handles = Handles(journal)
        listed = ", ".join(f"{handle_of(one, journal, handles)} {one.sentence}" for one in found)
        raise Ambiguous(f"{len(found)} things are unsure there.", f"Which one? {listed}")
    return found[0]


def _answer(journal: Journal, doubt: DoubtRow, said: str, new_id: NewId) -> Edit:
    if said.lower() in _LEAVE:
        return answers.leave(journal, doubt)
    if doubt.kind is Kind.OTHER:
        raise Usage("That can only be left as words.", "netjournal doubts HANDLE none")
    chosen = settings()
    day_first = reads_day_first(chosen)
    how = answers.How(clock.now(), new_id, day_first, chosen.currency)
    if doubt.kind is Kind.DONE:
        return answers.choose(journal, doubt, _favor(journal, doubt, said), how)
    if doubt.kind is Kind.WHO:
        return answers.choose(journal, doubt, _person(journal, doubt, said), how)
    day = read_date(said, clock.today(), day_first=day_first)
    if day is None:
        raise Usage(f"'{said}' is no day.", "2026-12-01, 1 dec, friday, 2w; or none.")
    return answers.say_day(journal, doubt, day, how)


def _person(journal: Journal, doubt: DoubtRow, said: str) -> int:
    """Return whom an answer means: the number of a choice, a name or a handle; 0: somebody new."""
    if said.lower() == "new":
        return SOMEBODY_NEW
    numbered = _numbered(doubt, said)
    if numbered is not None:
        return numbered
    # What a name means is the search room's, which the list does without.
    from netjournal.search.resolve import resolve_person

    return resolve_person(journal, said).id


def _favor(journal: Journal, doubt: DoubtRow, said: str) -> int:
    """Return which favor an answer means: the number of a choice, a handle or words."""
    numbered = _numbered(doubt, said)
    if numbered is not None:
        return numbered
    # What words mean is the search room's, too.
    from netjournal.search.resolve import resolve_thing

    return resolve_thing(journal, said, ("favors",)).id


def _numbered(doubt: DoubtRow, said: str) -> int | None:
    if said.isdecimal() and 0 < int(said) <= len(doubt.choices):
        return doubt.choices[int(said) - 1]
    return None

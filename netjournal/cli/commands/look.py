"""find, show, owes, due and timeline: what the journal says, as lines or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.commands.tags import say_page
from netjournal.cli.opening import journal_of, writing
from netjournal.cli.options import JSON, LIMIT, SAVE
from netjournal.cli.parse import Call, number
from netjournal.errors import NotFound, Usage
from netjournal.insight.due import due
from netjournal.insight.owed import put_off
from netjournal.model.journal import Journal, newest_first
from netjournal.model.making import views
from netjournal.model.records import Tag
from netjournal.views import as_json, plain
from netjournal.views.handles import Handles

_MOST_HITS = 50


def run(call: Call) -> int:
    """Print what is asked for; 1 where a search finds nothing."""
    commands: dict[str, Callable[[Call, Journal], int]] = {
        "find": _find,
        "show": _show,
        "owes": _owes,
        "due": _due,
        "timeline": _timeline,
    }
    return commands[call.name](call, journal_of(call))


def _find(call: Call, journal: Journal) -> int:
    # Fuzzy search is loaded only to search.
    from netjournal.search.everything import find
    from netjournal.search.hits import SURE

    hits = find(journal, call.text, number(call, LIMIT, _MOST_HITS), today=clock.today())
    if hits and hits[0].score < SURE:
        out.tell("Nothing is that for sure; this is similar:")
    if call.has(JSON):
        out.say_json(
            [as_json.hit(one.type, one.id, one.title, one.score, one.reason) for one in hits]
        )
    else:
        handles = Handles(journal)
        out.say_all(
            plain.hit_line(journal, one.type, one.id, one.title, one.reason, handles)
            for one in hits
        )
    if not hits:
        out.tell("Nothing found.")
    elif call.has(SAVE):
        _save(call)
    return 0 if hits else 1


def _save(call: Call) -> None:
    name = call.value(SAVE).removeprefix("@")
    if not views.tidied(name):
        raise Usage("A saved search needs a name.", "netjournal find tag:abos26 --save abos")
    with writing(call) as store:
        made = views.save(store.journal, name, call.text, new_id=store.new_id)
        out.tell(f"{store.commit(made).edit.label}: netjournal find @{views.tidied(name)}")


def _show(call: Call, journal: Journal) -> int:
    if not call.text.strip():
        raise NotFound("No name was given.", "netjournal show ada")
    # What a name means is the search room's, which a list of everything does without.
    from netjournal.cli.things import thing

    found = thing(journal, call.words, ("contacts", "tags"))
    if isinstance(found, Tag):
        say_page(journal, found, json=call.has(JSON))
    elif call.has(JSON):
        out.say_json(as_json.show(journal, found.id, clock.today()))
    else:
        out.say_all(plain.card_lines(journal, found.id, clock.today()))
    return 0


def _owes(call: Call, journal: Journal) -> int:
    person = _person(call, journal)
    if call.has(JSON):
        out.say_json(as_json.owes(journal, clock.today(), person))
        return 0
    code = _list(plain.owes_lines(journal, clock.today(), person), "Nobody owes anything.")
    if waiting := len(put_off(journal, clock.today(), person)):
        out.tell(f"Put off to a later day: {waiting}; netjournal show NAME tells what.")
    return code


def _due(call: Call, journal: Journal) -> int:
    if call.has(JSON):
        found = due(journal, clock.today())
        out.say_json(as_json.due(journal, found, clock.today()))
        return 0
    return _list(plain.due_lines(journal, clock.today()), "Nothing is due.")


def _timeline(call: Call, journal: Journal) -> int:
    person = _person(call, journal)
    entries = (
        newest_first(journal.entries.values()) if person is None else journal.entries_of(person)
    )
    some = list(islice(entries, number(call, LIMIT, len(entries) or 1)))
    if call.has(JSON):
        out.say_json([as_json.entry(journal, one) for one in some])
        return 0
    return _list(plain.timeline_lines(journal, clock.today(), some), "Nothing happened yet.")


def _person(call: Call, journal: Journal) -> int | None:
    """Return whom the words mean; None: there are no words. Raises NotFound, Ambiguous."""
    if not call.text.strip():
        return None
    # Resolving a name is the search room's, which a list of everything does without.
    from netjournal.search.resolve import resolve_person

    return resolve_person(journal, call.text).id


def _list(lines: Iterable[str], nothing: str) -> int:
    held: Sequence[str] = list(lines)
    out.say_all(held)
    if not held:
        out.tell(nothing)
    return 0

"""note: plain lines into the journal, from the words behind it, a terminal, or a pipe.

The quickest command: it brings along neither TinyDB nor anything that finds names by likeness.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from netjournal import clock
from netjournal.capture.draft import Doubt, Draft, Unclear
from netjournal.capture.filing import file
from netjournal.capture.known import Names
from netjournal.capture.read import read
from netjournal.cli import out
from netjournal.cli.opening import noting, settings
from netjournal.cli.parse import Call
from netjournal.cli.understood import question, understood
from netjournal.cli.verbs import EVENT
from netjournal.errors import NetjournalError, Usage
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.text import clean
from netjournal.settings import Settings, reads_day_first
from netjournal.store.quick import Quick, called, is_in_book

if TYPE_CHECKING:
    from netjournal.store.store import Store

Choose = Callable[[Unclear, Journal], int]


def run(call: Call) -> int:
    """Note what there is to note; 1 where there is nothing."""
    chosen = settings()
    if call.words and call.words != ("-",):
        _warn_of_redirection(call)
        return _note(call, chosen, [call.text])
    if call.words or sys.stdin is None or not sys.stdin.isatty():
        return _note(call, chosen, _piped(), several=True)
    return _note(call, chosen, _asked(), choose=_choose, give_back=True)


def _note(
    call: Call,
    chosen: Settings,
    lines: Iterable[str],
    *,
    several: bool = False,
    choose: Choose | None = None,
    give_back: bool = False,
) -> int:
    noted = 0
    with noting(call, chosen) as store:
        event = _tag(store.journal, call.value(EVENT))
        batch = f"note-{store.new_id()}" if several else ""
        names = _names(store)
        for line in filter(None, map(clean, lines)):
            try:
                draft = _read(line, names, store.journal, chosen, event, choose)
                told = list(understood(draft, store.journal, clock.today()))
                store.commit(file(draft, store.journal, clock.now(), store.new_id, batch=batch))
            except NetjournalError:
                _tell_unsaved(line if give_back else "", noted if several else 0)
                raise
            if noted:
                out.say("")
            out.say_all(told)
            _tell_doubts(draft, store.journal)
            if draft.new_people:
                names = _names(store)
            noted += 1
    if not noted:
        out.tell("Nothing was noted.")
    return 0 if noted else 1


def _names(store: Quick | Store) -> Names:
    return Names(called(store), lambda person: is_in_book(store, person))


def _read(
    line: str,
    names: Names,
    journal: Journal,
    chosen: Settings,
    event: str,
    choose: Choose | None,
) -> Draft:
    def reading(answers: dict[str, int]) -> Draft:
        return read(
            line,
            names,
            clock.today(),
            day_first=reads_day_first(chosen),
            currency=chosen.currency,
            event=event,
            chosen=answers,
        )

    draft = reading({})
    if choose is None:
        return draft
    doubts = [one for one in draft.unclear if one.doubt is Doubt.WHO and one.choices]
    answers = {one.words: person for one in doubts if (person := choose(one, journal))}
    return reading(answers) if answers else draft


def _tag(journal: Journal, name: str) -> str:
    """Return the tag that an event's name means: its own, or that of the page so titled."""
    words = clean(name).removeprefix("#")
    for tag in journal.tags.values():
        if words and fold(tag.title) == fold(words):
            return tag.name
    return "-".join(words.split())


def _asked() -> Iterator[str]:
    """Ask for a line; pasted lines come as several."""
    with suppress(ImportError):
        # With it, arrows and backspace work; the line goes into no history of the shell's.
        import readline  # noqa: F401 (imported for what it does to input)
    try:
        if sys.stdout is not None and sys.stdout.isatty():
            line = input("note: ")
        else:
            sys.stderr.write("note: ")
            sys.stderr.flush()
            line = sys.stdin.readline()
    except EOFError:
        out.tell("")
        return
    yield from line.splitlines()


def _choose(doubt: Unclear, journal: Journal) -> int:
    """Ask who is meant; 0: later."""
    out.tell(f"{question(doubt)} Type a number, or enter for later.")
    for number, person in enumerate(doubt.choices, 1):
        contact = journal.contacts[person]
        about = contact.organization or contact.city
        out.tell(f"{number} {contact.name}{f', {about}' if about else ''}")
    try:
        answer = sys.stdin.readline().strip()
    except KeyboardInterrupt:
        # The line is saved all the same, with what is unclear in it.
        return 0
    if answer.isdecimal() and 1 <= int(answer) <= len(doubt.choices):
        return doubt.choices[int(answer) - 1]
    return 0


def _piped() -> Iterator[str]:
    """Return the lines of the standard input, whatever its bytes are."""
    if sys.stdin is None:
        raise Usage("There is no standard input to read.", "netjournal note asks for a line.")
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        yield from sys.stdin
        return
    for number, raw in enumerate(buffer):
        held = raw.removeprefix(b"\xef\xbb\xbf") if not number else raw
        try:
            yield held.decode()
        except UnicodeDecodeError:
            # An old editor's file; every byte is some letter there.
            yield held.decode("latin-1")


def _tell_doubts(draft: Draft, journal: Journal) -> None:
    for doubt in draft.unclear:
        names = " or ".join(map(journal.name, doubt.choices[:4]))
        out.tell(f"unclear: {doubt.sentence()}{f' {names}?' if names else ''}")


def _tell_unsaved(line: str, noted: int) -> None:
    if line:
        out.tell(f"not saved: {line}")
    elif noted:
        out.tell(f"Saved: the first {noted}. The line after them and all that follow were not.")


def _warn_of_redirection(call: Call) -> None:
    """Say so where the shell seems to have taken a ">" and made a file of the word behind it."""
    if len(call.words) < 2 or ">" in call.text:
        return
    # Both are in every Python that started, as builtins.
    import os
    import stat

    try:
        mode = os.fstat(sys.stdout.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return
    if stat.S_ISREG(mode):
        out.tell("This goes into a file: did your shell take a > from the line?")
        out.tell("  netjournal note asks for the line; between quotes a > stays, too.")

"""note: plain lines into the journal, from the words behind it, a terminal, or a pipe.

The quickest command: it brings along neither TinyDB nor anything that finds names by likeness.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from netjournal import clock
from netjournal.capture.draft import Doubt, Draft, PastedLine, Unclear
from netjournal.capture.filing import file
from netjournal.capture.joining import Joining
from netjournal.capture.known import Names, owed_of
from netjournal.capture.read import read
from netjournal.cli import out
from netjournal.cli.opening import noting, settings
from netjournal.cli.options import EVENT
from netjournal.cli.parse import Call
from netjournal.cli.understood import question, understood
from netjournal.errors import NetjournalError, Usage
from netjournal.insight import events
from netjournal.model.journal import Journal
from netjournal.model.making.tags import new_event
from netjournal.model.names import fold
from netjournal.model.text import clean
from netjournal.settings import Settings, reads_day_first
from netjournal.store.quick import Quick, called, is_in_book

if TYPE_CHECKING:
    from netjournal.store.store import Store

Choose = Callable[[Unclear, Journal], int | None]


def run(call: Call) -> int:
    """Note what there is to note; 1 where there is nothing."""
    chosen = settings()
    if call.words and call.words != ("-",):
        _warn_of_redirection(call)
        return _note(call, chosen, [PastedLine(call.text)])
    if call.words or sys.stdin is None or not sys.stdin.isatty():
        return _note(call, chosen, _piped(), several=True)
    return _note(call, chosen, map(PastedLine, _asked()), choose=_choose, give_back=True)


class _Noting:
    """One run of the command: the open journal and how its lines are read."""

    def __init__(
        self, store: Quick | Store, chosen: Settings, event: str, choose: Choose | None
    ) -> None:
        self.store = store
        self.chosen = chosen
        self.choose = choose
        self.event = events.tag_named(store.journal, event)
        self.title = clean(event).removeprefix("#")
        self.noted = 0
        self.names = self._read_names()
        self.joining = Joining()

    def note(self, line: str, event: str, batch: str) -> None:
        """Read, save and tell one line."""
        draft = self._read(line, event)
        told = list(understood(draft, self.store.journal, clock.today()))
        joins = self.joining.entry(draft, event) if event else None
        edit = file(
            draft, self.store.journal, clock.now(), self.store.new_id, batch=batch, joins=joins
        )
        self.store.commit(edit)
        self.joining.notice(edit, event, draft)
        if self.noted:
            out.say("")
        out.say_all(told)
        _tell_doubts(draft, self.store.journal)
        if draft.new_people:
            self.names = self._read_names()
        self.noted += 1

    def make_event(self, batch: str) -> None:
        """Make a page for the event that was named, if it has none."""
        if self.event and self.store.journal.tag(self.event) is None:
            edit = new_event(
                self.store.journal, self.event, self.title, clock.now(), self.store.new_id
            )
            self.store.commit(msgspec.structs.replace(edit, batch=batch))

    def tag(self, event: str) -> str:
        """Return the tag of a heading's event, or that of the command."""
        return events.tag_named(self.store.journal, event) if event else self.event

    def _read_names(self) -> Names:
        return Names(
            called(self.store),
            lambda person: is_in_book(self.store, person),
            works=lambda person: self.store.journal.contacts[person].organization,
        )

    def _near(self, name: str) -> Sequence[tuple[int, float]]:
        people = {one.id for word in fold(name).split() for one in self.names.called(word)}
        if not people:
            return ()
        # Only somebody new with half of a known name is worth loading what compares likeness.
        from netjournal.search.near import near_names

        return near_names(one for one in called(self.store) if one[0] in people)(name)

    def _read(self, line: str, event: str) -> Draft:
        owed = owed_of(self.store.journal)

        def reading(answers: dict[str, int]) -> Draft:
            return read(
                line,
                self.names,
                clock.today(),
                day_first=reads_day_first(self.chosen),
                currency=self.chosen.currency,
                event=event,
                about=self.joining.last(event) if event else None,
                chosen=answers,
                owed=owed,
                suggest=self._near,
            )

        draft = reading({})
        if self.choose is None:
            return draft
        doubts = [one for one in draft.unclear if one.doubt is not Doubt.DATE]
        answers: dict[str, int] = {}
        for one in doubts:
            answer = self.choose(one, self.store.journal)
            if answer is not None:
                answers[one.words] = answer
        return reading(answers) if answers else draft


def _note(
    call: Call,
    chosen: Settings,
    lines: Iterable[PastedLine],
    *,
    several: bool = False,
    choose: Choose | None = None,
    give_back: bool = False,
) -> int:
    with noting(call, chosen) as store:
        noting_now = _Noting(store, chosen, call.value(EVENT), choose)
        batch = f"note-{store.new_id()}" if several else ""
        for one in lines:
            line = clean(one.line)
            if not line:
                continue
            try:
                noting_now.make_event(batch)
                dated = f"{one.on.isoformat()}: {line}" if one.on else line
                noting_now.note(dated, noting_now.tag(one.event), batch)
            except NetjournalError:
                _tell_unsaved(line if give_back else "", noting_now.noted if several else 0)
                raise
    if not noting_now.noted:
        out.tell("Nothing was noted.")
    return 0 if noting_now.noted else 1


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


def _choose(doubt: Unclear, journal: Journal) -> int | None:
    """Ask who is meant, or which favor is done; 0: somebody new; None: later."""
    new = ", n for somebody new" if doubt.doubt is Doubt.WHO else ""
    out.tell(f"{question(doubt)} Type a number{new}, or enter for later.")
    for number, choice in enumerate(doubt.choices, 1):
        out.tell(f"{number} {_choice(doubt, choice, journal)}")
    try:
        answer = sys.stdin.readline().strip()
    except KeyboardInterrupt:
        # The line is saved all the same, with what is unclear in it.
        return None
    if answer.isdecimal() and 1 <= int(answer) <= len(doubt.choices):
        return doubt.choices[int(answer) - 1]
    return 0 if new and answer.lower() in ("n", "new") else None


def _choice(doubt: Unclear, choice: int, journal: Journal) -> str:
    if doubt.doubt is Doubt.DONE:
        return journal.favors[choice].what
    contact = journal.contacts[choice]
    about = contact.organization or contact.city
    return f"{contact.name}, {about}" if about else contact.name


def _piped() -> Iterator[PastedLine]:
    """Return the lines of the standard input as a paste: bullets go, headings set day and event."""
    # One line alone needs none of this.
    from netjournal.capture.paste import lines

    text = "".join(_decoded())
    yield from lines(text, clock.today(), day_first=reads_day_first(settings()))


def _decoded() -> Iterator[str]:
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
        names = " or ".join(_choice(doubt, one, journal) for one in doubt.choices[:4])
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

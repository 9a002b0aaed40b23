"""The words of `--help`, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netjournal.cli.options import APP, COMMON, Option, Verb
from netjournal.cli.verbs import GROUPS, VERBS

_EXAMPLES = (
    ("netjournal", "open the app"),
    ("netjournal note", "asks: lunch with Ada, I owe her slides by fri"),
    ("netjournal brief ada", "two minutes before a meeting"),
    ("netjournal settle slides", "done"),
    ("netjournal import contacts.vcf", "everybody in your phone"),
    ("netjournal find ada --json", "for scripts"),
)


def overview() -> Iterator[str]:
    """Every command, grouped, with examples at the end."""
    yield "netjournal: a journal of the people you know, and of who owes whom"
    yield ""
    yield "usage: netjournal [--journal PATH]                 the app"
    yield "       netjournal [--journal PATH] COMMAND WORDS…  one command"
    for group in GROUPS:
        yield ""
        yield f"{group}:"
        yield from _columns(
            (f"{verb.name} {verb.usage}".rstrip(), verb.help)
            for verb in VERBS
            if verb.group == group
        )
    yield ""
    yield "options:"
    yield from _options(APP)
    yield ""
    yield "examples:"
    yield from _columns(_EXAMPLES, width=31)
    yield ""
    yield "'netjournal COMMAND --help' says more."
    yield "Exit codes: 0 done; 1 nothing found, or refused; 2 not understood, or the"
    yield "journal could not be read or written."


def of_verb(verb: Verb) -> Iterator[str]:
    """What one command takes and does."""
    yield f"usage: netjournal {verb.name} {verb.usage}".rstrip()
    yield ""
    yield f"{verb.help[0].upper()}{verb.help[1:]}."
    if verb.more:
        yield from verb.more
    yield ""
    yield "options:"
    yield from _options((*verb.options, *COMMON))


def _options(options: Iterable[Option]) -> Iterator[str]:
    return _columns((option.written(), option.help) for option in options)


def _columns(rows: Iterable[tuple[str, str]], width: int = 28) -> Iterator[str]:
    for left, right in rows:
        yield f"  {left:<{width}}  {right}"

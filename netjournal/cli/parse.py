"""From the shell's words to a call of one command. It must not know what a command does.

argparse takes 10 ms to load and 10 more to be told the commands, of a note's 90, and takes `-acme`
for options.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netjournal.cli.options import APP, COMMON, HELP, LIMIT, Option, Verb
from netjournal.errors import Usage


class Call(NamedTuple):
    """A command with its words and options; no verb: the app."""

    verb: Verb | None
    words: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()

    def has(self, option: Option) -> bool:
        """Tell whether an option was given."""
        return any(name == option.name for name, _ in self.options)

    def value(self, option: Option) -> str:
        """Return the value an option was given last; empty: not given."""
        return next((value for name, value in reversed(self.options) if name == option.name), "")

    @property
    def name(self) -> str:
        """The verb; empty: the app."""
        return self.verb.name if self.verb else ""

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


def parse(arguments: Sequence[str]) -> Call:
    """Read the shell's words.

    An option counts before the verb or after it, a single dash before letters that are no option
    is a word, and all that follows `--` are words. Raises Usage.
    """
    options, rest = _leading_options(arguments)
    if not rest:
        return Call(None, (), options)
    name, *rest = rest
    if name == "help":
        return Call(_verb(rest[0]) if rest else None, (), (*options, (HELP.name, "")))
    verb = _verb(name)
    words, own = _split(verb, rest)
    call = Call(verb, words, (*options, *own))
    if not call.has(HELP):
        _count(call, verb)
    return call


def number(call: Call, option: Option, default: int) -> int:
    """Return the whole number that an option was given; raises Usage."""
    value = call.value(option)
    if not value:
        return default
    if not value.isdecimal() or int(value) < 1:
        raise Usage(f"{option.name} takes a whole number from 1, not '{value}'.")
    return int(value)


def _leading_options(
    arguments: Sequence[str],
) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    known = APP
    options: list[tuple[str, str]] = []
    rest = list(arguments)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        word = rest.pop(0)
        option, value = _option(word, known)
        if option is None:
            raise _unknown("netjournal", word, known)
        options.append((option.name, _value(option, value, rest)))
    return tuple(options), rest


def _verb(name: str) -> Verb:
    # The app's start, which has no verb, does without the table.
    from netjournal.cli.verbs import VERBS

    for verb in VERBS:
        if verb.name == name:
            return verb
    likely = _likely(name, [verb.name for verb in VERBS])
    raise Usage(
        f"There is no command '{name}'.",
        f"Did you mean '{likely}'?"
        if likely
        else f"'netjournal find {name}' looks for it; 'netjournal --help' lists the commands.",
    )


def _split(verb: Verb, rest: Iterable[str]) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    known = (*verb.options, *COMMON)
    words: list[str] = []
    options: list[tuple[str, str]] = []
    left = list(rest)
    while left:
        word = left.pop(0)
        if word == "--":
            # Inside a text it is a dash that somebody typed; before it, it ends the options.
            words += [word, *left] if words and verb.text else left
            break
        option, value = _option(word, known)
        if option is HELP and words:
            option = None
        if option is not None:
            options.append((option.name, _value(option, value, left)))
        elif word.startswith("--") and not word[2:3].isdigit():
            # A birthday without its year is written --10-14.
            raise _unknown(verb.name, word, known)
        else:
            words.append(word)
    return tuple(words), tuple(options)


def _option(word: str, known: Iterable[Option]) -> tuple[Option | None, str | None]:
    """Return the option that a word names, and the value attached to it."""
    name, equals, value = word.partition("=")
    for option in known:
        if name == option.name and (option.value or not equals):
            return option, value if equals else None
        if option.short and word == option.short:
            return option, None
        after = word.removeprefix(option.short) if option.short and option.value else word
        if after != word and (option is not LIMIT or after.isdecimal()):
            return option, after
    return None, None


def _value(option: Option, attached: str | None, rest: list[str]) -> str:
    if not option.value:
        return ""
    value = attached or ""
    if attached is None and rest and not rest[0].startswith("--"):
        value = rest.pop(0)
    if not value:
        raise Usage(f"{option.name} needs a value: {option.written()}.")
    return value


def _unknown(where: str, word: str, known: Iterable[Option]) -> Usage:
    name = word.partition("=")[0]
    likely = _likely(name, [option.name for option in known])
    return Usage(
        f"{where} has no option {name}.",
        f"Did you mean {likely}?" if likely else "To keep it as a word, put -- before the words.",
    )


def _likely(name: str, names: Sequence[str]) -> str:
    # Only somebody who mistyped waits for it.
    import difflib

    return next(iter(difflib.get_close_matches(name, names, n=1, cutoff=0.6)), "")


def _count(call: Call, verb: Verb) -> None:
    usage = f"Usage: netjournal {verb.name} {verb.usage}".rstrip()
    if len(call.words) < verb.least:
        raise Usage(f"'netjournal {verb.name}' needs to know what.", usage)
    if verb.most is not None and len(call.words) > verb.most:
        raise Usage(f"'netjournal {verb.name}' does not take '{call.words[verb.most]}'.", usage)

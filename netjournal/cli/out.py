"""What the commands print: results to the standard output, everything else to the standard error.

The only module of the commands that writes to a terminal; controls reach it as pictures.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable
from typing import TextIO

from netjournal.errors import NetjournalError, SaveFailed, reason
from netjournal.model.text import FLOOD, visible

_UNSEEN = [0x7F, *range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, 0x2028, 0x2029]
_UNSEEN += [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]


def prepare() -> None:
    """Make the output UTF-8, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(line: str) -> None:
    """Print one line of the result."""
    _write(sys.stdout, visible(line) + "\n")


def say_all(lines: Iterable[str]) -> None:
    """Print lines of the result."""
    for line in lines:
        say(line)


def say_label(label: str) -> None:
    """Print what an edit did; the arrow that stands before a favor's person becomes a word."""
    say(label.replace(" → ", ", for ").replace(" ← ", ", from "))


def say_json(value: object) -> None:
    """Print a value as JSON, indented."""
    # Only those who ask for JSON wait for it.
    import msgspec

    say_document(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def say_document(text: str) -> None:
    """Print JSON as it is; what a terminal would obey, inside its strings, is escaped."""
    if sys.stdout is not None and sys.stdout.isatty():
        text = re.sub(
            FLOOD, lambda marks: "".join(f"\\u{ord(mark):04x}" for mark in marks[0]), text
        )
    _write(sys.stdout, text.translate({code: f"\\u{code:04x}" for code in _UNSEEN}))


def say_file(text: str) -> None:
    """Print a file: into a pipe every letter of it, on a terminal nothing it would obey."""
    if sys.stdout is not None and sys.stdout.isatty():
        text = visible(text.replace("\r\n", "\n"), lines=True)
    _write(sys.stdout, text)


def tell(line: str) -> None:
    """Print one line that is no result: a question, a warning, an error."""
    _write(sys.stderr, visible(line) + "\n")


def tell_waiting(line: str) -> None:
    """Print what is waited for, to somebody who sits there."""
    if sys.stderr is not None and sys.stderr.isatty():
        tell(line)


def tell_error(error: NetjournalError) -> None:
    """Print an error: a sentence, and what to do below it."""
    tell(error.sentence)
    if error.hint:
        tell(f"  {error.hint}")


def flush() -> None:
    """Hand over what is still held back; raises SaveFailed where the disk does not take it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            _write(stream, "", flush=True)


def _write(stream: TextIO | None, text: str, *, flush: bool = False) -> None:
    # A standard stream that was closed before the start is None.
    if stream is None:
        return
    try:
        stream.write(text)
        if flush:
            stream.flush()
    except BrokenPipeError:
        # The reader, `head` perhaps, has enough; the command still ends its work.
        _mute(stream)
    except OSError as problem:
        _mute(stream)
        raise SaveFailed(f"The result could not be written: {reason(problem)}.") from None


def _mute(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)

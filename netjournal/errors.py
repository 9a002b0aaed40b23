"""What can go wrong, in words a person can act on, with the exit code a shell sees."""

from __future__ import annotations


class NetjournalError(Exception):
    """A problem told as one sentence and a hint; never holds the text of a note."""

    exit_code = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class NotFound(NetjournalError):
    """Nobody and nothing answers to the words given."""


class Ambiguous(NetjournalError):
    """Several things answer to the words given; the hint lists them."""


class Refused(NetjournalError):
    """The edit no longer fits what the journal holds; nothing was changed."""


class Usage(NetjournalError):
    """The command or its input cannot be understood."""

    exit_code = 2


class Unreadable(NetjournalError):
    """The journal, or a file to import, cannot be read; it was not touched."""

    exit_code = 2


class ReadOnly(NetjournalError):
    """The journal may be looked at but not written."""

    exit_code = 2


class SaveFailed(NetjournalError):
    """The disk did not take the edit; what was there before is intact."""

    exit_code = 2


def reason(error: Exception) -> str:
    """Return why the system refused, in its words, to stand inside a sentence."""
    return (getattr(error, "strerror", None) or "the system does not say why").lower()

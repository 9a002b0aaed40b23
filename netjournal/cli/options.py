"""What a command is made of, and every option, once; the table of commands is `verbs`.

The app's start needs no more than this.
"""

from typing import NamedTuple


class Option(NamedTuple):
    """One option of a command; without `value` it is a switch."""

    name: str
    help: str
    value: str = ""
    short: str = ""

    def written(self) -> str:
        """Return the option as help and completion show it."""
        names = f"{self.short}, {self.name}" if self.short else self.name
        return f"{names} {self.value}" if self.value else names


class Verb(NamedTuple):
    """One command; its module in `netjournal.cli.commands` is loaded only when it is called."""

    name: str
    group: str
    usage: str
    help: str
    module: str
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int | None = None
    """How many words it takes, at least and at most; None: any number."""
    text: bool = False
    """Whether its words are a text of the user's, kept as it was typed."""
    files: bool = False
    """Whether its words are files, for completion."""
    choices: tuple[str, ...] = ()
    """The words it takes, for completion."""
    more: tuple[str, ...] = ()
    """Lines of its own help: what to know, examples."""


JSON = Option("--json", "print JSON, one shape for every version")
JOURNAL = Option("--journal", "use the journal in this file", "PATH")
HELP = Option("--help", "print this", short="-h")
VERSION = Option("--version", "print the version")
OUT = Option("--out", "where to write it", "FILE", "-o")
EVENT = Option("--event", "where you met them: the event's tag or name", "NAME")
LIMIT = Option("--limit", "print at most so many", "N", "-n")
SAVE = Option("--save", "keep this search: find @NAME repeats it", "NAME")
MAP = Option("--map", "what a column of a table means; may be repeated", "COLUMN=FIELD")
NOTES = Option("--notes", "also what you wrote about people")
RAW = Option("--raw", "csv: leave cells that begin with = + - @ as they are")
CARD_VERSION = Option("--card-version", "vcard: 3.0, or 4.0", "N")
TO_SHARE = Option("--to-share", "person: no private notes, no other people's names")
DRY_RUN = Option("--dry-run", "say what would happen, change nothing")
YES = Option("--yes", "do not ask; NAME is the person's full name", "NAME")
KEEP = Option("--keep", "accept what another program wrote, or what damage left")
KEEP_OUT = Option("--keep-out", "let no import bring them back")
KEEP_IN = Option("--path", "keep the made-up journal in this folder", "DIR")
PART = Option("--part", "only a part of it: an amount, or a few words", "WHAT")
ALL = Option("--all", "everybody to whom it was promised in the same words")
STEP = Option("--step", "how far it is: promised, asked, agreed, made, thanked …", "STEP")
VIA = Option("--via", "who introduces", "NAME")
NEW = Option("--new", "write one down: Cataloguer at Juniper Library via Grace #jobsearch", "TEXT")
NEW_GOAL = Option("--new", "set one: find a mentor #mentor with Grace Hopper", "TEXT")
NEW_READING = Option("--new", "keep one: https://books.example On looms, for Ada #reading", "TEXT")
BRIEF = Option("--brief", "one short line, or nothing: for a shell's prompt or a login message")
MARKDOWN = Option("--markdown", "print a page of Markdown")
ASCII = Option("--ascii", "the app: draw signs and frames in ASCII")
COMMON = (JOURNAL, HELP)
APP = (ASCII, *COMMON, VERSION)
"""What may stand before a verb, or alone."""

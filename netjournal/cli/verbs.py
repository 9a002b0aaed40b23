"""The table of commands: names, options, help. It must not know how anything is done."""

from __future__ import annotations

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


GROUPS = ("every day", "look", "in and out", "care")

JSON = Option("--json", "print JSON, one shape for every version")
JOURNAL = Option("--journal", "use the journal in this file", "PATH")
HELP = Option("--help", "print this", short="-h")
VERSION = Option("--version", "print the version")
OUT = Option("--out", "where to write it", "FILE", "-o")
EVENT = Option("--event", "where you met them: the event's tag or name", "NAME")
LIMIT = Option("--limit", "print at most so many", "N", "-n")
DRY_RUN = Option("--dry-run", "say what would happen, change nothing")
YES = Option("--yes", "do not ask; NAME is the person's full name", "NAME")
KEEP = Option("--keep", "accept what another program wrote, or what damage left")
KEEP_OUT = Option("--keep-out", "let no import bring them back")
KEEP_IN = Option("--path", "keep the made-up journal in this folder", "DIR")
COMMON = (JOURNAL, HELP)

VERBS: tuple[Verb, ...] = (
    Verb(
        "note",
        "every day",
        "[TEXT… | -]",
        "write one plain line; without TEXT it asks",
        "note",
        (EVENT,),
        text=True,
        more=(
            "Without text it asks for a line, so that no shell gets to change it.",
            "With - it takes one line each from the standard input.",
            "Write promises in words, or quote them: a bare > is taken by the shell.",
            "",
            "  netjournal note",
            "  netjournal note Ada Lovelace: I owe her the slides by friday",
            "  netjournal note --event abos26 - < evening.txt",
        ),
    ),
    Verb(
        "settle",
        "every day",
        "WHAT",
        "say that a favor or a follow-up is done",
        "change",
        least=1,
        more=(
            "WHAT is its id, its handle, or some of its words.",
            "",
            "  netjournal settle slides",
        ),
    ),
    Verb(
        "snooze",
        "every day",
        "WHAT DATE",
        "put a favor or a follow-up off until a day",
        "change",
        least=2,
        more=(
            "DATE is the last word or words: 2026-12-01, 1 dec, friday, 2w.",
            "",
            "  netjournal snooze slides 2w",
        ),
    ),
    Verb(
        "edit",
        "every day",
        "WHAT",
        "change a person or anything else in your editor",
        "edit",
        least=1,
        more=("The editor is $VISUAL or $EDITOR. An empty file changes nothing.",),
    ),
    Verb(
        "set",
        "every day",
        "NAME FIELD VALUE",
        "change one field of a person or of anything else",
        "edit",
        least=3,
        more=(
            'FIELD is a label of the form that "netjournal edit" shows; VALUE "" empties it.',
            "",
            '  netjournal set "Ada Lovelace" city London',
        ),
    ),
    Verb("delete", "every day", "WHAT", "delete a person or anything else", "change", least=1),
    Verb("undo", "every day", "", "take the last change back", "history", most=0),
    Verb("redo", "every day", "", "bring back what undo took", "history", most=0),
    Verb(
        "find",
        "look",
        "QUERY",
        "people, notes, favors and tags, best first",
        "look",
        (JSON, LIMIT),
        least=1,
    ),
    Verb("show", "look", "PERSON", "all there is about a person", "look", (JSON,), least=1),
    Verb("owes", "look", "[PERSON]", "who owes whom", "look", (JSON,)),
    Verb("due", "look", "", "what is due today", "look", (JSON,), most=0),
    Verb(
        "timeline",
        "look",
        "[PERSON]",
        "what happened, newest first",
        "look",
        (JSON, LIMIT),
    ),
    Verb(
        "history",
        "look",
        "",
        "what you changed, newest first",
        "history",
        (JSON, LIMIT),
        most=0,
    ),
    Verb(
        "import",
        "in and out",
        "FILE…",
        "take in vCards or another netjournal journal",
        "take_in",
        (EVENT, DRY_RUN, JSON),
        least=1,
        files=True,
        more=(
            "The whole import is one edit: netjournal undo takes it back.",
            "",
            "  netjournal import contacts.vcf --dry-run",
        ),
    ),
    Verb(
        "export",
        "in and out",
        "json",
        "write everything in another form",
        "give_out",
        (OUT,),
        least=1,
        most=1,
        choices=("json",),
        more=("  netjournal export json -o people.json",),
    ),
    Verb(
        "backup",
        "in and out",
        "",
        "one file with everything in it, the settings too",
        "copies",
        (OUT,),
        most=0,
    ),
    Verb(
        "restore",
        "in and out",
        "[WHICH]",
        "bring a copy back; lists them if you name none",
        "copies",
        (JSON,),
        most=1,
        files=True,
        more=(
            "WHICH is a number of the list, a file that backup wrote, or, where the journal is",
            "damaged, latest: a copy with every edit after it. What is there now is kept.",
        ),
    ),
    Verb(
        "check",
        "care",
        "",
        "read the whole journal: is it sound?",
        "check",
        (KEEP, JSON),
        most=0,
        more=("Exit code 0: it is; 1: something needs your attention; 2: it cannot be read.",),
    ),
    Verb("where", "care", "", "where everything is, and what is not encrypted", "where", most=0),
    Verb(
        "forget",
        "care",
        "PERSON",
        "remove somebody for good, backups included",
        "forget",
        (YES, KEEP_OUT),
        least=1,
        more=(
            "This is the one command that cannot be undone.",
            "--keep-out keeps a salted hash of name, addresses and numbers, nothing to read.",
        ),
    ),
    Verb(
        "demo",
        "care",
        "",
        "the app on a made-up journal, apart from yours",
        "app",
        (KEEP_IN,),
        most=0,
    ),
    Verb(
        "completion",
        "care",
        "bash | zsh | fish",
        "print the shell's completion script",
        "completion",
        least=1,
        most=1,
        choices=("bash", "zsh", "fish"),
        more=(
            "  bash  netjournal completion bash > ~/.local/share/bash-completion/"
            "completions/netjournal",
            "  zsh   netjournal completion zsh > a folder of your $fpath, as _netjournal",
            "  fish  netjournal completion fish > ~/.config/fish/completions/netjournal.fish",
        ),
    ),
)

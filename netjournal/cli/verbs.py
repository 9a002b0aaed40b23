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
            "With - it takes one line each from the standard input, as a phone's notes have them:",
            "bullets go, an indented line belongs to the one above, a heading sets day or event.",
            "Write promises in words, or quote them: a bare > is taken by the shell.",
            "Marks and dates work in any language, sentences in English; no word is lost.",
            "",
            "  netjournal note",
            "  netjournal note Ada Lovelace: I owe her the slides by friday",
            "  netjournal note sent Ada the slides, coffee with her thu 3pm",
            "  netjournal note --event abos26 - < evening.txt",
        ),
    ),
    Verb(
        "settle",
        "every day",
        "WHAT",
        "say that a favor or a follow-up is done",
        "change",
        (PART, ALL),
        least=1,
        more=(
            "WHAT is its id, its handle, or some of its words.",
            "",
            "  netjournal settle slides",
            "  netjournal settle tram tickets --part 5",
        ),
    ),
    Verb(
        "introduce",
        "every day",
        "[WHO to WHOM]",
        "begin an introduction, or take it a step on",
        "introduce",
        (VIA, STEP, JSON),
        more=(
            "Without words it lists the introductions. A step is dated today.",
            "Steps: promised, asked, agreed, made, thanked, gave back, declined, let go.",
            "",
            "  netjournal introduce ada to charles",
            "  netjournal introduce me to turing --via grace",
            "  netjournal introduce me to turing --via grace --step made",
        ),
    ),
    Verb(
        "opportunities",
        "every day",
        "[WHAT STAGE]",
        "what may come of it, by stage",
        "opportunities",
        (NEW, JSON),
        more=(
            "With words it moves one to a stage, dated today.",
            "Stages: lead, informational interview, applied, interview, offer, won, lost.",
            "",
            "  netjournal opportunities",
            "  netjournal opportunities cataloguer applied",
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
        "doubts",
        "every day",
        "[WHAT ANSWER]",
        "what notes left open; or answer one of it",
        "doubts",
        (JSON,),
        more=(
            "WHAT is what stands in brackets at the end of a line. ANSWER is a name, a handle or",
            "the number of a choice; new for a new person of that name; a day where one is",
            "unclear; or none, to leave it as words.",
            "",
            "  netjournal doubts",
            "  netjournal doubts x7k 1",
            "  netjournal doubts x7k Ana Souza",
            "  netjournal doubts x7k.30-feb 28 feb",
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
        (JSON, LIMIT, SAVE),
        least=1,
        more=(
            "QUERY is any words, whatever their spelling, and fields:",
            "  tag: org: city: relation: role: i-owe: owes-me: kind: has: no:",
            "  quiet:60d (not in touch for so long), met:2025-10, in:journal, in:book",
            "-word and -tag:x mean not, or means either, '\"two words\"' stand as they are.",
            "",
            "  netjournal find librarian denver",
            "  netjournal find tag:abos26 no:email -city:denver",
            "  netjournal find quiet:60d relation:friend --save friends",
            "  netjournal find @friends",
        ),
    ),
    Verb(
        "show", "look", "PERSON", "all there is about a person, or a tag", "look", (JSON,), least=1
    ),
    Verb(
        "tags",
        "look",
        "[NAME]",
        "every tag; or the page of one",
        "tags",
        (JSON,),
        more=(
            "A tag becomes an event, a group or a topic by netjournal set; quote the #.",
            "",
            "  netjournal tags abos26",
            "  netjournal set '#abos26' kind event",
            "  netjournal set '#abos26' dates 20-22 nov",
            "  netjournal set '#abos26' 'to meet' Lise Meitner",
            "  netjournal set '#abos26' name abos2026",
        ),
    ),
    Verb(
        "brief",
        "look",
        "PERSON | #EVENT",
        "what to know before meeting somebody",
        "glance",
        (JSON,),
        least=1,
        more=(
            "Of a person: how you met, what is open, what to ask, what is new, the last notes.",
            "Of an event or a group: whom to meet, who is new to you, everybody you know.",
            "Private notes are left out. Quote a tag, or leave its # out.",
            "",
            "  netjournal brief ada",
            "  netjournal brief abos26",
        ),
    ),
    Verb("owes", "look", "[PERSON]", "who owes whom", "look", (JSON,)),
    Verb(
        "today",
        "look",
        "",
        "whom to write to today, why and how",
        "today",
        (BRIEF, JSON),
        most=0,
        more=(
            "At most so many people as the setting today_limit says; 0 is fine.",
            "",
            "  netjournal today --brief",
        ),
    ),
    Verb("due", "look", "", "what is due today", "look", (JSON,), most=0),
    Verb(
        "path",
        "look",
        "[NAME | PLACE]",
        "who can introduce you, or who led to whom",
        "web",
        (JSON, LIMIT),
        more=(
            "PLACE is an organization. Without words it tells who led you to whom.",
            "The shortest way comes first.",
            "The way that begins with whom you were in touch with last comes first.",
            "",
            "  netjournal path turing",
            "  netjournal path anyone at bletchley",
        ),
    ),
    Verb(
        "review",
        "look",
        "[YEAR | #TAG | PERSON]",
        "what came of a year, a tag or a person",
        "review",
        (MARKDOWN, JSON),
        more=("Quote a tag, or leave its # out: a shell takes it for a comment.",),
    ),
    Verb(
        "stats",
        "look",
        "",
        "your network at a glance",
        "glance",
        (JSON,),
        most=0,
    ),
    Verb(
        "goals",
        "look",
        "",
        "what you work towards, and who serves it",
        "glance",
        (NEW_GOAL, JSON),
        most=0,
        more=(
            "Who carries a tag of the goal serves it, and who is so to you: #mentor, #neighbor.",
            "settle says that it is reached; set, edit and delete change it.",
            "",
            "  netjournal goals --new 'find a mentor #mentor'",
            "  netjournal settle find a mentor",
        ),
    ),
    Verb(
        "reading",
        "look",
        "",
        "links and reading: of people, tags and goals",
        "glance",
        (NEW_READING, JSON),
        most=0,
        more=(
            "What stands after for is a person, or words of a goal.",
            "",
            "  netjournal reading --new 'https://books.example On looms, for Ada Lovelace'",
        ),
    ),
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
        "bring in people: vCard, LinkedIn, any CSV",
        "take_in",
        (EVENT, MAP, DRY_RUN, JSON),
        least=1,
        files=True,
        more=(
            "FILE is a file or a folder: vCard, LinkedIn's zip, CSV of any program, friends.md,",
            "or the JSON of another netjournal journal, which is merged by id; - is what is piped.",
            "Who is new stands in the address book until you write something about them.",
            "The whole import is one edit: netjournal undo takes it back.",
            "The columns of a table are guessed; --map corrects, and is remembered.",
            "FIELD is name, given, family, organization, title, email, phone, link, city,",
            "birthday, met, tag, about, or - to leave a column out.",
            "",
            "  netjournal import contacts.vcf --dry-run",
            "  netjournal import people.csv --map 'Rolle=title' --map 'Nr=-'",
        ),
    ),
    Verb(
        "duplicates",
        "in and out",
        "[merge | apart A B]",
        "who is in it twice; merge, or keep apart",
        "duplicates",
        (JSON,),
        most=3,
        choices=("merge", "apart"),
        more=(
            "A stays. Nothing is lost by merging, and netjournal undo takes it back.",
            "",
            "  netjournal duplicates merge 'Ada Lovelace' 'A. Lovelace'",
        ),
    ),
    Verb(
        "export",
        "in and out",
        "FORMAT [QUERY]",
        "people for other programs; json is everything",
        "give_out",
        (OUT, NOTES, RAW, CARD_VERSION, TO_SHARE),
        least=1,
        choices=("vcard", "csv", "ics", "markdown", "json", "person"),
        more=(
            "FORMAT is vcard, csv, ics (a calendar), markdown, json, or person: all that is kept",
            "about one person, in plain words. QUERY is a name, words, or tag:NAME.",
            "Only contact data goes out, without --notes; json is the whole journal.",
            "Private notes are in json and person alone.",
            "json comes back whole. A vcard leaves out who knows whom and what happened; csv also",
            "streets, earlier positions, time zones, how often, and how you know people.",
            "",
            "  netjournal export vcard tag:abos26 -o abos.vcf",
            "  netjournal export person Ada --to-share",
        ),
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
    Verb(
        "quietly",
        "care",
        "",
        "a page for people whom meeting people tires",
        "glance",
        most=0,
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
        (KEEP_IN, ASCII),
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

"""Makes the README's tables: `python -m tests.readme_tables`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from netjournal.actions import BY_ID, EVERY, Group
from netjournal.cli.verbs import GROUPS, VERBS
from netjournal.search.fields import FIELDS, FORMS


class Need(NamedTuple):
    """What somebody wants of their network: the actions that serve it, how, and as a command."""

    need: str
    actions: tuple[str, ...]
    how: str
    command: str


NEEDS = (
    Need(
        "You know more people than you think",
        ("everyone",),
        "*people you know* goes through family, neighbors, classmates, former coworkers …",
        "note 'George Boole #neighbor: works at the Cork library'",
    ),
    Need(
        "How you know each other, and since when",
        ("edit",),
        "a line *relation* for each: coworker 2014-2019, friend since 2019",
        "set 'ada lovelace' relation 'friend since 2019'",
    ),
    Need(
        "Mentor and mentee, client and patron",
        ("edit", "glance"),
        "a line *role*, or `#mentor` in a note; at a glance, who there is and who is missing",
        "find role:mentor",
    ),
    Need(
        "Places to meet people: events, clubs, lists",
        ("tags", "tag_kind"),
        "every event and group has a page, with days, place, link and your part",
        "set '#choir' link https://choir.example",
    ),
    Need(
        "People you have not met yet",
        ("to_meet", "brief"),
        "list them on the page of an event; before it, who works or lives there and who knows them",
        "brief abos26",
    ),
    Need(
        "Two minutes before a meeting",
        ("brief",),
        "how you met, what is open, what to ask, what is new, the last three notes",
        "brief 'ada lovelace'",
    ),
    Need(
        "Who can introduce you",
        ("path", "web"),
        "the shortest ways through people you know, to a person or an organization",
        "path hypatia",
    ),
    Need(
        "Introductions, thanked and given back",
        ("introduce", "settle"),
        "step by step from asking to what you give back",
        "introduce",
    ),
    Need(
        "What you learned about a field or an organization",
        ("tags", "find"),
        "the page of a topic has all that anybody told you; `org:` who works there",
        "tags bookmobile",
    ),
    Need(
        "Groups online, and questions posted there",
        ("note", "settle_part"),
        "`#catlist ask: who catalogues lawnmowers?` stays open until you say who answered",
        "note '#catlist ask: who catalogues lawnmowers?'",
    ),
    Need(
        "Who owes whom",
        ("pane_owes", "settle"),
        "favors in both directions; yours alone can be late",
        "owes",
    ),
    Need(
        "What came of it, both ways",
        ("review", "edit"),
        "advice, names, referrals: `gave Ada advice`, `George gave me two names`",
        "review 2026",
    ),
    Need(
        "What may come of it, and through whom",
        ("opportunities",),
        "jobs, clients, talks, by stage: `Cataloguer at Juniper Library via Grace`",
        "opportunities",
    ),
    Need(
        "What you work towards",
        ("glance", "goal_new"),
        "a goal with the people and opportunities that serve it",
        "goals --new 'find a mentor #mentor'",
    ),
    Need(
        "Links and reading",
        ("reading", "open_link"),
        "kept with a person, a tag or a goal",
        "reading --new 'https://books.example On looms, for Ada Lovelace'",
    ),
    Need(
        "After an event",
        ("everyone", "morning"),
        "everybody you met, one line each; then whom to write to, one by one",
        "due",
    ),
    Need(
        "Your pace",
        ("today", "pace", "quietly"),
        "two people a day, with reasons; `every 2 weeks` or `never` on a line or a card",
        "set 'ada lovelace' 'how often' '2 weeks'",
    ),
    Need(
        "A year at a glance",
        ("glance",),
        "the days you were in touch, who went quiet, who there is",
        "stats",
    ),
)

README = Path(__file__).resolve().parents[1] / "README.md"


def keys_table() -> str:
    """Return the keys, by the headings of the help."""
    lines = ["| key | does |", "|---|---|"]
    for group in Group:
        lines.append(f"| **{group.value}** | |")
        for action in EVERY:
            if action.group is group and action.listed:
                keys = " ".join(_code(key) for key in action.keys) or f"{_code(':')} {action.label}"
                lines.append(f"| {keys} | {_cell(action.help)} |")
    return "\n".join(lines)


def needs_table() -> str:
    """Return what to press, and which command says the same, for each need."""
    lines = ["| you want | press | and | or a command |", "|---|---|---|---|"]
    for one in NEEDS:
        keys = " ".join(_code(BY_ID[action].keys[0]) for action in one.actions)
        command = _code(f"netjournal {one.command}")
        lines.append(f"| {one.need} | {keys} | {one.how} | {command} |")
    return "\n".join(lines)


def fields_table() -> str:
    """Return the fields of the query language, and its other forms."""
    lines = ["| typed | finds |", "|---|---|"]
    lines += [f"| {_code(one.example)} | {_cell(one.help)} |" for one in (*FIELDS, *FORMS)]
    return "\n".join(lines)


def commands_table() -> str:
    """Return the commands with their words and options, by the headings of the help."""
    lines = ["| command | does |", "|---|---|"]
    lines.append("| `netjournal` | the app |")
    for group in GROUPS:
        for verb in VERBS:
            if verb.group == group:
                options = [f"[{one.written().split(', ')[-1]}]" for one in verb.options]
                call = " ".join(filter(None, ["netjournal", verb.name, verb.usage, *options]))
                lines.append(f"| {_code(call)} | {_cell(verb.help)} |")
    return "\n".join(lines)


def filled(text: str) -> str:
    """Return the README with fresh tables between its marks."""
    tables = {
        "needs": needs_table(),
        "fields": fields_table(),
        "keys": keys_table(),
        "commands": commands_table(),
    }
    for name, table in tables.items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        before, _, rest = text.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise ValueError(f"the README has no place for its {name}")
        text = f"{before}{begin}\n{table}\n{end}{after}"
    return text


def _code(text: str) -> str:
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")

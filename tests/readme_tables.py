"""Makes the README's tables of keys, fields and commands: `python -m tests.readme_tables`."""

from __future__ import annotations

from pathlib import Path

from netjournal.actions import EVERY, Group
from netjournal.cli.verbs import GROUPS, VERBS
from netjournal.search.fields import FIELDS, FORMS

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
    tables = {"fields": fields_table(), "keys": keys_table(), "commands": commands_table()}
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

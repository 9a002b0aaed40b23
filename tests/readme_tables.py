"""The README's tables of keys and commands, made from the tables the program runs on.

`python -m tests.readme_tables` prints the blocks; with `--write` it puts them into README.md,
between the lines `<!-- keys -->` and `<!-- /keys -->`, `<!-- commands -->` and `<!-- /commands -->`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from netjournal.actions import ACTIONS, Action, Group
from netjournal.cli.verbs import GROUPS, VERBS

README = Path(__file__).resolve().parents[1] / "README.md"


def keys() -> str:
    """Return a table of every listed key, under the headings of the help."""
    rows: list[str] = ["| key | does |", "|---|---|"]
    for group in Group:
        rows.append(f"| **{group.value}** | |")
        rows.extend(_key_rows(group))
    return "\n".join(rows)


def commands() -> str:
    """Return a table of every command, in the groups of `netjournal --help`."""
    rows = ["| command | does |", "|---|---|", "| `netjournal` | open the app |"]
    for group in GROUPS:
        for verb in VERBS:
            if verb.group == group:
                call = f"netjournal {verb.name} {verb.usage}".rstrip()
                rows.append(f"| {_code(call)} | {_cell(verb.help)} |")
    return "\n".join(rows)


BLOCKS: Mapping[str, Callable[[], str]] = {"keys": keys, "commands": commands}


def marked(readme: str, name: str) -> str:
    """Return what stands in a marked block; raises ValueError where the marks are missing."""
    start, end = _place(readme, name)
    return readme[start:end].strip("\n")


def filled(readme: str) -> str:
    """Return the README with every marked block made anew."""
    for name, make in BLOCKS.items():
        start, end = _place(readme, name)
        readme = f"{readme[:start]}\n{make()}\n{readme[end:]}"
    return readme


def _place(readme: str, name: str) -> tuple[int, int]:
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    return readme.index(opening) + len(opening), readme.index(closing)


def _key_rows(group: Group) -> Iterator[str]:
    listed = [action for action in ACTIONS if action.listed and action.keys]
    for action in listed:
        if action.group is group and not action.beside:
            told = [action, *(one for one in listed if one.beside == action.id)]
            words = action.line if len(told) > 1 else action.help
            yield f"| {_shown(told)} | {_cell(words)} |"


def _shown(actions: list[Action]) -> str:
    return " ".join(_code(key) for action in actions for key in action.keys)


def _code(text: str) -> str:
    return f"`{_cell(text)}`"


def _cell(text: str) -> str:
    """A bar ends a cell, even inside code."""
    return text.replace("|", r"\|")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        README.write_text(filled(README.read_text("utf-8")), "utf-8")
    else:
        for name, make in BLOCKS.items():
            print(f"<!-- {name} -->\n{make()}\n<!-- /{name} -->\n")

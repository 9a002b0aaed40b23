"""The house as DESIGN draws it: who may import whom, what is pure, what stays small.

It reads the source and never runs it, except where it asks what an import brings along.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from netjournal.actions import EVERY, PLACES, in_scope

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "netjournal"

STAIRS = ("model", "insight", "search", "capture", "formats", "views")
"""From the ground up: a room may use what is below it."""
MAY_USE: dict[str, set[str]] = {
    **{room: {*STAIRS[:step], "errors"} for step, room in enumerate(STAIRS)},
    "store": {"model", "errors"},
    "demo": {"model"},
    "cli": {*STAIRS, "store", "demo", "errors", "paths", "clock", "settings", "actions"},
    "tui": {*STAIRS, "store", "errors", "paths", "clock", "settings", "actions"},
    "actions": {"errors"},
    "settings": {"errors"},
    "clock": {"errors"},
    "paths": set(),
    "errors": set(),
    "__main__": {"cli"},
    "__init__": set(),
}
MAY_USE["views"].add("actions")
DOORS = {("cli", "netjournal.tui.app")}
"""The one way up: the command without a verb shows the app."""
ONLY_IN = {"tinydb": "store", "rapidfuzz": "search", "textual": "tui", "rich": "tui"}

PURE = ("model", "insight", "search", "capture", "views")
IMPURE_MODULES = frozenset(
    "os io pathlib shutil tempfile glob fileinput mmap sqlite3 time random secrets uuid subprocess"
    " socket threading locale platformdirs pyperclip logging".split()
)
IMPURE_CALLS = frozenset(["open", "input", "print"])
CLOCKS = frozenset(["now", "today", "utcnow"])

OUTERMOST = ("cli/front.py", "tui/app.py")
"""The two files with a broad except."""

MODULE_LINES, FUNCTION_LINES, CLASS_LINES = 350, 60, 250
TOO_LONG_AND_WHY = {
    "netjournal/actions.py": "a table: one record for each command of the app",
    "netjournal/cli/verbs.py": "a table: one record for each command",
    "netjournal/model/records.py": "a table: every record with its fields, as the file has them",
    "netjournal/tui/screens/debrief.py DebriefScreen": "one box: places, lines, paste, questions",
    "netjournal/store/keeper.py": "the one place that holds lock, log and journal together",
    "netjournal/store/keeper.py Keeper": "the one place that holds lock, log and journal together",
    "netjournal/store/log.py": "the edits file whole: its lines, its chain, its faults",
    "netjournal/tui/line_list.py LineList": "one widget with its messages and moves",
    "netjournal/tui/screens/main.py MainScreen": "a line or two for each of forty keys",
}
"""From a line that the alarm prints, without its number, to the reason it may stay so."""


class Import(NamedTuple):
    """One import of one module, at the top or inside a function."""

    module: str
    line: int


def room_of(path: Path) -> str:
    """Return the first folder below the house, or the module that stands beside the rooms."""
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(HOUSE.rglob("*.py")))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"), str(path))))


def imports(path: Path) -> Iterator[Import]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{where(path, node.lineno)}: write the whole name"
            held = node.module or ""
            for alias in node.names:
                inner = f"{held}.{alias.name}"
                yield Import(inner if is_module(inner) else held, node.lineno)


@cache
def is_module(name: str) -> bool:
    """Tell whether a name is a module of the house, not something in one."""
    if not name.startswith("netjournal."):
        return False
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or path.is_dir()


def where(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def test_imports_go_downward_only() -> None:
    wrong = []
    for path in modules():
        room = room_of(path)
        assert room in MAY_USE, f"{room} is not in the plan of the house"
        for module, line in imports(path):
            if not module.startswith("netjournal"):
                continue
            other = [*module.split("."), "__init__"][1]
            if other not in {*MAY_USE[room], room, "__init__"} and (room, module) not in DOORS:
                wrong.append(f"{where(path, line)}: {room} may not import {module}")
    assert not wrong, "\n".join(wrong)


def test_the_big_libraries_have_one_room_each() -> None:
    wrong = [
        f"{where(path, line)}: only {ONLY_IN[library]} imports {library}"
        for path in modules()
        for module, line in imports(path)
        if (library := module.split(".")[0]) in ONLY_IN and room_of(path) != ONLY_IN[library]
    ]
    assert not wrong, "\n".join(wrong)


def test_the_pure_rooms_read_no_clock_and_no_files() -> None:
    wrong = []
    for path in modules():
        if room_of(path) not in PURE:
            continue
        for module, line in imports(path):
            if module.split(".")[0] in IMPURE_MODULES:
                wrong.append(f"{where(path, line)}: imports {module}")
        for node in nodes(path):
            if isinstance(node, ast.Call) and (called := impure_call(node)):
                wrong.append(f"{where(path, node.lineno)}: calls {called}")
    assert not wrong, "\n".join(wrong)


def impure_call(call: ast.Call) -> str:
    match call.func:
        case ast.Name(name) if name in IMPURE_CALLS:
            return name
        case ast.Attribute(ast.Name("date" | "datetime" as kind), name) if name in CLOCKS:
            return f"{kind}.{name}"
    return ""


def test_broad_excepts_are_only_in_the_two_outermost_functions() -> None:
    found = [
        path.relative_to(HOUSE).as_posix()
        for path in modules()
        for node in nodes(path)
        if is_broad(node)
    ]
    assert found == list(OUTERMOST)


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def is_broad(node: ast.AST) -> bool:
    """Tell whether the node catches everything; `suppress` is an except, too."""
    caught: list[ast.expr] = []
    if isinstance(node, ast.ExceptHandler):
        if node.type is None:
            return True
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    elif isinstance(node, ast.Call) and called(node).endswith("suppress"):
        caught = node.args
    return any(
        isinstance(one, ast.Name) and one.id in ("Exception", "BaseException") for one in caught
    )


def test_the_commands_bring_along_neither_textual_nor_rich() -> None:
    commands = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in modules()
        if room_of(path) == "cli"
    ]
    assert any("commands" in name for name in commands)
    loaded = modules_loaded_by("\n".join(f"import {name}" for name in commands))
    assert not loaded & {"textual", "rich"}


def test_the_version_costs_nothing() -> None:
    assert not modules_loaded_by("import netjournal") & {"netjournal.cli", "msgspec", "typing"}


def modules_loaded_by(code: str) -> set[str]:
    """Run code in a fresh interpreter and return the names of all modules it then holds."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
         f"{code}\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_every_module_says_what_it_is() -> None:
    everything = (*modules(), *(ROOT / "tests").rglob("*.py"))
    texts = {path: path.read_text("utf-8") for path in everything}
    silent = [path for path, text in texts.items() if text and not re.match('"""[^"]', text)]
    assert not silent


def test_an_action_has_one_id_and_a_key_one_meaning_in_each_place() -> None:
    ids = [action.id for action in EVERY]
    assert sorted(ids) == sorted(set(ids))
    for place in PLACES:
        keys = [key for action in EVERY if in_scope(action, place) for key in action.keys]
        assert sorted(keys) == sorted(set(keys)), place


def test_nothing_else_lies_about_at_the_top() -> None:
    ran = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    held = {line.split("/")[0].strip('"') for line in ran.stdout.splitlines()}
    held = {name for name in held if not name.startswith(".")}
    assert held <= {"pyproject.toml", "netjournal", "tests", "screenshots", "README.md"}


def test_nothing_grows_too_long_to_read() -> None:
    alarms = {alarm: lines for path in modules() for alarm, lines in too_long(path)}
    fresh = {alarm: lines for alarm, lines in alarms.items() if alarm not in TOO_LONG_AND_WHY}
    assert not fresh


def too_long(path: Path) -> Iterator[tuple[str, int]]:
    """Yield what is over its size in a module, and its lines."""
    name = path.relative_to(ROOT).as_posix()
    lines = path.read_text("utf-8").count("\n")
    if lines > MODULE_LINES:
        yield name, lines
    for node in nodes(path):
        limit = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > limit:
                yield f"{name} {node.name}", lines

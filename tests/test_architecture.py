"""The house keeps its walls: who may import whom, what loads, what stands at the top."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from netjournal.actions import ACTIONS

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "netjournal"
MODULES = sorted(HOUSE.rglob("*.py"))

BESIDE = {"errors", "paths", "clock", "actions", "settings", "__init__", "__main__"}
FLOORS = ("model", "insight", "search", "capture", "formats", "views", "tui", "cli")
"""From the ground up; a room imports from lower floors. The store knows the model alone."""
MAY = {
    **{room: set(FLOORS[:floor]) for floor, room in enumerate(FLOORS)},
    "store": {"model"},
    "demo": {"model"},
}
MAY["tui"] |= {"store"}
MAY["cli"] = (MAY["cli"] | {"store", "demo"}) - {"tui"}
PURE = {"model", "insight", "search", "capture", "views", "demo"}
TOP = {"pyproject.toml", "netjournal", "tests", "screenshots", "README.md"}


def _room(path: Path) -> str:
    parts = path.relative_to(HOUSE).parts
    return parts[0] if len(parts) > 1 else path.stem


def _imports(path: Path) -> Iterator[str]:
    """Yield every module a file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""
            if node.module == "netjournal":
                yield from (f"netjournal.{one.name}" for one in node.names)


def _own(name: str) -> str:
    parts = name.split(".")
    return parts[1] if parts[0] == "netjournal" and len(parts) > 1 else ""


def test_imports_go_downward_only() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if (room := _room(path)) in MAY
        for name in _imports(path)
        if (own := _own(name)) and own not in MAY[room] | BESIDE | {room, "__version__"}
        if not (room == "cli" and name == "netjournal.tui.app")
    ]
    assert wrong == []


def test_what_stands_beside_imports_no_room_but_the_model() -> None:
    wrong = [
        f"{path.name} imports {name}"
        for path in MODULES
        if (room := _room(path)) in BESIDE and room != "__main__" and path.parent == HOUSE
        for name in _imports(path)
        if (own := _own(name)) and own not in BESIDE | {"model"}
    ]
    assert wrong == []


def test_each_library_has_one_room() -> None:
    rooms = {"tinydb": "store", "rapidfuzz": "search", "textual": "tui", "rich": "tui"}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        for name in _imports(path)
        if rooms.get(name.split(".")[0], _room(path)) != _room(path)
    ]
    assert wrong == []


def test_pure_rooms_read_no_clock() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in MODULES
        if _room(path) in PURE
        for name in _imports(path)
        if name in ("netjournal.clock", "netjournal.paths", "time", "random")
    ]
    assert wrong == []


def test_two_broad_excepts_and_no_more() -> None:
    broad = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        if node.type is None
        or any(
            isinstance(one, ast.Name) and one.id in ("Exception", "BaseException")
            for one in ast.walk(node.type)
        )
    ]
    assert len(broad) == 2, broad


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in [*MODULES, *(ROOT / "tests").rglob("*.py")]
        if (text := path.read_text(encoding="utf-8")).strip()
        and not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


def test_ids_of_actions_are_unique() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))


def test_commands_load_neither_textual_nor_rich() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in MODULES
        if _room(path) == "cli" and path.stem != "__init__"
    ]
    probe = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "print(sorted({'textual', 'rich'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_the_top_of_the_repository() -> None:
    ran = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    top = {line.split("/")[0].strip('"') for line in ran.stdout.splitlines()}
    assert {one for one in top if not one.startswith(".")} <= TOP

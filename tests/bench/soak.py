"""Random keys into the real program over a small journal, and a look at what they left.

python -m tests.bench.soak [--seconds 600] [--seed 1]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from netjournal import clock
from netjournal.actions import EVERY
from netjournal.errors import NotFound, Refused
from netjournal.store.store import Store
from tests.bench.hostile import hostile
from tests.bench.wire import Wire
from tests.capture.table import cases
from tests.tui.terminal import ROOT

DAY = "2026-11-23"
FIRST = "aAda Lovelace: rang about the van > maps by fri\r"
QUIT, ESCAPE = "\x1b[24~", "\x1b[27u"
"""The key that the settings leave for quitting, and one that nothing else can begin with."""
SIZES = ((120, 36), (80, 24), (50, 16), (20, 5), (200, 60), (1, 1))
_SENT = {
    **{"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": ESCAPE, "space": " "},
    **{"↑": "\x1b[A", "↓": "\x1b[B", "→": "\x1b[C", "←": "\x1b[D", "home": "\x1b[H"},
    **{"end": "\x1b[F", "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "F1": "\x1bOP"},
}
KINDS = (*["keys"] * 9, *["line"] * 3, *["words"] * 2, "paste", *["leave"] * 3, "click")
_STOPPED = b"netjournal stopped"
_SILENCE = 0.02
_MOST_OVER = 60
"""Boxes and questions that may lie over the panes at the end."""
_LOOK_EVERY = 25
"""Bursts between two changes of the window's size, which a living program always answers."""


class Report(NamedTuple):
    """What a soak came to: how much was typed and saved, kilobytes of memory on the way, and what
    is wrong."""

    bursts: int
    edits: int
    taken_back: int
    memory: list[int]
    wrong: list[str]


def sent(key: str) -> str:
    """Return the bytes that a terminal sends for a key as people read it."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 0x1F)
    return _SENT.get(key, key)


def bursts(dice: random.Random) -> Iterator[str]:
    """Yield what goes into the terminal in one write each, without an end."""
    keys = [sent(key) for action in EVERY if action.id != "quit" for key in action.keys]
    lines = [case.line for case in cases()]
    # Each key in a longer line takes long enough to fall behind, which is another bench's matter.
    odd = [one[:1_000] for one in hostile(200, dice.randrange(1 << 30))]
    while True:
        line = dice.choice(lines)
        match dice.choice(KINDS):
            case "keys":
                yield "".join(dice.choices(keys, k=dice.choice((1, 1, 2, 6))))
            case "line":
                yield f"{ESCAPE}a{line}\r"
            case "words":
                yield line[: dice.randrange(1, 40)] + dice.choice(("", "\r", "\t", "\x7f" * 9))
            case "paste":
                pasted = dice.choice((line, "\n".join(dice.choices(lines, k=9)), dice.choice(odd)))
                whole = pasted.replace("\x1b", "").encode("utf-8", "replace").decode()
                yield f"\x1b[200~{whole}\x1b[201~" + dice.choice(("", "\r"))
            case "leave":
                yield ESCAPE * dice.randrange(1, 4)
            case _:
                at = f"0;{dice.randrange(1, 120)};{dice.randrange(1, 36)}"
                yield f"\x1b[<{at}M\x1b[<{at}m"


def soak(folder: Path, *, seed: int, seconds: float = 600, most: int = 1 << 30) -> Report:
    """Type for that long, or that many bursts; then quit, and look at everything."""
    path = folder / "journal.json"
    env = {
        "NETJOURNAL_TODAY": DAY,
        "NETJOURNAL_JOURNAL": str(path),
        **{f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("STATE", "CONFIG", "DATA")},
        "HOME": str(folder),
    }
    shell(env, "demo", "--path", str(folder))
    settings = folder / "config" / "netjournal" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[keys]\nquit = ["F12"]\n', "utf-8")
    before = records(path)
    wrong: list[str] = []
    with Wire("netjournal", **env) as app:
        app.until("I owe")
        # What random keys make depends on how quickly the screen follows them; this is made always.
        app.send(FIRST)
        app.quiet(_SILENCE, 5)
        count, memory = type_on(app, random.Random(seed), time.monotonic() + seconds, most, wrong)
        if not wrong:
            app.resize(120, 36)
            for _ in range(_MOST_OVER):
                # Some questions hear nothing of what comes in one burst.
                app.send(ESCAPE)
                app.quiet(0.25, 2)
                app.send(QUIT)
                app.quiet(0.1, 2)
                if not app.is_there():
                    break
            code = app.ends()
            if code != 0 or _STOPPED in app.received:
                wrong.append(f"quitting ended with {code}: {bytes(app.received[-300:])!r}")
    if wrong:
        # What was not quit may still hold more than the file does.
        return Report(count, 0, 0, memory, wrong)
    checked = shell(env, "check")
    if checked.returncode:
        wrong.append(f"check: {checked.stdout}{checked.stderr}")
    wrong += unbalanced(records(path), json.loads(shell(env, "owes", "--json").stdout))
    edits, taken_back = take_all_back(path)
    if records(path) != before:
        wrong.append("taking everything back does not lead to the beginning")
    return Report(count, edits, taken_back, memory, wrong)


def type_on(
    app: Wire, dice: random.Random, end: float, most: int, wrong: list[str]
) -> tuple[int, list[int]]:
    """Type until the end; return how many bursts, and the memory at ten moments or so."""
    memory: list[int] = []
    started, count, last, size = time.monotonic(), 0, "", 0
    for burst in bursts(dice):
        if count >= most or time.monotonic() > end:
            break
        if len(memory) <= 10 * (time.monotonic() - started) / (end - started):
            memory.append(app.memory())
        count += 1
        app.send(burst)
        app.quiet(_SILENCE, 5)
        if count % _LOOK_EVERY == 0:
            size = (size + dice.randrange(1, len(SIZES))) % len(SIZES)
            app.resize(*SIZES[size])
            if not app.answers(_SILENCE):
                wrong.append(f"a new size after {count} bursts and {burst!r} is not answered")
                break
        if _STOPPED in app.received or not app.is_there():
            app.quiet(1)
            wrong.append(f"after {count} bursts, {last!r} and {burst!r}: {bytes(app.received)!r}")
            break
        last = burst
        app.received.clear()
    memory.append(app.memory())
    return count, memory


def shell(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command on the journal."""
    return subprocess.run(
        [sys.executable, "-m", "netjournal", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **env},
    )


def records(path: Path) -> dict[str, dict[str, Any]]:
    """Return the tables of the journal file, as any reader of JSON sees them."""
    held: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    del held["meta"]
    return {table: rows for table, rows in held.items() if rows}


def unbalanced(tables: dict[str, dict[str, Any]], told: dict[str, Any]) -> Iterator[str]:
    """Tell where what `owes --json` adds up to differs from the favors in the file."""
    away = {int(one) for one, contact in tables["contacts"].items() if contact.get("archived")}
    counted: dict[str, Counter[str]] = {side: Counter() for side in told}
    favors = tables.get("favors", {})
    for favor in favors.values():
        hidden = favor.get("hidden_until", "") > DAY or favor["contact"] in away
        if favor.get("state", "open") == "open" and not hidden:
            counted[favor["direction"]] += Counter(favors=1, **left_of(favor))
    for side, count in counted.items():
        said: Counter[str] = Counter()
        for one in told[side]:
            if str(one["id"]) in favors:
                said += Counter({"favors": 1, one["currency"]: one["left"] or 0})
        if said != count:
            yield f"{side}: {said} told, {count} there"


def left_of(favor: dict[str, Any]) -> dict[str, int]:
    """Return what of a favor's money is left, by currency."""
    if not (amount := favor.get("amount")):
        return {}
    paid = sum(part["amount"]["minor"] for part in favor.get("parts", ()) if part.get("amount"))
    return {amount["currency"]: amount["minor"] - paid}


def take_all_back(path: Path) -> tuple[int, int]:
    """Undo until nothing is left to undo; return how many edits there were and were taken back."""
    store = Store.open(path, backups=path.parent / "backups", by="shell", now=clock.now)
    edits, count = len(store.history(1 << 30)), 0
    try:
        while True:
            store.undo()
            count += 1
    except NotFound:
        return edits, count
    except Refused as problem:
        print(problem.sentence, problem.hint, sep="\n")
        return edits, count
    finally:
        store.close()


def main() -> None:
    """Soak, print what came of it, and end with 1 where anything is wrong."""
    reader = argparse.ArgumentParser(prog="python -m tests.bench.soak", description=__doc__)
    reader.add_argument("--seconds", type=float, default=600)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        came = soak(Path(folder), seed=asked.seed, seconds=asked.seconds)
    print(f"seed {asked.seed}: {came.bursts:,} bursts, {came.edits:,} edits,", end=" ")
    print(f"{came.taken_back:,} times undo to the beginning")
    print("memory in MB:", " ".join(f"{kilobytes / 1024:.0f}" for kilobytes in came.memory))
    print("\n".join(came.wrong) or "nothing wrong")
    sys.exit(bool(came.wrong))


if __name__ == "__main__":
    main()

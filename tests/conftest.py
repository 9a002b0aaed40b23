"""What every test gets: a day that does not move, default paths that lead nowhere, no network."""

from __future__ import annotations

import compileall
import gc
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

import netjournal
from tests.offline import forbid

forbid()
# Where Python may not keep bytecode, each process would compile every test again.
sys.dont_write_bytecode = False
# In the background a shell ignores ctrl+c, and so would every program that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# Apps make and drop many thousand objects: looking for circles at each 700 of them takes 1/20.
gc.set_threshold(20_000, 20, 20)
TESTS = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program once: where Python may not keep bytecode, each process that a test starts
    would do it again, and take ten times as long."""
    from hypothesis import settings  # Not before bytecode may be kept: pytest rewrites it, too.

    # How long an example takes says more about the machine than about what is tested.
    settings.register_profile("netjournal", deadline=None)
    settings.load_profile("netjournal")
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(netjournal.__file__).parent, quiet=2)


def pytest_collection(session: pytest.Session) -> None:
    """Let each process begin with other tests, when all are run: pytest takes four seconds to
    rewrite their assertions, and a process finds done what another one did."""
    worker = getattr(session.config, "workerinput", None)
    if worker and session.config.args == session.config.getini("testpaths"):
        modules = sorted(TESTS.rglob("test_*.py"))
        first = len(modules) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
        for path in (*modules[first:], *modules[:first]):
            # What fails to import is told of when it is collected.
            with suppress(Exception, pytest.skip.Exception):
                import_module(".".join(path.relative_to(TESTS.parent).with_suffix("").parts))


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Point every default path into a folder that does not exist, so no real journal is touched."""
    absent = tmp_path_factory.getbasetemp() / "nowhere"
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME", "APPDATA"):
        monkeypatch.setenv(name, str(absent))
    # The size too: whoever runs the tests may have set one, and it counts more than a terminal's.
    for name in ("NETJOURNAL_JOURNAL", "NO_COLOR", "NETJOURNAL_THEME", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETJOURNAL_TODAY", "2026-11-23")
    return absent

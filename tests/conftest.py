"""What every test gets: a day that does not move, default paths that lead nowhere, no network."""

from __future__ import annotations

import compileall
from pathlib import Path

import pytest
from hypothesis import settings

import netjournal
from tests.offline import forbid

# How long an example takes says more about the machine than about what is tested.
settings.register_profile("netjournal", deadline=None)
settings.load_profile("netjournal")
forbid()


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program once: where Python may not keep bytecode, each process that a test starts
    would do it again, and take ten times as long."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(netjournal.__file__).parent, quiet=2)


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

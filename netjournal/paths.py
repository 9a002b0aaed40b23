"""Where the journal, its backups, the settings and the drafts live. Creates nothing."""

from __future__ import annotations

import os
from pathlib import Path

ENV_JOURNAL = "NETJOURNAL_JOURNAL"


def _platform_dir(kind: str) -> Path:
    # platformdirs costs 3 ms, and `note` with a path named by hand needs none of it.
    import platformdirs

    ask = {
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
        "config": platformdirs.user_config_path,
    }[kind]
    return ask("netjournal", appauthor=False)


def journal(named: str | None) -> tuple[Path, bool]:
    """Return the journal's path and whether somebody named it (by option or environment)."""
    chosen = named or os.environ.get(ENV_JOURNAL)
    if chosen:
        return Path(chosen).expanduser(), True
    return _platform_dir("data") / "journal.json", False


def backups() -> Path:
    """Return the folder that holds a folder of backups for each journal's uuid."""
    return _platform_dir("state") / "backups"


def drafts() -> Path:
    """Return the folder of what was being typed and not saved yet."""
    return _platform_dir("state") / "drafts"


def settings() -> Path:
    """Return the path of the settings file."""
    return _platform_dir("config") / "config.toml"


def templates() -> Path:
    """Return the folder of the user's own message templates."""
    return _platform_dir("config") / "templates"

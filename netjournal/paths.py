"""Where the journal, its backups, the settings and the drafts live. Creates nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ENV_JOURNAL = "NETJOURNAL_JOURNAL"


_XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "config": ("XDG_CONFIG_HOME", ".config"),
}


def _platform_dir(kind: str) -> Path:
    platform: str = sys.platform
    if platform == "linux":
        # As platformdirs has it, which takes as long to import as Python takes to start.
        variable, below_home = _XDG[kind]
        named = os.environ.get(variable, "").strip()
        return Path(named or _home() / below_home, "netjournal")
    import platformdirs

    ask = {
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
        "config": platformdirs.user_config_path,
    }[kind]
    return ask("netjournal", appauthor=False)


def _home() -> Path:
    if not os.environ.get("HOME"):
        # Only the system's own list of people knows it then.
        import pwd

        try:
            return Path(pwd.getpwuid(os.getuid()).pw_dir)
        except KeyError:
            return Path("/nonexistent")
    return Path("~").expanduser()


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


def drafts_of(journal: Path) -> Path:
    """Return the folder of one journal's drafts; it is named by where the journal lies."""
    # A journal has no name of its own before its first save. Commands do without this module.
    import hashlib

    return drafts() / hashlib.sha256(os.fsencode(journal)).hexdigest()[:16]


def prompt() -> Path:
    """Return the path of whom a shell's prompt named last."""
    return _platform_dir("state") / "prompt.json"


def columns() -> Path:
    """Return the path of what was said about the columns of tables."""
    return _platform_dir("state") / "columns.json"


def downloads() -> Path:
    """Return the folder where browsers put what they download, as the desktop names it."""
    named = os.environ.get("XDG_DOWNLOAD_DIR", "").strip()
    if not named:
        folders = _platform_dir("config").parent / "user-dirs.dirs"
        try:
            lines = folders.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            lines = []
        said = (line.partition("=") for line in lines)
        named = next((path for name, _, path in said if name == "XDG_DOWNLOAD_DIR"), "")
    named = named.strip('"').replace("$HOME", "~")
    return Path(named or "~/Downloads").expanduser()


def settings() -> Path:
    """Return the path of the settings file."""
    return _platform_dir("config") / "config.toml"


def templates() -> Path:
    """Return the folder of the user's own message templates."""
    return _platform_dir("config") / "templates"

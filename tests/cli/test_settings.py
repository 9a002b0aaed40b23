"""config.toml: what it may say, and what is said where it says something else."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import platformdirs
import pytest

from netjournal import paths
from netjournal.errors import Usage
from netjournal.settings import Settings, load, reads_day_first
from tests.cli.conftest import Shell


def settings(folder: Path, text: str) -> Settings:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return load(path)


def test_no_file_and_an_empty_one_are_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "nowhere" / "config.toml") == Settings()
    assert settings(tmp_path, "") == Settings()
    assert Settings().currency == "USD"
    assert Settings().today_limit == 2


def test_every_setting(tmp_path: Path) -> None:
    held = settings(
        tmp_path,
        """
        name = "Ada Lovelace"
        day_first = true
        currency = "eur"
        today_limit = 3
        reach = ["message", "email"]
        theme = "netjournal-light"
        backups = "~/Backups"
        [keys]
        note = "n"
        find = ["f", "ctrl+f"]
        """,
    )
    assert held == Settings(
        name="Ada Lovelace",
        day_first=True,
        currency="EUR",
        today_limit=3,
        reach=("message", "email"),
        theme="netjournal-light",
        backups="~/Backups",
        keys={"note": ("n",), "find": ("f", "ctrl+f")},
    )


@pytest.mark.parametrize(
    "text",
    [
        "day_first = 'yes'",
        "currency = 'euros'",
        "today_limit = -1",
        "today_limit = true",
        "reach = 'email'",
        "keys = 3",
        "keys = { note = 3 }",
        "name = 3",
        "backups = ['a']",
    ],
)
def test_a_wrong_value_is_told_with_its_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(Usage) as wrong:
        settings(tmp_path, text)
    assert f"'{text.split(' ')[0]}'" in wrong.value.sentence
    assert "config.toml" in wrong.value.sentence


def test_an_unknown_setting_and_broken_toml(tmp_path: Path) -> None:
    with pytest.raises(Usage, match="no setting 'curency'"):
        settings(tmp_path, "curency = 'EUR'")
    with pytest.raises(Usage, match="line 2"):
        settings(tmp_path, "name = 'Ada'\ncurrency = EUR\n")
    (tmp_path / "config.toml").write_bytes(b"name = 'Zo\xeb'")
    with pytest.raises(Usage, match="UTF-8"):
        load(tmp_path / "config.toml")


@pytest.mark.parametrize(
    ("locale", "first"),
    [
        ("en_US.UTF-8", False),
        ("en_GB.UTF-8", True),
        ("de_DE", True),
        ("ja_JP.UTF-8", False),
        ("C.UTF-8", False),
    ],
)
def test_the_order_of_day_and_month_follows_the_locale(
    monkeypatch: pytest.MonkeyPatch, locale: str, first: bool
) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    monkeypatch.setenv("LC_ALL", locale)
    assert reads_day_first(Settings()) is first
    assert reads_day_first(Settings(day_first=not first)) is not first


@pytest.mark.parametrize(("land", "first"), [(0x409, False), (0x411, False), (0x809, True)])
def test_windows_is_asked_for_the_land(
    monkeypatch: pytest.MonkeyPatch, land: int, first: bool
) -> None:
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    kernel = SimpleNamespace(GetUserDefaultLCID=lambda: land)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert reads_day_first(Settings()) is first


def test_the_commands_use_them(run: Shell, tmp_path: Path) -> None:
    own = tmp_path / "config" / "netjournal"
    own.mkdir(parents=True)
    (own / "config.toml").write_text(
        f'currency = "EUR"\nday_first = true\nbackups = "{(tmp_path / "kept").as_posix()}"\n',
        "utf-8",
    )
    assert run("note", "Ada Lovelace: I owe her 12.50 by 3/4").code == 0
    (one,) = run("owes", "--json").json["i_owe"]
    assert one["due"] == "2027-04-03"
    assert str(tmp_path / "kept") in run("where").out


def test_a_wrong_setting_stops_a_note_before_it_is_typed(run: Shell, tmp_path: Path) -> None:
    own = tmp_path / "config" / "netjournal"
    own.mkdir(parents=True)
    (own / "config.toml").write_text("currency = 3", "utf-8")
    said = run("note", stdin="Ada Lovelace: hums\n", terminal=True)
    assert said.code == 2
    assert not said.out
    assert "'currency'" in said.err


if sys.platform == "linux":

    def test_the_paths_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
        for named in ("", "/somewhere/else"):
            for kind in ("DATA", "STATE", "CONFIG"):
                monkeypatch.setenv(f"XDG_{kind}_HOME", named)
            monkeypatch.delenv("NETJOURNAL_JOURNAL", raising=False)
            assert paths.journal(None)[0].parent == platformdirs.user_data_path("netjournal")
            assert paths.drafts().parent == platformdirs.user_state_path("netjournal")
            assert paths.settings().parent == platformdirs.user_config_path("netjournal")


def test_downloads_are_where_the_desktop_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_platform_dir", lambda _kind: tmp_path / "netjournal")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DOWNLOAD_DIR", raising=False)
    assert paths.downloads() == tmp_path / "Downloads"
    (tmp_path / "user-dirs.dirs").write_text('# hi\nXDG_DOWNLOAD_DIR="$HOME/Geladen"\n', "utf-8")
    assert paths.downloads() == tmp_path / "Geladen"

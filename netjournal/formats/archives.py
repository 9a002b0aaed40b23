"""The files worth importing inside a zip: LinkedIn's and others'.

It knows names and sizes inside an archive, not what the files hold.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from netjournal.errors import Unreadable

MOST = 256 << 20
"""So many bytes may come out of one archive."""
_MOST_FILES = 10_000
_WANTED = (".vcf", ".vcard", ".csv")


def members(data: bytes, name: str) -> list[tuple[str, bytes]]:
    """Return names and bytes of the files to import; of LinkedIn's archive the connections.

    Raises Unreadable where there are none, or where the archive is broken, locked or a trap.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as problem:
        raise Unreadable(f"{name} is a damaged zip file.", "Download it again.") from problem


def _members(archive: zipfile.ZipFile, name: str) -> list[tuple[str, bytes]]:
    held = [one for one in archive.infolist() if not one.is_dir()]
    files = [(PurePosixPath(one.filename.replace("\\", "/")).name, one) for one in held]
    wanted = [one for one in files if one[0].lower() == "connections.csv"]
    if not wanted and _is_linkedin([file for file, _ in files]):
        raise Unreadable(
            f"{name} has no Connections.csv in it.",
            "LinkedIn sends it with the second mail, or ask there for Connections alone.",
        )
    wanted = wanted or [
        one for one in files if one[0].lower().endswith(_WANTED) and not one[0].startswith("._")
    ]
    if not wanted:
        raise Unreadable(
            f"{name} holds no contacts.", "vCard files, CSV files and LinkedIn's zip are read."
        )
    if len(wanted) > _MOST_FILES:
        raise Unreadable(f"{name} holds more than {_MOST_FILES:,} files.", "Unpack some of them.")
    if sum(info.file_size for _, info in wanted) > MOST:
        raise _too_large(name)
    if any(info.flag_bits & 1 for _, info in wanted):
        raise Unreadable(f"{name} is locked with a password.", "Unpack it and import the files.")
    found: list[tuple[str, bytes]] = []
    left = MOST
    for file, info in wanted:
        with archive.open(info) as stream:
            # What an archive says about its sizes may be a lie.
            held_bytes = stream.read(left + 1)
        left -= len(held_bytes)
        if left < 0:
            raise _too_large(name)
        found.append((file, held_bytes))
    return found


def _is_linkedin(names: list[str]) -> bool:
    lower = {name.lower() for name in names}
    return len(lower & {"profile.csv", "invitations.csv", "messages.csv", "positions.csv"}) > 1


def _too_large(name: str) -> Unreadable:
    return Unreadable(f"{name} would unpack to more than 256 MB.", "Unpack it and import a part.")

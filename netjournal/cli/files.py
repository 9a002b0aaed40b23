"""New files that commands write where the user says; nothing that is there is written over."""

from __future__ import annotations

import os
from pathlib import Path

from netjournal.errors import Refused, SaveFailed, reason


def write_new(path: Path, data: bytes) -> Path:
    """Write a file that only the user can read, whole or not at all; raises Refused, SaveFailed."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(f"{path} is there already.", "Choose another name.") from None
    except OSError as problem:
        raise _failed(path, problem) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        path.unlink(missing_ok=True)
        raise _failed(path, problem) from None
    return path


def _failed(path: Path, problem: OSError) -> SaveFailed:
    return SaveFailed(f"{path} could not be written: {reason(problem)}.")

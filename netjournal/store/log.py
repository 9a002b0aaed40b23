"""The edits file beside the journal: checksummed lines, each naming the one before it.

Knows lines and their chain; what an edit means, and what the journal holds, is not its business.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zlib import crc32

import msgspec

from netjournal.model.edits import Edit
from netjournal.store import durable
from netjournal.store.layout import Meta

HEADER = (
    b"Here netjournal keeps every change to the journal beside this file, newest last; "
    b"it takes back mistakes with it and restores what a crash interrupted, so please keep it.\n"
)
LONGEST = 1 << 20
"""An edit longer than this many bytes becomes several lines."""
FULL = 4 << 20
KEPT_LINES = 1_000
_GLANCE = 1 << 16


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One edit as it is kept, or a part of one: `part` is (2, 3) for the second of three."""

    seq: int
    id: str
    prev: str
    at: datetime
    by: str
    edit: Edit
    epoch: str = ""
    part: tuple[int, int] | None = None


class Kept(msgspec.Struct, frozen=True):
    """An edit that is in the journal for good: its number, when and by whom it was made."""

    seq: int
    at: datetime
    by: str
    edit: Edit
    undone: bool = False


class Parsed(msgspec.Struct):
    """Lines read from a stretch of the file.

    `end` is where the last whole edit ends, counted from the stretch's start; what follows is torn.
    `damage` says in words what is wrong before that, and is empty where nothing is.
    """

    lines: list[Line]
    end: int
    damage: str = ""


class Broken(OSError):
    """A line could neither be written nor taken away again."""


class Appeared(OSError):
    """A program that copies files put an edits file there that nobody has read yet."""


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Line).decode


def new_line_id() -> str:
    """Return a random id for a line."""
    return os.urandom(6).hex()


def to_kept(line: Line) -> Kept:
    """Return what a line says, without its place in the chain."""
    return Kept(line.seq, line.at, line.by, line.edit)


def to_bytes(line: Line) -> bytes:
    """Return the line as it stands in the file."""
    text = _encode(line)
    return b"%08x %b\n" % (crc32(text), text)


def parts_of(line: Line) -> tuple[bytes, str]:
    """Return the line's bytes, in several lines if it is long, and the id of the last of them."""
    whole = to_bytes(line)
    if len(whole) <= LONGEST or len(line.edit.changes) < 2:
        return whole, line.id
    share = len(whole) // (LONGEST // 2) + 1
    step = max(1, len(line.edit.changes) // share)
    pieces = [
        line.edit.changes[start : start + step] for start in range(0, len(line.edit.changes), step)
    ]
    made, prev = [], line.prev
    for number, changes in enumerate(pieces, 1):
        edit = msgspec.structs.replace(line.edit, changes=changes)
        own = line.id if number == len(pieces) else new_line_id()
        part = msgspec.structs.replace(
            line, id=own, prev=prev, edit=edit, part=(number, len(pieces))
        )
        made.append(to_bytes(part))
        prev = own
    return b"".join(made), prev


def _read_line(raw: bytes) -> Line | None:
    if not _is_whole(raw):
        return None
    try:
        return _decode(raw[9:])
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return None


def _is_whole(raw: bytes) -> bool:
    """Tell whether a line has the checksum it says, whatever is in it."""
    try:
        return raw[8:9] == b" " and int(raw[:8], 16) == crc32(raw[9:])
    except ValueError:
        return False


def parse(data: bytes, after: tuple[int, str] | None, start: int = 0) -> Parsed:
    """Read lines; the first must follow the line `after` (number, id), or may be any if it is None.

    Parts are joined to whole edits. A last line that is torn, or a last edit whose parts are not
    all there, is left out and not called damage.
    """
    lines: list[Line] = []
    group: list[Line] = []
    end = start
    for begin, stop in _line_ends(data, start):
        line = _read_line(data[begin:stop])
        if line is None:
            torn = not _is_whole(data[begin:stop]) and _only_torn(data, stop + 1)
            return Parsed(lines, end, "" if torn else "A line in the edits file is damaged.")
        first = line.part is None or line.part[0] == 1
        if (after is not None and not _follows(line, after, group)) or first is bool(group):
            return Parsed(lines, end, "Some lines of the edits file are missing.")
        after = (line.seq, line.id)
        if line.part is None:
            lines.append(line)
            end = stop + 1
            continue
        group.append(line)
        if line.part[0] == line.part[1]:
            lines.append(_joined(group))
            group = []
            end = stop + 1
    return Parsed(lines, end)


def _line_ends(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each line from `start` on begins and ends; a last one without an end is none."""
    while (stop := data.find(b"\n", start)) >= 0:
        yield start, stop
        start = stop + 1


def _follows(line: Line, after: tuple[int, str], group: Sequence[Line]) -> bool:
    number = after[0] if group else after[0] + 1
    return line.prev == after[1] and line.seq == number


def _joined(group: Sequence[Line]) -> Line:
    changes = tuple(change for line in group for change in line.edit.changes)
    last = group[-1]
    return msgspec.structs.replace(
        last,
        prev=group[0].prev,
        part=None,
        edit=msgspec.structs.replace(last.edit, changes=changes),
    )


def _only_torn(data: bytes, start: int) -> bool:
    # Later parts of the same unfinished edit may have reached the disk before an earlier one.
    lines = (_read_line(data[begin:end]) for begin, end in _line_ends(data, start))
    return all(line.part is not None and line.part[0] > 1 for line in lines if line)


class EditLog:
    """The edits file of one journal, opened by its path anew whenever that names another file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seq = 0
        self.last = ""
        self.end = 0
        """Where the last line that was read or written ends."""
        self.start = 0
        """Where the lines begin that the journal file does not hold."""
        self._fd = -1
        self._takes_more = False
        self._stamp: durable.Stamp | None = None

    # reading

    def has_changed(self) -> bool:
        """Tell whether the path names another file, or a longer one, than what was read."""
        return durable.stamp(self.path) != self._stamp

    def is_there(self) -> bool:
        """Tell whether there is an edits file."""
        return durable.stamp(self.path) is not None

    def follow(self, meta: Meta) -> Parsed | None:
        """Read the lines after the one that a file is complete up to; None where it is not in here.

        From here on the log continues after the last of them.
        """
        self.seq, self.last, self.end, self.start = meta.seq, meta.head, 0, 0
        if not self._open_reading():
            self._stamp = None
            return Parsed([], 0)
        assert self._stamp is not None
        size = self._stamp.size
        for start in (max(0, size - _GLANCE), 0):
            data = durable.read_at(self._fd, start, size - start)
            at = self._after_line(data, meta.head, start)
            if at >= 0 or start == 0:
                break
        if at < 0:
            return None
        parsed = parse(data[at:], (meta.seq, meta.head))
        self._move_to(parsed, start + at)
        self.start = start + at
        return parsed

    def news(self) -> Parsed | None:
        """Read what was appended since; None where the last line is no longer in the file."""
        known, end = self._stamp, self.end
        if not self._open_reading():
            return None
        assert self._stamp is not None
        same = known is not None and (known.device, known.inode) == (
            self._stamp.device,
            self._stamp.inode,
        )
        if same and self._stamp.size >= end:
            data = durable.read_at(self._fd, end, self._stamp.size - end)
            parsed = parse(data, (self.seq, self.last))
            if not parsed.damage:
                self._move_to(parsed, end)
                return parsed
        data = durable.read_at(self._fd, 0, self._stamp.size)
        at = self._after_line(data, self.last, 0)
        if at < 0:
            return None
        parsed = parse(data[at:], (self.seq, self.last))
        self._move_to(parsed, at)
        return parsed

    def everything(self) -> Parsed:
        """Read all lines that can be read, whatever the first follows, past damage too."""
        try:
            data = durable.read(self.path)
        except FileNotFoundError:
            return Parsed([], 0)
        parsed = run = parse(data, None, _header_end(data))
        while run.damage:
            # What the run ended with is skipped, and all that cannot be read after it.
            at = run.end if run.lines else data.find(b"\n", run.end) + 1
            found = (begin for begin, end in _line_ends(data, at) if _read_line(data[begin:end]))
            run = parse(data, None, next(found, len(data)))
            parsed.lines += run.lines
        return Parsed(list({line.id: line for line in parsed.lines}.values()), 0, parsed.damage)

    # writing, under the lock

    def append(self, data: bytes, seq: int, last: str) -> None:
        """Append lines that end with line `last`, on the disk when this returns.

        On OSError the file is as it was; Broken says that it could not be made so. Appeared says
        that the file is another than the one that was read.
        """
        known = self._stamp
        if self._fd < 0 or known is None or not self._takes_more:
            self._close()
            self._fd = durable.open_appending(self.path)
            self._takes_more = True
            self._stamp = durable.stamp_open(self._fd)
            if self._stamp != known and self._stamp.size:
                self._stamp = known
                raise Appeared
        if known is None:
            self.end = 0
        assert self._stamp is not None
        if self._stamp.size > self.end:
            durable.truncate(self._fd, self.end)
        if not self.end:
            data = HEADER + data
        try:
            durable.write_all(self._fd, data)
            durable.sync(self._fd)
            if known is None:
                durable.sync_folder(self.path.parent)
        except OSError:
            self._take_back()
            raise
        self.end += len(data)
        self.seq, self.last = seq, last
        self._stamp = durable.stamp_open(self._fd)

    def rewrite(self, lines: Sequence[Line], epoch: str | None = None) -> None:
        """Put a file with only these lines in place of the old one."""
        pieces = [HEADER]
        for line in lines:
            fresh = line if epoch is None else msgspec.structs.replace(line, epoch=epoch)
            pieces.append(parts_of(fresh)[0])
        durable.replace(self.path, pieces)
        self._close()
        self._open_reading()
        self.end = sum(map(len, pieces))
        if lines:
            self.seq, self.last = lines[-1].seq, lines[-1].id

    def write_anew(self) -> None:
        """Put a new file with the same bytes in place of one whose disk cannot be believed."""
        if self._fd < 0:
            return
        durable.replace(self.path, [durable.read_at(self._fd, 0, self.end)])
        self._close()
        self._open_reading()

    def close(self) -> None:
        """Close the file."""
        self._close()

    def _take_back(self) -> None:
        try:
            durable.truncate(self._fd, self.end)
            self._stamp = durable.stamp_open(self._fd)
        except OSError as error:
            raise Broken("the edits file could not be restored") from error

    def _move_to(self, parsed: Parsed, start: int) -> None:
        self.end = start + parsed.end
        if parsed.lines:
            self.seq, self.last = parsed.lines[-1].seq, parsed.lines[-1].id

    def _open_reading(self) -> bool:
        there = durable.stamp(self.path)
        if there is None:
            self._close()
            self._stamp = None
            return False
        if self._fd >= 0:
            mine = durable.stamp_open(self._fd)
            if (mine.device, mine.inode) == (there.device, there.inode):
                self._stamp = mine
                return True
        self._close()
        try:
            self._fd = durable.open_appending(self.path)
            self._takes_more = True
        except OSError:
            # A folder or a disk that may only be read, perhaps only for now.
            self._fd = durable.open_reading(self.path)
            self._takes_more = False
        self._stamp = durable.stamp_open(self._fd)
        return True

    def _close(self) -> None:
        if self._fd >= 0:
            durable.close(self._fd)
            self._fd = -1

    @staticmethod
    def _after_line(data: bytes, line_id: str, start: int) -> int:
        """Return where the line after the one with this id begins in the data, or -1."""
        if not line_id:
            return -1 if start else _first_if_origin(data)
        # Inside a note the same characters would be escaped, so this is a line's own id.
        found = data.rfind(b'"id":"%b","prev"' % line_id.encode())
        if found < 0:
            return _first_if_follows(data, line_id) if not start else -1
        stop = data.find(b"\n", found)
        return stop + 1 if stop >= 0 else -1


def _header_end(data: bytes) -> int:
    end = data.find(b"\n") + 1
    return 0 if _read_line(data[: max(end - 1, 0)]) else end


def _first_if_origin(data: bytes) -> int:
    return _first_if_follows(data, "")


def _first_if_follows(data: bytes, line_id: str) -> int:
    """Return where the first line begins, if it follows this one or if there is none at all."""
    start = _header_end(data)
    stop = data.find(b"\n", start)
    first = _read_line(data[start:stop]) if stop >= 0 else None
    if first is not None:
        return start if first.prev == line_id else -1
    begun = HEADER.startswith(data[: len(HEADER)]) or data.startswith(HEADER[:15])
    return start if begun and _only_torn(data, start) else -1

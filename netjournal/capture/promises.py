"""What somebody means to do for somebody: the marks `>` and `<`, and the plainest sentences.

It finds where and what; whose name a piece holds is told by the caller.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import msgspec

from netjournal.capture.board import TAKEN, WIDE, Board, tidy
from netjournal.capture.draft import SpanKind
from netjournal.capture.words import NEGATIONS, PRONOUNS, words
from netjournal.model.dates import find_date, read_date
from netjournal.model.names import fold
from netjournal.model.records import Direction

I_OWE, THEY_OWE = Direction.I_OWE, Direction.THEY_OWE

_MARK = re.compile(r"[<>]")
_BARE_NUMBER = re.compile(
    r"\s*\d[\d.,]*\s*(?!\s*(?:usd|eur|gbp|chf|jpy|cad|aud|dollars?|euros?|pounds?|bucks|cents?"
    r"|kr|[€$£¥])\b|[\d.,€$£¥])",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?。！？]+(?=\s|$|[\u3040-\u9fff])|;(?=\s|$)")
_NO_END = re.compile(r"(?:(?<!\w)\w|(?<!\w)(?:dr|prof|mr|mrs|ms|st|no|vs|e\.g|i\.e|approx))$", re.I)
_BY = re.compile(r"(?<!\w)(by|before|until|till|due|on)\s+", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_LOOSE = words("for from of about at the a an since to and with between after")
_DAYLIKE = re.compile(
    r"(?:\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,3}(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+\d{1,3}"
    r"|(?:after|before)?\s*the\s+(?:holidays|break|summer|move|conference|deadline))(?!\w)",
    re.IGNORECASE,
)

_DOING = (
    "send|give|share|forward|e-?mail|mail|write|call|phone|ring|text|ping|lend|pay|bring|get|find"
    "|ask|pass|return|check|look|make|show|help|review|read|introduce|connect|put|buy|book|fix"
    "|drop|draft|prepare|print|scan|translate|proofread|recommend|refer|invite|host|teach|pick"
    "|follow|let|set|arrange|organi[sz]e|order|post|upload|copy|explain|tell|bake|cook|take"
)
_HE = r"(?:she|he|they|NAME)"
_HER = r"(?:her|him|them|NAME)"
_RULES: tuple[tuple[str, Direction], ...] = (
    (rf"\b(?:I|we)(?: still| also| now)? owe (?={_HER}\b)", I_OWE),
    (rf"^(?:still )?owe (?={_HER}\b)", I_OWE),
    (rf"\b{_HE}(?: still| also| now)? owes? me ", THEY_OWE),
    (r"^(?:still )?owes me ", THEY_OWE),
    (rf"\b(?:I)(?:'ll| will|'m going to| am going to)(?: also)? (?=(?:{_DOING})\b)", I_OWE),
    (rf"^(?:will) (?=(?:{_DOING})\b(?! me\b))", I_OWE),
    (rf"\b(?:said|told {_HER})(?: that)? I(?:'d| would) (?=(?:{_DOING})\b)", I_OWE),
    (rf"\bI(?:'ve)?(?: also)? promised (?:(?={_HER}\b)|to |that I(?:'d| would) )?", I_OWE),
    (rf"^promised (?!me\b)(?:(?={_HER}\b)|to )?", I_OWE),
    (rf"\b{_HE}(?:'ll| will)(?: also)? (?=(?:{_DOING})\b)", THEY_OWE),
    (rf"\b(?:said|says)(?: that)? {_HE}(?:'d| would) (?=(?:{_DOING})\b)", THEY_OWE),
    (rf"\b{_HE}(?:'s| has| have)?(?: also)? (?:promised|offered)(?: me)?(?: to)? ", THEY_OWE),
    (r"\b(?:promised|offered) me(?: to)? ", THEY_OWE),
)
_OBJECT = re.compile(r"^(?:(?:her|him|them|me)\b\s*)(?:to\s+)?", re.IGNORECASE)
_AFTER_VERB = re.compile(rf"^((?:{_DOING})\s+)(?:her|him|them|me)\s+(?=\S)", re.IGNORECASE)
_CLAUSE = re.compile(
    r",?\s+(?:and|but|so|because|if|when)\s+(?:I|she|he|they|we)\b|,\s+(?:I|she|he|they|we|but|so)\b"
)
_IF = re.compile(r"\b(?:if|whether|unless|should|could|wants|wanted|hopes)\b[^,;]*$", re.IGNORECASE)


class Promise(msgspec.Struct):
    """A favor in the line; from `start` to `end` it stands, its words from `first` to `last`."""

    direction: Direction
    start: int
    end: int
    first: int
    last: int
    due: date | None = None
    no_day: str = ""
    """Words that should be the day and are none."""
    marked: bool = False
    who_at: int = -1
    """Where the person is named whom it concerns, if so."""
    what: str = ""


def take_marked(board: Board, today: date, *, day_first: bool) -> list[Promise]:
    """Take every `> what by date` and `< what by date`; the words inside stay to be seen."""
    places = [found.start() for found in _MARK.finditer(board.seen) if _is_mark(board, found)]
    promises: list[Promise] = []
    for place, following in pairwise([*places, len(board.seen)]):
        first = place + 1 + len(board.seen[place + 1 :]) - len(board.seen[place + 1 :].lstrip())
        limit = sentence_end(board.seen, first, following)
        direction = I_OWE if board.seen[place] == ">" else THEY_OWE
        one = _worded(board, direction, place, first, limit, today, day_first)
        one.marked = True
        if one.what:
            kind = SpanKind.I_OWE if direction is I_OWE else SpanKind.THEY_OWE
            board.mark(place, one.end, kind)
            board.cut(place, one.end)
            promises.append(one)
    return promises


def _is_mark(board: Board, found: re.Match[str]) -> bool:
    place = found.start()
    before, after = board.seen[:place], board.seen[place + 1 :]
    wide = board.line[place] in WIDE
    alone = (not before[-1:].strip() or before[-1:] == TAKEN) and not after[:1].strip()
    if not (wide or alone) or not before.strip() or not after.strip():
        return False
    if not any(letter.isalnum() or letter == TAKEN for letter in after):
        return False
    number = re.match(r"\s*\d[\d.,]*", after)
    return number is None or _BARE_NUMBER.match(after) is None


def sentence_end(text: str, start: int, limit: int) -> int:
    """Return where the sentence from `start` ends, before its closing mark, or the limit."""
    for found in _SENTENCE_END.finditer(text, start, limit):
        if not (found[0] == "." and _NO_END.search(text[start : found.start()])):
            return found.start()
    return limit


def _worded(
    board: Board,
    direction: Direction,
    place: int,
    first: int,
    limit: int,
    today: date,
    day_first: bool,
) -> Promise:
    """Read the words of a favor: up to its date if it has one, else up to the limit."""
    text = board.seen[first:limit].replace(TAKEN, "_")
    day = _due(text, today, day_first)
    one = Promise(direction, place, limit, first, limit)
    if day is not None:
        one.due, until, end = day
        one.last, one.end = first + until, first + end
    else:
        one.no_day = _no_day(text, today, day_first)
    inside = board.taken((SpanKind.TAG, SpanKind.FOLLOW_UP, SpanKind.PACE))
    one.what = _capped(board.without(one.first, one.last, inside))
    if not one.what and one.due:  # "> by fri" says no more than the day
        one.what = _capped(board.without(one.first, one.end, inside))
    return one


def _capped(text: str) -> str:
    return text if any(map(str.isalnum, text)) else ""


def _due(text: str, today: date, day_first: bool) -> tuple[date, int, int] | None:
    """Find the day by which: the day, where the words before it end, and where it ends itself."""
    for found in reversed(list(_BY.finditer(text))):
        day = find_date(text[found.end() :], today, day_first=day_first)
        if day:
            return day[0], found.start(), found.end() + day[2]
    before = ""
    for word in _WORD.finditer(text):
        rest = text[word.start() :].rstrip(" .,;!?")
        if before not in _LOOSE and rest:
            last = read_date(rest, today, day_first=day_first)
            if last and not rest.isdecimal():
                return last, word.start(), word.start() + len(rest)
        before = word[0].lower()
    return None


def _no_day(text: str, today: date, day_first: bool) -> str:
    for found in _BY.finditer(text):
        like = _DAYLIKE.match(text, found.end())
        if like and read_date(like[0], today, day_first=day_first) is None:
            return like[0].strip()
    return ""


def spoken(board: Board, names: dict[int, int], today: date, *, day_first: bool) -> list[Promise]:
    """Return the favors that plain sentences promise; `names` maps where names start to their end.

    What is denied, asked, quoted, or only wished for is none.
    """
    found: list[Promise] = []
    for start, end in _clauses(board):
        clause, back = _with_names(board.seen[start:end], start, names)
        if board.seen[end : end + 1] == "?":
            continue
        for pattern, direction in _rules():
            match = pattern.search(clause)
            if match and not _guarded(clause[: match.end()], match.start()):
                one = _said(board, match, direction, (start, end), back, names, today, day_first)
                if one.what:
                    kind = SpanKind.I_OWE if direction is I_OWE else SpanKind.THEY_OWE
                    board.mark(one.start, one.end, kind)
                    found.append(one)
                break
    return found


def _clauses(board: Board) -> list[tuple[int, int]]:
    """Split what is not marked into clauses, so that each holds at most one promise."""
    blocked = board.taken((SpanKind.I_OWE, SpanKind.THEY_OWE, SpanKind.QUESTION))
    edges = [(0, 0), *sorted(blocked), (len(board.seen), len(board.seen))]
    clauses: list[tuple[int, int]] = []
    for (_, start), (limit, _) in pairwise(edges):
        at = start
        while at < limit:
            while at < limit and not (board.seen[at].isalnum() or board.seen[at] in "'’"):
                at += 1
            end = sentence_end(board.seen, at, limit)
            cut = _CLAUSE.search(board.seen, at, end)
            while cut and cut.start() <= at:
                cut = _CLAUSE.search(board.seen, cut.end(), end)
            stop = cut.start() if cut else end
            if stop > at:
                clauses.append((at, stop))
            at = _next_clause(board.seen, stop, limit)
    return clauses


def _next_clause(text: str, at: int, limit: int) -> int:
    """Step over the joint between two clauses: its comma, and the word that joins."""
    joint = re.compile(r"[\s,;.!?]*(?:(?:and|but|so)\s+)?").match(text, at, limit)
    return max(at + 1, joint.end() if joint else at + 1)


def _with_names(text: str, start: int, names: dict[int, int]) -> tuple[str, list[int]]:
    """Put NAME for every name; return the text and, for each of its letters, its place before."""
    out: list[str] = []
    back: list[int] = []
    at = 0
    while at < len(text):
        end = names.get(start + at)
        piece = "NAME" if end else text[at].replace("’", "'")
        out.append(piece)
        back += [start + at] * len(piece)
        at = end - start if end else at + 1
    return "".join(out), [*back, start + len(text)]


_compiled: list[tuple[re.Pattern[str], Direction]] = []


def _rules() -> list[tuple[re.Pattern[str], Direction]]:
    # Compiled at the first line that is read, not when the commands start.
    if not _compiled:
        _compiled.extend((re.compile(rule, re.IGNORECASE), way) for rule, way in _RULES)
    return _compiled


def _guarded(before: str, start: int) -> bool:
    words = fold(before[:start]).replace("’", "'").split()
    inside = fold(before[start:]).split()
    return bool(NEGATIONS.intersection(words[-3:] + inside)) or bool(_IF.search(before[:start]))


def _said(
    board: Board,
    match: re.Match[str],
    direction: Direction,
    clause: tuple[int, int],
    back: list[int],
    names: dict[int, int],
    today: date,
    day_first: bool,
) -> Promise:
    start, first = back[match.start()], back[match.end()]
    who_at = next((at for at in names if start <= at < first), -1)
    text = board.seen[first : clause[1]]
    skipped = _OBJECT.match(text)
    if skipped:
        first += skipped.end()
    elif first in names:
        who_at = first if who_at < 0 else who_at
        gap = len(board.seen[names[first] :]) - len(board.seen[names[first] :].lstrip())
        first = min(names[first] + gap, clause[1])
        first += 3 if board.seen[first : first + 3] == "to " else 0
    one = _worded(board, direction, start, first, clause[1], today, day_first)
    one.who_at = who_at
    verb = _AFTER_VERB.match(one.what)
    if verb:
        one.what = verb[1] + one.what[verb.end() :]
    elif direction is I_OWE and who_at < 0:
        one.who_at, one.what = _object_name(board, one, names)
    if fold(one.what) in PRONOUNS:
        one.what = ""
    return one


def _object_name(board: Board, one: Promise, names: dict[int, int]) -> tuple[int, str]:
    """Take the name out of "send Ada the slides": she is whom it concerns."""
    for at, end in names.items():
        verb = board.line[one.first : at]
        if one.first < at < one.last and re.fullmatch(rf"(?:{_DOING})\s+", verb, re.IGNORECASE):
            rest = board.line[end : one.last]
            if rest.strip():
                return at, tidy(f"{verb}{rest}")
            return at, one.what
    return -1, one.what

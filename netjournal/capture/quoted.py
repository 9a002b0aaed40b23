"""What somebody is quoted as promising: in `Grace: "I'll send you the manual"` the I is Grace.

A quotation whose speaker is not known, or is the writer, promises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from netjournal.capture.board import Board
from netjournal.capture.clauses import NAME, Sentence
from netjournal.capture.draft import Span, SpanKind
from netjournal.capture.promises import sentence_end
from netjournal.capture.who import Match

_SAYS = r"(?:said|says|told me|wrote|replied|answered|promised|texted|emailed)"
_BEFORE = rf"(?i)(?:(?:['’]s)?(?:,? [\w'’]+){{0,4}}\s*[:：]|,?\s+(?:\w+ )?{_SAYS}[:,]?)\s*$"
_SHE_BEFORE = rf"(?i)\b(?:she|he|they) (?:\w+ )?{_SAYS}[:,]?\s*$"
_I_BEFORE = rf"(?i)\b(?:I|we|me) (?:\w+ )?(?:{_SAYS}|told \S+(?: \S+)?)[:,]?\s*$"
_AFTER = rf"(?i)[,.]?\s*{_SAYS}\s+"
_PROMISES = (
    r"(?i)(?:^|[.,;!] |\b(?:and|but|then|so) )(?:(?:I|we)(?:['’]ll| will| shall| promise to"
    r"|(?:['’]m| am) going to| owe (?=you\b))|you(?:['’]ll| will) (?:have|get)) "
)
_TURNED = {"i": NAME, "we": NAME, "you": "me", "your": "my", "me": "her", "my": "her", "us": "them"}
_TURNS = (
    r"(?i)\byou(?:['’]ll| will) (?:have|get)\b"
    r"|\b(?:I|we)(?:['’]ll| will| shall|(?:['’]m| am) going to| promise to)\b"
    r"|\b(?:I|we|you|your|me|my|us)\b|’"
)


def quoted(
    board: Board, whole: Board, people: Mapping[int, Match], first: Match | None
) -> Iterator[tuple[Sentence, Board]]:
    """Return the quoted sentences that promise, told of their speaker, and the line they are in.

    `first` is whom "she said" means: the person the line is about.
    """
    for span in [one for one in board.spans if one.kind is SpanKind.QUOTED]:
        begin, end = span.start + 1, span.end - 1
        if board.line[span.start] == "\\" or not re.search(_PROMISES, board.line[begin:end]):
            continue
        speaker = _speaker(whole, people, span, first)
        if speaker is None:
            continue
        shown = Board(board.line)
        while begin < end:
            stop = sentence_end(shown.seen, begin, end)
            yield _turned(shown, begin, stop, speaker), shown
            begin = stop + 1


def _speaker(
    whole: Board, people: Mapping[int, Match], span: Span, first: Match | None
) -> Match | None:
    before, after = whole.seen[: span.start], whole.seen[span.end :]
    if re.search(_I_BEFORE, before):
        return None
    named = [one for one in people.values() if one.end <= span.start]
    if named:
        nearest = max(named, key=lambda one: one.end)
        written_to = re.search(r"(?i)\b(?:to|told|asked|for) $", before[: nearest.start])
        if not written_to and re.fullmatch(_BEFORE, before[nearest.end :]):
            return nearest
    if said := re.match(_AFTER, after):
        return people.get(span.end + said.end())
    told = re.search(_SHE_BEFORE, before) or re.match(rf"(?i),?\s*(?:she|he|they) {_SAYS}", after)
    return first if told else None


def _turned(board: Board, start: int, end: int, speaker: Match) -> Sentence:
    """Return quoted words as told of their speaker: "I'll send you" is "she'll send me"."""
    letters: list[str] = []
    back: list[int] = []
    people: dict[int, Match] = {}
    at = start
    for found in re.compile(_TURNS).finditer(board.line, start, end):
        letters += board.line[at : found.start()]
        back += range(at, found.start())
        frame = f"{NAME} promised me" if found[0][0] in "yY" else f"{NAME} said she would"
        turned = "'" if found[0] == "’" else _TURNED.get(found[0].lower(), frame)
        if turned.startswith(NAME):
            people[len(letters)] = speaker
        letters += turned
        back += [found.start()] * len(turned)
        at = found.end()
    letters += board.line[at:end]
    back += range(at, end + 1)
    return Sentence("".join(letters), back, people, board.line)

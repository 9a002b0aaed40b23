"""What a sentence says of somebody's card: how you know each other, and where they work now."""

from __future__ import annotations

import re

import msgspec

from netjournal.capture.clauses import NAME, Sentence
from netjournal.capture.words import FAMILY, RELATIONS, ROLES, TIES
from netjournal.model.names import fold

_WHICH = r"(?:(?:my|our|an?|the|his|her) )?"
_ONCE = r"(?:(?:old|former|ex|one-time|long-time|new|dear|good|close|next-door)[ -])*"
_WORDS = "|".join(
    sorted(
        {*RELATIONS, *ROLES, *ROLES.values(), *FAMILY, "co-worker", "former coworker"},
        key=len,
        reverse=True,
    )
)
_ORG = (
    r"(?P<{0}>(?:the )?[A-Z][\w&'.-]*(?: (?:(?:of|the|and|for|&|de|van|in)"
    r" )*[A-Z&][\w&'.-]*){{0,4}})"
)


_NOWHERE = (
    r"(?:home|work|school|lunch|uni|college|university|peace|last|sea|least|night|noon|risk|ease"
    r"|hand"
    r"|war|hospital|dinner|breakfast|the|an?|her|his|my|our|their|it|rest|large|length|once|all)\b"
)
"""What "now at" says besides where somebody works."""


class Tie(msgspec.Struct, frozen=True):
    """How you know somebody: a relation or a role, and who that is, if a name says so."""

    relation: str = ""
    role: str = ""
    who_at: int = -1


class Moved(msgspec.Struct, frozen=True):
    """Where somebody works now; `who_at` is the place of the name in the sentence, or -1."""

    organization: str
    before: str
    title: str
    who_at: int
    start: int
    end: int


def ties(sentence: Sentence, *, first: bool) -> list[Tie]:
    """Return the ties that a sentence tells of; `first`: it follows the person's name directly."""
    text = sentence.text
    low = text.lower()
    if not any(word in low for word in TIES):
        return []
    found: list[Tie] = []
    patterns = [
        rf"(?P<who>{NAME})(?: is|'s| was| will be|,) (?:(?:my|our) )({_ONCE})({_WORDS})\b(?!'s)",
        rf"\b(?:my|our) ({_ONCE})({_WORDS}),? (?P<who>{NAME})",
        rf"(?:^|\b(?:she|he|they)(?: is| are|'s|'re) )(?:is )?(?:my|our)"
        rf" ({_ONCE})({_WORDS})\b(?! \w+ is)",
    ]
    if first:
        patterns += [
            rf"^[\s,;:–—-]*{_WHICH}({_ONCE})({_WORDS})\b(?=\s*(?:[,.;:)]|$|from\b|at\b|in\b"
            rf"|since\b))",
            rf"^\W*{NAME},? {_WHICH}({_ONCE})({_WORDS})\b(?=\s*(?:[,.;:)]|$|from\b|at\b))",
            rf"^\W*(?:{NAME} )?is (?:an? )({_ONCE})({_WORDS}) of mine\b",
        ]
    for pattern in patterns:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            groups = match.groupdict()
            who = match.start("who") if groups.get("who") else -1
            once, word = [one for one in match.groups() if one != groups.get("who")][:2]
            tie = _tie(once or "", word, who)
            if not any((tie.relation, tie.role) == (one.relation, one.role) for one in found):
                found.append(tie)
    return found


def _tie(once: str, word: str, who: int) -> Tie:
    key = fold(word).replace("co-worker", "coworker")
    if key in FAMILY:
        kind = "spouse" if key in ("wife", "husband") else "family"
        return Tie(relation=kind, who_at=who)
    former = re.search(r"(?i)old|former|ex", once) is not None
    if key in ("coworker", "colleague") and former:
        return Tie(relation="former coworker", who_at=who)
    if key in RELATIONS or key == "former coworker":
        return Tie(relation=RELATIONS.get(key, key), who_at=who)
    return Tie(role=ROLES.get(key, key), who_at=who)


def moved(sentence: Sentence) -> Moved | None:
    """Return where a sentence says that somebody works now."""
    text = sentence.text
    if sentence.asked or not re.search(
        r"(?i)moved|left|join|now|started|switched|new job|works", text
    ):
        return None
    for pattern in (
        rf"\b(?i:moved|moves|switched|changed|went|is moving) from {_ORG.format('before')} to"
        rf" {_ORG.format('new')}",
        rf"\b(?i:left) {_ORG.format('before')} (?i:for|to join|and joined) {_ORG.format('new')}",
        rf"\b(?i:joined|joining|joins) {_ORG.format('new')}",
        rf"\b(?i:is |'s |she's |he's )?(?i:now|started|starts) (?:(?i:working|work|a job|a new"
        rf" job) )?(?i:at|with|for)"
        rf" {_ORG.format('new')}",
        rf"\b(?i:now (?:works )?at) (?!{_NOWHERE})(?P<new>[a-z][a-z0-9&-]+)(?=[,.!]|$| as )",
        rf"\b(?i:works|working) (?i:at|for) {_ORG.format('new')}(?= now)",
        rf"\b(?i:now works|new job) (?i:at|for|with) {_ORG.format('new')}",
    ):
        match = re.search(pattern, text)
        if match is None or re.search(_NOT, text[: match.start()]):
            continue
        words = match.groupdict()
        title = re.match(
            r"(?i),? as (?:an? |the |their )?([\w -]{3,40}?)(?=[,.;]| in | from | on |$)",
            text[match.end() :],
        )
        before = [at for at in sentence.people if at <= match.start()]
        return Moved(
            organization=words["new"].rstrip(".'"),
            before=(words.get("before") or "").rstrip(".'"),
            title=title[1] if title else "",
            who_at=max(before, default=-1),
            start=sentence.place(match.start()),
            end=sentence.place(match.end()),
        )
    return None


_NOT = (
    r"(?i)\b(?:not|never|didn't|hasn't|wants? to|may|might|if|would|could|hopes? to|thinks of|I"
    r"|we)\W+(?:\w+\W+)?$"
)

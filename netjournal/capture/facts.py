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
_KINDS = (
    "college|council|university|library|school|museum|office|labs?|press|institute|society|club"
    "|bank|hospital|company|foundation|agency|ministry|trust|archives?|clinic|team"
)
_CAPS = (
    r"(?:the )?[A-Z][\w&'.-]*(?: (?:(?:of|the|and|for|&|de|van|in) )*[A-Z&][\w&'.-]*){0,4}"
    rf"(?: (?:{_KINDS})\b)?"
)
_NEW, _BEFORE = rf"(?P<new>{_CAPS})", rf"(?P<before>{_CAPS})"
_SURELY = rf"(?P<new>[A-Z]{{3,}}\b|{_CAPS} (?i:{_KINDS})\b)"
"""What is surely no town."""
_NOWHERE = (
    r"(?:home|work|school|lunch|uni|college|university|peace|last|sea|least|night|noon|risk|ease"
    r"|hand|war|hospital|dinner|breakfast|the|an?|her|his|my|our|their|it|rest|large|length|once"
    r"|all|me|us)\b"
)
"""What "now at" says besides where somebody works."""
_NOT = (
    r"(?i)\b(?:not|never|didn't|hasn't|wants? to|may|might|if|would|could|hopes? to|thinks of|I"
    rf"|we|(?:her|his|their|my|{NAME}'s) \w+|(?<=[a-z], )who|(?<=[a-z] )who)\W+(?:\w+\W+)?$"
)
_AT = r"(?i:at|with|for)"
_NOW = r"(?i:now|currently|these days)"
_SMALL = rf"(?!{_NOWHERE})(?P<new>[a-z][a-z0-9&-]+)(?=[,.!]|$| as )"
_MOVES = (
    r"\b(?i:(?:mov(?:e[ds]|ing)|switch(?:ed|es)|changed|went|jumped|transferred)(?: over| jobs)?"
    rf" from|leaving) {_BEFORE} (?i:over )?(?i:to|for) {_NEW}",
    rf"\b(?i:left|leaves|quit) (?:{_BEFORE}|[\w ]{{2,30}}?),? (?i:(?:and |so )?(?:for|to join"
    r"|joined|to work (?:for|at)|(?:(?:she|he|they)(?: is| are|'s|'re) |is |now )+(?:now )?"
    rf"(?:working )?(?:at|with|for))) {_NEW}",
    rf"\b(?i:join(?:ed|s|ing)) {_NEW}",
    rf"\b(?i:(?:hired|poached|headhunted|recruited|taken on|snapped up) by) {_NEW}",
    r"\b(?i:(?:has|got|took|found|landed|starts|started|accepted|with)(?: an?| the| her| his)?"
    rf"(?: \w+){{0,2}} (?:job|post|position|role|gig)|new job) {_AT} {_NEW}",
    rf"\b(?i:start(?:s|ed|ing)|beg[ai]ns?)(?i: work| working| last week)? {_AT} {_NEW}",
    rf"\b{_NOW}(?i: working| works| employed)?"
    rf"(?:,? (?i:an? |the |as )*(?P<role>[a-z][a-z ]{{2,30}}?))? {_AT} {_NEW}",
    rf"(?:'s|'re|\b(?i:is|are|works))(?i: working)? {_AT} {_NEW}(?= {_NOW})",
    r"\b(?i:moved|moving|gone|went|off) (?i:over )?(?i:to)"
    rf" (?:{_SURELY}|(?P<as>{_CAPS})(?=,? as ))",
    rf"\b(?i:now (?:works )?at|left (?P<before>[a-z][a-z0-9&-]+) for) {_SMALL}",
)


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
            rf"^\W*(?:{NAME} )?is (?:an? )({_ONCE})({_WORDS})(?: of (?:mine|ours)| now| again)\b",
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
    if sentence.asked:
        return None
    for pattern in _MOVES:
        match = re.search(pattern, text)
        if match is None or re.search(_NOT, text[: match.start()]):
            continue
        words = match.groupdict()
        title = re.match(
            r"(?i)(?: now)?,? as (?:an? |the |their )?([\w -]{3,40}?)(?=[,.;]| in | from | on |$)",
            text[match.end() :],
        )
        before = [at for at in sentence.people if at <= match.start()]
        return Moved(
            organization=(words["new"] or words["as"]).rstrip(".'"),
            before=(words.get("before") or "").rstrip(".'"),
            title=title[1] if title else words.get("role") or "",
            who_at=max(before, default=-1),
            start=sentence.place(match.start()),
            end=sentence.place(match.end()),
        )
    return None

"""Whose a promise in a sentence is, and for whom: by who does it, and by the words around.

What is promised is found in `spoken`.
"""

from __future__ import annotations

import re

import msgspec

from netjournal.capture.clauses import EVERYBODY, GIVING, HER, NAME, Sentence
from netjournal.capture.draft import DraftFavor
from netjournal.capture.promise_guards import (
    SUBJECT,
    SUM,
    UNTIL,
    WORK_ON,
)
from netjournal.capture.promise_rules import I_OWE, THEY_OWE, Rule
from netjournal.capture.who import Match
from netjournal.capture.words import LOOSE, SURE
from netjournal.model.records import Direction

_FOR_OTHERS = (
    rf"(?i)^(?:[a-z-]+ (?:out |back |up )?)?(?:(?:him|{NAME})(?!['\w])"
    rf"|(?:her|them)(?= (?:an?|the|some|his|her|their|my|that|this|\d\S*|if|whether|how|about|for"
    rf"|with|on|when|what|to)\b|$))|\b(?:to|with|for) (?:him|her|them|{NAME})(?!['\w])"
    rf"|^(?:{WORK_ON}|ask) (?:{NAME}'s|his|her|their) "
)
"""What somebody does for somebody else: "Charles will ask Ada for the notes"."""
_ASKED_OF_ME = (
    r"(?i)\b(?:asked(?: me)? for|wants?|wanted|needs?|needed|asked (?:if|whether) (?:I|we)"
    r"|would like|'d like|is after|hopes for)\b[^.;]*$"
)
"""What shows that they are the one who is to get something."""
_FOR_ME = (
    r"(?i)(?<!with )(?<!like )(?<!than )(?<!near )(?<!beside )\b(?:me|us|my|our|mine|for free"
    r"|for nothing)\b"
)
_FOR_THEM = (
    rf"(?i)^[a-z-]+ (?:out |up |over |down |off |in |on )?(?:{HER}|{NAME}|his|their|her)"
    rf"|\bfor {HER}|\b{NAME}'s "
)
_IT = rf"(?i)(?P<does>(?:{GIVING}) )?(?:it|them|that|those)(?: (?:to |over |on )?(?:{HER}))?"
_FETCHING = ("get", "take", "pick", "buy", "collect", "hear", "have")


class Said(msgspec.Struct):
    """A promise in a sentence, by places of its text: where it starts, what its words are."""

    direction: Direction
    start: int
    first: int
    end: int
    taken: bool = True
    lead: str = ""
    verb: tuple[int, int] = (0, 0)
    """The verb, where what follows it is for whom and not what."""
    who: list[Match] = msgspec.field(default_factory=list)
    each: bool = False
    """Whether it is meant for everybody who took part."""
    subject: list[Match] = msgspec.field(default_factory=list)
    """Whom a pronoun in it means: the last whom a clause before is about."""
    sum: str = ""
    """The sum that a sentence before tells of: "it was 34 euros. I owe him"."""
    goes_on: bool = False
    """Whether the next one stands in the same list, whose day is at the end."""


def doer(match: re.Match[str]) -> str:
    """Return in which of its groups a rule says who does it, if it does."""
    groups = match.groupdict()
    return next((name for name in ("mine", "theirs") if groups.get(name)), "")


def whose(sentence: Sentence, rule: Rule, match: re.Match[str]) -> Direction:
    """Tell whose a promise is: by its rule, by who does it, by whom the clause before is about."""
    if rule.direction is not None:
        return rule.direction
    if not doer(match):
        return _speaker(sentence, match.start())
    return I_OWE if doer(match) == "mine" else THEY_OWE


def _speaker(sentence: Sentence, place: int) -> Direction:
    """Tell who is meant where a clause names nobody: the one the clause before is about."""
    subjects = list(re.finditer(SUBJECT, sentence.text[:place]))
    subjects = subjects or list(re.finditer(SUBJECT, sentence.earlier))
    if subjects:
        return I_OWE if subjects[-1][1].lower() in ("i", "we") else THEY_OWE
    return THEY_OWE if sentence.text.startswith(NAME) else I_OWE


def _subject(sentence: Sentence, place: int) -> list[Match]:
    """Return whom the last clause before a place is about, where it names somebody."""
    named = [one for one in re.finditer(SUBJECT, sentence.text[:place]) if one[1] == NAME]
    return sentence.named(named[-1].start(1), named[-1].end(1)) if named else []


def settle_direction(sentence: Sentence, one: Said) -> None:
    """Decide by for whom it is where nobody is named; behind "Ada:" it may be either."""
    whole = sentence.text[one.start : one.end]
    offered = re.match(r"(?i)\W*offer", whole)
    mine = re.search(r"(?i)\b(?:me|us)\b", whole) or (
        offered and re.search(r"(?i)\bfor (?:my|our)\b", whole)
    )
    cv = re.search(
        r"(?i)\b(?:forward|pass|send|hand|show|give|put)(?: on)? my (?:cv|r[ée]sum[ée]|application"
        r"|name|proposal)\b",
        whole,
    )
    if (
        mine
        or cv
        or re.search(rf"(?i)\b(?:{WORK_ON}) (?:on |over |at |through )?(?:my|our)\b", whole)
    ):
        one.direction = THEY_OWE
    elif re.search(_ASKED_OF_ME, sentence.text[: one.start]):
        # "Emmy wants our template, promised it by fri": who was asked has promised.
        one.direction = I_OWE
    elif one.who or re.search(rf"(?i)\b(?:{GIVING}|owe) {HER}|\bto {HER}", whole):
        one.direction = I_OWE
    elif not re.search(SUBJECT, sentence.text[: one.start]):
        # "She has the grant. Will share the text": either may be meant.
        one.taken = not sentence.headed and not re.search(SUBJECT, sentence.earlier)
        if sentence.headed:
            one.direction = THEY_OWE


def take_subject(sentence: Sentence, one: Said, match: re.Match[str]) -> None:
    """Take who does it, or for whom it is, as far as the words of the rule say so."""
    text, start, first = sentence.text, match.start(), match.end()
    one.who = sentence.named(start, first)
    one.each = (
        re.search(rf"(?i)\b{EVERYBODY}\b", match[0]) is not None
        or (are_several(match[0], text[first:]) and not one.who)
        or text[:start].lower().endswith(("both ", "both of them "))
    )
    beside = re.search(rf"(?:{NAME}, )*{NAME},? (?:and|&|\+) $", text[:start])
    if beside and not re.match(r"(?i)(?:she|he|they)\b", match[0]):
        one.who = sentence.named(beside.start(), first)
    if re.search(r"(?i)\b(?:she|he|her|him)\b", text[start : first + 12]):
        one.subject = _subject(sentence, start)


def take_sum_before(sentence: Sentence, one: Said, trigger: str) -> None:
    """Read "lunch was 20 bucks, I owe him" as owing the sum that was told before."""
    text = sentence.text
    rest = text[one.first : one.end].strip(" .")
    whole = text[one.verb[0] or one.first : one.end].strip(" .")
    back = re.fullmatch(rf"(?i)(?:pay|repay)(?: {HER})?(?: back)?", whole)
    if not back and (rest or not re.search(r"(?i)\bowes? ", trigger)):
        return
    here = list(re.finditer(SUM, text[: one.start]))
    sums = here or list(re.finditer(SUM, sentence.earlier))
    if len(here) == 1 and not back:
        one.first, one.end = here[0].span()
    elif len(sums) == 1:
        one.sum = f"pay back {sums[0][0]}" if back else sums[0][0]


def spelt_out(what: str, said: Said, offers: list[DraftFavor]) -> str:
    """Say what "send it" means where a line asked for one thing, which is no offer any more."""
    meant = re.fullmatch(_IT, what)
    asked = [one for one in offers if one.direction is I_OWE]
    if meant is None or said.direction is not I_OWE or len(asked) != 1:
        return what
    offers.remove(asked[0])
    return f"{meant['does'] or ''}{asked[0].what}"


def is_ours(text: str, one: Said, said: str, verb: str, *, plain: bool) -> bool:
    """Tell a promise between the two of you from other people's, and from a plan of one's own.

    `plain`: nothing but "will" binds to what the verb says.
    """
    before = text[: one.start].split()
    if (
        re.match(r"(?i)promised|offered", text[one.start :])
        and before
        and (before[-1][0].isupper() and before[-1] not in ("I", NAME))
    ):
        return False
    mine = bool(re.search(r"(?i)\b(?:me|us|my|our|mine)\b", said))
    theirs = bool(re.search(rf"(?i)\b(?:{HER}|his|their)|{NAME}(?!'s)", said)) or bool(one.who)
    # What is offered is for me, whatever it is.
    offered = re.search(r"(?i)\boffer(?:ed|s)\b", text[one.start : one.first]) is not None
    loose = (verb in LOOSE and not offered) or (plain and verb not in SURE | {"be in touch"})
    if loose and verb not in LOOSE and " " not in verb:
        # What is done for somebody, in a verb that may be any, shows it by its object.
        mine = re.search(_FOR_ME, said) is not None
        theirs = re.search(_FOR_THEM, said) is not None
    if verb in _FETCHING and " from " in said:
        # What I get from her is hers to give, and is no promise of mine.
        return False
    if one.direction is I_OWE:
        return not loose or theirs
    if one.lead:
        # What she borrowed from somebody else is theirs.
        return not re.search(rf"(?i)\b(?:from|off) {HER}", said)
    return mine or not (loose or re.search(_FOR_OTHERS, said))


def are_several(whom: str, rest: str) -> bool:
    """Tell whether "them" is people: what they are to have follows, and not a day or "to"."""
    things = rf"(?i)(?:{UNTIL}|to|back|over|up|out|all)\b|[^\w$€£¥]|$"
    return whom.lower().split()[-1:] == ["them"] and re.match(things, rest) is None

"""Who brought whom together, in a sentence: "Mary introduced me to Ada", "intro Ada <> Grace".

What somebody promises to bring about is a favor and not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from netjournal.capture.clauses import HAS, NAME, Sentence
from netjournal.capture.draft import DraftIntroduction, Who
from netjournal.model.records import ME

_DID = r"(?:introduced|intro(?:'?e?d)|connected|hooked(?: up)?|paired(?: up)?)"
_TO = r" (?:to|with|and|&|<>) "
_MANY = rf"(?P<two>{NAME}(?:(?:, (?:and )?| and | & ){NAME})*(?!'s ))"
_LIST = rf"(?P<people>{NAME}(?:(?:, (?:and )?| and | & ){NAME})*(?!'s ))"
_BROKER = rf"(?P<broker>{NAME}){HAS}(?:(?:has|just|kindly|also|finally|since) )*"
_ONE = rf"(?P<one>{NAME}(?!['\w]))"
_RULES: tuple[tuple[str, str, str], ...] = (
    (
        "touch|contact",
        rf"{_BROKER}put (?:(?:me|us)|{_ONE}) in (?:touch|contact) with {_LIST}",
        "made",
    ),
    (
        "intro|connect|hooked|paired",
        rf"{_BROKER}{_DID} (?:(?:me|us)|{_ONE})(?: up)?(?: by \w+)?{_TO}{_LIST}",
        "made",
    ),
    (
        "intro|connect",
        rf"(?:{_ONE} )?\b(?:was|got|been) {_DID} to {_LIST} (?:by|through|via) (?P<broker>{NAME})",
        "made",
    ),
    ("intro", rf"{_LIST},? (?:was )?introduced (?:to me )?by (?P<broker>{NAME})", "made"),
    (
        "intro|connect|touch",
        rf"\b(?:asked|(?:wrote|e-?mailed|texted|messaged|pinged|rang|called)(?: to)?)"
        rf" (?P<broker>{NAME}) (?:to ask |and asked )?"
        r"(?:to (?:please )?(?:introduce|intro|connect|put) (?:me|us)(?: in touch)?"
        rf"|for an? intro(?:duction)?)(?: to| with)? {_LIST}",
        "asked",
    ),
    (
        "thank",
        rf"\bthanked (?P<broker>{NAME}) for (?:the |her |his |an |their )?(?:introduction|intro)"
        rf"(?: to {_LIST})?",
        "thanked",
    ),
    ("thank", rf"\bthanked (?P<broker>{NAME}) for introducing (?:me|us) to {_LIST}", "thanked"),
    (
        "declined|refused|won't|will not|want",
        rf"(?P<broker>{NAME}) (?:(?:declined|refused) to|won't|will not"
        rf"|(?:doesn't|does not|didn't) want to) (?:introduce|intro|connect)"
        rf" (?:me|us)(?: to| with) {_LIST}",
        "declined",
    ),
    (
        "intro|connect",
        rf"(?:^|\bI (?:have |just |also |finally )?|[,;] |\band ){_DID}"
        rf" (?P<one>{NAME}){_TO}{_MANY}",
        "made",
    ),
    (
        "touch",
        rf"(?:^|\bI |[,;] |\band )put (?P<one>{NAME}) in (?:touch|contact) with {_MANY}",
        "made",
    ),
    (
        "intro",
        rf"(?:^|\b)(?:e-?mail )?intro(?:duction)?:? (?:of |between )?(?P<one>{NAME})(?: <> |<>|"
        rf" & | and | to )"
        rf"(?P<two>{NAME})",
        "made",
    ),
    ("<>", rf"^(?P<one>{NAME}) ?<> ?(?P<two>{NAME}) (?:is )?(?:done|made|sent)\b", "made"),
    ("<>", rf"^(?P<one>{NAME}) ?<> ?(?P<two>{NAME})", "asked"),
)
_BOTH = (
    rf"\bI (?:have |just |also |finally )?(?:{_DID}|put) (?:them|the two|the two of them|both)"
    r"(?: to each other| to one another| in touch| up)?(?! to\b| with\b)"
)
_US = rf"{_BROKER}{_DID} us(?! to\b| with\b)"
_NOT = (
    r"(?i)\b(?:not|never|didn't|didnt|hasn't|will|'ll|would|should|could|can|might|may|must|need to"
    r"|wants? to|to be|if|offered to|promised to|maybe|todo|by)\b[^,;]*$"
)
_UNSURE = (
    r"(?i)\b(?:maybe|perhaps|ask both|ask first|should|could|todo|to do|next week|tomorrow)\b|\?"
)


class Brought(msgspec.Struct):
    """An introduction and where it stands in the line."""

    made: DraftIntroduction
    start: int
    end: int


def brought(sentence: Sentence, people: Sequence[Who]) -> list[Brought]:
    """Return the introductions that a sentence tells of; `people` are whom its line is about."""
    text, low = sentence.text, sentence.text.lower()
    found: list[Brought] = []
    if together := _together(sentence, people):
        return [together]
    if NAME not in text:
        return found
    for sign, pattern, step in _RULES:
        if not any(word in low for word in sign.split("|")):
            continue
        match = re.search(pattern, text, re.IGNORECASE)
        if match is None or re.search(_NOT, text[: match.start()]):
            continue
        if (step == "made" or "<>" in match[0]) and (sentence.asked or _is_unsure(text, match)):
            continue
        groups = match.groupdict()
        if "broker" in groups:
            first = _people(sentence, match, "one")[:1] if groups.get("one") else [ME]
            pairs = [(one, two) for one in first for two in _people(sentence, match, "people")]
            broker = next(iter(_people(sentence, match, "broker")), None)
            if broker is None:
                continue
        else:
            pairs = [
                (one, two)
                for one in _people(sentence, match, "one")
                for two in _people(sentence, match, "two")
                if one != two
            ]
            broker = None
        where = sentence.place(match.start()), sentence.place(match.end())
        found += (
            Brought(DraftIntroduction(people=pair, broker=broker, step=step), *where)
            for pair in pairs
            if broker not in pair
        )
        break
    return found


def _together(sentence: Sentence, people: Sequence[Who]) -> Brought | None:
    """Read who a pronoun means: "Alan and Emmy: I introduced them", "Ada, Mary introduced us"."""
    told = re.search(rf"{_BOTH}|{_US}", sentence.text, re.IGNORECASE)
    if told is None or sentence.asked or re.search(_NOT, sentence.text[: told.start()]):
        return None
    end = told.end("broker") if told["broker"] else told.start()
    named = dict.fromkeys(one.ids for one in sentence.named(0, end))
    if not named and sentence.headed:
        named = dict.fromkeys((one,) for one in people)
    if len(named) < 2 or any(len(ids) != 1 for ids in named):
        return None
    *_, (one,), (two,) = named
    if told["broker"]:
        made = DraftIntroduction(people=(ME, one), broker=two, step="made")
    elif len(named) == 2:
        made = DraftIntroduction(people=(one, two), broker=None, step="made")
    else:
        return None
    return Brought(made, sentence.place(told.start()), sentence.place(told.end()))


def _is_unsure(text: str, match: re.Match[str]) -> bool:
    return "<>" in match[0] and re.search(_UNSURE, text) is not None


def _people(sentence: Sentence, match: re.Match[str], group: str) -> list[Who]:
    if match.group(group) is None:
        return []
    return [one.ids[0] for one in sentence.named(*match.span(group)) if len(one.ids) == 1]

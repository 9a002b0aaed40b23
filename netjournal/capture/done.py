"""What a sentence says is done: "sent Ada the slides", "paid back 5 of the 20".

It picks among the open favors it is given and knows no journal; two that fit are a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from netjournal.capture.clauses import HE, NAME, WHOM, Sentence, words_end
from netjournal.capture.done_rules import MISSING, NOT, NOT_AFTER, RECEIVED, RULES, UNDONE
from netjournal.capture.draft import DraftSettle, Who
from netjournal.capture.known import Owed
from netjournal.capture.things import (
    content,
    first_nouns,
    nouns_in,
    owed_content,
    things_in,
    verbs_in,
)
from netjournal.capture.words import words
from netjournal.model.amounts import find_amount, parse_amount
from netjournal.model.records import Amount, Direction

_COUNTED = (
    r"(?! (?!as|this|plus|minus|perhaps|always|cents|bucks|euros|pounds|dollars)[a-z]{2,}s\b)"
)
"""That a number counts no things: "gave Mary 20 leaflets" pays nothing."""
_TREAT = r"(?i)\bpaid(?: (?:for|it all|the bill|the tab|me a|us a|her a|him a)\b|\W*$|,)"
_IN_TOUCH = r"(?i)\bput (.+?) in (?:touch|contact) with\b"
_IT = r"(?i)(?:(?:I|we) )?\w+ (?:it|them) (?:back |over )?to\b"
_SPEECH = words("show tell ask call thank look check help")
"""What only a favor of the same verb is settled by: who was told of the atlas does not have it."""
_PART = (
    r"(?i)(?<!\ball )\b(?:half|part|some|most|the first|a few|(?:one|two|three|four|five|\d+) of)"
    r" (?:of )?"
)
_REST = (
    r"(?i)\b(?:still to (?:come|follow|do)|to follow|will follow|not yet|still missing|except|minus"
    r"|(?:the rest|others?) (?:later|follows?|to come))\b"
)
"""What says that something of it is left."""
_BY_THEM = r"(?i)(?:brought|gave|returned|showed|shared|handed|introduced)\b"
"""What they did, behind their name, as long as it says not to whom."""
_OF = r"(?i)\s+(?:(?:out )?of|off|towards?|against) (?:the |my |her |his |their )?"
_MONEY = words(
    "money debt cash sum rest lot loan euro dollar pound buck quid franc cent everything"
)
_BEYOND = r"(?i)\s(?:for|from|about|to|on|with|at|by|re|in)\s"
_ASIDE = r"(?i)(?<=\w)\s(?:about|re|regarding)\s.*"


class Done(msgspec.Struct):
    """What is said to be done: the favors it may be, and where that stands in the sentence."""

    settles: list[DraftSettle]
    start: int
    end: int
    words: str


def done(
    sentence: Sentence, owed: Sequence[Owed], people: Sequence[Who], currency: str
) -> list[Done]:
    """Return what a sentence says is done; several favors in one are those it may be."""
    text = sentence.text
    if not _may_settle(sentence.written(0, len(text)), owed):
        return []
    found: list[Done] = []
    at = 0
    for start, end, direction in _claims(text):
        if start < at or re.search(NOT, text[:start]) or re.match(NOT_AFTER, text[end:]):
            continue
        until = words_end(text, end, len(text))
        if re.search(MISSING, text[end:]):
            continue
        said = text[start:until]
        gets = direction is Direction.THEY_OWE and re.search(
            r"(?i)\b(?:got|picked)$", text[start:end]
        )
        if gets and not re.search(rf"(?i)\b(?:me|us|my|back)\b|^got {NAME}'s ", said):
            # Who "got the route sheet" has what was owed to them.
            direction = Direction.I_OWE
        if re.search(UNDONE, said) or _is_treat(said):
            continue
        whom, direction = _between(sentence, start, end, until, direction)
        candidates = [
            one
            for one in owed
            if one.contact in (whom or people) and direction in (None, one.direction)
        ]
        told = sentence.written(start, until), sentence.written(end, until)
        settles = _matching(candidates, said, told, text[until:], currency)
        if not settles and re.match(_IT, said):
            # "owed Emmy that letter, posted it today": it is what was spoken of before.
            spoken = content(sentence.written(0, start))
            settles = [
                DraftSettle(favor=one.id) for one in candidates if things_in(one.what) & spoken
            ]
        if settles:
            words = sentence.written(start, until).strip()
            where = sentence.place(start), sentence.place(until)
            named = _all_named(candidates, settles, words)
            groups = [[one] for one in settles] if named else [settles]
            found += (Done(group, *where, words) for group in groups)
            at = until
    return found


def _all_named(candidates: Sequence[Owed], settles: Sequence[DraftSettle], said: str) -> bool:
    """Tell whether words name each of several favors whole: "gave her the atlas and the map"."""
    spoken, ids = content(said), {one.favor for one in settles}
    return all(owed_content(one.what) <= spoken for one in candidates if one.id in ids)


def _may_settle(written: str, owed: Sequence[Owed]) -> bool:
    """Tell whether words may be about one of some favors: most are not."""
    low = written.lower().split()
    if any(one.amount for one in owed) or not {"it", "them", "that"}.isdisjoint(low):
        return True
    spoken = content(written)
    return not all(spoken.isdisjoint(owed_content(one.what)) for one in owed)


def _claims(text: str) -> list[tuple[int, int, Direction | None]]:
    """Return where something is said to have been done, and by whom as far as it is said."""
    claims = [
        (match.end() - len(match[0].lstrip(",; ")), match.end(), direction)
        for pattern, direction in RULES
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
    return sorted(claims, key=lambda claim: (claim[0], claim[2] is None))


def _between(
    sentence: Sentence, start: int, end: int, until: int, direction: Direction | None
) -> tuple[list[Who], Direction | None]:
    """Tell with whom it is settled, and by whom where the clause names nobody."""
    text = sentence.text
    whom = [match.ids[0] for match in sentence.named(start, until) if len(match.ids) == 1]
    # The book "that she lent me" went to her.
    given = re.split(rf"(?i)\s(?:that|which|{HE})\s", text[end:until])[0]
    mine = re.search(r"(?i)(?<!\bnot to )(?<!\bnot for )\b(?:me|us|my)\b", given)
    theirs = re.match(rf"(?i)(?: back)? (?:it |them )?(?:to )?{WHOM}", text[end:until])
    elsewhere = theirs or re.search(rf"(?i)^[^,;]* to {WHOM}", given)
    if direction is Direction.THEY_OWE and elsewhere and not mine:
        # "she sent him the draft" is other people's.
        return [0], direction
    by_them = sentence.headed and re.match(_BY_THEM, text[start:end])
    if direction is None and (mine or by_them) and not theirs:
        direction = Direction.THEY_OWE
    elif direction is None and (theirs or (not sentence.headed and NAME not in text[:start])):
        direction = Direction.I_OWE
    subject = sentence.named(start, end)
    return ([subject[0].ids[0]] if subject and len(subject[0].ids) == 1 else whom), direction


def _matching(
    candidates: Sequence[Owed], said: str, told: tuple[str, str], rest: str, currency: str
) -> list[DraftSettle]:
    """Return the favors that what is said names, or whose money; `told`: with its verb, without."""
    written, given = (re.sub(_IN_TOUCH, r"introduced \1 to", one) for one in told)
    money = _money(candidates, said, currency)
    if money:
        return money
    verb = verbs_in(written) & _SPEECH
    if verb and not re.search(r"(?i)\b(?:gave|sent|brought|lent|returned)\b", said):
        candidates = [one for one in candidates if verb & verbs_in(one.what)]
    count_shared = _sharing(content(re.sub(_ASIDE, "", written)), given)
    shared = [
        (count_shared(one.what), one)
        for one in candidates
        if one.amount is None or not _MONEY.issuperset(nouns_in(one.what))
    ]
    most = max((count for count, _ in shared), default=0)
    if most:
        part = re.search(_PART, said) or re.search(_REST, said + rest)
        text = written.strip() if part else ""
        return [DraftSettle(favor=one.id, part=text) for count, one in shared if count == most]
    if re.match(rf"(?i)(?:(?:I|we|{HE}) )?\w+ (?:it|them|that)\b", said):
        verbs = _deeds_in(written)
        return [DraftSettle(favor=one.id) for one in candidates if verbs & _deeds_in(one.what)]
    return []


def _deeds_in(text: str) -> set[str]:
    return verbs_in(text) | (content(text) & {"introduce"})


def _sharing(spoken: set[str], given: str) -> Callable[[str], int]:
    """Count the words shared with a favor's, if the thing itself was given: the notes of "the talk
    notes".

    Who introduced me to Emmy still owes me the introduction to Alan; a link to the slides, or
    some letter, is not the slides, nor the reference letter.
    """
    thing = next((part for part in re.split(_BEYOND, given) if nouns_in(part)), "")
    held = content(thing)
    vague = re.match(r"(?i)\W*(?:\S+ ){0,2}?(?:an?|another|some)\s", thing)
    counted = any(word.isdecimal() for word in spoken)

    def shared(what: str) -> int:
        owed = owed_content(what)
        both = spoken & owed
        numbers = {word for word in owed if word.isdecimal()}
        if numbers and counted and spoken.isdisjoint(numbers):
            # Chapter 1 is not chapter 2.
            return 0
        if "introduce" in both:
            return 0 if both == {"introduce"} and spoken > both and owed > both else len(both)
        if not both or both.isdisjoint(things_in(what) & held):
            return 0
        return 0 if vague and not first_nouns(what) <= held else len(both)

    return shared


def _money(candidates: Sequence[Owed], said: str, currency: str) -> list[DraftSettle]:
    owing = [one for one in candidates if one.amount is not None]
    paid = re.search(
        r"(?i)\b(?:(?:re)?paid|refunded|sent|gave|returned|got|transferred|wired)\b.*", said
    )
    paid = paid or re.search(r"(?i).*: (?:paid|settled)\b", said)
    paid = paid or re.search(rf"(?i){RECEIVED}.*", said)
    if not owing or not paid:
        return []
    owed_in = {one.amount.currency for one in owing if one.amount}
    # "the 20" that is paid back is of the money that is owed.
    currency = owed_in.pop() if len(owed_in) == 1 else currency
    amount, rest = _first_amount(paid[0], currency)
    if amount is None:
        things = nouns_in(re.split(r"\sfor\s", paid[0])[0])
        if things and things[-1] not in _MONEY:
            # The umbrella that came back is no money.
            return []
        back = re.search(r"(?i)\bback\b|\brepaid\b|\b(?:debt|money|the (?:rest|lot))\b", said)
        return [DraftSettle(favor=one.id) for one in owing] if back else []
    whole = None
    if of := re.match(_OF, rest):
        whole, _ = _first_amount(rest[of.end() :], currency)
        if whole:
            # "12 of the 32 euros" are euros, too.
            amount = msgspec.structs.replace(amount, currency=whole.currency)
    fits = [one for one in owing if one.amount and one.amount.currency == amount.currency]
    exact = [one for one in fits if one.amount == (whole or amount)]
    larger = [one for one in fits if one.amount and one.amount.minor > amount.minor]
    settled: list[DraftSettle] = []
    for one in exact or larger:
        part = None if one.amount == amount else amount
        settled.append(DraftSettle(favor=one.id, amount=part))
    return settled


def _is_treat(said: str) -> bool:
    """Tell "paid for lunch, $20" and "paid, 20 bucks", which pay nothing back."""
    back = re.search(r"(?i)\b(?:back|repaid|refunded|returned|owed?|debt|settled)\b", said)
    return back is None and re.search(_TREAT, said) is not None


def _first_amount(text: str, currency: str) -> tuple[Amount | None, str]:
    found = find_amount(text, currency)
    bare = re.search(r"(?<![\w.,])\d+(?:[.,]\d\d)?(?![\w:/-])", text)
    if bare and re.compile(_COUNTED).match(text, bare.end()) is None:
        bare = None
    if found and (bare is None or found[1] <= bare.start()):
        return found[0], text[found[2] :]
    if bare:
        return parse_amount(bare[0], currency), text[bare.end() :]
    return None, text

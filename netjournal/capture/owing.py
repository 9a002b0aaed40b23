"""Favors and offers of one line: from the words of marks and sentences to whose they are.

What is promised is found by `promises` and `spoken`; here it is decided whom it concerns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from netjournal.capture import answered, promises
from netjournal.capture.board import Board, tidy
from netjournal.capture.cast import Cast
from netjournal.capture.clauses import EVERYBODY, GIVING, HER, NAME, Sentence, sentence_at
from netjournal.capture.draft import Doubt, DraftFavor, DraftFollowUp, SpanKind, Unclear, Who
from netjournal.capture.known import OwedBy, nothing_owed
from netjournal.capture.who import Match
from netjournal.model.amounts import find_amount, parse_amount
from netjournal.model.dates import find_date
from netjournal.model.records import Amount

if TYPE_CHECKING:
    from netjournal.capture.whose import Said

_PROMISE_SIGNS = (
    "owe ll wil going gonna sa told sez assur promis propos guarant offer agree volunt asked"
    " remind beg need must have got forget remember todo to_do borrow lent loan thank send give"
    " lend bring pay forward return mail intro connect touch wait should could want like hope sw"
    " vow insist 'd might may can is_after would let _to_ from_me from_us ing_"
)
_PAYING = (
    r"(?i)(?:(?:the|my|a|pay|repay|venmo|paypal|wire|transfer|refund|lend|give|return|bring|send|back|her|him|them|me|about|exactly"
    r"|\s)+|for\b.*[:,–-]\s*)$"
)
_BACK_BY = (
    r"(?i)\b(?:due back|due|back(?: to (?:her|him|them))?|return(?: it| them)?)"
    r"(?: (?:by|before|on|until|till?))?\s+"
)
_LENT_WHEN = r"(?i) (?:again|till?|until|today|yesterday|tonight|at the|last|this)\b.*"
_DUE = (
    r"(?i)[,;]? \(?(?:is )?(?:due|deadline|latest|by|before|until|till?)(?: is| by| on| before)?:? "
    r"|[,;] (?=[\w ]{2,20} at the latest\b)"
)
_SAID_SO = (
    rf"{_DUE}|[,;] (?:and )?(?:I )?(?:said (?:I would|I'd|yes)|promised(?: it)?)"
    r" (?:by|before|for|until) "
)
"""What says by when I do what was asked: "asked me to call, said I would by noon"."""
_BACK_WORDS = r"(?i)\s*(?:by|until|till?|before|due|within|back)\b"
_RETURNING = (
    r"(?i)^(?:(?:give|bring|send|mail|post|take|hand|ship|carry|drop|get|pay|return|repay)"
    r" (?:(?:it|them|that|this|me|her|him|us)\b ?)*(?:back\b|$)|(?:return|repay) (?:it|them|that)\b"
    r"|return$|(?:pay|repay)(?: me| us| her| him| them)?(?: back)?$)"
)
"""What says of something lent, and of nothing else, that it comes back."""
_PROMISED = (
    r"(?i) (?:(?:was|is|were|are) )?promised"
    r"(?: (?:by|to) (?:her|him|them|\w+(?: \w+)?))?(?: for \w+)?$"
)
_WHOM_SIGNS = f"her him them each every both all {NAME}"
_WEAK = r"(?i)\b(?:her|him|them|she|he|they|his|their)\b"


class Ways(msgspec.Struct, frozen=True):
    """How days and money are written, and which open favors a line may settle."""

    today: date
    day_first: bool
    currency: str
    owed: OwedBy = nothing_owed


def shows(text: str, signs: str) -> bool:
    """Tell whether a text in small letters holds one of some signs."""
    return any(sign.replace("_", " ") in text for sign in signs.split())


class Owing:
    """Gathers who means to do what; `taken` are the places of the line that something holds."""

    def __init__(self, board: Board, cast: Cast, ways: Ways) -> None:
        self.board = board
        self.cast = cast
        self.ways = ways
        self.people, self.whole = cast.named_places()
        self.favors: list[DraftFavor] = []
        self.offers: list[DraftFavor] = []
        self.tasks: list[DraftFollowUp] = []
        self.taken: list[tuple[int, int]] = []
        self.loans: list[tuple[int, int]] = []
        self.unfiled = False
        """Whether a marked favor found nobody, so that the entry must keep the line."""

    def take_marked(self, promise: promises.Promise) -> None:
        if promise.no_day:
            self._doubt(Doubt.DATE, promise.no_day)
        sentence = sentence_at(self.whole, self.people, promise.first, promise.last)
        who: list[Match] = []
        each = False
        # Most marked favors say what, and not for whom.
        whom = shows(sentence.text.lower(), _WHOM_SIGNS)
        given = whom and re.match(
            rf"(?i)(?:{GIVING}) (?P<who>{EVERYBODY}|them|{HER})(?! to {NAME})", sentence.text
        )
        if given:
            each = re.fullmatch(rf"(?i){EVERYBODY}|them", given["who"]) is not None
            introduces = re.match(r"(?i)intro|connect", sentence.text)
            who = [] if introduces else sentence.named(*given.span("who"))
        elif whom and re.search(rf"(?i)\b(?:{EVERYBODY})$|\bfor (?:{EVERYBODY})\b", sentence.text):
            each = True
        what = promise.what
        if sentence.text == NAME and (before := tidy(self.board.line[: promise.start])):
            # "flyer → Katherine" is a flyer for her.
            who, what = sentence.named(0, 1), before
        if not self._file(promise, what, who, each=each, pronoun=True):
            self.unfiled = True
            self._for_nameless(promise, what)
            somebody = self.cast.contacts or self.cast.groups or self.cast.unnamed
            if not (self._unclear_lead() or somebody):
                self._doubt(Doubt.WHO, promise.what)
            elif self.cast.groups and not self._unclear_lead():
                self._for_group(promise)

    def _for_nameless(self, promise: promises.Promise, what: str) -> None:
        """Ask who somebody is with whom something is promised; until then its day is kept."""
        who = self.cast.unnamed
        if who and not self._unclear_lead():
            self._doubt(Doubt.WHO, who)
        if who and promise.due:
            self.tasks.append(DraftFollowUp(contact=None, on=promise.due, why=f"{who}: {what}"))

    def _for_group(self, promise: promises.Promise) -> None:
        """Keep what is promised to everybody of a tag as a follow-up: a favor needs a person."""
        self.tasks.append(
            DraftFollowUp(contact=None, on=promise.due, why=promise.what, tag=self.cast.groups[0])
        )

    def take_promises(self, sentence: Sentence, shown: Board | None = None) -> None:
        """Take what a sentence promises; `shown` is the line as the sentence sees it."""
        if not shows(sentence.text.lower(), _PROMISE_SIGNS):
            return
        from netjournal.capture import spoken

        found = spoken.promises(sentence)
        days: list[tuple[Said, promises.Promise]] = []
        seen = shown or self.whole
        for said in found:
            first, end = sentence.place(said.first), sentence.place(said.end)
            worded = promises.worded(
                seen, said.direction, sentence.place(said.start), first, end, self.ways.today,
                self.ways.day_first,
            )  # fmt: skip
            days.append((said, worded))
            if said.lead and not re.match(_BACK_WORDS, seen.seen[worded.last : worded.end]):
                # "lent her my umbrella on friday" tells when, and not until when.
                worded.due = None
            if worded.due is None:
                worded.due = self._due_behind(sentence, said)
        held = list(self.taken)
        for number, (said, worded) in enumerate(days):
            if any(start <= worded.start < end for start, end in held):
                continue
            if said.goes_on and worded.due is None:
                group = [other for other in days[number:] if other[0].start == said.start]
                worded.due = group[-1][1].due
            self._take_said(sentence, said, worded)

    def _due_behind(self, sentence: Sentence, said: Said) -> date | None:
        """Read the day behind a promise: ", back by 10 jan" of a loan, ", due tomorrow" of any."""
        rest = sentence.text[said.end :]
        asked = _SAID_SO if said.taken else _DUE
        due = re.search(_BACK_BY, rest) if said.lead else re.match(asked, rest)
        day = due and find_date(rest[due.end() :], self.ways.today, day_first=self.ways.day_first)
        if due and day:
            self.taken.append((sentence.place(said.end), sentence.place(said.end + due.end()) + 1))
        return day[0] if day else None

    def _take_said(self, sentence: Sentence, said: Said, worded: promises.Promise) -> None:
        from netjournal.capture.whose import spelt_out

        what = said.sum or spelt_out(self._what(sentence, said, worded), said, self.offers)
        if not any(map(str.isalnum, what)):
            return
        pronoun = re.search(_WEAK, sentence.text) is not None
        near = sentence.named(said.first, said.end)
        if not said.who and (len(self.cast.contacts) > 1 or not sentence.headed):
            present = (*self.cast.contacts, *(() if sentence.headed else self.cast.mentions))
            said.who = [one for one in said.subject if one.ids[0] in present]
        if not said.taken:
            self._offer(worded, what, self.whom(said.who, pronoun=pronoun, near=near))
            return
        if self._is_returning(said, what, worded):
            self.mark(worded.start, worded.end, SpanKind.I_OWE)
        elif said.who or said.each or self._take_one(sentence.text[said.start : said.end], said):
            self._keep(sentence, said, worded, what)

    def _take_one(self, words: str, said: Said) -> bool:
        """Take who "she" is of several who took part; False: it is asked."""
        if len(self.cast.contacts) > 1:
            who = answered.one_of(self.cast, words)
            said.who = [Match(0, 0, (who,))] if who is not None else []
            return who is not None
        return True

    def _keep(self, sentence: Sentence, said: Said, worded: promises.Promise, what: str) -> None:
        """File a promise, or ask whom it concerns."""
        pronoun = re.search(_WEAK, sentence.text) is not None
        near = sentence.named(said.first, said.end)
        if worded.no_day:
            self._doubt(Doubt.DATE, worded.no_day)
        if self._file(worded, what, said.who, each=said.each, pronoun=pronoun, near=near):
            self.board.mark(worded.start, worded.end, worded.kind)
            # What is lent may be what was promised to be lent.
            (self.loans if said.lead else self.taken).append((worded.start, worded.end))
        elif self.cast.unnamed:
            self._for_nameless(worded, what)
        elif pronoun and not self.cast.unclear:
            from netjournal.capture import newcomers

            if newcomers.ask_owed(self.cast, worded.start):
                self._take_said(sentence, said, worded)

    def _offer(self, worded: promises.Promise, what: str, whom: Sequence[Who]) -> None:
        """Show what may be meant; that what is lent is wanted back says nothing new."""
        lent = self.loans and re.match(r"(?i)(?:it|them|that) back\b", what)
        if whom and not lent:
            self.offers.append(self._favor(worded, what, whom[0]))
            self.mark(worded.start, worded.end, SpanKind.OFFERED)

    def _what(self, sentence: Sentence, said: Said, worded: promises.Promise) -> str:
        """Return the words of what is promised: "send the slides", "pay back $5"."""
        if said.lead:
            currency, what = self.ways.currency, re.sub(_LENT_WHEN, "", worded.what)
            money = find_amount(what, currency) or parse_amount(what, currency)
            return f"pay back {what}" if money else f"{said.lead} {what}"
        verb = sentence.written(*said.verb) if said.verb[1] else ""
        if verb and (
            worded.what.lower() in ("", "then") or (worded.due and worded.last <= worded.first)
        ):
            # "I'll call her tomorrow" is to call her.
            return sentence.written(said.verb[0], said.first).strip()
        what = re.sub(_PROMISED, "", tidy(f"{verb} {worded.what}"))
        # "half (22,50 eur)" is read up to its sum.
        return f"{what})" if what.count("(") > what.count(")") else what

    def _is_returning(self, said: Said, what: str, worded: promises.Promise) -> bool:
        """Tell whether "must mail it back" is what was lent in the same line; its day counts."""
        if said.lead or not self.favors or not re.search(_RETURNING, what):
            return False
        for place, favor in enumerate(self.favors):
            lent = favor.amount or (self.loans and re.match(r"(?:return|pay back) ", favor.what))
            if lent and favor.direction is said.direction:
                due = favor.due or worded.due
                self.favors[place] = msgspec.structs.replace(favor, due=due)
                return True
        return False

    def _file(
        self,
        promise: promises.Promise,
        what: str,
        who: Sequence[Match],
        *,
        each: bool,
        pronoun: bool,
        near: Sequence[Match] = (),
    ) -> bool:
        whom = self.whom(who, pronoun=pronoun, near=near)
        if each and len(self.cast.contacts) > 1:
            whom = list(self.cast.contacts)
        for contact in whom:
            self.cast.add(contact, self.cast.contacts)
            favor = self._favor(promise, what, contact)
            if favor not in self.favors:
                self.favors.append(favor)
        return bool(whom)

    def whom(self, who: Sequence[Match], *, pronoun: bool, near: Sequence[Match] = ()) -> list[Who]:
        """Return whom a favor concerns: who is named for it, or else who the line is about.

        `near` are names in the words themselves, for a line about nobody else.
        """
        if who:
            for match in who:
                if len(match.ids) != 1:
                    self.cast.take_known(match, self.cast.contacts)
            return [match.ids[0] for match in who if len(match.ids) == 1]
        if self.cast.contacts or self.cast.unnamed:
            return self.cast.contacts[:1]
        if pronoun and self._unclear_lead():
            # "Lise: she'll pass my CV to Ada" is Lise's, whoever she is.
            return []
        if in_words := [match.ids[0] for match in near if len(match.ids) == 1]:
            return in_words[:1]
        named = pronoun or len(self.cast.mentions) == 1
        return self.cast.mentions[:1] if named and not self._unclear_lead() else []

    def _favor(self, promise: promises.Promise, what: str, contact: Who) -> DraftFavor:
        about = dict.fromkeys(
            match.ids[0]
            for at, match in sorted(self.people.items())
            if promise.first <= at < promise.last and len(match.ids) == 1
        )
        return DraftFavor(
            contact=contact,
            direction=promise.direction,
            what=what,
            amount=_amount(what, self.ways.currency),
            due=promise.due,
            about=tuple(one for one in about if one != contact),
        )

    def _unclear_lead(self) -> bool:
        return any(doubt.doubt is Doubt.WHO for doubt in self.cast.unclear)

    def _doubt(self, doubt: Doubt, words: str) -> None:
        self.cast.unclear.append(Unclear(doubt=doubt, words=words))

    def mark(self, start: int, end: int, kind: SpanKind) -> None:
        """Say what a place of the line was read as, and that it is taken."""
        if end > start:
            self.board.mark(start, end, kind)
            self.taken.append((start, end))

    def is_taken(self, place: int) -> bool:
        """Tell whether something holds a place of the line already."""
        return any(start <= place < end for start, end in self.taken)


def _amount(what: str, currency: str) -> Amount | None:
    """Return the money a favor is about; a bare number is money only where it is all of it."""
    found = find_amount(what, currency)
    if found is None and (comes_to := re.search(r"(?<=[,:–-] )\d+[.,]\d\d$", what)):
        return parse_amount(comes_to[0], currency)
    if found is None:
        bare = re.sub(r"(?i)^(?:pay back|pay|repay|give back|return)\s+(?:the\s+)?", "", what)
        bare = re.sub(r"(?i)\s+for\s.*$", "", bare)
        return parse_amount(bare, currency)
    amount, start, end = found
    # "postage $6.40" comes to that; "the invoice for $5" does not.
    priced = end == len(what.rstrip(")")) and re.fullmatch(
        r"(?:(?!for |of |about )[^\W\d_]+ ){1,2}|.*(?:[,:–-] |\()", what[:start]
    )
    return amount if not start or priced or re.match(_PAYING, what[:start]) else None

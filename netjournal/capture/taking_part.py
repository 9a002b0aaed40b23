"""Who took part in what a line tells, and who is only named: "Ada knows Charles"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from netjournal.capture import leads
from netjournal.capture.board import Token
from netjournal.capture.cast import Cast
from netjournal.capture.draft import SpanKind, Who
from netjournal.capture.heads import COLON
from netjournal.capture.new_names import new_name
from netjournal.capture.promises import Promise
from netjournal.capture.who import Match, may_name
from netjournal.capture.words import (
    FAMILY,
    FOREIGN_WITH,
    MEALS,
    NEGATIONS,
    TIES,
    TOOK_PART,
    WEEKDAYS,
    WITH,
    words,
)
from netjournal.model.names import fold

_NOT_PART = words(
    "works work worked working lives lived friends touch married studied studying familiar agrees"
    " agree happy angry shares"
)
_SPOKE = words("asked explained complained wrote talked spoke listened")
_NEXT = words("near beside opposite behind")
_HOSTED = (
    r"(?i)^[^,;.]*\b(?:(?:to|for|over for|round for) (?:lunch|dinner|tea|coffee|supper|breakfast"
    r"|drinks|a meal|the weekend|the night)|over|round|on the (?:tele)?phone|as guests)\b"
)
_NO_NOUN = (
    r"\s*(?:[.,;:!?)]|$)|\s(?:on|at|with|and|last|this|next|yesterday|today|tonight|tomorrow|about|in"
    r"|for|from|after|before|to|saw|was|were|but|so|she|he|they|we|I)\b"
)
"""Behind it the word before is no part of another thing's name."""
_HOMES = words("house flat place home lab office studio apartment garden farm party birthday")
_BEHIND_HOME = words("on at with and last this next yesterday tonight tomorrow for in after before")
_BEHIND_MET = WEEKDAYS | _BEHIND_HOME | {"via", "again", "about"}
_LETTERS = words(
    "letter call email message text card mail dm sms signal whatsapp telegram postcard parcel note"
    " voicemail voice-mail fax"
)
_GOT = _LETTERS | words("collected got get received recieved heard news back hear had")
_SMALL = r"(?:(?i:me(?:,| and| \+| &)|to|with|w/|from)) ?"
_MET = (
    r"(?i)(?:(?:just|finally|also|had|quick|long|nice) )*"
    rf"(?:met|(?:{MEALS}|call|walk|chat) (?:with|w/)) $"
)
_ARTICLE = r" (?:a|o|la|el|le|il|der|dem) (?=[A-Z])"
_TIE = r"(?i)(?P<mine>(?:my|our) )?(?P<tie>[\w-]+),? (?=\w)"
_RECEIVED = words("received recieved collected")
_YET = words("need must should owe promised todo will i'll ask could want")
"""What says that a letter is still to be written."""
_HANDED = words("mentioned sent gave mailed returned forwarded lent brought handed posted emailed")
_ITS = words("a an the some his her my our their")
"""Before "dog called Babbage" they show that only a name is told."""
_LEFT = words("left leave forgot forgotten lost parked drop collect")
_RAN = words("ran run bumped bump")
_TO_DO = words("follow check touch back ask connect hook link")
_TO_MEET = {"will", "i", "let's", "lets", "to", ""}
_HOPES = words("wants want wanted needs need hopes hope wishes looking would could should")
_ABSENT = (
    r"(?i)\s+(?:(?:couldn'?t|could not|can'?t|didn'?t|did not) (?:make|come|show|join|turn"
    r" up|be there)|cancel|was (?:ill|sick|away|not there)|wasn'?t there|never (?:came|showed))"
)
"""What says that somebody was not there: "Ada couldn't make it, so I had tea with Mary"."""
_BROUGHT = ("intro", "onnected ", " me in ", " us in ")
_OWED = ("owe ", "promised ", "lent ", "loaned ", "pay ")
_BESIDE = ("and ", "& ", "+ ")
_MEETINGS = words("coffee lunch dinner breakfast drinks tea brunch supper")
_VOICEMAIL = r"(?i) (?:a|another|some) (?:\w+ )?(?:voice ?mails?|vm|messages?|notes?)\b"
_OF_ABSENT = words(
    "missed mentioned recommended nominated praised googled researched remembered wanted needed"
    " liked loved admired ignored skipped noticed watched booked named invited introduced suggested"
    " referred followed avoided wished"
)
"""What is done to those who need not be there."""
_US = words("i we me us")


class TakingPart:
    """Reads one line behind its head, for its cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def read(self, marked: Sequence[Promise], lead_end: int) -> None:
        """Link who took part ("with Ada and Charles") and who is only named."""
        self._take_newcomers()
        before: list[str] = [""] * 6
        for token in self.cast.board.tokens(lead_end):
            inside = any(one.start <= token.start < one.end for one in marked)
            reached = self._reaches(token, before) or self._opens(token, before)
            named = token.word == "called" and before[-2] in _ITS
            if (token.word in TOOK_PART or reached or self._did(token, before)) and not (
                inside or named
            ):
                apart = self._is_apart(token, before)
                into = self.cast.mentions if apart else self.cast.contacts
                self._take_list(self._past_small(token), into)
            before = [*before[1:], token.word]
        self._leave_out_absent()
        if any(sign in self.cast.board.seen.lower() for sign in _OWED):
            from netjournal.capture import newcomers

            newcomers.take_owed(self.cast)
        for match in self.cast.namer.everywhere():
            if not any(one.start <= match.start < one.end for one in marked):
                self.cast.take_known(match, self.cast.mentions)
        for match in self.cast.namer.first_names(lead_end):
            if not any(one.start <= match.start < one.end for one in marked):
                self.cast.take_known(match, self.cast.mentions)

    def _leave_out_absent(self) -> None:
        """Only name who the line begins with where others took part without them."""
        cast = self.cast
        absent = cast.subject_end and re.compile(_ABSENT).match(cast.board.seen, cast.subject_end)
        if absent and len(cast.contacts) > 1:
            cast.add(cast.contacts.pop(0), cast.mentions)
            # Who is only named stays in the text.
            cast.board.cuts = [one for one in cast.board.cuts if one[1] != cast.subject_end]

    def _take_newcomers(self) -> None:
        """Take or ask about those new who are named as introduced, as promising, as beside."""
        cast, seen = self.cast, self.cast.board.seen
        brought = any(sign in seen for sign in _BROUGHT)
        alone = not cast.contacts and not cast.unclear and seen[:1].isupper()
        beside = cast.subject_end and seen[cast.subject_end :].lstrip().startswith(_BESIDE)
        called = " called " in seen or " named " in seen
        later = not cast.contacts and any(sign in seen for sign in (". ", "! ", "? "))
        listed = ": " in seen and not cast.contacts
        if not (brought or alone or beside or called or listed or later):
            return
        # Most lines begin with somebody known, or with no name.
        from netjournal.capture import newcomers

        newcomers.take_brought(cast)
        newcomers.take_called(cast)
        if listed:
            newcomers.take_listed(cast)
        if later:
            newcomers.take_later(cast)
        if alone:
            newcomers.ask_single(cast)
        newcomers.ask_joined(cast)

    def _reaches(self, token: Token, before: Sequence[str]) -> bool:
        """Tell whether a small word leads to somebody who took part: "wrote to", "ran into"."""
        if token.word == "to" and before[-2:] == ["sat", "next"]:
            return True
        if token.word in _NEXT and before[-1] == "sat":
            return True
        if token.word == "had" and not any(before):
            return re.search(_HOSTED, self.cast.board.seen[token.end :]) is not None
        if token.word == "to":
            written = before[-1] in _LETTERS and _YET.isdisjoint(before)
            taken = before[-1] in ("round", "over") and "took" in before
            return written or taken or before[-1] in _SPOKE or not _HANDED.isdisjoint(before)
        if token.word == "for":
            return before[-1] in ("voicemail", "message") and "left" in before
        if token.word == "from":
            got = not _GOT.isdisjoint(before[-3:]) or not _RECEIVED.isdisjoint(before)
            return got and NEGATIONS.isdisjoint(before)
        if token.word == "at":
            return _LEFT.isdisjoint(before) and self._is_home(token.end)
        if token.word == "left" and not any(before):
            name = self.cast.namer.at(token.end + 1)
            rest = self.cast.board.seen[name.end :] if name else ""
            return re.match(_VOICEMAIL, rest) is not None
        if token.word in ("see", "meet"):
            return _HOPES.isdisjoint(before) and before[-1] in _TO_MEET
        return token.word == "into" and before[-1] in _RAN

    def _did(self, token: Token, before: Sequence[str]) -> bool:
        """Tell whether a line begins with what I did to somebody: "coached Ros before her talk"."""
        did = len(token.word) > 4 and token.word.endswith("ed") and token.word not in _OF_ABSENT
        if not did or not {*before} <= {"", "i", "just", "finally", "also"}:
            return False
        known = self.cast.namer.at(token.end + 1)
        return known is not None and known.start == token.end + 1 and not known.reserved

    def _opens(self, token: Token, before: Sequence[str]) -> bool:
        """Tell whether a line begins with a meal and a known name: "lunch Ada thursday?"."""
        if token.word not in _MEETINGS or not WEEKDAYS.issuperset(filter(None, before)):
            return False
        if re.compile(COLON).match(self.cast.board.seen, token.end):
            return True
        name = self.cast.board.tokens(token.end, token.end + 40)[:1]
        namer = self.cast.namer
        named = name and may_name(name[0])
        known = namer.at(token.end + 1) if named else None
        return known is not None and known.start == token.end + 1 and not known.reserved

    def _is_apart(self, token: Token, before: Sequence[str]) -> bool:
        """Tell whether a verb or "with" binds somebody to others only, or to nobody."""
        if before[-1] in _NOT_PART or not NEGATIONS.isdisjoint(before[-2:]):
            return True
        if before[-3:-1] == ["no", "more"] and token.word in WITH:
            return True
        if token.word in WITH and not _HOPES.isdisjoint(before):
            return True
        if token.word in WITH and not _TO_DO.isdisjoint(before[-2:]):
            return True
        # "Mary told Charles" is between the two of them.
        earlier = self.cast.board.seen[: token.start]
        clause = re.split(r"[,;.:!?]\s|\b(?:and|but|then)\s", earlier)[-1]
        words = [word.lower() for word in re.findall(r"\w+|\x00+", clause)]
        if not words or not _US.isdisjoint(words) or token.word in WITH - {"with"}:
            return False
        far = 6 if token.word == "to" else 2
        behind_name = self.cast.subject_end and earlier[self.cast.subject_end :].count(" ") <= far
        theirs = words[0] in ("my", "our", "her", "his", "their") and token.word not in WITH
        return theirs or words[0] in ("she", "he", "they") or bool(behind_name)

    def _is_possessor(self, end: int) -> bool:
        """Tell "met Ada's team", where it is not Ada who took part, from "tea at Ada's"."""
        seen = self.cast.board.seen
        after = self.cast.board.tokens(end, end + 30)[:1]
        owned = bool(after) and seen[end : after[0].start] == " "
        # Whose call was returned was in touch.
        near = owned and (after[0].word in _BEHIND_HOME or self._is_place(after[0]))
        return self.cast.board.owns(end) and owned and not near

    def _is_place(self, token: Token) -> bool:
        """Tell "Ada's lab", where she may be, and "Ada's call" from "Ada's lab manager"."""
        behind = self.cast.board.seen[token.end :]
        return token.word in _HOMES | _LETTERS and re.match(_NO_NOUN, behind) is not None

    def _is_home(self, place: int) -> bool:
        """Tell whether "at Mary's" is at her home, not at "Mary's bakery"."""
        match = self.cast.namer.at(place + 1)
        if match is None or not self.cast.board.owns(match.end):
            return False
        rest = self.cast.board.seen[match.end :].lstrip()
        after = self.cast.board.tokens(match.end, match.end + 30)[:1]
        near = bool(after) and self._is_place(after[0])
        return not rest[:1].isalnum() or near or fold(rest.split()[0]) in _BEHIND_HOME

    def _take_list(self, place: int, into: list[Who]) -> None:
        beside = self._is_met(place)
        while place < len(self.cast.board.seen):
            namer = self.cast.namer
            place = self._at_name(place)
            match = namer.at(place)
            if match is None:
                # Most names are known as they stand.
                from netjournal.capture import bynames

                match = bynames.nicknamed(namer, place) or bynames.told_of(namer, place)
            if match is None:
                name = new_name(self.cast.board, place, loose=True)
                if name is None:
                    self._ask_single(place, into, beside=beside)
                    return
                from netjournal.capture import newcomers

                end = newcomers.take_shown(self.cast, name, into, beside=beside)
            elif not self._is_named(match):
                return
            else:
                own = self.cast.mentions if self._is_possessor(match.end) else into
                sure = msgspec.structs.replace(match, reserved=False)
                self.cast.take_known(self._narrowed(sure), own)
                end = match.end
            joint = re.compile(leads.JOINT).match(self.cast.board.seen, end)
            if joint is None:
                return
            place, beside = joint.end(), joint[0].strip() != ","

    def _past_small(self, token: Token) -> int:
        """Return where names begin behind a word: "w/Ada", "lunch: Ada", "com a Marie"."""
        seen = self.cast.board.seen
        if token.word in FOREIGN_WITH and (article := re.compile(_ARTICLE).match(seen, token.end)):
            return article.end()
        behind = "/:" if token.word in _MEETINGS else "/"
        return token.end + (seen[token.end : token.end + 1] in tuple(behind))

    def _at_name(self, place: int) -> int:
        """Step over what is no name: "me and", "my aunt", "to", and who is linked already."""
        seen = self.cast.board.seen
        while seen[place : place + 1] == " ":
            place += 1
        if small := re.compile(_SMALL).match(seen, place):
            place = small.end()
        tie = re.compile(_TIE).match(seen, place)
        if tie and tie["tie"].lower() in (TIES if tie["mine"] else FAMILY):
            place = tie.end()
        handle = place + (self.cast.board.line[place : place + 1] == "@")
        for span in self.cast.board.spans:
            if span.start == handle and span.kind in (SpanKind.PERSON, SpanKind.NEW_PERSON):
                joint = re.compile(leads.JOINT).match(seen, span.end)
                return self._at_name(joint.end()) if joint else place
        return place

    def _is_named(self, match: Match) -> bool:
        """Tell somebody from a word: "call with bill and caroline"; a capital says it too."""
        if not match.reserved or self.cast.board.line[match.start].isupper():
            return True
        joint = re.compile(leads.JOINT).match(self.cast.board.seen, match.end)
        beside = self.cast.namer.at(joint.end()) if joint else None
        return beside is not None and not beside.reserved

    def _is_met(self, place: int) -> bool:
        """Tell whether "met" or a meal begins the line, so that a capitalised word is a person."""
        return re.match(_MET, f"{self.cast.board.seen[:place]} ") is not None

    def _ask_single(self, place: int, into: list[Who], *, beside: bool) -> None:
        """Ask who one capitalised word is beside people: "dinner with Marie & Irène"."""
        name = new_name(self.cast.board, place, colon=True) if beside else None
        if name is not None and self.cast.board.line[place].isupper():
            rest = self.cast.board.seen[name.end :]
            after = self.cast.board.tokens(name.end, name.end + 20)[:1]
            behind = not after or after[0].word in _BEHIND_MET
            if not rest.strip() or rest[0] in ",.;:!?" or behind:
                self.cast.take_unknown(name, into)

    def _narrowed(self, match: Match) -> Match:
        """Read one surname for two: "Ana and Pedro Lima"."""
        joint = re.compile(leads.JOINT).match(self.cast.board.seen, match.end)
        if len(match.ids) < 2 or joint is None or "," in joint[0]:
            return match
        at = joint.end()
        following = self.cast.namer.at(at) or new_name(self.cast.board, at, loose=True)
        name = self.cast.board.line[at : following.end].split() if following else []
        return self.cast.namer.narrowed(match, fold(name[-1])) if len(name) > 1 else match

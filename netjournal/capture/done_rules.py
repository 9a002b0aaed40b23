"""How what is done is worded in English: who did it, what came, what did not.

It knows patterns only; what one finds in a sentence is read in `done`.
"""

from __future__ import annotations

from netjournal.capture.clauses import HAS, HE, HER, NAME, WHOM
from netjournal.capture.words import DEEDS, words
from netjournal.model.records import Direction

_NO_DEED = words("received collected have back arrived here landed care dealt turned has")
_DID = "|".join(sorted(DEEDS - _NO_DEED)).replace(
    "came", "came through with|took care of|dealt with"
)
_ADV = (
    r"(?:(?:ok|okay|yes|yep|so|today|yesterday|finally|also|just|already|has|have|had|'ve|'s|and"
    r"|then|did|even|both|kindly) )*"
)
_PASSIVE = (
    rf"(?:^|[,;:–—-] |\band |\bbut )(?=(?:{NAME}'s|my|the|her|his|their|our|all|both|\w+ (?:of"
    rf"|for|to))"
    r" [^,;:]{2,60} (?:is|are|was|were|has been|have been|got) (?:all |now |finally |already )?"
    r"(?:done|sent|finished|paid|delivered|returned|mailed|posted|settled|sorted|off)\b)"
)
"""What is told as done without who did it: "review of my draft is done"."""
_WENT_OUT = (
    rf"(?:^|[,;:–—-] |\band |\bbut )(?=(?:(?!(?:I|we|she|he|they|not|no|never|to|will|would|be"
    rf"|being|has|have|had|{NAME}|\w+n'?t)\b)[\w'-]+ ){{1,5}}"
    r"(?:went (?:out|off)(?= (?:to|this|today|yesterday|already|last|by)\b|[.,;!]|$)"
    r"|(?:is|are) on (?:its|their|the) way"
    rf"|(?:sent|mailed|posted|delivered)(?= (?:to {NAME}|this|today|yesterday|last|out|off)"
    r"|[.,;!]|$))\b)"
)
"""What is told as having left me: "photos went out already"."""
_ARRIVED = (
    rf"(?:^|[,;:–—-] |\band |\bbut )(?:(?=(?:{NAME}(?:'s|,)|the|her|his|their)"
    r" (?:(?! (?:never|not|will|would|should) )[^,;:]){2,60}"
    r" (?:finally |just )?(?:came|arrived|received|landed|turned up|(?:is|are) (?:here|in)\b(?! ))"
    r"\b(?! (?:to|from|up|with)\b))"
    r"|(?=(?:(?!(?:I|we|she|he|they|not|no|never|\w+n't)\b)[\w'-]+ ){1,6}(?:received|arrived)"
    r"\b(?! (?:to|from)\b)))"
)
"""What is told as having come: "her list came today", "list received"."""
RECEIVED = (
    r"(?:^|[,;:–—-] |\band )(?=(?:the |all |his |her |their )*[$€£¥]?\d[\d.,]*(?: ?[a-z€$£¥]+)?"
    r" (?:received|paid back)\b)"
)
"""What is told of a sum that came: "the 20 received"."""
_CAME_WITH = (
    rf"\b{HE}{HAS}{_ADV}(?:came|dropped|stopped|showed|turned)(?: by| over| in| round)* with"
    r" (?=(?:the|my|our|her|his|their) )"
)
_GOT_THEIRS = (
    rf"(?:^|\bI |\bwe )(?:just |finally )?(?:got|received|have)"
    rf" (?={NAME}'s (?!.*\b(?:wrong|in mind|confused|right)\b))"
)
RULES: tuple[tuple[str, Direction | None], ...] = (
    (rf"\b(?:I|we){HAS}{_ADV}(?:{_DID})\b", Direction.I_OWE),
    (_CAME_WITH, Direction.THEY_OWE),
    (rf"\b{NAME}(?: has| have)? (?:got|received) (?=.*\bfrom (?:me|us)\b)", Direction.I_OWE),
    (rf"\b(?:got|received|have|collected) (?=.*\bfrom {HER})", Direction.THEY_OWE),
    (_GOT_THEIRS, Direction.THEY_OWE),
    (rf"\b{HE}{HAS}{_ADV}(?:{_DID})\b", Direction.THEY_OWE),
    (r"\bgot (?:my|the|a|an) .*\bback\b(?!.* to\b)", Direction.THEY_OWE),
    (rf"(?:^|[,;] |\band |\bbut ){_ADV}(?:{_DID})\b", None),
    (_PASSIVE, None),
    (r"^(?=[^,;:]{2,60}(?:[,:] (?:done|finished)|: (?:sent|sorted|mailed|paid|settled))\b)", None),
    (rf"\b{HE} (?:has|have|got) (?=(?:her|his|the|their)\b)", Direction.I_OWE),
    (_WENT_OUT, Direction.I_OWE),
    (_ARRIVED, Direction.THEY_OWE),
    (RECEIVED, Direction.THEY_OWE),
)
NOT = (
    r"(?i)\b(?:not|never|no|dreamt|hoped?|wonder|think|thought|whether|haven't|hasn't|didn't"
    r"|havent|hasnt|didnt|don't|won't|will|'ll|should|could|would|if|must|need|needs|forgot"
    r"|almost|wish|asked|to be|wants?|about to|going to)\b(?:\W+\w+){0,3}\W*$"
)
NOT_AFTER = r"(?i)(?:n't|\W+(?:not|never))\b"
MISSING = (
    r"(?i)\b(?:but not|not the one|the wrong|(?:is|are) still (?:at|with|in|on)|still has)\b"
    r"|\b(?:nothing|not|never|hasn't|haven't|didn't|hasnt|didnt) (?:has |have |had )?(?:yet )?"
    r"(?:arrived?|come|came|received?|here|get it|got it|sent?|send|mailed|posted|given?|brought)\b"
)
"""What says that it did not come, whoever said it was sent."""
UNDONE = (
    rf"(?i)\b(?:told|asked|wrote|texted|emailed|called)(?: {WHOM})? (?:that|if|whether|to|I|she"
    rf"|he|they"
    r"|we|not)\b|\b(?:can't|cannot|won't|will|'ll|would|wouldn't|couldn't|never|instead of)\b"
)
"""What shows that the words after the verb tell of something that is still to be done."""

"""What the rules of promises are put together from: who, the words that bind, what for, and when.

They are pieces of patterns in English.
"""

from __future__ import annotations

from netjournal.capture.clauses import HAS, HE, NAME, WHOM
from netjournal.capture.words import TOMORROW

ADV = (
    r"(?:(?:finally|still|also|now|really|just|already|then|definitely|kindly|gladly|happily"
    r"|suddenly|eventually|spontaneously|out of nowhere|in the end|at the end"
    r"|later|soon|maybe|probably|even|has|have|had|actually|both|all|each|once|again|verbally"
    r"|sort of) )*"
)
AT_ONCE = (
    r"(?:(?:also|then|definitely|gladly|happily|probably|maybe|hopefully|likely|soon|just|still"
    r"|personally|try to|try and|be sure to|make sure to) )*"
)
BARE = r"\band |\bbut |[,:;] |[-–—] "
ME = r"\b(?P<mine>I|we)"
THEM = rf"\b(?P<theirs>{HE}(?: (?:from|of) (?:the |my |our )?[a-z]+)?|who)"
BOTH = rf"(?:{ME}|{THEM}){HAS}{ADV}"
ANYBODY = rf"(?:{BOTH}|(?:^|{BARE}){ADV})"
"""Who does it; where a clause names nobody, it is whom the one before is about."""
BE = r"(?:am|is|are|'m|'s|'re|would be|will be|'ll be|'d be)"
WILL = (
    rf"(?:(?:'ll|\bwil?l|\bshall|(?:{BE} )?\b(?:going to|gonna)"
    rf"|{BE} (?:{ADV})?(?:happy|glad|willing|ready|keen|prepared|delighted|set|about) to"
    r"|\b(?:means?|(?:been )?meaning|intends?|plans?|aims?) to) )"
)
WOULD = (
    r"(?:'?d|would|'?ll|will|(?:'s|'m|'re|is|am|are|was|were) (?:going to|gonna|happy to|glad to))"
)
DOES = r"(?=(?P<verb>[a-z-]+))"
ANY = r"(?=(?P<any>[a-z-]+))"
ACT = (
    r"(?:promise[ds]?|propose[ds]?|offer(?:ed|s)?|agree[ds]?|volunteer(?:ed|s)?|swore|swears|vow(?:ed|s)"
    r"|pledge[ds]|undertook|consented|committed|signed up)"
)
SAID = (
    r"(?:sa(?:id|ys?|ying)|sez|swore|swears|vow(?:ed|s)|pledged|insist(?:ed|s)|wrote|writes|text(?:ed|s)?"
    r"|(?:e-?mail|messag|mention|confirm|announc|add|answer)(?:ed|es|s)|repl(?:ied|ies)|agreed"
    r"|promise[ds]|decided|reckons|thinks)"
)
"""What is said that a clause of its own follows: "swore she would"."""
NOT_THEY = rf"(?<!{NAME} )(?<!she )(?<!he )(?<!they )"
"""Behind it I am who says it."""
ASIDE = (
    r"(?:,? (?!(?:not|no|if|whether|what|how|why|so|and|but|when|who|to|that|i|we|you|she|he|they"
    r"|it)\b)[a-z]+){0,3}?"
)
TO_ME = r"(?:(?:tells|told|assured|promised) (?:me|us)|(?:let|lets) (?:me|us) know)"
TO_THEM = (
    rf"(?:(?:told|assured|promised|texted|emailed|wrote(?: to)?|swore to) {WHOM}"
    rf"|(?:let|gave) {WHOM} (?:know|my word))"
)
DOING = r"(?=(?P<doing>[a-z-]+ing)\b"
MUST = (
    r"(?:(?:need to|must(?: to)?|have to|gotta|got to|ought to|supposed to)|'ve got to"
    r"|have got to|'d better|had better|(?:'m|am|are|'re|was)(?: supposed| meant| due| down)? to)"
)
DONT = r"(?:do not|don'?t|must not|mustn'?t|never|not to) forget to|remember to|to ?do:?|todo:?"
GIVE = "send|lend|bring|give|mail|forward|pay"
SWAP = f"{GIVE}|do|write|make|draft|review|proofread|print|book|cook|fix|check|buy|pick|take"
NO_HABIT = (
    r"(?![^,;]*\b(?:always|often|usually|every|each|sometimes|whenever|when|if"
    r"|[a-z]+days)\b)"
)
THING = (
    rf"(?:(?!(?:I|we|you|she|he|they|who|not|never|will|would|be|being|{NAME})\b)[\w'-]+ ){{1,5}}"
)
"""What stands before "was promised", and is nobody."""
NOT_LENT = (
    r"(?:\w+ )?(?:numbers?|votes?|respect|trust|love|e-?mail|address|cards?|cv|name|support"
    r"|attention|word|back|ear|thanks|sympath)\w*\b"
)
"""What of mine somebody may have for good."""
SOMETHING = r"(?:(?:my|our|her|his|their|an?|the|some|two|three|it|them)\b|[$€£¥\d])"
SOON = (
    rf"(?:{TOMORROW}|tonight|later|next \w+|soon|(?:on|by|before|till|until|after) (?:the )?"
    r"(?:\d|(?:mon|tue|wed|thu|fri|sat|sun)(?![a-z]*days)|christmas|advent|easter|holidays|weekend)"
    r"|in (?:an?|\d+|two|three) (?:days?|weeks?|months?))"
)
"""What makes a promise of the present: "I send it to him tomorrow"."""
IS = rf"\b(?:she|he|they|{NAME})(?:'s|'re| is| are)"
CAN_INTRO = r"(?:can|could) (?:introduce|intro|connect|put) "

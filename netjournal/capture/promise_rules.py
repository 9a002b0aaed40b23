"""How promises are worded in English: who does it, the words that bind them, what is done.

It knows patterns only; what one finds in a sentence is read in `spoken`, by the words of
`promise_guards`. Where a rule names who does it, as `mine` or `theirs`, that says whose it is; a
rule with `swap` counts only where something is done for something: "I cook, she brings the wine".
"""

from __future__ import annotations

import msgspec

from netjournal.capture.clauses import HAS, HE, HER, NAME, WHOM
from netjournal.model.records import Direction

I_OWE, THEY_OWE = Direction.I_OWE, Direction.THEY_OWE

_ADV = (
    r"(?:(?:finally|still|also|now|really|just|already|then|definitely|kindly|gladly|happily"
    r"|suddenly|eventually|spontaneously|out of nowhere|in the end|at the end"
    r"|later|soon|maybe|probably|even|has|have|had|actually|both|all|each|once|again|verbally"
    r"|sort of) )*"
)
_AT_ONCE = (
    r"(?:(?:also|then|definitely|gladly|happily|probably|maybe|hopefully|likely|soon|just|still"
    r"|personally|try to|try and|be sure to|make sure to) )*"
)
_BARE = r"\band |\bbut |[,:;] |[-–—] "
_ME = r"\b(?P<mine>I|we)"
_THEM = rf"\b(?P<theirs>{HE}(?: (?:from|of) (?:the |my |our )?[a-z]+)?|who)"
_BOTH = rf"(?:{_ME}|{_THEM}){HAS}{_ADV}"
_ANYBODY = rf"(?:{_BOTH}|(?:^|{_BARE}){_ADV})"
"""Who does it; where a clause names nobody, it is whom the one before is about."""
_BE = r"(?:am|is|are|'m|'s|'re|would be|will be|'ll be|'d be)"
_WILL = (
    rf"(?:(?:'?ll|\bwil?l|\bshall|(?:{_BE} )?\b(?:going to|gonna)"
    rf"|{_BE} (?:{_ADV})?(?:happy|glad|willing|ready|keen|prepared|delighted|set|about) to"
    r"|\b(?:means?|(?:been )?meaning|intends?|plans?|aims?) to) )"
)
_WOULD = (
    r"(?:'?d|would|'?ll|will|(?:'s|'m|'re|is|am|are|was|were) (?:going to|gonna|happy to|glad to))"
)
_DOES = r"(?=(?P<verb>[a-z-]+))"
_ANY = r"(?=(?P<any>[a-z-]+))"
_ACT = (
    r"(?:promise[ds]?|propose[ds]?|offer(?:ed|s)?|agree[ds]?|volunteer(?:ed|s)?|swore|swears|vow(?:ed|s)"
    r"|pledge[ds]|undertook|consented|committed|signed up)"
)
_SAID = (
    r"(?:sa(?:id|ys?|ying)|sez|swore|swears|vow(?:ed|s)|pledged|insist(?:ed|s)|wrote|writes|text(?:ed|s)?"
    r"|(?:e-?mail|messag|mention|confirm|announc|add|answer)(?:ed|es|s)|repl(?:ied|ies)|agreed"
    r"|promise[ds]|decided|reckons|thinks)"
)
"""What is said that a clause of its own follows: "swore she would"."""
_NOT_THEY = rf"(?<!{NAME} )(?<!she )(?<!he )(?<!they )"
"""Behind it I am who says it."""
_ASIDE = (
    r"(?:,? (?!(?:not|no|if|whether|what|how|why|so|and|but|when|who|to|that|i|we|you|she|he|they"
    r"|it)\b)[a-z]+){0,3}?"
)
_TO_ME = r"(?:(?:tells|told|assured|promised) (?:me|us)|(?:let|lets) (?:me|us) know)"
_TO_THEM = (
    rf"(?:(?:told|assured|promised|texted|emailed|wrote(?: to)?|swore to) {WHOM}"
    rf"|(?:let|gave) {WHOM} (?:know|my word))"
)
_DOING = r"(?=(?P<doing>[a-z-]+ing)\b"
_MUST = (
    r"(?:(?:need to|must(?: to)?|have to|gotta|got to|ought to|supposed to)|'ve got to"
    r"|have got to|'d better|had better|(?:'m|am|are|'re|was)(?: supposed| meant| due| down)? to)"
)
_DONT = r"(?:do not|don'?t|must not|mustn'?t|never|not to) forget to|remember to|to ?do:?|todo:?"
_GIVE = "send|lend|bring|give|mail|forward|pay"
_SWAP = f"{_GIVE}|do|write|make|draft|review|proofread|print|book|cook|fix|check|buy|pick|take"
_NO_HABIT = (
    r"(?![^,;]*\b(?:always|often|usually|every|each|sometimes|whenever|when|if"
    r"|[a-z]+days)\b)"
)
_SOMETHING = r"(?:(?:my|our|her|his|their|an?|the|some|two|three|it|them)\b|[$€£¥\d])"
_SOON = (
    r"(?:tomm?orr?ow|tmrw?|tonight|later|next \w+|soon|(?:on|by|before|till|until|after) (?:the )?"
    r"(?:\d|(?:mon|tue|wed|thu|fri|sat|sun)(?![a-z]*days)|christmas|advent|easter|holidays|weekend)"
    r"|in (?:an?|\d+|two|three) (?:days?|weeks?|months?))"
)
"""What makes a promise of the present: "I send it to him tomorrow"."""
_IS = rf"\b(?:she|he|they|{NAME})(?:'s|'re| is| are)"
_CAN_INTRO = r"(?:can|could) (?:introduce|intro|connect|put) "


class Rule(msgspec.Struct, frozen=True):
    """How a promise is worded; `sign`: words of which one shows the rule to be worth trying."""

    sign: str
    pattern: str
    direction: Direction | None = None
    """None: whose it is follows from who does it, or who the sentence is about."""
    taken: bool = True
    bare: bool = False
    """Whether it names nobody who does it: "send Ada the map"."""
    lead: str = ""
    """Words put before the favor's own: what is borrowed is to be returned."""


_EITHERS = (
    # what somebody will do, said they would, gives now
    (
        "ll |wil|shall|going|gonna| to ",
        rf"(?:(?:{_ME}|{_THEM})(?:'ve)? ?{_ADV}|(?:^|{_BARE}){_ADV}){_WILL}{_AT_ONCE}{_DOES}",
    ),
    (
        "promise|propose|offer|agree|volunteer|sw|vow|pledge|under|consent|commit|signed",
        rf"{_ANYBODY}{_ACT}(?(theirs)(?: me| us)?|(?: (?:to )?{WHOM})?)"
        rf"(?: to| that (?:I|she|he|they)(?:'?d| would|'?ll| will)?) {_ANY}",
    ),
    (
        "promise|offer|guarant",
        rf"{_ANYBODY}(?:promise[ds]?|(?(theirs)(?:offer(?:ed|s)|guarantee[ds])))"
        rf" (?!(?:to|that|me|us|myself|by|before|I|we|she|he|they)\b|{WHOM} )",
    ),
    (
        "insist|commit",
        rf"{_BOTH}(?:insist(?:ed|s) on|(?:is |am |are )?committed to) (?=(?P<any>[a-z]+ing))",
    ),
    (
        " i |i ",
        rf"(?P<swap>)(?:\b(?P<mine>I) (?=(?P<any>{_SWAP}) (?:{HER} )?{_SOMETHING})"
        rf"|{_THEM} (?=(?:{_SWAP})(?:e?s) (?:me )?{_SOMETHING}))",
    ),
    (
        _GIVE,
        rf"(?:{_BOTH}|{_BARE}){_NO_HABIT}(?=(?P<any>{_SWAP})(?(theirs)e?s (?:me|us|it|them|that)\b"
        rf"| (?:{HER} {_SOMETHING}|(?:it|them|that)\b|[^,;]* to {HER}))[^,;]*\b{_SOON})",
    ),
    (
        _GIVE,
        rf"(?:{_ME}|{_THEM}) {_NO_HABIT}(?=(?P<any>{_GIVE})"
        rf"(?(theirs)s (?:me|us)| {HER}) (?:[a-z]+day )?{_SOMETHING})",
    ),
)
_MINE = (
    ("owe", rf"(?:\b(?:I|we){HAS}|^|{_BARE}){_ADV}owe:? (?!(?:up|it to|me|us)\b)"),
    (
        "owed",
        rf"\b(?:{NAME}|she|he|they)(?: is| are|'s|'re) (?:still )?owed "
        rf"(?!.*\b(?:from|by) (?:{HER}|not\b|my\b)|.*\bnot (?:from|by) me\b)",
    ),
    (
        "sa|sw|told|assured|text|mail|wr|let|gave|promised|agreed|decided",
        rf"(?:\b{_TO_THEM}|{_NOT_THEY}\b(?:{_SAID}|{_TO_ME})){_ASIDE}(?: that)?"
        rf" (?:I|we) ?(?:{_WOULD}|can|could)"
        rf" {_AT_ONCE}{_ANY}",
    ),
    (
        "said i|told|promised",
        rf"{_NOT_THEY}\b(?:said|(?:told|promised) {WHOM}) I"
        rf" (?=(?P<any>{_SWAP}|look) (?:for |{HER} )?{_SOMETHING})",
    ),
    (
        "told|assured|promised|said",
        rf"(?:{_NOT_THEY}\b(?:told|assured|promised) {WHOM}|\bI said)"
        rf"(?: that)? (?:you|she|he|they)(?:'?d| would|'?ll| will) (?:get|have|receive)"
        rf" (?={_SOMETHING})",
    ),
    (
        "promise|offer",
        rf"(?:\b(?:I|we){HAS}|^|{_BARE}){_ADV}(?:promised|offered) (?:to )?(?={WHOM} )"
        rf"(?:{WHOM} (?:(?:that )?(?:I|we) ?{_WOULD} )?)?",
    ),
    # what I must do, and what was asked of me
    (
        "asked|reminded|begged",
        rf"(?:\b{NAME} )?\b(?:asked|reminded|begged) (?:me|us) (?:please )?to (?!wait\b|stop)",
    ),
    ("remind", rf"(?:^|\b(?:please|pls) )remind me (?:to|that I (?:must|need to)) {_ANY}"),
    (
        "need|must|better|have to|gotta|got to|m to|am to|re to|supposed|meant|due|down|ought",
        rf"(?:\b(?:I|we)(?: |(?=')){_ADV}|^{_ADV}|(?:{_BARE})(?=[a-z]+(?: to)? [a-z-]+ {HER}))"
        rf"{_MUST} {_AT_ONCE}{_DOES}",
    ),
    (
        " to ",
        rf"\b(?:(?:up|down) to|on) me to {_DOES}|\bmy (?:job|turn|task) (?:is )?to {_ANY}",
    ),
    (
        "from me|from us",
        rf"(?:(?:each of )?{NAME}(?:(?:, (?:and )?| and | & ){NAME})*|\b(?:she|he|they))"
        r"(?: each| both| all)? gets?"
        r" (?=[^,;.]* from (?:me|us)\b)",
    ),
    ("expect", rf"\b(?:told|asked) {WHOM} to expect "),
    ("forget|remember|todo|to do", rf"(?:^|\bI )(?:must |need to |have to )?(?:{_DONT}):? {_DOES}"),
    ("me who|me that", r"\bme (?:who|that) owes? "),
    ("promised to", rf"(?:^|[,;:] )(?=(?:[\w'-]+ ){{1,5}}promised to {NAME}\b)"),
    ("asked to|asked by", rf"\b(?:was|were|been|got) asked (?:by {WHOM} )?to {_ANY}"),
    (
        "promised",
        rf"\b{NAME}(?: has| have|'s|'ve)? (?:been|was|is|are|were) promised"
        r" (?=(?:my|our)\b|[^,;]* (?:by|from) (?:me|us)\b)",
    ),
    ("me to|i to", rf"(?:^|[,;] |\band )(?:me|I) to {_ANY}"),
    ("ing ", rf"\b(?:I'?m|I am|we're|we are) {_ADV}{_DOING} (?:back to )?{WHOM})"),
)
_THEIRS = (
    (
        "owe",
        rf"(?:{_THEM}{HAS}|^|{_BARE}|\b(?=owes)){_ADV}owes? (?:me|us)(?: both| all| each)? ",
    ),
    (
        "sa|sez|sw|vow|pledge|insist|wr|text|mail|m|repl|answ|add|agree|reckon|think|decided",
        rf"(?<!\bI )\b(?:{_SAID}|{_TO_ME}|told(?= (?:she|he|they)\b))"
        rf"(?:{_ASIDE}(?: that|[,:])? (?P<theirs>she|he|they) ?{_WOULD}"
        rf"|(?: that|[,:])? (?:will|would|'ll)) {_AT_ONCE}{_ANY}",
    ),
    (
        "will|would|'d |'ll |going",
        rf"(?<!\bI )\b(?:(?P<agreed>agreed)|{_SAID}|{_TO_ME}){_ASIDE}(?: that|[,:])?"
        rf" {NAME} ?{_WOULD} {_AT_ONCE}(?(agreed)|(?=[^,;]*\b(?:me|us|my|our)\b)){_DOES}",
    ),
    ("expect", r"\b(?:said|(?:told|asked) (?:me|us)) to expect "),
    (
        "can|could",
        rf"(?:\b(?:{_SAID}|{_TO_ME})(?: that)? {HE} |(?:\b{HE} |^|{_BARE}){_ADV}(?={_CAN_INTRO}))"
        rf"(?:can|could) {_AT_ONCE}(?=(?P<any>[a-z]+) (?:me|us)\b)",
    ),
    (
        "promise|offer|guarant",
        rf"(?:{_THEM}{HAS}{_ADV}|^|{_BARE}|\b)(?:promise[ds]?|offer(?:ed|s)|guarantee[ds])"
        r" (?:me|us)(?: to)? ",
    ),
    (" to ", rf"^{NAME} to {_DOES}"),
    ("promised", r"\b(?:I was|we were) promised (?=[^,;]* by )"),
    ("promised by", rf"(?:^|[,;:] )(?=(?:[\w'-]+ ){{1,5}}promised by (?P<theirs>{HER}))"),
    (
        "ing ",
        rf"(?:{_IS} |^|{_BARE}){_ADV}{_DOING} (?:back to |up |over )?(?:me|us|my|our)\b)",
    ),
    (
        "ing ",
        rf"{_IS} {_ADV}(?![^,;]* (?:home|away)\b)"
        rf"(?=(?P<doing>sending|mailing|e-?mailing|forwarding)(?: over| along)? {_SOMETHING})",
    ),
    (
        "got|agree|promise",
        rf"\bgot (?:{WHOM}) to (?:agree|promise|say yes|commit) to {_ANY}",
    ),
    (
        "waiting",
        rf"\bwaiting (?:(?:for|on) {NAME} (?:for|to) |for (?=(?:{NAME}'s|his|her|their|the) ))",
    ),
    (
        "pay|return|give",
        rf"\b{HE} {_ADV}(?:has to|needs to|must|is to) (?=(?P<any>pay|repay|return|give)"
        rf" (?:(?:me|us|back)\b|(?:it|them) back\b|[$€£¥\d]))",
    ),
)
_BARES = (
    # what is told without a word that binds
    (
        "thank|send|give|lend|bring|pay|forward|return|tell|introduce|intro",
        r"^(?:please |pls |then |also |and )?(?=(?P<any>thank|send|give|lend|bring|pay|forward|tell"
        r"|introduce|intro|return)\b (?:back )?(?!me\b|us\b|you\b|god\b))",
    ),
    (
        "mail|post|show|hand|let |connect",
        rf"^(?:please |pls |then |also )?(?=(?P<any>[a-z-]+) {HER})"
        rf"(?=(?:e-?mail|mail|post|show|hand) {HER} {_SOMETHING}|let {HER} know\b"
        rf"|connect {NAME}(?:,? and |, | & | with | to ){NAME})",
    ),
    (
        "send|lend|pay|bring|return|give|mail",
        rf"(?:[,;/] )(?=(?P<any>send|lend|pay|bring|return|give|e-?mail) {HER})",
    ),
)
_BORROWED = (
    ("borrow", rf"(?:\b(?:I|we){HAS}{_ADV}|^{_ADV}|\blets? (?:me|us) )borrow(?:ed)? "),
    ("lent|loaned", rf"(?:\b{HE}{HAS}{_ADV}|\b)(?:lent|loaned) (?:me|us) "),
    ("lent|loaned", r"\b(?:I was|we were|was|were) (?:lent|loaned) "),
    (
        "took|have",
        rf"(?:\bI{HAS}|^|{_BARE}){_ADV}(?:took|have) (?=(?:his|her|their|{NAME}'s) "
        r".*\b(?:needs?|wants?|back) (?:it|them)?\b ?(?:back|by)\b)",
    ),
)
_LENT = (
    (
        "lent|loaned",
        rf"(?:\b(?:I|we){HAS}|^){_ADV}(?:lent|loaned)"
        rf" (?={HER}|(?:(?:my|our|an?|the|some|{NAME}'s)\b|[$€£¥\d]).* to {HER})",
    ),
    (
        "took|taken|still has",
        rf"\b{HE}{HAS}{_ADV}(?:(?:took|taken) (?=(?:[a-z]+ of )?(?:my|our) [^,;]*"
        rf"\b(?:home|with {HER})\b)|(?<=still )has (?=(?:my|our)\b))",
    ),
    (
        "gave",
        rf"(?:\bI{HAS}|^){_ADV}gave (?={HER} (?:[$€£¥] ?)?\d.*"
        rf"\b(?:she|he|they) [a-z]+ (?:it|them|me|that)? ?back\b)",
    ),
    ("borrowed", rf"\b{HE}{HAS}{_ADV}borrowed (?:(?:from|off) (?:me|us) )?(?={_SOMETHING})"),
)
_ASKED_OF_ME = (
    (
        "i |should|could|ought",
        r"(?:^(?:should|shall|could|can|must) I|(?:\b(?:I|we) |^)(?:should|could|ought to)"
        rf"(?: also| really)?) {_DOES}",
    ),
    (
        "said to|says to",
        rf"\b{HE} {_ADV}(?:said|says) to (?=(?P<verb>[a-z-]+) (?:\w+ )?(?:him|her|them)\b)",
    ),
    (
        "want|need|would|'d|hope|asked|like|after",
        rf"(?:\b{HE} {_ADV}|(?:^|{_BARE})(?:both |each |(?!want |need )))(?:wants?|needs?|wanted"
        r"|needed|would like|'d like|would love|'d love|hopes for|asked(?: me)? for|is after)"
        rf" (?:me to )?(?!to\b|a job\b|{WHOM} to\b)",
    ),
    (
        "asked|wonder",
        rf"\b(?:asked|wonder(?:ed|s))(?: me| us)? (?:if|whether) (?:I|we)(?:'d| would| could| can"
        rf"| might) {_AT_ONCE}{_DOES}",
    ),
)
_ASKED_OF_THEM = (
    (
        "need|want",
        rf"(?:^|\bI )(?:still |also )?(?:need|want)"
        rf" (?:(?P<theirs>{NAME}) to |(?=[^,;]* (?:back )?from {NAME}))",
    ),
    (
        "should|could|would|will|might|may|can|has to|must|needs to|supposed",
        rf"(?:^(?:will|can|could|would) {HE}(?: please)?|\b{HE} {_ADV}(?:should|could|might|may|can"
        rf"|has to|must|needs to|is supposed to)(?: also)?) {_DOES}",
    ),
)
RULES = (
    *(Rule(*one) for one in _EITHERS),
    *(Rule(*one, I_OWE) for one in _MINE),
    *(Rule(*one, THEY_OWE) for one in _THEIRS),
    *(Rule(*one, I_OWE, bare=True) for one in _BARES),
    *(Rule(*one, I_OWE, lead="return") for one in _BORROWED),
    *(Rule(*one, THEY_OWE, lead="return") for one in _LENT),
    *(Rule(*one, I_OWE, taken=False) for one in _ASKED_OF_ME),
    *(Rule(*one, THEY_OWE, taken=False) for one in _ASKED_OF_THEM),
)

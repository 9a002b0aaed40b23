"""What hurried people write for a word or two: "ill fwd it tmrw" is "I'll forward it tomorrow".

It knows words only; who reads a sentence reads it written out, and the line keeps what was typed.
"""

from __future__ import annotations

import re

from netjournal.capture.words import LOOSE, SURE, words

_ALWAYS = {
    **{"im": "I'm", "ive": "I've", "youll": "you'll", "theyll": "they'll", "shes": "she's"},
    **{"hes": "he's", "theyre": "they're", "itll": "it'll", "u": "you", "ur": "your"},
    **{"pls": "please", "plz": "please", "abt": "about", "bc": "because", "cuz": "because"},
    **{"coz": "because", "fwd": "forward", "fwds": "forwards", "fwded": "forwarded"},
    **{"msg": "message", "msgd": "messaged", "lmk": "let me know", "thx": "thanks"},
    **{"thks": "thanks", "tnx": "thanks", "thnx": "thanks", "prob": "probably"},
    **{"probs": "probably", "prolly": "probably", "def": "definitely", "defo": "definitely"},
    **{"b4": "before", "mtg": "meeting", "appt": "appointment", "hafta": "have to"},
    **{"wanna": "want to", "gimme": "give me", "lemme": "let me", "bday": "birthday"},
    **{
        "promissed": "promised",
        "promsied": "promised",
        "rember": "remember",
        "remeber": "remember",
        "recieved": "received",
    },
    **{"rec": "recommend", "introd": "introduced", "rcvd": "received", "imma": "I'm going to"},
}
_BEFORE_VERB = {
    **{"ill": "I'll", "well": "we'll", "shell": "she'll", "hell": "he'll", "id": "I'd"},
    **{"shed": "she'd", "hed": "he'd", "wed": "we'd", "theyd": "they'd"},
}
"""What is another word, too, and is meant only before a verb of doing something for somebody."""
_VERBS = (
    SURE
    | LOOSE
    | words(
        "also be chat come def definitely dm feed follow fwd gladly go happily have like love msg"
        " prob probably see try"
    )
)


def written_out(text: str) -> list[tuple[int, int, str]]:
    """Return where shorthand stands in a text, and what it is short for."""
    low = text.lower().replace("’", "'")
    if not any(word.strip(".,;:!?()") in _ALWAYS or word in _BEFORE_VERB for word in low.split()):
        return []
    found: list[tuple[int, int, str]] = []
    for word in re.finditer(r"(?<![\w'@#/.-])[a-z][a-z0-9]*(?![\w'@/-])", low):
        said = _ALWAYS.get(word[0])
        if said is None and word[0] in _BEFORE_VERB:
            following = re.compile(r" ([a-z-]+)").match(low, word.end())
            said = _BEFORE_VERB[word[0]] if following and following[1] in _VERBS else None
        if said is not None and text[word.start() : word.end()] != word[0].upper():
            found.append((word.start(), word.end(), said))
    return found

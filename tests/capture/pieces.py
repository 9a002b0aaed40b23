"""Pieces that lines are put together from at random, with marks, names and sentences among them."""

from __future__ import annotations

from hypothesis import strategies as st

from netjournal.capture.words import MONTHS, WEEKDAYS

PIECES = st.sampled_from(
    [
        *("Ada", "Ada Lovelace", "ana", "Charles Babbage", "Hedy Lamarr", "Will", "met", "with"),
        *("and", ">", "<", "send slides", "by fri", "by 31 feb", "+2w", "+fri", "#abos26", "#42"),
        *(":", "via Mary Somerville", "via Zoom", "private:", "yesterday:", "1 dec:", "@charles"),
        *("@nobody", "I owe her", "she owes me", "20 dollars", "I'll send her", "the paper", "."),
        *("ask: why?", "every 2w", "ada@x.example", "+44 20 7946 0958", "https://x.example/a"),
        *("(Acme, boss)", '"quoted words"', "\\#no", "promised", "don't", "紫式部", "：", "→"),
        *("#mentee", "coffee", "lunch", ",", "-", "Dr.", "?", "growth", "50%", "Reminder:", "<3"),
        *("introduced me to", "sent", "paid back 5 of the 20", "moved from Acme to Globex"),
        *(
            "gave me two names:",
            "told me about an opening",
            "is my mentee",
            "her talk is on 11 dec",
        ),
        *(
            "call her mon",
            "next time ask",
            "each of them",
            "lent me a book",
            "thu 3pm",
            "<>",
            "intro",
        ),
        *("tall guy", "aunt", "Bob", "'quoted too'", "after the holidays", "if", "20-22 nov"),
    ]
)
LINES = st.lists(PIECES, min_size=1, max_size=10).map(" ".join)
GRAMMAR = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        "by before until on via every private ask i owe owes her him she he me dr the a to and"
        " 2w fortnight fri"
        " yesterday 1 w weeks last night noon 3pm aunt is my intro prof".split()
    )
)
"""Words that only say how the others are meant."""
FLOODS = (
    *(
        "was asked to ",
        "is asked to ",
        "said I'd ",
        "says she'll ",
        "I'll send it ",
        "sat next to ",
    ),
    *("adas ", "adas list ", "wensday ", "monday ", "and try ", "letter from ", "come with "),
    *("a b c d promised by her ", "I cook a and she brings b, ", "I send it to him "),
    *("rehearsal x y z with ", "Hedy Lamarr and ", "owe him 22 bucks the van, will ", "> a "),
)
"""What nobody types by intent thousands of times; each piece takes its own way through a line."""

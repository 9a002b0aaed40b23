"""Amounts of money: read from what people write, exactly, and shown again.

It knows the currencies' signs, words and minor digits; it never rounds and never uses floats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from netjournal.model.records import Amount

_CODES = frozenset(
    {"AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN"}
    | {"BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF"}
    | {"CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP"}
    | {"ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD"}
    | {"HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY"}
    | {"KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD"}
    | {"LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK"}
    | {"MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK"}
    | {"PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG"}
    | {"SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SYP", "SZL", "THB", "TJS", "TMT"}
    | {"TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND"}
    | {"VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWL"}
)
_LOWER_CODES = frozenset(
    {"aud", "cad", "chf", "cny", "czk", "dkk", "eur", "gbp", "inr", "jpy", "nok", "nzd", "pln"}
    | {"sek", "usd"}
)
"""The codes understood in small letters too; "all", "top" and "try" are words."""
_NO_MINOR = frozenset(
    {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV"}
    | {"XAF", "XOF", "XPF"}
)
_THREE_MINOR = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_DOT_GROUPS = frozenset(
    {"ARS", "BRL", "CLP", "COP", "CZK", "DKK", "EUR", "IDR", "ISK", "NOK", "PLN", "RON", "RSD"}
    | {"SEK", "TRY", "UYU", "VND"}
)
"""Where 1.234 is over a thousand; elsewhere it is no amount."""

_DOLLARS = frozenset(
    {"AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD"}
    | {"MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "USD", "XCD"}
)
_SEVERAL: dict[str, tuple[str, frozenset[str]]] = {
    **dict.fromkeys(["$", "dollar", "dollars", "buck", "bucks"], ("USD", _DOLLARS)),
    **dict.fromkeys(["£", "pound", "pounds"], ("GBP", frozenset({"EGP", "GIP", "FKP", "SHP"}))),
    **dict.fromkeys(["¥", "￥"], ("JPY", frozenset({"CNY"}))),
    **dict.fromkeys(
        ["kr", "krone", "kroner", "krona", "kronor"], ("", frozenset({"SEK", "NOK", "DKK", "ISK"}))
    ),
    **dict.fromkeys(["rupee", "rupees"], ("INR", frozenset({"PKR", "LKR", "NPR", "MUR"}))),
    **dict.fromkeys(["franc", "francs"], ("CHF", frozenset({"XAF", "XOF", "XPF", "RWF"}))),
    **dict.fromkeys(["peso", "pesos"], ("", frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "UYU"}))),
    **dict.fromkeys(["cent", "cents"], ("", _DOLLARS | {"EUR"})),
}
"""Signs and words of several currencies: the default one where it is among them, else the first."""
_ONE = {
    **{"us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD"},
    **{"hk$": "HKD", "s$": "SGD", "r$": "BRL", "€": "EUR", "euro": "EUR", "euros": "EUR"},
    **{"quid": "GBP", "pence": "GBP", "yen": "JPY", "yuan": "CNY", "rmb": "CNY", "₹": "INR"},
    **{"₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₫": "VND", "₦": "NGN"},
    **{"₱": "PHP", "฿": "THB", "₸": "KZT", "₾": "GEL", "zł": "PLN", "zloty": "PLN", "kč": "CZK"},
}
_HUNDREDTHS = frozenset({"cent", "cents", "pence"})
_SCALES = {"k": 3, "m": 6, "bn": 9, "thousand": 3, "million": 6, "billion": 9}
_SMALL = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14},
    **{"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19},
    **{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70},
    **{"eighty": 80, "ninety": 90},
}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6}

_BLANK = "[ \u00a0\u202f]"
_SIGNS = "€£¥￥₹₩₽₺₴₪₫₦₱฿₸₾"
_UNIT = rf"[A-Za-z]{{0,2}}\$|[{_SIGNS}]|[^\W\d_]+"
_MOST = 10**15
"""More minor units than this no program keeps exactly everywhere (a double holds 2**53)."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile, once asked: a number; the unit before it; scale and unit behind it."""
    spelled = "|".join([*_SMALL, *_LARGE])
    number = re.compile(
        rf"(?<![\d.,])(?:[0-9]{{1,3}}(?:{_BLANK}[0-9]{{3}})+(?:[.,][0-9]+)?(?![0-9])"
        r"|[0-9]+(?:[.,'’][0-9]+)*|\.[0-9]+)"
        rf"|\b(?:an?[ ])?(?:{spelled})(?:(?:[ -]|[ ]and[ ])(?:{spelled}))*\b",
        re.IGNORECASE,
    )
    before = re.compile(rf"(?<![^\W\d_])({_UNIT}){_BLANK}?\Z")
    scales = "|".join(_SCALES)
    after = re.compile(
        rf"(?:{_BLANK}?({scales})(?![^\W\d_]))?(?:{_BLANK}?({_UNIT}))?", re.IGNORECASE
    )
    return number, before, after


def parse_amount(text: str, default_currency: str) -> Amount | None:
    """Read a text that is wholly an amount; a bare number is of the default currency.

    None where it is not, where it has more decimals than the currency, or is below zero.
    """
    if not _has_number(text):
        return None
    phrase = text.strip()
    found = find_amount(phrase, default_currency)
    if found:
        return found[0] if found[1:] == (0, len(phrase)) else None
    number, _, after = _patterns()
    match = number.match(phrase)
    tail = after.fullmatch(phrase, match.end()) if match else None
    if not match or not tail or tail[2]:
        return None
    return _amount(match[0], default_currency, _scale(tail[1]))


def find_amount(text: str, default_currency: str) -> tuple[Amount, int, int] | None:
    """Find the first amount whose currency is said; with it, where it starts and ends."""
    if not _has_number(text):
        return None
    number, before, after = _patterns()
    for match in number.finditer(text):
        start, end = match.span()
        head = before.search(text, max(0, start - 8), start)
        tail = after.match(text, end)
        sign = head[1] if head else ""
        word = (tail[2] or "") if tail else ""
        ahead, behind = _currency(sign, default_currency), _currency(word, default_currency)
        if not ahead and (not behind or text[start - 1 : start].isalnum()):
            continue
        # "$20 CAD" is of the currency behind it; "USD 20 EUR 30" is not.
        inner = bool(behind) and (not ahead or (not sign.isalpha() and word.isalpha()))
        scale = _scale(tail[1] if tail else None) - 2 * (inner and word.lower() in _HUNDREDTHS)
        amount = _amount(match[0], behind if inner else ahead, scale)
        if amount and tail:
            begin = head.start(1) if head and ahead else start
            return amount, begin, tail.end(2) if inner else max(end, tail.end(1))
    return None


def _has_number(text: str) -> bool:
    """Tell whether a number can be in a text: most favors have none, and patterns cost a while."""
    low = text.lower()
    return any(map(str.isdigit, low)) or any(one in low for one in (*_SMALL, *_LARGE))


def _scale(word: str | None) -> int:
    return _SCALES[word.lower()] if word else 0


def _currency(unit: str, default: str) -> str:
    """Return the code that a sign, word or code stands for, or nothing."""
    if unit in _CODES or (unit == default and unit):
        return unit
    unit = unit.lower()
    if unit in _LOWER_CODES:
        return unit.upper()
    if unit in _SEVERAL:
        first, all_of_them = _SEVERAL[unit]
        return default if default in all_of_them else first
    return _ONE.get(unit, "")


def _minor_digits(currency: str) -> int:
    if currency in _NO_MINOR:
        return 0
    return 3 if currency in _THREE_MINOR else 2


def _amount(number: str, currency: str, scale: int) -> Amount | None:
    """Make an amount of `number` × 10**scale in whole numbers, so that nothing is rounded."""
    digits = _minor_digits(currency)
    if number[-1].isalpha():
        whole, fraction = str(_spelled(number)), ""
    else:
        parts = _split(number, bool(scale) or digits == 3, currency in _DOT_GROUPS)
        if parts is None:
            return None
        whole, fraction = parts
    places = digits + scale - len(fraction)
    if places < 0 or len(whole) > 16:
        return None
    minor = int(whole + fraction) * 10**places
    return Amount(minor=minor, currency=currency) if minor <= _MOST else None


def _split(number: str, thousandths: bool, dot_groups: bool) -> tuple[str, str] | None:
    """Split a number's digits at its decimal mark; None where the marks make no sense.

    One comma before three digits groups thousands; a dot does where `dot_groups`, and with
    `thousandths` is the decimal mark.
    """
    number = re.sub(rf"{_BLANK}|['’]", "", number)
    marks = [letter for letter in number if letter in ".,"]
    if not marks:
        return number, ""
    mark = marks[-1]
    whole, _, fraction = number.rpartition(mark)
    groups = len(marks) > 1 and len(set(marks)) == 1
    if len(marks) == 1 and len(fraction) == 3 and 1 <= len(whole) <= 3 and whole.strip("0"):
        if mark == "." and not (thousandths or dot_groups):
            return None
        groups = mark == "," or not thousandths
    if groups:
        whole, fraction = number, ""
    if whole.count(mark) and not groups:
        return None
    first, *rest = re.split("[.,]", whole)
    if rest and not (1 <= len(first) <= 3 and len(rest[-1]) == 3):
        return None
    if any(not 2 <= len(group) <= 3 for group in rest):
        return None
    return "".join([first, *rest]) or "0", fraction


def _spelled(words: str) -> int:
    total = part = 0
    for word in re.split("[ -]+", words.lower()):
        if word == "hundred":
            part = (part or 1) * 100
        elif word in _LARGE:
            total += (part or 1) * _LARGE[word]
            part = 0
        else:
            part += _SMALL.get(word, 0)
    return total + part


def show_amount(amount: Amount, default_currency: str = "USD") -> str:
    """Return an amount in words: "$20.00", "€12.50", "JPY 500".

    A dollar sign stands for the default currency's dollars, as `parse_amount` reads it.
    """
    digits = _minor_digits(amount.currency)
    whole, rest = divmod(abs(amount.minor), 10**digits)
    number = f"{whole:,}.{rest:0{digits}}" if digits else f"{whole:,}"
    dollars = default_currency if default_currency in _DOLLARS else "USD"
    signs = {"USD": "US$", dollars: "$", "EUR": "€", "GBP": "£"}
    sign = signs.get(amount.currency, f"{amount.currency} ")
    return f"{'-' if amount.minor < 0 else ''}{sign}{number}"


def total(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Return the sum of each currency, in the order of their codes."""
    sums: dict[str, int] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    return tuple(Amount(minor=sums[code], currency=code) for code in sorted(sums))

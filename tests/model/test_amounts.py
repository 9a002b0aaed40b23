"""Amounts of money, read exactly and shown again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.model.amounts import find_amount, parse_amount, show_amount, total
from netjournal.model.records import Amount

CURRENCIES = ["USD", "EUR", "GBP", "JPY", "KWD", "CAD", "CHF", "SEK", "INR"]


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("$20", 2000, "USD"),
        ("20$", 2000, "USD"),
        ("20 dollars", 2000, "USD"),
        ("20 Bucks", 2000, "USD"),
        ("50 EUR", 5000, "EUR"),
        ("50 eur", 5000, "EUR"),
        ("EUR50", 5000, "EUR"),
        ("€12.50", 1250, "EUR"),
        ("12,50 €", 1250, "EUR"),
        ("12,5 €", 1250, "EUR"),
        ("1.234 €", 123400, "EUR"),
        ("1.234,56 €", 123456, "EUR"),
        ("1 234,56 €", 123456, "EUR"),
        ("1'234.50 CHF", 123450, "CHF"),
        ("1,00,000 INR", 10000000, "INR"),
        ("1,234.56", 123456, "USD"),
        ("1,234", 123400, "USD"),
        ("20", 2000, "USD"),
        ("0.1", 10, "USD"),
        ("$.50", 50, "USD"),
        ("$0", 0, "USD"),
        ("JPY 500", 500, "JPY"),
        ("¥500", 500, "JPY"),
        ("GBP 3", 300, "GBP"),
        ("3 quid", 300, "GBP"),
        ("KWD 1.234", 1234, "KWD"),
        ("US$5", 500, "USD"),
        ("$20 CAD", 2000, "CAD"),
        ("50 cents", 50, "USD"),
        ("$2k", 200000, "USD"),
        ("$1.5k", 150000, "USD"),
        ("$2 million", 200000000, "USD"),
        ("twenty-five dollars", 2500, "USD"),
        ("a hundred bucks", 10000, "USD"),
        ("two thousand three hundred and fifty euros", 235000, "EUR"),
        ("1000000000000 USD", 10**14, "USD"),
    ],
)
def test_an_amount(text: str, minor: int, currency: str) -> None:
    assert parse_amount(text, "USD") == Amount(minor=minor, currency=currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$",
        "EUR",
        "slides",
        "20 kg",
        "20 all",
        "20 try",
        "-$5",
        "$1.234",
        "20.555",
        "¥5.5",
        "1,2,3 USD",
        "1.2.3",
        "12.50.00 €",
        "5.",
        "A4 EUR",
        "$20 and",
        "99999999999999999999 USD",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert parse_amount(text, "USD") is None


@pytest.mark.parametrize(
    ("text", "default", "currency"),
    [
        ("$20", "CAD", "CAD"),
        ("$20", "EUR", "USD"),
        ("US$20", "CAD", "USD"),
        ("20 kr", "NOK", "NOK"),
        ("¥20", "CNY", "CNY"),
        ("20", "GBP", "GBP"),
        ("50 cents", "EUR", "EUR"),
    ],
)
def test_a_shared_sign_means_the_default_currency(text: str, default: str, currency: str) -> None:
    amount = parse_amount(text, default)
    assert amount is not None
    assert amount.currency == currency


@pytest.mark.parametrize(
    ("text", "phrase", "shown"),
    [
        ("she owes me $20.", "$20", "$20.00"),
        ("lent Charles 50 EUR for the train", "50 EUR", "€50.00"),
        ("in 2026 twenty dollars", "twenty dollars", "$20.00"),
        ("USD 20 EUR 30", "USD 20", "$20.00"),
        ("paid 5 of the €20 back", "€20", "€20.00"),
        ("costs $5m each", "$5m", "$5,000,000.00"),
        ("(¥1,000)", "¥1,000", "JPY 1,000"),
    ],
)
def test_an_amount_inside_a_text(text: str, phrase: str, shown: str) -> None:
    found = find_amount(text, "USD")
    assert found is not None
    amount, start, end = found
    assert text[start:end] == phrase
    assert show_amount(amount) == shown


@pytest.mark.parametrize(
    "text", ["", "3 kids", "booth 214", "3:30 pm", "paid 5 of the 20", "20 kr", "two of them", "$x"]
)
def test_a_bare_number_is_no_amount(text: str) -> None:
    assert find_amount(text, "USD") is None


def test_shown_amounts() -> None:
    assert show_amount(Amount(minor=2000, currency="USD")) == "$20.00"
    assert show_amount(Amount(minor=1250, currency="EUR")) == "€12.50"
    assert show_amount(Amount(minor=500, currency="JPY")) == "JPY 500"
    assert show_amount(Amount(minor=1234, currency="KWD")) == "KWD 1.234"
    assert show_amount(Amount(minor=-5, currency="USD")) == "-$0.05"
    assert show_amount(Amount(minor=2000, currency="CAD"), "CAD") == "$20.00"
    assert show_amount(Amount(minor=2000, currency="USD"), "CAD") == "US$20.00"


@given(st.integers(0, 10**15), st.sampled_from(CURRENCIES), st.sampled_from(["USD", "CAD", "EUR"]))
def test_an_amount_shown_is_read_again(minor: int, currency: str, default: str) -> None:
    amount = Amount(minor=minor, currency=currency)
    shown = show_amount(amount, default)
    assert parse_amount(shown, default) == amount
    assert find_amount(f"owes {shown} since", default) == (amount, 5, 5 + len(shown))


@given(st.text(max_size=60), st.sampled_from(CURRENCIES))
def test_no_text_breaks_the_reader(text: str, default: str) -> None:
    parse_amount(text, default)
    find_amount(text + " $", default)


def test_totals_are_exact_and_by_currency() -> None:
    tenth, fifth = parse_amount("0.1", "USD"), parse_amount("0.2", "USD")
    assert tenth is not None
    assert fifth is not None
    euros = Amount(minor=10**14, currency="EUR")
    assert total([tenth, euros, fifth, euros]) == (
        Amount(minor=2 * 10**14, currency="EUR"),
        Amount(minor=30, currency="USD"),
    )
    assert total([]) == ()

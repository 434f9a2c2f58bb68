"""Redaction of what nobody means to send: odd signs, markup, and a lot of whatever is slowest to look at."""

import time

import pytest

from wallofchange.reading.redacting.own_patterns import OwnPattern
from wallofchange.reading.redaction import redact
from wallofchange.reading.words import Words

HOME = (OwnPattern("order", "WOC-######"), OwnPattern("policy", r"/[A-Z]{2,8}-?\d{3,9}/"))
LONG = 250_000  # signs; a megabyte takes four times as long, which is what the rows below are for
ROWS = (
    "a", "0 ", "0-", "A.", "A. ", "a@", " at a.b ", "jan dot ", "a(at)", "06-12345678 ", "Anna ", "Anna, ",
    "A van de ", "Anna-", "1234 AB ", "Aaaastraa", "NL 91 ", "NL91ABNA0417164300 ", "4111 ", "order nr. ",
    "auto A1 ", "kenteken van ", "nul een ", "a:", "www.", "http://!", "adres is Aa ", "A1 ", "12-AB ",
    "P.O. Box ", "1 Aa ", "[naam] ", "mijn naam is ", "(auto ",
    "geboren a ", "dob ", "zoon Aa ", "nummer a ", "order a ", "polis, ", "A1234567-", "1234 1234 ",
    "06-12345678, 1-",
    "Aa Aa, ", "paspoort a 1 ",
    "twee ", "een twee, ", "double ", "honderd ", "punt ", "a(punt)", " dot a", "apenstaartje ",
    "at a dot ", "underscore ", "1 2 ", "1o", "ref ", "ref a ", "ref A-1 ", "order AB-1234, ", "12 ab ",
    "1234ab", "postcode ", "woon a ", "woon aan a 1 ", "live at 1 a ", "van de ", "Aa v. ", "lange ", "3S ",
    "3S1 ", "JJ12", "1Z1 ", "insta ", "insta a.", "a_a op ", "born a 1 ", "ip 1 1 ", "1.1-", "a1:", "ab::",
    "x.nl/", "mijn site is a.", "http : ", "NL1 ", "IBAN NL12 A1", "INGB 1", "1/2-", "12345678 ",
    "123 123 123, ", "a. ¤", "Aa, A.", "v/d ", "1-1-1960 ", "12 Aa ", '"a',
    '"a b ', "laan van a ", "PO-1 ", "AB-12345 ", "1 = my ",
    "12345 is mijn a ", "MRS A", "MRS AA-", "Mr.", "naam\n", "from 1,", "1234 0012 ", "insta . ",
    "@a_b/", "a/", "twee, 1234 ab ",
)  # fmt: skip
ODD = (
    "",
    "\0" * 9,
    "😀🙃",
    "Z̷̨a̵l̶g̴o̸",
    "שלום, אני אנה",
    "<b>hoi</b> <script>x</script>",
    "\u202eabc",
    "\ud800",
    "¤" * 9,
)


@pytest.mark.parametrize("text", ODD)
def test_odd_text_stays_as_it_is(text):
    assert redact(Words(text)) == text


def test_a_number_among_odd_signs_is_covered():
    assert redact(Words("<b>06-12345678</b>\0 😀 <a href='mailto:jan@ziggo.nl'>")) == (
        "<b>[telefoon]</b>\0 😀 <a href='mailto:[e-mail]'>"
    )


@pytest.mark.parametrize("row", ROWS)
def test_four_times_the_text_takes_no_more_than_some_four_times_the_time(row):
    short, long = (_seconds((row * size)[:size]) for size in (10_000, 40_000))

    assert long < max(9 * short, 0.05)  # sixteen times, were each place compared with each other


@pytest.mark.parametrize("begin", ["JD", "3S", "1Z", "NL", "tel ", "order ", "IBAN ", "rek GZ 39_/", "A"])
@pytest.mark.parametrize("row", ["1", "A", "1A", "12 ", "1-", "A.", "11 A"])
@pytest.mark.parametrize("end", ["x", "§", "@", ""])
def test_a_number_that_does_not_end_is_cut_in_one_way(begin, row, end):
    words = Words((begin + row * 600)[:600] + end + " nummer 12")
    began = time.process_time()

    redact(words, patterns=HOME)

    assert time.process_time() - began < 1  # two hundred figures behind "JD" took for ever


def test_a_very_long_text_of_everything_is_read():
    text = "".join(row * 300 for row in ROWS)

    assert len(redact(Words((text * (LONG // len(text) + 1))[:LONG]), patterns=HOME)) > 0


def _seconds(text: str) -> float:
    """The least of three tries: the machine may do something else as well."""
    words = Words(text)
    return min(_once(words) for _ in range(3))


def _once(words: Words) -> float:
    began = time.process_time()
    redact(words, patterns=HOME)
    return time.process_time() - began

"""However a text was typed, copied or exported: what people read as one sign is read, and covered, as one."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest

from wallofchange.reading import Reading, read
from wallofchange.reading.opening import opened
from wallofchange.reading.redaction import redact
from wallofchange.reading.words import Words

SAID = {
    "bel 06-12345678": "bel [telefoon]",
    "mail jan.jansen@ziggo.nl": "mail [e-mail]",
    "IBAN NL91 ABNA 0417 1643 00": "IBAN [IBAN]",
    "kaart 4111 1111 1111 1111": "kaart [kaartnummer]",
    "ik woon op 1234 AB 12": "ik woon op [adres]",
    "kenteken 12-ABC-3": "kenteken [kenteken]",
    "ik ben Sanne van Dijk": "ik ben [naam]",
}


def wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def ornate(text: str) -> str:
    fonts = (("a", "z", 0x1D41A), ("A", "Z", 0x1D400), ("0", "9", 0x1D7CE))
    for first, last, begin in fonts:
        text = "".join(
            chr(begin + ord(sign) - ord(first)) if first <= sign <= last else sign for sign in text
        )
    return text


def elsewhere(text: str) -> str:
    return "".join(chr(0x660 + int(sign)) if sign in "0123456789" else sign for sign in text)


def escaped(text: str) -> str:
    return html.escape("".join(f"&#{ord(sign)};" for sign in text))


def spaced(space: str) -> Callable[[str], str]:
    return lambda text: text.replace(" ", space)


def between(sign: str) -> Callable[[str], str]:
    return sign.join


WAYS: dict[str, Callable[[str], str]] = {
    "wide letters": wide,
    "mathematical letters": ornate,
    "figures of another script": elsewhere,
    "a page copied from a page": escaped,
    "hard spaces": spaced("\u00a0"),
    "two spaces": spaced("  "),
    "thin spaces": spaced("\u202f"),
    "dashes that do not break": lambda text: text.replace("-", "\u2011"),
    "minus signs": lambda text: text.replace("-", "\u2212"),
    "emphasis": lambda text: " ".join(f"_{word}_" if word[0].isdigit() else word for word in text.split()),
    "unseen selectors": between("\ufe0f"),
    "unseen tags": between("\U000e0020"),
    "unseen joints": between("\u034f"),
    "unseen marks of direction": between("\u061c"),
    "null bytes": between("\0"),
    "markup within words": lambda text: text[:-3] + "<wbr>" + text[-3:],
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("plain", SAID)
def test_what_identifies_somebody_is_covered_however_it_was_typed(plain: str, way: str) -> None:
    assert redact(Words(opened(WAYS[way](plain)))) == SAID[plain]


@pytest.mark.parametrize("line", ["\n", "\r\n", "\t", "\r"])
@pytest.mark.parametrize("plain", [text for text in SAID if text[:2] in ("IB", "ka")])
def test_a_number_in_groups_goes_over_two_lines(plain: str, line: str) -> None:
    cut = plain.rindex(" ")

    assert redact(Words(opened(plain[:cut] + line + plain[cut + 1 :]))) == SAID[plain]


@pytest.mark.parametrize(
    ("said", "covered"),
    [
        ("[Sanne van Dijk] wacht nog", "[[naam]] wacht nog"),
        ("ja,111222333,nee", "ja,[BSN],nee"),
        ("stuur naar jan.jansen%40ziggo.nl", "stuur naar [e-mail]"),
        ("mevrouw O’Sullivan en Pat O’Sullivan", "mevrouw [naam] en [naam]"),
        ("kenteken 12\u2013ABC\u20133", "kenteken [kenteken]"),
    ],
)
def test_signs_around_a_name_or_number_do_not_hide_it(said: str, covered: str) -> None:
    assert redact(Words(opened(said))) == covered


@pytest.mark.parametrize(
    "plain",
    [
        "De monteur was vriendelijk maar kwam veel te laat, ik wil mijn geld terug.",
        "I can't believe how rude they were, and nobody called me back.",
    ],
)
@pytest.mark.parametrize(
    "way",
    [
        wide,
        spaced("\u00a0"),
        spaced("   "),
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("ij", "\u0133"),
        lambda text: text.replace("'", "\u00b4"),
        lambda text: text.replace("'", "\u2018"),
        lambda text: "<b>" + text[:4] + "</b>" + text[4:],
        lambda text: f"_{text[:20]}_{text[20:]}" if text[20] == " " else f"_{text}_",
    ],
)
def test_a_reading_is_the_same_however_a_text_was_typed(way: Callable[[str], str], plain: str) -> None:
    typed, known = read([way(plain), plain])

    assert told(typed) == told(known)


def told(reading: Reading) -> tuple[object, ...]:
    themes = [found.name for found in reading.themes]
    return reading.polarity_p, reading.emotions, themes, reading.wish, reading.expectation


@pytest.mark.parametrize(
    "said", ["Ẹ̀kọ́ dára púpọ̀", "een café van 12 m²", "❤️ en ☎️", "in snake_case_here", "2019 – 2021", "@_jan_"]
)
def test_what_means_something_stays(said: str) -> None:
    assert opened(said) == said

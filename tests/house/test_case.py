"""The one page of an idea: what stands on it, that it is one A4 in ink, and who opens it with which link."""

import re
import zlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import CaseKey
from wallofchange.house.pages.case_drafted import case_of
from wallofchange.house.paper import press

WORDS = "Drie keer gebeld, één antwoord: “café-praat”. 😞"
LONG = "Ik heb drie keer gebeld en kreeg drie keer een ander verhaal over dezelfde kapotte ketel 🥶 " * 3


@pytest.fixture
def idea():
    heard = [cast.heard(WORDS), cast.heard("I had to ring three times")]
    found = cast.idea("Bellen vóór u belt", signals=heard)
    found.yes_but("ja, maar dat is zes uur bellen per dag", by=cast.sefa(), at=cast.MONDAY)
    return found


def page(**more):
    """Plain values of a page, as full as they can be."""
    quote = {"words": LONG[:220], "lang": "nl", "where": "monteur aan huis · 2 maart 2026"}
    worry = {"words": "ja, maar " + "dat kost tijd " * 10, "became": "Ja, mits: " + "vier weken proef " * 9}
    labels = ("said", "asked", "cost", "expected", "worries", "no_worries", "serves")
    full = {
        "title": "Bellen vóór u belt: " + "wie wacht hoort van ons " * 8, "team": "Service", "lang": "nl",
        "above": "Service · Ideeën · 2 maart 2026", "footer": "Gemaakt van de Wall of Change.", "voices": 40,
        "quotes": [quote] * 4, "said": ["40 klanten zeiden het, de eerste op 2 maart 2026."],
        "asked": ["12 uur van Service en wie het met hen maakt."] * 2,
        "cost": ["In de laatste 13 weken zeiden minstens 40 klanten het."] * 4,
        "expected": ["We denken dat monteur aan huis hierdoor 0,4 punt beter wordt. " * 3],
        "worries": [worry] * 4, "serves": ["Niemand zit in de kou omdat wij het druk hadden."] * 5,
        "labels": {label: label.capitalize() for label in labels},
    }  # fmt: skip
    return full | more


def test_the_fullest_page_is_still_one_a4():
    assert press.pages("case.typ", page(), press.fitting_size("case.typ", page())) == 1


def test_it_prints_in_grey():
    colours = set(re.findall(r'(?:fill|stroke)="#([0-9a-f]{6})', press.as_drawing("case.typ", page())))

    assert colours
    assert [each for each in colours if len({each[:2], each[2:4], each[4:]}) != 1] == []


def test_accents_and_emoji_arrive_on_paper_and_what_looks_like_markup_is_text():
    words = {"words": "één café, ğ, € 40 🥶 #set page(fill: red) *niet vet*", "lang": "nl", "where": ""}

    letters = _letters(press.one_page("case.typ", page(quotes=[words])))

    assert [sign for sign in "éğ€🥶#*" if sign not in letters] == []


def test_the_file_says_its_title_and_language_to_who_listens():
    pdf = press.one_page("case.typ", page(title="Bellen"))

    assert b"/Lang" in pdf or b"Lang" in _streams(pdf)
    assert b"pdfuaid" in pdf + _streams(pdf)


@pytest.mark.django_db
def test_a_page_carries_the_words_the_worry_and_what_waiting_costs_in_both_languages(idea):
    said = {}
    for language in ("nl", "en"):
        with translation.override(language):
            said[language] = case_of(idea, reader=cast.anna(), at=cast.TUESDAY)

    assert said["nl"].quotes[0].words == WORDS
    assert said["nl"].worries[0].became.startswith("Open; zonder antwoord")
    assert said["en"].said == ["2 customers said it, the first on 2 March 2026."]
    assert (said["en"].labels["cost"], said["nl"].labels["cost"]) == (
        "What waiting costs",
        "Wat wachten kost",
    )
    assert said["en"].cost[0] == "In the last 13 weeks 2 customers said it, at least."


@pytest.mark.django_db
def test_of_what_was_done_the_page_says_what_it_became_and_nothing_of_waiting(idea):
    idea.finish_at_once("The bell is off", by=cast.anna(), at=cast.MONDAY)
    with translation.override("en"):
        said = case_of(idea, reader=cast.anna(), at=cast.TUESDAY)

    assert (said.labels["expected"], said.expected) == ("What came of it", ["Done at once: The bell is off"])
    assert said.cost == []


@pytest.mark.django_db
def test_an_idea_without_words_says_so_without_shame():
    with translation.override("en"):
        said = case_of(cast.idea(), reader=cast.anna(), at=cast.TUESDAY)

    assert said.said == [
        "No customer has asked for this yet. That is fine: nobody asked for air conditioning."
    ]
    assert said.cost == ["No customer's words hang with it, so nobody knows what waiting costs."]


@pytest.mark.django_db
def test_who_sees_the_idea_reads_and_takes_the_page_and_nobody_else(idea):
    for path in (f"/ideas/{idea.pk}/case/", f"/ideas/{idea.pk}/case.pdf?language=nl"):
        assert stand(cast.sefa()).get(path).status_code == 200
        assert stand(cast.chantal()).get(path).status_code == 404
        assert stand().get(path).status_code == 302


@pytest.mark.django_db
def test_a_link_shows_the_page_without_a_login_until_it_is_taken_away(idea):
    lead, stranger = stand(cast.anna()), stand()
    shown = lead.post(f"/ideas/{idea.pk}/case/keys/", {"name": "October"}).content.decode()
    link = re.search(r"http://testserver(/case/[^/]+/)", shown)[1]
    assert WORDS in stranger.get(link).content.decode()
    assert stranger.get(link.rstrip("/") + ".pdf").headers["Content-Type"] == "application/pdf"

    lead.post(f"/case-keys/{CaseKey.objects.get().pk}/revocation/")

    assert stranger.get(link).status_code == 404
    assert stranger.get(link.rstrip("/") + ".pdf").status_code == 404


@pytest.mark.django_db
def test_what_a_link_opens_is_kept_by_nobody_and_found_by_nobody(idea):
    _made, key = CaseKey.issue(idea, "", by=cast.anna(), at=cast.MONDAY)
    CaseKey.objects.update(until="2100-01-01T00:00:00Z")

    headers = stand().get(f"/case/{key}/").headers

    assert headers["Cache-Control"] == "no-store"
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.django_db
def test_a_colleague_who_does_not_lead_makes_no_link_and_takes_none_away(idea):
    page_of_sefa = stand(cast.sefa())
    made, _key = CaseKey.issue(idea, "", by=cast.anna(), at=cast.MONDAY)

    assert page_of_sefa.post(f"/ideas/{idea.pk}/case/keys/").status_code == 409
    assert page_of_sefa.post(f"/case-keys/{made.pk}/revocation/").status_code == 409
    assert stand(cast.bram()).post(f"/case-keys/{made.pk}/revocation/").status_code == 404


@pytest.mark.django_db
def test_the_page_takes_as_many_queries_for_three_voices_as_for_one():
    idea, reader = cast.idea(signals=[cast.heard()]), stand(cast.anna())

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert reader.get(f"/ideas/{idea.pk}/case/").status_code == 200
        return len(found)

    queries()  # what is remembered once is remembered now
    one = queries()
    idea.attach([cast.heard("Again"), cast.heard("And again")], by=cast.anna(), at=cast.MONDAY)

    assert queries() == one


def _streams(pdf: bytes) -> bytes:
    found = b""
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            found += zlib.decompress(packed)
        except zlib.error:
            found += packed
    return found


def _letters(pdf: bytes) -> str:
    """Every letter that a reader of the file can copy out of it: what its fonts say they map to."""
    codes = re.findall(rb"<[0-9a-fA-F]{2,4}> <((?:[0-9a-fA-F]{4})+)>", _streams(pdf))
    return "".join(bytes.fromhex(code.decode()).decode("utf-16-be", "ignore") for code in codes)

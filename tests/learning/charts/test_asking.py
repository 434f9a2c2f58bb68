"""A page is asked for its own pictures, under its own permission."""

import gzip

import pytest
from django.urls import reverse

from tests import cast
from wallofchange.learning.charts import engine

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(client):
    client.force_login(cast.anna())
    return client


def test_a_page_gives_its_picture_in_every_kind(anna):
    answers = {
        kind: anna.get("/parts/", {"chart": "intervals", "format": kind}) for kind in ("svg", "png", "pdf")
    }

    assert {kind: answer.headers["Content-Type"] for kind, answer in answers.items()} == {
        "svg": "image/svg+xml",
        "png": "image/png",
        "pdf": "application/pdf",
    }
    assert b"By what we did" in answers["svg"].content


def test_a_picture_loads_and_runs_nothing(anna):
    answer = anna.get("/parts/", {"chart": "intervals", "format": "svg"})

    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_picture_comes_in_the_theme_that_is_asked_for(anna):
    light, dark = (
        anna.get("/parts/", {"chart": "intervals", "format": "svg", "theme": theme}).content
        for theme in ("light", "dark")
    )

    assert light != dark


@pytest.mark.parametrize(
    "asked", [{"chart": "no-such", "format": "svg"}, {"chart": "intervals", "format": "exe"}]
)
def test_what_the_page_does_not_have_is_not_found(anna, asked):
    assert anna.get("/parts/", asked).status_code == 404


def test_who_may_not_see_the_page_does_not_get_its_picture(client):
    answer = client.get("/parts/", {"chart": "intervals", "format": "svg"})

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("people:login"))


def test_the_page_holds_the_table_open_and_the_ways_to_keep_the_picture(anna):
    page = anna.get("/parts/?of=this").content.decode()

    assert page.count('<details class="fold" open>') == 8
    assert 'href="/parts/?of=this&amp;chart=band&amp;format=pdf"' in page
    assert "<noscript><picture>" in page


def test_what_draws_in_the_browser_may_be_kept_for_a_year(client):
    answer = client.get(
        reverse("house:drawing-engine", args=[engine.name()]), headers={"Accept-Encoding": "gzip"}
    )

    assert "immutable" in answer.headers["Cache-Control"]
    assert "vegaEmbed" in gzip.decompress(answer.content).decode()


def test_what_drew_it_once_is_gone_under_its_old_name(client):
    assert client.get(reverse("house:drawing-engine", args=["vega-old"])).status_code == 404
